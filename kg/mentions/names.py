"""Where names stand: runs of capitalised words, cut where two names meet, joined where one name has small words.

Whether a capitalised word is a name is decided from the article as a whole: a word that is capitalised only
where every word would be (at the start of a sentence) needs the tagger, the recogniser or a gazetteer to vouch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import collectives, first_names, nations, organizations, titles
from kg.lexicon.name_clues import clues, has_ending
from kg.model import Document, Token

_QUOTES = {"«": "»", "“": "”", '"': '"'}
# A first name or a possessive ("Hans"); a medium rather than an organisation ("på TV").
_NOT_ALONE = frozenset({"Hans", "TV"})
_LONGEST_GAZETTEER_NAME = 5


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (half-open) that make one name; ``gazetteer`` if a list has it whole."""

    first: int
    last: int
    gazetteer: bool = False


def name_spans(doc: Document, ignored: frozenset[int]) -> tuple[NameSpan, ...]:
    """All names of a document in text order, disjoint."""
    vouched = _vouched_forms(doc, ignored)
    out: list[NameSpan] = []
    i = 0
    while i < len(doc.tokens):
        form = doc.tokens[i].form
        if i in ignored or not (form[:1].isupper() or "-" in form):
            i += 1
            continue
        listed = _listed(doc, i, vouched)
        if listed is not None:
            out.append(listed)
            i = listed.last
        elif _is_name_word(doc, i, vouched) and not _in_ship_name(doc, i):
            last = _run_end(doc, i, vouched, ignored)
            out += _cut(doc, i, last)
            i = last
        else:
            i += 1
    return tuple(out)


# ------------------------------------------------------------------------------------ what is a name


def _vouched_forms(doc: Document, ignored: frozenset[int]) -> frozenset[str]:
    """Capitalised forms that stand somewhere in the article where only names are capitalised."""
    return frozenset(
        bare(t.form)
        for t in doc.tokens
        if t.i not in ignored and t.form[:1].isupper() and not starts_sentence(doc, t.i) and not _all_caps_word(doc, t)
    )


def bare(form: str) -> str:
    """A name without its genitive ending."""
    for ending in ("'s", "’s", "'", "’"):
        if form.endswith(ending):
            return form[: -len(ending)]
    return form[:-1] if form.endswith("s") and len(form) > 3 else form


def starts_sentence(doc: Document, i: int) -> bool:
    """Whether nothing but punctuation stands before token ``i`` in its sentence, or a colon or opening quote does."""
    sentence = doc.sentence_of(i)
    if all(doc.tokens[k].upos == "PUNCT" for k in range(sentence.first, i)):
        return True
    before = doc.tokens[i - 1]
    return before.form in {":", "«", "“", '"', "–", "(", "."} or "\n" in doc.text_of(before.end, doc.tokens[i].start)


def _all_caps_word(doc: Document, t: Token) -> bool:
    """A word in capitals before a colon, as captions begin ("STOLT:")."""
    following = doc.tokens[t.i + 1].form if t.i + 1 < len(doc.tokens) else ""
    return len(t.form) > 3 and t.form.isupper() and following == ":"


def _is_name_word(doc: Document, i: int, vouched: frozenset[str]) -> bool:
    t = doc.tokens[i]
    if not t.form[:1].isupper() or t.form.lower() in clues("no_name", "words") or not any(c.isalpha() for c in t.form):
        return _starts_with_particle(doc, i)
    if i and doc.tokens[i - 1].form.isdigit() and not _next_is_capital(doc, i) and not is_listed(t.form):
        return False  # "737 Max", "25 Leopard"
    if t.form.endswith("ske") and starts_sentence(doc, i) and _next_is_capital(doc, i):
        return False  # "Kurdiske SDF"
    if t.form in _NOT_ALONE and not _next_is_capital(doc, i):
        return False
    if _all_caps_word(doc, t) or (t.ner.endswith("-DRV") and _is_common_compound(t)):
        return False
    if t.upos == "PRON" and t.form[:1].isupper() and not starts_sentence(doc, i) and _next_is_capital(doc, i):
        return True  # "juntaleiar Min Aung Hlaing"
    common = starts_sentence(doc, i) and _is_common_body(t.form) and bare(t.form) not in vouched
    if len(t.form) > 2 and t.form in organizations.load().by_form and not common:
        return True
    if not starts_sentence(doc, i):
        return not _is_common_compound(t) and t.upos not in {"NUM", "DET", "PRON", "ADP", "CCONJ", "SCONJ"}
    if _is_common_noun(t):
        return False
    if bare(t.form) in vouched or t.form in vouched or _is_given_name(doc, t):
        return True
    if t.ner != "O" and not t.ner.endswith("-DRV"):
        return t.upos in {"PROPN", "X"} or (t.ner[:2] in {"B-", "I-", "E-"} and t.upos == "NOUN") or _vouched_by_ner(t)
    if has_ending(bare(t.form).lower(), "organization") and t.form.endswith("s") and _owns_next(doc, i):
        return True  # "Nødhjelpens leder"
    return t.upos == "PROPN" and (_next_is_capital(doc, i) or _owns_next(doc, i))


