"""A document of a study comes back from a worker as it was sent."""

from decimal import Decimal

from summarymine.batch import Job
from summarymine.batch.study import pack_document, unpack_document
from summarymine.model import Document

TEXT = "高邮市公安局交警大队2024年工作总结\n2024年，共造成死亡12人，查处违法3.2万余起，投入202300余人。\n"


def test_entries_come_back_with_their_quantities() -> None:
    part = Job("study").part(Document(name="a.txt", text=TEXT), "a" * 32)
    document = unpack_document(part.rows[0])
    assert unpack_document(pack_document(document)) == document
    told = {entry.surface: entry.quantity for entry in document.entries}
    quantity = told["3.2万余起"]
    assert quantity is not None
    assert (quantity.value, quantity.high, quantity.approx) == (
        Decimal(32000),
        Decimal(33000),
        "more",
    )
    damaged = told["202300余人"]
    assert damaged is not None
    assert (damaged.flags, damaged.may_be) == (("damaged",), ("2000余人",))
    assert any(entry.kind == "date" and entry.quantity is None for entry in document.entries)


def test_a_member_of_an_archive_has_the_digest_of_its_text() -> None:
    one, other = (
        Job("study").part(Document(name=f"a.zip!/{name}.txt", text=text), "")
        for name, text in (("a", TEXT), ("b", TEXT.replace("12人", "13人")))
    )
    assert one.digest == other.digest == ""
    assert len({one.content, other.content, ""}) == 3
    assert unpack_document(one.rows[0]).digest == one.content
