"""Quotes, attributions and claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.mentions import Mention


class Stance(StrEnum):
    """``kg:stance`` of a claim."""

    ASSERTS = "Asserts"
    DENIES = "Denies"
    CONFIRMS = "Confirms"
    SUSPECTS = "Suspects"
    FEARS = "Fears"
    HOPES = "Hopes"
    DEMANDS = "Demands"
    ANNOUNCES = "Announces"
    DECLINES = "Declines"


class Certainty(StrEnum):
    """``kg:certainty`` of a claim."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "PossibleCertainty"


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct (or clearly marked indirect) speech. ``mention`` is the quoted text without its marks."""

    id: str
    mention: Mention
    speaker: str | None
    speaker_mention: Mention | None
    cue: Mention | None
    direct: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody takes a stance on some stretch of text, before it is known which event stands in it.

    ``scope`` holds token indices of the content (clause, noun phrase or quotation). With ``anaphoric`` the
    content is a pronoun or missing ("avviser det", "ville ikke kommentere"): ``scope`` is then empty and
    ``antecedent_before`` the token before which the content must be looked for. ``outer`` is the id of the
    attribution this one is nested in. ``source`` is an entity id, or None for an unnamed passive source.
    """

    id: str
    source: str | None
    source_mention: Mention | None
    stance: Stance
    certainty: Certainty
    cue: Mention
    scope: tuple[int, ...]
    anaphoric: bool
    antecedent_before: int
    negative: bool
    future: bool
    outer: str | None
    quote: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimant's stance on one event (or, nested, on another claim)."""

    id: str
    claimant: str
    about_event: str | None
    about_claim: str | None
    stance: Stance
    certainty: Certainty
    negative: bool
    future: bool
    cue: Mention
    evidence: Mention
    rule: str
