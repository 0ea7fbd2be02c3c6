"""A loaded Stanza pipeline, run the quick way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from kg.parse.quick.entities import EntityTagger
from kg.parse.quick.lemmatizer import Lemmatizer
from kg.parse.quick.parser import DependencyParser
from kg.parse.quick.tagger import Tagger
from kg.parse.quick.tokenizer import Piece, Tokenizer
from kg.parse.words import ParsedWord

_PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")


class QuickPipeline:
    """`pipeline` is a stanza.Pipeline of the kind that `why_not` has nothing against."""

    def __init__(self, pipeline: Any) -> None:
        tokenize, pos, lemma, depparse, ner = (pipeline.processors[name] for name in _PROCESSORS)
        for processor in (tokenize, pos, lemma, depparse, ner):
            processor.trainer.model.eval()
        with torch.inference_mode():
            self._tokenizer = Tokenizer(tokenize.trainer)
            self._tagger = Tagger(pos.trainer, pos.pretrain)
            self._lemmatizer = Lemmatizer(lemma.trainer, lemma.config)
            keeps_rules = depparse.config.get("resolve_head_constraints", True)
            self._parser = DependencyParser(depparse.trainer, depparse.pretrain, keeps_rules)
            self._entities = EntityTagger(ner.trainer)

    @torch.inference_mode()
    def parse(self, texts: Sequence[str]) -> list[list[list[ParsedWord]]]:
        """The sentences of each text, whose paragraphs are parted by blank lines."""
        documents = self._tokenizer.split(texts)
        sentences = [sentence for document in documents for sentence in document]
        if not sentences:
            return [[] for _ in texts]
        parsed = iter(self._parsed(sentences))
        return [[next(parsed) for _ in document] for document in documents]

    def _parsed(self, sentences: Sequence[Sequence[Piece]]) -> list[list[ParsedWord]]:
        from stanza.models.common.utils import simplify_punct

        lengths = [len(sentence) for sentence in sentences]
        pieces = [piece for sentence in sentences for piece in sentence]
        words = [piece.text for piece in pieces]
        plain = [word for (word,) in simplify_punct([[[word] for word in words]])[0]]
        upos, feats = self._tagger.tag(plain, lengths)
        lemmas = self._lemmatizer.lemmatize(words, upos)
        arcs = self._parser.parse(plain, lemmas, lengths)
        tags = self._entities.tag(words, lengths)
        parsed = (
            ParsedWord(piece.text, piece.start, piece.end, lemma, pos, features, head, deprel, tag)
            for piece, lemma, pos, features, (head, deprel), tag in zip(
                pieces, lemmas, upos, feats, arcs, tags, strict=True
            )
        )
        return [[next(parsed) for _ in sentence] for sentence in sentences]
