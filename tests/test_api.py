"""The library as a notebook uses it: what docs/data-formats.md shows runs, and mistakes say what next."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import summarymine
from summarymine import compare, extract_facts, load_catalogue, prepare, read, write
from summarymine.indicators.problems import CatalogueError
from summarymine.model import Document
from summarymine.readers import ReadError, find_reports, read_all

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "data-formats.md").read_text("utf-8")
CELLS = re.findall(r"```python\n(.*?)```", PAGE.partition("## In a notebook")[2], re.DOTALL)
ZIP = ROOT / "samples" / "2024_政府工作报告.zip"

CATALOGUE = load_catalogue()
DOCUMENT = Document(name="-", text="全县死亡40人。")

MISTAKES: list[tuple[Callable[[], object], type[Exception], str]] = [
    # what is called                         what it raises, and says
    (
        lambda: prepare("samples/a.txt"),  # type: ignore[arg-type]
        TypeError,
        "prepare takes a Document: prepare(read(path)), or of a text"
        " prepare(summarymine.model.Document(name='-', text=text))",
    ),
    (
        lambda: extract_facts(DOCUMENT, CATALOGUE),  # type: ignore[arg-type]
        TypeError,
        "extract_facts takes what prepare gives: extract_facts(prepare(read(path)), catalogue)",
    ),
    (
        lambda: write(extract_facts(prepare(DOCUMENT), CATALOGUE), "a.csv"),  # type: ignore[arg-type]
        TypeError,
        "write takes a table: write(compare(facts), path); of facts to_frame(facts).to_csv(path)",
    ),
    (
        lambda: write(compare(()), "a.xlsx"),
        summarymine.model.SummaryMineError,
        "a.xlsx: unknown ending .xlsx; use .csv, .jsonl, .md, .txt or .table",
    ),
    (
        lambda: load_catalogue("gone.yaml"),
        CatalogueError,
        "gone.yaml: no such file or folder; give a .yaml file or a folder of them",
    ),
    (lambda: read("gone.txt"), ReadError, "gone.txt: no such file or folder; check the path"),
    (lambda: read(ROOT / "samples"), ReadError, "samples: this is a folder; give a file"),
    (
        lambda: read(ZIP),
        ReadError,
        f"{ZIP.name}: may hold several reports; read it with summarymine.read_all",
    ),
]


@pytest.mark.parametrize(("call", "error", "says"), MISTAKES)
def test_a_mistake_says_what_next(
    call: Callable[[], object], error: type[Exception], says: str
) -> None:
    with pytest.raises(error) as raised:
        call()
    assert str(raised.value) == says


def test_an_archive_is_read_by_its_path() -> None:
    names = [f"{ZIP.name}!/平湖市.txt", f"{ZIP.name}!/海宁市.docx"]
    for path in (ZIP, str(ZIP)):
        documents = [one for one in read_all(path) if isinstance(one, Document)]
        assert [document.name for document in documents] == names
    assert list(find_reports(str(ZIP))) == list(find_reports([str(ZIP)]))
    (error,) = read_all("gone.zip")
    assert str(error) == "gone.zip: no such file or folder; check the path"


def test_help_names_every_verb() -> None:
    told = summarymine.__doc__ or ""
    assert all(verb in told for verb in summarymine.__all__)


def test_one_file_of_rules_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(
        "schema: summarymine/1\npack: mine\nindicators:\n"
        "  - {id: visits, label: 走访, unit: 户, names: ['走访']}\n",
        "utf-8",
    )
    for paths in ("mine.yaml", Path("mine.yaml"), ["mine.yaml"]):
        assert load_catalogue(paths).only(["visits"]).indicators


def test_cells_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    name = "2024_沅江市公安局交通警察大队.txt"
    (tmp_path / "reports" / name).write_bytes((ROOT / "samples" / name).read_bytes())
    (tmp_path / "reports" / "b.docx").write_bytes(b"PK\3\4 cut")
    names: dict[str, object] = {}
    for cell in CELLS:
        exec(cell, names)
    assert [str(error).partition(":")[0] for error in names["unread"]] == ["b.docx"]  # type: ignore[attr-defined]
    assert names["sentence"] == names["frame"].evidence.iloc[0]  # type: ignore[attr-defined]
    assert names["place"] == "40人"
