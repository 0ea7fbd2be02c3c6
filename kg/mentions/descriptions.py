"""Descriptions: noun phrases without a name that denote a person, state, organisation, place or group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lexicon import collectives, nations, organizations, titles
from kg.lexicon.collectives import Collective
from kg.lexicon.titles import Role
from kg.mentions.noun_phrases import ARTICLES, in_contact_clause, left_edge, nationalities, possessor, right_edge
from kg.mentions.span import mention
from kg.model import Document, EntityType, Mention, MentionKind, SegmentKind, Token

_TYPES = {
    "organization": EntityType.ORGANIZATION,
    "group": EntityType.GROUP,
    "state": EntityType.STATE,
    "place": EntityType.PLACE,
}
_INDEFINITE = frozenset({"en", "ein", "ei", "et", "eit"})
# Government nouns that mean the state even without saying which: "styret" and "administrasjonen" may be a firm's.
_BARE_GOVERNMENT = frozenset({"regjering", "myndighet", "styresmakt", "regime", "junta", "militærjunta"})
_AGED = re.compile(r"\d+-åring(?:en|a)")
_HYPHENATED_PEOPLE = re.compile(r"norsk-?(?=\w{4})")
_GROUP_LIKE_PERSONS = frozenset({"kilde", "kjelde"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun with the edges of its phrase and what stands in it."""

    head: int
    first: int
    last: int
    nationalities: tuple[str, ...]
    possessor: int | None
    possessor_text: str
    indefinite_article: bool
    before_name: bool

    @property
    def nationality(self) -> str | None:
        """The one state that an adjective names, None if none or several do."""
        return self.nationalities[0] if len(self.nationalities) == 1 else None


def descriptions(doc: Document, ignored: frozenset[int], names: frozenset[int]) -> Iterator[Mention]:
    """Every description outside ``ignored`` and ``names`` tokens, in text order of its noun."""
    for t in doc.tokens:
        if (
            t.i in ignored
            or t.i in names
            or not (t.form[:1].isalpha() or _AGED.fullmatch(t.form))
            or _is_verb(doc, t, names)
        ):
            continue
        found = _description(doc, t, names)
        if found is not None:
            yield found


def _is_verb(doc: Document, t: Token, names: frozenset[int]) -> bool:
    """Not a noun to the tagger, unless a genitive name stands right before it ("Kims tolk")."""
    if t.i - 1 in names and doc.tokens[t.i - 1].form.endswith("s") and t.upos == "VERB":
        return titles.load().look_up(t.form) is None
    return t.upos in {"VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ"} and t.feat("Case") is None


def _description(doc: Document, t: Token, names: frozenset[int]) -> Mention | None:
    """The mention that token ``t`` heads; the phrase around it is read only once the word is known to head one."""
    demonym = t.form.lower().endswith(("ne", "ane", "ene")) and t.upos in {"NOUN", "PROPN"}
    code = nations.load().by_demonym(t.form) if demonym else None
    if code is not None:
        bare = replace(_phrase(doc, t.i, names), last=t.i + 1)
        return _make(doc, bare, EntityType.STATE, "description:demonym", state=code, number="plur")
    citizen = _citizen(doc, t, names)
    if citizen is not None:
        return citizen
    if t.form[:1].islower() and nations.region_by_name(t.form) is not None:
        alone = replace(_phrase(doc, t.i, names), first=t.i, last=t.i + 1)
        return _make(doc, alone, EntityType.PLACE, "description:region", number="sing")
    role = titles.load().look_up(t.form)
    if role is not None and role.form.base not in _GROUP_LIKE_PERSONS:
        return _person(doc, _phrase(doc, t.i, names), role)
    found = collectives.load().look_up(t.form)
    if found is None:
        return _hyphenated(doc, _phrase(doc, t.i, names)) if "-" in t.form else None
    phrase = _phrase(doc, t.i, names)
    if found.type == "state":
        return _state(doc, phrase, found)
    if found.type == "group":
        return _group(doc, phrase, found)
    return _thing(doc, phrase, found)


def _citizen(doc: Document, t: Token, names: frozenset[int]) -> Mention | None:
    """One person or several by nation or age: "ukraineren", "et hundretalls norsksudanere", "58-åringen"."""
    if _AGED.fullmatch(t.form):
        phrase = _phrase(doc, t.i, names)
        return None if phrase.before_name else _make(doc, phrase, EntityType.PERSON, "description:aged", number="sing")
    hyphenated = _HYPHENATED_PEOPLE.match(t.form.lower())
    if t.upos not in {"NOUN", "PROPN"} and not (hyphenated and t.upos == "ADJ"):
        return None
    if not t.form[:1].islower():
        return None
    code = nations.load().by_demonym(t.form)
    phrase = _phrase(doc, t.i, names)
    if phrase.before_name:
        return None
    if t.form.lower().endswith(("eren", "aren", "mannen")) and code is not None:
        citizen = replace(phrase, nationalities=(code,))
        return _make(doc, citizen, EntityType.PERSON, "description:citizen", title=t.form.lower(), number="sing")
    if hyphenated and nations.load().by_demonym(t.form.lower()[hyphenated.end() :]) and t.form.endswith(("e", "ar")):
        return _make(doc, phrase, EntityType.GROUP, "description:people", title=t.form.lower(), number="plur")
    return None


