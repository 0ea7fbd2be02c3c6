"""What did not surely happen is never a fact: the status of events from the article's own words and from claims."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.factuality import assign
from kg.model import (
    Article,
    Attribution,
    Certainty,
    Claim,
    Document,
    Event,
    EventMention,
    Mention,
    MentionKind,
    Modality,
    Quote,
    Sentence,
    Stance,
    Status,
    Token,
)

WORDS = tuple(Token(i, 0, i * 10, i * 10 + 5, f"ord{i}", f"ord{i}", "NOUN", (), -1, "root") for i in range(400))
DOC = Document(Article("a", "", ()), WORDS, (Sentence(0, 0, len(WORDS), 0, len(WORDS)),))
ASSERTED, NEGATED, HEARSAY, FUTURE, POSSIBLE = (
    Modality.ASSERTED, Modality.NEGATED, Modality.HEARSAY, Modality.FUTURE, Modality.POSSIBLE,
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One mention of the event: how its clause puts it, whether a source says it, and as verb or bare noun."""

    modality: Modality
    by_source: bool = False
    noun: bool = False
    past: bool = True


def at(i: int, kind: MentionKind = MentionKind.TRIGGER) -> Mention:
    return Mention(i * 10, i * 10 + 5, f"ord{i}", kind, i, i + 1, i, "hand")


def event(told: list[Told]) -> Event:
    mentions = tuple(
        EventMention(
            "ArmsTransfer", "f", at(i), (), (), None, t.modality,
            None if t.modality is ASSERTED else at(100 + i, MentionKind.CUE), "f",
            nominal=t.noun, definite=t.noun, firm=not t.noun, past=t.past and not t.noun,
        )
        for i, t in enumerate(told)
    )  # fmt: skip
    return Event("v0", "ArmsTransfer", mentions, (), (), None, Status.REPORTED, "")


def claim(stance: Stance, n: int = 0, *, negative: bool = False, future: bool = False, who: str = "e0") -> Claim:
    cue = at(200 + n, MentionKind.CUE)
    return Claim(f"c{n}", who, "v0", None, stance, Certainty.CERTAIN, negative, future, cue, cue, "hand")


def attribution(scope: list[int]) -> Attribution:
    cue = at(300, MentionKind.CUE)
    return Attribution(
        "t0", "e0", None, Stance.ASSERTS, Certainty.CERTAIN, cue, tuple(scope), False, 0, False, False, None, None,
        "hand",
    )  # fmt: skip


def decided(told: list[Told], claims: list[Claim]) -> Event:
    covered = [i for i, t in enumerate(told) if t.by_source]
    (out,) = assign(DOC, [event(told)], claims, [attribution(covered)], [])
    return out


SAYS, DENIES, CONFIRMS, FEARS = Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.FEARS

CASES = [
    # the article's own voice
    ("Iran solgte droner.", [Told(ASSERTED)], [], Status.REPORTED),
    ("Iran solgte ikke droner.", [Told(NEGATED)], [], Status.DENIED),
    ("Iran skal ha solgt droner.", [Told(HEARSAY)], [], Status.ALLEGED),
    ("Iran skal selge droner.", [Told(FUTURE)], [], Status.PLANNED),
    ("Iran kan selge droner.", [Told(POSSIBLE)], [], Status.POSSIBLE),
    ("Iran skal selge … Iran solgte droner.", [Told(FUTURE), Told(ASSERTED)], [], Status.REPORTED),
    ("Iran selger droner (tittel) … skal selge", [Told(ASSERTED, past=False), Told(FUTURE)], [], Status.PLANNED),
    ("Salget … Iran skal ha solgt", [Told(ASSERTED, noun=True), Told(HEARSAY)], [], Status.ALLEGED),
    # a source's words
    ("Syria sier at Iran solgte droner.", [Told(ASSERTED, True)], [claim(SAYS)], Status.ALLEGED),
    ("Syria frykter at Iran selger droner.", [Told(ASSERTED, True)], [claim(FEARS)], Status.POSSIBLE),
    ("Syria krever at Iran selger droner.", [Told(ASSERTED, True)], [claim(Stance.DEMANDS)], Status.POSSIBLE),
    ("Syria håper at Iran selger droner.", [Told(ASSERTED, True)], [claim(Stance.HOPES)], Status.POSSIBLE),
    ("Iran varsler at de skal selge droner.", [Told(FUTURE, True)], [claim(Stance.ANNOUNCES)], Status.PLANNED),
    ("Syria sier at Iran ikke solgte droner.", [Told(NEGATED, True)], [claim(SAYS)], Status.DENIED),
    # somebody denies
    ("Iran benekter å ha solgt droner.", [Told(ASSERTED, True)], [claim(DENIES)], Status.DENIED),
    ("Syria sier …, Iran benekter", [Told(ASSERTED, True)], [claim(SAYS), claim(DENIES, 1)], Status.DISPUTED),
    ("Iran skal ha solgt …, men benekter", [Told(HEARSAY), Told(ASSERTED, True)], [claim(DENIES)], Status.DISPUTED),
    ("Iran avviser salget.", [Told(ASSERTED, True, noun=True)], [claim(DENIES)], Status.DENIED),
    ("Iran solgte droner, men benekter det.", [Told(ASSERTED)], [claim(DENIES)], Status.REPORTED),
    # somebody confirms
    ("Iran bekrefter at de solgte droner.", [Told(ASSERTED, True)], [claim(CONFIRMS)], Status.REPORTED),
    ("Iran benektet, bekreftet så", [Told(ASSERTED, True)], [claim(DENIES), claim(CONFIRMS, 1)], Status.REPORTED),
    ("Iran bekrefter at de ikke solgte", [Told(NEGATED, True)], [claim(CONFIRMS, negative=True)], Status.DENIED),
]


