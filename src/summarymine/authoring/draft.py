"""Sentences → a draft of an indicator that tells their figures; it is tried before it is given."""

import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

import regex

from summarymine.authoring.cases import field_text
from summarymine.authoring.phrases import Phrase, find_phrase, without_light_verbs
from summarymine.authoring.update import in_form_of, yaml_text
from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue, load_catalogue
from summarymine.indicators.masks import mask
from summarymine.indicators.rule_file import CASE_FIELDS, ID, SCHEMA
from summarymine.indicators.source import compose, read_rules
from summarymine.model import Fact, Quantity, SummaryMineError
from summarymine.quantities import find_quantities
from summarymine.ready import compile_regex
from summarymine.text import prepare_text
from summarymine.text.words import segment

Words = tuple[str, ...]

_FIELDS = ("value", "high", "approx", "change_pct", "change_abs", "scope", "status")
_SHORTEST_NAME = 2
_TELLING_NAME = 3
_LONGEST_ID = 40
# A label that asks for a share, and units of figures that are seldom what is meant.
_SHARE = compile_regex("(?:率|占比|比例|比重)$")
_NOT_COUNTED = ("%", "百分点", "年", "月", "日")


class DraftError(SummaryMineError):
    """No draft can be made. reason: which; details: of what."""

    def __init__(self, reason: str, **details: str) -> None:
        said = ", ".join(f"{key}: {value}" for key, value in details.items())
        super().__init__(f"no draft: {reason.replace('_', ' ')} ({said})")
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An indicator to be. cases: texts with the fields of each fact."""

    id: str
    label: str
    unit: str
    units: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    decoys: tuple[str, ...] = ()
    cases: tuple[tuple[str, tuple[dict[str, str], ...]], ...] = ()
    silent: tuple[str, ...] = ()

    def yaml(self, indent: int = 2) -> str:
        """The indicator as an item of `indicators:`, indented."""
        lines = [f"- id: {self.id}", f"  label: {yaml_text(self.label)}"]
        lines.append(f"  unit: {yaml_text(self.unit)}")
        others = [unit for unit in self.units if unit != self.unit]
        if others:
            lines.append(f"  units: [{', '.join(map(yaml_text, others))}]")
        lines.append(f"  definition: {yaml_text(self.label)}")
        for key, patterns in (("names", self.names), ("not", self.decoys), ("level", self.level)):
            if patterns:
                lines.append(f"  {key}:")
                lines += [f"    - {_quoted(pattern)}" for pattern in patterns]
        if self.cases:
            lines.append("  cases:")
        for text, facts in self.cases:
            told = ", ".join(
                "{" + ", ".join(f"{key}: {yaml_text(value)}" for key, value in fact.items()) + "}"
                for fact in facts
            )
            lines.append(f"    - {{text: {_quoted(text)}, facts: [{told}]}}")
        if self.silent:
            lines.append("  silent:")
            lines += [f"    - {_quoted(text)}" for text in self.silent]
        return "".join(f"{' ' * indent}{line}\n" for line in lines)

    def file(self, pack: str) -> str:
        """The indicator as a pattern file of its own."""
        return f"{file_head(pack)}{self.yaml()}"


def file_head(pack: str) -> str:
    """The first lines of a pattern file."""
    return f"schema: {SCHEMA}\npack: {pack}\nindicators:\n"


def make_draft(
    label: str,
    sentences: Sequence[str],
    *,
    values: Sequence[str] = (),
    silent: Sequence[str] = (),
    id: str = "",
    taken: Collection[str] = (),
) -> Draft:
    """A draft that tells the figure of each sentence, and nothing of the silent texts.

    values: the figures meant, as written, one of them in each sentence; by default the one whose
    words are most like the label. taken: ids that it may not have. Tried as it will be used: the
    plainest of several patterns that does it is taken. Raises DraftError.
    """
    taken = {*taken, *(indicator.id for indicator in load_catalogue().defined)}
    if id and (id in taken or not regex.fullmatch(ID, id)):
        raise DraftError("taken_id" if id in taken else "bad_id", id=id)
    examples = [_example(_unquoted(text), label, values) for text in sentences]
    units = tuple(dict.fromkeys(example.figure.unit for example in examples))
    first = Draft(
        id=id or make_id(label, taken),
        label=label,
        unit=units[0] or "个",
        units=units,
        silent=tuple(map(_unquoted, silent)),
    )
    bare = next((example for example in examples if not example.phrase.words), examples[0])
    fault = DraftError("no_words", text=bare.text, figure=bare.figure.surface)
    for candidate in _candidates(first, examples):
        try:
            return _tried(candidate, examples)
        except DraftError as error:
            fault = error
    raise fault


def make_id(label: str, taken: set[str]) -> str:
    """The label in Latin letters, a word each; numbered if it is taken.

    >>> make_id("电动车上牌数", set())
    'diandongche_shang_paishu'
    """
    from pypinyin import lazy_pinyin

    words = ("".join(lazy_pinyin(word)) for word in segment(label))
    plain = regex.sub(r"[^a-z0-9]+", "_", "_".join(words).lower()).strip("_")[:_LONGEST_ID]
    plain = plain if regex.match("[a-z]", plain) else f"x_{plain}".rstrip("_")
    numbers = itertools.count(2)
    id = plain
    while id in taken:
        id = f"{plain}_{next(numbers)}"
    return id


def added_to_file(draft: Draft, path: Path, pack: str) -> str:
    """The text of a pattern file with the draft among its indicators; of a new one if it is none.

    All that stands in it stays as it is. Raises CatalogueError if it is no pattern file.
    """
    data = path.read_bytes() if path.exists() else b""
    if not data.strip():
        return draft.file(pack)
    shown = path.as_posix()
    root, text = compose(path, shown), read_rules(path, shown)
    items = next((value for _, key, value in root.fields() if key == "indicators"), None)
    if items is None:
        return in_form_of(data, text.rstrip("\n") + "\nindicators:\n" + draft.yaml())
    found = [item for item in items.items() if item.is_mapping]
    indent = found[0].column - 3 if found else 2
    before, after = _end_of(text, items.end, indent)
    if not found:
        # `indicators: []`
        before = regex.sub(r"\[\s*\]$", "", before).rstrip()
    glue = "\n\n" if found else "\n"
    added = before + glue + draft.yaml(indent) + (f"\n{after}" if after else "")
    return in_form_of(data, added)


def _end_of(text: str, end: int, indent: int) -> tuple[str, str]:
    """The text up to the end of a block, and from there on: comments less indented come after."""
    lines = text[:end].split("\n")
    at = len(lines)
    while at > 1 and (not lines[at - 1].strip() or _is_outside(lines[at - 1], indent)):
        at -= 1
    before = "\n".join(lines[:at])
    return before, text[len(before) :].lstrip("\n")


def _is_outside(line: str, indent: int) -> bool:
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent


@dataclass(frozen=True, slots=True)
class _Example:
    """A sentence with the figure that is meant in it, and the words around the figure."""

    text: str
    figure: Quantity
    phrase: Phrase = field(default=Phrase((), ()))


def _unquoted(text: str) -> str:
    """A sentence without the Chinese quotes that an input method puts around it on a terminal."""
    text = text.strip()
    found = regex.fullmatch("[“‘](?P<inside>[^“”‘’]*)[”’]", text)
    return found["inside"] if found else text


def _example(text: str, label: str, values: Sequence[str]) -> _Example:
    document = prepare_text(text)
    quantities = find_quantities(document.text)
    figures = [q for q in quantities if q.value is not None]
    if values:
        wanted = {q.value for value in values for q in find_quantities(value)}
        figures = [q for q in figures if q.surface in values or q.value in wanted]
        if not figures:
            raise DraftError("no_such_figure", value=", ".join(values), text=text)
    shares = [q for q in figures if q.unit == "%"] if _SHARE.search(label) else []
    counted = shares or [q for q in figures if q.unit not in _NOT_COUNTED] or figures
    if not counted:
        raise DraftError("no_figure", text=text)
    masked = mask(document.text, quantities)
    examples = []
    for figure in counted:
        sentence = next(s for s in document.sentences if s.start <= figure.span.start < s.end)
        examples.append(_Example(text, figure, find_phrase(masked, sentence, figure.span)))
    # The first of those whose words have most characters of the label.
    return max(examples, key=lambda example: len(set(label) & set(example.phrase.words)))


def _candidates(first: Draft, examples: Sequence[_Example]) -> Iterator[Draft]:
    """Drafts to try: the figure after its name, then before it; fewer words before all words."""
    objects = all(example.phrase.is_object for example in examples)
    yield from _named_after(first, examples) if objects else ()
    before = [example.phrase.before for example in examples]
    if all(before):
        # 走访群众 is more than 群众: without its verb a short noun names too much.
        nouns = (tuple(map(without_light_verbs, before)), _TELLING_NAME)
        for words, least in sorted((nouns, (tuple(before), _SHORTEST_NAME)), key=_unlike):
            if all(len("".join(one)) >= least for one in words):
                yield replace(first, names=generalise(words))
    yield from _named_after(first, examples)


def _unlike(words: tuple[Sequence[Words], int]) -> int:
    """The smaller, the more characters the phrases share."""
    phrases = words[0]
    shared: Words = reduce(_shared, phrases[1:], phrases[0])
    return -len("".join(shared)) if len(phrases) > 1 else 0


def _named_after(first: Draft, examples: Sequence[_Example]) -> Iterator[Draft]:
    """发放3.2万副号牌: the name stands after its figure."""
    after = [example.phrase.after for example in examples]
    if all(after):
        names = generalise(after)
        lead = [example.phrase.before[-1:] for example in examples]
        verbs = "|".join(dict.fromkeys(regex.escape(word[0]) for word in lead if word))
        verb = f"(?:{verbs})?" if verbs else ""
        level = tuple(f"{verb}{{quantity}}{name}" for name in names)
        yield replace(first, names=names, level=level)


def generalise(phrases: Sequence[Words]) -> tuple[str, ...]:
    """Names as one regex where they share words, else one for each.

    >>> generalise([("电动", "自行车", "上牌"), ("电动", "车", "上牌")])
    ('电动(?:自行车|车)上牌',)
    """
    phrases = list(dict.fromkeys(phrases))
    shared = reduce(_shared, phrases)
    if not shared or len("".join(shared)) < _SHORTEST_NAME:
        return tuple(regex.escape("".join(words)) for words in phrases)
    between: list[list[str]] = [[] for _ in range(len(shared) + 1)]
    for words in phrases:
        at = 0
        for number, word in enumerate(shared):
            found = words.index(word, at)
            between[number].append("".join(words[at:found]))
            at = found + 1
        between[-1].append("".join(words[at:]))
    # What stands before the first shared word is no part of the name in all of them.
    pieces = [_choice(between[0]) if all(between[0]) else ""]
    for number, word in enumerate(shared):
        pieces += [regex.escape(word), _choice(between[number + 1])]
    return ("".join(pieces),)


def _choice(variants: Sequence[str]) -> str:
    """Any of the variants; maybe none, if one of them is empty."""
    words = list(dict.fromkeys(regex.escape(variant) for variant in variants if variant))
    if not words:
        return ""
    if len(words) == 1 and all(variants):
        return words[0]
    return f"(?:{'|'.join(words)}){'' if all(variants) else '?'}"


def _shared(one: Words, other: Words) -> Words:
    """The longest common subsequence."""
    table: list[list[Words]] = [[()] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, word in enumerate(one):
        for j, same in enumerate(other):
            table[i + 1][j + 1] = (
                (*table[i][j], word)
                if word == same
                else max(table[i][j + 1], table[i + 1][j], key=lambda words: len("".join(words)))
            )
    return table[-1][-1]


def _tried(draft: Draft, examples: Sequence[_Example]) -> Draft:
    """The draft with its cases as they come out. Raises DraftError where they do not."""
    catalogue = _alone(draft)
    cases = []
    for example in examples:
        told = _facts(catalogue, draft, example.text)
        if not any(fact.value == example.figure.value for fact in told):
            said = "; ".join(_plain(fact) for fact in told) or "-"
            raise DraftError("not_told", text=example.text, told=said)
        cases.append((example.text, tuple(map(case_fields, told))))
    draft = replace(draft, cases=tuple(cases))
    for text in draft.silent:
        draft = _silenced(draft, text)
    return draft


def _silenced(draft: Draft, text: str) -> Draft:
    """The draft with what it names in the text denied, if it would tell anything of it."""
    told = _facts(_alone(draft), draft, text)
    if not told:
        return draft
    source = prepare_text(text).text
    for name in draft.names:
        for found in regex.finditer(f"(?:{name})(?P<more>[\u4e00-\u9fff]{{1,4}})", source):
            denied = replace(draft, decoys=(*draft.decoys, regex.escape(found.group())))
            catalogue = _alone(denied)
            right = all(
                list(map(case_fields, _facts(catalogue, denied, case))) == list(facts)
                for case, facts in draft.cases
            )
            if right and not _facts(catalogue, denied, text):
                return denied
    raise DraftError("not_silent", text=text, told="; ".join(map(_plain, told)))


def case_fields(fact: Fact) -> dict[str, str]:
    """What a case says of a fact."""
    fields = {name: field_text(fact, name) for name in CASE_FIELDS if name in _FIELDS}
    if fields["status"] == "actual":
        fields.pop("status")
    if fields["approx"] or fields["high"] == fields["value"]:
        fields.pop("high")
    return {name: text for name, text in fields.items() if text}


def _plain(fact: Fact) -> str:
    return ", ".join(f"{key} {value}" for key, value in case_fields(fact).items())


def _facts(catalogue: Catalogue, draft: Draft, text: str) -> list[Fact]:
    facts = extract_facts(prepare_text(text), catalogue)
    return [fact for fact in facts if fact.indicator == draft.id]


def _alone(draft: Draft) -> Catalogue:
    """The packaged indicators, and the draft as a file of its own would have it."""
    text = replace(draft, cases=(), silent=()).file("drafts")
    return load_catalogue().with_rules(text, draft.label).with_packs(["drafts"])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
