"""What a claim takes for granted: "sanksjonene etter invasjonen har virket, sier Dahl" claims that they worked, not
that there are sanctions or was an invasion. Such background the article shares, unless somebody denies it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.model import Attribution, Document, Event, EventMention, Modality

# Kinds of events that are mostly what the dispute is about, however definite the noun.
_CONTESTED = frozenset({"AgreementBreach", "ArmsTransfer", "Cooperation", "Threat"})
# Who did it is what such claims are about.
_AGENTS = frozenset({"agent", "attacker", "imposer", "supplier"})
_BEHIND = frozenset({"bak", "attom"})
_RESPONSIBLE = ("ansvar", "skyld", "anklage", "beskyldning", "skulding", "mistanke")
_TIMES = frozenset({"da", "då", "etter", "siden", "sidan"})
_BREAKING = frozenset({"avslutte", "bryte", "forlata", "forlate", "oppheve", "oppheva"})
_MODAL = frozenset({"bør", "burde", "kan", "kunne", "må", "skal", "skulle", "vil", "ville"})


def granted(doc: Document, events: Sequence[Event], attributions: Sequence[Attribution]) -> frozenset[int]:
    """Heads of the mentions that stand in somebody's words and are taken for granted there: definite event nouns that
    are not what is claimed, and the past relative clauses that say of them that they took place.
    """
    focus = frozenset(i for a in attributions for i in _tops(doc, a))
    out: set[int] = set()
    for event in events:
        nouns = {m.trigger.head for m in event.mentions if _is_granted(doc, m, focus)}
        told = (m.trigger.head for m in event.mentions if not m.nominal and m.past and m.modality is Modality.ASSERTED)
        out |= nouns | {i for i in told if doc.tokens[i].deprel == "acl:relcl" and doc.tokens[i].head in nouns}
    return frozenset(out)


def asides(doc: Document, scope: Sequence[int]) -> frozenset[int]:
    """Relative clauses in the past that only add to a name, set off by a comma, inside what is told indirectly: "ber om
    at Dahl, som ble pågrepet i mai, settes fri". They are the article's own.
    """
    inside = frozenset(scope)
    return frozenset(j for i in scope if _is_aside(doc, i, inside) for j in syntax.subtree(doc, i))


def _is_aside(doc: Document, i: int, inside: frozenset[int]) -> bool:
    t = doc.tokens[i]
    if t.deprel != "acl:relcl" or t.head not in inside or not _is_named(doc, t.head):
        return False
    first = min(syntax.subtree(doc, i))
    comma = doc.tokens[first].form == "," or (first > 0 and doc.tokens[first - 1].form == ",")
    return comma and syntax.is_past(doc, i)


def _is_named(doc: Document, i: int) -> bool:
    """A name, or a noun with one: "naboen Kroatia"."""
    return any(doc.tokens[j].upos == "PROPN" for j in (i, *syntax.children(doc, i, "flat", "appos")))


def _tops(doc: Document, a: Attribution) -> Iterator[int]:
    """The words of a claim's content that hang on a word outside it: what is denied, confirmed, accused of."""
    inside = frozenset(a.scope)
    for i in a.scope:
        t = doc.tokens[i]
        if t.head not in inside or (t.rel == "conj" and doc.tokens[t.head].head not in inside):
            yield i


def _is_granted(doc: Document, m: EventMention, focus: frozenset[int]) -> bool:
    head = m.trigger.head
    if not (m.nominal and m.definite) or m.modality is not Modality.ASSERTED or m.type in _CONTESTED:
        return False
    if m.firm and not (_is_of_time(doc, head) or _is_broken(doc, head)):
        return False
    war = doc.tokens[head].low_lemma.endswith("krig")  # that there is one is known, whoever began it
    if head in focus or (not war and any(a.role in _AGENTS for a in m.arguments)) or _is_of_responsibility(doc, head):
        return False
    verb = next((j for j in syntax.ancestors(doc, head) if syntax.is_verb(doc.tokens[j])), None)
    return war or verb is None or not any(h.low in _MODAL for h in syntax.auxiliaries(doc, verb))


def _is_of_time(doc: Document, noun: int) -> bool:
    """ "Etter at krigen begynte": the clause only says when what is claimed was."""
    clause = doc.tokens[doc.tokens[noun].head]
    marks = {doc.tokens[k].low for k in syntax.children(doc, clause.i, "mark", "case", "advmod")}
    return clause.rel in {"advcl", "acl"} and bool(marks & _TIMES) and syntax.is_past(doc, clause.i)


def _is_broken(doc: Document, noun: int) -> bool:
    """ "Nekter for å ha brutt våpenhvilen": that there was one is not denied."""
    t = doc.tokens[noun]
    return t.rel == "obj" and doc.tokens[t.head].low_lemma in _BREAKING


def _is_of_responsibility(doc: Document, noun: int) -> bool:
    """ "Stod bak angrepet", "har ansvaret for angrepet": whose act it was is the claim."""
    above = doc.tokens[noun].head
    behind = bool(set(syntax.case(doc, noun).split(" ")) & _BEHIND)
    return behind or (above >= 0 and doc.tokens[above].low_lemma.startswith(_RESPONSIBLE))
