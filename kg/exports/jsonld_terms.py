"""The short names of a JSON-LD context: which term holds a value, and how the value is then written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.rdf.terms import XSD


@dataclass(frozen=True)
class Terms:
    """A context turned round, from IRIs to terms.

    ``coerced`` gives for a property its terms by coercion: a datatype's IRI, "@id", "@vocab", "@language", or "" for
    none. ``reverse`` gives the terms that lead from a thing to what points at it.
    """

    prefixes: Mapping[str, str]
    vocabulary: str
    coerced: Mapping[str, Mapping[str, str]]
    reverse: Mapping[ox.NamedNode, str]

    @classmethod
    def of(cls, context: Mapping[str, Any]) -> Terms:
        """Reads the part of JSON-LD 1.1 contexts that ``jsonld_context`` writes."""
        prefixes = {k: v for k, v in context.items() if isinstance(v, str) and v.endswith(("#", "/")) and k[0] != "@"}
        coerced: dict[str, dict[str, str]] = defaultdict(dict)
        reverse = {}
        for term, definition in context.items():
            if term.startswith("@") or term in prefixes or term in {"id", "type"}:
                continue
            full = {"@id": definition} if isinstance(definition, str) else definition
            if "@reverse" in full:
                reverse[ox.NamedNode(_expanded(full["@reverse"], prefixes))] = term
                continue
            coercion = full.get("@container") or full.get("@type") or ""
            coerced[_expanded(full["@id"], prefixes)][_expanded(coercion, prefixes)] = term
        return cls(prefixes, context["@vocab"], coerced, reverse)

    def address(self, iri: str) -> str:
        """An IRI as the value of ``id``: with a prefix where there is one."""
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and not iri[len(namespace) :].startswith("//"):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def word(self, iri: str) -> str:
        """An IRI as a class, property or value: the bare word where it is one of the vocabulary."""
        local = iri.removeprefix(self.vocabulary)
        return local if local != iri and local and ":" not in local else self.address(iri)

    @cached_property
    def by_language(self) -> frozenset[str]:
        """The terms that hold texts by language."""
        return frozenset(names["@language"] for names in self.coerced.values() if "@language" in names)

    def pair(self, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> tuple[str, Any]:
        """The term for a property with such a value, and the value under it."""
        terms = self.coerced.get(predicate.value, {})
        if isinstance(value, ox.NamedNode):
            if "@vocab" in terms:
                return terms["@vocab"], self.word(value.value)
            if "@id" in terms:
                return terms["@id"], self.address(value.value)
            return self._uncoerced(predicate), {"id": self.address(value.value)}
        if value.language:
            if "@language" in terms:
                return terms["@language"], {value.language: value.value}
            return self._uncoerced(predicate), {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype in terms:
            return terms[datatype], value.value
        return self._uncoerced(predicate), _plain(value) if self._native(value) else self._typed(value)

    def _uncoerced(self, predicate: ox.NamedNode) -> str:
        """A name for the property under which values are taken as they stand."""
        terms = self.coerced.get(predicate.value, {})
        if "" in terms:
            return terms[""]
        # A word with a coercion of its own may not be used; its prefixed form has none.
        return self.address(predicate.value) if terms else self.word(predicate.value)

    def _typed(self, value: ox.Literal) -> dict[str, str]:
        return {"@value": value.value, "@type": self.address(value.datatype.value)}

    @staticmethod
    def _native(value: ox.Literal) -> bool:
        """Whether JSON can write it so that it comes back the same, datatype included."""
        if value.datatype == XSD.string:
            return True
        if value.datatype == XSD.boolean:
            return value.value in {"true", "false"}
        digits = value.value.removeprefix("-")
        return value.datatype == XSD.integer and digits.isdecimal() and str(int(digits)) == digits and len(digits) < 16


def _plain(value: ox.Literal) -> str | int | bool:
    if value.datatype == XSD.boolean:
        return value.value == "true"
    return int(value.value) if value.datatype == XSD.integer else value.value


def _expanded(short: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = short.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else short
