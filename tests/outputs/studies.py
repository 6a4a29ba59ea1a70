"""Studies for the tests of outputs, made by hand: small, every kind of cell in them, and a hostile one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from summarymine.model import Evidence, Fact, Finding, LedgerEntry, Period, Reporter, Span
from summarymine.study import IndicatorInfo, Origin, Study, StudyDocument, UnreadReport
from summarymine.tables import Asked, compare_study

INDICATORS = tuple(
    IndicatorInfo(
        id=id,
        label=label,
        label_en=english,
        unit=unit,
        pack=pack,
        definition=f"{label}之数",
        pack_label={"traffic": "交通管理", "education": "教育"}[pack],
        pack_label_en=pack,
    )
    for id, label, english, unit, pack in (
        ("deaths", "亡人数", "deaths", "人", "traffic"),
        ("loss", "直接经济损失", "losses", "元", "traffic"),
        ("rate", "整改率", "share put right", "%", "traffic"),
        ("checks", "检查车辆数", "vehicles checked", "辆", "traffic"),
        ("lessons", "宣讲场次", "lessons", "场", "education"),
    )
)
INFOS = {one.id: one for one in INDICATORS}
COUNTIES = ("云和县", "松阳县", "龙游县", "开化县")
_FIGURES = ("value", "low", "high", "change_pct", "change_abs")

# What a browser, a parser or a reader may be taken in by.
HOSTILE = (
    "<script>alert(1)</script>\"'&amp;</script><!--<script><img src=http://127.0.0.1:9/x onerror=alert(2)>"
    "<svg onload=alert(3)>{{script}}\u202e倒\u2066\u2028\u0000\u200b${alert(4)}`\U0001f600"
)


def fact(document: str, indicator: str, value: str | None, **settings: Any) -> Fact:
    """A fact of the county and year in the document's name, such as `2024_云和县.txt`."""
    info = INFOS[indicator]
    if "reporter" not in settings:
        year, _, county = document.removesuffix(".txt").partition("_")
        code = str(330000 + COUNTIES.index(county))
        settings["reporter"] = Reporter(f"{county}公安局", county, code)
        settings.setdefault("period", Period(int(year), f"{year}年"))
    surface = settings.pop("surface", f"{value}{info.unit}")
    start = settings.pop("start", [*INFOS].index(indicator) * 20)
    evidence = Evidence(
        document=document,
        span=Span(start, start + len(surface)),
        line=settings.pop("line", 1),
        page=None,
        section=settings.pop("section", ""),
        sentence=settings.pop("sentence", f"{info.label}{surface}。"),
        pattern=f"{indicator}.1",
    )
    told = {
        "label": info.label,
        "unit": info.unit,
        **dict.fromkeys(("value", "low", "high"), value),
    }
    told |= settings
    for key in _FIGURES:
        if isinstance(told.get(key), str):
            told[key] = Decimal(told[key])
    return Fact(indicator=indicator, evidence=evidence, **told)


def unclaimed(surface: str, context: str, start: int = 200, line: int = 7) -> LedgerEntry:
    """A figure that no indicator claims."""
    span = Span(start, start + len(surface))
    return LedgerEntry(span=span, line=line, surface=surface, kind="unclaimed", context=context)


def document(
    name: str,
    facts: Sequence[Fact] = (),
    entries: Sequence[LedgerEntry] = (),
    findings: Sequence[Finding] = (),
    duplicate_of: str = "",
    text: str = "",
    digest: str = "",
) -> StudyDocument:
    """A report of these."""
    return StudyDocument(
        name=name,
        digest=digest or f"digest of {name}",
        text=text,
        packs=("traffic",),
        facts=tuple(facts),
        entries=tuple(entries),
        findings=tuple(findings),
        duplicate_of=duplicate_of,
    )


