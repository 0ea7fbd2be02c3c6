"""How good a parse is: the official CoNLL-18 metrics and entity scores, of one CoNLL-U text against another.

Both texts hold the same characters, white space aside; the system may cut them into other tokens and sentences.
Entities stand in MISC, as `name=` (the treebank's) or `ner=` (this package's), in IOB2 or BIOES.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
ALL = "all"
_ENTITY_KEYS = ("name", "ner")

Entity = tuple[int, int, str]
"""Where an entity begins and ends, counted in characters that are not white space, and its type."""


class GoldError(ValueError):
    """The gold file cannot be scored against; the message says why."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Entities of one type: found and right, found in all, and there to be found."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the found ones that are right; 0 when none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold ones that were found; 0 when there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def conll18(gold: str, system: str) -> dict[str, float]:
    """F1 in percent for each of METRICS.

    Raises:
        GoldError: one of the texts is not CoNLL-U, or their characters differ.

    """
    from udtools import udeval

    try:
        texts = [udeval.load_conllu(io.StringIO(text), "", {}) for text in (gold, system)]
        scores = udeval.evaluate(*texts)
    except udeval.UDError as error:
        raise GoldError(str(error)) from error
    return {metric: 100 * scores[metric].f1 for metric in METRICS}


def entity_counts(gold: str, system: str) -> dict[str, Counts]:
    """Counts by entity type, alphabetically, with ALL last: a found entity is right if span and type agree."""
    expected, found = set(entities(gold)), set(entities(system))
    types = sorted({type_ for _, _, type_ in expected | found})
    by_type = {type_: _counts(_of_type(expected, type_), _of_type(found, type_)) for type_ in types}
    return {**by_type, ALL: _counts(expected, found)}


def entities(conllu: str) -> Iterator[Entity]:
    """The entities of a CoNLL-U text, in order."""
    start, open_type, position = 0, "", 0
    for form, tag in _tagged_forms(conllu):
        marker, _, type_ = tag.partition("-")
        if open_type and (marker not in ("I", "E") or type_ != open_type):
            yield start, position, open_type
            open_type = ""
        if type_ and not open_type:
            start, open_type = position, type_
        position += len("".join(form.split()))
    if open_type:
        yield start, position, open_type


def _tagged_forms(conllu: str) -> Iterator[tuple[str, str]]:
    for line in conllu.splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdecimal():
            misc = dict(item.split("=", 1) for item in columns[9].split("|") if "=" in item)
            yield columns[1], next((misc[key] for key in _ENTITY_KEYS if key in misc), "O")
        elif not line:
            # an entity never crosses a sentence
            yield "", "O"


def _of_type(entities: Iterable[Entity], type_: str) -> set[Entity]:
    return {entity for entity in entities if entity[2] == type_}


def _counts(gold: set[Entity], found: set[Entity]) -> Counts:
    return Counts(right=len(gold & found), found=len(found), gold=len(gold))
