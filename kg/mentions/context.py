"""Whose minister is "utenriksminister N.N."? The state that an office belongs to where its own words do not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.lexicon import nations, organizations, titles
from kg.lexicon.name_clues import clues
from kg.mentions.setting import HOME, Setting
from kg.mentions.title_bodies import (
    body_in_paragraph,
    is_firm,
    is_party,
    last_body,
    only_body,
    party_in_paragraph,
    state_in_paragraph,
)
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

# Offices that only bodies other than states, firms and parties have.
_BODY_OFFICES = frozenset({"generalsekretær", "visegeneralsekretær", "høykommissær", "høgkommissær"})
# How many times more than Norway another state must be named for bare ministers not to be Norwegian.
_MARGINAL = 4
# How much more present than the next a state must be; otherwise the title is left without one.
_CLEAR = 1.3


def with_context(doc: Document, mentions: tuple[Mention, ...], facts: tuple[TitleFact, ...]) -> tuple[TitleFact, ...]:
    """Give state offices without an owner the state that the context says.

    In order: a Norwegian party after the name; "fra" a state in the sentence; for ministers Norway if the article
    names it, as Norwegian papers leave it out for their own; else the state most named that has no other such holder.
    """
    setting = Setting(doc, mentions, facts)
    return tuple(_in_context(setting, f) for f in facts)


def _in_context(setting: Setting, fact: TitleFact) -> TitleFact:
    if fact.of is not None or fact.of_state is not None:
        return fact
    kind = titles.load().kind_of(fact.title) if "-" not in fact.title.split()[-1] else ""  # "EU-president" says whose
    stated = next((f for f in setting.facts if _same_office(f, fact) and (f.of is not None or f.of_state)), None)
    if stated is not None and not _is_another(setting, stated, fact):
        return replace(fact, of=stated.of, of_state=stated.of_state, rule=f"{fact.rule}:as stated elsewhere")
    if kind == "state":
        return _placed(setting, fact)
    rule, body = _body(setting, fact, kind)
    return replace(fact, of=body, rule=f"{fact.rule}:context:{rule}") if body is not None else fact


def _body(setting: Setting, fact: TitleFact, kind: str) -> tuple[str, Mention | None]:
    """The organisation (or, for a spokesman, state) that an office of a kind belongs to, and the rule that says so."""
    doc, mentions = setting.doc, setting.mentions
    if kind == "relation" and _is_for_party(doc, fact):
        return "party", party_in_paragraph(doc, mentions, fact)
    if kind == "relation" and fact.title.split()[-1].lower() not in titles.load().of_persons:
        return "paragraph", body_in_paragraph(doc, mentions, fact) or state_in_paragraph(doc, mentions, fact)
    if fact.title in _BODY_OFFICES:
        return "only body", only_body(mentions, fact)
    if doc.tokens[min(fact.evidence.last, len(doc.tokens) - 1)].form in {"ved", "hos", "for", "i"}:
        return kind, None  # says whose, in words that no name stands in
    fits = {"firm": is_firm, "party": is_party}.get(kind)
    return kind, last_body(doc, mentions, fact, fits) if fits is not None else None


def _is_for_party(doc: Document, fact: TitleFact) -> bool:
    """ "utenrikspolitisk talsperson": speaks on a field for a party."""
    before = doc.tokens[fact.evidence.first - 1].low if fact.evidence.first else ""
    words = [before, *fact.title.lower().split()]
    return any(w.removesuffix("e").endswith("politisk") and w.removesuffix("e") != "politisk" for w in words)


def _same_office(a: TitleFact, b: TitleFact) -> bool:
    """The same title of the same holder (by last name), or of one whom a description before left unnamed."""
    if a.title.split()[-1] != b.title.split()[-1] or titles.load().kind_of(a.title) != titles.load().kind_of(b.title):
        return False  # a "daglig leder" is another than a state's "leder"
    unnamed = (
        not b.rule.startswith("title:copula")
        and a.rule.startswith("title:own")
        and a.holder.kind is MentionKind.DESCRIPTION
        and a.holder.end <= b.holder.start
    )
    return unnamed or _surname(a) == _surname(b)


def _surname(fact: TitleFact) -> str:
    return fact.holder.text.split()[-1]


def _is_another(setting: Setting, stated: TitleFact, fact: TitleFact) -> bool:
    """Whether somebody else named in between is rather whom the description with the office leaves unnamed."""
    if _surname(stated) == _surname(fact):
        return False
    word = fact.title.split()[-1]
    return any(
        f.title.split()[-1] == word
        and f.holder.kind is MentionKind.NAME
        and _surname(f) != _surname(fact)
        and stated.holder.end <= f.holder.start < fact.holder.start
        for f in setting.facts
    )


def _placed(setting: Setting, fact: TitleFact) -> TitleFact:
    guests = _met_by(setting, fact)
    superior = _superior(setting, fact)
    if superior is not None:
        guests = guests - {superior}
    found: tuple[tuple[str, Callable[[], str | None]], ...] = (
        ("superior", lambda: superior),
        ("party", lambda: _party_state(setting, fact)),
        ("locative", lambda: _located(setting, fact)),
        ("home", lambda: _home(setting, fact, guests)),
        ("most named", lambda: _most_named(setting, fact, guests)),
    )
    for rule, state in found:
        code = state()
        if code:
            return replace(fact, of_state=code, rule=f"{fact.rule}:context:{rule}")
    return fact


def _party_state(setting: Setting, fact: TitleFact) -> str | None:
    """The state of the party in brackets after the name, here or at another mention of the same name."""
    tokens = setting.doc.tokens
    for m in setting.mentions:
        if m.text != fact.holder.text or m.last + 1 >= len(tokens) or tokens[m.last].form != "(":
            continue
        known = organizations.load().look_up(tokens[m.last + 1].form)
        if known is not None and known.letter:
            return known.state
    return None


def _located(setting: Setting, fact: TitleFact) -> str | None:
    """The one state of the sentence if "fra" says that one comes from there: "Fra Russland deltar minister N.N."."""
    here = _states_named_in(setting, setting.sentence(fact.evidence))
    codes = {m.state for m in here}
    return next((m.state for m in here if len(codes) == 1 and setting.before(m) in {"fra", "frå"}), None)


def _states_named_in(setting: Setting, sentence: int) -> list[Mention]:
    return [m for m in setting.mentions if m.state and m.kind is MentionKind.NAME and setting.sentence(m) == sentence]


def _home(setting: Setting, fact: TitleFact, guests: set[str]) -> str | None:
    minister = fact.title.split()[-1].endswith(("minister", "statsråd", "statssekretær"))
    near = setting.named_just_before(fact) - guests
    others = max((n for s, n in setting.named.items() if s != HOME), default=0)
    if setting.named[HOME] * _MARGINAL < others and HOME not in near:
        return None  # the article is about somebody else
    abroad = setting.opening and HOME not in setting.opening | near and not _beside_party(setting, fact)
    if minister and abroad and _is_passing(setting):
        return None
    if not minister or (near and HOME not in near):
        return None
    states = ({code for _, code in setting.denoting} | ({HOME} if setting.is_at_home else set())) - guests
    return HOME if HOME in states or not states else None


def _beside_party(setting: Setting, fact: TitleFact) -> bool:
    """ "statsminister N.N. (Ap) og utenriksminister M.M.": in one sentence with a Norwegian party."""
    here = setting.sentence(fact.evidence)
    known = (organizations.load().look_up(m.text) for m in setting.mentions if setting.sentence(m) == here)
    return any(k is not None and k.kind == "party" and k.state == HOME for k in known)


def _is_passing(setting: Setting) -> bool:
    """Whether Norway is named no more than a state of the headline."""
    return any(setting.presence_in_all(code) >= setting.presence_in_all(HOME) for code in setting.opening)


def _most_named(setting: Setting, fact: TitleFact, guests: set[str]) -> str | None:
    taken = {
        _state_of(f)
        for f in setting.facts
        if f.holder.text != fact.holder.text and f.title.split()[-1] == fact.title.split()[-1]
    }
    barred = taken | setting.represented | guests | _whereabouts(setting, fact)
    counts = {c: n for c, n in setting.presence(fact).items() if c not in barred and _may_have(c, fact.title)}
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    ranked = [c for c in ranked if c == setting.first_actor or setting.is_at_hand(fact, c)]
    clear = len(ranked) < 2 or counts[ranked[0]] >= _CLEAR * counts[ranked[1]]
    return ranked[0] if ranked and clear else None


def _state_of(fact: TitleFact) -> str | None:
    """The state that a title is stated to be of."""
    return fact.of.state if fact.of is not None else fact.of_state


def _whereabouts(setting: Setting, fact: TitleFact) -> set[str]:
    """States that the sentence only names as where something is, without "fra": "landet i Japans hovedstad"."""
    here = _states_named_in(setting, setting.sentence(fact.evidence))
    located = {m.state for m in here if setting.before(m) in {"i", "til"} and m.text[-1:] == "s"}
    return {s for s in located if s and all(m.first > 0 and m.text[-1:] == "s" for m in here if m.state == s)}


def _met_by(setting: Setting, fact: TitleFact) -> set[str]:
    """States whose officer is the subject where the title is in the object: one does not visit one's own minister."""
    tokens = setting.doc.tokens
    title = tokens[fact.evidence.head]
    if title.rel == "nsubj":
        return {s for m in setting.mentions if (s := m.state) and _depends_on(setting, m, title.head)}
    subjects = (
        f
        for f in setting.facts
        if f.holder != fact.holder
        and tokens[f.evidence.head].sent == title.sent
        and tokens[f.evidence.head].rel == "nsubj"
    )
    return {s for f in subjects for s in (f.of_state, f.of.state if f.of is not None else None) if s}


def _superior(setting: Setting, fact: TitleFact) -> str | None:
    """The state whose head appoints or dismisses the officer: "Australias statsminister avskjediget N.N."."""
    before = range(setting.doc.sentence_of(fact.evidence.head).first, fact.evidence.first)
    if not any(setting.doc.tokens[i].low in clues("appointing", "words") for i in before):
        return None
    heads = {
        m.text.split()[-1]
        for m in setting.mentions
        if m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON and m.first in before
    } - {fact.holder.text.split()[-1]}
    others = [f for f in setting.facts if f.holder.text.split()[-1] in heads]
    return next((s for f in others for s in (f.of_state, f.of.state if f.of is not None else None) if s), None)


def _depends_on(setting: Setting, m: Mention, verb: int) -> bool:
    """Object or adverbial of the verb that the officer is the subject of: "anklager Moskva", "reiser til Polen"."""
    head = setting.doc.tokens[m.head]
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
