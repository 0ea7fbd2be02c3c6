"""Whose minister is "utenriksminister N.N."? The state that an office belongs to where its own words do not say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.lexicon import nations, organizations, titles
from kg.lexicon.name_clues import clues
from kg.mentions.title_bodies import (
    body_in_paragraph,
    is_firm,
    is_party,
    last_body,
    only_body,
    paragraph_start,
    state_in_paragraph,
)
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

HOME = "NO"
# Offices that only bodies other than states, firms and parties have.
_BODY_OFFICES = frozenset({"generalsekretær", "visegeneralsekretær", "høykommissær", "høgkommissær"})
# Tokens at the start of an article in which a state named counts double: the headline says whom it is about.
_HEADLINE = 12
# How much more present than the next a state must be; otherwise the title is left without one.
# How many times more than Norway another state must be named for bare ministers not to be Norwegian.
_MARGINAL = 4
_PLACING = frozenset({"i", "til", "fra", "frå", "mot", "over", "på", "ut"})
_CLEAR = 1.3
# What a nationality adjective before the title in its sentence counts.
_ADJECTIVE_NEAR = 6


def with_context(doc: Document, mentions: Sequence[Mention], facts: tuple[TitleFact, ...]) -> tuple[TitleFact, ...]:
    """Give state offices without an owner the state that the context says.

    In order: a Norwegian party after the name; "fra" a state in the sentence; for ministers Norway if the article
    names it, as Norwegian papers leave it out for their own; else the state most named that has no other such holder.
    """
    return tuple(_in_context(doc, mentions, facts, f) for f in facts)


def _in_context(doc: Document, mentions: Sequence[Mention], facts: Sequence[TitleFact], fact: TitleFact) -> TitleFact:
    if fact.of is not None or fact.of_state is not None:
        return fact
    kind = titles.load().kind_of(fact.title) if "-" not in fact.title.split()[-1] else ""  # "EU-president" says whose
    stated = next((f for f in facts if _same_office(f, fact) and (f.of is not None or f.of_state)), None)
    if stated is not None:
        return replace(fact, of=stated.of, of_state=stated.of_state, rule=f"{fact.rule}:as stated elsewhere")
    if kind == "state":
        return _placed(doc, mentions, facts, fact)
    if kind == "relation":
        speaks_for = body_in_paragraph(doc, mentions, fact) or state_in_paragraph(doc, mentions, fact)
        return fact if speaks_for is None else replace(fact, of=speaks_for, rule=f"{fact.rule}:context:paragraph")
    if fact.title in _BODY_OFFICES:
        only = only_body(mentions, fact)
        return fact if only is None else replace(fact, of=only, rule=f"{fact.rule}:context:only body")
    if doc.tokens[min(fact.evidence.last, len(doc.tokens) - 1)].form in {"ved", "hos", "for", "i"}:
        return fact  # says whose, in words that no name stands in
    body = (
        last_body(doc, mentions, fact, {"firm": is_firm, "party": is_party}[kind])
        if kind in {"firm", "party"}
        else None
    )
    return replace(fact, of=body, rule=f"{fact.rule}:context:{kind}") if body is not None else fact


def _same_office(a: TitleFact, b: TitleFact) -> bool:
    """The same title of the same holder (by last name), or of one whom a description before left unnamed."""
    if a.title.split()[-1] != b.title.split()[-1]:
        return False
    unnamed = (
        a.rule.startswith("title:own") and a.holder.kind is MentionKind.DESCRIPTION and a.holder.end <= b.holder.start
    )
    return unnamed or a.holder.text.split()[-1] == b.holder.text.split()[-1]


def _placed(doc: Document, mentions: Sequence[Mention], facts: Sequence[TitleFact], fact: TitleFact) -> TitleFact:
    guests = _met_by(doc, mentions, facts, fact)
    superior = _superior(doc, mentions, facts, fact)
    if superior is not None:
        guests = guests - {superior}
    for rule, code in (
        ("superior", superior),
        ("party", _party_state(doc, mentions, fact)),
        ("locative", _located(doc, mentions, fact)),
        ("home", _home(doc, mentions, fact, guests)),
        ("most named", _most_named(doc, mentions, facts, fact, guests)),
    ):
        if code:
            return replace(fact, of_state=code, rule=f"{fact.rule}:context:{rule}")
    return fact


def _party_state(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> str | None:
    """The state of the party in brackets after the name, here or at another mention of the same name."""
    for m in mentions:
        if m.text != fact.holder.text or m.last + 1 >= len(doc.tokens) or doc.tokens[m.last].form != "(":
            continue
        known = organizations.load().look_up(doc.tokens[m.last + 1].form)
        if known is not None and known.letter:
            return known.state
    return None


def _located(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> str | None:
    sent = doc.tokens[fact.evidence.first].sent
    here = [m for m in mentions if m.state and doc.tokens[m.first].sent == sent and m.kind is MentionKind.NAME]
    codes = {m.state for m in here}
    return next((m.state for m in here if len(codes) == 1 and _comes_from(doc, m)), None)


def _comes_from(doc: Document, m: Mention) -> bool:
    """ "Fra Russland deltar forsvarsminister N.N."; "i" says only where the officer is."""
    return m.first > 0 and doc.tokens[m.first - 1].form.lower() in {"fra", "frå"}


def _home(doc: Document, mentions: Sequence[Mention], fact: TitleFact, guests: set[str]) -> str | None:
    minister = fact.title.split()[-1].endswith(("minister", "statsråd", "statssekretær"))
    states = {s for m in mentions if (s := _state_of(m))} | ({HOME} if _is_at_home(doc, mentions) else set())
    near = _named_just_before(doc, mentions, fact) - guests
    states -= guests
    counts = _qualified(doc) + Counter(s for m in mentions if (s := _state_of(m)))
    others = max((n for s, n in counts.items() if s != HOME), default=0)
    if counts[HOME] * _MARGINAL < others and HOME not in near:
        return None  # the article is about somebody else
    if not minister or (near and HOME not in near):
        return None
    return HOME if HOME in states or not states else None


def _is_at_home(doc: Document, mentions: Sequence[Mention]) -> bool:
    """Whether the article has to do with Norway without naming it: "norske", Oslo."""
    capital = any(nations.load().by_capital(m.text) == HOME for m in mentions if m.kind is MentionKind.NAME)
    return capital or _qualified(doc)[HOME] > 0


def _named_just_before(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> set[str]:
    """The states that the paragraph names before the title."""
    start = paragraph_start(doc, fact)
    return {s for m in mentions if start <= m.start < fact.evidence.start and (s := _state_of(m))}


def _state_of(m: Mention) -> str | None:
    """The state that a mention denotes, or that the organisation it names belongs to (Pentagon)."""
    known = organizations.load().look_up(m.text) if m.entity_type is EntityType.ORGANIZATION else None
    return m.state or (known.state if known is not None and not known.letter else None)


def _most_named(
    doc: Document, mentions: Sequence[Mention], facts: Sequence[TitleFact], fact: TitleFact, guests: set[str]
) -> str | None:
    taken = {
        f.of.state if f.of is not None else f.of_state
        for f in facts
        if f.holder.text != fact.holder.text and f.title.split()[-1] == fact.title.split()[-1]
    }
    taken |= _represented(mentions) | guests
    counts = _presence(doc, mentions, fact, _qualified(doc))
    for code in sorted(counts):
        if code in taken or not _may_have(code, fact.title):
            counts.pop(code)
    away = _whereabouts(doc, mentions, fact)
    ranked = sorted((c for c in counts if c not in away), key=lambda c: (-counts[c], c))
    ranked = (
        [c for c in ranked if _is_at_hand(doc, mentions, fact, c) or c == _first_actor(doc, mentions)] if ranked else []
    )
    clear = len(ranked) < 2 or counts[ranked[0]] >= _CLEAR * counts[ranked[1]]
    return ranked[0] if ranked and clear else None


def _whereabouts(doc: Document, mentions: Sequence[Mention], fact: TitleFact) -> set[str]:
    """States that the sentence only names as where something is, without "fra": "landet i Japans hovedstad"."""
    sent = doc.tokens[fact.evidence.head].sent
    here = [m for m in mentions if m.state and doc.tokens[m.first].sent == sent and m.kind is MentionKind.NAME]
    located = {
        m.state for m in here if m.first and doc.tokens[m.first - 1].form.lower() in {"i", "til"} and m.text[-1:] == "s"
    }
    return {s for s in located if s and all(m.first > 0 and m.text[-1:] == "s" for m in here if m.state == s)}


def _is_at_hand(doc: Document, mentions: Sequence[Mention], fact: TitleFact, code: str) -> bool:
    """Whether a state is named in the headline, or in the paragraph or the two sentences before the title."""
    start, here = paragraph_start(doc, fact), doc.tokens[fact.evidence.first].sent
    return any(
        _state_of(m) == code
        and (
            m.first < _HEADLINE
            or (m.start < fact.evidence.start and (m.start >= start or here - doc.tokens[m.first].sent <= 2))
        )
        for m in mentions
    ) or any(
        code in nations.load().adjectives_in(t.form)
        for t in doc.tokens
        if t.form[0].isalpha() and 0 <= here - t.sent <= 1
    )


def _first_actor(doc: Document, mentions: Sequence[Mention]) -> str | None:
    """The state that the article names first other than as a place: whom it is about."""
    acting = (
        m for m in mentions if _state_of(m) and not (m.first and doc.tokens[m.first - 1].form.lower() in _PLACING)
    )
    return next((_state_of(m) for m in acting), None)


def _met_by(doc: Document, mentions: Sequence[Mention], facts: Sequence[TitleFact], fact: TitleFact) -> set[str]:
    """States whose officer is the subject where the title is in the object: one does not visit one's own minister."""
    title = doc.tokens[fact.evidence.head]
    if title.rel == "nsubj":
        return {s for m in mentions if (s := m.state) and _depends_on(doc, m, title.head)}
    sent = title.sent
    others = [f for f in facts if doc.tokens[f.evidence.head].sent == sent and f.holder != fact.holder]
    subjects = [f for f in others if doc.tokens[f.evidence.head].rel == "nsubj"]
    return {s for f in subjects for s in (f.of_state, f.of.state if f.of is not None else None) if s}


