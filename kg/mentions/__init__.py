"""Mentions: the names, descriptions and pronouns of a document, and the titles it states."""

from __future__ import annotations

from collections.abc import Callable

from kg.lexicon import first_names
from kg.mentions.descriptions import descriptions
from kg.mentions.name_types import TypedName, type_names
from kg.mentions.names import name_spans
from kg.mentions.noise import ignored_tokens
from kg.mentions.pronouns import pronouns
from kg.mentions.span import mention
from kg.mentions.titles import find_titles
from kg.model import Document, EntityType, Mention, MentionKind

_ARTICLES = frozenset({"de", "dei", "den"})
__all__ = ["find_mentions", "find_titles"]


def find_mentions(doc: Document, is_place: Callable[[str], bool] = lambda _: False) -> tuple[Mention, ...]:
    """Every name, description and pronoun that can denote an entity, in text order (longer ones first).

    ``is_place`` says whether a gazetteer knows a name; it is one vote among several for what the name names.
    """
    ignored = ignored_tokens(doc)
    typed = type_names(doc, name_spans(doc, ignored), is_place)
    taken = frozenset(i for n in typed for i in range(n.span.first, n.span.last))
    named = [_name(doc, n) for n in typed if n.entity_type is not None]
    described = tuple(descriptions(doc, ignored, taken))
    articles = {m.first for m in described if m.last - m.first > 1 and m.entity_type is EntityType.GROUP}
    personal = [m for m in pronouns(doc, ignored, taken) if m.first not in articles or m.text.lower() not in _ARTICLES]
    found = [*named, *described, *personal]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end, m.kind)))


def _name(doc: Document, name: TypedName) -> Mention:
    span = name.span
    text = " ".join(t.form for t in doc.tokens[span.first : span.last])
    gender = first_names.gender_of(text) if name.entity_type is EntityType.PERSON and span.last - span.first > 1 else ""
    return mention(
        doc,
        span.first,
        span.last,
        MentionKind.NAME,
        name.rule,
        entity_type=name.entity_type,
        state=name.state,
        gender=gender,
        number="sing",
    )
