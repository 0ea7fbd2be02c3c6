"""Recognising the forms of nouns in bokmål and nynorsk without trusting the parser's lemma.

Word lists give base forms by gender; here all forms are made, so that "leiarane" finds "leiar" even where the
tagger took it for a verb. Compounds are found by their last part: "forsvarsministeren" is a form of "minister".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_MIN_MODIFIER = 2
_REMEMBERED = 20_000  # words: more than a long newspaper has


@dataclass(frozen=True, slots=True)
class NounForm:
    """A form as analysed: its lemma (with the first part of a compound kept), definiteness and number.

    ``base`` is the lemma in the word list, ``modifier`` the first part of a compound ("" if none).
    """

    lemma: str
    base: str
    modifier: str
    definite: bool
    plural: bool


def masculine_forms(base: str) -> tuple[tuple[str, bool, bool], ...]:
    """(form, definite, plural) of a masculine noun, both varieties."""
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith("mann"):
        menn = base[:-4] + "menn"
        return ((base, False, False), (base + "en", True, False), (menn, False, True), (menn + "ene", True, True))
    plurals = [(stem + "er", False), (stem + "ar", False), (stem + "ene", True), (stem + "ane", True)]
    if base.endswith("er"):
        short = base[:-2] + "r"
        plurals += [(base + "e", False), (base + "ne", True), (short + "e", False), (short + "ene", True)]
        plurals += [(short + "ar", False), (short + "ane", True)]
    singular = ((base, False, False), (stem + "en", True, False))
    return (*singular, *((form, definite, True) for form, definite in plurals))


def feminine_forms(base: str) -> tuple[tuple[str, bool, bool], ...]:
    """(form, definite, plural) of a feminine noun, both varieties, with the common-gender form in -en."""
    stem = base[:-1] if base.endswith("e") else base
    singular = ((base, False, False), (stem + "a", True, False), (stem + "en", True, False))
    indefinite = tuple((stem + e, False, True) for e in ("er", "ar", "or"))
    definite = tuple((stem + e, True, True) for e in ("ene", "ane", "one"))
    return (*singular, *indefinite, *definite)


def neuter_forms(base: str) -> tuple[tuple[str, bool, bool], ...]:
    """(form, definite, plural) of a neuter noun, both varieties."""
    stem = base[:-1] if base.endswith("e") else base + "m" if base.endswith("m") else base
    singular = ((base, False, False), (stem + "et", True, False))
    return (*singular, (stem + "er", False, True), (stem + "ene", True, True), (stem + "a", True, True))


def adjectival_forms(base: str) -> tuple[tuple[str, bool, bool], ...]:
    """(form, definite, plural) of a participle used as a noun, listed in its plural: "(de) løslatte"."""
    return ((base, True, True),)


_PARADIGMS = {"masc": masculine_forms, "fem": feminine_forms, "neut": neuter_forms, "adjective": adjectival_forms}


def forms(base: str, gender: str) -> tuple[tuple[str, bool, bool], ...]:
    """(form, definite, plural) of a noun; raises KeyError for a gender other than masc, fem, neut, adjective."""
    return _PARADIGMS[gender](base)


class NounIndex:
    """Looks a word of the text up among the forms of listed nouns."""

    def __init__(
        self,
        nouns: Iterable[tuple[str, str]],
        irregular: Mapping[str, Iterable[tuple[str, bool, bool]]],
        simple: frozenset[str] = frozenset(),
    ):
        """Take (base, gender) pairs, the forms in full of irregular nouns, and nouns not to seek in compounds."""
        self._forms: dict[str, NounForm] = {}
        self._simple = simple
        self._analysed = lru_cache(maxsize=_REMEMBERED)(self._analyse)
        for base, gender in nouns:
            self._add(base, forms(base, gender))
        for base, given in irregular.items():
            self._add(base, given)

    def _add(self, base: str, given: Iterable[tuple[str, bool, bool]]) -> None:
        for form, definite, plural in given:
            self._forms.setdefault(form, NounForm(base, base, "", definite, plural))
            if "é" in form:  # "komité", but "komiteen"
                self._forms.setdefault(form.replace("é", "e"), NounForm(base, base, "", definite, plural))

    def look_up(self, word: str, *, compounds: bool = True) -> NounForm | None:
        """Analyse a word in any case, with or without genitive -s; the longest last part wins in compounds."""
        return self._analysed(word.lower(), compounds)

    def _analyse(self, lower: str, compounds: bool) -> NounForm | None:
        for form in (lower, lower[:-1] if lower.endswith("s") else lower):
            if form in self._forms:
                return self._forms[form]
        return self._compound(lower) if compounds else None

    def _compound(self, lower: str) -> NounForm | None:
        for cut in range(_MIN_MODIFIER if "-" not in lower[:2] else 1, len(lower) - 3):
            for form in (lower[cut:], lower[cut:-1] if lower.endswith("s") else ""):
                found = self._forms.get(form)
                if found is not None and (found.base not in self._simple or lower[cut - 1] == "-"):
                    modifier = lower[:cut]
                    return NounForm(modifier + found.base, found.base, modifier, found.definite, found.plural)
        return None
