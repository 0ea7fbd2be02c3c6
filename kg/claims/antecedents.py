"""What "det", "saken" or silence refers to in "avviser det", "ville ikke kommentere saken"."""

from __future__ import annotations

from collections.abc import Sequence

from kg import syntax
from kg.claims.focus import main_event
from kg.claims.link import Link
from kg.claims.topmost import CONTESTED, main_events, triggers
from kg.claims.verdicts import ANSWER
from kg.lexicon import stances
from kg.model import Attribution, Document, Event, SegmentKind, Stance

_NEAR = 2
# "saken", "opplysningene" point further back than "det" or silence
_REACH = 2
_REACH_OF_NOUNS = 4
_REACH_OF_WORDS = 8
_BESIDE = 4
# "X, som kom hjem fra Japan onsdag, vil ikke kommentere dommen"
_GOING_ABOUT = frozenset({"Travel", "Visit", "Meeting"})
# what nobody is accused of
_BLAMELESS = frozenset({"Aid", "Appointment", "Release", "Travel", "Visit"})
# "har gratulert", "Spurt om meldingene, ristet hun på hodet": it is what the article is about
_OF_THE_STORY = ("-occasion", "-asked")
_WHEN = frozenset({"da", "då", "når"})
_STATEMENTS = frozenset({Stance.ASSERTS, Stance.SUSPECTS, Stance.FEARS, Stance.CONFIRMS, Stance.ANNOUNCES})
_ABOUT_ALLEGATIONS = frozenset({Stance.DENIES, Stance.DECLINES})
_ANSWERS = _ABOUT_ALLEGATIONS | {Stance.CONFIRMS}


def antecedent(doc: Document, a: Attribution, events: tuple[Event, ...], said: Sequence[Link] = ()) -> Event | None:
    """The most contested event named shortly before the cue, or None when no event is there. Who answers "påstandene"
    answers the last thing that somebody else has ``said``.

    Looks at the part of the sentence before the cue (not at the claimant's own relative clause) and the sentences
    before it, nearer ones first. What is denied or declined is an allegation, so there a contested event wins over
    a nearer one of another kind.
    """
    if a.rule.endswith(_OF_THE_STORY):
        return main_event(doc, events)
    if a.rule == ANSWER and not _can_be_answered(doc, a, events):
        return None
    asked = _asked_for(doc, a, events)
    if asked is not None:
        return asked
    claimed = _last_said(doc, a, said) if a.stance in _ANSWERS and _points_to_words(doc, a) else None
    if claimed is not None:
        return next(e for e in events if e.id == claimed.event)
    if a.stance is Stance.DENIES and _points_to_words(doc, a):
        events = tuple(e for e in events if e.type not in _BLAMELESS)
    named = _named_before(doc, a, events)
    if a.stance in _ABOUT_ALLEGATIONS:
        near = [(distance, e) for distance, e in named if distance <= _NEAR and e.type in CONTESTED]
        if near:
            return _topmost(doc, a, near)
    elif named and doc.sentence_of(a.antecedent_before).i > 0:
        main = main_events(doc, _sentence_before(doc, a), events)
        if main:
            return main[0][0]
    if named:
        return named[0][1]
    own = _in_own_relative_clause(doc, a, events)
    if own is not None:
        return own
    # "Kreml avviser" in a headline: what is denied is told below, and is what the article is about
    in_front = a.stance in _ANSWERS and _tells_what_is_below(doc, a)
    return main_event(doc, events) if in_front or _opens_with_so(doc, a) else None


def is_on_the_occasion(doc: Document, a: Attribution) -> bool:
    """ "Gratulerte vinneren": whoever is congratulated, it is on what the article is about."""
    if not a.rule.endswith("-object"):
        return False
    entries = stances.default().by_form.get(doc.tokens[a.cue.head].low, ())
    return any("occasion" in e.frames for e in entries)


