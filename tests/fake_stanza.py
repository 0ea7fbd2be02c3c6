"""Stands in for Stanza: words and stops by a regular expression, every word but the first hangs on the first."""

import re
from dataclasses import dataclass, field
from types import ModuleType


@dataclass
class Word:
    text: str
    lemma: str
    upos: str
    feats: str | None
    head: int
    deprel: str


@dataclass
class Token:
    start_char: int
    end_char: int
    ner: str
    words: list[Word]


@dataclass
class Sentence:
    tokens: list[Token]


@dataclass
class Document:
    sentences: list[Sentence]
    text: str = ""


@dataclass
class Fake:
    """What was asked of Stanza: arguments of every Pipeline, texts of every parse; ``failure`` is raised on loading."""

    loaded: list[tuple[tuple[object, ...], dict[str, object]]] = field(default_factory=list)
    parsed: list[str] = field(default_factory=list)
    failure: Exception | None = None

    def module(self) -> ModuleType:
        """A module to put in the place of ``stanza``."""
        out = ModuleType("stanza")
        out.Document = Document  # type: ignore[attr-defined]
        out.Pipeline = self._pipeline  # type: ignore[attr-defined]
        return out

    def _pipeline(self, *args: object, **kwargs: object) -> "Fake":
        self.loaded.append((args, kwargs))
        if self.failure:
            raise self.failure
        return self

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        """Like Stanza's: paragraphs end at two line ends, sentences at a full stop."""
        self.parsed += [d.text for d in documents]
        return [Document(_sentences(d.text), d.text) for d in documents]


def _sentences(text: str) -> list[Sentence]:
    out: list[Sentence] = []
    end = 0
    for m in re.finditer(r"\w+|[^\w\s]", text):
        new = not out or "\n\n" in text[end : m.start()] or text[end - 1] == "."
        if new:
            out.append(Sentence([]))
        word = Word(m[0], m[0].lower(), "NOUN", None if new else "Number=Sing|Case=Gen", 0 if new else 1, "dep")
        out[-1].tokens.append(Token(m.start(), m.end(), "O", [word]))
        end = m.end()
    return out
