"""The hand-made documents of ``data/claims`` with their frozen parses, as the stages before claims would give them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg import conllu
from kg.model import (
    Document,
    Entity,
    EntityType,
    Event,
    EventMention,
    Mention,
    MentionKind,
    Modality,
    Status,
)

FOLDER = Path(__file__).parent / "data" / "claims"
CASES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "documents.toml").read_text(encoding="utf-8"))


@cache
def documents() -> dict[str, Document]:
    return {d.article.id: d for d in conllu.read((FOLDER / "parses.conllu").read_text(encoding="utf-8"))}


def entities(name: str) -> tuple[Entity, ...]:
    doc = documents()[name]
    return tuple(
        Entity(key, EntityType(kind), key, tuple(_mention(doc, w, MentionKind.NAME) for w in words))
        for key, (kind, *words) in CASES[name]["entities"].items()
    )


def events(name: str) -> tuple[Event, ...]:
    doc = documents()[name]
    return tuple(
        Event(key, kind, tuple(_trigger(doc, kind, w) for w in words), (), (), None, Status.REPORTED, "")
        for key, (kind, *words) in CASES[name]["events"].items()
    )


def _trigger(doc: Document, kind: str, words: str) -> EventMention:
    mention = _mention(doc, words, MentionKind.TRIGGER)
    return EventMention(kind, "test", mention, (), (), None, Modality.ASSERTED, None, "test")


def _mention(doc: Document, words: str, kind: MentionKind) -> Mention:
    """ "word#n" is the n-th occurrence, counted from 0, that starts and ends with a token."""
    text, _, number = words.partition("#")
    found = [
        (a.i, b.i + 1)
        for a in doc.tokens
        for b in doc.tokens[a.i :]
        if b.sent == a.sent and doc.text_of(a.start, b.end) == text
    ]
    first, last = found[int(number or 0)]
    head = next((k for k in range(first, last) if not first <= doc.tokens[k].head < last), first)
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    return Mention(start, end, text, kind, first, last, head, "test")
