"""From attributions to claims: which event each one is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims import (
    antecedents,
    extent,
    focus,
    layers,
    namesakes,
    negation,
    remarks,
    replies,
    shells,
    summed_up,
    topmost,
    turning,
)
from kg.claims.link import Link
from kg.claims.sides import Sides
from kg.lexicon import stances
from kg.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    Event,
    EventMention,
    Mention,
    MentionKind,
    Position,
    Stance,
)

_ACCUSES = "claim:verb-prepositions"
_NAMING = "claim:verb-naming"
_FRONTED = "claim:verb-topic"
_STRONG = frozenset({Stance.CONFIRMS, Stance.ANNOUNCES})
_PRONOUNS = frozenset({"det", "dette"})
# "nevner fabrikker som skal ha levert granater" is worth a claim too
_NEVER_MISSED = "ArmsTransfer"
# whoever fears, denies or suspects talks about a deal means the deal
_ABOUT_THE_DEED = frozenset({Stance.FEARS, Stance.DENIES, Stance.SUSPECTS, Stance.DECLINES})

# who states something of deals in general says nothing of this one
_STATING = frozenset({Stance.ASSERTS, Stance.SUSPECTS})

# "nekter å forhandle etter at Y angrep" denies no attack
_REFUSING = frozenset({Stance.DENIES, Stance.DECLINES})


def make_claims(
    doc: Document,
    attributions: tuple[Attribution, ...],
    events: tuple[Event, ...],
    entities: tuple[Entity, ...] = (),
    positions: tuple[Position, ...] = (),
) -> tuple[Claim, ...]:
    """One claim for every claimant, stance and event, in text order.

    A nested attribution gives its outer one a claim about the same event that also points to the inner claim.
    ``entities`` and ``positions`` tell whether a future act is the claimant's own: saying it is then announcing it.
    """
    sides = Sides(entities, positions)
    attributions = layers.in_own_name(attributions, sides)
    stated: list[Link] = []
    for a in attributions:
        found = list(_links(doc, a, attributions, events, sides, stated))
        stated += found or replies.reply(doc, a, stated, events)
    stated = _without_own_echoes(stated, attributions)
    links = [
        n for n in remarks.with_remarks(doc, attributions, stated, events, sides) if n.attribution.source is not None
    ]
    links = _without_weaker(_without_repeats(layers.with_outer_layers(doc, links, attributions)))
    ids = {(n.attribution.id, n.event): f"c{k}" for k, n in enumerate(links)}
    made = (_claim(doc, f"c{k}", n, ids, links) for k, n in enumerate(links))
    return tuple(c for c in made if c.about_event is not None or c.about_claim is not None)


def _links(
    doc: Document,
    a: Attribution,
    attributions: tuple[Attribution, ...],
    events: tuple[Event, ...],
    sides: Sides,
    said: Sequence[Link],
) -> Iterator[Link]:
    if a.anaphoric or _asks_about_the_same(doc, a, events):
        event = antecedents.antecedent(doc, a, events, said)
        if event is not None and not _answers_something_else(doc, a, event, attributions, said):
            yield Link(a, event.id, a.stance, a.stance is Stance.DENIES, a.rule + "+antecedent")
        return
    inner = layers.left_to_inner(a, attributions)
    scope = tuple(k for k in a.scope if k not in inner)
    deed, refusing = a.stance in _ABOUT_THE_DEED, a.stance in _REFUSING
    violence = shells.meant_by_deed(doc, stances.default(), a, events)
    if violence is not None:
        yield Link(a, violence.id, a.stance, a.stance is Stance.DENIES, a.rule + "+antecedent")
        return
    named = topmost.main_events(doc, scope, events, contested=deed, background=not refusing)
    for event, mention in named:
        if _is_mere_setting(doc, a, event, mention, scope):
            continue
        general = topmost.is_of_a_kind(doc, event, mention)
        if a.stance in _STATING and (general or negation.is_left_open(doc, mention.trigger.head, scope)):
            continue
        stance, negated = turning.stance_at(doc, a, event, mention, sides)
        yield Link(a, event.id, stance, negated, a.rule)
    if not named:
        meant = shells.meant_by_shell(doc, stances.default(), a, events) or namesakes.named_by_root(doc, a, events)
        if a.rule == summed_up.RULE:
            meant = antecedents.antecedent(doc, a, events) or focus.main_event(doc, events)
        if meant is None and antecedents.is_on_the_occasion(doc, a):
            meant = focus.main_event(doc, events)
        if meant is None and a.stance is Stance.DECLINES and shells.is_detail(doc, a.scope):
            meant = antecedents.antecedent(doc, a, events)
        if meant is not None:
            yield Link(a, meant.id, a.stance, a.stance is Stance.DENIES, a.rule + "+antecedent")


def _is_mere_setting(
    doc: Document, a: Attribution, event: Event, mention: EventMention, scope: tuple[int, ...]
) -> bool:
    """What a report presupposes or where it is set; a speaker's own relative clauses often say what he means."""
    k = mention.trigger.head
    reported = a.quote is None and event.type != _NEVER_MISSED
    return (reported and topmost.is_presupposed(doc, k, scope)) or (
        a.stance in _STATING and topmost.is_setting(doc, k, scope)
    )