def written_document(
    name: str,
    reporter: Reporter,
    year: int | None,
    figures: Iterable[tuple[str, str, dict[str, Any]]],
    *,
    digest: str = "ab12",
) -> StudyDocument:
    """A report whose text has a sentence for each figure, and one that no indicator claims.

    figures: the words before it, its indicator, what differs from a plain fact.
    """
    text = "工作总结\r\n\r\n一、主要情况\r\n"
    facts, entries = [], []
    for before, indicator, figure in figures:
        said = {"reporter": reporter, "period": Period(year, f"{year}年" if year else "")} | figure
        surface = said.setdefault("surface", f"{said['value']}{INFOS[indicator].unit}")
        sentence = f"{before}{surface}。"
        start = len(text) + len(before)
        text += f"{sentence}\r\n"
        told = {"start": start, "line": text.count("\n"), "section": "主要情况"}
        one = fact(name, indicator, said.pop("value"), sentence=sentence, **told, **said)
        facts.append(one)
        entries.append(_entry_of(one, surface))
    left = "另有标志牌7块。"
    text += left
    entries.append(unclaimed("7块", left, text.rindex("7块"), text.count("\n") + 1))
    return document(name, facts, entries, text=text, digest=digest)


def _entry_of(fact: Fact, surface: str) -> LedgerEntry:
    evidence = fact.evidence
    return LedgerEntry(
        span=evidence.span,
        line=evidence.line,
        surface=surface,
        kind="planned" if fact.status == "planned" else "part" if fact.scope else "fact",
        indicators=(fact.indicator,),
        rules=(evidence.pattern,),
        context=evidence.sentence,
    )


def study(
    *documents: StudyDocument,
    only: str = "",
    asked: Asked | None = None,
    findings: Sequence[Finding] = (),
    **settings: Any,
) -> Study:
    """The documents as a study; only: the indicators asked for; asked: what else is.

    settings: what else differs.
    """
    made = Study(
        documents=documents,
        findings=tuple(findings),
        **(
            {"indicators": INDICATORS, "origin": Origin(version="9.9", rules="abc", options={})}
            | settings
        ),
    )
    if not (only or asked):
        return made
    asked = replace(asked or Asked(), only=tuple(only.split()))
    return replace(made, compared=compare_study(made, asked, "zh"))


