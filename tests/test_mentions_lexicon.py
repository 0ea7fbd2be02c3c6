"""Word lists behind the mentions: forms in both varieties, compounds by their last part, clear errors in bad files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import collectives, first_names, organizations, titles
from kg.lexicon.nouns import NounIndex, forms
from kg.lexicon.tsv import LexiconError


@pytest.mark.parametrize(
    ("word", "lemma", "definite", "plural"),
    [
        ("statsministeren", "statsminister", True, False),
        ("utanriksministrane", "utanriksminister", True, True),
        ("leiarane", "leiar", True, True),
        ("talsmennene", "talsmann", True, True),
        ("NATO-sjefens", "nato-sjef", True, False),
        ("rådgivere", "rådgiver", False, True),
    ],
)
def test_titles_are_found_in_all_forms_and_compounds(word, lemma, definite, plural):
    role = titles.load().look_up(word)
    assert (role.lemma, role.form.definite, role.form.plural) == (lemma, definite, plural)


@pytest.mark.parametrize("word", ["reaktoren", "konvertere", "måned", "sesong", "Norge", "s", ""])
def test_words_that_merely_end_alike_are_no_titles(word):
    assert titles.load().look_up(word) is None


def test_titles_tell_the_gender_only_where_the_word_does():
    t = titles.load()
    assert t.look_up("talskvinnen").gender == "fem"
    assert t.look_up("talsmannen").gender == "masc"
    assert t.look_up("talspersonen").gender == ""


def test_a_fixed_modifier_decides_the_kind_of_office():
    t = titles.load()
    assert t.kind_of("daglig leder") == "firm"
    assert t.kind_of("leder") == "office"
    assert t.kind_of("tidligere utenriksminister") == "state"


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("øystaten", "state"),
        ("avisa", "organization"),
        ("styresmaktene", "state"),
        ("hamnebyen", "place"),
        ("mediene", "group"),
    ],
)
def test_collective_nouns_by_type(word, type_):
    assert collectives.load().look_up(word).type == type_


def test_organisations_by_any_name_and_genitive():
    known = organizations.load()
    assert known.look_up("De forente nasjoner") == known.look_up("FNs") == known.look_up("FN")
    assert known.look_up("is") is None  # the word for ice is not the armed group


def test_first_names_tell_gender():
    assert (first_names.gender_of("Erna Vik"), first_names.gender_of("Vladimir Dal")) == ("fem", "masc")
    assert first_names.gender_of("Qwerty Dal") == ""


@given(st.text("abdeiklmnorstuvæøå", min_size=4, max_size=12), st.sampled_from(["masc", "fem", "neut"]))
def test_every_form_made_of_a_noun_is_found_again(base, gender):
    index = NounIndex([(base, gender)], {})
    for form, _, _ in forms(base, gender):
        assert index.look_up(form).base == base
        assert index.look_up(form.upper()).base == base


@pytest.mark.parametrize("read", [titles.read, collectives.read])
def test_a_wrong_kind_is_named_with_the_nearest_valid_one(tmp_path, read):
    bad = tmp_path / "mine.toml"
    bad.write_text('[[group]]\nkind = "ofice"\ntype = "organisation"\nwords = ["sjef"]\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.toml.*(ofice.*office|organisation.*organization)"):
        read(bad)


def test_a_file_that_is_not_toml_is_named(tmp_path):
    bad = tmp_path / "mine.toml"
    bad.write_text("[[group]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.toml"):
        organizations.read(bad)
