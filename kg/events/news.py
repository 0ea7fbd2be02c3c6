"""Where an article tells its news: in the headline and the lede, before the text below says how and when."""

from __future__ import annotations

from kg.model import Document, EventMention, SegmentKind

NEWS = frozenset({SegmentKind.HEADLINE, SegmentKind.LEDE})


def in_news(doc: Document, token: int) -> bool:
    """Whether a token stands in the headline or the lede."""
    return doc.sentence_of(token).segment in NEWS


def is_news(doc: Document, m: EventMention) -> bool:
    """Whether headline or lede tell of the event in this mention."""
    return in_news(doc, m.trigger.head)
