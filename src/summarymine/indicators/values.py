"""The values of YAML nodes, each of the type that its key asks for; any other is complained of."""

from collections.abc import Sequence

import regex

from summarymine.indicators.problems import Problem, find_meant
from summarymine.indicators.source import Source
from summarymine.ready import compile_regex

# The words that a key may hold.
WORDS = {
    "items": ("same", "any"),
    "subject": ("open",),
    "status": ("actual", "planned"),
    "approx": ("more", "less", "about"),
    "direction": ("up", "down", "flat"),
}
# What YAML takes for another type than text; 1:30 is a number of base 60 to it.
_SIXTIES = compile_regex(r"[-+]?\d+(?::[0-5]?\d)+")
_CHINESE_QUOTES = compile_regex("[“‘][^“”‘’]*[”’](?:[ ]*[，、,][ ]*[“‘][^“”‘’]*[”’])*")
_DASH_WITHOUT_SPACE = compile_regex("-['\"“‘]|[—–－][ ]*['\"“‘]")
# Keys under which sentences stand, which may begin and end with a quotation.
_PROSE = ("text", "silent", "definition")
_TRAPS = ("bool", "null", "timestamp")
# The largest figure of a report has fewer.
_MOST_DIGITS = 20


class ValueReader:
    """Reads values, and collects what is wrong with them. indicator: the one that they are of."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.indicator = ""

    def complain(
        self, at: Source, code: str, meant: tuple[str, str] | None = None, **details: str
    ) -> None:
        """A fault at a place of the file."""
        self.problems.append(
            Problem(
                file=at.file,
                line=at.line,
                column=at.column,
                code=code,
                details=details,
                meant=meant,
                indicator=self.indicator,
            )
        )

    def mapping(self, source: Source, known: Sequence[str], what: str) -> dict[str, Source]:
        """The values under the keys of a mapping; keys that are not known are complained of."""
        if not source.is_mapping:
            self.complain(source, "not_mapping", what=what)
            return {}
        values: dict[str, Source] = {}
        for key_source, key, value in source.fields():
            if key not in known:
                self._unknown_key(key_source, key, known)
            elif key in values:
                self.complain(key_source, "twice", key=key)
            values[key] = value
        return values

    def _unknown_key(self, source: Source, key: str, known: Sequence[str]) -> None:
        name = key.partition("：")[0]
        if name in known:
            self.complain(source, "chinese_colon", key=name)
        elif regex.fullmatch(r"\d+", key):
            self.complain(source, "comma_number", key=key)
        else:
            self.complain(source, "unknown_key", find_meant(key, known), key=key)

    def list_of(self, values: dict[str, Source], key: str) -> Sequence[Source]:
        """The items under a key, none where nothing or no list stands there."""
        if key not in values:
            return ()
        source = values[key]
        if source.is_scalar and not source.is_quoted and source.tag == "null":
            return ()
        if source.is_mapping:
            self.complain(source, "not_list", key=key)
            return ()
        return tuple(source.items())

    def text(self, values: dict[str, Source], key: str) -> str:
        """The text under a key, "" where none is."""
        if key not in values or not self.is_text(values[key], key):
            return ""
        return values[key].text

    def is_text(self, source: Source, key: str) -> bool:
        """Whether a node is a text, and none that YAML takes for something else."""
        if not source.is_scalar:
            self.complain(source, "not_text", key=key)
            return False
        if source.is_quoted:
            return True
        if source.tag == "null" and not source.text:
            self.complain(source, "nothing", key=key)
            return False
        if _DASH_WITHOUT_SPACE.match(source.text):
            self.complain(source, "no_dash_space", key=key)
            return False
        if key not in _PROSE and _CHINESE_QUOTES.fullmatch(source.text):
            self.complain(source, "chinese_quotes", key=key)
            return False
        kind = "int" if _SIXTIES.fullmatch(source.text) else source.tag
        if kind in _TRAPS or (kind == "int" and ":" in source.text):
            self.complain(source, "trap", key=key, text=source.text, type=kind)
            return False
        return True

    def texts(self, values: dict[str, Source], key: str) -> tuple[str, ...]:
        """The texts of the list under a key."""
        items = values[key].items() if key in values else ()
        return tuple(item.text for item in items if self.is_text(item, key))

    def word(self, values: dict[str, Source], key: str) -> str:
        """The text under a key that may hold one of a few words."""
        text = self.text(values, key)
        if text and text not in WORDS[key]:
            self.complain(values[key], "not_word", key=key, text=text, known=", ".join(WORDS[key]))
            return ""
        return text

    def yes(self, values: dict[str, Source], key: str) -> bool:
        """Whether true stands under a key."""
        if key not in values:
            return False
        if values[key].text not in ("true", "false"):
            self.complain(values[key], "yes_no", key=key)
        return values[key].text == "true"

    def number(self, values: dict[str, Source], key: str) -> int:
        """The whole number under a key, 0 where none is."""
        text = self.text(values, key) or "0"
        if not text.isdecimal():
            self.complain(values[key], "not_whole", key=key, text=text)
            return 0
        if len(text) > _MOST_DIGITS:
            self.complain(values[key], "too_many_digits", key=key, limit=str(_MOST_DIGITS))
            return 0
        return int(text)
