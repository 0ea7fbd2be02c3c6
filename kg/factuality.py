"""The status of every event, from the article's own voice and from the claims about it.

A trigger inside somebody's attribution is that person's word; a trigger outside is the article's own. The own voice
decides first; claims make an event alleged, disputed or denied; a negated, planned or possible event never comes out
as reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Attribution, Claim, Document, Event, EventMention, Modality, Quote, Stance, Status

_FOR = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SUSPECTS})
_BY_MODALITY = {
    Modality.NEGATED: Status.DENIED,
    Modality.FUTURE: Status.PLANNED,
    Modality.POSSIBLE: Status.POSSIBLE,
    Modality.HEARSAY: Status.ALLEGED,
    Modality.ASSERTED: Status.REPORTED,
}


def assign(
    doc: Document,
    events: Sequence[Event],
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    quotes: Sequence[Quote],
) -> tuple[Event, ...]:
    """The events with status and the reason for it."""
    covered = _covered(doc, attributions, quotes)
    return tuple(_with_status(e, [c for c in claims if c.about_event == e.id], covered) for e in events)


def _covered(doc: Document, attributions: Sequence[Attribution], quotes: Sequence[Quote]) -> frozenset[int]:
    """Tokens that are somebody's words rather than the article's."""
    out = {i for a in attributions for i in a.scope}
    for q in quotes:
        out |= set(range(q.mention.first, q.mention.last))
    return frozenset(out)


def _with_status(event: Event, claims: Sequence[Claim], covered: frozenset[int]) -> Event:
    own = [m for m in event.mentions if m.trigger.head not in covered]
    told = [m for m in event.mentions if m.trigger.head in covered]
    status, reason = _decide(own, told, claims)
    return replace(event, status=status, status_reason=reason)


def _decide(own: Sequence[EventMention], told: Sequence[EventMention], claims: Sequence[Claim]) -> tuple[Status, str]:
    denied = [c for c in claims if c.stance is Stance.DENIES]
    asserted = [c for c in claims if c.stance in _FOR and not c.negative]
    confirmed = [c for c in claims if c.stance is Stance.CONFIRMS]
    voice, why = _own_voice(own)
    if voice is Status.REPORTED and not (denied and not confirmed and not _firm(own)):
        return voice, why
    if voice is Status.DENIED:
        return voice, why
    if denied:
        if confirmed:
            return Status.REPORTED, f"denied at first, confirmed by “{confirmed[-1].cue.text}”"
        if asserted or voice in {Status.ALLEGED, Status.REPORTED}:
            return Status.DISPUTED, f"asserted, and denied by “{denied[0].cue.text}”"
        return Status.DENIED, f"only a denial: “{denied[0].cue.text}”"
    if voice is not None and voice is not Status.POSSIBLE:
        return voice, why
    return _from_claims(told, claims, voice, why)


def _firm(own: Sequence[EventMention]) -> bool:
    """A finite assertion in the article's own voice, not just the noun that names what is disputed."""
    return any(m.modality is Modality.ASSERTED and not m.nominal for m in own)


def _own_voice(own: Sequence[EventMention]) -> tuple[Status | None, str]:
    if not own:
        return None, ""
    for wanted in (Modality.ASSERTED, Modality.NEGATED, Modality.HEARSAY, Modality.FUTURE, Modality.POSSIBLE):
        for m in own:
            if m.modality is wanted:
                cue = f" (“{m.cue.text}”)" if m.cue else ""
                return _BY_MODALITY[wanted], f"the article's own words: “{m.trigger.text}”{cue}"
    return None, ""


def _from_claims(
    told: Sequence[EventMention], claims: Sequence[Claim], voice: Status | None, why: str
) -> tuple[Status, str]:
    modalities = {m.modality for m in told}
    weak = [c for c in claims if c.stance in {Stance.FEARS, Stance.HOPES, Stance.DEMANDS}]
    firm = [c for c in claims if c.stance not in {Stance.FEARS, Stance.HOPES, Stance.DEMANDS, Stance.DECLINES}]
    if any(c.stance is Stance.CONFIRMS and not c.future for c in claims) and Modality.ASSERTED in modalities:
        return Status.REPORTED, "confirmed by the one concerned"
    if any(c.stance is Stance.ANNOUNCES for c in firm) and modalities <= {Modality.FUTURE, Modality.ASSERTED}:
        return Status.PLANNED, "announced by the one who will do it"
    if Modality.ASSERTED in modalities or Modality.HEARSAY in modalities:
        if firm or not weak:
            return Status.ALLEGED, "only in the words of a source"
        return Status.POSSIBLE, f"feared, hoped for or demanded: “{weak[0].cue.text}”"
    if Modality.NEGATED in modalities:
        return Status.DENIED, "a source says that it did not happen"
    if Modality.FUTURE in modalities and not weak:
        return Status.PLANNED, "a source speaks of it as planned"
    if modalities:
        return Status.POSSIBLE, "only as a possibility"
    return (voice, why) if voice else (Status.REPORTED, "")
