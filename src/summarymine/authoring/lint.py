"""Pattern files → every fault in them at once: errors, and what good rules do without."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time
from unicodedata import normalize

from summarymine.authoring.regex_faults import find_faults, is_slow_lane, right_sign
from summarymine.authoring.samples import find_samples
from summarymine.indicators.catalogue import (
    Catalogue,
    find_strangers,
    load_catalogue,
    packaged_files,
    pattern_files,
)
from summarymine.indicators.context import load_context
from summarymine.indicators.definitions import Indicator, Pattern, RuleFile
from summarymine.indicators.match import Matcher
from summarymine.indicators.problems import CatalogueError, Problem, find_meant
from summarymine.indicators.rule_file import read_rule_file
from summarymine.indicators.timed import collect_slow, timed
from summarymine.model import Span
from summarymine.quantities import find_quantities
from summarymine.quantities.units import unit_words

# Keys whose patterns are searched for in every sentence that may hold them.
_SEARCHED = ("names", "short", "not", "level", "zero")
# What the cost of a rule is told for: reports, and how many sentences one of 10 KB has.
_REPORTS, _SENTENCES = 1000, 60
# A figure may have none; 万 alone is one that lost its own.
_UNITLESS = ("", "万")


def lint(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Every problem of the pattern files at paths, in the order of their lines.

    The packaged files are what else is in force. Raises CatalogueError for a path that is none.
    """
    problems: list[Problem] = []
    files: list[Path] = []
    for path in paths:
        found = pattern_files(path)
        if not found:
            problems.append(Problem(file=path.as_posix(), code="no_files"))
        files += found
    read: list[RuleFile] = []
    for path in files:
        try:
            read.append(read_rule_file(path, problems))
        except CatalogueError as error:
            problems.extend(error.problems)
    own = [indicator for file in read for indicator in file.indicators]
    faulty = {problem.file for problem in problems}
    problems.extend(
        Problem(file=file.shown, line=1, column=1, code="no_indicator")
        for file in read
        if not file.indicators and file.shown not in faulty
    )
    problems.extend(_taken_by_two(read))
    rest = _others(files, own)
    problems.extend(_replacing(own))
    for indicator in own:
        problems.extend(_Indicator(indicator).problems())
    problems.extend(_same_labels(own, rest.defined))
    problems.extend(_same_spans(own, rest))
    known = {i.id: i for i in (*rest.defined, *own)}
    packs = dict(rest.packs) | {file.pack.name: file.pack for file in read if file.pack}
    checks = [check for file in read for check in file.checks]
    shown = {file.shown for file in read}
    strangers = find_strangers(known, packs, checks)
    problems.extend(problem for problem in strangers if problem.file in shown)
    order = sorted(set(map(_key, problems)))
    first = {_key(problem): problem for problem in reversed(problems)}
    return tuple(first[key] for key in order)


