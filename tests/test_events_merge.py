"""Mentions of one event become one node; what differs in who, when or which way round stays apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import conllu
from kg.events import merge_mentions
from kg.model import Argument, DateExpression, Document, Event, EventMention, Item, Mention, MentionKind, Modality

SIZE = 8


def _document() -> Document:
    """Sentences of a verb and a full stop: trigger number n stands in sentence n."""
    verb = "1\tskjedde\tskje\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n"
    stop = "2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n"
    (doc,) = conllu.read((verb + stop) * SIZE)
    return doc


DOC = _document()


def span(n: int, kind: MentionKind = MentionKind.TRIGGER) -> Mention:
    t = DOC.tokens[2 * n]
    return Mention(t.start, t.end, t.form, kind, t.i, t.i + 1, t.i, "hand")


def told(n: int, type_: str = "ArmsTransfer", day: str = "", item: str = "", **roles: str) -> EventMention:
    """Trigger number n: a verb in the past, with the roles given as role="filler filler"."""
    arguments = tuple(Argument(r, e, span(n), "hand") for r, fillers in roles.items() for e in fillers.split())
    date = DateExpression(span(n, MentionKind.DATE), day, day, day, "", "hand") if day else None
    items = (Item(item, span(n, MentionKind.ITEM)),) if item else ()
    return EventMention(type_, "f", span(n), arguments, items, date, Modality.ASSERTED, None, "f", past=True)


def noun(m: EventMention, *, definite: bool = True) -> EventMention:
    return replace(m, nominal=True, definite=definite, firm=False, past=False)


def anaphoric(m: EventMention) -> EventMention:
    return replace(m, rule=f"{m.frame}/anaphoric")


def merge(*mentions: EventMention) -> tuple[Event, ...]:
    """The events of these mentions; who is who and holds which position plays no part."""
    return merge_mentions(DOC, mentions, (), ())


def groups(*mentions: EventMention) -> list[list[int]]:
    """Which triggers came together, by their numbers."""
    return [[m.trigger.head // 2 for m in e.mentions] for e in merge(*mentions)]


SALE = {"supplier": "iran", "recipient": "russland"}

TOGETHER = {
    "the same who and whom": (told(0, **SALE), told(1, **SALE)),
    "one tells more than the other": (told(0, **SALE), told(1, supplier="iran")),
    "a definite noun takes up the event before it": (told(0, **SALE), noun(told(1))),
    "a month and a day in it": (told(0, day="2023-09", **SALE), told(1, day="2023-09-13", **SALE)),
    "the same two meet": (told(0, "Meeting", participant="kim putin"), told(1, "Meeting", participant="putin kim")),
    "a mention that points back": (told(0, **SALE), anaphoric(told(1, supplier="iran"))),
}
APART = {
    "another type": (told(0, **SALE), told(1, "Aid", donor="iran", recipient="russland")),
    "another day": (
        told(0, "WeaponTest", day="2023-08-30", agent="nord-korea"),
        told(1, "WeaponTest", day="2023-09-13", agent="nord-korea"),
    ),
    "delivery and counter-delivery": (told(0, **SALE), told(1, supplier="russland", recipient="iran")),
    "another recipient": (told(0, **SALE), told(1, supplier="iran", recipient="syria")),
    "another supplier": (told(0, **SALE), told(1, supplier="syria", recipient="russland")),
    "other participants": (told(0, "Meeting", participant="a b"), told(1, "Meeting", participant="c d")),
    "a noun that names another receiver": (
        told(0, supplier="smuglere", item="droner"),
        noun(told(1, recipient="tyrkia"), definite=False),
    ),
    "a sale that is only asked for": (
        told(0, **SALE),
        replace(noun(told(1, supplier="iran"), definite=False), modality=Modality.POSSIBLE),
    ),
    "a meeting that is only planned": (
        told(0, "Meeting", participant="kim putin"),
        replace(noun(told(1, "Meeting", participant="kim"), definite=False), modality=Modality.FUTURE),
    ),
    "somebody known and people without names": (
        replace(told(0, "Attack", attacker="a"), unnamed=("target",), frame="kill"),
        replace(told(1, "Attack", target="hansen"), frame="kill"),
    ),
    "nothing in common": (told(0, "Attack", attacker="a"), told(1, "Attack", target="b", attacker="c")),
}


@pytest.mark.parametrize("mentions", TOGETHER.values(), ids=list(TOGETHER))
def test_one_event(mentions: tuple[EventMention, ...]) -> None:
    assert groups(*mentions) == [[0, 1]]


@pytest.mark.parametrize("mentions", APART.values(), ids=list(APART))
def test_two_events(mentions: tuple[EventMention, ...]) -> None:
    assert groups(*mentions) == [[0], [1]]


def test_the_event_has_what_all_its_mentions_tell_and_says_why_they_are_one() -> None:
    (event,) = merge(
        *[told(0, item="droner", **SALE), told(1, day="2023-09", supplier="iran"), told(2, item="Droner", **SALE)]
    )
    assert {(a.role, a.entity) for a in event.arguments} == {("supplier", "iran"), ("recipient", "russland")}
    assert [i.label for i in event.items] == ["droner"]
    assert event.date is not None and event.date.value == "2023-09"
    assert len(event.reasons) == 2 and all(event.reasons)


def test_the_most_precise_date_counts() -> None:
    (event,) = merge(*[told(0, day="2023-09", **SALE), told(1, day="2023-09-13", **SALE)])
    assert event.date is not None and event.date.value == "2023-09-13"


def test_the_definite_noun_takes_up_the_nearest_event() -> None:
    first = told(0, supplier="iran", recipient="russland")
    second = told(4, supplier="iran", recipient="syria")
    assert groups(first, second, noun(told(5))) == [[0], [4, 5]]


def test_what_points_back_to_nothing_is_no_event() -> None:
    assert groups(anaphoric(told(0, supplier="iran"))) == []
    assert groups(told(0, "Meeting", participant="a b"), anaphoric(told(1, supplier="iran"))) == [[0]]


def test_a_bare_indefinite_noun_is_talk_about_a_kind() -> None:
    assert groups(noun(told(0), definite=False)) == []
    assert groups(noun(told(0, supplier="iran"), definite=False)) == [[0]]


def test_events_are_numbered_by_their_first_trigger() -> None:
    events = merge(*[told(0, **SALE), told(1, "Meeting", participant="a b"), told(2, **SALE)])
    assert [(e.id, e.type) for e in events] == [("v0", "ArmsTransfer"), ("v1", "Meeting")]


people = st.lists(st.sampled_from("abcd"), max_size=3, unique=True).map(" ".join)


@st.composite
def stories(draw: st.DrawFn) -> list[EventMention]:
    out = []
    for n in range(draw(st.integers(0, SIZE))):
        day = draw(st.sampled_from(["", "2023-09-13", "2023-09-14"]))
        if draw(st.booleans()):
            m = told(n, "Meeting", day, participant=draw(people))
        else:
            m = told(n, "ArmsTransfer", day, supplier=draw(people), recipient=draw(people))
        m = replace(m, modality=draw(st.sampled_from(Modality)))
        m = noun(m, definite=draw(st.booleans())) if draw(st.booleans()) else m
        out.append(anaphoric(m) if draw(st.booleans()) and draw(st.booleans()) else m)
    return out


@given(stories())
def test_no_mention_is_in_two_events_and_nothing_is_made_up(mentions: list[EventMention]) -> None:
    events = merge(*mentions)
    used = [m.trigger.head for e in events for m in e.mentions]
    assert len(used) == len(set(used))
    said = {(m.type, a.role, a.entity) for m in mentions for a in m.arguments}
    for e in events:
        assert {m.type for m in e.mentions} == {e.type}
        assert {(e.type, a.role, a.entity) for a in e.arguments} <= said
        assert not all(m.rule.endswith("/anaphoric") for m in e.mentions)
        assert len(e.reasons) >= len(e.mentions) - 1


def test_a_vague_date_does_not_bring_two_days_together() -> None:
    days = ("2023", "2023-09-13", "2023-09-14")
    found = groups(*(told(n, "Meeting", day, participant="a b") for n, day in enumerate(days)))
    assert found == [[0, 1], [2]]


@given(stories())
def test_days_that_exclude_each_other_never_meet_in_one_event(mentions: list[EventMention]) -> None:
    for e in merge(*mentions):
        days = _days(e)
        assert all(a.startswith(b) or b.startswith(a) for a in days for b in days)


def _days(e: Event) -> set[str]:
    return {m.date.value for m in e.mentions if m.date}
