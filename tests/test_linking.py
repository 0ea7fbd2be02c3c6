"""Across articles: who is one and who stays two, which events are told twice, which texts are printed twice."""

from dataclasses import dataclass
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.linking import link
from kg.model import (
    Analysis,
    Argument,
    Article,
    DateExpression,
    Document,
    Entity,
    EntityType,
    Event,
    Mention,
    MentionKind,
    PlaceLink,
    Position,
    Segment,
    SegmentKind,
    Status,
)

PERSON, STATE, ORGANIZATION, PLACE = (
    EntityType.PERSON,
    EntityType.STATE,
    EntityType.ORGANIZATION,
    EntityType.PLACE,
)


def mention(text: str, start: int, kind: MentionKind = MentionKind.NAME) -> Mention:
    return Mention(start, start + len(text), text, kind, 0, 1, 0, "test")


@dataclass
class Draft:
    """An article's analysis being put together: entities get their ids in order."""

    id: str
    text: str = ""
    published: date | None = None

    def __post_init__(self) -> None:
        self.entities: list[Entity] = []
        self.positions: list[Position] = []
        self.events: list[Event] = []

    def add(self, name: str, type_: EntityType, kind: MentionKind = MentionKind.NAME, **given) -> str:
        local = f"e{len(self.entities)}"
        self.entities.append(Entity(local, type_, name, (mention(name, 50 * len(self.entities), kind),), **given))
        return local

    def holds(self, holder: str, title: str, of: str | None, former: bool = False) -> None:
        self.positions.append(Position(holder, title, of, former, mention(title, 900), "test"))

    def event(self, type_: str, day: str, **roles: str) -> None:
        arguments = tuple(Argument(role, e, mention("x", 0), "test") for role, e in roles.items())
        when = DateExpression(mention(day, 0, MentionKind.DATE), day, day, day, "", "test") if day else None
        self.events.append(Event(f"v{len(self.events)}", type_, (), arguments, (), when, Status.REPORTED, ""))

    def done(self) -> Analysis:
        segments = (Segment(SegmentKind.BODY, 0, len(self.text)),)
        article = Article(self.id, self.text, segments, published=self.published)
        return Analysis(
            Document(article, (), ()),
            tuple(self.entities),
            tuple(self.positions),
            (),
            tuple(self.events),
            (),
            (),
        )


def officer(article: str, name: str, title: str, of: str, type_: EntityType = ORGANIZATION, **given) -> Analysis:
    draft = Draft(article)
    person = draft.add(name, PERSON)
    draft.holds(person, title, draft.add(of, type_, **given))
    return draft.done()


def actors_of(*analyses: Analysis):
    actors, _, _ = link(analyses)
    return {member: actor for actor in actors for member in actor.members}


# ------------------------------------------------------------------------------------------- entities


def test_a_state_is_one_whatever_the_articles_call_it():
    a, b = Draft("a"), Draft("b")
    a.add("Noreg", STATE, state="NO")
    b.add("Norge", STATE, state="NO")
    actors = actors_of(a.done(), b.done())
    assert actors["a", "e0"].key == actors["b", "e0"].key == "state/NO"


def test_one_name_and_the_same_office_is_one_person_with_the_evidence_recorded():
    found = actors_of(
        officer("a", "Kari Moe", "statsminister", "Norge", STATE, state="NO"),
        officer("b", "Kari Moe", "statsminister", "Noreg", STATE, state="NO"),
    )
    assert found["a", "e0"] is found["b", "e0"]
    (merge,) = found["a", "e0"].merges
    assert (merge.left, merge.right) == (("a", "e0"), ("b", "e0"))
    assert "statsminister" in merge.evidence


def test_one_name_and_different_organisations_stays_two_persons():
    found = actors_of(
        officer("a", "Kari Moe", "forsker", "Havinstituttet"), officer("b", "Kari Moe", "direktør", "Fjordbanken")
    )
    assert found["a", "e0"].key != found["b", "e0"].key


def test_a_name_alone_is_not_enough():
    a, b = Draft("a"), Draft("b")
    a.add("Kari Moe", PERSON)
    b.add("Kari Moe", PERSON)
    found = actors_of(a.done(), b.done())
    assert found["a", "e0"].key != found["b", "e0"].key


def test_a_former_position_does_not_speak_against_a_new_one():
    a, b = Draft("a"), Draft("b")
    person, state = a.add("Kari Moe", PERSON), a.add("Norge", STATE, state="NO")
    a.holds(person, "tidligere statsminister", state, former=True)
    person, firm = b.add("Kari Moe", PERSON), b.add("Fjordbanken", ORGANIZATION)
    b.add("Norge", STATE, state="NO")
    b.holds(person, "styreleder", firm)
    found = actors_of(a.done(), b.done())
    assert found["a", "e0"] is found["b", "e0"]


def test_a_surname_joins_the_one_person_whose_office_agrees():
    found = actors_of(
        officer("a", "Kari Moe", "statsminister", "Norge", STATE, state="NO"),
        officer("b", "Moe", "statsminister", "Norge", STATE, state="NO"),
        officer("c", "Moe", "direktør", "Fjordbanken"),
    )
    assert found["a", "e0"] is found["b", "e0"]
    assert found["c", "e0"] is not found["a", "e0"]


