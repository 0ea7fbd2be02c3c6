"""What "det", "saken" or silence refers to in "avviser det", "ville ikke kommentere saken"."""

from __future__ import annotations

from kg import syntax
from kg.claims.topmost import CONTESTED, triggers
from kg.model import Attribution, Document, Event

_REACH = 4


def antecedent(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The most contested event named shortly before the cue; nearer sentences first, contested kinds first.

    Looks at the part of the sentence before the cue and the sentences before it; None when no event is there.
    """
    at = triggers(events)
    own = syntax.subtree(doc, a.source_mention.head) if a.source_mention is not None else ()
    here = doc.sentence_of(a.antecedent_before).i
    for distance in range(_REACH + 1):
        if here - distance < 0:
            return None
        s = doc.sentences[here - distance]
        last = min(s.last, a.antecedent_before)
        found = [at[k] for k in range(s.first, last) if k in at and k not in own]
        if found:
            return min(enumerate(found), key=lambda c: (_rank(c[1]), -c[0]))[1]
    return None


def _rank(event: Event) -> int:
    return CONTESTED.index(event.type) if event.type in CONTESTED else len(CONTESTED)