def marked_study() -> Study:
    """Bodies of one year with every mark, of which one over four years; findings of each weight."""

    def body(region: str, code: str) -> Reporter:
        return Reporter(name=f"{region}交警大队", region=region, adcode=code)

    def bound(low: str, surface: str) -> dict[str, Any]:
        return {"value": low, "high": None, "approx": "more", "surface": surface}

    yearly = [
        written_document(
            f"甲县{year}.txt",
            body("甲县", "110101"),
            year,
            [
                ("全年死亡", "deaths", {"value": deaths, "change_pct": change}),
                ("检查", "checks", {"value": checks}),
            ],
        )
        for year, deaths, change, checks in (
            (2021, "61", "-3", "9000"),
            (2022, "53", "-13.11", "12000"),
            (2024, "40", "-24.52", "15400"),
        )
    ]
    others = [
        written_document(
            "乙县2024.txt",
            body("乙县", "110102"),
            2024,
            [
                ("全年死亡", "deaths", {"value": "7", "scope": "国道"}),
                ("全年检查", "checks", bound("15000", "1.5万余辆")),
                ("计划宣讲", "lessons", {"value": "90", "status": "planned"}),
            ],
        ),
        written_document(
            "丙县2024.txt",
            body("丙县", "110103"),
            2024,
            [
                ("全年死亡", "deaths", {"value": "202312", "flags": ("damaged",)}),
                ("检查", "checks", {"value": "9100"}),
                ("又检查", "checks", {"value": "9200"}),
                ("宣讲", "lessons", {"value": "12"}),
            ],
        ),
        written_document(
            "丁县2024.txt",
            body("丁县", "110104"),
            2024,
            [
                ("全年死亡", "deaths", {"value": "55", "change_pct": "10"}),
                (
                    "去年检查",
                    "checks",
                    {"value": "8000", "period": Period(year=2023, text="2023年")},
                ),
                ("宣讲", "lessons", {"value": "8", "low": "8", "high": "12", "surface": "8至12场"}),
            ],
        ),
        written_document(
            "戊县2024.txt", body("戊县", "110105"), 2024, [("全年死亡", "deaths", {"value": "9"})]
        ),
        written_document(
            "己县.txt", Reporter(name="县公安局"), None, [("死亡", "deaths", {"value": "3"})]
        ),
    ]
    last, damaged = yearly[-1], others[1]
    contradiction = Finding(
        code="level-percent",
        weight="contradiction",
        document=last.name,
        facts=last.facts[:1],
        arithmetic="53 × (1 − 24.52%) = 40.0",
        details={"before": "53"},
        settles=True,
    )
    doubt = Finding(
        code="damaged",
        weight="doubt",
        document=damaged.name,
        facts=damaged.facts[:1],
        may_be=("12人", "2012人"),
    )
    place = last.facts[0].evidence
    unclaimed = replace(
        place,
        span=Span(last.text.index("7块"), last.text.index("7块") + 2),
        sentence="另有标志牌7块。",
    )
    proposal = Finding(code="sum", weight="proposal", document=last.name, places=(unclaimed,))
    support = Finding(
        code="sum-declared",
        weight="support",
        document="",
        facts=(yearly[0].facts[1], yearly[1].facts[1]),
    )
    documents = [
        *yearly[:-1],
        replace(last, findings=(contradiction, proposal)),
        others[0],
        replace(damaged, findings=(doubt,)),
        *others[2:],
    ]
    documents.append(
        replace(
            written_document(
                "甲县副本.txt",
                body("甲县", "110101"),
                2024,
                [("全年死亡", "deaths", {"value": "40"})],
            ),
            duplicate_of=last.name,
        )
    )
    return study(
        *sorted(documents, key=lambda one: one.name),
        findings=(support,),
        origin=Origin(version="0.1.0", rules="12ab", options={"paths": "报告"}),
        unread=(
            UnreadReport(
                name="庚县2024.pdf",
                code="encrypted",
                reasons={"en": "protected by a password", "zh": "有密码保护"},
            ),
        ),
    )


def hostile_study() -> Study:
    """Hostile text in every place that a report, a rule or a command line can reach."""
    name = f"{HOSTILE.replace('/', '')}\udcff.txt"
    reporter = Reporter(name=HOSTILE, region=HOSTILE, adcode=HOSTILE)
    report = written_document(
        name,
        reporter,
        2024,
        [
            (HOSTILE, "deaths", {"value": "40", "surface": f"40{HOSTILE}", "unit": HOSTILE}),
            (
                HOSTILE,
                "checks",
                {
                    "value": "7",
                    "scope": HOSTILE,
                    "flags": (HOSTILE,),
                    "baseline": HOSTILE,
                    "change_pct": "5",
                },
            ),
            (
                HOSTILE,
                "lessons",
                {
                    "value": "9" * 400,
                    "surface": "9" * 400,
                    "period": Period(year=2024, text=HOSTILE),
                },
            ),
        ],
        digest=HOSTILE,
    )
    first = report.facts[0]
    finding = Finding(
        code=HOSTILE,
        weight="contradiction",
        document=name,
        facts=(first,),
        places=(first.evidence,),
        arithmetic=HOSTILE,
        details={HOSTILE: HOSTILE},
        may_be=(HOSTILE,),
        settles=True,
    )
    report = replace(report, findings=(finding,), packs=(HOSTILE,))
    copy = replace(report, name=f"副本{name}", facts=(), duplicate_of=name)
    infos = tuple(
        replace(
            one,
            label=f"{one.label}{HOSTILE}",
            label_en=HOSTILE,
            unit=HOSTILE,
            pack=HOSTILE,
            definition=HOSTILE,
        )
        for one in INDICATORS
    )
    return study(
        report,
        copy,
        indicators=infos,
        origin=Origin(version=HOSTILE, rules=HOSTILE, options={HOSTILE: HOSTILE}),
        unread=(UnreadReport(name=name, code=HOSTILE, reasons={"en": HOSTILE, "zh": HOSTILE}),),
    )
