"""Mentions put together, each merge with its reason, and what a cluster is known to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.coref.discourse import Discourse
from kg.lexicon import first_names, titles
from kg.model import EntityType, Mention, MentionKind, Merge, TitleFact

_SUCCESSORS = frozenset({"etterfølger", "etterfølgjar", "arvtaker", "arvtakar"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a cluster: a value is in a set when some mention or title of it says so.

    ``guessed`` are those of ``states`` that only the context of a title suggests, ``compounded`` those of ``titles``
    that stand only in a compound with a name ("EU-president"). ``listed`` and ``listed_former`` are offices that
    background knowledge gives a full name, with the states, where the article itself names these.
    """

    type: EntityType | None
    genders: frozenset[str]
    states: frozenset[str]
    guessed: frozenset[str]
    titles: frozenset[str]
    former: frozenset[str]
    compounded: frozenset[str]
    owners: frozenset[int]
    predecessors: frozenset[int]
    named: bool
    full_name: str
    listed: Mapping[str, str]
    listed_former: Mapping[str, str]


class Clusters:
    """A union-find over mention indices that keeps why each was joined. The root is the earliest mention."""

    def __init__(self, discourse: Discourse):
        self.discourse = discourse
        self._parent = list(range(len(discourse.mentions)))
        self._members: dict[int, list[int]] = {i: [i] for i in self._parent}
        self.merges: dict[int, Merge] = {}
        self.types: dict[int, EntityType] = {}
        self.states: dict[int, str] = {}
        # By root, until a merge changes them, or whose owner or successor they are.
        self._types: dict[int, EntityType | None] = {}
        self._profiles: dict[int, Profile] = {}
        self._facts: dict[int, list[TitleFact]] = {}
        for fact in discourse.titles:
            self._facts.setdefault(discourse.index[fact.holder], []).append(fact)

    def root(self, i: int) -> int:
        """The representative of the cluster of mention ``i``."""
        while self._parent[i] != i:
            i = self._parent[i]
        return i

    def members(self, i: int) -> list[int]:
        """All mentions of the cluster of ``i``, in text order."""
        return self._members[self.root(i)]

    def roots(self) -> list[int]:
        """One representative for every cluster, in text order."""
        return sorted(self._members)

    def same(self, i: int, j: int) -> bool:
        """Whether two mentions are in one cluster."""
        return self.root(i) == self.root(j)

    def merge(self, i: int, j: int, rule: str, evidence: str) -> None:
        """Put mention ``i`` and its cluster with ``j``'s; ``i`` is the one that the merge explains."""
        a, b = self.root(i), self.root(j)
        if a == b:
            return
        mentions = self.discourse.mentions
        self.merges.setdefault(i, Merge(mentions[i], mentions[j], rule, evidence))
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        self._members[low] = sorted(self._members[low] + self._members.pop(high))
        self._types.pop(low, None)
        self._types.pop(high, None)
        touched = [
            r for r, p in self._profiles.items() if r in {low, high} or high in p.owners or high in p.predecessors
        ]
        for r in touched:
            del self._profiles[r]

    def retype(self, i: int, entity_type: EntityType) -> None:
        """Let mention ``i`` decide the type of its cluster."""
        self.types[i] = entity_type
        self._types.clear()
        self._profiles.clear()

    def last_before(self, root: int, i: int) -> int | None:
        """The last mention of a cluster that starts before mention ``i`` does and is not nested in it."""
        start = self.discourse.mentions[i].start
        found = [k for k in self.members(root) if self.discourse.mentions[k].start < start]
        return found[-1] if found else None

    # -------------------------------------------------------------------------------- what it is

    def type_of(self, i: int) -> EntityType | None:
        """The type of a cluster: that of its names, else of its first mention with a type."""
        root = self.root(i)
        if root not in self._types:
            self._types[root] = self._type(self._members[root])
        return self._types[root]

    def _type(self, members: list[int]) -> EntityType | None:
        for k in members:
            if k in self.types:
                return self.types[k]
        mentions = [self.discourse.mentions[k] for k in members]
        named = [m for m in mentions if m.kind is MentionKind.NAME]
        return next((m.entity_type for m in (*named, *mentions) if m.entity_type is not None), None)

    def profile(self, i: int) -> Profile:
        """All that the mentions and titles of a cluster say of it."""
        root = self.root(i)
        if root not in self._profiles:
            self._profiles[root] = self._profile(root)
        return self._profiles[root]

    def _profile(self, i: int) -> Profile:
        members = self.members(i)
        mentions = [self.discourse.mentions[k] for k in members]
        facts = [f for k in members for f in self._facts.get(k, ())]
        genders = {m.gender for m in mentions if m.gender in {"masc", "fem"}}
        genders |= {g for m in mentions if (g := _name_gender(m))}
        states = {m.nationality for m in mentions if m.nationality and m.entity_type is not EntityType.STATE}
        stated = states | {s for f in facts if not _is_guess(f) for s in _states_of(f)}
        states = stated | {s for f in facts for s in _states_of(f)}
        current = {b for f in facts if not f.former for b in _bases(f.title)}
        told = {b for f in facts for b in _bases(f.title)} | {_base(m.title) for m in mentions if m.title}
        owners = {self.root(self.discourse.index[f.of]) for f in facts if f.of is not None}
        names = [m.text for m in mentions if m.kind is MentionKind.NAME]
        full_name = max(names, key=lambda n: (len(n.split()), -names.index(n)), default="")
        return Profile(
            self.type_of(i),
            frozenset(genders),
            frozenset(states),
            frozenset(states - stated),
            frozenset(told),
            frozenset(told - current - {_base(m.title) for m in mentions if m.title and not self._is_past(m)}),
            frozenset(_compounded(facts, mentions)),
            frozenset(owners),
            frozenset(self._predecessors(members)),
            bool(names),
            full_name,
            *self.discourse.listed_offices(full_name),
        )

    def _is_past(self, m: Mention) -> bool:
        words = self.discourse.doc.tokens[m.first : m.head]
        return any(t.low in titles.load().former for t in words)

    def _predecessors(self, members: list[int]) -> Iterator[int]:
        """The possessors of "hans etterfølger" and the like among the members."""
        d = self.discourse
        for k in members:
            m = d.mentions[k]
            if m.kind is MentionKind.DESCRIPTION and m.title in _SUCCESSORS:
                yield from (self.root(n) for t in range(m.first, m.last) for n in d.by_token.get(t, ()) if n != k)

    def persons(self) -> Iterator[int]:
        """Representatives of all clusters that are persons."""
        return (r for r in self.roots() if self.type_of(r) is EntityType.PERSON)


