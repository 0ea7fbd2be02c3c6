"""Frames: which words denote which event, and which grammatical functions fill which roles.

A frame file is TOML below ``kg/data/frames`` (or any folder a user adds): one ``type`` and ``[[frame]]`` tables with

* ``verbs`` ("ta imot" = lemma + particle, "trekke seg" = reflexive), ``nouns`` ("*avtale" also matches compounds
  ending in it), ``adjectives``, ``phrases`` (lemmas or forms in a row), ``exclude`` (lemmas a pattern must not match);
* ``roles``: role -> grammatical functions, in order of preference: subject, object, iobj, genitive, adjective (of
  nationality), compound (the first part of the trigger), light (the subject of the light verb that governs a noun),
  surface (the surface subject of whatever verb a phrase belongs to: "er ventet på besøk"), threatened (whom a threat
  is meant for, by its condition or its act), phase (the subject of a verb that begins or ends what a noun names),
  getting (the subject of "få" and the like), against (a name after "mot"), occasion (who acts at or
  after it: "sa hun etter møtet"), asked (who is asked to let it be done: "ba
  Sør-Korea om å få kjøpe"), origin (whom the nationality or owner of the item tells: "kjøper koreanske haubitser"),
  means (who does something by it: "tok makten ved et kupp"), inside (who says something in a meeting, and to whom),
  resolving (who decides there), attending (its host or guest), demanded (who shall go, by the demand of a protest),
  embassy (whose embassy one gathers at),
  self, deal and dealer (who makes the agreement or plan about a noun, and with whom: "en avtale med Sverige om kjøp"),
  police (who tells of an arrest that is told in the passive), particle (an adverb that makes the verb another one),
  undergone (who something is done to, in the passive), or a preposition; "i@Organization" takes only fillers of that
  class;
* ``without``: functions that must be empty ("object": "hun overtar", not "hun overtar gården");
* ``requires``: role -> noun class its filler must belong to ("thing" is a role that is only looked at);
* ``modality``: "possible", "future" … where the words alone mean that; ``anaphoric``: the words count even without
  the required filler when the article has told of such an event or thing;
* ``example`` and ``negative`` sentences, which run as tests.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg import resources
from kg.model import EntityType, Modality

FUNCTIONS = frozenset(
    {
        "subject",
        "object",
        "iobj",
        "genitive",
        "adjective",
        "compound",
        "light",
        "measured",
        "self",
        "predicate",
        "surface",
        "threatened",
        "asked",
        "getting",
        "against",
        "occasion",
        "phase",
        "origin",
        "deal",
        "dealer",
        "inside",
        "demanded",
        "embassy",
        "means",
        "resolving",
        "attending",
        "police",
        "particle",
        "undergone",
    }
)
THING_ROLES = frozenset({"item", "thing", "title"})
_KEYS = frozenset(
    {
        "name", "verbs", "nouns", "adjectives", "phrases", "exclude", "roles", "requires", "modality", "anaphoric",
        "without", "example", "negative",
    }
)  # fmt: skip


_MEMO = 50_000  # words a class remembers its answer for: the same few thousand are asked for again and again


class LexiconError(ValueError):
    """A mistake in a data file; the message names file, frame, key and the nearest valid name."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger word. ``suffix``: also compounds ending in the lemma; ``particle``: words that go with a verb."""

    upos: str
    lemma: str
    suffix: bool = False
    particle: tuple[str, ...] = ()
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must (or, for negatives, must not) give an event of the frame's type."""

    text: str
    language: str
    expected: tuple[tuple[str, tuple[str, ...]], ...]
    status: str | None
    negative: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Trigger words, the functions that fill each role, and what the fillers must be."""

    name: str
    type: str
    patterns: tuple[Pattern, ...]
    phrases: tuple[tuple[str, ...], ...]
    exclude: frozenset[str]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    requires: tuple[tuple[str, str], ...]
    without: tuple[str, ...]
    modality: Modality | None
    anaphoric: bool
    examples: tuple[Example, ...]
    source: str

    def __hash__(self) -> int:
        return hash(self.name)  # an index of all frames is looked up for every document


@dataclass(frozen=True, slots=True)
class NounClass:
    """Nouns that belong together for the frames: lemmas, compound endings, patterns on the form.

    ``entities`` are the types of known entities that belong to the class whatever noun or pronoun names them.
    """

    name: str
    lemmas: frozenset[str]
    suffixes: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    entities: frozenset[EntityType] = frozenset()
    known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def __contains__(self, lemma: str) -> bool:
        found = self.known.get(lemma)
        if found is None:
            if len(self.known) >= _MEMO:
                self.known.clear()
            found = self.known[lemma] = self._holds(lemma)
        return found

    def _holds(self, lemma: str) -> bool:
        low = lemma.lower()
        return (
            low in self.lemmas
            or (low.endswith(self.suffixes) if self.suffixes else False)
            or any(p.fullmatch(lemma) for p in self.patterns)
        )


RoleTypes = Mapping[str, Mapping[str, frozenset[str]]]


@cache
def role_types() -> RoleTypes:
    """Event class -> role -> names of entity classes (or "Thing") that may fill it."""
    table = _toml(resources.data("roles.toml"))
    return {t: {r: frozenset(v) for r, v in roles.items() if r != "core"} for t, roles in table.items()}


@cache
def core_roles() -> Mapping[str, frozenset[str]]:
    """Event class -> roles of which a lone mention must fill one to be an event; empty where none is needed."""
    table = _toml(resources.data("roles.toml"))
    return {t: frozenset(roles.get("core", ())) for t, roles in table.items()}


@cache
def noun_classes() -> Mapping[str, NounClass]:
    """The noun classes of ``classes.toml`` by name."""
    return {name: _noun_class(name, table) for name, table in _toml(resources.data("classes.toml")).items()}


@cache
def load(folder: Path | None = None) -> tuple[Frame, ...]:
    """All frames of the package, and those of ``folder`` after them. Raises LexiconError."""
    files = sorted(resources.data("frames").glob("*.toml"))
    files += sorted(folder.glob("*.toml")) if folder else []
    return tuple(f for file in files for f in _frames(file))


def may_fill(event_type: str, role: str, entity_type: EntityType) -> bool:
    """Whether an entity of a type may fill a role of an event class."""
    if role == "place":
        return entity_type in {EntityType.PLACE, EntityType.STATE}
    return entity_type.value in role_types().get(event_type, {}).get(role, frozenset())


# ---------------------------------------------------------------------------------------------- reading


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as e:
        raise LexiconError(f"{path}: not valid TOML: {e}") from e


def _noun_class(name: str, table: Mapping[str, Any]) -> NounClass:
    nouns: list[str] = table.get("nouns", [])
    return NounClass(
        name,
        frozenset(n.removeprefix("*").lower() for n in nouns),
        tuple(sorted(n[1:].lower() for n in nouns if n.startswith("*"))),
        tuple(re.compile(p) for p in table.get("patterns", [])),
        frozenset(EntityType(t) for t in table.get("entities", [])),
    )


def _frames(path: Path) -> Iterable[Frame]:
    table = _toml(path)
    event_type = _known(path, "", "type", str(table.get("type", "")), role_types())
    for raw in table.get("frame", []):
        yield _frame(path, event_type, raw)


def _frame(path: Path, event_type: str, raw: Mapping[str, Any]) -> Frame:
    name = str(raw.get("name") or "")
    if not name:
        raise LexiconError(f"{path}: a frame without a name")
    for key in raw:
        _known(path, name, "key", key, _KEYS)
    roles = raw.get("roles", {})
    valid = {*role_types()[event_type], "place", *THING_ROLES}
    for role in (*roles, *raw.get("requires", {})):
        _known(path, name, "role", role, valid)
    for wanted in raw.get("requires", {}).values():
        _known(path, name, "class", wanted, noun_classes())
    patterns = tuple(p for upos in ("verb", "noun", "adjective") for p in _patterns(raw, upos))
    if not patterns and not raw.get("phrases"):
        raise LexiconError(f"{path}: frame {name!r} has no trigger words")
    return Frame(
        name=name,
        type=event_type,
        patterns=patterns,
        phrases=tuple(tuple(p.split()) for p in raw.get("phrases", [])),
        exclude=frozenset(w.lower() for w in raw.get("exclude", [])),
        roles=tuple((r, tuple(f)) for r, f in roles.items()),
        requires=tuple(raw.get("requires", {}).items()),
        without=tuple(raw.get("without", [])),
        modality=Modality(raw["modality"]) if "modality" in raw else None,
        anaphoric=bool(raw.get("anaphoric", False)),
        examples=tuple(_examples(path, name, raw, valid)),
        source=path.name,
    )


def _patterns(raw: Mapping[str, Any], kind: str) -> Iterable[Pattern]:
    upos = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}[kind]
    for entry in raw.get(kind + "s", []):
        words = entry.split()
        lemma, rest = words[0], words[1:]
        yield Pattern(
            upos,
            lemma.removeprefix("*").lower(),
            lemma.startswith("*"),
            tuple(w for w in rest if w != "seg"),
            "seg" in rest,
        )


def _examples(path: Path, name: str, raw: Mapping[str, Any], valid: Iterable[str]) -> Iterable[Example]:
    for kind in ("example", "negative"):
        for e in raw.get(kind, []):
            fields = {k: v for k, v in e.items() if k not in {"text", "language", "status"}}
            for role in fields:
                _known(path, name, "role in an example", role, valid)
            expected = tuple((r, tuple(v)) for r, v in fields.items())
            yield Example(e["text"], e.get("language", "nb"), expected, e.get("status"), kind == "negative")


def _known(path: Path, frame: str, what: str, value: str, valid: Iterable[str]) -> str:
    names = sorted(valid)
    if value in names:
        return value
    near = difflib.get_close_matches(value, names, 1)
    where = f", frame {frame!r}" if frame else ""
    hint = f"; did you mean {near[0]!r}?" if near else f"; valid: {', '.join(names)}"
    raise LexiconError(f"{path}{where}: unknown {what} {value!r}{hint}")
