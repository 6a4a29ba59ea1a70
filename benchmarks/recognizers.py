"""Prints how fast quantities are found, against Microsoft's Recognizers-Text over the same text.

    python -m pip install -r benchmarks/requirements-recognizers.txt
    python -W ignore benchmarks/recognizers.py

Both sides look for numbers, percentages, amounts, measures, ages and dates in Chinese; CPU time on
one core.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

from bench import SEED, build_line, choose_catalogue, cpu_seconds
from generate import generate_reports

from summarymine.quantities import find_quantities

# Recognizers-Text takes a minute and a half for a megabyte.
MEGABYTES = 0.05
RECOGNIZERS = (
    ("recognizers_number", "recognize_number"),
    ("recognizers_number", "recognize_percentage"),
    ("recognizers_number_with_unit", "recognize_currency"),
    ("recognizers_number_with_unit", "recognize_dimension"),
    ("recognizers_number_with_unit", "recognize_age"),
    ("recognizers_date_time", "recognize_datetime"),
)


def build_recognizer() -> Callable[[str], int]:
    """All of RECOGNIZERS, one after the other; gives how much they find."""
    culture = import_module("recognizers_text").Culture.Chinese
    recognizers = [getattr(import_module(module), name) for module, name in RECOGNIZERS]
    return lambda text: sum(len(recognize(text, culture)) for recognize in recognizers)


def report(name: str, run: Callable[[str], object], texts: Sequence[str]) -> float:
    """Prints the MB/s of run, warm, and gives them."""
    cpu_seconds(run, texts[:1])
    size = sum(len(text.encode()) for text in texts) / 1e6
    speed = size / cpu_seconds(run, texts)
    print(f"{name:<40}{speed:8.3f} MB/s")
    return speed


def main() -> None:
    """Measures the three, and prints the ratios."""
    texts = [text for _, text in generate_reports(MEGABYTES, SEED)]
    theirs = report("Recognizers-Text, all six recognizers", build_recognizer(), texts)
    quantities = report("summarymine, quantities", find_quantities, texts)
    line = report("summarymine, whole line", build_line(choose_catalogue(None)), texts)
    print(f"{'quantities / Recognizers-Text':<40}{quantities / theirs:8.0f}  (aim: ≥ 100)")
    print(f"{'whole line / Recognizers-Text':<40}{line / theirs:8.0f}")


if __name__ == "__main__":
    main()
