"""Which attribution stands inside which: "CNN melder at en kilde sier at …"."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Attribution, Document


def with_outer(doc: Document, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Each attribution with the id of the smallest one whose scope holds its cue and that has another cue."""
    return tuple(_with_outer(a, attributions) for a in attributions)


def _with_outer(a: Attribution, attributions: tuple[Attribution, ...]) -> Attribution:
    around = [
        b for b in attributions if b.cue.first != a.cue.first and a.cue.first in b.scope and len(b.scope) > len(a.scope)
    ]
    if not around:
        return a
    return replace(a, outer=min(around, key=lambda b: (len(b.scope), b.cue.first, b.id)).id)
