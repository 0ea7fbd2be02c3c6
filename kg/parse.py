"""Stanza: the only module that knows it. Articles in, frozen documents out.

A paragraph handed to the tokenizer is one line of one segment, so that no sentence runs across a headline, a
caption or a paragraph break; offsets are mapped back to the article's text at once. Sentences of many articles
share batches. A parse is kept in a cache keyed by text, paragraphs and model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg import conllu, models
from kg.model import Article, Document, Segment, SegmentKind, Sentence, Token

Progress = Callable[[int, int], None]

PROCESSORS = "tokenize,pos,lemma,depparse,ner"
_BATCH = 32
_BREAK = "\n\n"


class ModelError(RuntimeError):
    """The model asked for is not there or cannot be loaded; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the article's text that is tokenized by itself."""

    start: int
    end: int
    kind: SegmentKind


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The lines of the article's segments, hard-wrapped lines joined; blank ones left out."""
    out: list[Paragraph] = []
    for segment in article.segments:
        out += _lines(article.text, segment)
    return tuple(out)


def _lines(text: str, segment: Segment) -> Iterator[Paragraph]:
    start = position = segment.start
    for line in text[segment.start : segment.end].splitlines(keepends=True):
        position += len(line)
        if position < segment.end and _is_hard_wrapped(line):
            continue
        yield from _trimmed(text, start, position, segment.kind)
        start = position
    yield from _trimmed(text, start, segment.end, segment.kind)


def _is_hard_wrapped(line: str) -> bool:
    """A line of typewriter length that ends inside a sentence goes on in the next one."""
    shown = line.strip()
    return 60 <= len(shown) <= 100 and shown[-1] not in ".!?:»”\"'…"


def _trimmed(text: str, start: int, end: int, kind: SegmentKind) -> Iterator[Paragraph]:
    raw = text[start:end]
    stripped = raw.strip()
    if stripped:
        begin = start + raw.index(stripped[0])
        yield Paragraph(begin, begin + len(stripped), kind)


# ---------------------------------------------------------------------------------------------- parser


class Parser:
    """Parses articles with one model, through the cache if one is given.

    ``model`` is None (the model shipped with the package), a folder, or ``stanza:nb``/``stanza:nn`` (the official
    package, fetched by Stanza's own loader on first use). The pipeline is loaded when the first article misses
    the cache.
    """

    def __init__(self, model: str | None = None, cache: Path | None = None) -> None:
        self._model = model
        self._official = model.removeprefix("stanza:") if model and model.startswith("stanza:") else None
        self._set = None if self._official else _model_set(model)
        self._cache = cache
        self._pipelines: dict[str, Any] = {}
        self._names: dict[str, str] = {}
        self.parsed = 0
        self.from_cache = 0

    def name(self, language: str) -> str:
        """What is recorded as the parse's model: name and fingerprint of the files for a written standard."""
        if self._set is None:
            return f"stanza:{self._official}"
        if language not in self._names:  # a fingerprint reads all files of the model: once is enough
            self._names[language] = f"{self._set.name}@{self._set.for_standard(language).fingerprint[:12]}"
        return self._names[language]

    def parse(self, articles: Sequence[Article], progress: Progress | None = None) -> Iterator[Document]:
        """Documents in the order of the articles; ``progress(done, total)`` is called as they come."""
        done = 0
        for at in range(0, len(articles), _BATCH):
            batch = articles[at : at + _BATCH]
            found = {a.id: self._load(a) for a in batch}
            missing = [a for a in batch if found[a.id] is None]
            if missing:
                for doc in self._run(missing):
                    self._store(doc)
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
        """Parse articles in as few batches as the model has pipelines."""
        names = [self.name(a.language) for a in articles]
        for name in dict.fromkeys(names):
            same = [a for a, n in zip(articles, names, strict=True) if n == name]
            yield from self._bulk(same, name, self._pipeline(name, same[0].language))

    def _bulk(self, articles: Sequence[Article], name: str, pipeline: Any) -> Iterator[Document]:
        import stanza

        parts = [paragraphs(a) for a in articles]
        texts = [_BREAK.join(a.text[p.start : p.end] for p in ps) for a, ps in zip(articles, parts, strict=True)]
        some = [i for i, t in enumerate(texts) if t.strip()]
        results = pipeline.bulk_process([stanza.Document([], text=texts[i]) for i in some])
        parsed = dict(zip(some, results, strict=True))
        for i, (article, ps) in enumerate(zip(articles, parts, strict=True)):
            empty = Document(article, (), (), name)
            yield _convert(article, ps, parsed[i], name) if i in parsed else empty

    def _pipeline(self, name: str, language: str) -> Any:
        if name not in self._pipelines:
            loaded = _official_pipeline(self._official) if self._set is None else _pipeline(self._set, language)
            self._pipelines[name] = loaded
        return self._pipelines[name]

    # ------------------------------------------------------------------------------------------- cache

    def _cache_file(self, article: Article) -> Path | None:
        if self._cache is None:
            return None
        key = sha256()
        parts = (f"{p.start}-{p.end}-{p.kind}" for p in paragraphs(article))
        for part in (self.name(article.language), article.text, *parts):
            key.update(part.encode("utf-8", "surrogatepass") + b"\0")
        digest = key.hexdigest()
        return self._cache / digest[:2] / f"{digest}.conllu"

    def _load(self, article: Article) -> Document | None:
        file = self._cache_file(article)
        if file is None or not file.is_file():
            return None
        try:
            doc = next(conllu.read(conllu.text_of(file), article.source))
        except (conllu.ConlluError, StopIteration, ValueError, UnicodeError):
            return None
        # a text that survives the round trip is the proof that the offsets are right
        return replace(doc, article=article) if doc.article.text == article.text else None

    def _store(self, doc: Document) -> None:
        file = self._cache_file(doc.article)
        if file is None or not doc.tokens:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".part")
        draft.write_text(conllu.write([doc]), encoding="utf-8", newline="")
        draft.replace(file)


