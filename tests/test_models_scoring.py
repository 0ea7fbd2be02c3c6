"""Scores of a parse against a gold file: identical texts are perfect, each kind of error costs what it should."""

from pathlib import Path

import pytest

from kg.evaluation import model as metrics

GOLD = (Path(__file__).parent / "data" / "model" / "treebank.conllu").read_text(encoding="utf-8")


def test_a_text_scores_full_marks_against_itself() -> None:
    assert metrics.conll18(GOLD, GOLD) == pytest.approx(dict.fromkeys(metrics.METRICS, 100.0))
    assert metrics.entity_counts(GOLD, GOLD)[metrics.ALL].f1 == 1.0


def test_a_wrong_head_costs_attachment_but_no_tag() -> None:
    scores = metrics.conll18(GOLD, GOLD.replace("9\tnmod\t_\tSpaceAfter", "6\tnmod\t_\tSpaceAfter"))
    assert scores["UAS"] == pytest.approx(100 * 16 / 17)
    assert scores["UPOS"] == 100


def test_entities_need_span_and_type() -> None:
    system = (
        GOLD.replace("name=B-GPE_LOC", "name=B-ORG").replace("name=B-PER", "name=O").replace("name=I-PER", "name=B-PER")
    )
    counts = metrics.entity_counts(GOLD, system)
    assert counts["PER"] == metrics.Counts(right=0, found=1, gold=1)
    assert counts["GPE_LOC"] == metrics.Counts(right=0, found=0, gold=1)
    assert counts["ORG"] == metrics.Counts(right=0, found=1, gold=0)
    assert counts[metrics.ALL].f1 == 0


def test_bioes_and_iob2_are_the_same_entities_whatever_the_tokens() -> None:
    iob2 = (
        "1\tKim\tKim\tPROPN\t_\t_\t0\troot\t_\tname=B-PER\n2\tJong-un\tJong-un\tPROPN\t_\t_\t1\tflat\t_\tname=I-PER\n\n"
    )
    bioes = "1\tKim\tKim\tPROPN\t_\t_\t0\troot\t_\tner=B-PER\n2\tJong\tJong\tX\t_\t_\t1\tflat\t_\tner=I-PER\n"
    bioes += "3\t-un\t-un\tX\t_\t_\t1\tflat\t_\tner=E-PER\n\n"
    assert list(metrics.entities(iob2)) == list(metrics.entities(bioes)) == [(0, 10, "PER")]


def test_an_entity_ends_with_its_sentence() -> None:
    line = "1\tOslo\tOslo\tPROPN\t_\t_\t0\troot\t_\tname={}-GPE_LOC\n\n"
    assert list(metrics.entities(line.format("B") + line.format("I"))) == [(0, 4, "GPE_LOC"), (4, 8, "GPE_LOC")]


def test_other_characters_cannot_be_scored() -> None:
    with pytest.raises(metrics.GoldError):
        metrics.conll18(GOLD, GOLD.replace("nabo", "ven"))
