"""Event mentions: one trigger read through one frame, with roles, things, date and modality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kg import syntax
from kg.events import arguments, functions, modality, when
from kg.events.fillers import Referents
from kg.events.triggers import Trigger, find_triggers
from kg.lexicon import light_verbs
from kg.lexicon.frames import Frame, core_roles
from kg.model import Argument, DateExpression, Document, Entity, EventMention, Mention, MentionKind, Modality

_LASTING = frozenset({"Protest", "Attack", "Sanction", "Negotiation", "Cooperation", "Agreement", "Deployment"})
_REPEATED = frozenset({"Aid", "ArmsTransfer"})  # "har siden 2022 levert våpen"
_STATES = frozenset({"sitja", "sitje", "sitte", "stå"})  # "har siden januar stått tiltalt"
_RETURN = frozenset({"gjengjeld", "bytte", "motytelse", "retur", "byte"})


def find_event_mentions(
    doc: Document, entities: Sequence[Entity], dates: Sequence[DateExpression], frames: Sequence[Frame]
) -> tuple[EventMention, ...]:
    """All event mentions in text order, at most one for a trigger word.

    A mention whose rule ends in "/anaphoric" lacks what its frame requires but points back ("leveransen", "de ble
    levert"): it can only join an event that is there. One in "/context" names what the talk beside it is about.
    """
    who = Referents.of(doc, entities)
    chosen: dict[int, tuple[Trigger, bool]] = {}
    for head, same in groupby(sorted(find_triggers(doc, frames), key=_order), key=lambda t: t.head):
        found = _choose(doc, list(same), who)
        if found is not None:
            chosen[head] = found
    return tuple(_read(doc, t, met, who, dates) for t, met in chosen.values() if not _is_told(doc, t, chosen))


def _is_told(doc: Document, t: Trigger, chosen: Mapping[int, tuple[Trigger, bool]]) -> bool:
    """A thing that stands for its transfer ("våpen til Sudan") below a trigger that tells what is done with it; and
    the meeting at which there are talks ("møtes til forhandlinger").
    """
    if t.frame.type == "Meeting" and not t.nominal:
        talks = (c for c in syntax.children(doc, t.head, "obl") if syntax.case(doc, c) == "til" and c in chosen)
        return any(chosen[c][0].frame.type == "Negotiation" for c in talks)
    if t.frame.type == "Arrest" and t.nominal:
        # "dømt til fire års fengsel": the sentence is no event beside the conviction
        return any(a in chosen and chosen[a][0].frame.type == "Arrest" for a in _governors(doc, t.head))
    stands_for_its_transfer = "self" in dict(t.frame.roles).get("item", ())
    # "våpnene til hæren" are those that the army has
    owned = syntax.has_definite_form(doc.tokens[t.head])
    return stands_for_its_transfer and (owned or any(a in chosen for a in _governors(doc, t.head)))


def _governors(doc: Document, i: int) -> Iterator[int]:
    """The words above a noun up to the first verb."""
    for above in syntax.ancestors(doc, i):
        yield above
        if syntax.is_verb(doc.tokens[above]):
            return


def _order(t: Trigger) -> tuple[int, int, str]:
    return (t.head, -(t.last - t.first), t.frame.name)


def _choose(doc: Document, candidates: Sequence[Trigger], who: Referents) -> tuple[Trigger, bool] | None:
    """The frame that reads a trigger: one whose requirements are met before one that only points back; among several
    the one whose core roles are filled, then the more specific.
    """
    open_ = [t for t in candidates if not any(_is_filled(doc, t, f) for f in t.frame.without)]
    met = [t for t in open_ if arguments.meets_requirements(doc, t, who)]
    if len(met) > 1:
        return min(met, key=lambda t: (*_fit(doc, t, who), _specificity(t))), True
    if met:
        return met[0], True
    loose = [t for t in open_ if t.frame.anaphoric and (arguments.points_back(doc, t, who) or _echoes(doc, t, who))]
    return (loose[0], False) if loose else None


def _echoes(doc: Document, t: Trigger, who: Referents) -> bool:
    """A verb with two roles filled that says the thing in other words: "har ikke levert så mye som en skrue"."""
    filled = {a.role for a in arguments.entity_arguments(doc, t, who)} - {"place"}
    return not t.nominal and len(filled) > 1


def _is_filled(doc: Document, t: Trigger, function: str) -> bool:
    times = light_verbs.load().times
    found = functions.find(doc, t.head, t.nominal, function, t.particles)
    return any(doc.tokens[i].low_lemma not in times for i in found)


def _fit(doc: Document, t: Trigger, who: Referents) -> tuple[bool, int]:
    """Smaller is better: whether no core role is filled, and how many roles are (negative)."""
    core = core_roles().get(t.frame.type, frozenset())
    filled = {a.role for a in arguments.entity_arguments(doc, t, who)}
    return (bool(core) and not filled & core, -len(filled))


def _specificity(t: Trigger) -> tuple[int, int, int, int, str]:
    return (-(t.last - t.first), -len(t.frame.requires), -len(t.particles), -t.length, t.frame.name)


def _read(doc: Document, trigger: Trigger, met: bool, who: Referents, dates: Sequence[DateExpression]) -> EventMention:
    start, end = doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end
    span = Mention(
        start, end, doc.text_of(start, end), MentionKind.TRIGGER, trigger.first, trigger.last, trigger.head,
        f"frame:{trigger.frame.name}",
    )  # fmt: skip
    date = when.date_of(doc, trigger.head, trigger.nominal, dates, lasting=_is_lasting(doc, trigger))
    reading, cue = modality.read(doc, trigger.head, trigger.nominal)
    past = not trigger.nominal and syntax.is_past(doc, trigger.head)
    if reading is Modality.ASSERTED and date is not None and not past and when.is_to_come(doc, date):
        reading, cue = Modality.FUTURE, doc.tokens[date.mention.first]
    if trigger.frame.modality is not None and cue is None:
        reading = trigger.frame.modality
    roles = arguments.entity_arguments(doc, trigger, who)
    return EventMention(
        type=trigger.frame.type,
        frame=trigger.frame.name,
        trigger=span,
        arguments=roles,
        items=arguments.things(doc, trigger, "item", who) if met else (),
        date=date,
        modality=reading,
        cue=modality.cue_mention(doc, cue),
        rule=trigger.frame.name if met else f"{trigger.frame.name}/{_loose_kind(doc, trigger, roles, who)}",
        nominal=trigger.nominal,
        definite=syntax.is_definite(doc, trigger.head),
        firm=not trigger.nominal or functions.carrier(doc, trigger.head) is not None,
        past=past,
        kind=trigger.modifier,
        position_title=arguments.title_of(doc, trigger),
        in_return=any(_in_return(doc, trigger.head)),
        unnamed=arguments.unnamed(doc, trigger, {a.role for a in roles}, who),
    )


def _is_lasting(doc: Document, trigger: Trigger) -> bool:
    """Whether a time since when counts as that of the event."""
    kind = trigger.frame.type
    return kind in _LASTING or (kind in _REPEATED and not trigger.nominal) or doc.tokens[trigger.head].lemma in _STATES


def _loose_kind(doc: Document, trigger: Trigger, roles: Sequence[Argument], who: Referents) -> str:
    """How a trigger without the thing it requires is tied to the text: "lisenser for salg til Tyrkia" in talk of arms
    names another deal, "salget" the one that was told of.
    """
    if not arguments.points_back(doc, trigger, who):
        return "echo"
    a_deal = trigger.frame.type == "ArmsTransfer" and trigger.nominal and not syntax.is_definite(doc, trigger.head)
    return "context" if a_deal and any(a.role == "recipient" for a in roles) else "anaphoric"


def _in_return(doc: Document, head: int) -> Iterator[bool]:
    """ "til gjengjeld", "i bytte mot": this event pays for another."""
    for j in (head, *list(syntax.ancestors(doc, head))[:2]):
        for _, i in syntax.obliques(doc, j):
            yield doc.tokens[i].low_lemma in _RETURN
