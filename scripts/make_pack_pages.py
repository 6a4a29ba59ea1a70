"""Makes docs/packs/*.md and docs/patterns.schema.json; run by hand: no arguments.

tests/test_pack_pages.py tells when they are out of date.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from summarymine.authoring.schema import make_schema
from summarymine.indicators import Catalogue, Indicator, load_catalogue

DOCS = Path(__file__).parents[1] / "docs"

EXAMPLES = 2


def make_pages() -> dict[Path, str]:
    """Every page by its path."""
    catalogue = load_catalogue()
    pages = {
        DOCS / "packs" / f"{name}.md": "\n".join(_page(catalogue, name)) + "\n"
        for name in catalogue.packs
    }
    schema = json.dumps(make_schema(), ensure_ascii=False, indent=1) + "\n"
    return pages | {DOCS / "patterns.schema.json": schema}


def _page(catalogue: Catalogue, name: str) -> Iterator[str]:
    pack = catalogue.packs[name]
    own = [indicator for indicator in catalogue.defined if indicator.pack == name]
    yield f"# {name}: {pack.label} · {pack.label_en}"
    yield ""
    yield f"<!-- Made by scripts/make_pack_pages.py from patterns/{name}.yaml; do not edit. -->"
    yield ""
    yield f"`summarymine extract 报告/ --pack {name}`"
    yield ""
    yield f"- 标题 · title: `{_code(pack.title)}`"
    yield f"- 用词 · words: `{_code(pack.words)}`"
    if pack.also:
        yield f"- 同用 · with it: {', '.join(f'`{also}`' for also in pack.also)}"
    if pack.otherwise:
        yield "- 无法判断时也用 · also where no pack is told by the document"
    yield ""
    yield "| 编号 id | 指标 label | English | 单位 unit | 计入什么 what counts | 输出 told |"
    yield "|---|---|---|---|---|---|"
    yield from map(_row, own)
    yield ""
    yield "## 例句 · examples"
    for indicator in own:
        yield ""
        yield f"**{indicator.label}** `{indicator.id}`"
        yield ""
        yield from _examples(indicator)


def _row(indicator: Indicator) -> str:
    told = "点名 on request" if indicator.optional else "总是 always"
    cells = (
        f"`{indicator.id}`",
        indicator.label,
        indicator.label_en,
        indicator.unit,
        indicator.definition,
        told,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _examples(indicator: Indicator) -> Iterator[str]:
    right = [case for case in indicator.cases if case.facts]
    silent = [case for case in indicator.cases if not case.facts]
    for case in right[:EXAMPLES]:
        told = "; ".join(
            ", ".join(f"{key} {value}" for key, value in fact.items()) for fact in case.facts
        )
        yield f"- {_line(case.text)} → {told}"
    for case in silent[:1]:
        yield f"- {_line(case.text)} → 无 nothing"


def _line(text: str) -> str:
    return text.replace("\n", "⏎")


def _code(pattern: str) -> str:
    return pattern.replace("`", "")


def main() -> None:
    """Writes every page."""
    for path, text in make_pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
