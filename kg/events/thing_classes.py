"""Whether a word of an article belongs to a noun class of the frames: by itself, by an attribute ("pansrede kjøretøy"),
as the short form of a longer word said before ("flyene" after "jagerfly"), or as the name of such a thing ("raketter av
typen BrahMos").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events.fillers import Referents
from kg.events.short_references import antecedents
from kg.events.triggers import modifier_stems, stems
from kg.lexicon.frames import NounClass, noun_classes
from kg.model import Document, EntityType, Item, Token

_NAMING = frozenset({"type", "modell", "merke", "slag", "klasse"})
_POINTING = frozenset(
    {
        "slik",
        "samme",
        "same",
        "denne",
        "den",
        "all",
        "hver",
        "kvar",
        "ingen",
        "noe",
        "noen",
        "noko",
        "nokon",
        "flere",
        "fleire",
    }
)
_OF = frozenset({"", "av", "som"})
_SHORTEST = 3
_REACH = 8  # sentences within which "utstyret" means the arms that were named


def in_class(t: Token, nouns: NounClass) -> bool:
    """By lemma; by form only for names and designations, since patterns on forms look at capitals and digits."""
    if not names_a_thing(t):
        return False
    if any(s in nouns for s in stems(t)) or t.low in nouns:
        return True
    named = t.upos in {"PROPN", "X", "NUM"} or (not t.form.isalpha() and any(c.isdigit() for c in t.form))
    return named and t.form in nouns


def names_a_thing(t: Token) -> bool:
    """A nominal, or what the tagger took for a verb in the place of one ("utenriksministre")."""
    return t.upos in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"} or (t.upos == "VERB" and not t.feat("VerbForm"))


def is_of_class(doc: Document, item: Item, nouns: NounClass, who: Referents) -> bool:
    """Whether a thing of the text is of the class."""
    head = item.mention.head
    if item.mention.rule == "compound":
        return any(s in nouns for s in modifier_stems(item.label))
    if in_class(doc.tokens[head], nouns) or _with_attribute(doc, head, nouns):
        return True
    inside = (doc.tokens[i] for i in range(item.mention.first, item.mention.last))
    if any(in_class(t, nouns) and _is_content(doc, t, head) for t in inside if t.i != head):
        return True
    return is_known_as(doc, head, nouns, who)


def stands_for(doc: Document, i: int, nouns: NounClass, who: Referents) -> int | None:
    """The noun of the class that a pronoun, a count or a container stands for; None if there is none, or if the word
    denotes somebody known.
    """
    known = who.at(i)
    if known is not None and known[1].type in {EntityType.PERSON, EntityType.GROUP}:
        return None
    found = (j for j in antecedents(doc, i) if in_class(doc.tokens[j], nouns) or _with_attribute(doc, j, nouns)
             or is_known_as(doc, j, nouns, who))  # fmt: skip
    return next(found, None)


def _is_content(doc: Document, t: Token, head: int) -> bool:
    """A part of a phrase that says what the whole is: "16 Falk-fly", "flere typer våpen", "brukte Leopard 2-vogner",
    "containere med ammunisjon"; not "søknad om rakettar".
    """
    if t.upos not in {"NOUN", "PROPN", "X", "NUM", "ADJ"} or syntax.is_genitive(t):
        return False
    if t.rel == "nmod":
        case = syntax.case(doc, t.i)
        whole = doc.tokens[head]
        holds = case == "med" and in_class(whole, noun_classes()["container"])
        holds = holds or (case == "i" and in_class(whole, noun_classes()["money"]))  # "20 millioner i nødhjelp"
        return holds or (case in _OF and not (case == "av" and in_class(whole, noun_classes()["no_share"])))
    return t.rel in {"flat", "compound", "appos", "conj"}


def _with_attribute(doc: Document, head: int, nouns: NounClass) -> bool:
    """ "pansrede kjøretøy", "militært utstyr": patterns of two words."""
    noun = doc.tokens[head].low_lemma
    return any(f"{doc.tokens[c].low} {noun}" in nouns for c in syntax.children(doc, head, "amod"))


def is_known_as(doc: Document, i: int, nouns: NounClass, who: Referents) -> bool:
    """A word that the article has used for a thing of the class: its name, or the end of a longer word, if the text
    points back by it ("flyene", "slike kjøretøy", "tolv fly").
    """
    t = doc.tokens[i]
    if t.upos == "PROPN":
        return any(in_class(doc.tokens[j], nouns) for j in _named_things(doc, who).get(t.low, ()))
    lemma = t.low_lemma
    if t.upos != "NOUN" or len(lemma) < _SHORTEST or not (syntax.is_definite(doc, i) or _points(doc, i)):
        return False
    if lemma in noun_classes()["goods"] and nouns is noun_classes()["weapon"]:
        return any(in_class(doc.tokens[j], nouns) for j, _ in _nouns(doc, who) if _just_before(doc, j, i))
    alike = _by_ending(doc, who).get(lemma[-_SHORTEST:], ())
    longer = (doc.tokens[j] for j, word in alike if j < i and word.endswith(lemma))
    return any(in_class(u, nouns) if u.low_lemma != lemma else _with_attribute(doc, u.i, nouns) for u in longer)


def _just_before(doc: Document, j: int, i: int) -> bool:
    return j < i and doc.tokens[i].sent - doc.tokens[j].sent <= _REACH


def _points(doc: Document, i: int) -> bool:
    around = (doc.tokens[c] for c in syntax.children(doc, i, "det", "amod", "nummod"))
    return any(t.rel == "nummod" or t.low_lemma in _POINTING for t in around)


def _nouns(doc: Document, who: Referents) -> list[tuple[int, str]]:
    """(token, lemma) of the nouns of an article, kept with the referents of the document."""
    if not who.nouns:
        who.nouns.extend((t.i, t.low_lemma) for t in doc.tokens if t.upos == "NOUN")
    return who.nouns


def _by_ending(doc: Document, who: Referents) -> dict[str, list[tuple[int, str]]]:
    """The nouns by their last letters, kept with the referents of the document."""
    if not who.noun_endings:
        for j, lemma in _nouns(doc, who):
            who.noun_endings.setdefault(lemma[-_SHORTEST:], []).append((j, lemma))
    return who.noun_endings


def _named_things(doc: Document, who: Referents) -> dict[str, list[int]]:
    """Names (lower case) to the nouns that they are said to name, kept with the referents of the document."""
    if not who.named_things:
        for i, _ in _nouns(doc, who):
            for name in _names_of(doc, i):
                who.named_things.setdefault(name.lower(), []).append(i)
    return who.named_things


def _names_of(doc: Document, i: int) -> Iterator[str]:
    """Names that hang on a noun or on its "typen", and the first part of "BrahMos-rakettene"."""
    first, hyphen, _ = doc.tokens[i].form.partition("-")
    if hyphen and first[:1].isupper() and len(first) > _SHORTEST:
        yield first
    kinds = [c for c in syntax.children(doc, i, "nmod") if doc.tokens[c].low_lemma in _NAMING]
    for j in (i, *kinds):
        beside = (doc.tokens[c] for c in syntax.children(doc, j, "flat", "appos"))
        yield from (t.form for t in beside if t.upos == "PROPN")
