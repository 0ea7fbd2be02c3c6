"""Entity spans of treebank sentences, and the BIOES-tagged sentences Stanza's entity tagger learns from."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.training.treebank import TreebankSentence, Word

Tagged = tuple[tuple[str, str], ...]
"""A sentence as (form, BIOES tag) pairs."""


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """An entity of a sentence: its words and NorNE type; without a type, the words between two entities."""

    words: tuple[Word, ...]
    type: str | None

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple(word.form for word in self.words)

    @property
    def is_genitive(self) -> bool:
        """The name carries a genitive ending ("Norges", "Hans'")."""
        last = self.words[-1]
        return "Case=Gen" in last.feats and last.form[-1:] in ("s", "'", "’")


def spans(sentence: TreebankSentence) -> Iterator[EntitySpan]:
    """Cut a sentence into entities and the stretches between them, in order; nothing is lost."""
    current: list[Word] = []
    type_: str | None = None
    for word in sentence.words:
        marker, _, word_type = word.entity.partition("-")
        continues = (marker == "I" and word_type == type_) or (marker == "O" and type_ is None)
        if current and not continues:
            yield EntitySpan(tuple(current), type_)
            current = []
        type_ = word_type or None
        current.append(word)
    if current:
        yield EntitySpan(tuple(current), type_)


def bioes(forms: tuple[str, ...], type_: str | None) -> Tagged:
    """The tagged words of one span."""
    if type_ is None:
        return tuple((form, "O") for form in forms)
    if len(forms) == 1:
        return ((forms[0], f"S-{type_}"),)
    inner = ((form, f"I-{type_}") for form in forms[1:-1])
    return ((forms[0], f"B-{type_}"), *inner, (forms[-1], f"E-{type_}"))


def tagged(sentence: TreebankSentence) -> Tagged:
    """The sentence with BIOES tags."""
    return tuple(pair for span in spans(sentence) for pair in bioes(span.forms, span.type))


def has_entity(sentence: TreebankSentence) -> bool:
    """Whether any word is part of a name."""
    return any(word.entity != "O" for word in sentence.words)


def write_tagged(path: Path, sentences: Iterable[Tagged]) -> None:
    """Write tagged sentences as the JSON that stanza.models.ner_tagger reads."""
    document = [[{"text": form, "ner": tag} for form, tag in sentence] for sentence in sentences]
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def headline(sentence: Tagged) -> Tagged:
    """The sentence without its full stop, as headlines are written; very short ones stay as they are."""
    return sentence[:-1] if len(sentence) > 3 and sentence[-1][0] == "." else sentence
