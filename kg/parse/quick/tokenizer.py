"""Words and sentences of raw text, by Stanza's tokenizer: a label for every character of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.parse.quick.packing import Packed, packs
from kg.parse.quick.recurrent import BidirectionalLayer

_AT_ONCE = 24_000  # characters
_LONGEST = 1000  # characters of a paragraph that are read at a time, and of a token that is kept, as in Stanza
_PADDING = "<PAD>"
_SPACE = re.compile(r"\s")
_WORD, _SENTENCE = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A token as the models see it, and where it stands in its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Stripped text with single spaces; `offsets[i]` is where its character i stands in the text it is from."""

    text: str
    offsets: Sequence[int]
    units: NDArray[np.int64]


class Tokenizer:
    """`trainer` is that of Stanza's tokenize processor."""

    def __init__(self, trainer: Any) -> None:
        from stanza.models.tokenization import data, utils

        self._model, self._vocab = trainer.model, trainer.vocab
        features = trainer.args["feat_funcs"]
        self._features = [data.PER_CHAR_FEAT_FUNCS[f] for f in features if f in data.PER_CHAR_FEAT_FUNCS]
        self._edges = [edge for edge in ("end_of_para", "start_of_para") if edge in features]
        self._sharpness = trainer.args["hier_invtemp"]
        self._layers = BidirectionalLayer(self._model.rnn), BidirectionalLayer(self._model.rnn2)
        self._break, self._blank, self._address = data.NEWLINE_WHITESPACE_RE, data.WHITESPACE_RE, utils.MASK_RE
        self._units: dict[tuple[str, bool, bool], int] = {(_PADDING, False, False): 0}

    def split(self, texts: Sequence[str]) -> list[list[list[Piece]]]:
        """The sentences of each text."""
        paragraphs = [list(self._paragraphs(text)) for text in texts]
        labels = iter(self._labels([p.units for of_text in paragraphs for p in of_text]))
        return [[s for p in of_text for s in self._sentences(p, next(labels))] for of_text in paragraphs]

    # -------------------------------------------------------------------------------------- text to characters

    def _paragraphs(self, text: str) -> Iterator[_Paragraph]:
        start = 0
        for gap in (*self._break.finditer(text), None):
            chunk = text[start : gap.start() if gap else len(text)].rstrip()
            if chunk:
                yield self._paragraph(chunk, start)
            start = gap.end() if gap else start

    def _paragraph(self, chunk: str, start: int) -> _Paragraph:
        shown = self._blank.sub(" ", chunk)
        offsets: Sequence[int] = range(start, start + len(shown))
        if "  " in shown:
            kept = [i for i, letter in enumerate(shown) if letter != " " or i == 0 or shown[i - 1] != " "]
            shown, offsets = "".join(shown[i] for i in kept), [start + i for i in kept]
        last = len(shown) - 1
        inner = {letter: self._unit(letter, False, False) for letter in dict.fromkeys(shown)}
        units = [inner[letter] for letter in shown]
        units[last] = self._unit(shown[last], last == 0, True)
        if last:
            units[0] = self._unit(shown[0], True, False)
        return _Paragraph(shown, offsets, np.array(units))

    def _unit(self, letter: str, first: bool, last: bool) -> int:
        return self._units.setdefault((letter, first, last), len(self._units))

    # ------------------------------------------------------------------------------------ characters to labels

    def _labels(self, paragraphs: Sequence[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
        """0 inside a token, 1 at its end, 2 at the end of a sentence, for each character of each paragraph."""
        short = [i for i, units in enumerate(paragraphs) if len(units) < _LONGEST]
        # Stanza's models have learnt to see a paragraph's end by the padding after it
        found = self._predicted([np.append(paragraphs[i], 0) for i in short])
        labels: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)] * len(paragraphs)
        for i, predicted in zip(short, found, strict=True):
            labels[i] = predicted[:-1]
        long = [i for i, units in enumerate(paragraphs) if len(units) >= _LONGEST]
        for i, windowed in zip(long, self._labels_by_window([paragraphs[i] for i in long]), strict=True):
            labels[i] = windowed
        return labels

    def _labels_by_window(self, paragraphs: Sequence[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
        """Labels of paragraphs too long to read at once, whose windows go in step; a window begins where a sentence
        ends in the one before.
        """
        parts: list[list[NDArray[np.int64]]] = [[] for _ in paragraphs]
        at = [0] * len(paragraphs)
        while unread := [i for i, units in enumerate(paragraphs) if at[i] < len(units)]:
            windows = self._predicted([paragraphs[i][at[i] : at[i] + _LONGEST] for i in unread])
            for i, window in zip(unread, windows, strict=True):
                ends = np.flatnonzero(window == _SENTENCE)
                whole = window[: ends[-1] + 1] if len(ends) and at[i] < len(paragraphs[i]) - _LONGEST else window
                parts[i].append(whole)
                at[i] += len(whole)
        return [np.concatenate(p) for p in parts]

    def _predicted(self, sequences: Sequence[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
        if not sequences:
            return []
        lengths = [len(sequence) for sequence in sequences]
        used, numbers = np.unique(np.concatenate(sequences), return_inverse=True)
        gates = self._layers[0].gates(self._inputs(used))
        labels = np.empty(len(numbers), dtype=np.int64)
        for pack in packs(lengths, _AT_ONCE):
            labels[pack.positions] = self._scored(gates, numbers, pack)
        return np.split(labels, np.cumsum(lengths)[:-1])

    def _inputs(self, used: NDArray[np.int64]) -> Tensor:
        keys = list(self._units)
        units = [keys[i] for i in used]
        embedded = self._model.embeddings(torch.tensor(self._vocab.map([letter for letter, _, _ in units])))
        return torch.cat([embedded, torch.tensor([self._featured(*unit) for unit in units])], 1)

    def _featured(self, letter: str, first: bool, last: bool) -> list[float]:
        if letter == _PADDING:
            return [0.0] * (len(self._features) + len(self._edges))
        at_edge = {"end_of_para": last, "start_of_para": first}
        return [float(f(letter)) for f in self._features] + [float(at_edge[edge]) for edge in self._edges]

    def _scored(self, gates: Tensor, numbers: NDArray[np.int64], pack: Packed) -> NDArray[np.int64]:
        model, (lower, upper) = self._model, self._layers
        states = lower.run(gates.index_select(1, torch.from_numpy(numbers[pack.positions])), pack.sizes)
        token, sentence = model.tok_clf(states), model.sent_clf(states)
        if self._sharpness > 0:
            states = states * (1 - torch.sigmoid(-token * self._sharpness))
        states = upper.run(upper.gates(states), pack.sizes)
        token, sentence = token + model.tok_clf2(states), sentence + model.sent_clf2(states)
        inside, ends = torch.nn.functional.logsigmoid(-token), torch.nn.functional.logsigmoid(token)
        goes_on, stops = torch.nn.functional.logsigmoid(-sentence), torch.nn.functional.logsigmoid(sentence)
        labels: NDArray[np.int64] = torch.cat([inside, ends + goes_on, ends + stops], 1).argmax(1).numpy()
        return labels

    # ------------------------------------------------------------------------------------- labels to sentences

    def _sentences(self, paragraph: _Paragraph, labels: NDArray[np.int64]) -> Iterator[list[Piece]]:
        labels[-1] = _SENTENCE
        for match in self._address.finditer(paragraph.text):
            labels[match.start() : match.end() - 1] = 0
            labels[match.end() - 1] = max(labels[match.end() - 1], _WORD)
        sentence: list[Piece] = []
        start = 0
        for i in np.flatnonzero(labels).tolist():
            token = paragraph.text[start : i + 1]
            bare = token.lstrip()
            if bare:
                begin = paragraph.offsets[start + len(token) - len(bare)]
                text = _SPACE.sub(" ", bare) if len(bare) <= _LONGEST else "<UNK>"
                sentence.append(Piece(text, begin, paragraph.offsets[i] + 1))
                if labels[i] == _SENTENCE:
                    yield sentence
                    sentence = []
            start = i + 1
        if sentence:
            yield sentence
