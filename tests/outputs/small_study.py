"""A small study of our own: two reports, a copy of one, text that means to do harm."""

from dataclasses import replace
from decimal import Decimal

from summarymine.facts import extract_facts, find_entries, packs_in_force
from summarymine.indicators import load_catalogue
from summarymine.model import Document, Finding
from summarymine.study import IndicatorInfo, Origin, Study, StudyDocument
from summarymine.text import prepare

FIRST = "高邮市公安局交警大队2024年工作总结\n2024年，全市道路交通事故共造成死亡12人，同比下降24.52%，受伤30余人。投入3.27万元。\n"
SECOND = "沅江市公安局交警大队2024年工作总结\n2024年，全市道路交通事故共造成死亡7人，其中国道2人，'); drop table facts;--。\n"

DIGESTS = {"a.txt": "a" * 32, "b.txt": "b" * 32, "copy.txt": "a" * 32}


def make_document(name: str, text: str, digest: str, duplicate_of: str = "") -> StudyDocument:
    """The report, read as the program reads it."""
    catalogue = load_catalogue()
    prepared = prepare(Document(name=name, text=text))
    return StudyDocument(
        name=name,
        digest=digest,
        text=text,
        packs=packs_in_force(prepared, catalogue),
        facts=extract_facts(prepared, catalogue),
        entries=find_entries(prepared, catalogue),
        findings=(),
        duplicate_of=duplicate_of,
    )


def make_study(*documents: StudyDocument, **options: str) -> Study:
    """A study of the documents, by default the three."""
    documents = documents or (
        make_document("a.txt", FIRST, DIGESTS["a.txt"]),
        make_document("b.txt", SECOND, DIGESTS["b.txt"]),
        make_document("copy.txt", FIRST, DIGESTS["copy.txt"], duplicate_of="a.txt"),
    )
    whole = [one for one in documents if not one.duplicate_of]
    deaths = [fact for one in whole for fact in one.facts if fact.indicator == "deaths"]
    between = (
        Finding(
            code="outlier",
            weight="doubt",
            document="",
            facts=tuple(deaths),
            arithmetic="12 / 7 = 1.71",
            details={"threshold": "1.5"},
        ),
    )
    catalogue = load_catalogue()
    infos = tuple(
        IndicatorInfo(
            id=one.id,
            label=one.label,
            label_en=one.label_en,
            unit=one.unit,
            pack=one.pack,
            definition=one.definition,
        )
        for one in catalogue.defined
    )
    origin = Origin(version="0.1.0", rules="f" * 32, options={"paths": "r", **options})
    return Study(
        documents=documents,
        findings=between if len(whole) > 1 else (),
        indicators=infos,
        origin=origin,
    )


def with_number(document: StudyDocument, number: str) -> StudyDocument:
    """The document with another value of its first fact."""
    first, *others = document.facts
    value = Decimal(number)
    changed = replace(first, value=value, low=value, high=value)
    return replace(document, facts=(changed, *others))
