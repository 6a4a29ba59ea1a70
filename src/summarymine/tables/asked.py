"""The comparison of a study as it is asked for: one for every output."""

from dataclasses import dataclass, field, replace

from summarymine.model import Finding, Language
from summarymine.study import Compared, IndicatorInfo, Study, TableKind
from summarymine.tables.compare import find_comparison
from summarymine.tables.doubts import Doubts, with_doubts
from summarymine.tables.layouts import lay_out
from summarymine.tables.selection import Selection, check_units, select_heads
from summarymine.tables.targets import targets_table
from summarymine.tables.views import View, by_theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a comparison. only: the indicators to show, all if empty.

    targets: whether the table is that of targets, instead of what view computes.
    """

    only: tuple[str, ...] = ()
    selection: Selection = field(default_factory=Selection)
    view: View = field(default_factory=View)
    targets: bool = False

    @property
    def kind(self) -> TableKind:
        """What the table tells besides the comparison."""
        if self.targets:
            return "targets"
        if self.view.layout != "wide":
            return self.view.layout
        return "computed" if self.view.computes else ""


def compare_study(study: Study, asked: Asked | None = None, language: Language = "en") -> Compared:
    """The figures of a study side by side, all of them unless something is asked for.

    language: of what the audit says. Raises UnknownUnitError.
    """
    asked = asked or Asked()
    findings = find_findings(study)
    order = [one.id for one in study.indicators]
    units = {one.id: one.unit for one in study.indicators}
    themes = {one.id: _find_theme(one, language) for one in study.indicators}
    whole = find_comparison(study.facts, order=order, units=units)
    if not asked.targets:
        # Who only plans has no column.
        check_units(whole, asked.selection.units)
    # All rows: some are what others are divided by.
    comparison = with_doubts(select_heads(whole, asked.selection), Doubts(findings))
    if asked.view.by_theme:
        comparison = replace(comparison, rows=tuple(by_theme(comparison.rows, themes)))
    if asked.targets:
        table = targets_table(
            study.facts,
            asked.selection,
            order=order,
            units=units,
            only=asked.only,
            themes=themes,
            findings=findings,
            language=language,
        )
    else:
        table = lay_out(comparison, asked.view, only=asked.only, themes=themes, language=language)
    return Compared(
        comparison=comparison,
        table=table,
        kind=asked.kind,
        only=asked.only,
        themes=themes if asked.view.by_theme else None,
    )


def _find_theme(info: IndicatorInfo, language: Language) -> str:
    """What its row stands under: its theme, else its pack."""
    label = info.pack_label if language == "zh" else info.pack_label_en
    return info.theme or label or info.pack


def find_findings(study: Study) -> list[Finding]:
    """All findings of a study; those of a copy are the original's."""
    own = (one for document in study.documents if not document.duplicate_of
           for one in document.findings)  # fmt: skip
    return [*own, *study.findings]
