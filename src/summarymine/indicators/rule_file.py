"""One pattern file → the pack, indicators and checks that it defines; each fault with its place."""

from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

import regex

from summarymine.indicators.context import CONTEXT_FILE, Context, load_context, shown
from summarymine.indicators.definitions import Case, Check, Indicator, Pack, Pattern, RuleFile
from summarymine.indicators.macros import EndlessMacro, UnknownMacro, expand, macro_names
from summarymine.indicators.problems import Problem, find_meant
from summarymine.indicators.regex_size import MOST, is_too_large
from summarymine.indicators.source import Source, compose, compose_text
from summarymine.indicators.timed import compile_rule
from summarymine.indicators.values import WORDS, ValueReader

SCHEMA = "summarymine/1"
FILE_KEYS = (
    "schema", "pack", "label", "label_en", "documents", "macros", "indicators", "checks",
)  # fmt: skip
DOCUMENT_KEYS = ("title", "words", "also", "without", "otherwise")
INDICATOR_KEYS = (
    "id", "label", "label_en", "theme", "unit", "units", "definition", "optional", "names", "short",
    "not", "level", "zero", "part", "inherent", "items", "consequences", "narrows", "subject",
    "whole", "objects", "floor", "cases", "silent",
)  # fmt: skip
REQUIRED_KEYS = ("id", "label", "unit", "names")
CASE_FIELDS = (
    "value", "low", "high", "approx", "change_pct", "change_abs", "direction", "baseline", "scope",
    "status", "year",
)  # fmt: skip
NUMERIC_FIELDS = ("value", "low", "high", "change_pct", "change_abs", "year")
CHECK_KEYS = ("total", "parts", "rate", "of", "order")
# What an indicator without an id is called among problems.
_NAMELESS = "?"
# Signs that stand with the numbers of a report, and not with those of YAML: −3.1%, 5，600.
_NUMBER_SIGNS = str.maketrans({"−": "-", "－": "-", "–": "-", "，": "", "%": "", "％": ""})
ID = r"[a-z][a-z0-9_]*"


def read_rule_file(path: Path, problems: list[Problem], *, checked: bool = True) -> RuleFile:
    """The file's definitions; what is wrong in it goes to problems, the sound rest is read.

    checked: whether its regexes are tried; those that come with the package were by its tests.
    Raises CatalogueError where the file as a whole cannot be used.
    """
    return _Reader(compose(path, shown(path)), load_context(), problems, checked).read()


def read_rule_text(text: str, name: str, problems: list[Problem]) -> RuleFile:
    """The same of a text that is in no file. Raises CatalogueError where it cannot be used."""
    return _Reader(compose_text(text, name), load_context(), problems, checked=True).read()


