"""Articles to documents, in batches that share an engine, through the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.model import Article, Document
from kg.parse.cache import ParseCache
from kg.parse.documents import document, joined
from kg.parse.loading import Loader
from kg.parse.paragraphs import paragraphs
from kg.parse.words import Engine

Progress = Callable[[int, int], None]

_BATCH = 32


class Parser:
    """Parses articles with one model, through the cache if one is given.

    ``model`` is None (the model shipped with the package), a folder, or ``stanza:nb``/``stanza:nn`` (the official
    package, fetched by Stanza's own loader on first use). The engine is loaded when the first article misses
    the cache.
    """

    def __init__(self, model: str | None = None, cache: Path | None = None) -> None:
        self._loader = Loader(model)
        self._cache = ParseCache(cache)
        self._engines: dict[str, Engine] = {}
        self.parsed = 0
        self.from_cache = 0

    def name(self, language: str) -> str:
        """What is recorded as the parse's model: name and fingerprint of the files for a written standard."""
        return self._loader.name(language)

    def parse(self, articles: Sequence[Article], progress: Progress | None = None) -> Iterator[Document]:
        """Documents in the order of the articles; ``progress(done, total)`` is called as they come."""
        done = 0
        for at in range(0, len(articles), _BATCH):
            batch = articles[at : at + _BATCH]
            found = {a.id: self._cache.load(a, self.name(a.language)) for a in batch}
            missing = [a for a in batch if found[a.id] is None]
            for doc in self._run(missing):
                self._cache.store(doc)
                found[doc.article.id] = doc
            self.parsed += len(missing)
            self.from_cache += len(batch) - len(missing)
            for a in batch:
                doc_or_none = found[a.id]
                assert doc_or_none is not None
                done += 1
                if progress:
                    progress(done, len(articles))
                yield doc_or_none

    def _run(self, articles: Sequence[Article]) -> Iterator[Document]:
        """Parse articles in as few batches as the model has engines."""
        names = [self.name(a.language) for a in articles]
        for name in dict.fromkeys(names):
            same = [a for a, n in zip(articles, names, strict=True) if n == name]
            parts = [paragraphs(a) for a in same]
            texts = [joined(a, ps) for a, ps in zip(same, parts, strict=True)]
            parsed = self._engine(name, same[0].language).parse(texts)
            for article, ps, sentences in zip(same, parts, parsed, strict=True):
                yield document(article, ps, sentences, name)

    def _engine(self, name: str, language: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = self._loader.engine(language)
        return self._engines[name]
