"""A corpus: cut into pieces that hold each row once, and what each row gives."""

import base64
import gzip
import json
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from summarymine.model import Document
from summarymine.readers import ReadError, corpus_lines, corpus_parquet
from summarymine.readers.corpus import (
    Gate,
    Piece,
    Row,
    RowOptions,
    find_pieces,
    is_corpus,
    read_piece,
)

pyarrow = pytest.importorskip("pyarrow")
from pyarrow import parquet  # noqa: E402

USUAL = RowOptions()


def every(_: bytes) -> bool:
    return True


def nothing(_: bytes) -> bool:
    return False


def lines(rows: Iterable[Any]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def write_jsonl(path: Path, rows: list[Any]) -> Path:
    path.write_bytes(lines(rows))
    return path


def write_gzip(path: Path, rows: list[Any]) -> Path:
    # Of two members, as when one is appended.
    half = len(rows) // 2
    data = gzip.compress(lines(rows[:half])) + gzip.compress(lines(rows[half:]))
    path = path.with_name(path.name + ".gz")
    path.write_bytes(data)
    return path


def write_zstd(path: Path, rows: list[Any]) -> Path:
    half = len(rows) // 2
    parts = (lines(rows[:half]), lines(rows[half:]))
    path = path.with_name(path.name + ".zst")
    path.write_bytes(
        b"".join(pyarrow.compress(part, codec="zstd", asbytes=True) for part in parts if part)
    )
    return path


def write_parquet(path: Path, rows: list[Any], **settings: Any) -> Path:
    path = path.with_suffix(".parquet")
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, **settings)
    return path


def write_small_groups(path: Path, rows: list[Any]) -> Path:
    return write_parquet(path, rows, row_group_size=7)


WRITERS = [write_jsonl, write_gzip, write_zstd, write_parquet, write_small_groups]


def cut(path: Path, options: RowOptions = USUAL) -> list[Piece | ReadError]:
    return list(find_pieces(path, path.name, options, path.parent / "unpacked"))


def read(path: Path, options: RowOptions = USUAL, gate: Gate = every) -> list[str]:
    """Each row as `NAME text`, an error as it is said, "" for one that the gate passes by."""
    told = []
    for piece in cut(path, options):
        assert isinstance(piece, Piece), piece
        told += map(tell, read_piece(piece, gate))
    return told


