"""From a Corpus to RDF: one graph per article, one of entities, one of asserted edges.

``corpus_quads`` is the entry; ``kg.rdf.serialise`` turns its result into bytes. All of it is pure functions.
"""

from kg.rdf.quads import corpus_quads

__all__ = ["corpus_quads"]
