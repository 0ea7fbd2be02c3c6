"""Walking a dependency tree."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Token

_NOMINAL_RELATIONS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"})


def subtree(doc: Document, i: int) -> tuple[int, ...]:
    """Token ``i`` and all that hangs below it, in text order."""
    out, stack, seen = [], [i], {i}
    while stack:
        j = stack.pop()
        out.append(j)
        for c in doc.children[j]:
            if c not in seen:
                seen.add(c)
                stack.append(c)
    return tuple(sorted(out))


def ancestors(doc: Document, i: int) -> Iterator[int]:
    """The heads above token ``i``, nearest first."""
    seen = {i}
    j = doc.tokens[i].head
    while j >= 0 and j not in seen:
        yield j
        seen.add(j)
        j = doc.tokens[j].head


def children(doc: Document, i: int, *rels: str) -> tuple[int, ...]:
    """Dependents of ``i`` with one of the relations; "nsubj" matches "nsubj:pass" too, "nsubj:pass" only itself."""
    below = doc.dependents[i]
    if not below:
        return ()
    if len(rels) == 1:
        return below.get(rels[0], ())
    found: tuple[int, ...] = ()
    for rel in rels:
        if rel in below:
            found = tuple(sorted({*found, *below[rel]})) if found else below[rel]
    return found


def child(doc: Document, i: int, *rels: str) -> int | None:
    """The first dependent with one of the relations, or None."""
    below = doc.dependents[i]
    found = [below[rel][0] for rel in rels if rel in below] if below else ()
    return min(found) if found else None


def conjuncts(doc: Document, i: int) -> tuple[int, ...]:
    """``i`` and the words coordinated with it, whichever of them ``i`` is: "Kina, Russland og Iran"."""
    first = i
    while doc.tokens[first].rel == "conj" and doc.tokens[first].head >= 0:
        first = doc.tokens[first].head
    out = [first]
    for j in out:
        out += [c for c in children(doc, j, "conj") if c not in out]
    return tuple(sorted(out))


def coordinated_below(doc: Document, i: int) -> tuple[int, ...]:
    """``i`` and the conjuncts that hang below it (not those it hangs on), nominal ones only."""
    if "conj" not in doc.dependents[i]:
        return (i,)
    out = [i]
    for j in out:
        out += [c for c in children(doc, j, "conj") if is_nominal(doc.tokens[c]) and c not in out]
    return tuple(out)


def is_nominal(t: Token) -> bool:
    """Nouns, names, pronouns and numerals, and adjectives used as nouns ("de allierte")."""
    return t.upos in {"NOUN", "PROPN", "PRON", "NUM", "SYM"} or (t.upos == "ADJ" and t.rel in _NOMINAL_RELATIONS)


def is_verb(t: Token) -> bool:
    """A main verb, or a participle that the treebank calls an adjective."""
    return t.upos == "VERB" or (t.upos in {"AUX", "ADJ"} and t.feat("VerbForm") is not None and t.rel != "aux")
