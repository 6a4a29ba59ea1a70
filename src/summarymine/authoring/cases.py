"""Cases of rules, run: which are right, which facts are missing, noisy, or of a wrong value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from summarymine.authoring.mutate import MUTATIONS, mutate
from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue
from summarymine.indicators.definitions import Case, Indicator
from summarymine.indicators.rule_file import NUMERIC_FIELDS
from summarymine.model import Fact, Span
from summarymine.text import prepare_text

Kind = Literal["right", "missing", "noisy", "wrong"]


class Outcome(NamedTuple):
    """One fact of a case. expected: its fields, None for a noisy one; told: the fact, None for a
    missing one; differs: the fields whose values are not as expected."""

    kind: Kind
    expected: dict[str, str] | None
    told: Fact | None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """A case that was run. mutation: how its text was changed, "" for not at all."""

    indicator: Indicator
    case: Case
    mutation: str
    text: str
    outcomes: tuple[Outcome, ...]

    @property
    def is_right(self) -> bool:
        return all(outcome.kind == "right" for outcome in self.outcomes)

    @property
    def told(self) -> tuple[Fact, ...]:
        return tuple(outcome.told for outcome in self.outcomes if outcome.told)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the facts stand in the text."""
        return tuple(fact.evidence.span for fact in self.told)


def run_cases(
    catalogue: Catalogue, indicators: Sequence[Indicator], *, mutated: bool = False
) -> Iterator[CaseResult]:
    """The cases of indicators, each with the rules of the indicator's own pack in force.

    mutated: once more for each way of MUTATIONS in which the text can be written otherwise.
    """
    for indicator in indicators:
        own = own_catalogue(catalogue, indicator)
        for case in indicator.cases:
            yield run_case(own, indicator, case)
            for mutation in MUTATIONS if mutated else ():
                text = mutate(case.text, mutation)
                if text != case.text:
                    yield run_case(own, indicator, case, text, mutation)


def run_case(
    catalogue: Catalogue,
    indicator: Indicator,
    case: Case,
    text: str | None = None,
    mutation: str = "",
) -> CaseResult:
    """A case, run with all indicators of the catalogue."""
    text = case.text if text is None else text
    facts = extract_facts(prepare_text(text), catalogue)
    own = [fact for fact in facts if fact.indicator == indicator.id]
    return CaseResult(
        indicator=indicator,
        case=case,
        mutation=mutation,
        text=text,
        outcomes=tuple(_outcomes(case.facts, own)),
    )


def own_catalogue(catalogue: Catalogue, indicator: Indicator) -> Catalogue:
    """The catalogue as it is for a document of the indicator's pack, optional indicators too."""
    return catalogue.with_packs([indicator.pack]) if indicator.pack else catalogue.with_packs([])


def _outcomes(expected: Sequence[dict[str, str]], told: Sequence[Fact]) -> Iterator[Outcome]:
    """Each expected and each told fact once: those that agree, then the others in their order."""
    left = list(told)
    unmet = []
    for fields in expected:
        found = next((fact for fact in left if not differing(fact, fields)), None)
        if found is None:
            unmet.append(fields)
        else:
            left.remove(found)
            yield Outcome("right", fields, found)
    for fields, fact in zip(unmet, left, strict=False):
        yield Outcome("wrong", fields, fact, differing(fact, fields))
    for fields in unmet[len(left) :]:
        yield Outcome("missing", fields, None)
    for fact in left[len(unmet) :]:
        yield Outcome("noisy", None, fact)


def differing(fact: Fact, expected: dict[str, str]) -> tuple[str, ...]:
    """The fields that are not as expected; a scope that is not told of must be empty."""
    wanted = {"scope": "", **expected}
    return tuple(field for field, value in wanted.items() if not _is_same(fact, field, value))


def _is_same(fact: Fact, field: str, value: str) -> bool:
    found = field_text(fact, field)
    if field in NUMERIC_FIELDS and found:
        return Decimal(found) == Decimal(value)
    return found == value


def field_text(fact: Fact, field: str) -> str:
    """A field of a fact as a case writes it; "" where it is not told."""
    if field == "year":
        return str(fact.period.year or "")
    value = getattr(fact, field)
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