def test_unnamed_groups_are_never_one_across_articles():
    a, b = Draft("a"), Draft("b")
    a.add("eksperter", EntityType.GROUP, MentionKind.DESCRIPTION)
    b.add("eksperter", EntityType.GROUP, MentionKind.DESCRIPTION)
    found = actors_of(a.done(), b.done())
    assert found["a", "e0"].key != found["b", "e0"].key


def test_places_are_one_by_their_gazetteer_entry_and_not_by_name():
    def place(article: str, key: str) -> Analysis:
        draft = Draft(article)
        entry = PlaceLink(key, "Moss", "NO", 59.4, 10.7, "P", 0.9, "test")
        draft.add("Moss", PLACE, place=entry)
        return draft.done()

    found = actors_of(place("a", "geonames:1"), place("b", "geonames:1"), place("c", "geonames:2"))
    assert found["a", "e0"].key == found["b", "e0"].key == "geonames:1"
    assert found["c", "e0"].key == "geonames:2"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["Kari Moe", "Moe", "Per Vik", "Norge", "Fjordbanken", "Havna"]),
                st.sampled_from([PERSON, ORGANIZATION, PLACE, EntityType.GROUP]),
                st.sampled_from([None, "NO", "SE"]),
            ),
            max_size=4,
        ),
        min_size=1,
        max_size=4,
    ),
    st.randoms(use_true_random=False),
)
def test_every_entity_is_in_exactly_one_actor_whatever_the_order(articles, random):
    analyses = []
    for n, entities in enumerate(articles):
        draft = Draft(f"a{n}")
        for name, type_, nationality in entities:
            draft.add(name, type_, nationality=nationality)
        analyses.append(draft.done())
    shuffled = list(analyses)
    random.shuffle(shuffled)
    actors, _, _ = link(analyses)
    assert link(shuffled)[0] == actors
    members = [m for a in actors for m in a.members]
    assert sorted(members) == sorted((a.article.id, e.id) for a in analyses for e in a.entities)
    assert len({a.key for a in actors}) == len(actors)


# --------------------------------------------------------------------------------------------- events


def meeting(article: str, day: str, *states: tuple[str, str]) -> Analysis:
    draft = Draft(article)
    ids = [draft.add(name, STATE, state=code) for name, code in states]
    draft.event("Meeting", day)
    arguments = tuple(Argument("participant", i, mention("x", 0), "test") for i in ids)
    event = draft.events[0]
    draft.events[0] = Event(event.id, event.type, (), arguments, (), event.date, event.status, "")
    return draft.done()


def test_a_meeting_of_the_same_two_on_the_same_day_is_told_twice():
    pair = (("Norge", "NO"), ("Sverige", "SE"))
    _, links, _ = link([meeting("a", "2024-03-01", *pair), meeting("b", "2024-03-01", *pair)])
    assert [(m.left, m.right, m.kind) for m in links] == [(("a", "v0"), ("b", "v0"), "event")]


def test_another_day_another_meeting():
    pair = (("Norge", "NO"), ("Sverige", "SE"))
    assert link([meeting("a", "2024-03-01", *pair), meeting("b", "2024-03-02", *pair)])[1] == ()


def test_one_shared_state_is_not_enough():
    first = meeting("a", "2024-03-01", ("Norge", "NO"), ("Sverige", "SE"))
    second = meeting("b", "2024-03-01", ("Norge", "NO"), ("Finland", "FI"))
    assert link([first, second])[1] == ()


def test_opposite_roles_are_different_events():
    def transfer(article: str, supplier: str, recipient: str) -> Analysis:
        draft = Draft(article)
        ids = {
            "NO": draft.add("Norge", STATE, state="NO"),
            "SE": draft.add("Sverige", STATE, state="SE"),
        }
        draft.event("ArmsTransfer", "2024-03-01", supplier=ids[supplier], recipient=ids[recipient])
        return draft.done()

    assert len(link([transfer("a", "NO", "SE"), transfer("b", "NO", "SE")])[1]) == 1
    assert link([transfer("a", "NO", "SE"), transfer("b", "SE", "NO")])[1] == ()


# ------------------------------------------------------------------------------------------- reprints

AGENCY_TEXT = (
    "Regjeringen la fredag fram en plan for nye ferger langs kysten. Planen koster to milliarder kroner og skal være "
    "ferdig om fem år, opplyser samferdselsministeren til NTB. Kommunene har ventet lenge på svar i saken."
)


def printed(article: str, text: str, day: int) -> Analysis:
    return Draft(article, text, date(2024, 3, day)).done()


def test_an_agency_text_in_three_papers_has_one_original():
    papers = [
        printed("c", AGENCY_TEXT, 1),
        printed("a", AGENCY_TEXT + " Les mer i morgen.", 2),
        printed("b", AGENCY_TEXT, 2),
    ]
    for order in permutations(papers):
        assert link(order)[2] == (("a", "c"), ("b", "c"))


def test_like_texts_without_a_common_agency_are_two_sources():
    own = AGENCY_TEXT.replace("NTB", "avisen")
    assert link([printed("a", own, 1), printed("b", own, 2)])[2] == ()


def test_a_quoted_sentence_makes_no_reprint():
    other = AGENCY_TEXT.split(". ", maxsplit=1)[0] + ". NTB skriver at elevene ved skolen er glade for den nye læreren."
    assert link([printed("a", AGENCY_TEXT, 1), printed("b", other, 2)])[2] == ()
