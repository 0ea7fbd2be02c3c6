"""Which transfers of arms are others: other goods, other givers and takers, what pays for another one."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events.affiliation import Affiliations, overlap
from kg.events.clusters import Cluster, distance
from kg.lexicon import event_kinds
from kg.lexicon.frames import noun_classes
from kg.model import Document, EventMention, Modality

_PLACE = "place"
_NEAR = 2
_OF = frozenset({"av", "med", "til"})
# second parts of compounds that leave what it is to the first: "luftvernsystem"
_SORTS = frozenset({"batteri", "kanon", "materiell", "missil", "rakett", "skyts", "system", "utstyr", "våpen"})
_OPEN = frozenset({Modality.FUTURE, Modality.POSSIBLE})
_ANY_GOODS = frozenset(
    {
        "del", "forsending", "forsendelse", "forsvarsmateriell", "frakt", "gods", "krigsmateriell", "last", "materiell",
        "militærutstyr", "pakke", "parti", "produkt", "rest", "sending", "utstyr", "vare", "våpen",
        "våpensystem",
    }
)  # fmt: skip


def same_thing(m: EventMention, c: Cluster) -> bool:
    """ "solgte bombekastere som havnet i Syria": one noun is the thing of both."""
    things = {(i.mention.head, i.mention.rule) for o in c.mentions for i in o.items}
    return any((i.mention.head, i.mention.rule) in things for i in m.items)


def same_goods(doc: Document, m: EventMention, c: Cluster) -> bool:
    """ "Granatene ble fløyet …": definite goods that the cluster has under the same noun, or a compound of it."""
    mine = {doc.tokens[i.mention.head].low_lemma for i in m.items if syntax.is_definite(doc, i.mention.head)}
    theirs = {g for o in c.mentions for g in _goods(doc, o) if g}
    return any(a.endswith(b) or b.endswith(a) for a in mine - _ANY_GOODS for b in theirs)


def other_thing(doc: Document, m: EventMention, c: Cluster) -> bool:
    """Whether what is denied is another thing than what was told as a fact; "aldri våpen" denies any."""
    mine, theirs = _things(m), {t for o in c.mentions for t in _things(o)}
    if any(doc.tokens[i.mention.head].low_lemma in _ANY_GOODS for i in m.items):
        return False
    told = any(o.modality is Modality.ASSERTED for o in c.mentions)
    return bool(mine) and bool(theirs) and not mine & theirs and m.modality is Modality.NEGATED and told


def _things(m: EventMention) -> set[str]:
    return {i.label.lower().split()[-1] for i in m.items if i.mention.rule != "compound"}


def counterpart(m: EventMention, c: Cluster) -> bool:
    """One verb says that it pays for something, the other tells of who else gave and got."""
    if m.nominal or m.rule != m.frame or m.in_return == any(o.in_return for o in c.mentions):
        return False
    return not any(a.entity in c.fillers(a.role) for a in m.arguments if a.role != _PLACE)


def other_goods(doc: Document, m: EventMention, c: Cluster) -> bool:
    """The transfer of things of which none is a name for the other: rifles here, frigates there."""
    theirs = {g for o in c.mentions for g in _goods(doc, o)}
    mine = set(_goods(doc, m))
    if m.type != "ArmsTransfer" or not mine:
        return False
    if not theirs:
        return m.rule.endswith("/context") and distance(doc, m, c) > 0
    if m.modality is Modality.NEGATED and "" in theirs:
        return False  # "har ikke levert så mye som et gevær"
    named, told = mine - {""}, theirs - {""}
    return bool(named and told) and not any(_is_same(a, b) for a in named for b in told)


def _is_same(a: str, b: str) -> bool:
    """ "Fly" and "jagerfly", "luftvern" and "luftvernsystem", "rakett" and "missil"."""
    kind = event_kinds.goods(a)
    alike = a.endswith(b) or b.endswith(a) or a in _sorts_of(b) or b in _sorts_of(a)
    return alike or (bool(kind) and kind == event_kinds.goods(b))


def _sorts_of(noun: str) -> tuple[str, ...]:
    return tuple(noun + sort for sort in _SORTS)


def _goods(doc: Document, m: EventMention) -> Iterator[str]:
    """Nouns for what is handed over; names and words for arms of any kind tell nothing of what it is not.

    What holds or is a part of something is called by that: "tre batterier av luftvernsystemet", "deler til fly".
    """
    for i in m.items:
        head = doc.tokens[i.mention.head]
        inside = (t for t in doc.tokens[i.mention.first : i.mention.last] if t.i != head.i and t.upos == "NOUN")
        holds = head.low_lemma in noun_classes()["container"] or head.low_lemma in _ANY_GOODS
        for t in (head, *(t for t in inside if holds and syntax.case(doc, t.i) in _OF)):
            noun = t.low_lemma.rpartition("-")[2]  # "Rafale-fly"
            known = t.upos == "NOUN" and i.mention.rule != "compound" and noun.isalpha()
            yield "" if not known or noun in _ANY_GOODS else noun


def another_deal(doc: Document, m: EventMention, c: Cluster, who: Affiliations) -> bool:
    """ "Salg til Tyrkia" after "tre menn smuglet droner": a noun that names others and does not point back."""
    mine = {a.entity for a in m.arguments if a.role != _PLACE}
    theirs = {a.entity for o in c.mentions for a in o.arguments if a.role != _PLACE}
    if m.type != "ArmsTransfer" or not mine:
        return False
    if not theirs:
        return m.rule.endswith("/context") and distance(doc, m, c) > 0
    if overlap(mine, theirs, who):
        return _instead(doc, m, c) or (distance(doc, m, c) > _NEAR and _only_takes_too(doc, m, c, who))
    unnamed = any(c.fillers(r) for r in m.unnamed)
    return unnamed or (m.nominal and not m.definite and distance(doc, m, c) > 0)


def _only_takes_too(doc: Document, m: EventMention, c: Cluster, who: Affiliations) -> bool:
    """Who gets arms gets them from many: only that the taker is the same does not make it the same deal, where one has
    been and the other is open, or the things have other names ("vil kjøpe Typhon-raketter" after five radars).
    """
    givers = {a.entity for a in m.arguments if a.role == "supplier"}
    takers = {a.entity for a in m.arguments if a.role == "recipient"}
    if m.nominal or not overlap(takers, c.fillers("recipient"), who) or overlap(givers, c.fillers("supplier"), who):
        return False
    if all((o.modality in _OPEN) != (m.modality in _OPEN) for o in c.mentions):
        return True
    return bool(_named_thing(doc, m)) and not any(_named_thing(doc, m) & _words(doc, o) for o in c.mentions)


def _named_thing(doc: Document, m: EventMention) -> frozenset[str]:
    """A name that is the object of a verb: "kjøpe F-35"."""
    objects = syntax.children(doc, m.trigger.head, "obj")
    return frozenset(doc.tokens[i].low for i in objects if doc.tokens[i].upos == "PROPN")


def _words(doc: Document, m: EventMention) -> frozenset[str]:
    """The words of the sentence of a mention."""
    sentence = doc.sentence_of(m.trigger.head)
    return frozenset(t.low for t in doc.tokens[sentence.first : sentence.last])


def another_raid(m: EventMention, c: Cluster, who: Affiliations, far: bool) -> bool:
    """Who attacks attacks many: a victim of its own, and nothing else in common but the attacker, far from the rest."""
    if m.type != "Attack" or not far:
        return False
    mine = {a.entity for a in m.arguments if a.role != "attacker"} - who.groups
    attackers = {a.entity for a in m.arguments if a.role == "attacker"}
    others = c.everyone - c.fillers("attacker")
    return bool(mine) and bool(overlap(attackers, c.fillers("attacker"), who)) and not overlap(mine, others, who)


def _instead(doc: Document, m: EventMention, c: Cluster) -> bool:
    """ "Norge solgte ikke": whoever steps in, new to the reader, makes a deal of his own ("et dansk firma tilbød")."""
    refused = all(o.modality is Modality.NEGATED and not o.nominal for o in c.mentions) and not c.fillers("supplier")
    givers = [a.mention for a in m.arguments if a.role == "supplier"]
    new = any(doc.tokens[g.head].upos == "NOUN" and not syntax.is_definite(doc, g.head) for g in givers)
    return refused and new and m.modality is not Modality.NEGATED
