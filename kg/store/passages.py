"""The sentences that mentions stand in, read back from the graph alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.rdf.terms import DCTERMS, KG, NIF, SCHEMA
from kg.store.browse import Browser
from kg.store.explanation import Passage

_DAY = 10


def passages_of(graph: Browser, mentions: Iterable[NamedNode]) -> tuple[Passage, ...]:
    """One passage a sentence, in the order of articles and text, with all the given mentions in it marked."""
    in_sentence: defaultdict[NamedNode, list[NamedNode]] = defaultdict(list)
    for mention in mentions:
        for sentence in graph.objects(mention, NIF.sentence):
            in_sentence[sentence].append(mention)
    order = sorted(in_sentence, key=lambda s: (_article(graph, s), _offsets(graph, s)))
    return tuple(_passage(graph, s, in_sentence[s]) for s in order)


def _article(graph: Browser, node: NamedNode) -> str:
    return next((graph.text(a, DCTERMS.identifier) for a in graph.objects(node, KG.inArticle)), "")


def _offsets(graph: Browser, node: NamedNode) -> tuple[int, int]:
    return int(graph.text(node, NIF.beginIndex, "0")), int(graph.text(node, NIF.endIndex, "0"))


def _passage(graph: Browser, sentence: NamedNode, mentions: list[NamedNode]) -> Passage:
    text = graph.text(sentence, NIF.anchorOf)
    offset, _ = _offsets(graph, sentence)
    spans = sorted(
        (max(begin - offset, 0), min(end - offset, len(text))) for begin, end in (_offsets(graph, m) for m in mentions)
    )
    articles = graph.objects(sentence, KG.inArticle)
    return Passage(
        article=_article(graph, sentence),
        published=next((graph.text(a, SCHEMA.datePublished) for a in articles), "")[:_DAY],
        segment=graph.text(sentence, KG.segment),
        sentence=text,
        marks=_disjoint(spans),
        rules=tuple(sorted({rule for m in mentions for rule in graph.texts(m, KG.rule)})),
        headline=next((graph.text(a, SCHEMA.headline) for a in articles), ""),
        publisher=next((graph.text(a, SCHEMA.publisher) for a in articles), ""),
    )


def _disjoint(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sorted spans with those that overlap joined."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return tuple(out)
