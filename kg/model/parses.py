"""Tokens, sentences, documents: what the parser gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.model.articles import Article, SegmentKind


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. ``i`` and ``head`` are document-wide; ``head`` is -1 for a root. ``ner`` is BIOES or O.

    ``rel`` is the universal relation without subtype, ``nsubj:pass`` -> ``nsubj``: every stage asks for it over and
    over, so it is worked out once.
    """

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
    rel: str = field(init=False, repr=False, compare=False)
    low: str = field(init=False, repr=False, compare=False)
    low_lemma: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rel", self.deprel.partition(":")[0])
        object.__setattr__(self, "low", self.form.lower())
        object.__setattr__(self, "low_lemma", self.lemma.lower())

    def feat(self, name: str) -> str | None:
        """The value of a UD feature, or None."""
        for known, value in self.feats:
            if known == name:
                return value
        return None


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
        return tuple(map(tuple, out))

    @cached_property
    def dependents(self) -> tuple[dict[str, tuple[int, ...]], ...]:
        """For every token its dependents by relation, in text order: under ``nsubj`` those in ``nsubj:pass`` too."""
        out: list[dict[str, tuple[int, ...]]] = [{} for _ in self.tokens]
        for t in self.tokens:
            if t.head >= 0:
                above = out[t.head]
                above[t.rel] = (*above[t.rel], t.i) if t.rel in above else (t.i,)
                if t.deprel != t.rel:
                    above[t.deprel] = (*above[t.deprel], t.i) if t.deprel in above else (t.i,)
        return tuple(out)

    @cached_property
    def answers(self) -> dict[Any, dict[Any, Any]]:
        """What functions have found out about this document, by function and arguments (see ``kg.syntax.memory``)."""
        return {}

    def forget(self) -> None:
        """Drop what was worked out from the tokens, so that thousands of documents can be kept; it comes back."""
        for name in ("children", "dependents", "answers"):
            self.__dict__.pop(name, None)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token ``i`` stands in."""
        return self.sentences[self.tokens[i].sent]

    def text_of(self, start: int, end: int) -> str:
        """The article's text between two character offsets."""
        return self.article.text[start:end]
