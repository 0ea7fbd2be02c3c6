"""The frozen types that stages hand to each other.

Every offset is a half-open interval in Unicode code points of ``Article.text`` exactly as read, and for every
mention ``article.text[m.start:m.end] == m.text``. Token indices (``i``, ``head``, ``first``, ``last``) count
through the whole document, so that a head can be looked up as ``doc.tokens[token.head]``.
"""

from kg.model.articles import Article, Segment, SegmentKind, Skipped
from kg.model.claims import Attribution, Certainty, Claim, Quote, Stance
from kg.model.dates import DateExpression
from kg.model.entities import Entity, Merge, PlaceLink, Position
from kg.model.events import Argument, Event, EventMention, Item, Modality, Status
from kg.model.mentions import EntityType, Mention, MentionKind, TitleFact
from kg.model.parses import Document, Sentence, Token
from kg.model.results import Actor, Analysis, Corpus, CrossMerge

__all__ = [
    "Actor",
    "Analysis",
    "Argument",
    "Article",
    "Attribution",
    "Certainty",
    "Claim",
    "Corpus",
    "CrossMerge",
    "DateExpression",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "EventMention",
    "Item",
    "Mention",
    "MentionKind",
    "Merge",
    "Modality",
    "PlaceLink",
    "Position",
    "Quote",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Skipped",
    "Stance",
    "Status",
    "TitleFact",
    "Token",
]
