"""Where in an article a statement comes from: its sentences, and the mentions that things are denoted by."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import NamedNode, Quad

from kg.model import Article, Document, Mention, SegmentKind
from kg.rdf import iri, literals
from kg.rdf.terms import KG, NIF, TYPE


@dataclass(frozen=True)
class Passages:
    """Builds the mention nodes of one article. ``graph`` is where they live."""

    document: Document
    graph: NamedNode
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [s.start for s in self.document.sentences])

    @property
    def article(self) -> Article:
        """The article whose text the offsets count in."""
        return self.document.article

    @cached_property
    def _sentence_iris(self) -> list[NamedNode]:
        return [iri.sentence(self.article.id, s.start, s.end) for s in self.document.sentences]

    def sentences_of(self, start: int, end: int) -> list[NamedNode]:
        """The sentences that a stretch of text touches, in text order."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return [
            name
            for s, name in zip(self.document.sentences[first:], self._sentence_iris[first:], strict=True)
            if s.start < end and s.end > start
        ]

    def segment_at(self, start: int) -> SegmentKind:
        """What part of the article an offset lies in; running text where no segment says otherwise."""
        return next((s.kind for s in self.article.segments if s.start <= start < s.end), SegmentKind.BODY)

    def node(self, mention: Mention, use: str) -> NamedNode:
        """The name of a mention in one use."""
        return iri.mention(self.article.id, mention.start, mention.end, use)

    def mention_quads(self, mention: Mention, use: str, rule: str = "") -> list[Quad]:
        """The description of a mention; ``rule`` is what read this use of it, if not what found the words."""
        me, g = self.node(mention, use), self.graph
        quads = [
            Quad(me, TYPE, KG.Mention, g),
            Quad(me, KG.inArticle, iri.article(self.article.id), g),
            Quad(me, NIF.beginIndex, literals.integer(mention.start), g),
            Quad(me, NIF.endIndex, literals.integer(mention.end), g),
            Quad(me, NIF.anchorOf, literals.text(self.article.text[mention.start : mention.end]), g),
            Quad(me, KG.mentionKind, literals.text(mention.kind.value), g),
            Quad(me, KG.segment, literals.text(self.segment_at(mention.start).value), g),
            Quad(me, KG.rule, literals.text(rule or mention.rule), g),
        ]
        quads += [Quad(me, NIF.sentence, s, g) for s in self.sentences_of(mention.start, mention.end)]
        return quads

    def sentence_quads(self) -> list[Quad]:
        """Every sentence with its text, so that the graph alone can show what it rests on."""
        quads = []
        for s, me in zip(self.document.sentences, self._sentence_iris, strict=True):
            quads += [
                Quad(me, TYPE, KG.Sentence, self.graph),
                Quad(me, KG.inArticle, iri.article(self.article.id), self.graph),
                Quad(me, NIF.beginIndex, literals.integer(s.start), self.graph),
                Quad(me, NIF.endIndex, literals.integer(s.end), self.graph),
                Quad(me, NIF.anchorOf, literals.text(self.article.text[s.start : s.end]), self.graph),
                Quad(me, KG.segment, literals.text(self.segment_at(s.start).value), self.graph),
            ]
        return quads
