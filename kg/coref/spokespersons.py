""" "vi", "vårt" in a quotation: the state or organisation that the speaker speaks for, read off the positions.

It comes after the positions are known, since they are what says for whom somebody speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.coref.speech import Speech, find_speech
from kg.lexicon import office_holders, organizations, titles
from kg.lexicon.coreference import head_titles
from kg.lexicon.titles import court_words
from kg.model import Document, Entity, EntityType, Mention, MentionKind, Merge, Position

RULE = "pronoun:speaks for"
_REPRESENTED = frozenset({EntityType.STATE, EntityType.ORGANIZATION})
# Titles that say what somebody does or has done in life, and for nobody else.
_NOT_FOR_OTHERS = frozenset({"trade", "rank"})
_MINISTRY = "departement"
_THEN = frozenset({"daværende", "dåverande"})
_TOWARDS = frozenset({"med", "mot", "til", "fra", "frå", "hos", "av"})


def speak_for(
    doc: Document, mentions: Sequence[Mention], entities: Sequence[Entity], positions: Sequence[Position]
) -> tuple[Entity, ...]:
    """The entities with every "vi" of a quoted person joined to what that person speaks for, each with its reason."""
    entities = _with_clients(doc, entities, positions)
    plural = [m for m in mentions if m.kind is MentionKind.PRONOUN and m.person == 1 and m.number == "plur"]
    if not plural:
        return tuple(entities)
    taken = {m for e in entities for m in e.mentions}
    speech = find_speech(doc, tuple(mentions))
    joined: dict[str, list[Merge]] = {}
    for m in plural:
        words = next((s for s in speech if s.first <= m.first < s.last), None)
        if m in taken or words is None or words.speaker is None:
            continue
        whole = _whole(doc, mentions[words.speaker], words, entities, positions)
        if whole is not None:
            evidence = f"{mentions[words.speaker].text} for {whole.name}"
            joined.setdefault(whole.id, []).append(Merge(m, whole.mentions[0], RULE, evidence))
    return tuple(_with(e, joined[e.id]) if e.id in joined else e for e in entities)


def _with_clients(doc: Document, entities: Sequence[Entity], positions: Sequence[Position]) -> Sequence[Entity]:
    """The entities with "klienten min" joined to whom the one lawyer of the article speaks for."""
    served = {p.of for p in positions if p.rule.endswith(":client")}
    client = next((e for e in entities if e.id in served), None) if len(served) == 1 else None
    unnamed = [e for e in entities if all(m.title in court_words("clients") for m in e.mentions)]
    if client is None or not unnamed:
        return entities
    merges = [Merge(m, client.mentions[0], "description:client", client.name) for e in unnamed for m in e.mentions]
    kept = [e for e in entities if e not in unnamed]
    return tuple(_with(e, merges) if e == client else e for e in kept)


def _with(e: Entity, merges: Sequence[Merge]) -> Entity:
    mentions = sorted((*e.mentions, *(m.mention for m in merges)), key=lambda m: (m.start, m.end))
    return replace(e, mentions=tuple(mentions), merges=(*e.merges, *merges))


def _whole(
    doc: Document, speaker: Mention, words: Speech, entities: Sequence[Entity], positions: Sequence[Position]
) -> Entity | None:
    holder = next((e for e in entities if speaker in e.mentions), None)
    if holder is None or holder.type is not EntityType.PERSON:
        return None
    by_id = {e.id: e for e in entities}
    told = (by_id[p.of] for p in positions if _is_for_others(doc, p, holder) and p.of in by_id)
    candidates = (*told, *_parties(doc, holder, entities), *_states_led(doc, holder, entities))
    for of in candidates:
        if of.type in _REPRESENTED and not _is_counterpart(doc, of, words):
            return _state_of_ministry(doc, of, entities) or of
    return None


def _is_for_others(doc: Document, p: Position, holder: Entity) -> bool:
    """Whether somebody held a position when speaking, and one in which one speaks for others."""
    held = not p.former or _form(doc, p.evidence.first - 1) in _THEN or _form(doc, p.evidence.first) in _THEN
    return p.holder == holder.id and held and titles.load().kind_of(p.title.rpartition("-")[2]) not in _NOT_FOR_OTHERS


def _states_led(doc: Document, holder: Entity, entities: Sequence[Entity]) -> Iterator[Entity]:
    """The state of "den thailandske lederen", or that which a speaker is listed as an officer of on that day."""
    leads = any((m.title or "") in head_titles() for m in holder.mentions)
    codes = [holder.nationality] if holder.nationality and leads else []
    day = doc.article.published_day
    if day is not None:
        terms = office_holders.load().of_states(holder.name, day)
        codes += [t.state for t in terms if t.state and t.lasted_to(day)]
    yield from (e for e in entities if e.type is EntityType.STATE and e.state in codes)


def _parties(doc: Document, holder: Entity, entities: Sequence[Entity]) -> Iterator[Entity]:
    """The party in brackets after the speaker's name: "Ine Moe (H)"."""
    after = {m.last for m in holder.mentions if m.kind is MentionKind.NAME and _form(doc, m.last) == "("}
    for e in entities:
        if e.type is EntityType.ORGANIZATION and any(m.first - 1 in after for m in e.mentions):
            known = organizations.load().look_up(e.name)
            if known is not None and known.kind == "party":
                yield e


def _form(doc: Document, i: int) -> str:
    return doc.tokens[i].low if 0 <= i < len(doc.tokens) else ""


def _is_counterpart(doc: Document, of: Entity, words: Speech) -> bool:
    """Whether the same words speak of it as another: "vårt samarbeid med Vietnam" is not said for Vietnam."""
    inside = (m for m in of.mentions if words.first <= m.first < words.last and m.kind is not MentionKind.PRONOUN)
    return any(_form(doc, m.first - 1) in _TOWARDS for m in inside)


def _state_of_ministry(doc: Document, of: Entity, entities: Sequence[Entity]) -> Entity | None:
    """Who speaks for a ministry speaks for its state, where the ministry is called by its nation."""
    if not any(_MINISTRY in _form(doc, m.head) for m in of.mentions):
        return None
    nations = {n for m in of.mentions if (n := m.nationality)} | ({of.nationality} if of.nationality else set())
    found = [e for e in entities if e.type is EntityType.STATE and e.state in nations]
    return found[0] if len(found) == 1 else None