def tell(row: Row) -> str:
    return f"{row.name} {row.text}" if isinstance(row, Document) else str(row or "")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a kB, so that a small corpus has many."""
    monkeypatch.setattr(corpus_lines, "PIECE_BYTES", 1000)
    monkeypatch.setattr(corpus_parquet, "PIECE_BYTES", 1000)
    monkeypatch.setattr(corpus_parquet, "_ENOUGH", 500)
    monkeypatch.setattr(corpus_parquet, "_LARGE_GROUP", 2000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("count", [1, 2, 40, 300])
@pytest.mark.parametrize("write", WRITERS)
def test_each_row_is_in_one_piece(
    tmp_path: Path, write: Callable[[Path, list[Any]], Path], count: int
) -> None:
    rows = [{"id": f"甲{n}", "text": f"事故{n}起。\n" * (n % 9 + 1)} for n in range(count)]
    path = write(tmp_path / "c.jsonl", rows)
    assert read(path) == [f"{path.name}#{row['id']} {row['text']}" for row in rows]
    pieces = [piece for piece in cut(path) if isinstance(piece, Piece)]
    assert len(pieces) > 5 or count < 300
    numbers = [number for piece in pieces for number in range(piece.first, piece.last + 1)]
    assert numbers == list(range(1, count + 1))
    assert read(path, gate=nothing) == [""] * count


def test_a_large_row_group_is_read_in_parts(tmp_path: Path) -> None:
    rows = [{"text": f"事故{n}起"} for n in range(9000)]
    path = write_parquet(tmp_path / "c", rows)
    pieces = cut(path)
    assert [piece.name for piece in pieces] == [
        "c.parquet#1–4096",
        "c.parquet#4097–8192",
        "c.parquet#8193–9000",
    ]
    assert read(path)[8999] == "c.parquet#9000 事故8999起"


ROWS = [
    # row (a line of JSON, or bytes)                 what it gives
    ({"id": "a", "text": "事故1起"}, "c.jsonl#a 事故1起"),
    ({"id": 7, "text": "事故1起"}, "c.jsonl#7 事故1起"),
    ({"text": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"content": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"content": "别的", "text": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"id": None, "text": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"id": True, "text": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"id": ["a"], "text": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"id": "", "text": "事故1起"}, "c.jsonl#1 事故1起"),
    ({"id": "a\n\x1b[31m\u202eb", "text": "事故1起"}, "c.jsonl#a��[31m�b 事故1起"),
    ({"id": "长" * 300, "text": "事故1起"}, f"c.jsonl#{'长' * 200}… 事故1起"),
    (b'\xef\xbb\xbf{"id": "a", "text": "\xe4\xba\x8b"}', "c.jsonl#a 事"),
    (b'{"id": "a", "text": "\\u4e8b\\u6545"}\r', "c.jsonl#a 事故"),
    ({"id": "a"}, "c.jsonl#a: no column text; name another by --text-column or --id-column"),
    ({"id": "a", "text": None}, "c.jsonl#a: no text; check that it was saved whole"),
    ({"id": "a", "text": " \n"}, "c.jsonl#a: no text; check that it was saved whole"),
    (
        {"id": "a", "text": 5},
        "c.jsonl#a: column text holds no text; name another by --text-column",
    ),
    (
        {"id": "a", "text": ["事故"]},
        "c.jsonl#a: column text holds no text; name another by --text-column",
    ),
    (b'{"id": "a", "text": "cut', "c.jsonl#1: no JSON object; a line holds one row, whole"),
    (b"[1]", "c.jsonl#1: no JSON object; a line holds one row, whole"),
    (b"[" * 99_999, "c.jsonl#1: no JSON object; a line holds one row, whole"),
    (
        b'{"text": "\xff\xfe"}',
        "c.jsonl#1: unknown character encoding; save as UTF-8",
    ),
]


@pytest.mark.parametrize(("row", "told"), ROWS, ids=range(len(ROWS)))
def test_what_a_line_gives(tmp_path: Path, row: Any, told: str) -> None:
    """The other rows go on, whatever is wrong with one."""
    path = tmp_path / "c.jsonl"
    path.write_bytes((row if isinstance(row, bytes) else lines([row]).strip()) + b"\n\n")
    assert read(path) == [told]
    path.write_bytes(path.read_bytes() + lines([{"id": "last", "text": "事故2起"}]).strip())
    assert read(path) == [told, "c.jsonl#last 事故2起"]


# What is wrong with a row is told, gate or none, where the row does not look whole.
GATED = [
    ({"id": "a", "text": "事故1起"}, ""),
    (b'{"id": "a", "text": "\\u4e8b\\u6545"}', ""),
    ({"id": "a"}, "c.jsonl#a: no column text; name another by --text-column or --id-column"),
    ({"id": "a", "text": ""}, "c.jsonl#a: no text; check that it was saved whole"),
    (b'{"id": "a", "text": "cut', "c.jsonl#1: no JSON object; a line holds one row, whole"),
]


@pytest.mark.parametrize(("row", "told"), GATED, ids=range(len(GATED)))
def test_what_the_gate_leaves_to_tell(tmp_path: Path, row: Any, told: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(row if isinstance(row, bytes) else lines([row]))
    assert read(path, gate=nothing) == [told]


def test_the_gate_sees_the_text_as_bytes(tmp_path: Path) -> None:
    """A word that a line end breaks is whole to it, however JSON writes the line end."""
    seen: list[bytes] = []

    def note(data: bytes) -> bool:
        seen.append(data)
        return False

    read(write_jsonl(tmp_path / "c.jsonl", [{"text": "事\n故"}]), gate=note)
    assert seen == ['{"text": "事故"}'.encode()]
    (tmp_path / "c.jsonl").write_bytes(b'{"text": "\\u4e8b\\n\\u6545"}')
    read(tmp_path / "c.jsonl", gate=note)
    assert seen[1:] == ["事\n故".encode()]
    read(write_parquet(tmp_path / "c", [{"text": "事\n故"}]), gate=note)
    assert seen[2:] == ["事\n故".encode()]


def column(values: list[Any], kind: Any) -> Any:
    if kind == "broken":
        buffers = pyarrow.array([b"\xff\xfe", "事故".encode()]).buffers()
        return pyarrow.Array.from_buffers(pyarrow.string(), 2, buffers)
    return pyarrow.array(values, kind)


COLUMNS = [
    # columns, and what the rows give
    ({"text": (["甲", "乙"], pyarrow.string())}, ["c.parquet#1 甲", "c.parquet#2 乙"]),
    ({"text": (["甲"], pyarrow.large_string())}, ["c.parquet#1 甲"]),
    ({"text": (["甲"], pyarrow.string_view())}, ["c.parquet#1 甲"]),
    ({"text": (["甲".encode()], pyarrow.binary())}, ["c.parquet#1 甲"]),
    (
        {"text": (["甲", "甲"], pyarrow.dictionary(pyarrow.int8(), pyarrow.string()))},
        ["c.parquet#1 甲", "c.parquet#2 甲"],
    ),
    (
        {"id": ([5, None], pyarrow.int64()), "text": (["甲", "乙"], pyarrow.string())},
        ["c.parquet#5 甲", "c.parquet#2 乙"],
    ),
    ({"id": ([0.5], pyarrow.float64()), "text": (["甲"], None)}, ["c.parquet#1 甲"]),
    ({"id": ([b"\xffa"], pyarrow.binary()), "text": (["甲"], None)}, ["c.parquet#�a 甲"]),
    ({"content": (["甲"], pyarrow.string())}, ["c.parquet#1 甲"]),
    (
        {"text": ([None, "乙"], pyarrow.string())},
        ["c.parquet#1: no text; check that it was saved whole", "c.parquet#2 乙"],
    ),
    (
        {"text": ([], "broken")},
        ["c.parquet#1: unknown character encoding; save as UTF-8", "c.parquet#2 事故"],
    ),
    (
        {"id": ([], "broken"), "text": (["甲", "乙"], None)},
        ["c.parquet#�� 甲", "c.parquet#事故 乙"],
    ),
]


@pytest.mark.parametrize(("columns", "told"), COLUMNS, ids=range(len(COLUMNS)))
def test_what_a_row_of_parquet_gives(tmp_path: Path, columns: Any, told: list[str]) -> None:
    path = tmp_path / "c.parquet"
    parquet.write_table(pyarrow.table({n: column(*made) for n, made in columns.items()}), path)
    assert read(path) == told


def test_columns_by_name(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "别的", "正文": "事故1起", "网址": "x/y"}]
    options = RowOptions("正文", "网址")
    for write in (write_jsonl, write_parquet):
        path = write(tmp_path / "c.jsonl", rows)
        assert read(path, options) == [f"{path.name}#x/y 事故1起"]
    # The gate sees that column alone.
    assert read(tmp_path / "c.jsonl", RowOptions("text"), lambda d: "事故".encode() in d) == [""]


def save(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


TEXTS = lines([{"text": "事故1起"}])
FAULTS = [
    # name, content, options, what is said
    ("c.jsonl", save(b""), USUAL, "c.jsonl: no text; check that it was saved whole"),
    ("c.jsonl", Path.mkdir, USUAL, "c.jsonl: cannot be read (Is a directory); check the disk"),
    ("c.jsonl", lambda _: None, USUAL, "c.jsonl: no such file or folder; check the path"),
    ("c.parquet", lambda _: None, USUAL, "c.parquet: no such file or folder; check the path"),
    (
        "c.jsonl.gz",
        save(gzip.compress(TEXTS)[:-9]),
        USUAL,
        "c.jsonl.gz: damaged or cut off; fetch or save it again",
    ),
    ("c.jsonl.gz", save(TEXTS), USUAL, "c.jsonl.gz: damaged or cut off; fetch or save it again"),
    ("c.jsonl.zst", save(TEXTS), USUAL, "c.jsonl.zst: damaged or cut off; fetch or save it again"),
    (
        "c.parquet",
        lambda path: write_parquet(path, [{"other": "甲"}]),
        USUAL,
        "c.parquet: no column text; name another by --text-column or --id-column",
    ),
    (
        "c.parquet",
        lambda path: write_parquet(path, [{"text": 5}]),
        USUAL,
        "c.parquet: column text holds no text; name another by --text-column",
    ),
    (
        "c.parquet",
        lambda path: write_parquet(path, [{"text": "甲"}]),
        RowOptions(id="网址"),
        "c.parquet: no column 网址; name another by --text-column or --id-column",
    ),
]


@pytest.mark.parametrize(("name", "make", "options", "said"), FAULTS, ids=range(len(FAULTS)))
def test_what_is_wrong_with_a_corpus(
    tmp_path: Path, name: str, make: Callable[[Path], None], options: RowOptions, said: str
) -> None:
    make(tmp_path / name)
    (error,) = cut(tmp_path / name, options)
    assert str(error) == said


def test_no_parquet(tmp_path: Path) -> None:
    (tmp_path / "c.parquet").write_bytes(b"no parquet")
    (error,) = cut(tmp_path / "c.parquet")
    assert str(error).startswith("c.parquet: damaged, or not saved whole (")


# A file with one bit changed: pyarrow 26 ends the process if it is asked how large a column is.
ONE_BIT = (
    "c-nPS&ubGw6rS1at}UdJ24>lTJ?x=ba@f|*kKJx0J-n@HDW=*4#nRgnL;AZhjaKv`JxR|V#G6Mef~OuLiU?l(14Qs>"
    "@#IzT;K4Vup{9rrzBg~)y!qbunB5g<7MRLjE9?iYvw)E-Ax~+B5<)zxkpiNKC?U!S9}ysC5h2ygih_j&Pt!>OQACsw"
    "WldLog-($GH?xRP)3qudpF_D=7PpJO^w^q(tm>kM4AYrz1td=^CiNyK@z~lHMc8@Vehf#I{ELsz9(tdaUcL>tFpmSc"
    "%&X%f<Qq4H`gj7}_g8OD2hU5VgTc2)huFYk_DF+le&Sq#Nn_dUVp&5!zVr1&qZf{k6{hm4PfUHkwcg%|nMznXr<=;g"
    "?Hs9FqJ282m}<X$zduYE0k^p85R0X`PxK5I#Y`~*<3q|gOgT>!XKZvn?h5HlA?Px=RE<@xbB6@THOeA;NS+gFyra(N"
    "lyj8&-yHvv{-%O8J0%qUQjNeFGv2F&TV@)X&Fi-=C-a$K=p|u(2hbXj*j0c7h&r$U(1Ce*1W^RAEP{D}C7JlULJ}sC"
    "^w&0#G{m5`P?JeXQiC%Sts-x2b={NO<p-j^0Z~KnF9NjS%8=~rQsbu7w+N$BK}f{p_Ey5*7^;|?Bc|Prdw1@(`_rv%"
    "cRKF%_73cO?cV;z-mYB?X1tjKckuzm8~((PXa#?cKd7jr#s"
)


def test_parquet_with_one_bit_changed_is_damaged_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    path.write_bytes(zlib.decompress(base64.b85decode(ONE_BIT)))
    (piece,) = cut(path)
    assert isinstance(piece, Piece)
    (error,) = read_piece(piece, lambda _: True)
    assert str(error).startswith("c.parquet#1–27: damaged, or not saved whole (")


def test_what_comes_before_the_damage_is_read(tmp_path: Path, small: None) -> None:
    path = tmp_path / "c.jsonl.gz"
    rows = [{"text": f"事故{n}起" * 9} for n in range(3000)]
    path.write_bytes(gzip.compress(lines(rows))[:-2000])
    *pieces, error = cut(path)
    assert len(pieces) > 9
    assert str(error) == "c.jsonl.gz: damaged or cut off; fetch or save it again"


@pytest.mark.parametrize("name", ["c.parquet", "c.jsonl.zst"])
def test_a_library_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (error,) = cut(tmp_path / name)
    assert str(error) == (f"{name}: needs pyarrow; install it: pip install 'summarymine[data]'")


NAMES = [
    ("c.parquet", True),
    ("C.JSONL", True),
    ("c.jsonl.gz", True),
    ("c.jsonl.zst", True),
    ("c.json", False),
    ("c.txt.gz", False),
    ("c.csv", False),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_is_corpus(tmp_path: Path, name: str, expected: bool) -> None:
    assert is_corpus(tmp_path / name) is expected


def test_a_table_of_facts_is_none(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "f.jsonl", [{"document": "", "indicator": "", "evidence": ""}])
    assert not is_corpus(path)


def test_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_lines, "MAX_BYTES", 2000)
    rows = [{"text": "事"}, {"text": "事故1起。" * 2000}, {"text": "故"}]
    path = write_jsonl(tmp_path / "c.jsonl", rows)
    assert read(path) == ["c.jsonl#1 事", "c.jsonl#2: larger than 100 MB; split it", "c.jsonl#3 故"]