def _asked_for(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """ "X sa nei da Y ba om å få [kjøpe] våpen": the request stands behind the answer."""
    if a.stance is not Stance.DENIES or not a.rule.endswith("-topic"):
        return None
    verb = next(
        (k for k in (a.cue.head, doc.tokens[a.cue.head].head) if k >= 0 and syntax.is_verb(doc.tokens[k])), None
    )
    clauses = (c for c in syntax.children(doc, verb, "advcl") if c > a.cue.head) if verb is not None else ()
    clause = next((c for c in clauses if {doc.tokens[m].low for m in syntax.children(doc, c, "mark")} & _WHEN), None)
    inside = tuple(k for k in syntax.subtree(doc, clause)) if clause is not None else ()
    told = main_events(doc, inside, events)
    return told[0][0] if told else None


def _points_to_words(doc: Document, a: Attribution) -> bool:
    """ "avviser påstandene", "beskyldningene avvises": what is answered is somebody's words."""
    s = doc.sentence_of(a.cue.first)
    near = doc.tokens[max(s.first, a.cue.first - _BESIDE) : min(a.cue.last + _BESIDE, s.last)]
    return any(t.upos == "NOUN" and t.low.startswith(stances.default().accusations) for t in near)


def _last_said(doc: Document, a: Attribution, said: Sequence[Link]) -> Link | None:
    here = doc.sentence_of(a.cue.first).i
    return next(
        (
            n
            for n in reversed(said)
            if n.stance in _STATEMENTS
            and n.attribution.source != a.source
            and here - doc.sentence_of(n.attribution.cue.first).i <= _REACH_OF_WORDS
        ),
        None,
    )


def _in_own_relative_clause(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """ "X, som har avvist at landet [solgte] våpen, vil ikke kommentere saken": where nothing else is told."""
    if a.source_mention is None or a.stance not in _ANSWERS:
        return None
    at = triggers(tuple(e for e in events if e.type not in _GOING_ABOUT))
    return next((at[k] for k in _own_phrase(doc, a) if k in at), None)


def _own_phrase(doc: Document, a: Attribution) -> tuple[int, ...]:
    """The claimant with title and relative clause: "president X, som kom hjem fra Japan"."""
    if a.source_mention is None:
        return ()
    head = a.source_mention.head
    above = doc.tokens[head].head
    return syntax.subtree(doc, above if doc.tokens[head].rel in {"flat", "appos"} and above >= 0 else head)


def _tells_what_is_below(doc: Document, a: Attribution) -> bool:
    return doc.sentence_of(a.cue.first).segment is not SegmentKind.BODY


def _opens_with_so(doc: Document, a: Attribution) -> bool:
    """ "Slik beskriver X det": a whole passage is summed up."""
    s = doc.sentence_of(a.cue.first)
    return doc.tokens[s.first].low in {"slik", "sånn", "såleis"}


def _can_be_answered(doc: Document, a: Attribution, events: tuple[Event, ...]) -> bool:
    """The question before "nei" names an event, or asks whether what was said is true."""
    asked = _sentence_before(doc, a)
    at, true = triggers(events), stances.default().true
    return any(k in at or doc.tokens[k].low in true for k in asked)


def _topmost(doc: Document, a: Attribution, near: list[tuple[int, Event]]) -> Event:
    """The first of the nearest events that is no part of another: of "støtte tiltakene" the support."""
    distance, first = near[0]
    s = doc.sentences[doc.sentence_of(a.antecedent_before).i - distance]
    here = tuple(e for d, e in near if d == distance and e.type == first.type)
    main = main_events(doc, tuple(range(s.first, min(s.last, a.antecedent_before))), here)
    return main[-1][0] if main else first


def _sentence_before(doc: Document, a: Attribution) -> tuple[int, ...]:
    before = doc.sentences[doc.sentence_of(a.antecedent_before).i - 1]
    return tuple(range(before.first, before.last))


def _named_before(doc: Document, a: Attribution, events: tuple[Event, ...]) -> list[tuple[int, Event]]:
    """(distance in sentences, event): nearest sentence first, in it contested kinds first, then the last named."""
    at = triggers(events)
    own = _own_phrase(doc, a)
    here = doc.sentence_of(a.antecedent_before).i
    out: list[tuple[int, Event]] = []
    reach = _REACH_OF_NOUNS if a.stance in _ANSWERS and not a.rule.endswith("-topic") else _REACH
    for distance in range(min(reach, here) + 1):
        s = doc.sentences[here - distance]
        last = min(s.last, a.antecedent_before)
        found = [at[k] for k in range(last - 1, s.first - 1, -1) if k in at and k not in own]
        out += [(distance, e) for e in sorted(found, key=_rank)]
    return out


def _rank(event: Event) -> int:
    return CONTESTED.index(event.type) if event.type in CONTESTED else len(CONTESTED)
