"""Cues of attribution: which word announces which stance, and how its content is attached.

The words live in ``kg/data/stances.toml``, which explains its own fields.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from kg.lexicon.tsv import LexiconError, require
from kg.model import Certainty, Stance
from kg.resources import data

KINDS = ("verb", "adjective", "noun")
_PREPOSITIONS = ("for", "om", "mot", "med", "til", "på", "over", "av", "i")
FRAMES = (
    *(
        "quote",
        "clause",
        "that",
        "infinitive",
        "bare",
        "object",
        "topic",
        "document",
        "naming",
        "question",
        "occasion",
        "asked",
        "referral",
        "received",
        "shown",
    ),
    *_PREPOSITIONS,
)
_CERTAINTIES = {"Certain": Certainty.CERTAIN, "Probable": Certainty.PROBABLE, "Possible": Certainty.POSSIBLE}
_FIELDS = ("forms", "weak", "with", "stance", "negated", "certainty", "future", "frames")


Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class StanceCue:
    """One entry of the lexicon. ``stance`` is None when only the negated cue means something."""

    name: str
    kind: str
    forms: tuple[str, ...]
    weak: frozenset[str]
    following: tuple[str, ...]
    stance: Stance | None
    negated: Stance | None
    certainty: Certainty
    future: bool
    frames: tuple[str, ...]

    @property
    def prepositions(self) -> tuple[str, ...]:
        """The frames that are prepositions."""
        return tuple(f for f in self.frames if f in _PREPOSITIONS)


@dataclass(frozen=True)
class StanceLexicon:
    """All cues; look-ups take lower-case forms."""

    cues: tuple[StanceCue, ...]
    source_prepositions: Mapping[str, Phrases]
    source_clauses: Mapping[str, Phrases]
    opinions: frozenset[str]
    hearsay_adverbs: Mapping[str, Phrases]
    narrator_verbs: frozenset[str]
    hearsay_auxiliaries: frozenset[str]
    anaphoric_pronouns: frozenset[str]
    anaphoric_nouns: frozenset[str]
    deeds: tuple[str, ...]
    involved: Mapping[str, Phrases]
    decisions: tuple[str, ...]
    happenings: tuple[str, ...]
    refusals: frozenset[str]
    reflexives: frozenset[str]
    carriers: frozenset[str]
    documents: tuple[str, ...]
    papers: tuple[str, ...]
    obtained: Mapping[str, Phrases]
    leaked: frozenset[str]
    authorities: tuple[str, ...]
    speakers: tuple[str, ...]
    messages: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    unfounded: Mapping[str, Phrases]
    silences: Mapping[str, Phrases]
    insulted: frozenset[str]
    accusations: tuple[str, ...]
    replies: frozenset[str]

    @cached_property
    def by_form(self) -> Mapping[str, tuple[StanceCue, ...]]:
        """Form -> its entries, those with more words first."""
        out: dict[str, list[StanceCue]] = {}
        for cue in sorted(self.cues, key=lambda c: -len(c.following)):
            for form in dict.fromkeys(cue.forms):
                out.setdefault(form, []).append(cue)
        return {form: tuple(cues) for form, cues in out.items()}

    @cached_property
    def hearsay(self) -> frozenset[str]:
        """Every form that a sign of hearsay can begin with."""
        return frozenset({*self.hearsay_adverbs, *self.hearsay_auxiliaries})

    @cached_property
    def openings(self) -> frozenset[str]:
        """Every form that a cue or a phrase that names a source can begin with."""
        return frozenset({*self.by_form, *self.source_prepositions, *self.source_clauses})


@cache
def default() -> StanceLexicon:
    """The lexicon that travels with the package."""
    return read(data("stances.toml"))


def read(path: Path) -> StanceLexicon:
    """Read a cue lexicon. Raises LexiconError with file and entry for unknown fields, stances or frames."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    cues = tuple(
        cue
        for kind in KINDS
        for number, entry in enumerate(raw.get(kind, ()), 1)
        for cue in _cues(kind, entry, f"{path.name}: {kind} {number}")
    )
    return StanceLexicon(
        cues,
        _phrases(raw["preposition"]["sources"]),
        _phrases(raw["preposition"]["clauses"]),
        frozenset(raw["preposition"]["opinions"]),
        _phrases(raw["hearsay"]["adverbs"]),
        frozenset(raw["hearsay"]["narrator"]),
        frozenset(raw["hearsay"]["auxiliaries"]),
        frozenset(raw["anaphors"]["pronouns"]),
        frozenset(raw["anaphors"]["nouns"]),
        tuple(raw["anaphors"]["deeds"]),
        _phrases(raw["anaphors"]["involved"]),
        tuple(raw["anaphors"]["decisions"]),
        tuple(raw["anaphors"]["happenings"]),
        frozenset(raw["refusals"]["words"]),
        frozenset(raw["reflexives"]["words"].split()),
        frozenset(raw["carriers"]["words"].split()),
        tuple(raw["documents"]["nouns"]),
        tuple(raw["documents"]["papers"]),
        _phrases(raw["documents"]["obtained"]),
        frozenset(raw["documents"]["leaked"]),
        tuple(raw["authorities"]["stems"]),
        tuple(raw["speakers"]["titles"]),
        frozenset(raw["messages"]["nouns"]),
        frozenset(raw["verdicts"]["untrue"]),
        frozenset(raw["verdicts"]["true"]),
        _phrases(raw["verdicts"]["unfounded"]),
        _phrases(raw["verdicts"]["silences"]),
        frozenset(raw["verdicts"]["insulted"]),
        tuple(raw["verdicts"]["accusations"]),
        frozenset(raw["verdicts"]["replies"]),
    )


def _phrases(values: Iterable[str]) -> dict[str, Phrases]:
    """First word -> the phrases that begin with it, longest first."""
    out: dict[str, Phrases] = {}
    for words in sorted((tuple(v.split()) for v in values), key=lambda words: -len(words)):
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


def _cues(kind: str, entry: Mapping[str, Any], where: str) -> Iterator[StanceCue]:
    """One cue for each alternative in ``with``."""
    for field in entry:
        require(field, _FIELDS, where, "field")
    forms = tuple(entry["forms"].split())
    if not forms:
        raise LexiconError(f"{where}: no forms")
    for frame in entry["frames"]:
        require(frame, FRAMES, where, "frame")
    for following in (tuple(words.split()) for words in entry.get("with", "").split("|")):
        yield _cue(kind, entry, forms, following, where)


def _cue(
    kind: str, entry: Mapping[str, Any], forms: tuple[str, ...], following: tuple[str, ...], where: str
) -> StanceCue:
    certainty = entry.get("certainty", "Certain")
    require(certainty, tuple(_CERTAINTIES), where, "certainty")
    return StanceCue(
        " ".join((forms[0], *following)),
        kind,
        forms,
        frozenset(entry.get("weak", "").split()),
        following,
        _stance(entry["stance"], where),
        _stance(entry.get("negated", ""), where),
        _CERTAINTIES[certainty],
        bool(entry.get("future", False)),
        tuple(entry["frames"]),
    )


def _stance(name: str, where: str) -> Stance | None:
    if not name:
        return None
    require(name, tuple(s.value for s in Stance), where, "stance")
    return Stance(name)