def _superior(doc: Document, mentions: Sequence[Mention], facts: Sequence[TitleFact], fact: TitleFact) -> str | None:
    """The state whose head appoints or dismisses the officer: "Australias statsminister avskjediget N.N."."""
    sentence = doc.sentence_of(fact.evidence.head)
    before = range(sentence.first, fact.evidence.first)
    if not any(doc.tokens[i].form.lower() in clues("appointing", "words") for i in before):
        return None
    heads = {
        m.text.split()[-1]
        for m in mentions
        if m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON and m.first in before
    } - {fact.holder.text.split()[-1]}
    others = [f for f in facts if f.holder.text.split()[-1] in heads]
    return next((s for f in others for s in (f.of_state, f.of.state if f.of is not None else None) if s), None)


def _depends_on(doc: Document, m: Mention, verb: int) -> bool:
    """Object or adverbial of the verb that the officer is the subject of: "anklager Moskva", "reiser til Polen"."""
    head = doc.tokens[m.head]
    return head.head == verb and head.rel in {"obj", "obl", "iobj"} and m.first > verb


def _may_have(code: str, title: str) -> bool:
    """Kingdoms have no president, and only they have kings and queens."""
    nation = nations.load().get(code)
    if nation is None:
        return True
    word = title.rsplit(maxsplit=1)[-1].lower()
    if word in {"president", "visepresident"}:
        return not nation.is_kingdom
    return nation.is_kingdom or word not in {"konge", "dronning", "kronprins", "kronprinsesse"}


