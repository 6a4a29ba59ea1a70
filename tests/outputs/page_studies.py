"""Studies for tests of the page, made by hand: every mark, several years, and a hostile one."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from summarymine.model import (
    Evidence,
    Fact,
    Finding,
    IndicatorInfo,
    LedgerEntry,
    Origin,
    Period,
    Reporter,
    Span,
    Study,
    StudyDocument,
)

INDICATORS = (
    IndicatorInfo(
        id="deaths",
        label="亡人数",
        label_en="deaths",
        unit="人",
        pack="traffic",
        definition="交通事故死亡人数",
    ),
    IndicatorInfo(
        id="checks",
        label="检查车辆数",
        label_en="vehicles checked",
        unit="辆",
        pack="traffic",
        definition="检查的车辆",
    ),
    IndicatorInfo(
        id="lessons",
        label="宣讲场次",
        label_en="lessons",
        unit="场",
        pack="education",
        definition="举办的宣讲",
    ),
)
LABELS = {one.id: one for one in INDICATORS}
ORIGIN = Origin(version="0.1.0", rules="12ab", options={"paths": "报告"})

# What a browser, a parser or a reader may be taken in by.
HOSTILE = (
    "<script>alert(1)</script>\"'&amp;</script><!--<script><img src=http://127.0.0.1:9/x onerror=alert(2)>"
    "<svg onload=alert(3)>{{script}}\u202e倒\u2066\u2028\u0000\u200b${alert(4)}`\U0001f600"
)


def make_document(
    name: str,
    reporter: Reporter,
    year: int | None,
    figures: Iterable[tuple[str, str, dict[str, Any]]],
    *,
    digest: str = "ab12",
) -> StudyDocument:
    """A report with a sentence for each figure: words before it, its indicator, what differs from a plain fact.

    surface: as written; by default the value with the indicator's unit.
    """
    text = "工作总结\r\n\r\n一、主要情况\r\n"
    facts, entries = [], []
    for before, indicator, figure in figures:
        said = dict(figure)
        info = LABELS[indicator]
        value = said.get("value")
        surface = said.pop("surface", f"{value}{info.unit}")
        sentence = f"{before}{surface}。"
        start = len(text) + len(before)
        text += f"{sentence}\r\n"
        evidence = Evidence(
            document=name,
            span=Span(start, start + len(surface)),
            line=text.count("\n"),
            page=None,
            section="主要情况",
            sentence=sentence,
            pattern=f"{indicator}.1",
        )
        exact = None if value is None else Decimal(value)
        told = {"value": exact, "low": exact, "high": exact} | {
            key: Decimal(one) if key in ("low", "high", "change_pct") and one is not None else one
            for key, one in said.items()
            if key != "value"
        }
        period = told.pop("period", Period(year=year, text=f"{year}年" if year else ""))
        fact = Fact(
            reporter=reporter,
            period=period,
            indicator=indicator,
            label=info.label,
            unit=told.pop("unit", info.unit),
            evidence=evidence,
            **told,
        )
        facts.append(fact)
        kind = "planned" if fact.status == "planned" else "part" if fact.scope else "fact"
        entries.append(
            LedgerEntry(
                span=evidence.span,
                line=evidence.line,
                surface=surface,
                kind=kind,
                indicators=(indicator,),
                rules=(evidence.pattern,),
                context=sentence,
            )
        )
    text += "另有标志牌7块。"
    place = text.rindex("7块")
    entries.append(
        LedgerEntry(
            span=Span(place, place + 2),
            line=text.count("\n") + 1,
            surface="7块",
            kind="unclaimed",
            context="另有标志牌7块。",
        )
    )
    return StudyDocument(
        name=name,
        digest=digest,
        text=text,
        packs=("traffic",),
        facts=tuple(facts),
        entries=tuple(entries),
        findings=(),
    )


def marked_study() -> Study:
    """Bodies of one year with every mark, of which one over four years; findings of each weight."""

    def body(region: str, code: str) -> Reporter:
        return Reporter(name=f"{region}交警大队", region=region, adcode=code)

    def bound(low: str, surface: str) -> dict[str, Any]:
        return {"value": low, "high": None, "approx": "more", "surface": surface}

    yearly = [
        make_document(
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
        make_document(
            "乙县2024.txt",
            body("乙县", "110102"),
            2024,
            [
                ("全年死亡", "deaths", {"value": "7", "scope": "国道"}),
                ("全年检查", "checks", bound("15000", "1.5万余辆")),
                ("计划宣讲", "lessons", {"value": "90", "status": "planned"}),
            ],
        ),
        make_document(
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
        make_document(
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
        make_document(
            "戊县2024.txt", body("戊县", "110105"), 2024, [("全年死亡", "deaths", {"value": "9"})]
        ),
        make_document(
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
            make_document(
                "甲县副本.txt",
                body("甲县", "110101"),
                2024,
                [("全年死亡", "deaths", {"value": "40"})],
            ),
            duplicate_of=last.name,
        )
    )
    return Study(
        documents=tuple(sorted(documents, key=lambda one: one.name)),
        findings=(support,),
        indicators=INDICATORS,
        origin=ORIGIN,
    )


def hostile_study() -> Study:
    """Hostile text in every place that a report, a rule or a command line can reach."""
    name = f"{HOSTILE.replace('/', '')}\udcff.txt"
    reporter = Reporter(name=HOSTILE, region=HOSTILE, adcode=HOSTILE)
    document = make_document(
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
    first = document.facts[0]
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
    document = replace(document, findings=(finding,), packs=(HOSTILE,))
    copy = replace(document, name=f"副本{name}", facts=(), duplicate_of=name)
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
    return Study(
        documents=(document, copy),
        findings=(),
        indicators=infos,
        origin=Origin(version=HOSTILE, rules=HOSTILE, options={HOSTILE: HOSTILE}),
    )
