"""Every example in the frame files is a promise: the sentence gives an event of that type with these fillers."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg import conllu, pipeline
from kg.lexicon import frames
from kg.lexicon.frames import Example, Frame
from kg.model import Analysis, Document, Event

PARSES = Path(__file__).parent / "data" / "frames" / "examples.conllu"
EXAMPLES = [(f, e) for f in frames.load() for e in f.examples]
# sentences that the shipped model parses wrongly; strict, so that a better model takes them off the list
MISPARSED = frozenset((Path(__file__).parent / "data" / "frames" / "misparsed.txt").read_text("utf-8").splitlines())


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {d.article.id: d for d in conllu.read(PARSES.read_bytes().decode("utf-8"))}


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=[f"{f.name}: {e.text}" for f, e in EXAMPLES])
def test_example(
    frame: Frame, example: Example, documents: dict[str, Document], request: pytest.FixtureRequest
) -> None:
    if example.text in MISPARSED:
        request.applymarker(pytest.mark.xfail(strict=True, reason="the shipped model misparses this sentence"))
    doc = documents[sha256(example.text.encode()).hexdigest()[:12]]
    analysis = pipeline.analyse(doc)
    found = [e for e in analysis.events if e.type == frame.type]
    if example.negative:
        assert not found
        return
    assert found, f"no {frame.type}; found {[e.type for e in analysis.events]}"
    assert any(_agrees(analysis, e, example) for e in found), [_shown(analysis, e) for e in found]


def _agrees(analysis: Analysis, event: Event, example: Example) -> bool:
    wanted = all(all(_fills(analysis, event, role, n) for n in names) for role, names in example.expected)
    return wanted and example.status in {None, event.status.value}


def _fills(analysis: Analysis, event: Event, role: str, name: str) -> bool:
    if role == "item":
        return any(_alike(i.label, name) for i in event.items)
    if role == "title":
        return event.position_title in name
    fillers = [a for a in event.arguments if a.role == role]
    return any(_alike(m.text, name) for a in fillers for m in (a.mention, *analysis.entity[a.entity].mentions))


def _alike(found: str, wanted: str) -> bool:
    a, b = found.lower().rstrip("s"), wanted.lower().rstrip("s")
    return a in b or b in a


def _shown(analysis: Analysis, event: Event) -> tuple[str, list[tuple[str, str]], list[str]]:
    return (
        event.status.value,
        [(a.role, analysis.entity[a.entity].name) for a in event.arguments],
        [i.label for i in event.items],
    )
