"""What a pronoun or "landet" cannot be: another argument of its own verb ("Noreg har gjeve landet pengar")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coref.discourse import Discourse
from kg.lexicon.coreference import saying_forms
from kg.model import Token
from kg.syntax import children, conjuncts, is_verb, subject


def coarguments(d: Discourse, i: int) -> Iterator[int]:
    """The mentions that are other arguments of the verb of mention ``i``, joined with it, or that it stands in."""
    m = d.mentions[i]
    for k in d.by_token.get(m.first, ()):
        if k != i and d.mentions[k].first <= m.first < d.mentions[k].last:
            yield k
    t = d.doc.tokens[m.head]
    if t.head < 0 or m.rule == "pronoun:possessive":
        return
    governor = d.doc.tokens[t.head]
    if governor.low in saying_forms() and m.first == governor.i + 1:
        return  # "Moe sa hun hadde …": the subject of what is said, wherever the tree hangs it
    for c in conjuncts(d.doc, m.head):
        if c != m.head and (found := d.headed(c, i)) is not None:
            yield found
    implied = None if _is_controlled(d, governor) else subject(d.doc, t.head)
    if implied is not None and implied != m.head and is_verb(governor):
        found = d.headed(implied, i)
        if found is not None:
            yield found
    for c in d.doc.children[t.head]:
        if (
            c != m.head
            and not _is_source(d, c)
            and d.doc.tokens[c].rel in {"nsubj", "obj", "iobj", "obl"}
            and t.rel in {"obj", "iobj", "obl", "nsubj"}
        ):
            found = d.headed(c, i)
            if found is not None:
                yield found


def _is_source(d: Discourse, token: int) -> bool:
    """ "Ifølge henne selv ble hun slått": who is named as a source is no argument."""
    return any(d.doc.tokens[k].low in {"ifølge", "ifølgje"} for k in d.doc.children[token])


def _is_controlled(d: Discourse, verb: Token) -> bool:
    """An infinitive below a verb with an object, which may be who does it: "presse dem til å hjelpe oss"."""
    return verb.feat("VerbForm") == "Inf" and verb.head >= 0 and bool(children(d.doc, verb.head, "obj"))
