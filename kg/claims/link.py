"""An attribution joined to an event, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Attribution, Stance


@dataclass(frozen=True, slots=True)
class Link:
    """An attribution and one event it is about, with the stance it comes to there.

    With ``reports_only`` the claimant passes on somebody's denial or silence and takes no stance on the event itself.
    """

    attribution: Attribution
    event: str
    stance: Stance
    negative: bool
    rule: str
    reports_only: bool = False