class _Reader(ValueReader):
    """One file on its way. checked: whether its regexes are tried."""

    def __init__(
        self, root: Source, context: Context, problems: list[Problem], checked: bool
    ) -> None:
        super().__init__(problems)
        self.root = root
        self.context = context
        self.checked = checked
        self.macros = dict(context.macros)

    # -- the file -------------------------------------------------------------------------------

    def read(self) -> RuleFile:
        file = self.root.file
        if file.endswith(CONTEXT_FILE):
            self.complain(self.root, "shared")
            return RuleFile(shown=file)
        values = self.mapping(self.root, FILE_KEYS, "the file")
        if not values:
            return RuleFile(shown=file)
        if "schema" not in values or values["schema"].text != SCHEMA:
            self.complain(values.get("schema", self.root), "schema", schema=SCHEMA)
            return RuleFile(shown=file)
        if "macros" in values:
            self.macros |= {key: value.text for _, key, value in values["macros"].fields()}
        name = self.text(values, "pack")
        indicators: dict[str, Indicator] = {}
        for item in self.list_of(values, "indicators"):
            found = self._indicator(item, name)
            if found and found.id in indicators:
                first = indicators[found.id].origin
                self.indicator = found.id
                self.complain(item, "taken", id=found.id, first=first)
                self.indicator = ""
            elif found:
                indicators[found.id] = found
        checks = [self._check(item) for item in self.list_of(values, "checks")]
        return RuleFile(
            shown=file,
            pack=self._pack(values, name),
            indicators=tuple(indicators.values()),
            checks=tuple(check for check in checks if check),
        )

    def _pack(self, values: dict[str, Source], name: str) -> Pack | None:
        fields: dict[str, Source] = {}
        if "documents" in values:
            fields = self.mapping(values["documents"], DOCUMENT_KEYS, "documents")
        if not name and not fields:
            return None
        for key in ("title", "words"):
            if key in fields:
                self._compiles(self.text(fields, key), fields[key], f"documents.{key}")
        at = values.get("documents", values.get("pack", self.root))
        return Pack(
            name=name,
            label=self.text(values, "label"),
            label_en=self.text(values, "label_en"),
            origin=f"{at.file}:{at.line}",
            title=self.text(fields, "title"),
            words=self.text(fields, "words"),
            also=self.texts(fields, "also"),
            without=self.texts(fields, "without"),
            otherwise=self.yes(fields, "otherwise"),
        )

    def _check(self, item: Source) -> Check | None:
        fields = self.mapping(item, CHECK_KEYS, "a check")
        origin = f"{item.file}:{item.line}"
        match sorted(fields):
            case ["parts", "total"]:
                kind, result, parts = "total", fields["total"].text, self.texts(fields, "parts")
            case ["of", "rate"]:
                kind, result, parts = "rate", fields["rate"].text, self.texts(fields, "of")
            case ["order"]:
                kind, result, parts = "order", "", self.texts(fields, "order")
            case _:
                parts = ()
        if len(parts) < 2 or (kind == "rate" and len(parts) != 2):
            self.complain(item, "bad_check")
            return None
        return Check(kind=kind, result=result, parts=parts, origin=origin)

    # -- an indicator ---------------------------------------------------------------------------

    def _indicator(self, item: Source, pack: str) -> Indicator | None:
        before = len(self.problems)
        self.indicator = next((v.text for _, key, v in item.fields() if key == "id"), _NAMELESS)
        try:
            found = self._read_indicator(item, pack)
        finally:
            self.indicator = ""
        return found if len(self.problems) == before else None

    def _read_indicator(self, item: Source, pack: str) -> Indicator | None:
        values = self.mapping(item, INDICATOR_KEYS, "an indicator")
        strange = [key for key in values if key not in INDICATOR_KEYS]
        meant = {close for key in strange for close in get_close_matches(key, INDICATOR_KEYS, 1)}
        for key in REQUIRED_KEYS:
            if values and key not in values and key not in meant:
                code = "missing" if self.indicator != _NAMELESS else "missing_first"
                self.complain(item, code, indicator=self.indicator, key=key)
        name = self.text(values, "id")
        if "id" in values and not regex.fullmatch(ID, name):
            self.complain(values["id"], "bad_id", id=name)
        unit = self.text(values, "unit")
        names = self._patterns(values, "names", name)
        bare = "|".join(pattern.regex for pattern in names)
        return Indicator(
            id=name,
            label=self.text(values, "label"),
            label_en=self.text(values, "label_en"),
            unit=unit,
            units=self._units(values, unit),
            definition=self.text(values, "definition"),
            origin=f"{item.file}:{item.line}",
            pack=pack,
            optional=self.yes(values, "optional"),
            theme=self.text(values, "theme"),
            names=names,
            short=self._patterns(values, "short", name),
            decoys=self._patterns(values, "not", name),
            levels=self._patterns(values, "level", name, bare),
            zeros=self._patterns(values, "zero", name, bare),
            parts=self._patterns(values, "part", name),
            inherent=self._patterns(values, "inherent", name),
            items=self.word(values, "items"),
            consequences=self.texts(values, "consequences"),
            narrows=self.texts(values, "narrows"),
            subject=self.word(values, "subject"),
            whole=self._patterns(values, "whole", name),
            objects=self._patterns(values, "objects", name),
            floor=self.number(values, "floor"),
            cases=self._cases(values),
        )

    def _units(self, values: dict[str, Source], unit: str) -> tuple[str, ...]:
        units = {unit: None}
        for text in self.texts(values, "units"):
            units |= dict.fromkeys(self.context.units.get(text, (text,)))
        return tuple(units)

    # -- its patterns ---------------------------------------------------------------------------

    def _patterns(
        self, values: dict[str, Source], key: str, indicator: str, bare: str = ""
    ) -> tuple[Pattern, ...]:
        patterns = []
        for number, item in enumerate(values[key].items() if key in values else (), 1):
            fields = {"match": item}
            if item.is_mapping:
                fields = self.mapping(item, ("match", "near"), f"a pattern of {key}")
            if "match" in fields and self.is_text(fields["match"], key):
                pattern = self._pattern(fields, f"{indicator}.{key}.{number}", bare)
                if pattern:
                    patterns.append(pattern)
        return tuple(patterns)

    def _pattern(self, fields: dict[str, Source], name: str, bare: str) -> Pattern | None:
        source = fields["match"]
        macros = self.macros | ({"name": f"(?:{bare})"} if bare else {})
        expanded = self._expand(source, name, macros)
        near = self._expand(fields["near"], name, macros) if "near" in fields else ""
        if expanded is None or near is None:
            return None
        if not self._compiles(expanded, source, name):
            return None
        if near and not self._compiles(near, fields["near"], name):
            return None
        if ".level." not in name and "(?P<quantity>" in expanded:
            key = name.split(".")[1]
            self._complain_inside(source, -1, "stray_quantity", name, key=key)
            return None
        if ".level." in name and "(?P<quantity>" not in expanded:
            self._complain_inside(source, -1, "no_quantity", name)
            return None
        column = source.column + source.is_quoted
        return Pattern(name, source.text, expanded, near, source.line, column)

    def _expand(self, source: Source, name: str, macros: dict[str, str]) -> str | None:
        try:
            return expand(source.text, macros)
        except UnknownMacro as error:
            word = str(error.args[0])
            meant = find_meant(word, macro_names(self.macros), "{{{}}}")
            self._complain_inside(
                source, source.text.find(f"{{{word}}}"), "unknown_macro", name, meant, macro=word
            )
        except EndlessMacro as error:
            word = str(error.args[0])
            self._complain_inside(
                source, source.text.find(f"{{{word}}}"), "endless_macro", name, macro=word
            )
        return None

    def _compiles(self, expanded: str, source: Source, name: str) -> bool:
        if self.checked and is_too_large(expanded):
            self._complain_inside(source, -1, "huge_regex", name, limit=f"{MOST:,}")
            return False
        fault = _find_fault(expanded) if self.checked else None
        if fault is None:
            return True
        detail, at = fault
        # Past a macro the place in the expanded regex is none in the pattern as written.
        inside = at if expanded == source.text else -1
        self._complain_inside(source, inside, "bad_regex", name, detail=detail)
        return False

    def _complain_inside(
        self,
        source: Source,
        at: int,
        code: str,
        name: str,
        meant: tuple[str, str] | None = None,
        **details: str,
    ) -> None:
        """A fault at a place inside a text that stands on one line, at its beginning for -1."""
        column = source.column + source.is_quoted + max(at, 0)
        problem = Problem(
            file=source.file,
            line=source.line,
            column=column,
            code=code,
            details={"pattern": name, **details},
            meant=meant,
            indicator=self.indicator,
        )
        self.problems.append(problem)

    # -- its cases ------------------------------------------------------------------------------

    def _cases(self, values: dict[str, Source]) -> tuple[Case, ...]:
        cases = []
        for item in self.list_of(values, "cases"):
            fields = self.mapping(item, ("text", "facts"), "a case")
            if "text" not in fields or "facts" not in fields:
                self.complain(item, "case")
                continue
            facts = tuple(self._case_fact(fact) for fact in fields["facts"].items())
            text = self.text(fields, "text")
            cases.append(Case(text, facts, f"{item.file}:{item.line}"))
        silent = self.list_of(values, "silent")
        for item in silent:
            self.is_text(item, "silent")
        return (*cases, *(Case(item.text, (), f"{item.file}:{item.line}") for item in silent))

    def _case_fact(self, source: Source) -> dict[str, str]:
        fields = self.mapping(source, CASE_FIELDS, "a fact of a case")
        for key, value in fields.items():
            if key in NUMERIC_FIELDS:
                plain = value.text.translate(_NUMBER_SIGNS)
                if _is_number(value.text):
                    continue
                if _is_number(plain):
                    self.complain(value, "plain_number", key=key, text=value.text, right=plain)
                else:
                    self.complain(value, "not_number", key=key, text=value.text)
            elif key in WORDS:
                self.word(fields, key)
        return {key: value.text for key, value in fields.items()}


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _find_fault(expanded: str) -> tuple[str, int] | None:
    """What keeps a text from being a regex, and where; None for a regex."""
    try:
        compile_rule(expanded)
    except regex.error as error:
        at = getattr(error, "pos", None)
        return str(error), -1 if at is None else at
    except (OverflowError, RecursionError, MemoryError) as error:
        return type(error).__name__, -1
    return None
