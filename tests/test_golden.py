"""The seeds read as a careful reader would, and the same bytes however they are read."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kg import conllu, pipeline
from kg.model import Analysis, Corpus, Event

DATA = Path(__file__).parent / "data" / "golden"
EXPECTED = tomllib.loads((DATA / "expected.toml").read_text(encoding="utf-8"))
_NOT_ROLES = {"article", "type", "status"}

BUILD = """
import sys
from pathlib import Path
from kg import pipeline
from kg.rdf import corpus_quads
paths = [Path(p) for p in sys.argv[1:]]
corpus, skipped = pipeline.build_corpus(paths)
assert not skipped
from kg.rdf.serialise import nquads
sys.stdout.buffer.write(nquads(corpus_quads(corpus)))
"""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    files = sorted(DATA.glob("*.conllu"))
    return pipeline.link([pipeline.analyse(next(conllu.read(conllu.text_of(f)))) for f in files])


def analysis_of(corpus: Corpus, article: str) -> Analysis:
    return next(a for a in corpus.analyses if a.article.id == article)


def fits(analysis: Analysis, event: Event, wanted: dict[str, object]) -> bool:
    if event.type != wanted["type"] or event.status.value not in wanted.get("status", [event.status.value]):
        return False
    names = {(a.role, analysis.entity[a.entity].name) for a in event.arguments}
    return all((role, n) in names for role, ns in wanted.items() if role not in _NOT_ROLES for n in ns)


@pytest.mark.parametrize("wanted", EXPECTED["must"], ids=lambda w: f"{w['article']}-{w['type']}")
def test_what_must_be_there(corpus: Corpus, wanted: dict[str, object]) -> None:
    analysis = analysis_of(corpus, wanted["article"])
    assert any(fits(analysis, e, wanted) for e in analysis.events), [
        (e.type, e.status.value, [(a.role, analysis.entity[a.entity].name) for a in e.arguments])
        for e in analysis.events
        if e.type == wanted["type"]
    ]


@pytest.mark.parametrize("wanted", EXPECTED["never"], ids=lambda w: f"{w['article']}-{w['type']}")
def test_what_may_never_be_there(corpus: Corpus, wanted: dict[str, object]) -> None:
    analysis = analysis_of(corpus, wanted["article"])
    assert not [e for e in analysis.events if fits(analysis, e, wanted)]


@pytest.mark.parametrize("wanted", EXPECTED["claim"], ids=lambda w: f"{w['claimant']}-{w['stance']}")
def test_who_takes_which_stance(corpus: Corpus, wanted: dict[str, str]) -> None:
    analysis = analysis_of(corpus, wanted["article"])
    types = {e.id: e.type for e in analysis.events}
    found = {
        (analysis.entity[c.claimant].name, c.stance.value, types.get(c.about_event or "")) for c in analysis.claims
    }
    assert (wanted["claimant"], wanted["stance"], wanted["type"]) in found


def test_every_mention_is_its_text(corpus: Corpus) -> None:
    for a in corpus.analyses:
        mentions = [m for e in a.entities for m in e.mentions]
        mentions += [m.trigger for e in a.events for m in e.mentions] + [q.mention for q in a.quotes]
        mentions += [c.cue for c in a.claims] + [p.evidence for p in a.positions]
        assert mentions
        assert all(a.article.text[m.start : m.end] == m.text for m in mentions)


def test_same_bytes_in_any_order_and_with_any_hash_seed() -> None:
    files = [str(f) for f in sorted(DATA.glob("*.conllu"))]
    runs = [(files, "0"), (files[::-1], "1"), (files[1:] + files[:1], "4711")]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", BUILD, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for paths, seed in runs
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 100_000
