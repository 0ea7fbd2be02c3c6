"""Whether a word of an article belongs to a noun class of the frames: by itself, by an attribute ("pansrede kjøretøy"),
as the short form of a longer word said before ("flyene" after "jagerfly"), or as the name of such a thing ("raketter av
typen BrahMos").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events.fillers import Referents
from kg.events.triggers import modifier_stems, stems
from kg.lexicon.frames import NounClass, noun_classes
from kg.model import Document, Item, Token

_NAMING = frozenset({"type", "modell", "merke", "slag", "klasse"})
_POINTING = frozenset({"slik", "samme", "same", "denne", "den", "all", "hver", "kvar", "ingen", "flere", "fleire"})
_OF = frozenset({"", "av", "som"})
_SHORTEST = 3


def in_class(t: Token, nouns: NounClass) -> bool:
    """By lemma; by form only for names and designations, since patterns on forms look at capitals and digits."""
    if not names_a_thing(t):
        return False
    named = t.upos in {"PROPN", "X", "NUM"} or any(c.isdigit() for c in t.form)
    return (named and t.form in nouns) or any(s in nouns for s in (*stems(t), t.form.lower()))


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


def _is_content(doc: Document, t: Token, head: int) -> bool:
    """A part of a phrase that says what the whole is: "16 Falk-fly", "flere typer våpen", "brukte Leopard 2-vogner",
    "containere med ammunisjon"; not "søknad om rakettar".
    """
    if t.upos not in {"NOUN", "PROPN", "X", "NUM", "ADJ"} or syntax.is_genitive(t):
        return False
    if t.rel == "nmod":
        case = syntax.case(doc, t.i)
        holds = case == "med" and in_class(doc.tokens[head], noun_classes()["container"])
        return case in _OF or holds
    return t.rel in {"flat", "compound", "appos", "conj"}


def _with_attribute(doc: Document, head: int, nouns: NounClass) -> bool:
    """ "pansrede kjøretøy", "militært utstyr": patterns of two words."""
    noun = doc.tokens[head].lemma.lower()
    return any(f"{doc.tokens[c].form.lower()} {noun}" in nouns for c in syntax.children(doc, head, "amod"))


def is_known_as(doc: Document, i: int, nouns: NounClass, who: Referents) -> bool:
    """A word that the article has used for a thing of the class: its name, or the end of a longer word, if the text
    points back by it ("flyene", "slike kjøretøy", "tolv fly").
    """
    t = doc.tokens[i]
    if t.upos == "PROPN":
        return t.form.lower() in _names(doc, nouns, who)
    lemma = t.lemma.lower()
    if t.upos != "NOUN" or len(lemma) < _SHORTEST or not (syntax.is_definite(doc, i) or _points(doc, i)):
        return False
    return any(j < i and word != lemma and word.endswith(lemma) for j, word in _words(doc, nouns, who))


def _points(doc: Document, i: int) -> bool:
    around = (doc.tokens[c] for c in syntax.children(doc, i, "det", "amod", "nummod"))
    return any(t.rel == "nummod" or t.lemma.lower() in _POINTING for t in around)


def _words(doc: Document, nouns: NounClass, who: Referents) -> tuple[tuple[int, str], ...]:
    """(token, lemma) of every word of the class in the article, kept with the referents of the document."""
    found = who.class_words.get(nouns.name)
    if found is None:
        nominal = [t for t in doc.tokens if t.upos == "NOUN"]
        found = tuple((t.i, t.lemma.lower()) for t in nominal if in_class(t, nouns))
        found += tuple((t.i, f" {t.lemma.lower()}") for t in nominal if _with_attribute(doc, t.i, nouns))
        who.class_words[nouns.name] = found
    return found


def _names(doc: Document, nouns: NounClass, who: Referents) -> frozenset[str]:
    found = who.class_names.get(nouns.name)
    if found is None:
        found = frozenset(n.lower() for i, _ in _words(doc, nouns, who) for n in _named(doc, i))
        who.class_names[nouns.name] = found
    return found


def _named(doc: Document, i: int) -> Iterator[str]:
    """Names that hang on a word of the class, and the first part of "BrahMos-rakettene"."""
    first, hyphen, _ = doc.tokens[i].form.partition("-")
    if hyphen and first[:1].isupper() and len(first) > _SHORTEST:
        yield first
    kinds = [c for c in syntax.children(doc, i, "nmod") if doc.tokens[c].lemma.lower() in _NAMING]
    for j in (i, *kinds):
        yield from (
            doc.tokens[c].form for c in syntax.children(doc, j, "flat", "appos") if doc.tokens[c].upos == "PROPN"
        )
