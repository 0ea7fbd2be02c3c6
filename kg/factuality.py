"""The status of every event, from the article's own voice and from the claims about it.

A trigger inside somebody's attribution is that person's word; a trigger outside is the article's own. The own voice
decides first, what says that it happens before what only names it; claims make an event alleged, disputed or denied.
A negated, planned or possible event never comes out as reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import syntax
from kg.lexicon import modality
from kg.model import Attribution, Claim, Document, Event, EventMention, Modality, Quote, SegmentKind, Stance, Status
from kg.whose_words import GAP, OFFICIAL_ACTS, WEAK, Words, words_of

_FOR = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SUSPECTS})
_DOUBTFUL = frozenset({Modality.HEARSAY, Modality.NEGATED, Modality.POSSIBLE})
_AFTER = frozenset({"etter", "siden", "sidan", "på grunn av"})
# whoever comments on something or calls it names takes it as it is, done or refused
_COMMENTS = ("+remark", "verb-naming", "verb-naming+antecedent", "verb-received")
_BY_MODALITY = {
    Modality.ASSERTED: Status.REPORTED,
    Modality.NEGATED: Status.DENIED,
    Modality.HEARSAY: Status.ALLEGED,
    Modality.FUTURE: Status.PLANNED,
    Modality.POSSIBLE: Status.POSSIBLE,
}

Verdict = tuple[Status, str]


def assign(
    doc: Document,
    events: Sequence[Event],
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    quotes: Sequence[Quote],
) -> tuple[Event, ...]:
    """The events with status and the reason for it."""
    words = words_of(doc, events, attributions, quotes)
    about = {e.id: [c for c in claims if c.about_event == e.id] for e in events}
    return tuple(_with_status(doc, e, _standing(doc, e, about[e.id]), words) for e in events)


def _standing(doc: Document, event: Event, claims: Sequence[Claim]) -> list[Claim]:
    """The claims about one event without confirmations that somebody takes back in the same breath: "bekrefter
    kontakt, men avviser at det er gitt noe tilbud" confirms something else.
    """
    denials = [c for c in claims if c.stance is Stance.DENIES]
    claims = [c for c in claims if c.stance is not Stance.CONFIRMS or not any(_limits(doc, d, c) for d in denials)]
    # "nekter for å være innblandet i angrepet" does not deny that there was one, nor does he who is "siktet for tyveri,
    # noe han avviser" deny the charge
    beside = {"Attack": "+involvement"} | dict.fromkeys(OFFICIAL_ACTS, GAP)
    return [c for c in claims if not (event.type in beside and c.rule.endswith(beside[event.type]))]


def _limits(doc: Document, denial: Claim, confirmed: Claim) -> bool:
    """Whether one who confirms something goes on in the same sentence to deny the rest; what somebody denied earlier
    ("har tidligere avvist") limits nothing.
    """
    near = doc.tokens[denial.cue.head].sent == doc.tokens[confirmed.cue.head].sent
    follows = denial.claimant == confirmed.claimant and near and denial.cue.start > confirmed.cue.start
    same_time = syntax.is_past(doc, denial.cue.head) == syntax.is_past(doc, confirmed.cue.head)
    return follows and same_time


def _with_status(doc: Document, event: Event, claims: Sequence[Claim], words: Words) -> Event:
    told = [m for m in event.mentions if words.are_of(m)]
    own = [m for m in event.mentions if m not in told]
    status, reason = _decide(doc, own, told, claims)
    return replace(event, status=status, status_reason=reason)


def _only_heads(doc: Document, own: Sequence[EventMention], told: Sequence[EventMention]) -> bool:
    """Whether only the headline says it: that leaves out who does ("Haubitser sendt til Niger", "ifølge FN er …")."""
    below = any(doc.sentence_of(m.trigger.head).segment is SegmentKind.BODY for m in told)
    return below and all(doc.sentence_of(m.trigger.head).segment is SegmentKind.HEADLINE for m in own)


def _decide(
    doc: Document, own: Sequence[EventMention], told: Sequence[EventMention], claims: Sequence[Claim]
) -> Verdict:
    denials = [c for c in claims if c.stance is Stance.DENIES]
    confirmed = [c for c in claims if c.stance is Stance.CONFIRMS and not c.negative]
    voice = None if _only_labels(doc, own, told) else _voice(own)
    if voice and voice[0] is Status.DENIED:
        called_for = next((c for c in claims if c.stance is Stance.DEMANDS and not denials), None)
        if called_for is not None and _is_only_missing(own):
            return Status.POSSIBLE, f"not there, but called for: “{called_for.cue.text}”"
        return voice
    gaps = any(c.rule.endswith(GAP) for c in denials)
    firm = _firmly(own) and not gaps and not _only_heads(doc, own, told)
    if voice and voice[0] is Status.REPORTED and (not denials or firm):
        return voice
    if voice and voice[0] is Status.PLANNED and _is_plan(own, told):
        return voice
    if denials:
        return _contested(denials, confirmed, claims, voice, told)
    settled = [c for c in confirmed if not c.future]
    if settled and voice and (voice[0] is Status.ALLEGED or all(_is_asked(m) for m in own)):
        return Status.REPORTED, f"confirmed by the one concerned: “{settled[0].cue.text}”"
    if voice and voice[0] is not Status.POSSIBLE:
        return voice
    return _by_sources(told, claims) or voice or (Status.ALLEGED, "only named in the words of a source")


def _is_only_missing(own: Sequence[EventMention]) -> bool:
    """ "Noen embargo er aldri vedtatt": there is none so far; nobody has refused or prevented it."""
    negated = [m for m in own if m.modality is Modality.NEGATED]
    return all(m.cue is not None and m.cue.text.lower() in syntax.NEGATIONS for m in negated)


def _firmly(own: Sequence[EventMention]) -> bool:
    return any(m.modality is Modality.ASSERTED and m.firm for m in own)


def _is_plan(own: Sequence[EventMention], told: Sequence[EventMention]) -> bool:
    """ "Flyene skal leveres i 2030": that somebody is against it does not undo the plan."""
    plans = [m for m in own if m.firm and not m.nominal and m.modality is Modality.FUTURE and not _was_planned(m)]
    return bool(plans) and not any(m.modality is Modality.HEARSAY for m in (*own, *told))


def _only_labels(doc: Document, own: Sequence[EventMention], told: Sequence[EventMention]) -> bool:
    """Whether the article itself only names a topic ("Innreiseforbud" above a section) that somebody in it asks for or
    plans.
    """
    labels = all(_is_label(doc, m) for m in own)
    speaking = {m.modality for m in told if m.firm} or {m.modality for m in told}
    return labels and bool(speaking) and speaking <= {Modality.POSSIBLE, Modality.FUTURE}


def _is_label(doc: Document, m: EventMention) -> bool:
    """A bare noun, but not one that something else came after: "sender soldater etter kuppforsøk"."""
    bare = m.nominal and not m.firm and not m.definite and m.modality is Modality.ASSERTED
    return bare and syntax.case(doc, m.trigger.head) not in _AFTER


def _is_asked(m: EventMention) -> bool:
    """Named only in a question."""
    return m.modality is Modality.POSSIBLE and m.cue is not None and m.cue.text == "?"


def _voice(own: Sequence[EventMention]) -> Verdict | None:
    """What the article itself says, or None where it says nothing.

    Firm mentions come first; bare nouns speak only where no firm one does, and among them one that is hedged or
    planned outweighs those that merely name the event.
    """
    own = _without_missed_dates(own)
    firm = [m for m in own if m.firm]
    if any(m.modality is Modality.FUTURE for m in firm):
        # the present tense of a headline tells what is still to come: "Ministeren møter opposisjonen" … "skal møte"
        firm = [m for m in firm if m.modality is not Modality.ASSERTED or modality.load().is_settled(m)]
    came_to_nothing = [m for m in own if m.modality is Modality.NEGATED]
    if came_to_nothing and firm and all(_was_planned(m) or m.modality is Modality.NEGATED for m in firm):
        return _first(came_to_nothing, (Modality.NEGATED,))
    if firm:
        order = (Modality.ASSERTED, Modality.NEGATED, Modality.HEARSAY, Modality.FUTURE, Modality.POSSIBLE)
        return _first(firm, order)
    order = (Modality.NEGATED, Modality.HEARSAY, Modality.FUTURE, Modality.POSSIBLE, Modality.ASSERTED)
    if any(m.definite and m.modality is Modality.ASSERTED for m in own):
        order = (Modality.ASSERTED, *order[:-1])
    return _first(own, order)


def _without_missed_dates(own: Sequence[EventMention]) -> Sequence[EventMention]:
    """The mentions but those that it "skulle ha" been, if others tell that it is still to be: "avtalen skulle ha blitt
    undertegnet mandag; signeringen er flyttet til april".
    """
    missed = [m for m in own if m.modality is Modality.NEGATED and m.cue and m.cue.text.lower() == "skulle"]
    rest = [m for m in own if m not in missed]
    return rest if any(m.modality is Modality.FUTURE for m in rest) else own


def _was_planned(m: EventMention) -> bool:
    """ "De skulle undertegne en avtale": a plan of the past, which may have come to nothing."""
    return m.modality is Modality.FUTURE and m.cue is not None and m.cue.text.lower() == "skulle"


def _first(mentions: Sequence[EventMention], order: Sequence[Modality]) -> Verdict | None:
    for wanted in order:
        for m in mentions:
            if m.modality is wanted:
                cue = f" (“{m.cue.text}”)" if m.cue else ""
                return _BY_MODALITY[wanted], f"the article's own words: “{m.trigger.text}”{cue}"
    return None


def _contested(
    denials: Sequence[Claim],
    confirmed: Sequence[Claim],
    claims: Sequence[Claim],
    voice: Verdict | None,
    told: Sequence[EventMention],
) -> Verdict:
    last = max(denials, key=lambda c: c.cue.start)
    later = [c for c in confirmed if c.claimant == last.claimant or c.cue.start > last.cue.start]
    if later:
        return Status.REPORTED, f"denied at first, confirmed by “{later[-1].cue.text}”"
    sides = [c for c in claims if c.stance in _FOR and not c.negative and not c.rule.endswith(_COMMENTS)]
    if sides or (voice and voice[0] in {Status.ALLEGED, Status.REPORTED}):
        return Status.DISPUTED, f"asserted, and denied by “{denials[0].cue.text}”"
    if any(m.modality is Modality.HEARSAY for m in told):
        return Status.DISPUTED, f"hearsay, and denied by “{denials[0].cue.text}”"
    return Status.DENIED, f"only a denial: “{denials[0].cue.text}”"


def _by_sources(told: Sequence[EventMention], claims: Sequence[Claim]) -> Verdict | None:
    if not told:
        return None
    told = _without_missed_dates(told)
    speaking = [m for m in told if m.firm] or list(told)
    modalities = {m.modality for m in speaking}
    weak = [c for c in claims if c.stance in WEAK]
    strong = [c for c in claims if c.stance not in WEAK and c.stance is not Stance.DECLINES]
    if Modality.ASSERTED in modalities and any(
        c.stance is Stance.CONFIRMS and not c.future and not c.negative for c in claims
    ):
        return Status.REPORTED, "confirmed by the one concerned"
    if weak and not strong:
        return Status.POSSIBLE, f"feared, hoped for or demanded: “{weak[0].cue.text}”"
    if any(c.stance is Stance.ANNOUNCES for c in claims) and not modalities & _DOUBTFUL:
        return Status.PLANNED, "announced by a source"
    if modalities & {Modality.HEARSAY, Modality.ASSERTED}:
        return Status.ALLEGED, "only in the words of a source"
    if Modality.NEGATED in modalities:
        return Status.DENIED, "a source says that it did not happen"
    if Modality.FUTURE in modalities and strong and all(c.stance is Stance.SUSPECTS for c in strong):
        return Status.POSSIBLE, f"a source only thinks that it will happen: “{strong[0].cue.text}”"
    if Modality.FUTURE in modalities:
        return Status.PLANNED, "a source speaks of it as planned"
    return Status.POSSIBLE, "a source speaks of it as a possibility"
