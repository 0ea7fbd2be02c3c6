"""The engine under the graph beside rdflib's own: loading, asking, writing.

    python tests/benchmarks/engines.py [--quads 7000] [--limit 120]

The graph is the hand-made article of the tests, told many times; the question is the canned one about who denies what
another says. Only ratios matter, since machines differ. rdflib's query is stopped after `--limit` seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import rdflib

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from handmade_corpus import corpus, harbour

from kg.model import Corpus
from kg.rdf import corpus_quads
from kg.rdf.serialise import nquads, trig
from kg.store.asking import ask
from kg.store.library import find_question

QUESTION = "disputed-events"


def graph(copies: int) -> list[ox.Quad]:
    """The quads of one article, told ``copies`` times under other names by the same actors."""
    analyses = []
    for n in range(copies):
        told = harbour()
        article = replace(told.article, id=f"harbour-{n:04d}")
        analyses.append(replace(told, document=replace(told.document, article=article)))
    actors = [
        replace(actor, merges=(), members=tuple((a.article.id, local) for a in analyses for local in locals_of))
        for actor in corpus().actors
        if (locals_of := [local for article, local in actor.members if article == "harbour"])
    ]
    return corpus_quads(Corpus(tuple(analyses), tuple(actors)))


def seconds(work: Callable[[], object]) -> float:
    """The quickest of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def load_oxigraph(data: bytes) -> ox.Store:
    store = ox.Store()
    store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    return store


def load_rdflib(data: bytes) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data.decode(), format="nquads")
    return dataset


def ask_rdflib(data: bytes, sparql: str, answer: multiprocessing.Queue[tuple[float, int]]) -> None:
    dataset = load_rdflib(data)
    start = time.perf_counter()
    rows = len(list(dataset.query(sparql)))
    answer.put((time.perf_counter() - start, rows))


def ask_rdflib_within(data: bytes, sparql: str, limit: float) -> tuple[float, int] | None:
    answer: multiprocessing.Queue[tuple[float, int]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=ask_rdflib, args=(data, sparql, answer))
    process.start()
    process.join(limit)
    if process.is_alive():
        process.terminate()
        return None
    return answer.get()


def report(name: str, own: float, oxigraph: float) -> None:
    print(f"{name:24s} rdflib {own * 1000:10.1f} ms   Oxigraph {oxigraph * 1000:8.1f} ms   ratio {own / oxigraph:8.1f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quads", type=int, default=7000)
    arguments.add_argument("--limit", type=float, default=120)
    given = arguments.parse_args()

    one = len(graph(1))
    quads = graph(max(1, round((given.quads - one) / (len(graph(2)) - one)) + 1))
    data, sparql = nquads(quads), find_question(QUESTION).sparql
    store, dataset = load_oxigraph(data), load_rdflib(data)
    print(f"{len(quads)} quads; question: {QUESTION}")
    report("load N-Quads", seconds(lambda: load_rdflib(data)), seconds(lambda: load_oxigraph(data)))
    report("write TriG", seconds(lambda: dataset.serialize(format="trig")), seconds(lambda: trig(quads)))
    fast, rows = seconds(lambda: ask(store, sparql)), len(ask(store, sparql).rows)
    found = ask_rdflib_within(data, sparql, given.limit)
    if found is None:
        print(f"{'ask':24s} rdflib stopped after {given.limit:g} s   Oxigraph {fast * 1000:8.1f} ms   {rows} rows")
        print(f"ratio at least {given.limit / fast:.0f}")
        return
    report("ask", found[0], fast)
    print(f"rows: rdflib {found[1]}, Oxigraph {rows}")


if __name__ == "__main__":
    main()
