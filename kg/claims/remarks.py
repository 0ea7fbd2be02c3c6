"""Utterances that name no event: they are remarks on what the article tells.

"– Gode nyheter, sier X" below the story of a prolongation, "– Jeg hørte to smell, sier Y" in that of an attack: X and Y
are quoted because of the event. They come to claims only where the passage they stand in is about the article's main
event, so that there is no doubt which one they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg import syntax
from kg.claims import judgements, negation
from kg.claims.focus import last_passage, last_told, main_event
from kg.claims.link import Link
from kg.claims.sides import Sides
from kg.claims.topmost import triggers
from kg.lexicon import stances
from kg.model import Attribution, Document, Event, Stance

_REMARKS = frozenset({Stance.ASSERTS, Stance.SUSPECTS})
_REPORTS = frozenset({"claim:verb-clause", "claim:verb-quote", "claim:source-phrase"})
_SAID_BESIDE = frozenset({"claim:source-phrase", "claim:verb-quote"})
_IT = frozenset({"den", "det", "dette"})
_SAID_BEHIND = "claim:verb-quote"
_SPEECH = frozenset(f"claim:quote:{how}" for how in ("dash", "heading", "marks", "dash-said-after", "dash-colon"))
_IN_MARKS = "claim:quote:marks"
_OF_HIS_OWN = frozenset({Stance.SUSPECTS, Stance.FEARS, Stance.DEMANDS, Stance.HOPES})
_NEAR = 8
_TITLE = 3
_OBLIGATION = frozenset({"må", "bør", "burde", "lyt"})
_POINTING = frozenset({"dette", "det", "slikt"})


@dataclass(frozen=True)
class _Told:
    """What a remark is measured by: who has said what of which events, and which of these the article is about."""

    doc: Document
    attributions: tuple[Attribution, ...]
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    sides: Sides
    main: Event

    @cached_property
    def named(self) -> frozenset[int]:
        """The trigger tokens of all events."""
        return frozenset(triggers(self.events))

    @cached_property
    def cues(self) -> frozenset[tuple[str | None, int]]:
        """Claimant and cue of what is linked to an event already."""
        return frozenset((n.attribution.source, n.attribution.cue.first) for n in self.links)


def with_remarks(
    doc: Document, attributions: tuple[Attribution, ...], links: list[Link], events: tuple[Event, ...], sides: Sides
) -> list[Link]:
    """The links and those of remarks, in the order of the attributions; one for each claimant and event."""
    main = main_event(doc, events)
    if main is None:
        return links
    told = _Told(doc, attributions, tuple(links), events, sides, main)
    linked = {n.attribution.id for n in links}
    taken = {(n.attribution.source, n.event) for n in links}
    out = list(links)
    for a in attributions:
        link = _remark(told, a) if a.id not in linked else None
        if link is not None and (a.source, link.event) not in taken:
            taken.add((a.source, link.event))
            out.append(link)
    order = {a.id: k for k, a in enumerate(attributions)}
    return sorted(out, key=lambda n: order[n.attribution.id])


def _remark(told: _Told, a: Attribution) -> Link | None:
    """The event that an attribution without one remarks on: what it judges, denies for another, points at, or else
    the one that the article is about.
    """
    doc = told.doc
    judged = _judged(doc, a, told.events)
    if judged is not None:
        return _link(told, a, judged, "+judgement")
    # "– Jeg frykter krigen", "– Vi vet ikke om de angrep": it says of what it is
    if not _is_remark(doc, a, told.attributions) or any(k in told.named for k in a.scope):
        return None
    denial = _denial_spoken_for(doc, a, told.links, told.sides)
    if denial is not None:
        return Link(a, denial.event, Stance.DENIES, True, a.rule + "+spoken-for")
    pointed_at = _pointed_at(doc, a, told.events)
    if pointed_at is not None:
        return Link(a, pointed_at.id, a.stance, False, a.rule + "+remark")
    if any(source == a.source and cue in a.scope for source, cue in told.cues):
        return None
    if not _is_about(doc, a, told.main, told.events):
        return None
    if _is_leaving(a, told.main):
        return Link(a, told.main.id, Stance.ANNOUNCES, False, a.rule + "+remark")
    return _link(told, a, told.main, "+remark")


def _link(told: _Told, a: Attribution, event: Event, how: str) -> Link:
    stance = _stance(told.doc, a, told.attributions)
    return Link(a, event.id, stance, stance is Stance.DENIES, a.rule + how)


def _judged(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event that somebody's own words pass judgement on."""
    # what stands between marks in somebody else's sentence is no utterance of its own
    spoken = a.source is not None and a.rule in _SPEECH - {_IN_MARKS} and a.stance in _REMARKS
    return judgements.judged(doc, a, events) if spoken else None


