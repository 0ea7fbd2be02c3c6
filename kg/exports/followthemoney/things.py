"""Articles, and whoever or whatever takes part in events."""

from __future__ import annotations

from kg.exports.followthemoney.entity import Entity, Values, entity_id, moment
from kg.views.packing import safe_link
from kg.views.records import Node, Source

# A group may be an unnamed source: of the model's classes only the widest does not say more than the text.
SCHEMATA = {"Person": "Person", "Organization": "Organization", "State": "PublicBody", "Group": "LegalEntity"}
PLACE = "Address"

# The model knows one Norwegian.
_LANGUAGES = {"nb": "nor", "nn": "nor", "no": "nor"}


def article(source: Source) -> Entity:
    """An article, which is the proof of everything that it says."""
    return Entity.of(
        entity_id(source.iri),
        "Article",
        fileName=source.identifier,
        title=source.title,
        publishedAt=moment(source.published),
        publisher=source.publisher,
        sourceUrl=safe_link(source.url),
        language=_LANGUAGES.get(source.language, ""),
    )


def participant(node: Node) -> Entity:
    """An actor or a place. Other names are weak ones: a surname or a description must not match a register."""
    if node.type not in SCHEMATA:
        return _place(node)
    own: dict[str, Values] = {"position": titles(node)} if node.type == "Person" else {"country": node.country.lower()}
    return Entity.of(
        entity_id(node.iri),
        SCHEMATA[node.type],
        name=node.label,
        weakAlias=node.aliases,
        notes="a group, or a source that the text does not name" if node.type == "Group" else "",
        **own,
    )


def titles(node: Node) -> tuple[str, ...]:
    """The titles of a person, those no longer held as "former …"."""
    return (*(title for title, _ in node.positions), *(f"former {title}" for title, _ in node.former_positions))


def _place(node: Node) -> Entity:
    found = node.match
    return Entity.of(
        entity_id(node.iri),
        PLACE,
        name=node.label,
        full=node.label,
        weakAlias=node.aliases,
        latitude="" if node.lat is None else str(node.lat),
        longitude="" if node.long is None else str(node.long),
        country=node.country.lower(),
        notes=f"found in the gazetteer: {found.reason} (score {found.score:.2f})" if found else "",
    )
