"""What the finders of attributions hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.sources import Source
from kg.model import Certainty, Mention, Stance


@dataclass(frozen=True, slots=True)
class Finding:
    """An attribution before it is numbered and nested. ``sources`` empty: nobody is named."""

    sources: tuple[Source, ...]
    stance: Stance
    certainty: Certainty
    cue: Mention
    scope: tuple[int, ...]
    future: bool
    quote: str | None
    rule: str
