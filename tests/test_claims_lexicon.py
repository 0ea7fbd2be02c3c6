"""The cue lexicon: complete, and broken entries are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import stances
from kg.lexicon.tsv import LexiconError
from kg.model import Stance
from kg.resources import data

TEXT = data("stances.toml").read_text(encoding="utf-8")


def broken(folder: Path, old: str, new: str) -> Path:
    path = folder / "stances.toml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_stance_of_the_ontology_has_cues() -> None:
    lexicon = stances.default()
    assert {c.stance for c in lexicon.cues} | {c.negated for c in lexicon.cues} >= set(Stance)


@pytest.mark.parametrize(
    ("nb", "nn"),
    [
        ("sier", "seier"),
        ("frykter", "ottast"),
        ("lover", "lovar"),
        ("håper", "vonar"),
        ("bekrefter", "stadfestar"),
        ("nekter", "nektar"),
        ("krever", "krev"),
        ("kunngjør", "kunngjer"),
        ("mener", "meiner"),
    ],
)
def test_both_written_standards_have_the_same_stance(nb: str, nn: str) -> None:
    by_form = stances.default().by_form
    assert {c.stance for c in by_form[nb]} == {c.stance for c in by_form[nn]}


def test_ambiguous_forms_are_forms_of_their_entry() -> None:
    for cue in stances.default().cues:
        assert cue.weak <= set(cue.forms), cue.name


def test_multi_word_cues_come_first() -> None:
    lengths = [len(c.following) for c in stances.default().by_form["sier"]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('stance = "Asserts"', 'stance = "Assert"', "Asserts"),
        ('frames = ["quote", "clause"]', 'frames = ["quotes"]', "quote"),
        ('certainty = "Probable"', 'certainty = "Posible"', "Possible"),
        ("negated =", "negatd =", "negated"),
    ],
)
def test_a_broken_entry_is_named_with_the_nearest_valid_value(tmp_path: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(LexiconError, match=rf"stances\.toml: verb \d+: .*{named}"):
        stances.read(broken(tmp_path, old, new))
