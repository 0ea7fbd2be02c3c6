"""Entity spans of treebank sentences, and the tagged sentences Stanza's entity tagger learns from.

Each word has two tags: where in which entity it stands (BIOES), which is what the tagger is for, and its syntactic
role, which it learns on the side. Norge the state acts and Norge the country is where things happen: who has to tell
subjects from adverbials anyway tells GPE_ORG from GPE_LOC better.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.training.treebank import TreebankSentence, Word

PART_OF_NAME = "flat"


class TaggedWord(NamedTuple):
    """A word as written, its BIOES tag, and its dependency relation without subtype."""

    form: str
    tag: str
    role: str


Tagged = tuple[TaggedWord, ...]


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """An entity of a sentence: its words and NorNE type; without a type, the words between two entities.

    `start` is the number of words before it.
    """

    words: tuple[Word, ...]
    type: str | None
    start: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple(word.form for word in self.words)

    @property
    def roles(self) -> tuple[str, ...]:
        """The dependency relations of the words, without subtypes."""
        return tuple(word.deprel.partition(":")[0] for word in self.words)

    @property
    def role(self) -> str:
        """The dependency relation of the span as a whole: that of its first word with a head outside."""
        inside = range(self.start + 1, self.start + len(self.words) + 1)
        outward = (role for word, role in zip(self.words, self.roles, strict=True) if word.head not in inside)
        return next(outward, self.roles[0])

    @property
    def is_genitive(self) -> bool:
        """The name carries a genitive ending ("Norges", "Hans'")."""
        last = self.words[-1]
        return "Case=Gen" in last.feats and last.form[-1:] in ("s", "'", "’")

    def tagged(self) -> Tagged:
        """The words with their tags."""
        return tuple(map(TaggedWord, self.forms, bioes(len(self.words), self.type), self.roles))

    def renamed(self, forms: tuple[str, ...]) -> Tagged:
        """The words of another name in its place, with their tags: the first has the role of the whole."""
        roles = (self.role, *[PART_OF_NAME] * (len(forms) - 1))
        return tuple(map(TaggedWord, forms, bioes(len(forms), self.type), roles))


def spans(sentence: TreebankSentence) -> Iterator[EntitySpan]:
    """Cut a sentence into entities and the stretches between them, in order; nothing is lost."""
    current: list[Word] = []
    type_: str | None = None
    for place, word in enumerate(sentence.words):
        marker, _, word_type = word.entity.partition("-")
        continues = (marker == "I" and word_type == type_) or (marker == "O" and type_ is None)
        if current and not continues:
            yield EntitySpan(tuple(current), type_, place - len(current))
            current = []
        type_ = word_type or None
        current.append(word)
    if current:
        yield EntitySpan(tuple(current), type_, len(sentence.words) - len(current))


def bioes(length: int, type_: str | None) -> tuple[str, ...]:
    """The tags of a span of so many words."""
    if type_ is None:
        return ("O",) * length
    if length == 1:
        return (f"S-{type_}",)
    return (f"B-{type_}", *[f"I-{type_}"] * (length - 2), f"E-{type_}")


def tagged(sentence: TreebankSentence) -> Tagged:
    """The sentence with its tags."""
    return tuple(word for span in spans(sentence) for word in span.tagged())


def has_entity(sentence: TreebankSentence) -> bool:
    """Whether any word is part of a name."""
    return any(word.entity != "O" for word in sentence.words)


def write_tagged(path: Path, sentences: Iterable[Tagged]) -> None:
    """Write tagged sentences as JSON for stanza.models.ner_tagger, the roles looking like entities of one word."""
    document = [
        [{"text": word.form, "ner": word.tag, "multi_ner": [word.tag, f"S-{word.role}"]} for word in sentence]
        for sentence in sentences
    ]
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def headline(sentence: Tagged) -> Tagged:
    """The sentence without its full stop, as headlines are written; very short ones stay as they are."""
    return sentence[:-1] if len(sentence) > 3 and sentence[-1].form == "." else sentence
