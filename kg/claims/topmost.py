"""Which of the events in a content the claim is about: the highest in its tree that are not mere background."""

from __future__ import annotations

from kg import syntax
from kg.claims import leaks
from kg.model import Document, Event, EventMention

# Kinds that people contest; a claim about talks "om våpenleveranser" is about these rather than about the talks.
CONTESTED = ("ArmsTransfer", "Attack", "WeaponTest", "AgreementBreach", "Deployment", "Sanction")
_TALKS = frozenset({"Meeting", "Negotiation"})
_BACKGROUND_MARKS = frozenset(
    {"da", "då", "etter", "før", "siden", "sidan", "hvis", "dersom", "når", "fordi", "om", "selv"}
)
_LASTING = ("krigen", "krigi", "konflikten", "opprøret", "striden", "kampane", "kampene")
_CONTRASTING = frozenset({"mens", "medan"})
_BACKGROUND_PREPOSITIONS = frozenset({"etter", "før", "under", "siden", "sidan", "i forbindelse med", "på grunn av"})


def triggers(events: tuple[Event, ...]) -> dict[int, Event]:
    """Trigger token -> event; the head of a trigger of several words."""
    out: dict[int, Event] = {}
    for event in events:
        for m in event.mentions:
            out.setdefault(m.trigger.head, event)
    return out


def main_events(
    doc: Document,
    scope: tuple[int, ...],
    events: tuple[Event, ...],
    *,
    contested: bool = False,
    background: bool = True,
) -> tuple[tuple[Event, EventMention], ...]:
    """(event, its mention there) of the events in a scope that are neither below another one nor background.

    Background is what stands in a temporal, conditional or causal adverbial; it counts if nothing else does and
    ``background`` is wanted.
    With ``contested`` talks give way to the contested event they are about.
    """
    inside = frozenset(scope)
    at = {k: e for k, e in triggers(events).items() if k in inside}
    at = {k: e for k, e in at.items() if not _is_what_an_event_is_called(doc, k, at)}
    if contested and any(e.type in CONTESTED for e in at.values()):
        at = {k: e for k, e in at.items() if e.type not in _TALKS}
    top = [k for k in sorted(at) if not _is_below_another(doc, k, at, inside)]
    foreground = [k for k in top if not is_background(doc, k, inside)]
    out: list[tuple[Event, EventMention]] = []
    for k in foreground or (top if background else []):
        if all(at[k].id != e.id for e, _ in out):
            out.append((at[k], next(m for m in at[k].mentions if m.trigger.head == k)))
    return tuple(out)


def is_presupposed(doc: Document, k: int, scope: tuple[int, ...]) -> bool:
    """Inside a clause with "som" that only says which thing is meant: "krever at de 12 [som ble fengslet], slippes".

    Not so where the clause is what is told: "lasten var drivstoff [som var levert fra X]", "har dokumenter [som viser
    at X leverte]", "Y, [som ifølge X skal reise]".
    """
    inside = frozenset(scope)
    for a in (k, *syntax.ancestors(doc, k)):
        t = doc.tokens[a]
        if a not in inside or t.head not in inside:
            return False
        if t.deprel == "acl:relcl":
            noun = doc.tokens[t.head]
            told = (
                noun.i == min(scope) or syntax.child(doc, noun.i, "cop") is not None or leaks.is_document(doc, noun.i)
            )
            return noun.upos in {"NOUN", "PROPN", "NUM"} and _opens_with_som(doc, a) and not told
    return False


def is_setting(doc: Document, k: int, scope: tuple[int, ...]) -> bool:
    """ "Våpen havnet [i krigen i Libya]", "nøytral [i konflikten]": a war in which something else is told to happen."""
    t = doc.tokens[k]
    war = t.low.endswith(_LASTING) and t.rel in {"obl", "nmod"}
    return war and t.head in scope and syntax.case(doc, k) in {"i", "under", "midt i"}


def _opens_with_som(doc: Document, verb: int) -> bool:
    return any(doc.tokens[c].low == "som" for c in syntax.children(doc, verb, "mark", "nsubj", "obj"))


def is_of_a_kind(doc: Document, event: Event, mention: EventMention) -> bool:
    """A bare indefinite noun once the event has been told: "En dårlig avtale er verre enn ingen" is of any deal."""
    first = min(m.trigger.head for m in event.mentions)
    if _is_what_this_is(doc, mention.trigger.head):
        return False
    bare = mention.nominal and not mention.firm and not mention.arguments and mention.trigger.head != first
    return bare and doc.tokens[mention.trigger.head].feat("Definite") == "Ind"


def _is_what_an_event_is_called(doc: Document, k: int, at: dict[int, Event]) -> bool:
    """ "[Pågripelsen] var en kidnapping": the subject is the event, the predicate an opinion of it."""
    subject = syntax.child(doc, k, "nsubj")
    return subject in at and not syntax.is_verb(doc.tokens[k]) and syntax.child(doc, k, "cop") is not None


def _is_what_this_is(doc: Document, k: int) -> bool:
    """ "Dette er en politisk [dom]": a name for what has just been told."""
    subject = syntax.child(doc, k, "nsubj")
    copula = syntax.child(doc, k, "cop") is not None
    return copula and subject is not None and doc.tokens[subject].low in {"dette", "det"}


def _is_below_another(doc: Document, k: int, at: dict[int, Event], inside: frozenset[int]) -> bool:
    below, beside = k, False
    for a in syntax.ancestors(doc, k):
        if a not in inside:
            return False
        beside = beside or _is_beside(doc, below)
        if a in at and at[a].id != at[k].id and not beside:
            return True
        below = a
    return False


def _is_beside(doc: Document, k: int) -> bool:
    """A clause joined to the one its head heads, or set against it: "A ble skutt, mens B ble pågrepet"."""
    t = doc.tokens[k]
    marks = {doc.tokens[c].low for c in syntax.children(doc, k, "mark")}
    return t.rel in {"conj", "parataxis"} or bool(marks & _CONTRASTING)


def is_background(doc: Document, k: int, inside: frozenset[int]) -> bool:
    """Inside an adverbial clause with a mark ("da han møtte X") or a phrase like "etter besøket", or a relative."""
    for a in (k, *syntax.ancestors(doc, k)):
        if a not in inside:
            return False
        t = doc.tokens[a]
        # the word that opens the content belongs to the question itself: "vil ikke svare på om Y solgte"
        opened = [c for c in syntax.children(doc, a, "mark", "case") if c != min(inside)]
        marks = {doc.tokens[c].low for c in opened}
        # "et forslag om å sende fly", "skuldingane om at X selde våpen": that is what it is about
        about = {"om"} if marks & {"å", "at"} else set()
        if t.rel in {"advcl", "acl"} and marks & (_BACKGROUND_MARKS - about):
            return True
        if t.rel in {"obl", "nmod"} and syntax.case(doc, a) in _BACKGROUND_PREPOSITIONS:
            return True
    return False
