"""The training data made of the treebank: nothing lost, labels where they belong, names swapped with grammar."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.training import entities, lemmas, names, plaintext, punctuation
from kg.training.abbreviations import abbreviated, abbreviated_names, ending_in_acronym
from kg.training.conventions import as_published_nynorsk
from kg.training.quoted_compounds import rejoined, with_quoted_compounds
from kg.training.treebank import TreebankSentence, Word, read_treebank, write_treebank

TREEBANK = Path(__file__).parent / "data" / "model" / "treebank.conllu"
QUOTE, HEADLINE = read_treebank(TREEBANK)
POOL = names.NamePool(
    given=("Anna",),
    surnames=("Lunde",),
    full_persons=(("Kim", "Jong-un"),),
    by_type={"GPE_LOC": (("Paris",),)},
)

forms = st.text(alphabet="abcæøå.–«»-1", min_size=1, max_size=8)
words = st.builds(
    Word,
    form=forms,
    lemma=forms,
    upos=st.sampled_from(["NOUN", "PUNCT", "PROPN"]),
    feats=st.just("_"),
    head=st.just(0),
    deprel=st.just("root"),
    entity=st.sampled_from(["O", "B-PER", "I-PER", "B-ORG"]),
    glued=st.booleans(),
)
sentences = st.lists(words, min_size=1, max_size=12).map(lambda drawn: TreebankSentence(tuple(drawn)))


def test_reading_and_writing_a_treebank_is_lossless(tmp_path: Path) -> None:
    written = tmp_path / "written.conllu"
    write_treebank(written, [QUOTE, HEADLINE])
    assert written.read_text(encoding="utf-8") == TREEBANK.read_text(encoding="utf-8")


def test_a_broken_word_line_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.conllu"
    broken.write_text("1\tHei\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.conllu:1"):
        list(read_treebank(broken))


@given(st.lists(sentences, min_size=1, max_size=6), st.integers())
def test_every_character_has_a_label_and_every_word_one_end(drawn: list[TreebankSentence], seed: int) -> None:
    paragraphs = list(plaintext.drawn_paragraphs(drawn, Random(seed), plaintext.ParagraphRates(3, 0.2, 0.2)))
    text, labels = plaintext.text(paragraphs), plaintext.labels(paragraphs)
    assert len(text) == len(labels)
    assert labels.count("1") + labels.count("2") == sum(len(sentence.words) for sentence in drawn)
    assert labels.count("2") == len(drawn)


def test_labels_mark_the_last_character_of_words_and_sentences() -> None:
    assert plaintext.text([(HEADLINE,)]) == "Avtalen «er død»"
    assert plaintext.labels([(HEADLINE,)]) == "0000001010100012"


def test_a_sentence_without_final_punctuation_ends_its_paragraph() -> None:
    headline = TreebankSentence(HEADLINE.words[:1])
    paragraphs = list(plaintext.paragraphs_of_lines([headline, QUOTE, QUOTE]))
    assert [len(paragraph) for paragraph in paragraphs] == [1, 2]


def test_quotes_change_style_and_dashes_change_length() -> None:
    assert punctuation.with_quotes(HEADLINE, ("“", "”")).text == "Avtalen “er død”"
    assert punctuation.with_dash(QUOTE, "-").text.startswith("- Vi kjem ikkje, sa")


@given(sentences, st.integers())
def test_varied_punctuation_keeps_tree_and_entities(sentence: TreebankSentence, seed: int) -> None:
    varied = punctuation.varied_punctuation(sentence, Random(seed), 0.5, 0.5)

    def structure(sentence: TreebankSentence) -> list[tuple[int, str, str]]:
        return [(word.head, word.deprel, word.entity) for word in sentence.words]

    assert structure(varied) == structure(sentence)


def test_entities_become_bioes() -> None:
    tags = {word.form: word.tag for word in entities.tagged(QUOTE)}
    assert (tags["Kari"], tags["Nordmanns"], tags["Oslo"], tags["nabo"]) == ("B-PER", "E-PER", "S-GPE_LOC", "O")


@given(sentences)
def test_tagging_keeps_every_form(sentence: TreebankSentence) -> None:
    assert [word.form for word in entities.tagged(sentence)] == [word.form for word in sentence.words]


def test_swapped_names_keep_the_genitive_and_the_rest_of_the_sentence() -> None:
    swapped = names.swapped(QUOTE, POOL, Random(1), rate=1.0)
    text = " ".join(word.form for word in swapped)
    assert text in (
        "– Vi kjem ikkje , sa Anna Lundes nabo i Paris .",
        "– Vi kjem ikkje , sa Kim Jong-uns nabo i Paris .",
    )
    assert ("Paris", "S-GPE_LOC", "nmod") in swapped
    assert [word.role for word in swapped if word.tag.endswith("PER")] == ["nmod", "flat"]


def test_nothing_is_swapped_at_rate_zero() -> None:
    assert names.swapped(QUOTE, POOL, Random(1), rate=0.0) == entities.tagged(QUOTE)


@pytest.mark.parametrize(("name", "genitive"), [("Putin", "Putins"), ("USA", "USAs"), ("Paris", "Paris'")])
def test_genitive(name: str, genitive: str) -> None:
    assert names.genitive((name,)) == (genitive,)


def test_a_headline_loses_its_full_stop_only() -> None:
    assert entities.headline(entities.tagged(QUOTE))[-1] == ("Oslo", "S-GPE_LOC", "nmod")
    short = entities.tagged(TreebankSentence(QUOTE.words[-2:]))
    assert entities.headline(short) == short


def test_each_standard_keeps_its_own_lemma_and_learns_forms_from_the_other() -> None:
    word = HEADLINE.words[2]
    bokmaal = TreebankSentence((replace(word, lemma="være"),))
    own, other = lemmas.form_lemmas([bokmaal]), lemmas.form_lemmas([HEADLINE, QUOTE])
    added = lemmas.further_forms(own, other)
    assert ("er", "AUX") not in added
    assert added["Er", "AUX"] == "være"
    assert added["kjem", "VERB"] == "kome"
    assert ("oslo", "PROPN") not in added


def test_nynorsk_features_follow_the_published_treebank_and_nothing_else_changes() -> None:
    determiner = replace(HEADLINE.words[0], form="Den", upos="DET", feats="Gender=Masc|PronType=Art")
    adjective = replace(determiner, form="god", upos="ADJ", feats="Degree=Pos|Gender=Com")
    changed = as_published_nynorsk(TreebankSentence((determiner, adjective))).words
    assert [word.feats for word in changed] == ["Gender=Masc|PronType=Dem", "Degree=Pos|Gender=Fem,Masc"]
    assert as_published_nynorsk(QUOTE) == QUOTE


def test_abbreviations_replace_what_they_stand_for_but_not_the_last_word() -> None:
    words = [replace(HEADLINE.words[0], form=form, glued=False) for form in ("Møtet", "er", "klokken", "ti", "nå", ".")]
    shortened = abbreviated(TreebankSentence(tuple(words)), Random(1), rate=1.0)
    assert shortened.text == "Møtet er kl. ti nå ."
    assert abbreviated(TreebankSentence(tuple(words)), Random(1), rate=0.0).text == "Møtet er klokken ti nå ."


def test_an_acronym_takes_the_place_of_the_last_noun_only() -> None:
    changed = ending_in_acronym(QUOTE, Random(1), rate=1.0)
    assert changed.text.startswith("– Vi kjem ikkje, sa Kari Nordmanns nabo i ")
    assert changed.words[-2].form.isupper()
    assert ending_in_acronym(HEADLINE, Random(1), rate=1.0) == HEADLINE


def test_names_begin_with_an_abbreviation() -> None:
    changed = abbreviated_names(QUOTE, Random(1), rate=1.0)
    assert changed.text == "– Vi kjem ikkje, sa K. Nordmanns nabo i St. Oslo."
    assert abbreviated_names(QUOTE, Random(1), rate=0.0) == QUOTE


def test_a_noun_is_hung_on_a_closing_quotation_mark_only() -> None:
    assert with_quoted_compounds(HEADLINE, ["planen"], Random(1), rate=1.0).text == "Avtalen «er død»-planen"
    assert with_quoted_compounds(HEADLINE, ["planen"], Random(1), rate=0.0) == HEADLINE


def test_the_end_of_a_compound_is_joined_to_its_quoted_part() -> None:
    mark, noun = HEADLINE.words[4], replace(HEADLINE.words[0], form="-planen")
    assert rejoined(TreebankSentence((replace(mark, glued=False), noun))).text == "»-planen"
    assert rejoined(QUOTE) == QUOTE
