"""The state that an office is of where no word says it: by the holder's nation, what stands just before, the subject.

A state is barred that the holder speaks of as another ("vårt samarbeid med Vietnam") or whose office of the same name
somebody else holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.lexicon import nations, titles
from kg.model import Entity, EntityType, Mention, TitleFact
from kg.positions.cast import Cast
from kg.positions.stated import Owner, Stated

HOME = "NO"
HEADLINE = 12  # tokens at the start of an article
_TOWARDS = frozenset({"med", "mot", "til", "fra", "frå", "for", "hos", "om"})
_FIRST_PERSON = frozenset({"vi", "oss", "vår", "vårt", "våre", "vere", "me", "jeg", "eg", "meg", "min", "mitt", "mine"})
_POSTED = frozenset({"i", "til", "ved"})
# The share of all that an article says of states which makes it an article about one of them.
_MAJORITY = 0.5
_ENOUGH = 3
_CLEARLY = 1.5  # times the next state


def owner_by_side(cast: Cast, fact: TitleFact, holder: Entity, stated: tuple[Stated, ...]) -> Owner | None:
    """The state that a state's office belongs to, with the rule; None where nothing points to one alone."""
    if not _is_of_a_state(fact):
        return None
    word = fact.title.split()[-1].lower()
    vague = word in titles.load().posted or word.startswith("opposisjon")  # who may be of anywhere
    barred = _barred(cast, fact, holder, stated)
    for rule, code in (
        ("nation", _nation(holder)),
        ("ministry", _ministry(cast, fact)),
        ("subject before", _subject_before(cast, fact)),
        ("guess", _guess(cast, fact)),
        ("most named", _most_named(cast, fact)),
        ("capital", _capital_before(cast, fact)),
        ("headline", _headline(cast, fact, holder, stated)),
    ):
        if vague and rule in {"capital", "headline"}:
            continue
        if code in cast.states and code not in barred and _may_have(code, fact.title):
            suffix = fact.rule.partition(":context:")[2] if rule == "guess" else rule
            return Owner(cast.states[code].id, f"context:{suffix}")
    return None


def _nation(holder: Entity) -> str | None:
    """The one nation that words for the holder name: "den svenske politikeren", not one that a title was given."""
    told = {m.nationality for m in holder.mentions if m.nationality}
    return told.pop() if len(told) == 1 else None


def _is_of_a_state(fact: TitleFact) -> bool:
    word = fact.title.split()[-1]
    if "-" in word:
        return False
    return titles.load().kind_of(fact.title) == "state" or word.lower() in titles.load().national


def _barred(cast: Cast, fact: TitleFact, holder: Entity, stated: tuple[Stated, ...]) -> set[str]:
    taken = {
        cast.by_id[s.owner.of].state
        for s in stated
        if s.owner.of is not None
        and s.holder.id != holder.id
        and s.fact.title.lower() == fact.title.lower()
        and not s.fact.former
        and not fact.former
    }
    return {c for c in taken if c} | set(_spoken_of(cast, fact)) | set(_posted_to(cast, fact))


def _posted_to(cast: Cast, fact: TitleFact) -> Iterator[str]:
    """ "ambassadøren i Washington": a diplomat is not of the state where the words say that he serves."""
    if fact.title.split()[-1].lower() not in titles.load().posted or cast.form(fact.evidence.last) not in _POSTED:
        return
    m = cast.starting.get(fact.evidence.last + 1)
    if m is not None and (code := m.state or nations.load().by_capital(m.text)) is not None:
        yield code


def _spoken_of(cast: Cast, fact: TitleFact) -> Iterator[str]:
    """The states that the words before the holder's name call another party, where they are the holder's own."""
    start = cast.paragraph_start(fact.evidence.start)
    if cast.doc.article.text[start : start + 1] not in {"–", "—", "-", "«", '"'}:
        return
    before = [t for t in cast.doc.tokens if start <= t.start < fact.evidence.start]
    if not any(t.low in _FIRST_PERSON for t in before):
        return
    for m, code in cast.state_mentions():
        if start <= m.start < fact.evidence.start and cast.form(m.first - 1) in _TOWARDS:
            yield code


