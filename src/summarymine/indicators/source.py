"""YAML with positions: every value knows its line and column, every trap is an error."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import regex
import yaml

from summarymine.model import SummaryMineError
from summarymine.text.lexicon import YAML_LOADER


class CatalogueError(SummaryMineError):
    """One or more errors in pattern files, a line each: file:line:column: what; what next."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where; lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Source:
    """A node of a YAML file with its place."""

    file: str
    node: yaml.Node

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.line, int(self.node.start_mark.column) + 1, message)

    def fields(self) -> Iterator[tuple["Source", str, "Source"]]:
        """(key node, key, value node) of a mapping."""
        if isinstance(self.node, yaml.MappingNode):
            for key, value in self.node.value:
                yield Source(self.file, key), str(key.value), Source(self.file, value)

    def items(self) -> Iterator["Source"]:
        """Items of a sequence; a single value is a sequence of one."""
        if isinstance(self.node, yaml.SequenceNode):
            for item in self.node.value:
                yield Source(self.file, item)
        else:
            yield self

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def tag(self) -> str:
        return str(self.node.tag).removeprefix("tag:yaml.org,2002:")

    @property
    def text(self) -> str:
        return str(self.node.value)


def compose(path: Path, shown: str) -> Source:
    """The root node of a YAML file.

    Raises CatalogueError where the file cannot be read or is not YAML.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise CatalogueError(f"{shown}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{shown}: is not UTF-8; save it as UTF-8") from error
    try:
        node = yaml.compose(text, Loader=YAML_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise CatalogueError(
            f"{shown}:{line}:{column}: not YAML: {error.problem}; {_yaml_hint(text, line)}"
        ) from error
    if node is None:
        raise CatalogueError(f"{shown}:1:1: empty file; it needs `schema:` and `indicators:`")
    return Source(shown, node)


def _yaml_hint(text: str, line: int) -> str:
    """What most likely went wrong on or above a line that is not YAML."""
    near = "\n".join(text.splitlines()[max(0, line - 2) : line])
    if "\t" in near:
        return "indent with spaces, not with TAB"
    if regex.search(r"^[ -]*[a-z_]+：", near, regex.MULTILINE):
        return "after a key write : (not ：) and a space"
    if regex.search(r"[:#{\[]", near.partition(":")[2]):
        return "put text that holds : # { [ or ' in single quotes"
    return "check that the line is indented like its neighbours, and that quotes are closed"


def did_you_mean(word: str, known: list[str], form: str = "{}") -> str:
    """`; did you mean X?`, or the known words where nothing is close."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {form.format(close[0])}?"
    return f"; known: {', '.join(known)}" if len(known) <= 24 else ""