@pytest.mark.parametrize(("text", "told", "claims", "status"), CASES, ids=[c[0] for c in CASES])
def test_status(text: str, told: list[Told], claims: list[Claim], status: Status) -> None:
    out = decided(told, claims)
    assert out.status is status, out.status_reason
    assert out.status_reason


def test_words_in_quotation_marks_are_the_speaker_s() -> None:
    quote = Quote("q0", Mention(0, 5, "ord0", MentionKind.QUOTE, 0, 1, 0, "hand"), "e0", None, None, True, "hand")
    (out,) = assign(DOC, [event([Told(ASSERTED)])], [claim(SAYS)], [], [quote])
    assert out.status is Status.ALLEGED


def test_only_the_status_and_its_reason_are_decided_here() -> None:
    before = event([Told(HEARSAY)])
    (after,) = assign(DOC, [before], [], [], [])
    assert (after.id, after.type, after.mentions, after.arguments) == (
        before.id, before.type, before.mentions, before.arguments,
    )  # fmt: skip


def test_a_claim_about_another_event_changes_nothing() -> None:
    other = Claim(
        "c9", "e0", "v9", None, DENIES, Certainty.CERTAIN, False, False, at(9, MentionKind.CUE), at(9), "hand"
    )
    assert decided([Told(ASSERTED, True)], [claim(SAYS), other]).status is Status.ALLEGED


unsure = st.builds(
    Told, st.sampled_from([NEGATED, HEARSAY, FUTURE, POSSIBLE]), st.booleans(), st.booleans(), st.booleans()
)
anything = st.builds(Told, st.sampled_from(Modality), st.booleans(), st.booleans(), st.booleans())


@st.composite
def claims(draw: st.DrawFn, *, confirming: bool) -> list[Claim]:
    stances = st.sampled_from([s for s in Stance if confirming or s is not CONFIRMS])
    yes, who = st.booleans(), st.sampled_from(["e0", "e1"])
    return [
        claim(draw(stances), n, negative=draw(yes), future=draw(yes), who=draw(who))
        for n in range(draw(st.integers(0, 4)))
    ]


@given(st.lists(unsure, min_size=1, max_size=4), claims(confirming=False))
def test_what_nobody_asserts_or_confirms_is_never_reported(told: list[Told], said: list[Claim]) -> None:
    assert decided(told, said).status is not Status.REPORTED


@given(st.lists(anything, min_size=1, max_size=4), claims(confirming=False))
def test_what_only_sources_say_is_not_reported_until_confirmed(told: list[Told], said: list[Claim]) -> None:
    told = [Told(t.modality, True, t.noun, t.past) for t in told]
    assert decided(told, said).status is not Status.REPORTED


@given(st.sampled_from([NEGATED, POSSIBLE, FUTURE]), st.booleans(), claims(confirming=True))
def test_a_confirmation_that_something_did_not_happen_makes_no_fact(
    modality: Modality, by_source: bool, said: list[Claim]
) -> None:
    said = [c for c in said if c.stance is not CONFIRMS or c.negative]
    assert decided([Told(modality, by_source)], said).status is not Status.REPORTED


@given(st.lists(anything, min_size=1, max_size=4), claims(confirming=True))
def test_every_status_has_a_reason(told: list[Told], said: list[Claim]) -> None:
    assert decided(told, said).status_reason


@given(st.lists(anything, min_size=1, max_size=4), claims(confirming=False))
def test_a_denial_never_leaves_a_bare_mention_as_a_fact(told: list[Told], said: list[Claim]) -> None:
    """The article's own verb may outweigh a denial; a noun that only names the event may not."""
    told = [Told(t.modality, t.by_source, noun=True) for t in told]
    assert decided(told, [*said, claim(DENIES, 9)]).status is not Status.REPORTED


def test_hearsay_that_is_confirmed_is_reported() -> None:
    assert decided([Told(HEARSAY)], [claim(CONFIRMS)]).status is Status.REPORTED
    assert decided([Told(HEARSAY)], [claim(CONFIRMS, future=True)]).status is Status.ALLEGED
    assert decided([Told(HEARSAY)], [claim(CONFIRMS, negative=True)]).status is Status.ALLEGED
