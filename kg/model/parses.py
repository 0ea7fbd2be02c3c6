"""Tokens, sentences, documents: what the parser gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.model.articles import Article, SegmentKind


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. ``i`` and ``head`` are document-wide; ``head`` is -1 for a root. ``ner`` is BIOES or O."""

    i: int
    sent: int
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    deprel: str
    ner: str = "O"

    def feat(self, name: str) -> str | None:
        """The value of a UD feature, or None."""
        return next((v for k, v in self.feats if k == name), None)

    @property
    def rel(self) -> str:
        """The universal relation without subtype: ``nsubj:pass`` -> ``nsubj``."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (half-open), characters ``start`` to ``end``, and the segment it stands in."""

    i: int
    first: int
    last: int
    start: int
    end: int
    segment: SegmentKind = SegmentKind.BODY


@dataclass(frozen=True)
class Document:
    """A parsed article. ``model`` names the model set that parsed it."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    model: str = ""

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the indices of its dependents, in text order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head >= 0:
                out[t.head].append(t.i)
        return tuple(tuple(c) for c in out)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token ``i`` stands in."""
        return self.sentences[self.tokens[i].sent]

    def text_of(self, start: int, end: int) -> str:
        """The article's text between two character offsets."""
        return self.article.text[start:end]
