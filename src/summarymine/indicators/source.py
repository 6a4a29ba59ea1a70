"""YAML with positions: every value knows its line and column, every trap is an error."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex
import yaml

from summarymine.indicators.problems import CatalogueError, Problem
from summarymine.ready import READY, compile_regex, made_by
from summarymine.text.lexicon import YAML_LOADER

# A file of rules is data from anyone: bounded, so that none can use up time or memory.
MAX_BYTES = 2_000_000
MAX_DEPTH = 12
# How Word and other archives begin, old Word files, PDF.
_BINARY = (b"PK", b"\xd0\xcf", b"%P")

# What may be an anchor, an alias, or nested deep; all else need not be gone through twice.
_ODD = compile_regex(r"(?<![^\s\[{,:-])[&*]\w|[\[{\s]{6}[\[{]|^ {24}|- - - -", regex.MULTILINE)
# Signs of Chinese text that stand where YAML wants its own.
_CHINESE_SIGNS = dict(zip("“”‘’［］｛｝【】—－，", "''''[]{}[]--,", strict=True))


# A node as plain data: the fields of Source after file; kept ready under this kind.
_KIND = made_by("yaml", __file__)
_Plain = tuple[str, bool, int, int, int, int, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A node of a YAML file with its place.

    line, column: from 1. start, end: offsets in the text. value: the text of a scalar, the nodes of
    a sequence (list), the pairs of nodes of a mapping (tuple). is_quoted: the text stands between
    quotes, which are no part of it.
    """

    file: str
    tag: str
    is_quoted: bool
    line: int
    column: int
    start: int
    end: int
    value: str | list[_Plain] | tuple[tuple[_Plain, _Plain], ...]

    def fields(self) -> Iterator[tuple["Source", str, "Source"]]:
        """(key node, key, value node) of a mapping."""
        if isinstance(self.value, tuple):
            for key, value in self.value:
                key_source = Source(self.file, *key)
                yield key_source, key_source.text, Source(self.file, *value)

    def items(self) -> Iterator["Source"]:
        """Items of a sequence; a single value is a sequence of one."""
        if isinstance(self.value, list):
            for item in self.value:
                yield Source(self.file, *item)
        else:
            yield self

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, tuple)

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.value, str)

    @property
    def text(self) -> str:
        return str(self.value)


