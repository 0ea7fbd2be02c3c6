"""Weights as they are shipped: smaller, the same bytes each time, and as Stanza reads them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch")
pytest.importorskip("stanza")

from kg.training.packaging import shortened, variants, variants_toml, write_packed  # noqa: E402

HYPERPARAMETERS = {
    "tokenize": {},
    "pos": {"for_standard": {"nn": {}}},
    "depparse": {},
    "ner": {"for_standard": {"nn": {}}},
    "lemma": {"standards": ["nb", "nn"]},
}


@given(st.floats(min_value=1e-3, max_value=100), st.integers(min_value=0, max_value=1000))
def test_shortened_weights_are_nearly_the_same(scale: float, seed: int) -> None:
    weights = torch.randn(50, 40, generator=torch.Generator().manual_seed(seed)) * scale
    assert float((shortened(weights).float() - weights).norm() / weights.norm()) < 0.02
    bias = weights[0]
    assert torch.equal(shortened(bias), bias.half())


def test_shortening_leaves_whole_numbers_and_settings_alone() -> None:
    state = {"vocab": {"word": ["a"]}, "ids": torch.tensor([1, 70000]), "config": {"lr": 0.1}}
    short = shortened(state)
    assert short["vocab"] == state["vocab"]
    assert short["config"] == {"lr": 0.1}
    assert torch.equal(short["ids"], state["ids"])


def test_packed_weights_are_read_by_torch_and_take_less_room(tmp_path: Path) -> None:
    state = {"emb": torch.round(torch.randn(300, 100) * 16) / 16, "vocab": {"words": ["ja", "nei"]}}
    write_packed(state, tmp_path / "packed.pt")
    read = torch.load(tmp_path / "packed.pt", weights_only=True)
    assert torch.equal(read["emb"], state["emb"])
    assert read["vocab"] == state["vocab"]
    assert (tmp_path / "packed.pt").stat().st_size < 300 * 100 * 4 / 2


def test_the_same_weights_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pt", "other.pt"):
        write_packed({"weight": torch.arange(10.0)}, tmp_path / name)
    assert (tmp_path / "one.pt").read_bytes() == (tmp_path / "other.pt").read_bytes()


def test_the_manifest_names_the_files_of_each_standard() -> None:
    named = {"nn": {"lemma": "lemma_nn.pt", "pos": "pos_nn.pt", "ner": "ner_nn.pt"}}
    assert variants(HYPERPARAMETERS) == named
    assert variants_toml({"nn": {"ner": "ner_nn.pt"}}) == '\n[variants.nn]\nner = "ner_nn.pt"\n'
