"""What simple guesses reach on the same parses, so that one sees what the rules add.

Each baseline replaces one part of the analysis and leaves the rest as it is; its figure is then comparable with the
one beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.evaluation.from_analysis import own, predicted
from kg.evaluation.gold import Span, plain
from kg.evaluation.predicted import PredictedArticle, PredictedEntity, PredictedEvent
from kg.lexicon import frames, stances, titles
from kg.model import Analysis, Document, EntityType, Event, Token

_TYPE_OF_LABEL = {
    "PER": "Person", "ORG": "Organization", "GPE_ORG": "State", "GPE_LOC": "Place", "LOC": "Place", "GPE": "Place",
}  # fmt: skip
_SYMMETRIC = frozenset({"participant", "party"})


@dataclass(frozen=True)
class Baseline:
    """A guess in words, the figures it is put beside, and the prediction it makes."""

    name: str
    figures: tuple[str, ...]
    predict: Callable[[Analysis], PredictedArticle]


def exact_names(a: Analysis) -> PredictedArticle:
    """Entities are the named-entity spans of the parser, one entity for each different string."""
    spans: dict[str, list[Span]] = defaultdict(list)
    types: dict[str, str] = {}
    for first, last, label in _named(a.document.tokens):
        start, end = a.document.tokens[first].start, a.document.tokens[last].end
        key = plain(a.document.text_of(start, end))
        spans[key].append((start, end))
        types.setdefault(key, _TYPE_OF_LABEL.get(label, label))
    entities = (PredictedEntity(own(k), frozenset({types[k]}), tuple(s)) for k, s in spans.items())
    return replace(predicted(a), entities=tuple(entities))


def every_trigger(a: Analysis) -> PredictedArticle:
    """Every word that some frame lists by itself is an event of its own."""
    types: dict[str, str] = {}
    for frame in frames.load():
        for pattern in frame.patterns:
            if not pattern.particle and not pattern.reflexive:
                types.setdefault(pattern.lemma, frame.type)
    found = (
        PredictedEvent(own(f"t{t.i}"), frozenset({types[t.low_lemma]}), ((t.start, t.end),))
        for t in a.document.tokens
        if t.upos in {"VERB", "NOUN", "ADJ"} and t.low_lemma in types
    )
    return replace(predicted(a), events=tuple(found))


def nearest_roles(a: Analysis) -> PredictedArticle:
    """The nearest subject of the sentence fills the first role of the type, the nearest object the second."""
    return _with_events(a, lambda v, p: replace(p, roles=frozenset(_nearest_roles(a, v)), items=_next_noun(a, v)))


def always_reported(a: Analysis) -> PredictedArticle:
    """Every event is reported."""
    return _with_events(a, lambda _, p: replace(p, status="reported"))


def day_of_publication(a: Analysis) -> PredictedArticle:
    """Every event happens on the day of publication."""
    day = a.article.published_day
    return _with_events(a, lambda _, p: replace(p, date=day.isoformat() if day else ""))


def subject_asserts(a: Analysis) -> PredictedArticle:
    """The subject of every reporting verb asserts the nearest event."""
    # "møtt" reports only as part of "møtt med kritikk"
    cues = {form for form, found in stances.default().by_form.items() if any(not c.following for c in found)}
    triggers = [(m.trigger.head, v.id) for v in a.events for m in v.mentions]
    claims = set()
    for t in a.document.tokens:
        subject = _entity_at(a, [c for c in a.document.children[t.i] if a.document.tokens[c].rel == "nsubj"])
        if t.upos == "VERB" and t.low in cues and subject and triggers:
            _, event = min((abs(head - t.i), event) for head, event in triggers)
            claims.add((own(subject), "asserts", own(event)))
    return replace(predicted(a), claims=frozenset(claims))


def nearest_person(a: Analysis) -> PredictedArticle:
    """Whoever is named nearest to a quotation says it."""
    named = [(m.start, m.end, e.id) for e in a.entities if e.type is EntityType.PERSON for m in e.mentions]
    quotes = []
    for q in predicted(a).quotes:
        start, end = q.spans[0]
        _, speaker = min(((min(abs(s - end), abs(start - e)), who) for s, e, who in named), default=(0, ""))
        quotes.append(replace(q, speakers=frozenset({own(speaker)} if speaker else ())))
    return replace(predicted(a), quotes=tuple(quotes))


def title_before_name(a: Analysis) -> PredictedArticle:
    """A role noun directly before a person's name is that person's position, of whatever is named right before it."""
    tokens = a.document.tokens
    people = {m.first: e.id for e in a.entities if e.type is EntityType.PERSON for m in e.mentions}
    before = {m.last: own(e.id) for e in a.entities for m in e.mentions}
    found = set()
    for t in tokens:
        role = titles.load().look_up(t.form) if t.upos == "NOUN" else None
        if role is not None and t.i + 1 in people and tokens[t.i + 1].upos == "PROPN":
            found.add((own(people[t.i + 1]), plain(role.lemma), before.get(t.i)))
    return replace(predicted(a), positions=frozenset(found))


BASELINES: Sequence[Baseline] = (
    Baseline(
        "named spans, one entity per string",
        ("entity found+typed", "coreference B3 (gold mentions)"),
        exact_names,
    ),
    Baseline(
        "every trigger word an event",
        ("event detected", "event detected+typed", "arms transfer detected"),
        every_trigger,
    ),
    Baseline("nearest subject and object", ("event roles",), nearest_roles),
    Baseline(
        "every reporting subject asserts", ("claims (who, stance, event)", "claims, stance ignored"), subject_asserts
    ),
    Baseline("nearest person speaks", ("quotes with speaker",), nearest_person),
    Baseline("title right before name", ("positions (who, title, of)",), title_before_name),
    Baseline("always reported", ("status accuracy",), always_reported),
    Baseline("day of publication", ("date accuracy",), day_of_publication),
    Baseline("next noun", ("items recall",), nearest_roles),
)


# ------------------------------------------------------------------------------------------------ parts


def _named(tokens: Sequence[Token]) -> Iterable[tuple[int, int, str]]:
    """First and last token and label of every BIOES span."""
    first = 0
    for t in tokens:
        position, _, label = t.ner.partition("-")
        if position in {"B", "S"}:
            first = t.i
        if position in {"E", "S"}:
            yield first, t.i, label


def _with_events(a: Analysis, change: Callable[[Event, PredictedEvent], PredictedEvent]) -> PredictedArticle:
    base = predicted(a)
    return replace(base, events=tuple(change(v, p) for v, p in zip(a.events, base.events, strict=True)))


def _entity_at(a: Analysis, tokens: Iterable[int]) -> str | None:
    """The entity whose mention one of the tokens heads, be it as the title of a name ("president Ivar Holt")."""
    heads = {m.head: e.id for e in a.entities for m in e.mentions}
    for head, entity in tuple(heads.items()):
        t = a.document.tokens[head]
        if t.rel in {"appos", "flat"}:
            heads.setdefault(t.head, entity)
    return next((heads[i] for i in tokens if i in heads), None)


def _nearest_roles(a: Analysis, v: Event) -> Iterable[tuple[str, str]]:
    names = [r for r, fillers in frames.role_types().get(v.type, {}).items() if "Thing" not in fillers]
    subject, second = names[0], names[0] if names[0] in _SYMMETRIC else names[-1]
    head = v.mentions[0].trigger.head
    for role, relation in ((subject, "nsubj"), (second, "obj")):
        found = _entity_at(a, _nearest_of(a.document, head, relation))
        if found:
            yield role, own(found)


def _nearest_of(doc: Document, head: int, relation: str) -> list[int]:
    """Tokens of the sentence with a relation, nearest first."""
    sentence = doc.sentence_of(head)
    found = [t.i for t in doc.tokens[sentence.first : sentence.last] if t.rel == relation]
    return sorted(found, key=lambda i: (abs(i - head), i))


def _next_noun(a: Analysis, v: Event) -> frozenset[str]:
    doc, head = a.document, v.mentions[0].trigger.head
    after = doc.tokens[head + 1 : doc.sentence_of(head).last]
    nouns = [plain(t.form) for t in after if t.upos == "NOUN"]
    return frozenset(nouns[:1])
