"""Which capitalised words are part of a name, decided from the article as a whole.

A word that is capitalised only where every word would be (at the start of a sentence) needs the tagger, the recogniser
or a gazetteer to vouch.
"""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon import collectives, first_names, nations, organizations, titles
from kg.lexicon.name_clues import clues, has_ending
from kg.mentions.datelines import datelines
from kg.model import Document, Token
from kg.syntax import remembered

# A first name or a possessive ("Hans"); a medium rather than an organisation ("på TV").
_NOT_ALONE = frozenset({"Hans", "TV"})


def vouched_forms(doc: Document, ignored: frozenset[int]) -> frozenset[str]:
    """Capitalised forms that stand somewhere in the article where only names are capitalised."""
    return frozenset(
        bare(t.form)
        for t in doc.tokens
        if t.form[:1].isupper() and t.i not in ignored and not starts_sentence(doc, t.i) and not _all_caps_word(doc, t)
    )


def bare(form: str) -> str:
    """A name without its genitive ending."""
    if form[-1:] not in {"s", "'", "’"}:
        return form
    for ending in ("'s", "’s", "'", "’"):
        if form.endswith(ending):
            return form[: -len(ending)]
    return form[:-1] if form.endswith("s") and len(form) > 3 else form


@remembered
def starts_sentence(doc: Document, i: int) -> bool:
    """Whether nothing but punctuation stands before token ``i`` in its sentence, or colon, opening quote, dateline."""
    sentence = doc.sentence_of(i)
    if any(report == i for _, _, report in datelines(doc)):
        return True
    if all(doc.tokens[k].upos == "PUNCT" for k in range(sentence.first, i)):
        return True
    before = doc.tokens[i - 1]
    return before.form in {":", "«", "“", '"', "–", "(", "."} or "\n" in doc.text_of(before.end, doc.tokens[i].start)


def _all_caps_word(doc: Document, t: Token) -> bool:
    """A word in capitals before a colon, as captions begin ("STOLT:")."""
    following = doc.tokens[t.i + 1].form if t.i + 1 < len(doc.tokens) else ""
    return len(t.form) > 3 and t.form.isupper() and following == ":"


def is_name_word(doc: Document, i: int, vouched: frozenset[str]) -> bool:
    """Whether token ``i`` is a word of a name; ``vouched`` are the forms that are names elsewhere in the article."""
    t = doc.tokens[i]
    if not t.form[:1].isupper() or t.low in clues("no_name", "words") or not any(c.isalpha() for c in t.form):
        return starts_with_particle(doc, i) or _begins_name_as_pronoun(doc, i)
    if i and doc.tokens[i - 1].form.isdigit() and not next_is_capital(doc, i) and not is_listed(t.form):
        return False  # "737 Max", "25 Leopard"
    starts = starts_sentence(doc, i)
    if t.form.endswith("ske") and starts and next_is_capital(doc, i):
        return False  # "Kurdiske SDF"
    if (t.form in _NOT_ALONE and not next_is_capital(doc, i)) or (starts and _classifies_next(doc, i)):
        return False
    if _all_caps_word(doc, t) or (t.ner.endswith("-DRV") and _is_common_compound(t)):
        return False
    if t.upos == "PRON" and t.form[:1].isupper() and not starts and next_is_capital(doc, i):
        return True  # "juntaleiar Min Aung Hlaing"
    common = starts and is_common_body(t.form) and bare(t.form) not in vouched
    if len(t.form) > 2 and t.form in organizations.load().by_form and not common:
        return True
    if not starts:
        return not _is_common_compound(t) and t.upos not in {"NUM", "DET", "PRON", "ADP", "CCONJ", "SCONJ"}
    if _is_common_noun(t):
        return False
    if bare(t.form) in vouched or t.form in vouched or _is_given_name(doc, t):
        return True
    if t.ner != "O" and not t.ner.endswith("-DRV"):
        return t.upos in {"PROPN", "X"} or (t.ner[:2] in {"B-", "I-", "E-"} and t.upos == "NOUN") or _vouched_by_ner(t)
    if has_ending(bare(t.form).lower(), "organization") and t.form.endswith("s") and _owns_next(doc, i):
        return True  # "Nødhjelpens leder"
    return t.upos == "PROPN" and (next_is_capital(doc, i) or _owns_next(doc, i))


def _classifies_next(doc: Document, i: int) -> bool:
    """A common noun, at the start of a sentence, that says what the name after it is: "Nettavisen Brynje melder"."""
    if is_in_capital(doc, i):
        return True
    if not next_is_capital(doc, i):
        return False
    found = collectives.load().look_up(doc.tokens[i].form, "organization", "place")
    return found is not None and found.form.definite and not found.form.plural and not doc.tokens[i].form.endswith("s")


