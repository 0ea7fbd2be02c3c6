"""Titles that a verb gives its subject or object: appointments, and "er/var" after a coordinated clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import titles
from kg.mentions.reader import Reader
from kg.model import Mention, MentionKind

_APPOINTING = frozenset(
    {
        "utnevnt",
        "utnevnte",
        "utnemnd",
        "utnemnde",
        "valgt",
        "valgte",
        "vald",
        "valde",
        "utpekt",
        "utpekte",
        "utpeikt",
        "innsatt",
        "innsett",
        "forfremmet",
        "forfremma",
        "gjenvalgt",
        "attvald",
        "ansatt",
        "tilsett",
        "kåret",
    }
)
# Verbs of serving, which take "som": "fortsetter som leder for", "gikk av som ordfører".
_SERVING = frozenset(
    {
        "fortsette",
        "fortsetter",
        "fortsatte",
        "held",
        "tiltrer",
        "tiltrådte",
        "tiltrådt",
        "tiltredde",
        "begynner",
        "begynte",
        "begynt",
        "jobber",
        "jobbet",
        "jobba",
        "jobbar",
        "arbeider",
        "arbeidet",
        "arbeidde",
        "går",
        "gikk",
        "gjekk",
        "trakk",
        "trekker",
        "trekkjer",
        "overtar",
        "overtok",
        "overtek",
        "tar",
        "tok",
        "tek",
        "sitter",
        "sit",
        "satt",
        "sat",
    }
)
_SWORN = frozenset({"tatt", "teken", "tas", "tok", "tekne", "teke"})
_PARTICLES = frozenset({"av", "seg", "over", "fram", "inn", "også", "òg"})
_AUXILIARIES = frozenset({"ble", "blei", "vart", "er", "blitt", "vorte", "var"})
_UNREAL = frozenset(
    {
        "ikke",
        "ikkje",
        "aldri",
        "kan",
        "vil",
        "skal",
        "skulle",
        "ville",
        "kunne",
        "bør",
        "hvis",
        "dersom",
        "om",
        "kanskje",
    }
)
_BEFORE_THE_NAME = _APPOINTING | _AUXILIARIES | _SERVING
_GIVING_OR_HOLDING = _APPOINTING | _SERVING | _SWORN
_COPULAS = frozenset({"er", "var"})
_BETWEEN = frozenset({"i", "sin", "tid", "også", "òg", "da", "då", "nå", "no", "en", "ei", "periode", "lenge"})
_NEW = frozenset({"ny", "nye", "landets"})


def appointments(reader: Reader, person: Mention) -> Iterator[int]:
    """The titles that "utnevnt til (ny) statsråd" gives a person who is its subject ("ble N.N. utnevnt") or object."""
    sentence = reader.doc.sentence_of(person.first)
    before = reader.form(person.first - 1)
    if reader.words(sentence).isdisjoint(_GIVING_OR_HOLDING) and before not in _GIVING_OR_HOLDING:
        return
    verb = next((i for i in range(person.last, sentence.last) if reader.form(i) in _GIVING_OR_HOLDING), None)
    yield from _as_object(reader, person)
    if verb is None and before in _BEFORE_THE_NAME:
        verb = person.first - 1
    if verb is None or any(reader.form(i) in _UNREAL for i in range(sentence.first, sentence.last)):
        return
    if _other_person_between(reader, person, verb) or (verb < person.first and before in _AUXILIARIES):
        return
    i = max(verb + 1, person.last if verb < person.first else 0)
    serving = reader.form(verb) in _SERVING
    sworn = reader.form(verb) in _SWORN and reader.form(verb + 1) == "i" and reader.form(verb + 2) in {"ed", "eid"}
    if sworn:  # "ble tatt i ed som president"
        i, serving = max(i, verb + 3), True
    while serving and reader.form(i) in _PARTICLES:
        i += 1
    if reader.form(i) != "som" and (serving or reader.form(i) != "til"):
        return
    i += 1
    while reader.form(i) in _NEW or titles.load().is_modifier(reader.form(i)):
        i += 1
    role = reader.role(i)
    if role is not None and role.is_position and not role.form.definite:
        yield i


def _as_object(reader: Reader, person: Mention) -> Iterator[int]:
    """ "har utpekt partifellen N.N., leder av …, til ny statsråd": the verb before, its "til" after an apposition."""
    sentence = reader.doc.sentence_of(person.first)
    near = range(max(sentence.first, person.first - 4), person.first)
    if not any(reader.form(i) in _APPOINTING for i in near) or reader.form(person.first - 1) in _APPOINTING:
        return
    for i in range(person.last, min(person.last + 10, sentence.last)):
        if reader.form(i) != "til":
            continue
        k = i + 1
        while reader.form(k) in _NEW or titles.load().is_modifier(reader.form(k)):
            k += 1
        role = reader.role(k)
        if role is not None and role.is_position and not role.form.definite:
            yield k
            return


def later_predicates(reader: Reader, person: Mention) -> Iterator[int]:
    """The bare title after a coordinated copula whose subject opens the sentence: "Hun satt … og var ordfører"."""
    sentence = reader.doc.sentence_of(person.first)
    if person.first != sentence.first or person.kind is MentionKind.DESCRIPTION:
        return
    if reader.words(sentence).isdisjoint(_COPULAS):
        return
    for i in range(person.last + 1, sentence.last - 1):
        if reader.form(i) not in _COPULAS or reader.form(i - 1) != "og":
            continue
        k = i + 1
        while reader.form(k) in _BETWEEN or titles.load().is_modifier(reader.form(k)):
            k += 1
        role = reader.role(k)
        if role is not None and role.is_position and not role.form.definite and k + 1 not in reader.starting:
            yield k


def _other_person_between(reader: Reader, person: Mention, verb: int) -> bool:
    first, last = sorted((person.first, verb))
    between = [m for m in reader.persons if first < m.first < last and m.first >= person.last]
    return any(m.kind is not MentionKind.DESCRIPTION for m in between)
