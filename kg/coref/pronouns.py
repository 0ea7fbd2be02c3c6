"""Fourth pass: pronouns, from left to right, by agreement and salience."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coref.binding import coarguments
from kg.coref.clusters import Clusters
from kg.coref.discourse import Discourse
from kg.model import EntityType, Mention, MentionKind

_WINDOW = 8
_FAINT = 0.1  # below this nobody is present enough to be "han" or "hun"
_ONE = frozenset({"en", "ein", "ei", "én"})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_CONCERNED = frozenset({"vedkommende", "vedkomande"})
_DECAY = 0.55
_REPRESENTED = frozenset({EntityType.STATE, EntityType.ORGANIZATION})


def merge_possessors(clusters: Clusters) -> None:
    """Join "hans" in "hans etterfølger", "hennes talsmann" first: the description is known by its possessor."""
    d = clusters.discourse
    for i, m in enumerate(d.mentions):
        if m.rule != "pronoun:possessive" or m.gender not in {"masc", "fem"}:
            continue
        if any(d.mentions[k].entity_type is EntityType.PERSON for k in d.by_token[m.first] if k != i):
            _he_or_she(clusters, i)


def merge_pronouns(clusters: Clusters) -> None:
    """Join each pronoun with its antecedent; those without a clear one stay alone and are dropped later."""
    pronouns = [(i, m) for i, m in enumerate(clusters.discourse.mentions) if m.kind is MentionKind.PRONOUN]
    for i, m in pronouns:
        if m.person == 1 or i in clusters.merges:
            continue
        if m.text.lower() in _CONCERNED:
            _concerned(clusters, i)
        elif m.gender in {"masc", "fem"}:
            _he_or_she(clusters, i)
        elif m.number == "plur":
            _they(clusters, i)
        else:
            _own(clusters, i)
    for i, m in pronouns:  # last, since the speaker is often a pronoun after the quotation
        if m.person == 1:
            _first_person(clusters, i)


# ------------------------------------------------------------------------------------- jeg, vi, sin


def _first_person(clusters: Clusters, i: int) -> None:
    """The speaker of the quotation; "vi" only where that is no person (see `kg.coref.spokespersons`)."""
    d = clusters.discourse
    speech = d.quote_of(i)
    if speech is None or speech.speaker is None:
        return
    speaker = speech.speaker
    kind = clusters.type_of(speaker)
    if d.mentions[i].number == "sing":
        if kind is EntityType.PERSON or d.mentions[speaker].kind is MentionKind.PRONOUN:
            clusters.merge(i, speaker, "pronoun:speaker", d.mentions[speaker].text)
        return
    if kind in _REPRESENTED or kind is EntityType.GROUP:
        clusters.merge(i, speaker, "pronoun:speaker", d.mentions[speaker].text)


def _own(clusters: Clusters, i: int) -> None:
    """ "sin/sitt/sine" and "dets": the subject of the clause, else the nearest subject before in the sentence."""
    d = clusters.discourse
    found = d.subject_of_clause(i)
    if found is None or found > i:
        found = next(
            (
                k
                for k in range(i - 1, -1, -1)
                if d.sentence(k) == d.sentence(i) and d.is_subject(k) and _refers(clusters, k)
            ),
            None,
        )
    if d.mentions[i].text.lower() == "dets":
        found = next(
            (k for k in range(i - 1, -1, -1) if d.sentence(k) == d.sentence(i) and clusters.type_of(k) in _REPRESENTED),
            None,
        )
    if found is not None and d.sentence(found) == d.sentence(i) and _refers(clusters, found):
        clusters.merge(i, found, "pronoun:own subject", d.mentions[found].text)


def _refers(clusters: Clusters, k: int) -> bool:
    """Whether a mention is anything but a pronoun left alone."""
    return clusters.type_of(k) is not None


def _concerned(clusters: Clusters, i: int) -> None:
    """ "vedkommende": the one whom "en kilde", "en 19-åring" brought in last, in this sentence or the two before."""
    d = clusters.discourse
    for k in range(i - 1, -1, -1):
        m = d.mentions[k]
        if d.sentence(i) - d.sentence(k) > 2:
            return
        new = m.rule.endswith(":indefinite") or d.doc.tokens[m.first].low in _ONE
        if new and m.kind is MentionKind.DESCRIPTION and m.entity_type in _PEOPLE and m.number != "plur":
            clusters.merge(i, k, "pronoun:the one brought in", m.text)
            return


# ----------------------------------------------------------------------------------------- han, hun


def _he_or_she(clusters: Clusters, i: int) -> None:
    d = clusters.discourse
    m = d.mentions[i]
    barred = {clusters.root(k) for k in _barred(clusters, i)}
    fitting = [r for r in clusters.persons() if r not in barred and _agrees(clusters, r, m)]
    scores = {r: s for r in fitting if (s := _salience(clusters, r, i)) > _FAINT}
    if not scores:
        return
    best = max(sorted(scores), key=lambda r: scores[r])
    target = clusters.last_before(best, i)
    if target is not None:
        clusters.merge(i, target, "pronoun:salience", f"{d.mentions[target].text}, {scores[best]:.2f}")


def _agrees(clusters: Clusters, root: int, m: Mention) -> bool:
    profile = clusters.profile(root)
    return not profile.genders or m.gender in profile.genders


def _salience(clusters: Clusters, root: int, i: int) -> float:
    """How present a person is at mention ``i``: nearness and role of the earlier mentions, the quotation's bounds."""
    d = clusters.discourse
    m = d.mentions[i]
    speech, weights = d.quote_of(i), [0.0]
    for k in clusters.members(root):
        other = d.mentions[k]
        distance = d.sentence(i) - d.sentence(k)
        if other.start >= m.start or distance > _WINDOW or (other.start <= m.start < other.end):
            continue
        weight = _role_weight(d, k) * _DECAY**distance
        inside = d.quote_of(k)
        if inside is not None and inside != speech:
            weight *= 0.35
        if d.paragraph(k) == d.paragraph(i):
            weight *= 1.4
        weights.append(weight)
    best = max(weights)
    return best + 0.25 * (sum(weights) - best) + _speaker_bonus(clusters, root, i) if best > 0 else 0.0


