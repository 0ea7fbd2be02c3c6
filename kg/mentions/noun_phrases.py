"""How far a noun phrase reaches: read from the words first, from the tree where the words leave it open.

The words decide on the left (articles, adjectives, numerals, possessors stand there in a fixed order); on the
right only prepositional attributes that the tree hangs on the noun are taken, never a relative clause.
"""

from __future__ import annotations

import re

from kg.lexicon import collectives, nations, titles
from kg.lexicon.coreference import saying_forms
from kg.model import Document, Token
from kg.syntax import case, children, subtree

POSSESSIVES = frozenset(
    {
        "hans",
        "hennes",
        "hennar",
        "sin",
        "si",
        "sitt",
        "sine",
        "min",
        "mi",
        "mitt",
        "mine",
        "vår",
        "vårt",
        "våre",
        "deres",
        "deira",
    }
)
ARTICLES = frozenset(
    {"den", "det", "de", "dei", "denne", "dette", "disse", "desse", "en", "ein", "ei", "et", "eit", "noen", "nokre"}
)
# Words that weak taggers call adjectives in nynorsk, but that open a phrase or a clause.
_NEVER_INSIDE = frozenset(
    {
        "utanfor",
        "utenfor",
        "ifølgje",
        "ifølge",
        "noe",
        "noko",
        "etter",
        "då",
        "no",
        "nå",
        "vart",
        "var",
        "er",
        "har",
        "kan",
        "ikkje",
        "ikke",
        "korleis",
        *(
            "frå",
            "fra",
            "for",
            "med",
            "mot",
            "til",
            "om",
            "på",
            "av",
            "over",
            "under",
            "ved",
            "mellom",
            "hos",
            "i",
            "å",
            "at",
            "som",
        ),
    }
)
_QUANTIFIERS = frozenset(
    {"en", "ein", "ei", "et", "eit", "flere", "fleire", "to", "tre", "fire", "fem", "noen", "nokre", "mange", "andre"}
)
_INDEFINITE_QUANTIFIERS = frozenset({"flere", "fleire", "mange", "alle", "begge", "flest", "fleste", "hundre", "tusen"})
_OLD = frozenset({"gammel", "gamle", "gamal", "gammal", "gamalt", "gammelt"})
_AUXILIARIES = frozenset({"har", "hadde", "er", "var", "kan", "kunne"})
_AGE = re.compile(r"\d+-år\w*")
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "appos", "conj", "cc", "punct"})
# Time expressions that the tree hangs on the nearest noun although they belong to the verb.
_TIME = re.compile(
    r"(?:man|tirs?|tys|ons|tors|fre|laur?|lør|søn|sun)dag\w*|januar|februar|mars|april|mai|juni|juli|august|september|oktober|"
    r"november|desember|år\w*|uk[ea]\w*|veke\w*|kveld\w*|natt\w*|morg[eo]n\w*|fjor|dag|går|\d+",
    re.IGNORECASE,
)
_ATTRIBUTE_PREPOSITIONS = frozenset({"i", "for", "ved", "til", "på", "frå", "fra", "med", "innen", "av", "hos"})


def left_edge(doc: Document, head: int, names: frozenset[int]) -> int:
    """The first token of the phrase of noun ``head``; ``names`` holds the tokens that are part of names."""
    i = head
    low = doc.sentence_of(head).first
    i = _with_quantity(doc, i, low, names)
    while i > low and _belongs_left(doc, i - 1, names):
        i -= 1
        if _is_possessor(doc, doc.tokens[i], i in names):
            return _possessor_start(doc, i, low, names)
    return i


def _with_quantity(doc: Document, head: int, low: int, names: frozenset[int]) -> int:
    """The noun for an amount before a plural noun and its adjectives: "en håndfull dissidenter", "tusenvis av unge"."""
    i = head - 1
    while i > low and i not in names and _adjective(doc.tokens[i]):
        i -= 1
    if i > low and doc.tokens[i].form == "av" and doc.tokens[i - 1].low in collectives.load().crowds:
        return i - 1
    amount = i > low and doc.tokens[i].low in collectives.load().quantities
    return i if amount and doc.tokens[i - 1].low in {"en", "ein", "ei", "et", "eit"} else head


def in_contact_clause(doc: Document, head: int, names: frozenset[int]) -> bool:
    """Whether the name after noun ``head`` opens a clause on it: "en kilde NRK har snakket med"."""
    i = head + 1
    end = doc.sentence_of(head).last
    while i < end and i in names:
        i += 1
    if i == head + 1 or i >= end:
        return False
    auxiliary = doc.tokens[i].low in _AUXILIARIES
    before = doc.tokens[head - 1].low if head else ""
    quantified = before in _QUANTIFIERS or (head > 0 and doc.tokens[head - 1].upos == "NUM")
    return auxiliary and (quantified or any(t.low in {"med", "til"} for t in doc.tokens[i : i + 6]))


def _belongs_left(doc: Document, i: int, names: frozenset[int]) -> bool:
    t = doc.tokens[i]
    form = t.low
    if i in names:
        return _is_possessor(doc, t, True)
    if form in ARTICLES or form in POSSESSIVES or form in _INDEFINITE_QUANTIFIERS or nations.load().by_adjective(form):
        return True
    if form in _NEVER_INSIDE:
        return False
    if form == "år":
        return i > 0 and doc.tokens[i - 1].form.isdigit() and doc.tokens[i + 1].low in _OLD
    if form in {"og", "eller"}:
        return i > 0 and _adjective(doc.tokens[i - 1]) and _adjective(doc.tokens[i + 1])
    if t.upos == "ADV" and i > 0:  # "et hittil ukjent selskap"
        return doc.tokens[i - 1].low in ARTICLES and _adjective(doc.tokens[i + 1])
    return _adjective(t) or t.upos in {"DET", "NUM"} or _is_possessor(doc, t, False)