def _answers_something_else(
    doc: Document, a: Attribution, event: Event, attributions: tuple[Attribution, ...], said: Sequence[Link]
) -> bool:
    """Whether an accusation or statement that names no known event stands between an event and a denial: it is that
    which is denied.
    """
    if a.stance is not Stance.DENIES:
        return False
    linked = {n.attribution.id for n in said}
    last = max((m.trigger.head for m in event.mentions if m.trigger.head < a.cue.first), default=a.cue.first)
    between = (b for b in attributions if last < b.cue.first < a.cue.first and b.source != a.source)
    near = doc.sentence_of(a.cue.first).i - 1
    # "Det har X alltid benektet" points to the statement right before
    fronted = a.rule == _FRONTED
    return any(
        (b.rule == _ACCUSES or (fronted and b.stance in _STATING)) and b.scope and b.id not in linked
        for b in between
        if doc.sentence_of(b.cue.first).i >= near
    )


def _without_own_echoes(links: list[Link], attributions: tuple[Attribution, ...]) -> list[Link]:
    """ "Vi har ikke solgt våpen. Det er oppspinn": what only points adds nothing to the speaker's own words."""
    outer = {a.id: a for a in attributions}
    said = {(n.attribution.id, n.event) for n in links}
    denied = {(n.attribution.source, n.attribution.quote) for n in links if _denies_in_speech(n)}

    def repeats(link: Link) -> bool:
        a = link.attribution
        if not a.anaphoric:
            return False
        if a.stance is Stance.DENIES and a.quote is not None and (a.source, a.quote) in denied:
            return True
        around = outer.get(a.outer or "")
        return around is not None and around.source == a.source and (a.outer, link.event) in said

    return [n for n in links if not repeats(n)]


def _denies_in_speech(link: Link) -> bool:
    return link.stance is Stance.DENIES and link.attribution.quote is not None and not link.attribution.anaphoric


def _asks_about_the_same(doc: Document, a: Attribution, events: tuple[Event, ...]) -> bool:
    """Declining a question with a pronoun and no event of its own: "vil ikke si når det skjer"."""
    if a.stance is not Stance.DECLINES or not a.rule.endswith("-question"):
        return False
    forms = {doc.tokens[k].low for k in a.scope}
    return bool(forms & _PRONOUNS) and not any(k in topmost.triggers(events) for k in a.scope)


def _without_repeats(links: list[Link]) -> list[Link]:
    seen: list[tuple[str | None, Stance, str, bool]] = []
    out = []
    for link in links:
        key = (link.attribution.source, link.stance, link.event, link.reports_only)
        if key not in seen:
            seen.append(key)
            out.append(link)
    return out


def _without_weaker(links: list[Link]) -> list[Link]:
    """Who confirms or announces an event need not be said to assert it as well."""
    strong = {(n.attribution.source, n.event) for n in links if n.attribution.stance in _STRONG}
    return [
        n
        for n in links
        if n.attribution.stance is not Stance.ASSERTS
        or n.stance is Stance.DENIES
        or (n.attribution.source, n.event) not in strong
    ]


def _claim(doc: Document, key: str, link: Link, ids: dict[tuple[str, str], str], links: list[Link]) -> Claim:
    a = link.attribution
    inner = next(
        (ids[n.attribution.id, n.event] for n in links if n.attribution.outer == a.id and n.event == link.event),
        None,
    )
    return Claim(
        key,
        a.source or "",
        None if link.reports_only else link.event,
        inner,
        link.stance,
        a.certainty,
        link.negative,
        a.future,
        a.cue,
        _evidence(doc, a),
        link.rule,
    )


def _evidence(doc: Document, a: Attribution) -> Mention:
    """Cue, claimant and content as one stretch of text, within the sentences that hold them."""
    tokens = [*a.scope, *range(a.cue.first, a.cue.last)]
    if a.rule == _NAMING and a.scope:
        tokens += extent.noun_phrase(doc, max(tokens) + 1, doc.sentence_of(a.cue.first), a.cue.head)
    if a.source_mention is not None and abs(a.source_mention.first - a.cue.first) < 40:
        tokens += range(a.source_mention.first, a.source_mention.last)
    first, last = min(tokens), max(tokens) + 1
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    return Mention(start, end, doc.text_of(start, end), MentionKind.CUE, first, last, a.cue.head, a.rule)