def _role_weight(d: Discourse, k: int) -> float:
    if d.is_subject(k):
        return 1.6
    return {"obj": 0.9, "iobj": 0.9, "root": 1.0}.get(d.relation(k).partition(":")[0], 0.6)


def _speaker_bonus(clusters: Clusters, root: int, i: int) -> float:
    """Who spoke last is who "sier han" after the next quotation."""
    d = clusters.discourse
    if d.quote_of(i) is not None:
        return 0.0
    if not any(s.speaker == i for s in d.speech):
        return 0.0
    for k in range(i - 1, -1, -1):
        speaks = d.quote_of(k) is None and clusters.type_of(k) is EntityType.PERSON and d.says(k)
        if speaks and _agrees(clusters, k, d.mentions[i]):
            near = clusters.same(k, root) and d.paragraph(i) - d.paragraph(k) <= 3
            return 1.2 if near and not _overtaken(clusters, k, i) else 0.0
    return 0.0


def _overtaken(clusters: Clusters, k: int, i: int) -> bool:
    """Whether another person whom pronoun ``i`` fits has been named as a subject since mention ``k``."""
    d = clusters.discourse
    for j in range(k + 1, i):
        m = d.mentions[j]
        other = m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON and not clusters.same(j, k)
        if other and d.quote_of(j) is None and d.is_subject(j) and _certainly_agrees(clusters, j, d.mentions[i]):
            return True
    return False


def _certainly_agrees(clusters: Clusters, root: int, m: Mention) -> bool:
    return m.gender in clusters.profile(root).genders


def _barred(clusters: Clusters, i: int) -> Iterator[int]:
    """The speaker inside the own quotation; the subject of the verb whose object the pronoun is; the possessed."""
    d = clusters.discourse
    speech = d.quote_of(i)
    if speech is not None and speech.speaker is not None:
        yield speech.speaker
    before = d.doc.tokens[d.mentions[i].first - 1].low if d.mentions[i].first else ""
    if before not in {"ifølge", "ifølgje"}:  # "Moe beklaget skrittet, som ifølge ham …"
        yield from coarguments(d, i)


# --------------------------------------------------------------------------------------------- they


def _they(clusters: Clusters, i: int) -> None:
    """A group or a state as its people ("britene … de") in this sentence or the one before."""
    d = clusters.discourse
    m = d.mentions[i]
    best: tuple[float, int] | None = None
    barred = set(coarguments(d, i))
    for k in range(i - 1, -1, -1):
        distance = d.sentence(i) - d.sentence(k)
        if distance > 1:
            break
        other = d.mentions[k]
        if k in barred or other.start <= m.start < other.end:
            continue
        weight = _plural_weight(d, other) * (1.5 if d.is_subject(k) else 1.0) * _DECAY**distance
        if weight > 0.5 and (best is None or weight > best[0]):
            best = (weight, k)
    if best is not None:
        clusters.merge(i, best[1], "pronoun:they", f"{d.mentions[best[1]].text}, {best[0]:.2f}")


def _plural_weight(d: Discourse, m: Mention) -> float:
    if m.kind is MentionKind.PRONOUN:
        return 0.9 if m.number == "plur" and m.person == 3 else 0.0
    if m.number == "plur" or m.rule == "description:government":
        return 1.0
    if m.entity_type is EntityType.GROUP:
        return 0.8
    if m.entity_type is EntityType.STATE:
        return 0.6
    return 0.35 if m.entity_type is EntityType.ORGANIZATION else 0.0