def _presence(
    doc: Document, mentions: Sequence[Mention], fact: TitleFact, qualified: Mapping[str, int]
) -> dict[str, float]:
    """How present each state is where the title stands: how often named, how near, in the headline, as subject."""
    here = doc.tokens[fact.evidence.first].sent
    counts: dict[str, float] = defaultdict(float)
    paragraph = paragraph_start(doc, fact)
    for m in mentions:
        code = _state_of(m) or (nations.load().by_capital(m.text) if m.entity_type is EntityType.PLACE else None)
        if code is None:
            continue
        distance = here - doc.tokens[m.first].sent
        subject = doc.tokens[m.head].rel == "nsubj"
        counts[code] += 1 + ((3 if subject else 2) if m.first < _HEADLINE else 0)
        if (distance == 0 and m.start < fact.evidence.start) or (distance == 1 and subject and m.start >= paragraph):
            counts[code] += 9 if subject else 6
        elif 0 <= distance <= 3:
            counts[code] += 3.6 if subject and distance < 2 else 1.2 * 0.6**distance
    for code, n in qualified.items():
        if code in counts:
            counts[code] += 0.5 * n
    for t in doc.tokens[doc.sentence_of(fact.evidence.head).first : fact.evidence.first]:
        for code in nations.load().adjectives_in(t.form) if t.form[0].isalpha() else ():
            counts[code] += _ADJECTIVE_NEAR  # "amerikanske tjenestemenn, blant dem utenriksminister N.N."
    return counts


def _qualified(doc: Document) -> Counter[str]:
    """How often adjectives and words for its people name each state."""
    n = nations.load()
    people = (n.by_demonym(t.form) for t in doc.tokens if t.upos == "NOUN")
    adjectives = (code for t in doc.tokens if t.form[0].isalpha() for code in n.adjectives_in(t.form))
    return Counter(code for code in (*people, *adjectives) if code)


def _represented(mentions: Sequence[Mention]) -> set[str | None]:
    """States whose leader is named by the genitive alone: "Kinas Xi Jinping"."""
    ends = {m.last: m for m in mentions if m.state and m.kind is MentionKind.NAME and m.text.endswith("s")}
    persons = [m for m in mentions if m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON]
    return {ends[m.first].state for m in persons if m.first in ends}