def _phrase(doc: Document, head: int, names: frozenset[int]) -> _Phrase:
    first = left_edge(doc, head, names)
    last = right_edge(doc, head, names)
    owner = possessor(doc, first, head, names)
    owner_text = ""
    if owner is not None:
        start = owner
        while start > first and start - 1 in names and start in names:
            start -= 1
        owner_text = " ".join(t.form for t in doc.tokens[start : owner + 1])
    return _Phrase(
        head,
        first,
        last,
        nationalities(doc, first, head),
        owner,
        owner_text,
        doc.tokens[first].form.lower() in _INDEFINITE,
        head + 1 in names
        and doc.tokens[head].sent == doc.tokens[head + 1].sent
        and not in_contact_clause(doc, head, names),
    )


def _make(
    doc: Document,
    p: _Phrase,
    entity_type: EntityType,
    rule: str,
    *,
    state: str | None = None,
    title: str | None = None,
    gender: str = "",
    number: str = "",
) -> Mention:
    return mention(
        doc,
        p.first,
        p.last,
        MentionKind.DESCRIPTION,
        rule,
        head=p.head,
        entity_type=entity_type,
        state=state,
        nationality=p.nationality,
        title=title,
        gender=gender,
        number=number,
    )


def _person(doc: Document, p: _Phrase, role: Role) -> Mention | None:
    """A single person by title or role; several are a group. A title right before a name is no mention."""
    form = role.form
    if form.plural:
        number = "plur"
        return (
            None
            if p.before_name
            else _make(doc, p, EntityType.GROUP, "description:persons", title=form.base, number=number)
        )
    if p.before_name or _is_neuter_phrase(doc, p, role):
        return None
    if role.is_position and not form.definite and _opens_headline(doc, p):
        return _make(
            doc,
            p,
            EntityType.PERSON,
            "description:person:headline",
            title=form.lemma,
            gender=role.gender,
            number="sing",
        )
    if not form.definite and p.possessor is None and _is_predicate(doc, p):
        return None
    definite = form.definite or p.possessor is not None or doc.tokens[p.first].form.lower() in ARTICLES
    if not (definite or p.nationalities or _stands_alone(doc, p)):
        return None
    rule = "description:person" if form.definite or p.possessor is not None else "description:person:indefinite"
    return _make(doc, p, EntityType.PERSON, rule, title=form.lemma, gender=role.gender, number="sing")


def _is_neuter_phrase(doc: Document, p: _Phrase, role: Role) -> bool:
    """ "et ekstraordinært statsråd" is a meeting and no person."""
    neuter = any(t.form.lower() in {"et", "eit", "det"} for t in doc.tokens[p.first : p.head])
    return neuter and not role.form.base.endswith(("overhode", "overhovud", "ombud", "sendebud", "medlem", "barnebarn"))


def _opens_headline(doc: Document, p: _Phrase) -> bool:
    """A bare title that begins a headline or subheading: "Ordfører hentes til hovedstaden"."""
    tokens = doc.tokens
    start = tokens[p.first].start
    line_start = start == 0 or "\n" in doc.text_of(tokens[p.first - 1].end, start)
    if p.first != p.head or not line_start or p.head + 1 >= len(tokens):
        return False
    line = doc.article.text[start:].partition("\n")[0].rstrip()
    kinds = {s.kind for s in doc.article.segments if s.start <= start < s.end}
    headline = bool(kinds & {SegmentKind.HEADLINE, SegmentKind.SUBHEAD})
    return (headline or line[-1:] not in {".", "!", "?", ":", "»"}) and tokens[p.head + 1].form[:1].islower()


def _is_predicate(doc: Document, p: _Phrase) -> bool:
    """ "X er en klok leder": says what somebody is and denotes nobody new."""
    before = doc.tokens[p.first - 1].form.lower() if p.first else ""
    return before in {
        "er",
        "var",
        "blir",
        "ble",
        "vart",
        "som",
        "være",
        "vere",
        "bli",
        "nå",
        "no",
        "ingen",
        "hver",
        "kvar",
    }


def _stands_alone(doc: Document, p: _Phrase) -> bool:
    """An indefinite title as apposition: "Kari Moe, forsker ved …,"."""
    before = doc.tokens[p.first - 1].form if p.first > doc.sentence_of(p.head).first else ""
    return before in {",", "–", "("} and p.last > p.head + 1


