"""Turning token ranges into mentions."""

from __future__ import annotations

from kg.model import Document, EntityType, Mention, MentionKind


def mention(
    doc: Document,
    first: int,
    last: int,
    kind: MentionKind,
    rule: str,
    *,
    head: int | None = None,
    entity_type: EntityType | None = None,
    state: str | None = None,
    nationality: str | None = None,
    title: str | None = None,
    gender: str = "",
    number: str = "",
    person: int = 3,
) -> Mention:
    """The mention over tokens ``first`` to ``last`` (half-open); its head is found in the tree if not given."""
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    return Mention(
        start=start,
        end=end,
        text=doc.text_of(start, end),
        kind=kind,
        first=first,
        last=last,
        head=top(doc, first, last) if head is None else head,
        rule=rule,
        entity_type=entity_type,
        state=state,
        nationality=nationality,
        title=title,
        gender=gender,
        number=number,
        person=person,
    )


def top(doc: Document, first: int, last: int) -> int:
    """The token of a range that hangs on something outside it (the first such)."""
    return next((i for i in range(first, last) if not first <= doc.tokens[i].head < last), first)