def _is_given_name(doc: Document, t: Token) -> bool:
    """A first name at the start of a sentence, where "Andre" or "Dag" may be a common word: not alone and unvouched."""
    return first_names.is_first_name(t.form) and (
        next_is_capital(doc, t.i) or t.ner != "O" or t.upos == "PROPN" or t.form.partition("-")[2][:1].isupper()
    )


def _vouched_by_ner(t: Token) -> bool:
    """A person, place or organisation to the recogniser though a common noun to the tagger: trusted for nouns only."""
    return t.upos == "NOUN" and t.ner[2:] in {"PER", "GPE_LOC", "GPE_ORG", "LOC", "ORG"}


def _begins_name_as_pronoun(doc: Document, i: int) -> bool:
    """ "Hun Manet", where the two stand inside a sentence somewhere, the first one capitalised."""
    if doc.tokens[i].form not in clues("pronoun", "words") or not next_is_capital(doc, i):
        return False
    pair = (doc.tokens[i].form, bare(doc.tokens[i + 1].form))
    return any(
        t.form == pair[0] and not starts_sentence(doc, t.i) and next_is_capital(doc, t.i)
        for t in doc.tokens
        if t.form == pair[0] and bare(doc.tokens[min(t.i + 1, len(doc.tokens) - 1)].form) == pair[1]
    )


def starts_with_particle(doc: Document, i: int) -> bool:
    """A lower-case "al-Mabrouk", or "von der Leyen" where the first name is left out."""
    form = doc.tokens[i].form
    if form in clues("particle", "openers"):
        k = i + 1
        while k < len(doc.tokens) and doc.tokens[k].form in clues("particle", "words"):
            k += 1
        return k < len(doc.tokens) and doc.tokens[k].form[:1].isupper() and doc.tokens[k].sent == doc.tokens[i].sent
    head, hyphen, tail = form.partition("-")
    return bool(hyphen) and head in clues("particle", "words") and tail[:1].isupper()


def next_is_capital(doc: Document, i: int) -> bool:
    """Whether the next word begins with a capital letter."""
    return i + 1 < len(doc.tokens) and doc.tokens[i + 1].form[:1].isupper()


def _owns_next(doc: Document, i: int) -> bool:
    """ "Putins talsmann": an ending in -s before a noun."""
    return doc.tokens[i].form.endswith("s") and i + 1 < len(doc.tokens) and doc.tokens[i + 1].upos == "NOUN"


def _is_common_compound(t: Token) -> bool:
    """A capitalised compound whose last part is a common noun: "FN-sanksjonene", "EU-operasjonen", "NATO-sjefen"."""
    head, hyphen, tail = t.form.rpartition("-")
    if not hyphen or not tail[:1].islower() or not head:
        return False
    if t.ner.endswith("PER") and t.ner[:1] in {"I", "E"}:
        return False  # the second half of "Lee Jae-myung"
    if nations.load().by_name(t.form) or organizations.load().look_up(t.form):
        return False
    return tail not in clues("particle", "second_parts") and len(tail) > 2


def _is_common_noun(t: Token) -> bool:
    """A role or collective noun that is capitalised because it begins a sentence."""
    if nations.load().by_name(t.form) or organizations.load().look_up(t.form):
        return False
    if titles.load().look_up(t.form) is not None:
        return True
    return collectives.load().look_up(t.form) is not None or nations.load().by_adjective(t.form) is not None


def is_common_body(form: str) -> bool:
    """ "Hæren", "Sikkerhetsrådet": a listed name that any army or council may be called by, as a common noun."""
    found = collectives.load().look_up(form, "organization")
    return found is not None and found.form.definite and found.form.base in clues("common_body", "words")


def is_in_capital(doc: Document, i: int) -> bool:
    """ "Utenriksdepartementet i Beijing": a body that every state has, told by the capital after it."""
    found = collectives.load().look_up(doc.tokens[i].form, "organization")
    return found is not None and found.kind == "public" and found.form.definite and capital_after(doc, i) is not None


def capital_after(doc: Document, i: int) -> str | None:
    """The state whose capital follows a noun after "i", Norway's left out."""
    words = [t.form for t in doc.tokens[i + 1 : i + 4]]
    if len(words) < 2 or words[0] != "i":
        return None
    n = nations.load()
    code = n.by_capital(" ".join(words[1:3])) or n.by_capital(words[1])
    return code if code != "NO" else None


@lru_cache(maxsize=1 << 14)
def is_listed(text: str) -> bool:
    """Whether nations, regions or organisations list a name."""
    n = nations.load()
    found = n.by_name(text) or n.by_seat(text) or n.by_capital(text) or nations.region_by_name(text)
    return bool(found or organizations.load().look_up(text))
