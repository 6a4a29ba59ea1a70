"""summarymine patterns coverage: how many figures of some reports the rules claim."""

from collections.abc import Iterator, Sequence
from typing import Any

from summarymine.authoring.coverage import Coverage, find_coverage
from summarymine.cli.messages import say
from summarymine.cli.options import form_option, paths_argument
from summarymine.cli.patterns.common import prepared_reports, show, show_json, shown
from summarymine.cli.rules import Rules, load_indicators, rules_options
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK


@command("coverage", "patterns.coverage")
@paths_argument
@rules_options
@form_option
def command_coverage(*, paths: Sequence[str], rules: Rules, form: str) -> int:
    """Writes what the indicators claim of the figures of the reports at paths."""
    catalogue = load_indicators(rules)
    batch, documents = prepared_reports(paths)
    coverage = find_coverage(documents, catalogue)
    if form == "json":
        show_json(_object(coverage))
    else:
        show(_lines(coverage))
    return batch.finish() or (FAILED if catalogue.broken else OK)


def _lines(coverage: Coverage) -> Iterator[str | tuple[str, str]]:
    yield (
        say(
            "coverage.summary",
            documents=coverage.documents,
            figures=coverage.figures,
            claimed=coverage.claimed,
            share=_share(coverage.claimed, coverage.figures),
            unclaimed=coverage.figures - coverage.claimed,
        ),
        "bold",
    )
    for id, one in coverage.indicators.items():
        share = _share(one.figures, coverage.figures)
        yield say(
            "coverage.indicator",
            id=id,
            label=one.indicator.label,
            figures=one.figures,
            share=share,
            documents=one.documents,
        )
    if coverage.overlaps:
        yield say("coverage.overlaps"), "bold"
    for overlap in coverage.overlaps.values():
        yield f"  {' + '.join(overlap.ids)}: {overlap.figures}  {shown(overlap.example)}"
    if coverage.silent:
        yield say("coverage.silent", count=len(coverage.silent)), "bold"
        yield "  " + ", ".join(coverage.silent)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def _object(coverage: Coverage) -> dict[str, Any]:
    return {
        "documents": coverage.documents,
        "figures": coverage.figures,
        "claimed": coverage.claimed,
        "unclaimed": coverage.figures - coverage.claimed,
        "indicators": [
            {
                "id": id,
                "label": one.indicator.label,
                "figures": one.figures,
                "documents": one.documents,
            }
            for id, one in coverage.indicators.items()
        ],
        "overlaps": [
            {"ids": list(one.ids), "figures": one.figures, "example": one.example}
            for one in coverage.overlaps.values()
        ],
        "silent_rules": list(coverage.silent),
    }
