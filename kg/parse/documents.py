"""From the words of a parse to a frozen document with the article's own offsets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.model import Article, Document, Sentence, Token
from kg.parse.paragraphs import Paragraph
from kg.parse.words import ParsedSentence, ParsedWord

_BREAK = "\n\n"


def joined(article: Article, parts: Sequence[Paragraph]) -> str:
    """The paragraphs as one text, parted by blank lines."""
    return _BREAK.join(article.text[p.start : p.end] for p in parts)


def document(article: Article, parts: Sequence[Paragraph], parsed: Sequence[ParsedSentence], model: str) -> Document:
    """The parse of the `joined` paragraphs of an article by a model."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    starts = _joined_starts(parts)
    at = 0
    for words in parsed:
        first = len(tokens)
        for word in words:
            while at + 1 < len(parts) and word.start >= starts[at + 1]:
                at += 1
            shift = parts[at].start - starts[at]
            tokens.append(_token(article, word, len(tokens), len(sentences), first, shift))
        if len(tokens) > first:
            sentences.append(
                Sentence(len(sentences), first, len(tokens), tokens[first].start, tokens[-1].end, parts[at].kind)
            )
    return Document(article, tuple(tokens), tuple(sentences), model)


def _joined_starts(parts: Sequence[Paragraph]) -> list[int]:
    starts, at = [], 0
    for p in parts:
        starts.append(at)
        at += p.end - p.start + len(_BREAK)
    return starts


def _token(article: Article, word: ParsedWord, i: int, sent: int, first: int, shift: int) -> Token:
    start, end = word.start + shift, word.end + shift
    return Token(
        i=i,
        sent=sent,
        start=start,
        end=end,
        form=article.text[start:end],
        lemma=word.lemma or word.text,
        upos=word.upos or "X",
        feats=_features(word.feats),
        head=first + word.head - 1 if word.head else -1,
        deprel=word.deprel or "dep",
        ner=word.ner or "O",
    )


@lru_cache(maxsize=4096)
def _features(feats: str | None) -> tuple[tuple[str, str], ...]:
    pairs = (feature.partition("=") for feature in feats.split("|")) if feats else ()
    return tuple((name, value) for name, _, value in pairs)
