"""Which engine parses for a model: Stanza as it is, or, where the model's kind is known, the same sums done quicker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg import models
from kg.parse.words import Engine, ParsedSentence, ParsedWord

PROCESSORS = "tokenize,pos,lemma,depparse,ner"


class ModelError(RuntimeError):
    """The model asked for is not there or cannot be loaded; the message says which and what to do."""


class StanzaEngine:
    """Stanza's own pipeline."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def parse(self, texts: Sequence[str]) -> list[list[ParsedSentence]]:
        """The sentences of each text; blank texts have none and are not shown to Stanza."""
        import stanza

        some = [i for i, text in enumerate(texts) if text.strip()]
        out: list[list[ParsedSentence]] = [[] for _ in texts]
        results = self._pipeline.bulk_process([stanza.Document([], text=texts[i]) for i in some])
        for i, result in zip(some, results, strict=True):
            out[i] = [_words(sentence) for sentence in result.sentences]
        return out


class Loader:
    """Loads the engines of one model, one for each written standard that has files of its own.

    ``model`` is None (the model shipped with the package), a folder, or ``stanza:nb``/``stanza:nn`` (the official
    package, fetched by Stanza's own loader on first use).
    """

    def __init__(self, model: str | None) -> None:
        self._official = model.removeprefix("stanza:") if model and model.startswith("stanza:") else None
        self._set = None if self._official else _model_set(model)
        self._names: dict[str, str] = {}
        self._pipeline: Any = None

    def name(self, standard: str) -> str:
        """What is recorded as the parse's model: name and fingerprint of the files for a written standard."""
        if self._set is None:
            return f"stanza:{self._official}"
        if standard not in self._names:  # a fingerprint reads all files of the model: once is enough
            self._names[standard] = f"{self._set.name}@{self._set.for_standard(standard).fingerprint[:12]}"
        return self._names[standard]

    def engine(self, standard: str) -> Engine:
        """An engine for a written standard. Raises ModelError."""
        return _official_engine(self._official) if self._set is None else self._engine(self._set.for_standard(standard))

    def _engine(self, loaded: models.ModelSet) -> Engine:
        from kg.parse.quick import opening

        try:
            self._pipeline = opening.pipeline(models.pipeline_arguments(loaded), beside=self._pipeline)
            return opening.quick(self._pipeline) or StanzaEngine(self._pipeline)
        except Exception as e:
            raise ModelError(f"{loaded.directory}: Stanza cannot load this model ({e})") from e


def _model_set(model: str | None) -> models.ModelSet:
    try:
        return models.default() if model is None else models.load(Path(model))
    except (FileNotFoundError, ValueError) as e:
        raise ModelError(str(e)) from e


def _official_engine(language: str | None) -> Engine:
    import stanza

    try:
        return StanzaEngine(stanza.Pipeline(language, processors=PROCESSORS, verbose=False))
    except Exception as e:
        raise ModelError(
            f"stanza:{language}: the official package could not be downloaded or loaded ({e}); "
            "without --model the model shipped with nyhetsgraf is used and no network is needed"
        ) from e


def _words(sentence: Any) -> list[ParsedWord]:
    return [
        ParsedWord(
            word.text, raw.start_char, raw.end_char, word.lemma, word.upos, word.feats, word.head, word.deprel, raw.ner
        )
        for raw in sentence.tokens
        for word in raw.words
    ]
