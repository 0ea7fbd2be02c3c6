"""What kind of organisation a name is of: a firm, a paper, a militia … as lists, the words around it or in it say.

Only such evidence lets "militsen" take up one named organisation and not another: a watchdog is no militia, however
near it stands. What nothing tells has no kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.lexicon import collectives, organizations, titles
from kg.lexicon.coreference import kinds_by_member, kinds_by_title, may_denote
from kg.lexicon.name_clues import kinds_by_word
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

Kinds = Mapping[str, frozenset[str]]
_WITH_NAME = frozenset({"i", "fra", "frå", "av"})


def told_kinds(doc: Document, mentions: Sequence[Mention], facts: Sequence[TitleFact]) -> Kinds:
    """The kinds that each name of an organisation (without a genitive ending) has at any of its places."""
    names = [m for m in mentions if m.kind is MentionKind.NAME and m.entity_type is EntityType.ORGANIZATION]
    out: defaultdict[str, set[str]] = defaultdict(set)
    for m in names:
        out[bare(m.text)] |= set(_of_name(doc, m))
    for fact in facts:
        if fact.of is not None and bare(fact.of.text) in out and ":context:" not in fact.rule:
            out[bare(fact.of.text)] |= kinds_by_title(fact.title)
    for t in doc.tokens:
        head, hyphen, tail = t.form.rpartition("-")
        if hyphen and head in out:
            out[head] |= set(_of_noun(tail))
    return {name: frozenset(kinds) for name, kinds in out.items()}


def bare(text: str) -> str:
    """A name without a genitive ending."""
    return text.removesuffix("'").removesuffix("’").removesuffix("s")


def fits(noun_kind: str, kinds: frozenset[str]) -> bool:
    """Whether something of these kinds can be called by a noun of a kind: "bevegelsen" may be a militia."""
    return bool(kinds & may_denote(noun_kind))


def _of_name(doc: Document, m: Mention) -> Iterator[str]:
    """The list that has it, the noun right before it or that it is one of ("opprørere fra X"), the words in it."""
    known = organizations.load().look_up(m.text)
    if known is not None:
        yield known.kind
        return
    before = doc.tokens[m.first - 1].form if m.first else ""
    yield from _of_noun(before)
    if before.lower() in _WITH_NAME and m.first > 1:
        member = titles.load().look_up(doc.tokens[m.first - 2].form)
        group = collectives.load().look_up(doc.tokens[m.first - 2].form, "group")
        base = member.form.base if member is not None else group.form.base if group is not None else ""
        yield from kinds_by_member(base)
    for word in m.text.split():
        yield from kinds_by_word(word) or _of_noun(word)


def _of_noun(word: str) -> Iterator[str]:
    found = collectives.load().look_up(word, "organization", "place")
    if found is not None and found.type == "organization":
        yield found.kind
