"""Every difference between prediction and gold in words: where, what was expected, what came instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation import figures
from kg.evaluation.figures import Comparison
from kg.evaluation.gold import GoldEvent, Span
from kg.evaluation.predicted import EVENT_TYPES

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error. ``words`` are those of the text; ``expected`` and ``predicted`` are "–" where there is nothing."""

    article: str
    kind: str
    words: str
    expected: str
    predicted: str

    def __str__(self) -> str:
        return f"{self.article}: {self.kind} “{self.words}”: expected {self.expected}, predicted {self.predicted}"


def mistakes(c: Comparison) -> tuple[Mistake, ...]:
    """All errors of one article, kind by kind, in text order within a kind."""
    names = _Names(c)
    found: list[tuple[str, Span, str, str]] = []
    for find in (_entities, _events, _statuses, _dates, _items, _roles, _claims, _quotes, _positions):
        found += sorted(find(c, names), key=lambda m: (m[1], m))
    return tuple(Mistake(c.gold.id, kind, c.gold.words(at), want, got) for kind, at, want, got in found)


_Found = Iterator[tuple[str, Span, str, str]]


class _Names:
    """What to call gold and predicted things, and where they first stand in the text."""

    def __init__(self, c: Comparison) -> None:
        self.names: dict[str | None, str] = {None: NOTHING}
        self.places: dict[str | None, Span] = {}
        self._of_predicted(c)
        for e in c.gold.entities:
            self._add(e.id, e.spans, e.name)
        for v in c.gold.events:
            self._add(v.id, v.spans, f"{v.type} “{c.gold.words(v.spans[0])}”")

    def _of_predicted(self, c: Comparison) -> None:
        for e in c.predicted.entities:
            self._add(e.id, e.spans, f"“{c.gold.words(_longest(e.spans))}”")
        for v in c.predicted.events:
            self._add(v.id, v.spans, f"{shown_types(v.types)} “{c.gold.words(v.spans[0])}”")

    def _add(self, key: str, spans: Sequence[Span], name: str) -> None:
        self.names[key] = name
        self.places[key] = spans[0] if spans else (0, 0)

    def of(self, key: str | None) -> str:
        """The name of a thing; its id's last part where the article does not mention it."""
        return self.names.get(key, (key or "").rsplit("/", 1)[-1])

    def at(self, key: str | None) -> Span:
        """Its first place in the text; the start of the text where there is none."""
        return self.places.get(key, (0, 0))


def _longest(spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda s: (s[1] - s[0], -s[0]))


def shown_types(types: Iterable[str]) -> str:
    """Event or entity classes as one word."""
    types = sorted(types)
    return "/".join([t for t in types if t in EVENT_TYPES] or types)


def _entities(c: Comparison, names: _Names) -> _Found:
    found = {y: x for x, y in c.alignment.entities.items()}
    for e in c.gold.entities:
        if e.id not in found:
            yield "missed entity", names.at(e.id), f"{e.type} {e.name}", NOTHING
        elif not figures.type_fits(c.predicted.entity[found[e.id]], e.type):
            got = shown_types(c.predicted.entity[found[e.id]].types)
            yield "entity type", names.at(e.id), f"{e.type} {e.name}", got


def _events(c: Comparison, names: _Names) -> _Found:
    gold = {v.id: v for v in c.gold.events}
    for x, y in c.alignment.events.items():
        if x not in c.alignment.typed_events:
            yield "event type", names.at(x), gold[y].type, shown_types(c.predicted.event[x].types)
    found = set(c.alignment.events.values())
    for v in c.gold.events:
        if v.id not in found:
            yield "missed event", names.at(v.id), f"{v.type} ({_filled(v, names)})", NOTHING
    for p in c.predicted.events:
        if p.id not in c.alignment.events:
            yield "spurious event", names.at(p.id), NOTHING, shown_types(p.types)


def _filled(event: GoldEvent, names: _Names) -> str:
    return ", ".join(f"{r}: {names.of(e)}" for r, e in sorted(event.roles)) or "no roles"


def _typed(c: Comparison) -> Iterator[tuple[str, GoldEvent]]:
    gold = {v.id: v for v in c.gold.events}
    for x, y in c.alignment.typed_events.items():
        yield x, gold[y]


def _statuses(c: Comparison, names: _Names) -> _Found:
    for x, v in _typed(c):
        got = c.predicted.event[x].status
        if got != v.status:
            yield "status", names.at(x), v.status, got or NOTHING


def _dates(c: Comparison, names: _Names) -> _Found:
    for x, v in _typed(c):
        got = c.predicted.event[x].date
        if v.date and got != v.date:
            yield "date", names.at(x), v.date, got or NOTHING


def _items(c: Comparison, names: _Names) -> _Found:
    for x, v in _typed(c):
        got = c.predicted.event[x].items
        for item in v.items:
            if not figures.item_found(item, got):
                yield "missed item", names.at(x), item, ", ".join(sorted(got)) or NOTHING


def _roles(c: Comparison, names: _Names) -> _Found:
    predicted, gold = figures.role_sets(c)
    for event, role, filler in gold - predicted:
        yield "missed role", names.at(event), f"{role} of {names.of(event)}: {names.of(filler)}", NOTHING
    for event, role, filler in predicted - gold:
        yield "spurious role", names.at(event), NOTHING, f"{role} of {names.of(event)}: {names.of(filler)}"


def _claims(c: Comparison, names: _Names) -> _Found:
    predicted, gold = figures.claim_sets(c)
    missed, spurious = gold - predicted, predicted - gold
    stances = _by_ends(spurious)
    for who, stance, event in missed:
        others = stances.get((who, event), ())
        kind, got = ("claim stance", "/".join(others)) if others else ("missed claim", NOTHING)
        yield kind, names.at(event), f"{names.of(who)} {stance} {names.of(event)}", got
    told = _by_ends(missed)
    for who, stance, event in spurious:
        if (who, event) not in told:
            yield "spurious claim", names.at(event), NOTHING, f"{names.of(who)} {stance} {names.of(event)}"


def _by_ends(claims: Iterable[tuple[str, str, str]]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(who, event) -> stances."""
    out: dict[tuple[str, str], tuple[str, ...]] = {}
    for who, stance, event in sorted(claims):
        out[who, event] = (*out.get((who, event), ()), stance)
    return out


def _quotes(c: Comparison, names: _Names) -> _Found:
    by_id = {q.id: q for q in c.predicted.quotes}
    found = {i: by_id[x] for x, i in c.alignment.quotes.items()}
    for i, q in enumerate(c.gold.quotes):
        if i not in found:
            yield "missed quote", q.span, names.of(q.speaker), NOTHING
        elif q.speaker not in (speakers := {c.alignment.gold_entity(s) for s in found[i].speakers}):
            yield "quote speaker", q.span, names.of(q.speaker), ", ".join(map(names.of, sorted(speakers))) or NOTHING
    for p in c.predicted.quotes:
        if p.id not in c.alignment.quotes:
            speakers = {c.alignment.gold_entity(s) for s in p.speakers}
            yield "spurious quote", p.spans[0], NOTHING, ", ".join(map(names.of, sorted(speakers))) or NOTHING


def _positions(c: Comparison, names: _Names) -> _Found:
    predicted, gold = figures.position_sets(c)
    for who, title, of in gold - predicted:
        yield "missed position", names.at(who), f"{names.of(who)}, {title} of {names.of(of)}", NOTHING
    for who, title, of in predicted - gold:
        yield "spurious position", names.at(who), NOTHING, f"{names.of(who)}, {title} of {names.of(of)}"
