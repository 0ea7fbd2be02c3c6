"""Running a model set on raw text and measuring it: what `kg evaluate-model` and the scores beside the weights show."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg import models
from kg.evaluation import model as metrics
from kg.parse.loading import StanzaEngine
from kg.parse.quick import opening
from kg.parse.words import ParsedSentence

_BLANK = "\n\n"
_ARTICLE_WORDS = 600
_MARKERS = {
    "nb": frozenset({"ikke", "jeg", "ble", "fra", "en", "mer", "hun", "noe", "være", "hvor"}),
    "nn": frozenset({"ikkje", "eg", "vart", "frå", "ein", "meir", "ho", "noko", "vere", "kvar"}),
}


@dataclass(frozen=True, slots=True)
class ModelScores:
    """What was measured on one CoNLL-U file: percentages, entity counts by type, speed, seconds to load.

    ``words_per_second`` are of processor time on one core, so that whatever else the machine does does not count.
    """

    conll18: dict[str, float]
    entities: dict[str, metrics.Counts]
    words: int
    words_per_second: float
    load_seconds: float

    def summary(self) -> dict[str, float]:
        """One flat table, rounded: the metrics, entity F1 in all ("NER") and by type, speed and loading time."""
        table = {name: round(value, 2) for name, value in self.conll18.items()}
        for type_, counts in self.entities.items():
            table["NER" if type_ == metrics.ALL else f"NER {type_}"] = round(100 * counts.f1, 2)
        return table | {"words/s": round(self.words_per_second), "load s": round(self.load_seconds, 1)}

    def details(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return asdict(self)


def evaluate(model: models.ModelSet, gold: str) -> ModelScores:
    """Parse the raw text of a CoNLL-U file with a model set on one core and score the outcome.

    Raises:
        GoldError: the file cannot be scored against.

    """
    import torch

    torch.set_num_threads(1)
    start = time.perf_counter()
    pipeline = opening.pipeline(models.pipeline_arguments(model))
    engine = opening.quick(pipeline) or StanzaEngine(pipeline)
    loaded, begun = time.perf_counter(), time.process_time()
    parsed = [sentence for article in engine.parse(list(raw_articles(gold))) for sentence in article]
    seconds = time.process_time() - begun
    system = "".join(_conllu(sentence) for sentence in parsed)
    words = sum(map(len, parsed))
    return ModelScores(
        conll18=metrics.conll18(gold, system),
        entities=metrics.entity_counts(gold, system),
        words=words,
        words_per_second=words / seconds,
        load_seconds=loaded - start,
    )


def standard_of(gold: str) -> str:
    """The written standard of a CoNLL-U text, nb or nn, by which standard's commonest words it has more of."""
    forms = [line.split("\t", 2)[1].lower() for line in gold.splitlines() if "\t" in line]
    return max(_MARKERS, key=lambda standard: sum(form in _MARKERS[standard] for form in forms))


def raw_articles(gold: str) -> Iterator[str]:
    """The running text of a CoNLL-U file, in pieces of article length, with blank lines between paragraphs.

    Paragraphs begin at `# newpar` and `# newdoc`. In a file without them they end, as in news, after a sentence
    without final punctuation.
    """
    marked = any(line.startswith(("# newpar", "# newdoc")) for line in gold.splitlines())
    paragraphs: list[str] = []
    words = 0
    for begins, text in _sentence_texts(gold, marked):
        if begins and words >= _ARTICLE_WORDS:
            yield _BLANK.join(paragraphs)
            paragraphs, words = [], 0
        if begins or not paragraphs:
            paragraphs.append(text)
        else:
            paragraphs[-1] += " " + text
        words += text.count(" ") + 1
    if paragraphs:
        yield _BLANK.join(paragraphs)


def _sentence_texts(gold: str, marked: bool) -> Iterator[tuple[bool, str]]:
    """Each sentence's text, and whether a paragraph begins with it."""
    begins = True
    for block in gold.split(_BLANK):
        if not block.strip():
            continue
        lines = block.splitlines()
        text = _spaced(lines)
        if marked:
            begins = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        yield begins, text
        begins = text[-1] not in ".?!…:»\"”'’)"


def _spaced(lines: list[str]) -> str:
    text, glued_until = "", 0
    for line in lines:
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:
            continue
        first, _, last = columns[0].partition("-")
        if last:
            glued_until = int(last)
        elif int(first) <= glued_until:
            continue
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " ")
    return text.rstrip()


def _conllu(sentence: ParsedSentence) -> str:
    """A parsed sentence as CoNLL-U, with its entities in MISC."""
    lines = []
    for number, w in enumerate(sentence, 1):
        form, entity = w.text.replace(" ", "\u00a0"), f"ner={w.ner or 'O'}"
        cells = (form, w.lemma, w.upos, None, w.feats, w.head, w.deprel, None, entity)
        lines.append("\t".join([str(number), *("_" if c is None else str(c) for c in cells)]))
    return "\n".join(lines) + _BLANK


def read_gold(path: Path) -> str:
    """The text of a CoNLL-U file.

    Raises:
        GoldError: the file cannot be read as UTF-8 text, or holds no sentence.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise metrics.GoldError(f"{path}: {error}") from error
    if "\t" not in text:
        raise metrics.GoldError(f"{path}: no CoNLL-U sentence in it")
    return text
