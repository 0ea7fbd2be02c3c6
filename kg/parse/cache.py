"""Parses kept as CoNLL-U files, so that no article is parsed twice by the same model."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kg import conllu
from kg.model import Article, Document
from kg.parse.paragraphs import paragraphs


class ParseCache:
    """Keyed by text, paragraphs and model; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, article: Article, model: str) -> Document | None:
        """The article's parse by the model; None if it is not there or not to be trusted."""
        file = self._file(article, model)
        if file is None or not file.is_file():
            return None
        try:
            doc = next(conllu.read(conllu.text_of(file), article.source))
        except (conllu.ConlluError, StopIteration, ValueError, UnicodeError):
            return None
        # a text that survives the round trip is the proof that the offsets are right
        return replace(doc, article=article) if doc.article.text == article.text else None

    def store(self, doc: Document) -> None:
        """Keep a parse for the next run."""
        file = self._file(doc.article, doc.model)
        if file is None or not doc.tokens:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".part")
        draft.write_text(conllu.write([doc]), encoding="utf-8", newline="")
        draft.replace(file)

    def _file(self, article: Article, model: str) -> Path | None:
        if self._folder is None:
            return None
        key = sha256()
        parts = (f"{p.start}-{p.end}-{p.kind}" for p in paragraphs(article))
        for part in (model, article.text, *parts):
            key.update(part.encode("utf-8", "surrogatepass") + b"\0")
        digest = key.hexdigest()
        return self._folder / digest[:2] / f"{digest}.conllu"
