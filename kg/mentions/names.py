"""Where names stand: runs of capitalised words, cut where two names meet, joined where one name has small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon import first_names, nations, organizations
from kg.lexicon.name_clues import clues
from kg.mentions.institution_names import institution_end
from kg.mentions.name_words import (
    bare,
    is_common_body,
    is_in_capital,
    is_listed,
    is_name_word,
    next_is_capital,
    starts_sentence,
    starts_with_particle,
    vouched_forms,
)
from kg.model import Document, Token

_QUOTES = {"«": "»", "“": "”", '"': '"'}
_LONGEST_GAZETTEER_NAME = 5
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (half-open) that make one name."""

    first: int
    last: int


def name_spans(doc: Document, ignored: frozenset[int]) -> tuple[NameSpan, ...]:
    """All names of a document in text order, disjoint."""
    vouched = vouched_forms(doc, ignored)
    openers = clues("particle", "openers")
    out: list[NameSpan] = []
    end = 0
    beginnings = (t for t in doc.tokens if t.form[:1].isupper() or "-" in t.form or t.form in openers)
    for i in (t.i for t in beginnings if t.i not in ignored):
        if i < end:
            continue
        institution = institution_end(doc, i)
        listed = _listed(doc, i, vouched) if institution is None else NameSpan(i, institution)
        if listed is not None:
            out.append(_with_noun(doc, listed))
            end = out[-1].last
        elif is_name_word(doc, i, vouched) and not _in_ship_name(doc, i):
            last = _run_end(doc, i, vouched, ignored)
            out += _cut(doc, i, last)
            out[-1] = _with_noun(doc, out[-1])
            end = out[-1].last
    return tuple(out)


def _with_noun(doc: Document, span: NameSpan) -> NameSpan:
    """A name with the noun written small that ends it: "Oslo tingrett", "Sunan flyplass"; not after a genitive."""
    last = span.last
    text = " ".join(t.form for t in doc.tokens[span.first : last])
    follows = last < doc.sentence_of(span.first).last and doc.tokens[last].form in clues("following", "words")
    if not follows or doc.tokens[last - 1].feat("Case") == "Gen" or nations.load().by_name(text):
        return span
    return NameSpan(span.first, last + 1)


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


def _listed(doc: Document, i: int, vouched: frozenset[str]) -> NameSpan | None:
    """The longest name from a gazetteer that starts at token ``i``."""
    if not doc.tokens[i].form[:1].isupper():
        return None
    forms = [t.form for t in doc.tokens[i : i + _LONGEST_GAZETTEER_NAME]]
    for n in range(len(forms), 1, -1):
        if is_listed(" ".join(forms[:n])) and not _next_extends(doc, i + n):
            return NameSpan(i, i + n)
    form, starts = forms[0], starts_sentence(doc, i)
    if starts and (is_in_capital(doc, i) or (is_common_body(form) and bare(form) not in vouched)):
        return None
    if starts and len(form) > 2 and not next_is_capital(doc, i) and _alone_at_start(doc.tokens[i]):
        return NameSpan(i, i + 1)
    if nations.load().by_name(form) and not _continues_name(doc, i):
        return NameSpan(i, i + 1)
    return None


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


def _run_end(doc: Document, i: int, vouched: frozenset[str], ignored: frozenset[int]) -> int:
    """The end of the run of name words that starts at ``i``."""
    last = i + 1
    end = doc.sentence_of(i).last
    while last < end and last not in ignored:
        t, before = doc.tokens[last], doc.tokens[last - 1]
        if "\n" in doc.text_of(before.end, t.start):
            break
        if t.form[:1].isupper() and is_name_word(doc, last, vouched):
            if nations.load().by_name(t.form) and before.ner[:2] in {"S-", "E-", "O"}:
                break
        elif _is_nickname(doc, last):
            last += 2
        elif not _is_small_part(doc, last):
            break
        last += 1
    return last


def _is_nickname(doc: Document, i: int) -> bool:
    """ "Jimmy «Barbecue» Chérizier": a capitalised word in quotation marks inside a name."""
    words = [t.form for t in doc.tokens[i : i + 4]]
    return len(words) == 4 and words[0] == "«" and words[2] == "»" and words[1][0].isupper() and words[3][0].isupper()


def _is_small_part(doc: Document, i: int) -> bool:
    """A word inside a name that is not capitalised: "de", "al-", "&", a digit."""
    t, before = doc.tokens[i], doc.tokens[i - 1]
    if starts_with_particle(doc, i):
        return True
    if t.form in clues("particle", "words") and _capital_after_particles(doc, i):
        if _inside(t) or before.form in clues("particle", "openers"):
            return True
        return t.upos != "SCONJ" and (before.ner.endswith("PER") or first_names.is_first_name(before.form))
    if t.low in _SUFFIXES:
        return before.form[:1].isupper()
    if t.form == "." and before.low in _SUFFIXES:
        return i + 1 < len(doc.tokens) and doc.tokens[i + 1].sent == t.sent
    if not next_is_capital(doc, i):
        return t.form.isdigit() and len(t.form) <= 2 and _inside(t)
    return t.form == "&" or (t.form.isdigit() and len(t.form) <= 2)


def _capital_after_particles(doc: Document, i: int) -> bool:
    """ "von der Leyen", "de la Cruz": only particles stand between token ``i`` and the next capitalised word."""
    k = i + 1
    while k < min(i + 3, len(doc.tokens)) and doc.tokens[k].form in clues("particle", "words"):
        k += 1
    return k < len(doc.tokens) and doc.tokens[k].form[:1].isupper()


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
