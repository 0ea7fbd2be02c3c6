"""Role nouns: what counts as a title or another noun for a person, and what the word says about its bearer."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from kg.lexicon.nouns import NounForm, NounIndex
from kg.lexicon.tsv import LexiconError, require
from kg.resources import data

KINDS = ("state", "office", "firm", "party", "local", "rank", "trade", "relation", "person")
_REMEMBERED = 20_000  # words: more than a long newspaper has
_GENDERS = ("", "masc", "fem")
_FEMININE_ENDINGS = ("kvinne", "inne", "esse")
_FEMININE_WORDS = frozenset({"dronning", "jente", "hustru"})


@dataclass(frozen=True, slots=True)
class Role:
    """One reading of a role noun in the text. ``gender`` is "" where the word leaves it open."""

    form: NounForm
    kind: str
    gender: str

    @property
    def lemma(self) -> str:
        """The title as it is recorded: base form, compound kept whole ("forsvarsminister")."""
        return self.form.lemma

    @property
    def is_position(self) -> bool:
        """Whether holding it is a position (president) rather than merely being somebody (demonstrant)."""
        return self.kind != "person"


@dataclass(frozen=True, slots=True)
class Body:
    """What a title says by itself that it is of: the nouns or the known names of the bodies."""

    nouns: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class LeadingVerb:
    """A form of a verb for leading: the title of who does it, and whether that is past."""

    title: str
    past: bool


@dataclass(frozen=True)
class Titles:
    """All role nouns with their kinds and genders."""

    index: NounIndex
    kinds: Mapping[str, str]
    genders: Mapping[str, str]
    former: frozenset[str]
    current: frozenset[str]
    fixed: frozenset[str]
    partisans: Mapping[str, str]
    national: frozenset[str]
    deputies: frozenset[str]
    fields: frozenset[str]
    of_persons: frozenset[str]
    posted: frozenset[str]
    of_town: frozenset[str]
    of_ministry: frozenset[str]
    of_firms: frozenset[str]
    interchangeable: tuple[frozenset[str], ...]
    bodies: Mapping[str, Body]
    not_quite: tuple[str, ...]
    whole: frozenset[str]

    def look_up(self, word: str) -> Role | None:
        """Analyse a word as a role noun: "forsvarsministeren", "NATO-sjefen", "leiarane"; None if it is none."""
        return self._role(word.lower())

    @cached_property
    def _role(self) -> Callable[[str], Role | None]:
        return lru_cache(maxsize=_REMEMBERED)(self._read)

    def _read(self, lower: str) -> Role | None:
        found = self.index.look_up(lower)
        return Role(found, self.kinds[found.base], self.genders[found.base]) if found is not None else None

    def party_of(self, word: str) -> str | None:
        """The party whose voters and politicians a word names: "senterpartisten", "Frp-politikeren"; None if none."""
        found = self.look_up(word)
        lemma = found.form.lemma.lower() if found is not None and found.kind in {"person", "trade"} else ""
        keys = [
            k for k in self.partisans if lemma == k or lemma.startswith((k + "-", k + "p", k + "m", k + "k", k + "v"))
        ]
        return self.partisans[max(keys, key=len)] if keys else None

    def is_modifier(self, word: str) -> bool:
        """Whether a word before a title belongs to it: "tidligere", "fungerende"."""
        return word.lower() in self.former | self.current | self.fixed

    def is_field(self, adjective: str) -> bool:
        """Whether an adjective (base form) says in what field somebody leads or speaks: "forsvarspolitisk"."""
        return adjective in self.fields or (adjective.endswith("politisk") and adjective != "politisk")

    def kind_of(self, title: str) -> str:
        """The kind of a title as recorded, modifiers and all ("daglig leder" is a firm's); "" if it is none."""
        words = title.lower().split()
        if any(w in self.fixed for w in words[:-1]):
            return "party" if "parlamentarisk" in words else "firm"
        role = self.look_up(words[-1]) if words else None
        return role.kind if role is not None else ""


def read(path: Path) -> Titles:
    """Read a file of titles. Raises LexiconError naming file and value on bad data."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from None
    kinds: dict[str, str] = {}
    genders: dict[str, str] = {}
    adjectives: set[str] = set()
    for number, group in enumerate(table.get("group", []), 1):
        where = f"{path.name}: group {number}"
        require(group.get("kind", ""), KINDS, where, "kind")
        require(group.get("gender", ""), _GENDERS, where, "gender")
        for word in group.get("words", []):
            kinds.setdefault(word, group["kind"])
            genders.setdefault(word, group.get("gender", ""))
        if group.get("declension") == "adjective":
            adjectives.update(group.get("words", []))
    nouns = [(w, "fem" if genders[w] == "fem" else _declension(w)) for w in kinds if w not in adjectives]
    adjectival = {w: ((w, False, False), (w + "e", True, False)) for w in kinds if w in adjectives}
    modifiers = table.get("modifiers", {})
    former, current, fixed = (frozenset(modifiers.get(k, ())) for k in ("former", "current", "fixed"))
    simple = frozenset(table.get("simple", {}).get("words", ()))
    irregular = {w: tuple((form, False, False) for form in forms) for w, forms in table.get("forms", {}).items()}
    return Titles(
        NounIndex(nouns, {**adjectival, **irregular}, simple),
        kinds,
        genders,
        former,
        current,
        fixed,
        table.get("partisans", {}),
        frozenset(table.get("national", {}).get("words", ())),
        frozenset(table.get("deputies", {}).get("words", ())),
        frozenset(modifiers.get("fields", ())),
        frozenset(table.get("of_persons", {}).get("words", ())),
        frozenset(table.get("posted", {}).get("words", ())),
        frozenset(table.get("of_town", {}).get("words", ())),
        frozenset(table.get("of_ministry", {}).get("words", ())),
        frozenset(table.get("of_firms", {}).get("words", ())),
        tuple(frozenset(group["words"]) for group in table.get("interchangeable", ())),
        _bodies(table.get("body", ())),
        tuple(table.get("short", {}).get("not_quite", ())),
        frozenset(table.get("short", {}).get("whole", ())),
    )


def _bodies(groups: Iterable[Mapping[str, list[str]]]) -> dict[str, Body]:
    return {t: Body(frozenset(g["nouns"]), frozenset(g["names"])) for g in groups for t in g["titles"]}


def _declension(word: str) -> str:
    """Nouns for persons are masculine in grammar, save those in -kvinne, -inne, -esse."""
    if word in _FEMININE_WORDS or word.endswith(_FEMININE_ENDINGS):
        return "fem"
    return "neut" if word.endswith(("overhode", "overhovud", "ombud", "sendebud", "medlem")) else "masc"


@cache
def load() -> Titles:
    """Read the titles that travel with the package."""
    return read(data("titles.toml"))


@cache
def leading_verbs() -> Mapping[str, LeadingVerb]:
    """The finite forms of verbs for leading an organisation, lower-case."""
    with data("titles.toml").open("rb") as file:
        groups = tomllib.load(file)["leading"]
    return {form: LeadingVerb(g["title"], g["past"]) for g in groups for form in g["forms"]}


@cache
def court_words(kind: str) -> frozenset[str]:
    """Words about trials: "defenders", "lawyers" (titles), "clients" (nouns), "accused" (forms)."""
    with data("titles.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["court"][kind])
