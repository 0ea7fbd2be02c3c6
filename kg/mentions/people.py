"""Descriptions of persons and peoples: by title or role, nation, age, and bare in headlines."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import nations
from kg.lexicon.titles import Role, court_words
from kg.mentions.noun_phrases import ARTICLES
from kg.mentions.phrases import Phrase, describe, is_predicate, phrase_of
from kg.model import Document, EntityType, Mention, SegmentKind, Token

AGED = re.compile(r"\d+-åring(?:en|a)?")
_QUANTITIES = frozenset({"flere", "fleire", "alle", "mange", "noen", "nokre", "to", "tre", "de", "dei", "er", "var"})
_HYPHENATED_PEOPLE = re.compile(r"norsk-?(?=\w{4})")


def citizen(doc: Document, t: Token, names: frozenset[int]) -> Mention | None:
    """One person or several by nation or age: "ukraineren", "et hundretalls norsksudanere", "58-åringen"."""
    if AGED.fullmatch(t.form):
        phrase = phrase_of(doc, t.i, names)
        if phrase.before_name or (t.form.endswith("åring") and not phrase.indefinite_article):
            return None
        rule = "description:aged:indefinite" if phrase.indefinite_article else "description:aged"
        return describe(doc, phrase, EntityType.PERSON, rule, number="sing")
    if not t.form[:1].islower():
        return None
    lower = t.low
    hyphenated = _HYPHENATED_PEOPLE.match(lower)
    if t.upos not in {"NOUN", "PROPN"} and not (hyphenated and t.upos == "ADJ"):
        return None
    if hyphenated and t.form.endswith(("e", "ar")) and nations.load().by_demonym(lower[hyphenated.end() :]):
        return _nationals(doc, t, names, None)
    code = nations.load().by_demonym(t.form)
    if code is None:
        return None
    if lower.endswith(("eren", "aren", "mannen")):
        phrase = replace(phrase_of(doc, t.i, names), nationalities=(code,))
        one = describe(doc, phrase, EntityType.PERSON, "description:citizen", title=lower, number="sing")
        return None if phrase.before_name else one
    return _nationals(doc, t, names, code) if is_plural_indefinite(t) else None


def _nationals(doc: Document, t: Token, names: frozenset[int], code: str | None) -> Mention | None:
    """Several people of a nation, not the nation: "fire serbere", "tusenvis av kenyanere"."""
    phrase = phrase_of(doc, t.i, names)
    if phrase.before_name or is_predicate(doc, phrase):
        return None
    if code is not None:
        phrase = replace(phrase, nationalities=(code,))
    return describe(doc, phrase, EntityType.GROUP, "description:people", title=t.low, number="plur")


def is_plural_indefinite(t: Token) -> bool:
    """By the tagger, and by the ending where that is plain."""
    plural = t.feat("Number") == "Plur" or t.low.endswith(("ere", "arar"))
    return plural and t.feat("Definite") != "Def" and not t.low.endswith("ne")


def person(doc: Document, p: Phrase, role: Role) -> Mention | None:
    """A single person by title or role; several are a group. A title right before a name is no mention."""
    form = role.form
    if form.plural:
        number = "plur"
        return (
            None
            if p.before_name
            else describe(doc, p, EntityType.GROUP, "description:persons", title=form.base, number=number)
        )
    if p.before_name or _is_neuter_phrase(doc, p, role):
        return None
    aged = _with_age(doc, p)
    if aged is not None:
        rule = "description:person:headline"
        return describe(doc, aged, EntityType.PERSON, rule, title=form.lemma, gender=role.gender, number="sing")
    if role.is_position and not form.definite and _opens_headline(doc, p):
        return describe(
            doc,
            p,
            EntityType.PERSON,
            "description:person:headline",
            title=form.lemma,
            gender=role.gender,
            number="sing",
        )
    if not form.definite and p.possessor is None and is_predicate(doc, p):
        return None
    definite = form.definite or p.possessor is not None or doc.tokens[p.first].low in ARTICLES
    if not (definite or p.nationalities or _stands_alone(doc, p)):
        return None
    rule = "description:person" if form.definite or p.possessor is not None else "description:person:indefinite"
    return describe(doc, p, EntityType.PERSON, rule, title=form.lemma, gender=role.gender, number="sing")


def _with_age(doc: Document, p: Phrase) -> Phrase | None:
    """A bare noun with an age in brackets that begins a headline: "Ingeniør (38) tatt på Gardermoen"."""
    words = [t.form for t in doc.tokens[p.head + 1 : p.head + 4]]
    bracket = len(words) == 3 and words[0] == "(" and words[1].isdigit() and words[2] == ")"
    bare = p.first == p.head and not p.indefinite_article
    return replace(p, last=p.head + 4) if bracket and bare else None


def nominalised(doc: Document, p: Phrase, base: str) -> Mention | None:
    """One person by a participle or adjective: "den siktede", "en ansatt", in court reports also "tiltalte" alone."""
    before = doc.tokens[p.head - 1].low if p.head > doc.sentence_of(p.head).first else ""
    following = doc.tokens[p.head + 1] if p.head + 1 < doc.sentence_of(p.head).last else None
    if following is not None and following.upos in {"NOUN", "PROPN", "ADJ"}:
        return None
    plural = any(t.low in {"de", "dei", "disse", "desse"} or t.upos == "NUM" for t in doc.tokens[p.first : p.head])
    definite = any(t.low == "den" for t in doc.tokens[p.first : p.head])
    alone = p.first == p.head and doc.tokens[p.head].low in court_words("alone") and before not in _QUANTITIES
    if plural or not (definite or alone or p.indefinite_article):
        return None
    rule = "description:person:indefinite" if p.indefinite_article else "description:person"
    return describe(doc, p, EntityType.PERSON, rule, title=base, number="sing")


def _is_neuter_phrase(doc: Document, p: Phrase, role: Role) -> bool:
    """ "et ekstraordinært statsråd" is a meeting and no person."""
    neuter = any(t.low in {"et", "eit", "det"} for t in doc.tokens[p.first : p.head])
    return neuter and not role.form.base.endswith(("overhode", "overhovud", "ombud", "sendebud", "medlem", "barnebarn"))


def _opens_headline(doc: Document, p: Phrase) -> bool:
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


def _stands_alone(doc: Document, p: Phrase) -> bool:
    """An indefinite title as apposition: "Kari Moe, forsker ved …,"."""
    before = doc.tokens[p.first - 1].form if p.first > doc.sentence_of(p.head).first else ""
    return before in {",", "–", "("} and p.last > p.head + 1
