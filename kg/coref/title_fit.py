"""How well titles, states and owners of a person fit a description: "den nordkoreanske diktatoren", "presidenten"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.coref.clusters import Clusters, Profile
from kg.coref.discourse import Discourse
from kg.lexicon import titles
from kg.lexicon.coreference import head_titles, narrower
from kg.model import EntityType, Mention, MentionKind

# What every member of a government can be called.
_WIDER = {"statsråd": "minister"}
_AGE = re.compile(r"(\d+)(?:-åring| år gam| år gamm|\))")
ENOUGH = 3.0
_EX = ("ekspresident", "eksminister", "eksstatsminister", "eksdiktator", "ekssjef", "eksleder", "eksleiar", "eks-")
NEARLY = 2.5  # … where nobody else has been spoken of since


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a description says about whose it is: a state's code, the mention of a possessor, a name in a compound."""

    state: str | None
    owner: int | None


def fit(clusters: Clusters, m: Mention, p: Profile, anchor: Anchor) -> float:
    """How well a description fits a person, from 0; `ENOUGH` takes a title of theirs, more an owner or a state too."""
    title = (m.title or "").lower()
    title = _WIDER.get(title.rpartition("-")[2], title.rpartition("-")[2])
    if _succeeds(clusters, m, p):
        return 3.5
    if title.startswith(_EX) and (left := title.removeprefix("eks").removeprefix("-")):
        held = p.titles | p.listed.keys() | p.listed_former.keys()
        if title in p.titles:
            return ENOUGH + 1
        return ENOUGH if any(is_called(t, left) for t in held) else 0.0
    if is_past(clusters.discourse, m):
        return 3.0 if title in p.former or _lists(p.listed_former, title, anchor) else 0.0
    exact = any(is_called(t, title) for t in p.titles) or _is_rank_of(title, p)
    if not exact and not p.titles & p.listed.keys() and _lists(p.listed, title, anchor):
        return ENOUGH + (2 if anchor.state else 0)
    if anchor.state and p.states and anchor.state not in p.states:
        return 0.0
    if exact and anchor.state and p.listed.get(title) and anchor.owner is None and not p.states:
        return ENOUGH + 2 if p.listed[title] == anchor.state else 0.0
    score = _title_fit(clusters, m, p, anchor, title, exact=exact)
    score += 2 if anchor.state in p.states else 0
    if anchor.owner is not None:
        owner = clusters.root(anchor.owner)
        if owner in p.owners or owner in _compound_owners(clusters, p):
            score += 2
        elif p.owners and exact:
            score -= 2
    return score


def _title_fit(clusters: Clusters, m: Mention, p: Profile, anchor: Anchor, title: str, *, exact: bool) -> float:
    """How far the titles of a person make a bare description fit."""
    if exact and title in p.former:
        return 1.0
    called = [t for t in p.titles if is_called(t, title)]
    if called and all(len(t) < len(title) for t in called):
        return 2.0  # "studentlederen" for somebody who leads
    if exact:
        return NEARLY if anchor == Anchor(None, None) and _is_elsewhere(clusters, m, p, title) else 3.0
    if p.titles & narrower(title):
        return NEARLY
    if title in head_titles() and any(t in head_titles() for t in p.titles):
        return 1.0
    return -1.0 if p.titles and title in head_titles() else 0.0


def is_called(title: str, word: str) -> bool:
    """ "ministeren" for a forsvarsminister, but neither "presidenten" for a visepresident nor for a parliament's."""
    if title == word:
        return True
    longer, shorter = (title, word) if len(title) > len(word) else (word, title)
    if not longer.endswith(shorter) or longer.startswith(titles.load().not_quite):
        return False
    return shorter not in titles.load().whole


def _lists(offices: Mapping[str, str], title: str, anchor: Anchor) -> bool:
    """Whether the office is listed as held, by name alone, in the state that the description names if it does."""
    found = [state for t, state in offices.items() if is_called(t, title)]
    return bool(found) and anchor.owner is None and anchor.state in {None, *found}


def _is_elsewhere(clusters: Clusters, m: Mention, p: Profile, title: str) -> bool:
    """An office that alone is a state's, where the holder has that of a body ("EU-president") or of another state."""
    if title not in titles.load().whole or "-" in (m.title or ""):
        return False
    if title in p.compounded or (p.owners and all(clusters.type_of(o) is EntityType.ORGANIZATION for o in p.owners)):
        return True
    main = clusters.discourse.main_state
    passing = sum(1 for n in clusters.discourse.mentions if n.text in p.full_name) < 2
    return passing and main is not None and bool(p.states) and main not in p.states


def _is_rank_of(title: str, p: Profile) -> bool:
    """ "generalen" for a generalmajor."""
    role = titles.load().look_up(title)
    return role is not None and role.kind == "rank" and any(t.startswith(title) for t in p.titles)


def _succeeds(clusters: Clusters, m: Mention, p: Profile) -> bool:
    """Whether a predecessor held the office: "hans etterfølger" is the minister where he is the former one."""
    title = (m.title or "").lower()
    return any(title in clusters.profile(k).former for k in p.predecessors)


def _compound_owners(clusters: Clusters, p: Profile) -> frozenset[int]:
    """Present owners of the cluster whose representative changed since the profile was made."""
    return frozenset(clusters.root(o) for o in p.owners)


def anchor_of(d: Discourse, i: int) -> Anchor:
    """What description ``i`` says about whose it is."""
    m = d.mentions[i]
    fact = next((f for f in d.titles if f.holder == m and f.of is not None), None)
    if fact is not None and fact.of is not None:
        return Anchor(fact.of.state or m.nationality, d.index[fact.of])
    head, hyphen, _ = d.doc.tokens[m.head].form.rpartition("-")
    owner = (
        next((k for k, n in enumerate(d.mentions) if n.kind is MentionKind.NAME and n.text == head), None)
        if hyphen
        else None
    )
    return Anchor(m.nationality, owner)


def is_past(d: Discourse, m: Mention) -> bool:
    """Whether a description is of somebody who was it: "den tidligere presidenten"."""
    return any(d.doc.tokens[k].low in titles.load().former for k in range(m.first, m.head))


def age_in(text: str) -> str:
    """The age that a description tells: "41" of "41-åringen", "en 41 år gammel mann", "Ingeniør (41)"; "" for none."""
    found = _AGE.search(text)
    return found.group(1) if found is not None else ""


def nested_roots(clusters: Clusters, i: int) -> frozenset[int]:
    """The clusters of what stands inside a description: "advokaten hans" is not he."""
    d = clusters.discourse
    m = d.mentions[i]
    inside = (k for t in range(m.first, m.last) for k in d.by_token.get(t, ()) if k != i)
    return frozenset(clusters.root(k) for k in inside if m.start <= d.mentions[k].start and d.mentions[k].end <= m.end)