def _pointed_at(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """ "Den varte i fem timer, ifølge hæren", "Det er det høyeste tallet i år, ifølge X": what the sentence before
    tells of, where what is reported begins with a pronoun for it.
    """
    first = next((k for k in a.scope if doc.tokens[k].upos != "PUNCT"), None)
    if first is None or a.quote is not None or a.rule not in _SAID_BESIDE:
        return None
    t = doc.tokens[first]
    labelled = t.head >= 0 and syntax.is_nominal(doc.tokens[t.head]) and syntax.child(doc, t.head, "cop") is not None
    if t.low not in _IT or t.rel == "det" or (t.rel == "expl" and not labelled):
        return None
    told = last_told(doc, first, events)
    return told[0] if told is not None and told[1] == 1 else None


def _denial_spoken_for(doc: Document, a: Attribution, links: tuple[Link, ...], sides: Sides) -> Link | None:
    """The denial in the sentence before by the body or client that a speaker speaks for: "Gruppen benekter salget." /
    "– Vi har intet å skjule, sier talsmann X".
    """
    here = doc.sentence_of(min(a.scope)).i
    before = [
        n
        for n in links
        if n.stance is Stance.DENIES and n.attribution.source != a.source
        if doc.sentence_of(n.attribution.cue.first).i == here - 1
    ]
    spoken_for = (n for n in before if sides.speaks_for(a.source or "", n.attribution.source or ""))
    titled = before[-1] if before and _speaks_for_others(doc, a) else None
    return next(spoken_for, titled)


def _speaks_for_others(doc: Document, a: Attribution) -> bool:
    """ "talsmann X", "hans advokat, X": a title that says so stands right before the name."""
    if a.source_mention is None or a.quote is None:
        return False
    first = a.source_mention.first
    titles = stances.default().speakers
    return any(t.low.endswith(titles) for t in doc.tokens[max(a.cue.last, first - _TITLE) : first])


def _is_remark(doc: Document, a: Attribution, attributions: tuple[Attribution, ...]) -> bool:
    """Somebody's words or report, not about what he himself is going to do, and no answer to something else."""
    if a.source is None or not a.scope or a.stance not in _REMARKS:
        return False
    # "Det var en rakett, tror X" is his remark; "X tror at …" is what he thinks of something else
    reported = a.rule in _REPORTS if a.stance is Stance.ASSERTS else a.rule == _SAID_BEHIND
    if a.cue.first in a.scope or not (reported or a.rule in _SPEECH):
        return False
    if any(b.cue.first in a.scope and b.source not in {None, a.source} for b in attributions):
        return False
    return not any(_is_intention(doc, k) for k in _predicates(doc, a.scope))


def _stance(doc: Document, a: Attribution, attributions: tuple[Attribution, ...]) -> Stance:
    """That of the cue, or that which the speaker takes in it: "– Jeg tror det var Y, sier X".

    "Dette må stoppes" demands, and what follows a denial in its paragraph gives reasons for it.
    """
    top = negation.content_head(doc, a.scope)
    for b in attributions:
        if b.stance in _OF_HIS_OWN and b.cue.head == top and (b.outer, b.source) == (a.id, a.source):
            return b.stance
    if any(_obliges(doc, k) for k in _predicates(doc, a.scope)):
        return Stance.DEMANDS
    here = doc.sentence_of(a.scope[0])
    if here.i == 0 or "\n" in doc.article.text[doc.sentences[here.i - 1].end : here.start]:
        return a.stance
    denied = (b.stance is Stance.DENIES and doc.sentence_of(b.cue.first).i == here.i - 1 for b in attributions)
    return Stance.DENIES if any(denied) else a.stance


def _is_leaving(a: Attribution, main: Event) -> bool:
    """ "– Jeg har ikke lenger noe valg, sa X" in the story of how X goes: he says so himself."""
    return main.type == "Departure" and any(x.role == "person" and x.entity == a.source for x in main.arguments)


def _obliges(doc: Document, k: int) -> bool:
    return bool({t.low for t in syntax.auxiliaries(doc, k)} & _OBLIGATION)


def _predicates(doc: Document, scope: tuple[int, ...]) -> Iterator[int]:
    inside = set(scope)
    return (k for k in scope if doc.tokens[k].head not in inside and doc.tokens[k].upos != "PUNCT")


def _is_intention(doc: Document, k: int) -> bool:
    """ "Vi skal ramme dem", "de vil godta": plans; "Stortinget må få vite det": a call for something else."""
    if negation.is_future(doc, k):
        return True
    subject = syntax.subject(doc, k)
    return _obliges(doc, k) and (subject is None or doc.tokens[subject].low not in _POINTING)


def _is_about(doc: Document, a: Attribution, main: Event, events: tuple[Event, ...]) -> bool:
    """The paragraph last told of before the remark, a few sentences back at most, is about the main event."""
    told, distance = last_passage(doc, a.scope[0], events)
    return distance <= _NEAR and any(e.type == main.type for e in told)
