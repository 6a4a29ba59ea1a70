"""Makes docs/rooms.svg and docs/modules.md from the code's own imports and docstrings.

Run by hand, without arguments; tests/test_design.py tells when they are out of date.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "summarymine"
DOCS = ROOT / "docs"

# Of the picture, in pixels.
_STEP, _WIDTH, _HEIGHT, _MARGIN = 98, 84, 46, 14
# How high an arc over one step rises.
_RISE = 26


def make_pages() -> dict[Path, str]:
    """Each file with its text."""
    edges = _edges()
    return {
        DOCS / "rooms.svg": "\n".join(_picture(_order(edges), edges)) + "\n",
        DOCS / "modules.md": "\n".join(_list(_order(edges))) + "\n",
    }


def _rooms() -> list[str]:
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def _modules(room: str) -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py"))


def _edges() -> Counter[tuple[str, str]]:
    """(importing room, imported room) → how many modules of the one import from the other."""
    rooms = _rooms()
    edges: Counter[tuple[str, str]] = Counter()
    for room in rooms:
        for path in _modules(room):
            names = {name.split(".")[1] for name in _imports(path)}
            edges.update((room, other) for other in names & set(rooms) - {room})
    return edges


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("summarymine"):
            name = str(node.module)
            yield from (
                [f"{name}.{alias.name}" for alias in node.names] if "." not in name else [name]
            )


def _order(edges: Counter[tuple[str, str]]) -> list[str]:
    """The rooms, each right of all that it imports from. Raises CycleError if imports run round."""
    graph: dict[str, set[str]] = {room: set() for room in _rooms()}
    for importer, imported in edges:
        graph[importer].add(imported)
    sorter, order = TopologicalSorter(graph), list[str]()
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return order


def _picture(rooms: list[str], edges: Counter[tuple[str, str]]) -> Iterator[str]:
    width = _STEP * len(rooms) + 2 * _MARGIN
    # An arc reaches three quarters of its rise.
    base = round(_RISE * (len(rooms) - 1) * 0.75) + _MARGIN
    height = base + _HEIGHT + 2 * _MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        ' font-family="sans-serif" font-size="13" text-anchor="middle">'
    )
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    centre = {room: _MARGIN + _STEP * at + _STEP / 2 for at, room in enumerate(rooms)}
    for (importer, imported), count in sorted(edges.items()):
        right, left = centre[importer], centre[imported]
        rise = _RISE * (rooms.index(importer) - rooms.index(imported))
        yield (
            f'<path d="M{right:g} {base} C{right:g} {base - rise:g} {left:g} {base - rise:g}'
            f' {left:g} {base}" fill="none" stroke="#2a6f97" stroke-opacity="0.55"'
            f' stroke-width="{min(6, 0.8 + count / 6):.1f}">'
            f"<title>{importer} → {imported}: {count}</title></path>"
        )
    for room in rooms:
        modules = _modules(room)
        left = centre[room] - _WIDTH / 2
        yield (
            f'<rect x="{left:g}" y="{base}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"'
            ' fill="#e8f1f5" stroke="#2a6f97"/>'
        )
        yield f'<text x="{centre[room]:g}" y="{base + 20}" fill="#012a4a">{room}</text>'
        yield (
            f'<text x="{centre[room]:g}" y="{base + 36}" fill="#012a4a" font-size="10">'
            f"{len(modules)} modules</text>"
        )
    yield "</svg>"


def _list(rooms: list[str]) -> Iterator[str]:
    yield "# Modules"
    yield ""
    yield (
        "What stands where: the first line of each module, in the order that a report goes through"
        " the rooms. Made by `scripts/make_design.py`; why it is so: [design.md](design.md)."
    )
    yield ""
    yield "## Common to all rooms"
    yield from _table(sorted(PACKAGE.glob("*.py")), PACKAGE)
    for room in rooms:
        yield f"## {room}"
        yield from _table(_modules(room), PACKAGE / room)


def _table(paths: list[Path], folder: Path) -> Iterator[str]:
    yield ""
    yield "| Module | What it does |"
    yield "|---|---|"
    for path in paths:
        text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        line = text.partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")
        yield f"| `{path.relative_to(folder).as_posix()}` | {line} |"
    yield ""


if __name__ == "__main__":
    for path, text in make_pages().items():
        path.write_text(text, "utf-8")
