"""Organisations known by name: acronyms and their long forms, media, parties."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.lexicon.tsv import LexiconError, require
from kg.resources import data

KINDS = ("igo", "agency", "media", "party", "public", "firm", "civil", "movement", "armed")


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """``name`` is the one to show; ``letter`` whether its short name stands in brackets after a politician."""

    name: str
    names: tuple[str, ...]
    kind: str
    letter: bool = False
    state: str | None = None


@dataclass(frozen=True)
class Organizations:
    """Known organisations by every name they go by, as written."""

    by_form: Mapping[str, KnownOrganization]
    seats: Mapping[str, KnownOrganization]

    def look_up(self, name: str) -> KnownOrganization | None:
        """Find by name, with or without genitive ending ("FNs", "NATO's"). Case counts: "IS" is not "is"."""
        bare = name.removesuffix("'s").removesuffix("’s")
        for form in (name, bare, bare.removesuffix("s"), bare.removesuffix("'").removesuffix("’")):
            if form in self.by_form:
                return self.by_form[form]
        return None

    def by_seat(self, name: str) -> KnownOrganization | None:
        """The organisation that a capital stands for where it acts: EU for "Brussel"."""
        return self.seats.get(name) or self.seats.get(name.removesuffix("s"))

    @property
    def longest(self) -> int:
        """The number of words in the longest name."""
        return max(len(form.split()) for form in self.by_form)


def read(path: Path) -> Organizations:
    """Read a file of organisations. Raises LexiconError naming file and value on bad data."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from None
    out: dict[str, KnownOrganization] = {}
    for number, group in enumerate(table.get("group", []), 1):
        require(group.get("kind", ""), KINDS, f"{path.name}: group {number}", "kind")
        for names in group.get("names", ()):
            found = KnownOrganization(
                names[0], tuple(names), group["kind"], group.get("letter", False), group.get("state")
            )
            for name in names:
                out.setdefault(name, found)
    seats = table.get("seats", {})
    for seat, name in seats.items():
        require(name, out, f"{path.name}: seats: {seat}", "organisation")
    return Organizations(out, {seat: out[name] for seat, name in seats.items()})


@cache
def load() -> Organizations:
    """Read the organisations that travel with the package."""
    return read(data("organizations.toml"))
