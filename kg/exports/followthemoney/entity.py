"""An entity of FollowTheMoney: a schema's name and texts by property (https://followthemoney.tech/explorer/).

The library itself is not needed to write them; it needs the headers of ICU to install.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.rdf.iri import digest
from kg.rdf.terms import ID

# What the reader takes for an id: ASCII letters, digits, dots and dashes, the first and the last no sign.
_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]{0,98}[0-9a-zA-Z])?")

Values = str | Iterable[str]


@dataclass(frozen=True, slots=True)
class Entity:
    """``properties`` hold texts without repetition; one without any is left out."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, id_: str, schema: str, **properties: Values) -> Entity:
        """An entity of what is known of it: empty texts say nothing and are dropped."""
        listed = ((name, (v,) if isinstance(v, str) else tuple(v)) for name, v in properties.items())
        kept = ((name, tuple(dict.fromkeys(v for v in values if v))) for name, values in listed)
        return cls(id_, schema, {name: values for name, values in kept if values})


def lines(entities: Iterable[Entity]) -> bytes:
    """Newline-delimited JSON, UTF-8."""
    objects = ({"id": e.id, "schema": e.schema, "properties": e.properties} for e in entities)
    return "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects).encode()


def entity_id(iri: str) -> str:
    """The id of a node, readable where the reader allows that: ``…/actor/kari-nordvik`` -> ``actor-kari-nordvik``."""
    plain = iri.removeprefix(ID).replace("/", "-")
    if _ID.fullmatch(plain):
        return plain
    slug = re.sub(r"[^0-9a-zA-Z.]+", "-", plain).strip("-.")[:60].strip("-.")
    return f"{slug}-{digest(iri)}" if slug else f"x-{digest(iri)}"


def link_id(kind: str, *parts: str) -> str:
    """The id of what has no node of its own in the graph."""
    return f"{kind}-{digest(kind, *parts)}"


def moment(date: str) -> str:
    """A date as the reader wants it: as precise as it is, without time zone, so in UTC where it has one."""
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return date
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if found.tzinfo else date