def _is_given_name(doc: Document, t: Token) -> bool:
    """A first name at the start of a sentence, where "Andre" or "Dag" may be a common word: not alone and unvouched."""
    return first_names.is_first_name(t.form) and (
        _next_is_capital(doc, t.i) or t.ner != "O" or t.upos == "PROPN" or t.form.partition("-")[2][:1].isupper()
    )


def _vouched_by_ner(t: Token) -> bool:
    """A person, place or organisation to the recogniser though a common noun to the tagger: trusted for nouns only."""
    return t.upos == "NOUN" and t.ner[2:] in {"PER", "GPE_LOC", "GPE_ORG", "LOC", "ORG"}


def _starts_with_particle(doc: Document, i: int) -> bool:
    """A lower-case "al-Mabrouk", or a particle right after and before a capitalised word."""
    form = doc.tokens[i].form
    head, hyphen, tail = form.partition("-")
    return bool(hyphen) and head in clues("particle", "words") and tail[:1].isupper()


def _next_is_capital(doc: Document, i: int) -> bool:
    return i + 1 < len(doc.tokens) and doc.tokens[i + 1].form[:1].isupper()


def _owns_next(doc: Document, i: int) -> bool:
    """ "Putins talsmann": an ending in -s before a noun."""
    return doc.tokens[i].form.endswith("s") and i + 1 < len(doc.tokens) and doc.tokens[i + 1].upos == "NOUN"


def _is_common_compound(t: Token) -> bool:
    """A capitalised compound whose last part is a common noun: "FN-sanksjonene", "EU-operasjonen", "NATO-sjefen"."""
    head, hyphen, tail = t.form.rpartition("-")
    if not hyphen or not tail[:1].islower() or not head:
        return False
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


def _in_ship_name(doc: Document, i: int) -> bool:
    """Inside quotation marks that hold nothing but a short capitalised name: ships, reports, operations."""
    k = i - 1
    while k >= 0 and doc.tokens[k].form[:1].isupper() and i - k < 4:
        k -= 1
    closing = _QUOTES.get(doc.tokens[k].form) if k >= 0 else None
    if closing is None:
        return False
    end = next((j for j in range(i, min(i + 5, len(doc.tokens))) if doc.tokens[j].form == closing), None)
    if end is None or not all(
        doc.tokens[j].form[:1].isupper() or doc.tokens[j].form[:1].isdigit() for j in range(k + 1, end)
    ):
        return False
    return not any(doc.tokens[j].form in {".", "!", "?"} for j in range(k + 1, end))


# ----------------------------------------------------------------------------------- how far it goes


def _listed(doc: Document, i: int, vouched: frozenset[str]) -> NameSpan | None:
    """The longest name from a gazetteer that starts at token ``i``."""
    if not doc.tokens[i].form[:1].isupper():
        return None
    for n in range(min(_LONGEST_GAZETTEER_NAME, len(doc.tokens) - i), 1, -1):
        text = " ".join(t.form for t in doc.tokens[i : i + n])
        if is_listed(text) and not _next_extends(doc, i + n):
            return NameSpan(i, i + n, True)
    form = doc.tokens[i].form
    if starts_sentence(doc, i) and _is_common_body(form) and bare(form) not in vouched:
        return None
    if starts_sentence(doc, i) and len(form) > 2 and not _next_is_capital(doc, i) and _alone_at_start(doc.tokens[i]):
        return NameSpan(i, i + 1, True)
    if nations.load().by_name(form) and not _continues_name(doc, i):
        return NameSpan(i, i + 1, True)
    return None


def _is_common_body(form: str) -> bool:
    """ "Hæren", "Sikkerhetsrådet": a listed name that any army or council may be called by, as a common noun."""
    found = collectives.load().look_up(form, "organization")
    return found is not None and found.form.definite and found.form.base in clues("common_body", "words")