def _key(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.code, str(problem)


def _others(files: Sequence[Path], own: Sequence[Indicator]) -> Catalogue:
    """The packaged catalogue without what these files define themselves."""
    packaged = load_catalogue()
    linted = {file.resolve() for file in files}
    replaced = {indicator.id for indicator in own}
    names = {f"patterns/{path.name}" for path in packaged_files() if path.resolve() in linted}
    defined = tuple(
        indicator
        for indicator in packaged.defined
        if indicator.id not in replaced and indicator.origin.rpartition(":")[0] not in names
    )
    return packaged.of(defined)


def _replacing(own: Sequence[Indicator]) -> Iterator[Problem]:
    """Indicators that take the place of a shipped one by chance: the label is another."""
    shipped = {indicator.id: indicator for indicator in load_catalogue().defined}
    for indicator in own:
        other = shipped.get(indicator.id)
        if other and other.label != indicator.label:
            details = {"indicator": indicator.id, "label": indicator.label, "other": other.label}
            yield _problem(indicator, "replaces", details)


def _taken_by_two(files: Sequence[RuleFile]) -> Iterator[Problem]:
    """Ids that two of the files define: the later one would silently replace the earlier."""
    first: dict[str, Indicator] = {}
    for file in files:
        for indicator in file.indicators:
            if indicator.id in first:
                details = {"id": indicator.id, "first": first[indicator.id].origin}
                yield _problem(indicator, "taken", details)
            first.setdefault(indicator.id, indicator)


def _same_labels(own: Sequence[Indicator], others: Sequence[Indicator]) -> Iterator[Problem]:
    """Two columns of one name in the table of a pack."""
    first: dict[tuple[str, str], Indicator] = {(i.pack, i.label): i for i in reversed(others)}
    for indicator in own:
        other = first.setdefault((indicator.pack, indicator.label), indicator)
        if other is not indicator:
            details = {"indicator": indicator.id, "label": indicator.label, "other": other.id}
            yield _problem(indicator, "duplicate_label", details)


def _same_spans(own: Sequence[Indicator], rest: Catalogue) -> Iterator[Problem]:
    """Names that are those of another indicator of the same pack too."""
    by_pack: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in own:
        by_pack[indicator.pack].append(indicator)
    for pack, indicators in by_pack.items():
        also = rest.packs[pack].also if pack in rest.packs else ()
        others = [i for i in rest.defined if i.pack == pack or i.id in also]
        yield from _Spans([*others, *indicators]).problems(indicators)


class _Spans:
    """Indicators that are in force together, and what they name on texts made of their names."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.matcher = Matcher(indicators)
        self.cases = {
            indicator.id: {case.text for case in indicator.cases if case.facts}
            for indicator in indicators
        }
        self.order = {indicator.id: number for number, indicator in enumerate(indicators)}
        self.told: set[tuple[str, str]] = set()

    def problems(self, indicators: Sequence[Indicator]) -> Iterator[Problem]:
        for indicator in indicators:
            for pattern in indicator.names:
                for sample in find_samples(pattern.regex):
                    yield from self._clashes(indicator, pattern, sample)

    def _clashes(self, indicator: Indicator, pattern: Pattern, sample: str) -> Iterator[Problem]:
        whole = Span(0, len(sample))
        rules = self.matcher.candidates(sample, [whole]).get(0, [])
        for mention in self.matcher.mentions(sample, whole, rules):
            if indicator not in mention.indicators or mention.role != "name":
                continue
            for other in mention.indicators:
                pair = (indicator.id, other.id)
                shared = self.cases[indicator.id] & self.cases[other.id]
                is_later = self.order[other.id] >= self.order[indicator.id]
                if is_later or pair in self.told or shared:
                    continue
                self.told.add(pair)
                text = sample[mention.start : mention.end]
                details = {"pattern": pattern.id, "text": text, "other": other.id}
                yield _problem(indicator, "same_span", details, pattern)


@dataclass(frozen=True, slots=True)
class _Indicator:
    """One indicator that is looked at by itself."""

    indicator: Indicator

    def problems(self) -> Iterator[Problem]:
        indicator = self.indicator
        right = [case for case in indicator.cases if case.facts]
        if not right:
            yield _problem(indicator, "no_case", {"indicator": indicator.id})
        if len(right) == len(indicator.cases):
            yield _problem(indicator, "no_silent", {"indicator": indicator.id})
        yield from self._units()
        for key, patterns in indicator.patterns.items():
            for pattern in patterns:
                yield from self._pattern(key, pattern)

    def _units(self) -> Iterator[Problem]:
        for unit in self.indicator.units:
            if unit not in _UNITLESS and not _is_unit(unit):
                details = {"indicator": self.indicator.id, "unit": unit}
                plain = normalize("NFKC", unit)
                words = [*sorted(load_context().units), *sorted(unit_words())]
                # ％ is no unit, % is.
                meant = ("close", plain) if _is_unit(plain) else find_meant(unit, words)
                yield _problem(self.indicator, "unknown_unit", details, meant=meant)

    def _pattern(self, key: str, pattern: Pattern) -> Iterator[Problem]:
        for fault in find_faults(pattern.source, pattern.regex):
            details = {"pattern": pattern.id, "part": fault.part}
            if fault.code == "fullwidth":
                details["right"] = right_sign(fault.part)
            yield _problem(self.indicator, fault.code, details, pattern, at=fault.at)
        if key in _SEARCHED and is_slow_lane(pattern.regex):
            details = {"pattern": pattern.id, "seconds": f"{_find_cost(pattern.regex):.1g}"}
            yield _problem(self.indicator, "no_literal", details, pattern)


def _find_cost(expanded: str) -> float:
    """CPU seconds that a regex takes in so many reports if each of their sentences is searched."""
    texts = [case.text for indicator in load_catalogue().defined for case in indicator.cases]
    finder = timed(expanded, "")
    start = process_time()
    # One that never ends is given up after a few texts.
    with collect_slow():
        for text in texts:
            for _ in finder.finditer(text, 0, len(text)):
                pass
    return (process_time() - start) / len(texts) * _SENTENCES * _REPORTS


@cache
def _is_unit(unit: str) -> bool:
    """Whether a figure can have this unit: then a rule may meet it."""
    return any(quantity.unit == unit for quantity in find_quantities(f"共有36{unit}。"))


def _problem(
    indicator: Indicator,
    code: str,
    details: Mapping[str, str],
    pattern: Pattern | None = None,
    *,
    at: int = -1,
    meant: tuple[str, str] | None = None,
) -> Problem:
    """A problem at a place of a pattern, or at the indicator's first line."""
    file, _, line = indicator.origin.rpartition(":")
    return Problem(
        file=file,
        line=pattern.line if pattern else int(line),
        column=(pattern.column + max(at, 0)) if pattern else 5,
        code=code,
        details=details,
        meant=meant,
        indicator=indicator.id,
    )


def problem_object(problem: Problem, message: str) -> Mapping[str, object]:
    """A problem for programs; message: its sentence."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "indicator": problem.indicator,
        "message": message,
    }
