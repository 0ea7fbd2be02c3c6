"""What an engine yields: sentences of words, whose place in the text parsed is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """One word of a sentence: `start` and `end` in the text given, `head` from 1 in the sentence, 0 for its root."""

    text: str
    start: int
    end: int
    lemma: str | None
    upos: str | None
    feats: str | None
    head: int
    deprel: str | None
    ner: str | None


ParsedSentence = Sequence[ParsedWord]


class Engine(Protocol):
    """Whatever parses raw texts."""

    def parse(self, texts: Sequence[str]) -> Sequence[Sequence[ParsedSentence]]:
        """The sentences of each text; no sentence goes on beyond a blank line."""