# --------------------------------------------------------------------------------------------- loading


def _model_set(model: str | None) -> models.ModelSet:
    try:
        return models.default() if model is None else models.load(Path(model))
    except (FileNotFoundError, ValueError) as e:
        raise ModelError(str(e)) from e


def _pipeline(model_set: models.ModelSet, language: str) -> Any:
    import stanza

    from kg.models import tree_search

    tree_search.quicken()
    try:
        return stanza.Pipeline(**models.pipeline_arguments(model_set.for_standard(language)))
    except Exception as e:
        raise ModelError(f"{model_set.directory}: Stanza cannot load this model ({e})") from e


def _official_pipeline(language: str | None) -> Any:
    import stanza

    try:
        return stanza.Pipeline(language, processors=PROCESSORS, verbose=False)
    except Exception as e:
        raise ModelError(
            f"stanza:{language}: the official package could not be downloaded or loaded ({e}); "
            "without --model the model shipped with nyhetsgraf is used and no network is needed"
        ) from e


# ------------------------------------------------------------------------------------------ conversion


def _convert(article: Article, parts: Sequence[Paragraph], parsed: Any, model: str) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    starts = _joined_starts(parts)
    at = 0
    for sentence in parsed.sentences:
        first = len(tokens)
        for raw in sentence.tokens:
            while at + 1 < len(parts) and raw.start_char >= starts[at + 1]:
                at += 1
            shift = parts[at].start - starts[at]
            start, end = raw.start_char + shift, raw.end_char + shift
            for word in raw.words:
                tokens.append(_token(article, word, raw, len(tokens), len(sentences), first, start, end))
        if len(tokens) > first:
            sentences.append(
                Sentence(len(sentences), first, len(tokens), tokens[first].start, tokens[-1].end, parts[at].kind)
            )
    return Document(article, tuple(tokens), tuple(sentences), model)


def _joined_starts(parts: Sequence[Paragraph]) -> list[int]:
    starts, at = [], 0
    for p in parts:
        starts.append(at)
        at += p.end - p.start + len(_BREAK)
    return starts


def _token(article: Article, word: Any, raw: Any, i: int, sent: int, first: int, start: int, end: int) -> Token:
    feats = tuple(tuple(f.split("=", 1)) for f in word.feats.split("|")) if word.feats else ()
    return Token(
        i=i,
        sent=sent,
        start=start,
        end=end,
        form=article.text[start:end],
        lemma=word.lemma or word.text,
        upos=word.upos or "X",
        feats=feats,
        head=first + word.head - 1 if word.head else -1,
        deprel=word.deprel or "dep",
        ner=raw.ner or "O",
    )
