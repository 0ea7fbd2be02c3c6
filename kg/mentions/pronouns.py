"""Personal and possessive pronouns, found by form: there are few, and taggers know them badly in nynorsk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.mentions.span import mention
from kg.model import Document, Mention, MentionKind, Token


@dataclass(frozen=True, slots=True)
class _Form:
    gender: str
    number: str
    person: int
    possessive: bool = False


_FORMS = {
    **dict.fromkeys(("han", "ham"), _Form("masc", "sing", 3)),
    "hans": _Form("masc", "sing", 3, True),
    **dict.fromkeys(("hun", "henne", "ho"), _Form("fem", "sing", 3)),
    **dict.fromkeys(("hennes", "hennar"), _Form("fem", "sing", 3, True)),
    **dict.fromkeys(("sin", "sitt", "sine"), _Form("", "", 3, True)),
    **dict.fromkeys(("de", "dem", "dei"), _Form("", "plur", 3)),
    **dict.fromkeys(("deres", "deira"), _Form("", "plur", 3, True)),
    **dict.fromkeys(("vedkommende", "vedkomande"), _Form("", "sing", 3)),
    "dets": _Form("neut", "sing", 3, True),
    **dict.fromkeys(("jeg", "meg", "eg"), _Form("", "sing", 1)),
    **dict.fromkeys(("min", "mitt", "mine"), _Form("", "sing", 1, True)),
    **dict.fromkeys(("vi", "me", "oss"), _Form("", "plur", 1)),
    **dict.fromkeys(("vår", "vårt", "våre"), _Form("", "plur", 1, True)),
}
CONCERNED = frozenset({"vedkommende", "vedkomande"})
_ARTICLE_LIKE = frozenset({"de", "dei", "den"})


def pronouns(doc: Document, ignored: frozenset[int], taken: frozenset[int]) -> Iterator[Mention]:
    """Every pronoun mention outside ``ignored`` and ``taken`` tokens."""
    for t in doc.tokens:
        form = _FORMS.get(t.low)
        if form is None or t.i in ignored or t.i in taken or _is_article(doc, t) or _is_other_word(doc, t, form):
            continue
        last = t.i + 1
        if last < doc.sentence_of(t.i).last and doc.tokens[last].low in {"selv", "sjølv"}:
            last += 1
        yield mention(
            doc,
            t.i,
            last,
            MentionKind.PRONOUN,
            "pronoun:possessive" if form.possessive else "pronoun",
            head=t.i,
            gender=form.gender,
            number=form.number,
            person=form.person,
        )


def _is_article(doc: Document, t: Token) -> bool:
    """ "de" before the noun or adjective that it determines."""
    if t.low not in _ARTICLE_LIKE or t.i + 1 >= len(doc.tokens):
        return False
    following = doc.tokens[t.i + 1]
    if following.form == "som":
        return True
    if t.rel == "det" or following.upos in {"NUM", "ADJ"}:
        return t.head > t.i or following.upos == "NUM"
    return following.upos == "NOUN" and following.low.endswith(("ene", "ane", "erne"))


def _is_other_word(doc: Document, t: Token, form: _Form) -> bool:
    """ "vår" (spring), "min" before a full stop (minutes), "sin" as a mark of the genitive is still a pronoun."""
    if t.low in {"vår", "mine"} and t.upos == "NOUN":
        return True
    before = doc.tokens[t.i - 1].low if t.i else ""
    if t.low in CONCERNED:  # "vedkommende myndighet", "for mitt vedkommende"
        following = doc.tokens[t.i + 1].upos if t.i + 1 < len(doc.tokens) else ""
        return following in {"NOUN", "ADJ"} or (before in _FORMS and _FORMS[before].possessive)
    return t.low == "vår" and before in {"i", "denne", "siste", "neste", "til", "sist"}
