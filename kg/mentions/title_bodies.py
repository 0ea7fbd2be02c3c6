"""Which organisation a title without "of what" belongs to: named in the paragraph, last or alone before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.lexicon import collectives, organizations
from kg.lexicon.organizations import KnownOrganization
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

_DASHES = ("–", "—", "-")


def body_in_paragraph(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> Mention | None:
    """The organisation that was the last subject before "talsmann N.N." in the paragraph, if it is no medium."""
    found = _acting_body(doc, mentions, paragraph_start(doc, fact), _narrated_to(doc, fact))
    if found is None and doc.article.text[paragraph_start(doc, fact) :][:1] in _DASHES:
        start = _paragraph_before(doc, fact)  # "Hizbollah nekter. ¶ – Dette er løgn, sier talsmann N.N."
        found = _acting_body(doc, mentions, start, paragraph_start(doc, fact))
    return found


def _narrated_to(doc: Document, fact: TitleFact) -> int:
    """Where the narration before a title ends: at the dash of the words of its holder, whose bodies are others'."""
    start = paragraph_start(doc, fact)
    text = doc.article.text[start : fact.evidence.start]
    if text[:1] in _DASHES:
        return start if not any(c in text for c in ".!?") else fact.evidence.start
    dash = max((text.rfind(f"{stop} {d} ") for stop in ".!?:" for d in _DASHES[:2]), default=-1)
    return start + dash + 1 if dash >= 0 else fact.evidence.start


def _acting_body(doc: Document, mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    inside = [m for m in mentions if start <= m.start and m.end <= end and m.number != "plur"]
    bodies = [m for m in inside if m.entity_type is EntityType.ORGANIZATION and not _is_medium(m)]
    bodies = [m for m in bodies if doc.tokens[m.head].rel == "nsubj"]
    return bodies[-1] if bodies else None


def _paragraph_before(doc: Document, fact: TitleFact) -> int:
    """The offset where the paragraph before that of a title begins, past empty lines."""
    end = len(doc.article.text[: paragraph_start(doc, fact)].rstrip("\n"))
    return doc.article.text.rfind("\n", 0, end) + 1


def party_in_paragraph(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> Mention | None:
    """The party named last before the title in its paragraph or the one before."""
    start = _paragraph_before(doc, fact)
    parties = [m for m in mentions if start <= m.start and m.end <= fact.evidence.start and is_party(m)]
    return parties[-1] if parties else None


def state_in_paragraph(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> Mention | None:
    """The one state that acts in the paragraph before "talsmann N.N.": "… var man i Moskva. Talsmann N.N. …"."""
    start = paragraph_start(doc, fact)
    before = [m for m in mentions if start <= m.start and m.end <= fact.evidence.start and m.state]
    acting = [m for m in before if doc.tokens[m.head].rel.startswith("nsubj") or m.rule.endswith("acts for the state")]
    return acting[-1] if len({m.state for m in acting}) == 1 else None


def only_body(mentions: Sequence[Mention], fact: TitleFact) -> Mention | None:
    """The only international or non-governmental organisation named before: a secretary general is of such."""
    before = [m for m in mentions if m.end <= fact.evidence.start and m.kind is MentionKind.NAME and _has_secretary(m)]
    names = {organizations.load().look_up(m.text) for m in before}
    return before[-1] if len(names) == 1 else None


def _has_secretary(m: Mention) -> bool:
    known = organizations.load().look_up(m.text) if m.entity_type is EntityType.ORGANIZATION else None
    return known is not None and known.kind in {"igo", "civil", "movement"}


def _is_medium(m: Mention) -> bool:
    known = organizations.load().look_up(m.text)
    return known is not None and known.kind in {"media", "agency", "party"}


def paragraph_start(doc: Document, fact: TitleFact) -> int:
    """The offset where the paragraph of a title begins."""
    return doc.article.text.rfind("\n", 0, fact.evidence.start) + 1


def last_body(
    doc: Document, mentions: Sequence[Mention], fact: TitleFact, fits: Callable[[Mention], bool]
) -> Mention | None:
    """The firm or party named last before the title."""
    before = [m for m in mentions if m.end <= fact.evidence.start and m.kind is MentionKind.NAME and fits(m)]
    others = _parties_in_brackets(doc, mentions, fact)
    before = [m for m in before if organizations.load().look_up(m.text) not in others]
    return before[-1] if before else None


def _parties_in_brackets(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> list[KnownOrganization]:
    """The parties, given in brackets somewhere, of other persons in the sentence: one names no own leader so."""
    sent = doc.tokens[fact.evidence.first].sent
    surnames = {
        m.text.split()[-1]
        for m in mentions
        if m.entity_type is EntityType.PERSON
        and m.kind is MentionKind.NAME
        and doc.tokens[m.first].sent == sent
        and m != fact.holder
    }
    out = []
    for m in mentions:
        if m.entity_type is EntityType.PERSON and m.text.split()[-1] in surnames and m.last + 1 < len(doc.tokens):
            known = organizations.load().look_up(doc.tokens[m.last + 1].form)
            if doc.tokens[m.last].form == "(" and known is not None and known.letter:
                out.append(known)
    return out


def is_party(m: Mention) -> bool:
    """Whether a mention names a listed party."""
    known = organizations.load().look_up(m.text)
    return m.entity_type is EntityType.ORGANIZATION and known is not None and known.kind == "party"


def is_firm(m: Mention) -> bool:
    """An organisation that no list knows as something else than a firm."""
    if m.entity_type is not EntityType.ORGANIZATION:
        return False
    known = organizations.load().look_up(m.text)
    found = collectives.load().look_up(m.text, "organization")
    return (known is None or known.kind == "firm") and (found is None or found.kind == "firm")
