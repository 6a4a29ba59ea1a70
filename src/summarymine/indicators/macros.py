"""Macros: {gap} and its kind, written out into a regex."""

from summarymine.ready import compile_regex

# Any word: {任意} is meant for a macro, too, and as a regex would be five signs that no text has.
_MACRO = compile_regex(r"(?<!\\[pPN])\{(?P<name>[^\W\d]\w*)\}")
FIGURE_MASKS = "\ue000-\ue005"
# A figure stands in the masked text as one character of its family and fillers to its length.
FILLER = "\uf8ff"
# No rule needs as much; the longest that comes with the package has 2,500 characters.
_LONGEST = 50_000
# A word of approximation may stand before any figure: 对约45名嫌疑人刑事拘留.
_BOUND = "(?:大约|约|近|超过|逾|至少|不少于)?"
MASKS = {
    "bound": _BOUND,
    "quantity": f"{_BOUND}(?P<quantity>[{FIGURE_MASKS}])(?:万|亿)?{FILLER}*",
    "percent": f"(?P<quantity>[\ue001\ue004]){FILLER}*",
    "points": f"(?P<quantity>\ue002){FILLER}*",
    "money": f"(?P<quantity>\ue003){FILLER}*",
}


class UnknownMacro(ValueError):
    """A {word} that no macro is called; args[0] is the word."""


class EndlessMacro(ValueError):
    """A macro that holds itself; args[0] is its word."""


def expand(pattern: str, macros: dict[str, str]) -> str:
    """The regex with each {macro} replaced, macros inside macros too.

    Raises UnknownMacro or EndlessMacro.
    """
    found = _MACRO.search(pattern)
    for _ in range(8):
        if not _MACRO.search(pattern):
            return pattern
        pattern = _MACRO.sub(lambda found: _value(found["name"], macros), pattern)
        # A macro that holds itself twice would double with each round.
        if len(pattern) > _LONGEST:
            break
    raise EndlessMacro(found["name"] if found else "")


def _value(name: str, macros: dict[str, str]) -> str:
    value = MASKS.get(name) or macros.get(name)
    if value is None:
        raise UnknownMacro(name)
    return value


def macro_names(macros: dict[str, str]) -> list[str]:
    return sorted({*MASKS, *macros, "name", "direction"})
