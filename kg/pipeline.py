"""The one module that knows the order of the stages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg import articles, claims, conllu, coref, events, factuality, linking, mentions, places, positions, times
from kg.lexicon import frames
from kg.model import Analysis, Article, Claim, Corpus, Document, Entity, EntityType, Event, Position, Quote, Skipped

if TYPE_CHECKING:
    from kg.parse import Parser

Progress = Callable[[str, int, int], None]


class Clock:
    """Seconds spent in each stage, for the benchmark."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        start = time.perf_counter()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start


def build_corpus(
    paths: Sequence[Path],
    *,
    model: str | None = None,
    parser: Parser | None = None,
    published: date | None = None,
    cache: Path | None = None,
    frame_folder: Path | None = None,
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> tuple[Corpus, tuple[Skipped, ...]]:
    """Read, parse and analyse articles; what could not be used comes back as ``Skipped``.

    ``paths`` may name files, folders and CoNLL-U files (already parsed). A ``parser`` that is at hand is used instead
    of loading ``model`` again. Raises kg.parse.ModelError when the model
    is missing or broken, kg.lexicon.frames.LexiconError for a broken frame file.
    """
    clock = clock or Clock()
    lexicon = frames.load(frame_folder)
    with clock("read"):
        found, skipped = _read(paths, published)
    documents, more = _parsed(paths)
    skipped += more
    with clock("parse"):
        documents += _parse(found, parser or _parser(found, model, cache), progress)
    documents.sort(key=lambda d: d.article.id)
    analyses = []
    for n, doc in enumerate(documents, 1):
        analyses.append(analyse(doc, lexicon, clock))
        if progress:
            progress("analyse", n, len(documents))
    with clock("link"):
        corpus = link(analyses)
    return corpus, tuple(skipped)


def analyse(doc: Document, lexicon: Sequence[frames.Frame] | None = None, clock: Clock | None = None) -> Analysis:
    """All stages after the parse, for one article."""
    clock = clock or Clock()
    lexicon = frames.load() if lexicon is None else lexicon
    with clock("mentions"):
        found = mentions.find_mentions(doc, places.is_known)
        titles = mentions.find_titles(doc, found)
    with clock("coref"):
        entities = coref.resolve(doc, found, titles)
        held = positions.find_positions(doc, entities, titles)
        entities = coref.speak_for(doc, found, entities, held)
    with clock("places"):
        entities = _placed(entities)
    with clock("times"):
        dates = times.find_dates(doc)
    with clock("events"):
        event_mentions = events.find_event_mentions(doc, entities, dates, lexicon)
        event_mentions = events.date_mentions_by_narrative(doc, event_mentions, dates)
        merged = events.merge_mentions(doc, event_mentions, entities, held)
        merged = events.date_by_narrative(doc, merged, dates)
    with clock("claims"):
        quotes = claims.find_quotes(doc, entities)
        attributions = claims.find_attributions(doc, entities, quotes)
        stated = claims.make_claims(doc, attributions, merged, entities, held)
    with clock("factuality"):
        decided = factuality.assign(doc, merged, stated, attributions, quotes)
    kept = coref.without_bystanders(entities, _taking_part(decided, stated, quotes, held))
    doc.forget()
    return Analysis(doc, kept, tuple(held), tuple(dates), decided, tuple(stated), tuple(quotes))


def _taking_part(
    found: Sequence[Event], stated: Sequence[Claim], quotes: Sequence[Quote], held: Sequence[Position]
) -> frozenset[str]:
    """The ids of the entities that events, claims, quotes and positions name."""
    acting = (a.entity for e in found for a in (*e.arguments, *(b for m in e.mentions for b in m.arguments)))
    speaking = (*(c.claimant for c in stated), *(q.speaker for q in quotes if q.speaker))
    in_office = (i for p in held for i in (p.holder, p.of) if i)
    return frozenset((*acting, *speaking, *in_office))


def link(analyses: Sequence[Analysis]) -> Corpus:
    """What holds across articles: actors, events told twice, reprints."""
    actors, event_links, reprints = linking.link(analyses)
    return Corpus(tuple(analyses), actors, event_links, reprints)


def parse_to_conllu(
    paths: Sequence[Path], *, model: str | None = None, cache: Path | None = None, progress: Progress | None = None
) -> tuple[str, tuple[Skipped, ...]]:
    """The articles as CoNLL-U, and what was skipped."""
    found, skipped = _read(paths, None)
    return conllu.write(_parse(found, _parser(found, model, cache), progress)), tuple(skipped)


# ----------------------------------------------------------------------------------------------- parts


def _read(paths: Sequence[Path], published: date | None) -> tuple[list[Article], list[Skipped]]:
    found: list[Article] = []
    skipped: list[Skipped] = []
    for one in articles.read([p for p in paths if p.suffix != ".conllu"], published):
        if isinstance(one, Article):
            found.append(one)
        else:
            skipped.append(one)
    return found, skipped


def _parser(found: Sequence[Article], model: str | None, cache: Path | None) -> Parser | None:
    """A parser, unless there is nothing to parse: torch and the model are loaded only when needed."""
    if not found:
        return None
    from kg.parse import Parser

    return Parser(model, cache)


def _parse(found: Sequence[Article], parser: Parser | None, progress: Progress | None) -> list[Document]:
    if parser is None:
        return []
    return list(parser.parse(found, partial(progress, "parse") if progress else None))


def _parsed(paths: Sequence[Path]) -> tuple[list[Document], list[Skipped]]:
    documents: list[Document] = []
    skipped: list[Skipped] = []
    files = [f for p in paths for f in (sorted(p.rglob("*.conllu")) if p.is_dir() else [p]) if f.suffix == ".conllu"]
    for file in files:
        try:
            documents += conllu.read(conllu.text_of(file), file.stem)
        except (OSError, UnicodeDecodeError, ValueError) as e:
            skipped.append(Skipped(str(file), f"not readable as CoNLL-U: {e}"))
    return documents, skipped


def _placed(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Places with their gazetteer entry, in the light of the countries that the article names."""
    context: dict[str, float] = {}
    for e in entities:
        code = e.state or e.nationality
        if code:
            context[code] = context.get(code, 0.0) + len(e.mentions)
    out = []
    for e in entities:
        if e.type is not EntityType.PLACE or e.place is not None:
            out.append(e)
            continue
        found = places.link((e.name, *e.aliases), context=context)
        out.append(replace(e, place=found) if found else e)
    return _within(out)


def _within(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Places lie in the state of their gazetteer entry, if the article names that state."""
    states = {e.state: e.id for e in entities if e.type is EntityType.STATE and e.state}
    return tuple(
        replace(e, within=states[e.place.country])
        if e.place and e.within is None and e.place.country in states and e.type is EntityType.PLACE
        else e
        for e in entities
    )
