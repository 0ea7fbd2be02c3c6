"""The words and patterns of ``kg/data/times.toml``, checked when read."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.lexicon.tsv import LexiconError, require
from kg.resources import data
from kg.times.meanings import MEANINGS
from kg.times.numerals import NUMERAL_CLASSES

MODIFIERS = ("before", "after", "approx", "every")
_SETTINGS = (
    "rule", "tokens", "meaning", "modifier", "determiner", "needs_preposition", "needs_perfect", "unless_before",
)  # fmt: skip
_ARGUMENTS = ("shift", "weeks", "days", "months", "years", "units", "theunit", "third", "sign", "low", "high")


@dataclass(frozen=True, slots=True)
class Word:
    """A class of words: ``<month>`` or ``<year:until>``; ``name`` is the key that its value is bound to."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: any of some literal words or word classes."""

    literals: frozenset[str]
    classes: tuple[Word, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of elements and what it means. ``arguments`` go to the function of ``kg.times.meanings``.

    ``needs`` are sets of lower-cased words of each of which one must stand in the match, by which most patterns that
    begin with "i" or a numeral are told to be none of a text's.
    """

    rule: str
    elements: tuple[Element, ...]
    meaning: str
    arguments: Mapping[str, int]
    modifier: str = ""
    determiner: bool = False
    needs_preposition: bool = False
    needs_perfect: bool = False
    unless_before: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word classes (class -> form -> number), patterns in order, words before dates, verbs that tell the tense."""

    words: Mapping[str, Mapping[str, int]]
    patterns: tuple[Pattern, ...]
    modifiers: Mapping[str, frozenset[str]]
    tense: Mapping[str, frozenset[str]]
    starts: Mapping[str, tuple[Pattern, ...]]

    def candidates(self, form: str) -> tuple[Pattern, ...]:
        """Return the patterns that can begin with a lower-cased word, in order."""
        return self.starts.get("0" if form[:1].isdigit() else form, ())


@cache
def load() -> Vocabulary:
    """Read the vocabulary that travels with the package."""
    return read(data("times.toml"))


def read(path: Path) -> Vocabulary:
    """Read a vocabulary. Raises LexiconError naming file, key and the nearest valid name."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
    words = {
        kind: {form: int(number) for number, forms in table.items() for form in forms}
        for kind, table in raw["words"].items()
    }
    patterns = tuple(
        _pattern(table, words, f"{path.name}: pattern {i} ({table.get('rule', 'no rule')})")
        for i, table in enumerate(raw["pattern"], 1)
    )
    return Vocabulary(
        words=words,
        patterns=patterns,
        modifiers={k: frozenset(v) for k, v in raw["modifiers"].items()},
        tense={k: frozenset(v) for k, v in raw["tense"].items()},
        starts=_starts(patterns, words),
    )


def _pattern(table: Mapping[str, Any], words: Mapping[str, Mapping[str, int]], where: str) -> Pattern:
    for key in table:
        require(key, (*_SETTINGS, *_ARGUMENTS), where, "key")
    for key in ("rule", "tokens", "meaning"):
        if key not in table:
            raise LexiconError(f"{where}: {key!r} is missing")
    require(table["meaning"], MEANINGS, where, "meaning")
    modifier = table.get("modifier", "")
    if modifier:
        require(modifier, MODIFIERS, where, "modifier")
    kinds = [*words, *NUMERAL_CLASSES]
    elements = tuple(_element(text, kinds, where) for text in table["tokens"].split())
    return Pattern(
        rule=table["rule"],
        elements=elements,
        meaning=table["meaning"],
        arguments={k: v for k, v in table.items() if k in _ARGUMENTS},
        modifier=modifier,
        determiner=table.get("determiner", False),
        needs_preposition=table.get("needs_preposition", False),
        needs_perfect=table.get("needs_perfect", False),
        unless_before=frozenset(table.get("unless_before", ())),
        needs=_needs(elements, words),
    )


def _needs(elements: tuple[Element, ...], words: Mapping[str, Mapping[str, int]]) -> tuple[frozenset[str], ...]:
    """The words of every element after the first that has to be filled and is no numeral."""
    fixed = (e for e in elements[1:] if not e.optional and not any(w.kind in NUMERAL_CLASSES for w in e.classes))
    return tuple(e.literals.union(*(words[w.kind] for w in e.classes)) for e in fixed)


def _element(text: str, kinds: Collection[str], where: str) -> Element:
    alternatives = text.removesuffix("?").split("|")
    classes = []
    for alternative in alternatives:
        if alternative.startswith("<"):
            kind, _, name = alternative.strip("<>").partition(":")
            require(kind, kinds, where, "word class")
            classes.append(Word(kind, name or kind))
    literals = frozenset(a for a in alternatives if not a.startswith("<"))
    return Element(literals, tuple(classes), text.endswith("?"))


def _starts(patterns: tuple[Pattern, ...], words: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[Pattern, ...]]:
    """Index the patterns by every word that they can begin with; "0" stands for any numeral in digits."""
    out: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        first: set[str] = set()
        for element in pattern.elements:
            first |= element.literals
            for word in element.classes:
                first |= set(words.get(word.kind, ()))
                if word.kind in NUMERAL_CLASSES:
                    first |= {"0", *words["number"]} if word.kind == "count" else {"0"}
            if not element.optional:
                break
        for form in sorted({"0" if f[:1].isdigit() else f for f in first}):
            out.setdefault(form, []).append(pattern)
    return {form: tuple(found) for form, found in out.items()}
