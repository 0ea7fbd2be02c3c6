"""FollowTheMoney, the data model of Aleph, OpenAleph and other tools of investigative journalists.

It has events and links, but no claims: so an event that nobody reports as a fact is called "Alleged: …" or "Disputed:
…" wherever its name is shown, every link to it repeats the status, and who asserts or denies it is a link of its own.
"""

from __future__ import annotations

from kg.exports.followthemoney.entity import Entity, lines
from kg.exports.followthemoney.events import event, role_links
from kg.exports.followthemoney.positions import occupancies
from kg.exports.followthemoney.statements import claim_link, quote_link
from kg.exports.followthemoney.things import article, participant
from kg.views.read import HasStore, snapshot

__all__ = ["Entity", "entities", "ftm"]


def ftm(graph: HasStore) -> bytes:
    """All entities, one JSON object a line, as ``ftm`` and ``alephclient write-entities`` read them."""
    return lines(entities(graph))


def entities(graph: HasStore) -> tuple[Entity, ...]:
    """Articles, actors and places, positions, events, who took part in them, and who said what."""
    data = snapshot(graph)
    return (
        *(article(s) for s in data.sources),
        *(participant(n) for n in data.nodes),
        *occupancies(graph.store, data),
        *(event(e, data) for e in data.events),
        *(link for e in data.events for link in role_links(e, data)),
        *(link for c in data.claims if (link := claim_link(c, data))),
        *(link for q in data.quotes if (link := quote_link(q, data))),
    )