def _alone_at_start(t: Token) -> bool:
    """A listed organisation, capital or seat at the start of a sentence, where capitals prove nothing."""
    if organizations.load().look_up(t.form):
        return True
    n = nations.load()
    return t.upos in {"PROPN", "NOUN", "X"} and bool(n.by_capital(t.form) or n.by_seat(t.form))


def _next_extends(doc: Document, i: int) -> bool:
    """Whether the recogniser lets a name go on at token ``i``: "Hong Kong" in "Hong Kong International Airport"."""
    return i < len(doc.tokens) and doc.tokens[i].form[:1].isupper() and doc.tokens[i].ner[:1] in {"I", "E"}


def _continues_name(doc: Document, i: int) -> bool:
    """Whether the recogniser takes a nation's name as part of a longer one ("Norge Rundt")."""
    return doc.tokens[i].ner[:2] in {"B-", "I-", "E-"} and not doc.tokens[i].form.endswith("s")


@lru_cache(maxsize=1 << 14)
def is_listed(text: str) -> bool:
    """Whether nations, regions or organisations list a name."""
    n = nations.load()
    found = n.by_name(text) or n.by_seat(text) or n.by_capital(text) or nations.region_by_name(text)
    return bool(found or organizations.load().look_up(text))


def _run_end(doc: Document, i: int, vouched: frozenset[str], ignored: frozenset[int]) -> int:
    """The end of the run of name words that starts at ``i``."""
    last = i + 1
    end = doc.sentence_of(i).last
    while last < end and last not in ignored:
        t, before = doc.tokens[last], doc.tokens[last - 1]
        if "\n" in doc.text_of(before.end, t.start):
            break
        if t.form[:1].isupper() and _is_name_word(doc, last, vouched):
            if nations.load().by_name(t.form) and before.ner[:2] in {"S-", "E-", "O"}:
                break
        elif not _is_small_part(doc, last):
            break
        last += 1
    return last


def _is_small_part(doc: Document, i: int) -> bool:
    """A word inside a name that is not capitalised: "de", "al-", "&", a digit."""
    t, before = doc.tokens[i], doc.tokens[i - 1]
    if _starts_with_particle(doc, i):
        return True
    if not _next_is_capital(doc, i):
        return t.form.isdigit() and len(t.form) <= 2 and _inside(t)
    if t.form in clues("particle", "words"):
        return _inside(t) or before.ner.endswith("PER")
    return t.form == "&" or (t.form.isdigit() and len(t.form) <= 2)


def _inside(t: Token) -> bool:
    return t.ner[:1] in {"I", "E"}


def _cut(doc: Document, first: int, last: int) -> Iterator[NameSpan]:
    """Cut a run where a genitive ends ("Kinas Xi Jinping"), a listed name ends, or the same name comes again."""
    start = first
    for k in range(first + 1, last):
        if _boundary(doc, start, k, last):
            yield NameSpan(start, k)
            start = k
    yield NameSpan(start, last)


def _boundary(doc: Document, start: int, k: int, last: int) -> bool:
    before, here = doc.tokens[k - 1], doc.tokens[k]
    if any(doc.tokens[j].form == here.form for j in range(start, k)) and len(here.form) > 3:
        return True
    if before.ner[:2] in {"B-", "I-"} and here.ner[:2] in {"I-", "E-"} and here.ner.endswith("ORG"):
        return False  # "Norges Burmakomité" is one name to the recogniser
    text = " ".join(t.form for t in doc.tokens[start:k])
    if before.form.endswith("s") and before.form != "s" and _is_genitive_name(doc, text, before):
        return True
    if before.ner[:2] in {"S-", "E-"} and here.ner[:2] in {"S-", "B-"}:
        return not (before.ner[2:] == here.ner[2:] == "PER")
    return False


def _is_genitive_name(doc: Document, text: str, before: Token) -> bool:
    if nations.load().by_name(text) or organizations.load().look_up(text):
        return organizations.load().look_up(text) is None or text not in organizations.load().by_form
    return (
        before.feat("Case") == "Gen"
        and before.ner[:2] in {"S-", "E-", "O"}
        and not first_names.is_first_name(before.form)
    )


def words(doc: Document, span: NameSpan) -> Sequence[str]:
    """The word forms of a name."""
    return [t.form for t in doc.tokens[span.first : span.last]]