def _adjective(t: Token) -> bool:
    adjectival = t.upos == "ADJ" or bool(nations.load().by_adjective(t.form))
    return (adjectival and t.rel not in {"root", "advmod", "xcomp", "ccomp"}) or (adjectival and t.rel == "amod")


def _is_possessor(doc: Document, t: Token, is_name: bool) -> bool:
    if is_name:
        if t.form[-1:] not in {"s", "'", "’"}:
            return False
        if t.feat("Case") == "Gen" or t.rel == "nmod" or nations.load().by_name(t.form[:-1]):
            return True
        return any(o.form == t.form[:-1] for o in doc.tokens)
    return t.upos == "NOUN" and (t.feat("Case") == "Gen" or is_genitive_noun(t.form))


def is_genitive_noun(form: str) -> bool:
    """A definite noun of the lists with a genitive -s: "statsministerens", "partiets"."""
    if not form.endswith("s"):
        return False
    found = titles.load().look_up(form[:-1]) or collectives.load().look_up(form[:-1])
    return found is not None and found.form.definite and form[:-1].lower() != found.form.lemma


def _possessor_start(doc: Document, i: int, low: int, names: frozenset[int]) -> int:
    """The start of a genitive phrase that ends at token ``i``: a whole name, or a noun with its words before it."""
    if i in names:
        while i > low and i - 1 in names and doc.tokens[i - 1].form[-1:] not in {"s"}:
            i -= 1
        return i
    return left_edge(doc, i, names)


def right_edge(doc: Document, head: int, names: frozenset[int]) -> int:
    """One past the last token of the phrase of noun ``head``: possessive after it, then attributes with preposition."""
    last = head + 1
    end = doc.sentence_of(head).last
    if last < end and doc.tokens[last].low in POSSESSIVES - {"sine", "sin", "min"}:
        last += 1
    if last >= end or doc.tokens[last].low not in _ATTRIBUTE_PREPOSITIONS:
        return last
    if doc.tokens[last].low == "til" and head and doc.tokens[head - 1].low in saying_forms():
        return last  # "seier ministeren til NRK"
    if last + 1 < end and doc.tokens[last].form in {"på", "for"} and doc.tokens[last + 1].form in {"sin", "si"}:
        return last  # "hæren på sin side"
    for c in children(doc, head, "nmod"):
        words = subtree(doc, c)
        if words[0] == last and case(doc, c):
            return _until_clause(doc, c, words, names)
    return _by_words(doc, last, end, names)


def _until_clause(doc: Document, attribute: int, words: tuple[int, ...], names: frozenset[int]) -> int:
    """The end of an attribute, cut before a clause, an apposition, a coordination or a time word inside it."""
    if _TIME.fullmatch(doc.tokens[attribute].form):
        return words[0]
    cut: set[int] = set()
    for w in words:
        t = doc.tokens[w]
        if w != attribute and t.low == "til" and w > words[0]:
            cut |= set(subtree(doc, t.head))
        if w != attribute and (
            t.rel in _CLAUSES - {"appos"} or (t.rel == "appos" and w not in names) or _TIME.fullmatch(t.form)
        ):
            cut |= set(subtree(doc, w))
    last = words[0]
    while last in words and last not in cut:
        last += 1
    return last if last > words[0] + 1 else _by_words(doc, words[0], doc.sentence_of(attribute).last, names)


def _by_words(doc: Document, preposition: int, end: int, names: frozenset[int]) -> int:
    """The end of "for/ved/frå/i + name or noun" read off the words alone, or ``preposition`` if it is nothing such."""
    word = doc.tokens[preposition].low
    if word not in {"for", "ved", "fra", "frå", "i", "til", "på", "med"}:
        return preposition
    i = preposition + 1
    article = i < end and doc.tokens[i].low in ARTICLES
    while i < end and i not in names and (doc.tokens[i].low in ARTICLES or _adjective(doc.tokens[i])):
        i += 1
    if i < end and doc.tokens[i].form == "«":
        closing = next((k for k in range(i, min(i + 6, end)) if doc.tokens[k].form == "»"), None)
        return preposition if closing is None else closing + 1
    if i in names:
        while i < end and i in names:
            i += 1
        return i
    if i >= end or _TIME.fullmatch(doc.tokens[i].form) or not doc.tokens[i].form[:1].isalnum():
        return preposition
    noun = doc.tokens[i].upos == "NOUN" or article
    if (noun and word in {"for", "ved", "fra", "frå", "med"}) or _AGE.fullmatch(doc.tokens[i].form):
        return i + 1
    return preposition


def nationalities(doc: Document, first: int, head: int) -> tuple[str, ...]:
    """The states that adjectives before the noun name."""
    found = [code for i in range(first, head) for code in nations.load().adjectives_in(doc.tokens[i].form)]
    return tuple(dict.fromkeys(found))


def possessor(doc: Document, first: int, head: int, names: frozenset[int]) -> int | None:
    """The genitive or possessive token of a phrase (the last word of a name), before the noun or right after it."""
    for i in range(head - 1, first - 1, -1):
        t = doc.tokens[i]
        if t.low in POSSESSIVES or _is_possessor(doc, t, i in names):
            return i
    after = head + 1
    if after < doc.sentence_of(head).last and doc.tokens[after].low in POSSESSIVES:
        return after
    return None
