"""The frame lexicon: what a mistake in a data file says, and what every frame must bring along."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.lexicon import frames
from kg.lexicon.frames import FUNCTIONS, Frame, LexiconError
from kg.lexicon.modality import load as load_cues
from kg.model import Modality, Status

PREPOSITIONS = frozenset(
    {
        "andsynes", "av", "blant", "etter", "for", "foran", "fra", "framfor", "frå", "gjennom", "hos", "i", "inn i",
        "langs", "med", "mellom", "mot", "nord for", "nær", "om", "over", "over til", "overfor", "på", "rundt",
        "saman med", "sammen med", "som", "til", "utanfor", "ut av", "utenfor", "ved",
    }
)  # fmt: skip
PASSIVE = re.compile(r"\b(bli|blir|ble|blitt|vart|verte|vert|vorte)\b|\b(kan|må|skal|vil) [a-zæøå]+[^s]s\b")
SYMMETRIC = frozenset({"participant", "party"})

# Frames of verbs of motion, which have no passive.
WITHOUT_PASSIVE = frozenset(
    {"arms-come", "arms-come-from-maker", "arms-come-from-state", "attack-bang", "body-gathers", "get-out"}
)
LEXICON = frames.load()
named = pytest.mark.parametrize("frame", LEXICON, ids=lambda f: f"{f.type}-{f.name}")


def _user_file(folder: Path, text: str) -> Path:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return folder


# ------------------------------------------------------------------------------- mistakes in a user's file


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('type = "ArmsTranfer"\n', ["mine.toml", "'ArmsTranfer'", "'ArmsTransfer'"]),
        (
            'type = "Visit"\n[[frame]]\nname = "drop-in"\nvebs = ["besøke"]\n',
            ["mine.toml", "'drop-in'", "'vebs'", "'verbs'"],
        ),
        (
            'type = "Visit"\n[[frame]]\nname = "drop-in"\nverbs = ["besøke"]\nroles.visiter = ["subject"]\n',
            ["mine.toml", "'drop-in'", "'visiter'", "'visitor'"],
        ),
        (
            'type = "Visit"\n[[frame]]\nname = "drop-in"\nverbs = ["besøke"]\nrequires = { host = "ofice" }\n',
            ["mine.toml", "'drop-in'", "'ofice'", "'office'"],
        ),
        ('type = "Visit"\n[[frame]]\nverbs = ["besøke"]\n', ["mine.toml", "without a name"]),
        ('type = "Visit"\n[[frame]]\nname = "drop-in"\n', ["mine.toml", "'drop-in'", "no trigger words"]),
        ('type = "Visit\n', ["mine.toml", "not valid TOML"]),
    ],
)
def test_a_mistake_names_file_frame_word_and_the_nearest_valid_one(
    tmp_path: Path, text: str, wanted: list[str]
) -> None:
    with pytest.raises(LexiconError) as caught:
        frames.load(_user_file(tmp_path, text))
    for part in wanted:
        assert part in str(caught.value)


def test_frames_of_a_users_folder_come_after_those_of_the_package(tmp_path: Path) -> None:
    text = 'type = "Visit"\n[[frame]]\nname = "drop-in"\nverbs = ["stikke innom"]\nroles.visitor = ["subject"]\n'
    found = frames.load(_user_file(tmp_path, text))
    assert found[:-1] == LEXICON
    assert found[-1].name == "drop-in"
    assert found[-1].patterns[0].lemma == "stikke"
    assert found[-1].patterns[0].particle == ("innom",)


# ----------------------------------------------------------------------------------------- whole lexicon


def test_every_event_class_has_a_frame() -> None:
    assert {f.type for f in LEXICON} == set(frames.role_types())


def test_frame_names_are_unique() -> None:
    names = [f.name for f in LEXICON]
    assert sorted(names) == sorted(set(names))


def test_every_role_can_be_filled_by_some_frame_of_its_class() -> None:
    filled = {(f.type, role) for f in LEXICON for role, _ in f.roles}
    wanted = {(event_type, role) for event_type, roles in frames.role_types().items() for role in roles}
    assert wanted <= filled


def _free(frame: Frame) -> dict[tuple[str, ...], str]:
    """Trigger words of a frame that asks for nothing else, as comparable keys."""
    if frame.requires:
        return {}
    words = {(p.upos, p.lemma, *p.particle, "seg" if p.reflexive else "") for p in frame.patterns}
    return dict.fromkeys((*words, *(("phrase", *p) for p in frame.phrases)), frame.type)


def test_a_word_that_needs_nothing_beside_it_denotes_one_event_class_only() -> None:
    classes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for f in LEXICON:
        for word, event_type in _free(f).items():
            classes[word].add(event_type)
    ambiguous = {word: sorted(types) for word, types in classes.items() if len(types) > 1}
    assert ambiguous == {}


# --------------------------------------------------------------------------------------------- each frame


@named
def test_functions_are_known(frame: Frame) -> None:
    unknown = {f.partition("@")[0] for _, functions in frame.roles for f in functions} - FUNCTIONS - PREPOSITIONS
    assert unknown == set()


@named
def test_what_a_frame_requires_it_also_looks_for(frame: Frame) -> None:
    assert {role for role, _ in frame.requires} <= {role for role, _ in frame.roles}


@named
def test_a_frame_does_not_exclude_its_own_words(frame: Frame) -> None:
    assert frame.exclude.isdisjoint(p.lemma for p in frame.patterns)


@named
def test_a_frame_is_shown_in_both_standards_and_with_a_counterexample(frame: Frame) -> None:
    positive = [e for e in frame.examples if not e.negative]
    assert len(positive) >= 2
    assert {e.language for e in positive} == {"nb", "nn"}
    assert any(e.negative for e in frame.examples)


@named
def test_an_example_shows_the_passive_a_noun_or_a_phrase(frame: Frame) -> None:
    """Active verbs are the easy case: a frame must also be shown in one of the other shapes of its words."""
    nouns = [p.lemma for p in frame.patterns if p.upos == "NOUN"]
    texts = [e.text.lower() for e in frame.examples if not e.negative]
    shown = [t for t in texts if PASSIVE.search(t) or any(n[:-1] in t for n in nouns)]
    assert shown or frame.phrases or frame.name in WITHOUT_PASSIVE


@named
def test_examples_quote_their_fillers_and_name_a_status_of_the_ontology(frame: Frame) -> None:
    for e in frame.examples:
        assert e.status is None or e.status in set(Status)
        for role, words in e.expected:
            for word in words:
                assert word.lower() in e.text.lower(), f"{role} = {word!r} is not in {e.text!r}"


# -------------------------------------------------------------------------------------- classes and cues


def test_every_noun_class_is_asked_for_by_a_frame() -> None:
    # The engine itself looks for people where a role is filled by nobody known, into containers, and at what arms are
    # called once they have been named, for police who tell of arrests, and at what one has without getting the thing.
    own = {"container", "goods", "no_share", "people", "police"}
    assert set(frames.noun_classes()) == {wanted for f in LEXICON for _, wanted in f.requires} | own


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("weapon", ["F-16", "f-16-fly", "haubits", "kryssermissil", "Leopard", "luftvernsystem", "falk-fly"],
         ["boeing-fly", "fly", "hotell", "system", "termin"]),
        ("agreement", ["fiskeriavtale", "våpenkvile", "traktat"], ["uenighet", "taler"]),
        ("office", ["forsvarsminister", "partileiar", "generalsekretær"], ["bonde"]),
        ("sanction", ["straffetoll", "oljeembargo"], ["atoll"]),
        ("military_unit", ["soldat", "spesialstyrke"], ["haubits", "spiller"]),
    ],
)  # fmt: skip
def test_noun_classes_tell_their_nouns_from_neighbours(name: str, inside: list[str], outside: list[str]) -> None:
    words = frames.noun_classes()[name]
    assert [w for w in inside if w not in words] == []
    assert [w for w in outside if w in words] == []


@pytest.mark.parametrize(
    ("kind", "word", "modality"),
    [
        ("verbs", "avlyse", Modality.NEGATED),
        ("adverbs", "ikkje", Modality.NEGATED),
        ("verbs", "planleggje", Modality.FUTURE),
        ("adjectives", "forestående", Modality.FUTURE),
        ("subjunctions", "viss", Modality.POSSIBLE),
        ("nouns", "trugsel", Modality.POSSIBLE),
        ("adverbs", "truleg", Modality.HEARSAY),
        ("adjectives", "påstått", Modality.HEARSAY),
        ("adverbs", "onsdag", None),
    ],
)
def test_cues_of_both_standards(kind: str, word: str, modality: Modality | None) -> None:
    assert load_cues().get(kind, word) is modality


def test_only_phrases_have_more_than_one_word() -> None:
    """The engine looks every other kind up by a single lemma: a longer entry would never match."""
    tables = load_cues().tables
    several = {"phrases", "conjunctions"}
    assert {w for kind, words in tables.items() for w in words if kind not in several and " " in w} == set()
    assert all(" " in w for w in tables["phrases"] if w not in {"underveis", "undervegs"})
