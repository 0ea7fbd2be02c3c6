"""Whom a threat is meant for: the subject of its condition ("om ikke Iran trekker seg"), or whom the threatened act is
done to ("truer med å angripe Iran", "med straff mot Iran", "med å trekke seg fra avtalen med Tyskland").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import predicates, voice
from kg.events.prepositions import with_case
from kg.model import Document

_CONDITIONAL = frozenset({"om", "hvis", "dersom", "viss"})
_TOWARDS = ("mot", "overfor", "på")
_LEAVING = ("ut av", "fra", "frå")  # "melde landet ut av EU", "trekke styrkene fra Nato"
_BOND = ("avtale", "allianse", "forhold", "handel", "kontrakt", "pakt", "samarbeid", "traktat", "koalisjon")
_BORDER = ("grense",)


def threatened(doc: Document, head: int) -> Iterator[int]:
    """Heads of the nominals, those of the condition first; some may be no actor."""
    below = syntax.children(doc, head, "xcomp", "ccomp", "advcl", "obl", "obj")
    for clause in (c for site in (head, *below) for c in syntax.children(doc, site, "advcl", "acl")):
        if any(doc.tokens[m].low_lemma in _CONDITIONAL for m in syntax.children(doc, clause, "mark")):
            found = voice.subject(doc, clause)
            if found is not None:
                yield found
    for act in syntax.children(doc, head, "xcomp", "ccomp", "advcl", "obl"):
        if syntax.is_verb(doc.tokens[act]):
            yield from _done_to(doc, act)
        yield from with_case(doc, act, _TOWARDS)


def _done_to(doc: Document, act: int) -> Iterator[int]:
    left = with_case(doc, act, _LEAVING)
    nearby = _partners(doc, act)
    yield from left
    yield from nearby
    if not left and not nearby:
        yield from predicates.patient(doc, act, ())


def _partners(doc: Document, act: int) -> tuple[int, ...]:
    """ "Bryter samarbeidet | med Armenia", "slippe migranter over grensen | til Polen"."""
    inside = [
        c for s in (act, *syntax.children(doc, act, "obj", "xcomp")) for c in syntax.children(doc, s, "obj", "obl")
    ]
    bonds = (i for i in inside if doc.tokens[i].low_lemma.endswith(_BOND))
    borders = (i for i in inside if doc.tokens[i].low_lemma.endswith(_BORDER))
    return (
        *(j for i in bonds for j in with_case(doc, i, ("med",))),
        *(j for i in borders for j in with_case(doc, i, ("til", "mot"))),
    )
