"""Descriptions: noun phrases without a name that denote a person, state, organisation, place or group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.lexicon import collectives, nations, organizations, titles
from kg.lexicon.collectives import Collective
from kg.mentions.crowds import crowd, is_amount, may_be_nominal
from kg.mentions.name_words import capital_after
from kg.mentions.people import AGED, citizen, nominalised, person
from kg.mentions.phrases import Phrase, describe, is_counted, is_predicate, phrase_of
from kg.model import Document, EntityType, Mention, Token
from kg.syntax import remembered

_TYPES = {
    "organization": EntityType.ORGANIZATION,
    "group": EntityType.GROUP,
    "state": EntityType.STATE,
    "place": EntityType.PLACE,
}
# Government nouns that mean the state even without saying which: "styret" and "administrasjonen" may be a firm's.
_BARE_GOVERNMENT = frozenset({"regjering", "myndighet", "styresmakt", "regime", "junta", "militærjunta"})
_ADVERBIAL = frozenset({"fra", "frå", "til", "med", "på", "for"})
# Ends of nouns for people whose plurals are no verbs ("arbeidar", "fiskar" may be).
_NO_VERBS = (
    "ant",
    "ist",
    "ent",
    "ør",
    "iser",
    "mann",
    "at",
    "log",
    "nom",
    "ing",
    "ling",
    "aktivist",
    "kvinne",
    "general",
    "agent",
)
_NEIGHBOURS = frozenset({"nabo", "granne"})
_GROUP_LIKE_PERSONS = frozenset({"kilde", "kjelde"})


def descriptions(doc: Document, ignored: frozenset[int], names: frozenset[int]) -> Iterator[Mention]:
    """Every description outside ``ignored`` and ``names`` tokens, in text order of its noun."""
    for t in doc.tokens:
        if t.i in ignored or t.i in names or not _may_head(t.form) or _is_verb(doc, t, names):
            continue
        found = _description(doc, t, names)
        if found is not None:
            yield found


@lru_cache(maxsize=1 << 14)
def _may_head(form: str) -> bool:
    """Whether a list knows a word, or its spelling tells of people: most words of a text can head no description."""
    if not form[:1].isalpha():
        return AGED.fullmatch(form) is not None
    if "-" in form or form.lower().startswith("norsk") or form.lower() in collectives.load().crowds:
        return True
    listed = titles.load().look_up(form) or nations.load().by_demonym(form) or nations.region_by_name(form)
    return listed is not None or any(collectives.load().look_up(form + e) is not None for e in ("", "e"))


def _is_verb(doc: Document, t: Token, names: frozenset[int]) -> bool:
    """Not a noun to the tagger, unless a genitive name stands right before it ("Kims tolk")."""
    if t.i - 1 in names and doc.tokens[t.i - 1].form.endswith("s") and t.upos == "VERB":
        return titles.load().look_up(t.form) is None
    if t.upos == "VERB" and (_is_plainly_noun(t.form) or (t.i > 0 and is_amount(doc.tokens[t.i - 1].form))):
        return False
    return t.upos in {"VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ"} and t.feat("Case") is None


def _is_plainly_noun(form: str) -> bool:
    """ "demonstrantar", "offiserane": plurals that no verb looks like, whatever the tagger says."""
    role = titles.load().look_up(form)
    return role is not None and role.form.plural and role.form.base.endswith(_NO_VERBS)


def _description(doc: Document, t: Token, names: frozenset[int]) -> Mention | None:
    """The mention that token ``t`` heads; the phrase around it is read only once the word is known to head one."""
    many = crowd(doc, t, names)
    if many is not None:
        return many
    demonym = t.low.endswith(("ne", "ane", "ene")) and t.upos in {"NOUN", "PROPN"}
    code = nations.load().by_demonym(t.form) if demonym else None
    if code is not None:
        bare = replace(phrase_of(doc, t.i, names), last=t.i + 1)
        return describe(doc, bare, EntityType.STATE, "description:demonym", state=code, number="plur")
    one_of_a_people = citizen(doc, t, names)
    if one_of_a_people is not None:
        return one_of_a_people
    if t.form[:1].islower() and nations.region_by_name(t.form) is not None:
        alone = replace(phrase_of(doc, t.i, names), first=t.i, last=t.i + 1)
        return describe(doc, alone, EntityType.PLACE, "description:region", number="sing")
    role = titles.load().look_up(t.form)
    if role is not None and role.form.base not in _GROUP_LIKE_PERSONS:
        return person(doc, phrase_of(doc, t.i, names), role)
    found = collectives.load().look_up(t.form)
    one = found if found is not None and found.kind == "nominalised" else collectives.load().look_up(t.form + "e")
    if one is not None and one.kind == "nominalised" and one.form.base == one.form.lemma:
        single = nominalised(doc, phrase_of(doc, t.i, names), one.form.base)
        if single is not None:
            return single
    if found is None:
        return _hyphenated(doc, phrase_of(doc, t.i, names)) if "-" in t.form else None
    phrase = phrase_of(doc, t.i, names)
    if found.form.base in _NEIGHBOURS and found.form.definite and not found.form.plural and _is_of_states(doc):
        return _state(doc, phrase, replace(found, type="state", kind="country"))
    if found.type == "state":
        return _state(doc, phrase, found)
    if found.type == "group":
        return _group(doc, phrase, found)
    return _thing(doc, phrase, found)


@remembered
def _is_of_states(doc: Document) -> bool:
    """Whether an article speaks of two states or more, so that "naboen" is rather one of them."""
    look_up = nations.load().by_name
    return len({code for t in doc.tokens if t.form[:1].isupper() and (code := look_up(t.form)) is not None}) > 1


def _state(doc: Document, p: Phrase, found: Collective) -> Mention | None:
    form = found.form
    owner = nations.load().by_name(p.possessor_text) if p.possessor_text else None
    code = p.nationality or owner
    if found.kind == "government":
        if form.plural and form.base == "regjering" and code is None:
            made = describe(doc, p, EntityType.GROUP, "description:governments", number="plur")
            return made if form.definite else None
        prefix = nations.load().by_name(form.modifier.rstrip("-")) if form.modifier else None
        owned = p.possessor is not None and collectives.load().look_up(p.possessor_text, "state") is not None
        telling = (
            form.base in _BARE_GOVERNMENT or form.modifier or form.base.removesuffix("styre") not in {"", form.base}
        )
        told = owned or (form.definite and telling)
        if code is None and prefix is None and not told:
            return None
        state = code or prefix or _state_after(doc, p)
        bare = replace(p, last=p.head + 1)
        return describe(doc, bare, EntityType.STATE, "description:government", state=state, title=form.lemma)
    if form.plural or (form.lemma == "land" and not form.definite and _is_plural(doc, p)):
        return describe(doc, p, EntityType.GROUP, "description:countries", title=form.lemma, number="plur")
    if form.definite and not p.before_name and _state_after(doc, p, nations_only=False) is None:
        p = _without_adverbial(doc, p)
        return describe(doc, p, EntityType.STATE, "description:country", title=form.lemma, number="sing")
    return None


def _state_after(doc: Document, p: Phrase, *, nations_only: bool = True) -> str | None:
    """The state in "juntaen i Myanmar"; without ``nations_only`` any name, which makes "landet i Texas" a verb."""
    i = p.head + 1
    if i + 1 >= len(doc.tokens) or doc.tokens[i].form not in {"i", "på"}:
        return None
    word = doc.tokens[i + 1].form
    if nations_only:
        return nations.load().by_name(word) or nations.load().by_capital(word)
    return word if word[:1].isupper() else None


def _is_plural(doc: Document, p: Phrase) -> bool:
    """ "land" is both singular and plural: an attribute without "et" makes it plural ("europeiske land")."""
    before = doc.tokens[p.head - 1].low if p.head > p.first else ""
    return (
        not p.indefinite_article
        and before.endswith(("e", "få", "fleste"))
        and before not in {"ethvert", "dette", "annet"}
    )


def _group(doc: Document, p: Phrase, found: Collective) -> Mention | None:
    form = found.form
    if p.before_name or (not form.plural and not form.definite and is_predicate(doc, p)):
        return None
    if found.kind == "nominalised" and not may_be_nominal(doc, p):
        return None
    counted = is_counted(doc, p)
    if form.plural or form.definite or p.indefinite_article or p.possessor is not None or counted:
        number = "plur" if form.plural or counted else "sing"
        return describe(doc, p, EntityType.GROUP, f"description:{found.kind}", title=form.base, number=number)
    return None


def _thing(doc: Document, p: Phrase, found: Collective) -> Mention | None:
    """An organisation or place that is not followed by its name: definite, or brought in with "en" and "et"."""
    form = found.form
    if p.before_name or (form.base == "rett" and _is_entitlement(doc, p)):
        return None
    if form.plural and not (form.definite and found.kind == "forces"):
        return _several(doc, p, found)
    if form.definite or p.possessor is not None or (p.nationalities and not p.indefinite_article):
        p = _without_adverbial(doc, p)
        code = capital_after(doc, p.head) if found.kind == "public" and not p.nationalities else None
        p = replace(p, nationalities=(code,)) if code is not None else p
        return describe(doc, p, _TYPES[found.type], f"description:{found.kind}", title=form.base, number="sing")
    if p.indefinite_article and found.type == "organization" and not is_predicate(doc, p):
        rule = f"description:{found.kind}:indefinite"
        return describe(doc, p, EntityType.ORGANIZATION, rule, title=form.base, number="sing")
    return None


def _is_entitlement(doc: Document, p: Phrase) -> bool:
    """ "retten til å streike", "på retten": a right, not a court."""
    following = doc.tokens[p.head + 1].low if p.head + 1 < len(doc.tokens) else ""
    before = doc.tokens[p.first - 1].low if p.first else ""
    return following in {"til", "på", "sin", "min"} or before in {"har", "hadde", "på", "om"} or p.first < p.head


def _several(doc: Document, p: Phrase, found: Collective) -> Mention | None:
    """Several organisations that words tell from others of the kind; armed forces also without."""
    told = found.form.definite or p.first < p.head or found.kind == "forces"
    if found.type != "organization" or not told:
        return None
    return describe(doc, p, EntityType.GROUP, "description:organizations", title=found.form.base, number="plur")


def _without_adverbial(doc: Document, p: Phrase) -> Phrase:
    """Without "fra lufta", "på formiddagen" after the noun: what names nothing says where or when of the verb."""
    words = [t.form for t in doc.tokens[p.head + 1 : p.last]]
    adverbial = bool(words) and words[0] in _ADVERBIAL and not any(w[:1].isupper() for w in words)
    return replace(p, last=p.head + 1) if adverbial else p


def _hyphenated(doc: Document, p: Phrase) -> Mention | None:
    """A definite compound on a name that an organisation or place is called by: "Fordo-anlegget"."""
    head, hyphen, tail = doc.tokens[p.head].form.rpartition("-")
    if not hyphen or not head[:1].isupper() or organizations.load().look_up(tail):
        return None
    found = collectives.load().look_up(tail, "place", "organization")
    if found is None or not found.form.definite:
        return None
    return describe(doc, p, _TYPES[found.type], f"description:{found.kind}", title=found.form.base, number="sing")