def _state(doc: Document, p: _Phrase, found: Collective) -> Mention | None:
    form = found.form
    owner = nations.load().by_name(p.possessor_text) if p.possessor_text else None
    code = p.nationality or owner
    if found.kind == "government":
        if form.plural and form.base == "regjering" and code is None:
            return _make(doc, p, EntityType.GROUP, "description:governments", number="plur") if form.definite else None
        prefix = nations.load().by_name(form.modifier.rstrip("-")) if form.modifier else None
        if code is None and prefix is None and not (form.definite and (form.base in _BARE_GOVERNMENT or form.modifier)):
            return None
        state = code or prefix or _state_after(doc, p)
        bare = replace(p, last=p.head + 1)
        return _make(doc, bare, EntityType.STATE, "description:government", state=state, title=form.lemma)
    if form.plural or (form.lemma == "land" and not form.definite and _is_plural(doc, p)):
        return _make(doc, p, EntityType.GROUP, "description:countries", title=form.lemma, number="plur")
    if form.definite and not p.before_name and _state_after(doc, p, nations_only=False) is None:
        return _make(doc, p, EntityType.STATE, "description:country", title=form.lemma, number="sing")
    return None


def _state_after(doc: Document, p: _Phrase, *, nations_only: bool = True) -> str | None:
    """The state in "juntaen i Myanmar"; without ``nations_only`` any name, which makes "landet i Texas" a verb."""
    i = p.head + 1
    if i + 1 >= len(doc.tokens) or doc.tokens[i].form not in {"i", "på"}:
        return None
    word = doc.tokens[i + 1].form
    if nations_only:
        return nations.load().by_name(word) or nations.load().by_capital(word)
    return word if word[:1].isupper() else None


def _is_plural(doc: Document, p: _Phrase) -> bool:
    """ "land" is both singular and plural: an attribute without "et" makes it plural ("europeiske land")."""
    before = doc.tokens[p.head - 1].form.lower() if p.head > p.first else ""
    return (
        not p.indefinite_article
        and before.endswith(("e", "få", "fleste"))
        and before not in {"ethvert", "dette", "annet"}
    )


def _group(doc: Document, p: _Phrase, found: Collective) -> Mention | None:
    form = found.form
    if p.before_name or (not form.plural and not form.definite and _is_predicate(doc, p)):
        return None
    if found.kind == "nominalised" and not _is_nominal(doc, p):
        return None
    if form.plural or form.definite or p.indefinite_article or p.possessor is not None:
        number = "plur" if form.plural else "sing"
        return _make(doc, p, EntityType.GROUP, f"description:{found.kind}", title=form.base, number=number)
    return None


def _is_nominal(doc: Document, p: _Phrase) -> bool:
    """A participle after "de" or a numeral with no noun after it: "de løslatte", "tre drepte"."""
    following = doc.tokens[p.head + 1] if p.head + 1 < doc.sentence_of(p.head).last else None
    if following is None or following.upos not in {"NOUN", "ADJ", "PROPN"}:
        return p.first < p.head
    after_article = doc.tokens[p.head - 1].form.lower() in {"de", "dei"}  # which only a definite noun can follow
    return after_article and following.upos == "NOUN" and not following.form.lower().endswith(("ne", "a"))


def _thing(doc: Document, p: _Phrase, found: Collective) -> Mention | None:
    """An organisation or place: definite, or made definite by a possessor or nationality, and not before its name."""
    form = found.form
    if p.before_name:
        return None
    if form.plural and not (form.definite and found.kind == "forces"):
        if found.type != "organization" or not (form.definite or p.first < p.head):
            return None
        return _make(doc, p, EntityType.GROUP, "description:organizations", title=form.base, number="plur")
    if form.definite or p.possessor is not None or (p.nationalities and not p.indefinite_article):
        p = _without_adverbial(doc, p)
        return _make(doc, p, _TYPES[found.type], f"description:{found.kind}", title=form.base, number="sing")
    return None


def _without_adverbial(doc: Document, p: _Phrase) -> _Phrase:
    """Without "fra lufta", "på formiddagen" after the noun: what names nothing says where or when of the verb."""
    words = [t.form for t in doc.tokens[p.head + 1 : p.last]]
    adverbial = (
        bool(words) and words[0] in {"fra", "frå", "til", "med", "på"} and not any(w[:1].isupper() for w in words)
    )
    return replace(p, last=p.head + 1) if adverbial else p


def _hyphenated(doc: Document, p: _Phrase) -> Mention | None:
    """A definite compound on a name that an organisation or place is called by: "Fordo-anlegget"."""
    head, hyphen, tail = doc.tokens[p.head].form.rpartition("-")
    if not hyphen or not head[:1].isupper() or organizations.load().look_up(tail):
        return None
    found = collectives.load().look_up(tail, "place", "organization")
    if found is None or not found.form.definite:
        return None
    return _make(doc, p, _TYPES[found.type], f"description:{found.kind}", title=found.form.base, number="sing")
