"""Titles that no role noun beside the name tells: who leads an organisation, whose colleague somebody is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import nations
from kg.lexicon.titles import leading_verbs
from kg.mentions.reader import Reader
from kg.mentions.span import mention
from kg.model import EntityType, Mention, MentionKind, TitleFact

_LED_REACH = 5  # words from a verb of leading to the name of what is led
_PASSING = frozenset({"delegasjon", "operasjon", "program"})  # led for a time, and no office
_COLLEAGUES = frozenset({"kollega", "kollegaen", "motpart", "motparten", "kollegaa"})


def leading(reader: Reader, name: Mention) -> Iterator[TitleFact]:
    """ "Pavel Havran, som leder etterretningstjenesten VSK": who leads an organisation is its leader."""
    i = name.last + 2
    relative = reader.form(name.last) == "," and reader.form(name.last + 1) == "som"
    verb = leading_verbs().get(reader.form(i)) if relative else None
    if verb is None or reader.role(name.first - 1) is not None:
        return  # "kommandør N.N., som leder operasjonen" has the rank
    led = _led_body(reader, i + 1)
    if led is not None:
        evidence = mention(reader.doc, i, i + 1, MentionKind.TITLE, "title:leads", head=i, title=verb.title)
        yield TitleFact(name, verb.title, led, None, verb.past, evidence, "title:leads")


def _led_body(reader: Reader, start: int) -> Mention | None:
    """The organisation that begins at a token, or whose name stands after the noun that begins there."""
    low = reader.doc.tokens[start].sent if start < len(reader.doc.tokens) else -1
    for i in range(start, min(start + _LED_REACH, len(reader.doc.tokens))):
        t = reader.doc.tokens[i]
        m = reader.starting.get(i)
        if m is not None:
            of_itself = m.entity_type is EntityType.ORGANIZATION and m.kind is not MentionKind.PRONOUN
            return m if of_itself and not m.rule.endswith("indefinite") and m.title not in _PASSING else None
        if t.sent != low or t.upos in {"PUNCT", "VERB", "AUX", "ADP", "SCONJ", "CCONJ"}:
            return None
    return None


def colleague(reader: Reader, name: Mention) -> Iterator[TitleFact]:
    """ "Sveriges forsvarsminister A møtte sin danske kollega B": B is what A is, of the adjective's state."""
    noun = name.first - 1
    if reader.form(noun) not in _COLLEAGUES:
        return
    states = [nations.load().by_adjective(reader.form(i)) for i in range(max(noun - 2, 0), noun)]
    sentence = reader.doc.tokens[noun].sent
    before = (i for i in range(noun - 1, -1, -1) if reader.doc.tokens[i].sent == sentence)
    title = next((r for i in before if (r := reader.role(i)) is not None and r.is_position), None)
    state = next((s for s in states if s), None)
    if title is not None and state and title.kind == "state":
        evidence = mention(
            reader.doc, noun, noun + 1, MentionKind.TITLE, "title:colleague", head=noun, title=title.lemma
        )
        yield TitleFact(name, title.lemma, None, state, False, evidence, "title:colleague")
