"""Roles and things of an event, read from hand-written trees with hand-made entities."""

from dataclasses import replace
from pathlib import Path

import pytest
from handmade_frames import FRAMES
from handmade_trees import documents, mention, table, word

from kg.events import find_event_mentions
from kg.model import Document, Entity, EntityType, EventMention, Mention, MentionKind

DATA = Path(__file__).parent / "data" / "events"
SENTENCES = {doc.article.id: doc for doc in documents(DATA, "functions")}
STATE, PLACE, PERSON = EntityType.STATE, EntityType.PLACE, EntityType.PERSON
KNOWN = {
    "Sverige": STATE, "Danmark": STATE, "Polen": STATE, "Estland": STATE,
    "Malmø": PLACE, "Gdansk": PLACE, "Kongen": PERSON, "presidenten": PERSON,
}  # fmt: skip


def entities(doc: Document, **other_types: EntityType) -> list[Entity]:
    """One entity for every word of the sentence that is known; its id is its name."""
    out = []
    for name, entity_type in (KNOWN | other_types).items():
        forms = [t.form for t in doc.tokens if t.form in {name, name + "s"}]
        found: list[Mention] = [replace(mention(doc, f), entity_type=entity_type) for f in forms]
        if found:
            out.append(Entity(name, entity_type, name, tuple(found)))
    return out


def read(case: str, trigger: str, **other_types: EntityType) -> EventMention:
    doc = SENTENCES[case]
    found = find_event_mentions(doc, entities(doc, **other_types), (), FRAMES)
    return next(m for m in found if m.trigger.head == word(doc, trigger))


def shown(m: EventMention) -> str:
    return " ".join([*(f"{a.role}={a.entity}" for a in m.arguments), *(f"item={i.label}" for i in m.items)])


@pytest.mark.parametrize(("case", "trigger", "expected"), table(DATA / "arguments.tsv"))
def test_roles(case: str, trigger: str, expected: str) -> None:
    assert shown(read(case, trigger)) == expected, SENTENCES[case].article.text


@pytest.mark.parametrize("case", [row[0] for row in table(DATA / "arguments.tsv")])
def test_every_role_names_the_words_and_the_rule(case: str) -> None:
    doc = SENTENCES[case]
    for m in find_event_mentions(doc, entities(doc), (), FRAMES):
        for part in (m.trigger, *(a.mention for a in m.arguments), *(i.mention for i in m.items)):
            assert doc.article.text[part.start : part.end] == part.text
        assert all(a.rule for a in m.arguments) and m.rule


def test_a_filler_of_the_wrong_type_is_no_match() -> None:
    assert shown(read("active", "leverte", Polen=PLACE)) == "supplier=Sverige item=jagerfly"
    assert shown(read("particle-as-case", "tok", presidenten=STATE)) == "host=Kongen"


def test_an_entity_fills_one_role_of_a_trigger() -> None:
    for case, trigger, _ in table(DATA / "arguments.tsv"):
        fillers = [a.entity for a in read(case, trigger).arguments if a.role != "place"]
        assert len(fillers) == len(set(fillers))


def test_what_the_frame_requires_and_the_sentence_lacks_leaves_only_a_mention_that_points_back() -> None:
    assert read("genitive", "leveranse").rule.endswith("/anaphoric")
    assert not read("active", "leverte").rule.endswith("/anaphoric")


def test_a_trigger_without_the_required_thing_is_no_event() -> None:
    doc = SENTENCES["adjective"]
    assert find_event_mentions(doc, entities(doc), (), FRAMES) == ()


def test_entities_alone_make_no_event() -> None:
    doc = SENTENCES["light-passive"]
    assert find_event_mentions(doc, entities(doc), (), FRAMES) == ()


def test_trigger_mentions_say_what_they_are() -> None:
    m = read("active", "leverte")
    assert (m.type, m.frame, m.trigger.kind, m.nominal) == ("ArmsTransfer", "test-supply", MentionKind.TRIGGER, False)
