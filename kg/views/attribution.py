"""Who says what about an event, in words: what every drawing, table and export carries beside a contested line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.views.records import ClaimRecord, EventRecord, Snapshot

# The same reading as kg.rdf.disputes: these stances take their content for true.
AFFIRMING = ("Asserts", "Confirms", "Announces", "Suspects")
_VERBS = {
    "Asserts": "asserts",
    "Denies": "denies",
    "Confirms": "confirms",
    "Suspects": "suspects",
    "Fears": "fears",
    "Hopes": "hopes",
    "Demands": "demands",
    "Announces": "announces",
    "Declines": "declines to comment on",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is said of one event: in words, and the names of those who affirm and who deny it.

    ``words`` is "" only where nobody is named. ``basis`` tells why the event has its status.
    """

    words: str
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    basis: str


def attribution(events: Iterable[EventRecord], data: Snapshot) -> Attribution:
    """Who says what of an event that one or several articles tell of."""
    told = tuple(events)
    claims = [claim for event in told for claim in event.claims]
    direct = [claim for claim in claims if not claim.about_claim]
    return Attribution(
        words="; ".join(dict.fromkeys(claim_words(claim, data) for claim in claims)),
        affirmed_by=tuple(dict.fromkeys(data.label(c.claimant) for c in direct if affirms(c))),
        denied_by=tuple(dict.fromkeys(data.label(c.claimant) for c in direct if denies(c))),
        basis="; ".join(dict.fromkeys(e.status_reason for e in told if e.status_reason)),
    )


def hedge(events: Iterable[EventRecord], data: Snapshot) -> str:
    """The status and who is behind it in one phrase, "" for what an article reports in its own voice.

    "disputed: Sudan asserts it; Tsjad denies it", "alleged: nobody is named (only in the words of a source)".
    """
    told = tuple(events)
    if not told or not told[0].contested:
        return ""
    said = attribution(told, data)
    nobody = f"nobody is named ({said.basis})" if said.basis else "nobody is named"
    return f"{told[0].status.lower()}: {said.words or nobody}"


def claim_words(claim: ClaimRecord, data: Snapshot) -> str:
    """One claim as a clause: "Tsjad denies it", "NATO confirms that Sudan asserts it"."""
    inner = data.claim.get(claim.about_claim)
    verb = _VERBS.get(claim.stance, claim.stance.lower())
    if inner is not None and inner.iri != claim.iri:
        return f"{data.label(claim.claimant)} {verb} that {_flat(inner, data)}"
    return _flat(claim, data)


def _flat(claim: ClaimRecord, data: Snapshot) -> str:
    verb = _VERBS.get(claim.stance, claim.stance.lower())
    # The polarity of a denial is negative already, and a refusal to comment has none.
    opposite = claim.negative and claim.stance not in {"Denies", "Declines"}
    return f"{data.label(claim.claimant)} {verb} {'the opposite' if opposite else 'it'}"


def affirms(claim: ClaimRecord) -> bool:
    """Whether the claimant takes the event for true."""
    return claim.stance in AFFIRMING and not claim.negative


def denies(claim: ClaimRecord) -> bool:
    """Whether the claimant takes the event for false, by denying it or by asserting the opposite."""
    return claim.stance == "Denies" or (claim.stance in AFFIRMING and claim.negative)