def _ministry(cast: Cast, fact: TitleFact) -> str | None:
    """ "forsvarsminister N.N." after "det indiske forsvarsdepartementet": the one ministry of the field, its nation."""
    field = fact.title.split()[-1].lower().removesuffix("minister")
    if field == fact.title.split()[-1].lower() or len(field) < len("olje"):
        return None
    found = {
        code
        for m in cast.by_mention
        if m.entity_type is not EntityType.PERSON
        and cast.form(m.head).startswith(f"{field}departement")
        and (code := _nation_of(cast, m))
    }
    return found.pop() if len(found) == 1 else None


def _nation_of(cast: Cast, m: Mention) -> str | None:
    """The nation that a phrase names by its adjective or genitive."""
    for i in range(m.first, m.last):
        form = cast.doc.tokens[i].form
        code = nations.load().by_adjective(form) or (nations.load().by_name(form) if i < m.head else None)
        if code:
            return code
    return None


def _subject_before(cast: Cast, fact: TitleFact) -> str | None:
    """The state that is the subject of the sentence before, in the same paragraph."""
    start, here = cast.paragraph_start(fact.evidence.start), cast.sentence(fact.evidence)
    found = [
        code
        for m, code in cast.state_mentions()
        if m.start >= start and cast.sentence(m) == here - 1 and cast.doc.tokens[m.head].rel == "nsubj"
    ]
    return found[0] if len(set(found)) == 1 else None


def _guess(cast: Cast, fact: TitleFact) -> str | None:
    """What the context of the title suggested when the mentions were read; Norway only for titles beside a name."""
    if fact.rule.startswith("title:copula") and fact.rule.endswith(":context:home"):
        return None
    return fact.of_state if ":context:" in fact.rule else None


def _most_named(cast: Cast, fact: TitleFact) -> str | None:
    """The state that most of what the article says of states is about, if it names it before the title."""
    counts = Counter(code for _, code in cast.state_mentions())
    counts.update(code for t in cast.doc.tokens for code in cast.nations_at(t.i))
    total = sum(counts.values())
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    if not ranked or counts[ranked[0]] < max(_ENOUGH, _MAJORITY * total):
        return None
    return ranked[0]


def _capital_before(cast: Cast, fact: TitleFact) -> str | None:
    """The state whose capital the paragraph names as the place: "I Lima møtte folk opp. Riksadvokat N.N. sier …"."""
    start = cast.paragraph_start(fact.evidence.start)
    towns = [m for m in cast.by_mention if m.entity_type is EntityType.PLACE and start <= m.start < fact.evidence.start]
    found = {code for m in towns if (code := nations.load().by_capital(m.text)) is not None}
    return found.pop() if len(found) == 1 else None


def _headline(cast: Cast, fact: TitleFact, holder: Entity, stated: tuple[Stated, ...]) -> str | None:
    """The state of the headline, if the article names it clearly most and nobody else of it is at hand."""
    if fact.of_state is not None:
        return None  # the context suggests another one, which the article does not name
    here = cast.sentence(fact.evidence)
    near = {s.owner.of for s in stated if s.holder.id != holder.id and cast.sentence(s.fact.evidence) == here}
    counts = Counter(code for _, code in cast.state_mentions())
    named = [code for m, code in cast.state_mentions() if m.first < HEADLINE]
    rest = max((n for code, n in counts.items() if code not in named[:1]), default=0)
    clear = named[:1] if counts[named[0] if named else ""] >= _CLEARLY * rest else []
    return next((code for code in clear if cast.states[code].id not in near), None)


def _may_have(code: str, title: str) -> bool:
    """Kingdoms have no president, and only they have kings and queens."""
    nation = nations.load().get(code)
    word = title.rsplit(maxsplit=1)[-1].lower()
    if nation is None:
        return True
    if word in {"president", "visepresident"}:
        return not nation.is_kingdom
    return nation.is_kingdom or word not in {"konge", "dronning", "kronprins", "kronprinsesse"}
