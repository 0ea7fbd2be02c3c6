"""Looks up single statements of a store, whatever graph they are in."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg.rdf.terms import KG, SKOS, TYPE
from kg.store.result import lexical, shorten

_LANGUAGES = ("nb", "nn", "", "en")


@dataclass(frozen=True, slots=True)
class Browser:
    """The neighbourhood of nodes; every list is sorted, so that what is shown never changes order."""

    store: Store

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """The nodes that the subject has for the predicate."""
        found = {q.object for q in self.store.quads_for_pattern(subject, predicate, None, None)}
        return sorted((o for o in found if isinstance(o, NamedNode)), key=lambda n: n.value)

    def subjects(self, predicate: NamedNode, target: NamedNode) -> list[NamedNode]:
        """The nodes that have the target for the predicate."""
        found = {q.subject for q in self.store.quads_for_pattern(None, predicate, target, None)}
        return sorted((s for s in found if isinstance(s, NamedNode)), key=lambda n: n.value)

    def texts(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        """The literals that the subject has for the predicate, preferred language first."""
        found = {q.object for q in self.store.quads_for_pattern(subject, predicate, None, None)}
        literals = [o for o in found if isinstance(o, Literal)]
        return [x.value for x in sorted(literals, key=lambda x: (_rank(x.language), x.value))]

    def text(self, subject: NamedNode, predicate: NamedNode, default: str = "") -> str:
        """The first of ``texts``."""
        return next(iter(self.texts(subject, predicate)), default)

    def types(self, node: NamedNode) -> list[str]:
        """The local names of its kg classes, the general ones (Event, Actor) last."""
        names = [t.value.removeprefix(str(KG)) for t in self.objects(node, TYPE) if t.value.startswith(str(KG))]
        return sorted(names, key=lambda n: (n in {"Event", "Actor"}, n))

    def label(self, node: NamedNode) -> str:
        """Its preferred label, or its short form."""
        return self.text(node, SKOS.prefLabel) or shorten(node.value)

    def labels(self, subject: NamedNode, predicate: NamedNode) -> str:
        """The labels of what the subject has for the predicate, joined by commas."""
        return ", ".join(self.label(o) for o in self.objects(subject, predicate))

    def local(self, subject: NamedNode, predicate: NamedNode) -> str:
        """The local name of a value from the ontology ("Alleged"), "" if there is none."""
        return next((o.value.rpartition("#")[2] for o in self.objects(subject, predicate)), "")

    def statements(self, node: NamedNode) -> list[tuple[str, str]]:
        """All that is said of the node, as (property, value) for people to read."""
        found = {(q.predicate, q.object) for q in self.store.quads_for_pattern(node, None, None, None)}
        pairs = ((shorten(p.value), shorten(o.value) if isinstance(o, NamedNode) else lexical(o)) for p, o in found)
        return sorted(pairs)


def _rank(language: str | None) -> int:
    tag = language or ""
    return _LANGUAGES.index(tag) if tag in _LANGUAGES else len(_LANGUAGES)
