"""Who takes part in an event beside those whom its frame finds: whoever does or suffers it together with them, those
who are named as some of them, both sides of a fight, and the people that a participle stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import syntax
from kg.events import voice
from kg.events.fillers import Referents
from kg.events.triggers import Trigger
from kg.lexicon.frames import may_fill
from kg.model import Argument, Document, EntityType

_TOGETHER = frozenset({"sammen", "saman"})
_AMONG = frozenset({"blant", "mellom", "iblant"})
_THEM = frozenset({"dem", "dei", "de", "disse", "desse", "andre"})
_INCLUDING = frozenset({"deriblant", "herunder", "inkludert", "medrekna", "medregnet"})
_NEAR = 6  # tokens from "blant dem" to the one who is named
_EACH_OTHER = frozenset({"hverandre", "kvarandre"})
_PEOPLE = frozenset({EntityType.GROUP, EntityType.PERSON})
_DOING = ("ende", "ande")
_PLACE = "place"


def companions(doc: Document, trigger: Trigger, arguments: Sequence[Argument], who: Referents) -> Iterator[Argument]:
    """The further participants, none of whom is among the ``arguments``."""
    taken = {a.entity for a in arguments if a.role != _PLACE}
    own = _denoted(doc, trigger, who) if not taken else None
    found = (own,) if own is not None else ()
    for a in (*found, *_alongside(doc, trigger, arguments, who), *_among(doc, (*arguments, *found), who)):
        if a.entity not in taken and _may(trigger, a, who):
            taken.add(a.entity)
            yield replace(a, rule=f"{trigger.frame.name}/{a.rule}")


def _may(trigger: Trigger, a: Argument, who: Referents) -> bool:
    kind = next(e.type for e in who.entities if e.id == a.entity)
    return may_fill(trigger.frame.type, a.role, kind)


def _denoted(doc: Document, trigger: Trigger, who: Referents) -> Argument | None:
    """ "Tolv drepte": to whom it was done; "de drepte" are those who were told of."""
    t = doc.tokens[trigger.head]
    named = who.by_head.get(t.i)
    if named is None or named[1].type not in _PEOPLE or t.rel in {"amod", "root", "conj", "xcomp"}:
        return None
    pointing = any(doc.tokens[c].low in _THEM for c in syntax.children(doc, t.i, "det"))
    if t.upos not in {"ADJ", "VERB"} or pointing or syntax.children(doc, t.i, "nsubj", "aux", "cop"):
        return None
    if t.low.endswith(_DOING):
        return None
    role = next((r for r, functions in trigger.frame.roles if "object" in functions), "")
    return Argument(role, named[1].id, named[0], "self") if role else None


def _alongside(doc: Document, trigger: Trigger, arguments: Sequence[Argument], who: Referents) -> Iterator[Argument]:
    """ "Ble pågrepet sammen med kjæresten", "angrep sammen med Israel": in the role of the subject."""
    phrases = [i for case, i in syntax.obliques(doc, trigger.head) if case.endswith("med") and _is_joint(doc, i)]
    if trigger.nominal or not phrases:
        return
    subject = voice.subject(doc, trigger.head)
    named = who.at(subject) if subject is not None else None
    role = next((a.role for a in arguments if named is not None and a.entity == named[1].id), "")
    if role and role != _PLACE:
        yield from (Argument(role, e.id, m, "sammen med") for i in phrases for m, e in who.all_at(i))


def _is_joint(doc: Document, i: int) -> bool:
    marks = [c for c in syntax.children(doc, i, "case", "advmod") if c < i]
    beside = (doc.tokens[j].low for c in marks for j in (c, c - 1) if j >= 0)
    return any(form in _TOGETHER for form in beside)


def _among(doc: Document, arguments: Sequence[Argument], who: Referents) -> Iterator[Argument]:
    """ "222 fanger, blant dem Ana Cruz": some of the group that a role has last before these words."""
    groups = [a for a in arguments if a.role != _PLACE and doc.tokens[a.mention.head].feat("Number") == "Plur"]
    for a in sorted(groups, key=lambda a: -a.mention.head)[:1]:
        sentence = doc.sentence_of(a.mention.head)
        opening = next((k for k in range(a.mention.last, sentence.last - 1) if _opens_list(doc, k)), None)
        if opening is not None:
            near = range(opening + 1, min(opening + _NEAR, sentence.last))
            some = next((j for j in near if who.at(j) is not None and doc.tokens[j].upos != "PRON"), None)
            named = who.all_at(some) if some is not None else ()
            yield from (Argument(a.role, e.id, m, "blant") for m, e in named)


def _opens_list(doc: Document, k: int) -> bool:
    form = doc.tokens[k].low
    return form in _INCLUDING or (form in _AMONG and doc.tokens[k + 1].low in _THEM)


def both_sides(doc: Document, trigger: Trigger, arguments: Sequence[Argument]) -> Iterator[Argument]:
    """ "Krigen mellom hæren og RSF", "kriget mot hverandre": each side attacks the other."""
    sides = [a for a in arguments if a.role == "attacker"]
    if trigger.frame.type != "Attack" or len(sides) < 2 or any(a.role == "target" for a in arguments):
        return
    mutual = all(a.rule.endswith("/mellom") for a in sides) or any(
        doc.tokens[i].low in _EACH_OTHER for _, i in syntax.obliques(doc, trigger.head)
    )
    yield from (replace(a, role="target") for a in sides if mutual)