def _compounded(facts: list[TitleFact], mentions: list[Mention]) -> set[str]:
    told = [*(f.title for f in facts), *(m.title for m in mentions if m.title)]
    words = [t.rpartition(" ")[2] for t in told]
    return {_base(w) for w in words if "-" in w} - {_base(w) for w in words if "-" not in w}


def _states_of(fact: TitleFact) -> list[str]:
    return [s for s in (fact.of_state, fact.of.state if fact.of is not None else None) if s]


def _is_guess(fact: TitleFact) -> bool:
    return fact.rule.endswith("context:most named")


def _base(title: str) -> str:
    """A title without modifiers and without a name that it is compounded with: "tidligere NATO-sjef" -> "sjef"."""
    return title.rsplit(maxsplit=1)[-1].lower().rpartition("-")[2]


def _bases(title: str) -> list[str]:
    """The base of a title, for a coordinated one of both parts: "fiskeri- og havminister" -> both ministers."""
    words = title.lower().split()
    base = _base(title)
    first = next((w for w in words if w.endswith("-")), None)
    if first is None or len(words) < 3:
        return [base]
    heads = [
        h
        for h in ("minister", "direktør", "sjef", "rådgiver", "rådgivar", "råd", "leder", "leiar", "redaktør")
        if base.endswith(h)
    ]
    return [base, *(first[:-1] + h for h in heads[:1])]


def _name_gender(m: Mention) -> str:
    if m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON and " " in m.text:
        return first_names.gender_of(m.text)
    return ""