def read_rules(path: Path, shown: str) -> str:
    """The text of a pattern file. Raises CatalogueError."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise _error(shown, "cannot_read", detail=error.strerror or "") from error
    except UnicodeDecodeError as error:
        code = "no_text" if data[:2] in _BINARY else "not_utf8"
        raise _error(shown, code) from error
    if len(data) > MAX_BYTES:
        raise _error(shown, "too_large", limit=f"{MAX_BYTES // 1_000_000} MB")
    return text.replace("\r\n", "\n")


def compose(path: Path, shown: str) -> Source:
    """The root node of a YAML file. Raises CatalogueError as compose_text does, or unread."""
    text = read_rules(path, shown)
    digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    return Source(shown, *READY.get(_KIND, digest, lambda: _compose(text, shown)))


def compose_text(text: str, shown: str) -> Source:
    """The root node of a YAML text.

    Raises CatalogueError where it is not YAML, or is more than rules need.
    """
    return Source(shown, *_compose(text, shown))


def _compose(text: str, shown: str) -> _Plain:
    try:
        _check_shape(text, shown)
        node = yaml.compose(text, Loader=YAML_LOADER)
    except yaml.MarkedYAMLError as error:
        raise CatalogueError([_find_slip(shown, text, error)]) from error
    except yaml.YAMLError as error:
        detail = str(error).splitlines()[0]
        raise CatalogueError([_not_yaml(shown, 1, 1, text, detail)]) from error
    if node is None:
        raise CatalogueError([Problem(file=shown, line=1, column=1, code="empty")])
    return _plain(node)


def _plain(node: yaml.Node) -> _Plain:
    """A node as plain data."""
    value = node.value
    if isinstance(node, yaml.MappingNode):
        value = tuple((_plain(key), _plain(item)) for key, item in value)
    elif isinstance(node, yaml.SequenceNode):
        value = [_plain(item) for item in value]
    start, end = node.start_mark, node.end_mark
    is_quoted = getattr(node, "style", None) in ("'", '"')
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    return (tag, is_quoted, start.line + 1, start.column + 1, start.index, end.index, value)


def _check_shape(text: str, shown: str) -> None:
    """Refuses aliases and depth before nodes are made of them."""
    depth = 0
    if not _ODD.search(text):
        return
    for event in yaml.parse(text, Loader=YAML_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise CatalogueError([_at(shown, event, "alias")])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise CatalogueError([_at(shown, event, "too_deep")])
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _at(shown: str, event: yaml.Event, code: str) -> Problem:
    mark = event.start_mark
    assert mark is not None
    return Problem(file=shown, line=mark.line + 1, column=mark.column + 1, code=code)


def _error(shown: str, code: str, **details: str) -> CatalogueError:
    return CatalogueError([Problem(file=shown, code=code, details=details)])


# What most likely went wrong on a line that is not YAML, or shortly above, the surest first.
_HABITS = (
    ("yaml_sign", compile_regex(r"(?:: +|[\[,] *|^ *- +)(?P<sign>[%@`])")),
    ("yaml_tab", compile_regex(r"^ *(?P<sign>\t)")),
    (
        "yaml_wide_space",
        compile_regex(r"^[ ]*(?P<sign>[\u3000\u00a0])|[a-z_]:(?P<sign>[\u3000\u00a0])"),
    ),
    ("yaml_colon", compile_regex(r"^[ -]*[a-z_]+(?P<sign>：)|[{,，] *[a-z_]+(?P<sign>：)")),
    ("yaml_dash", compile_regex("^[ ]*(?P<sign>-)['\"“‘]")),
    ("yaml_no_space", compile_regex(r"^[ -]*[a-z_]+(?P<sign>:)(?=[^\s/])")),
    (
        "yaml_chinese",
        compile_regex(
            r"^[ ]*(?P<sign>[—－])|[:\[{,] *(?P<sign>[“”‘’［｛【])"
            r"|['\"\]}\d](?P<sign>，) *(?=['\"\[{]|[a-z_]+:)|(?P<sign>[］｝】])"
        ),
    ),
    ("yaml_quote", compile_regex(r"^[ -]*(?P<sign>\{)[a-z_]+\}|:[^:#{\[]*(?P<sign>[:#{\[])")),
)
# How far above the line where YAML stumbles the slip may stand.
_ABOVE = 2


def _find_slip(shown: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The error where its cause stands: for a quote that is not closed, where it opens."""
    detail = error.problem or ""
    opened, stumbled = error.context_mark, error.problem_mark
    if stumbled and "escape character" in detail:
        return _slip(shown, stumbled, "yaml_escape", detail)
    if opened and "quoted scalar" in (error.context or ""):
        return _slip(shown, opened, "yaml_unclosed", detail)
    mark = stumbled or opened
    if mark and (quote := _swallowing_quote(text, mark)):
        return _slip(shown, quote, "yaml_unclosed", detail)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return _not_yaml(shown, line, column, text, detail)


def _slip(shown: str, mark: yaml.Mark, code: str, detail: str) -> Problem:
    line, column = mark.line + 1, mark.column + 1
    return Problem(file=shown, line=line, column=column, code=code, details={"detail": detail})


def _swallowing_quote(text: str, mark: yaml.Mark) -> yaml.Mark | None:
    """Where a quote opens that ends only at one of a later line, right where YAML stumbles."""
    last: yaml.Token | None = None
    try:
        for token in yaml.scan(text, Loader=YAML_LOADER):
            if token.start_mark.index >= mark.index:
                break
            last = token if getattr(token, "style", None) in ("'", '"') else last
    except yaml.YAMLError:
        pass
    if last is None or last.end_mark.line != mark.line or last.start_mark.line == mark.line:
        return None
    opened: yaml.Mark = last.start_mark
    return opened


def _not_yaml(shown: str, line: int, column: int, text: str, detail: str) -> Problem:
    lines = text.splitlines()
    for code, habit in _HABITS:
        for number in range(max(1, line - _ABOVE), min(line, len(lines)) + 1):
            found = habit.search(lines[number - 1])
            if found is None:
                continue
            details = {"detail": detail}
            if code == "yaml_chinese":
                wrong = found["sign"]
                details |= {"wrong": wrong, "right": _CHINESE_SIGNS[wrong]}
            if code == "yaml_sign":
                details |= {"sign": found["sign"]}
            if code != "yaml_quote":
                line, column = number, found.start("sign") + 1
            return Problem(file=shown, line=line, column=column, code=code, details=details)
    details = {"detail": detail}
    return Problem(file=shown, line=line, column=column, code="yaml_other", details=details)
