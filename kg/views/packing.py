"""Records as rows of numbers and texts, each text once: the form in which a graph travels to the page.

``templates/js/03-data.js`` reads the rows by the same order of columns. An IRI is written ``"<number>:<rest>"``,
the number naming one of ``bases``. A reference to another record is that record's row number, -1 for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from kg.views.edges import Edge
from kg.views.records import ASSERTED, ClaimRecord, EventRecord, Evidence, Node, Snapshot, Source


class Numbering:
    """Gives every text a number, in the order in which they first come."""

    def __init__(self) -> None:
        self.texts: list[Any] = []
        self._number: dict[Any, int] = {}

    def __call__(self, text: Any) -> int:
        """The number of a text (or of any other hashable value)."""
        if text not in self._number:
            self._number[text] = len(self.texts)
            self.texts.append(text)
        return self._number[text]


class _Packing:
    """The tables that rows refer to while they are written."""

    def __init__(self, data: Snapshot) -> None:
        self.bases, self.terms, self.sentences = Numbering(), Numbering(), Numbering()
        self.articles = {s.iri: i for i, s in enumerate(data.sources)}
        self.entities = {n.iri: i for i, n in enumerate(data.nodes)}
        self.claims = {c.iri: i for i, c in enumerate(data.claims)}
        self.events = {e.iri: i for i, e in enumerate(e for e in data.events if e.evidence)}

    def iri(self, iri: str) -> str:
        cut = iri.rfind("/") + 1
        return f"{self.bases(iri[:cut])}:{iri[cut:]}"

    def evidence(self, found: Sequence[Evidence]) -> list[list[int]]:
        """For each sentence its number, then begin and end of every mark."""
        return [
            [
                self.sentences((self.articles.get(e.article, -1), self.terms(e.segment), e.sentence)),
                *(offset for mark in e.marks for offset in mark),
            ]
            for e in found
        ]


def packed(data: Snapshot, edges: Iterable[Edge]) -> dict[str, Any]:
    """All records of a snapshot (events without a sentence left out) and the lines between its nodes."""
    into = _Packing(data)
    voices = independent_voices(data.sources)
    events = [e for e in data.events if e.evidence]
    rows: dict[str, Any] = {
        "articles": [[*_article(s, into), into.terms(voices[s.iri])] for s in data.sources],
        "entities": [_entity(n, into) for n in data.nodes],
        "events": [_event(e, into) for e in events],
        "claims": [_claim(c, into) for c in data.claims],
        "edges": [_edge(e, into) for e in edges if e.event.iri in into.events],
    }
    return {"bases": into.bases.texts, "terms": into.terms.texts, "sentences": into.sentences.texts} | rows


def independent_voices(sources: Iterable[Source]) -> dict[str, str]:
    """A name for every article, the same for those of one publisher and for a reprint and its original."""
    found = {s.iri: s for s in sources}
    return {iri: _voice(iri, found) for iri in found}


def _voice(iri: str, sources: dict[str, Source]) -> str:
    seen: list[str] = []
    while sources[iri].reprint_of in sources and iri not in seen:
        seen.append(iri)
        iri = sources[iri].reprint_of
    return sources[iri].publisher or iri


def safe_link(address: str) -> str:
    """The address if a reader may follow it (http or https with a host), else ""."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def _article(source: Source, into: _Packing) -> list[Any]:
    original = into.articles.get(source.reprint_of, -1)
    link = safe_link(source.url)
    about = (source.title, source.published, source.publisher, source.language)
    return [into.iri(source.iri), *about, link, original]


def _entity(node: Node, into: _Packing) -> list[Any]:
    match = node.match
    return [
        into.iri(node.iri),
        into.terms(node.type),
        node.label,
        list(node.aliases),
        [[title, into.entities.get(of, -1)] for title, of in node.positions],
        [[title, into.entities.get(of, -1)] for title, of in node.former_positions],
        [] if node.lat is None or node.long is None else [node.lat, node.long],
        node.country,
        [match.score, match.reason, match.feature] if match else [],
    ]


def _event(event: EventRecord, into: _Packing) -> list[Any]:
    return [
        into.iri(event.iri),
        into.terms(event.type),
        into.terms(event.status),
        event.status_reason if event.status != ASSERTED else "",
        [event.date, event.date_text, event.earliest, event.latest],
        [[into.terms(role), into.entities[who]] for role, who in event.roles if who in into.entities],
        list(event.items),
        event.position_title,
        into.evidence(event.evidence),
        [into.claims[c.iri] for c in event.claims if c.iri in into.claims],
        [into.events[iri] for iri in event.same_as if iri in into.events],
    ]


def _claim(claim: ClaimRecord, into: _Packing) -> list[Any]:
    return [
        into.iri(claim.iri),
        into.entities.get(claim.claimant, -1),
        into.terms(claim.stance),
        claim.cue,
        into.events.get(claim.event, -1),
        into.claims.get(claim.about_claim, -1),
        into.terms(claim.certainty),
        int(claim.negative),
        into.evidence(claim.evidence),
    ]


def _edge(edge: Edge, into: _Packing) -> list[Any]:
    return [
        into.entities[edge.source],
        into.entities[edge.target],
        int(edge.directed),
        [into.events[e.iri] for e in edge.events],
        into.claims[edge.claim] if edge.claim else -1,
    ]
