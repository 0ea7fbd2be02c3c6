"""The quick way of computing Stanza's models gives what Stanza gives."""

import io
import os
import pickle
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import models
from kg.parse.loading import StanzaEngine
from kg.parse.quick import entities, opening, weights
from kg.parse.quick.distinct import distinct
from kg.parse.quick.packing import packs
from kg.parse.quick.recurrent import BidirectionalLayer, HighwayEncoder
from kg.parse.words import ParsedWord

lengths = st.lists(st.integers(0, 12), min_size=1, max_size=9)
some_lengths = lengths.filter(any)

# --------------------------------------------------------------------------------------------- layout


@given(st.lists(st.sampled_from("abc")))
def test_distinct_units_stand_for_all(units: list[str]) -> None:
    found, numbers = distinct(units)
    assert [found[i] for i in numbers] == units
    assert sorted(found) == sorted(set(units))


@given(lengths, st.integers(1, 30))
def test_packs_hold_every_element_once_and_step_by_step(sizes: list[int], most: int) -> None:
    seen: list[int] = []
    starts = [sum(sizes[:i]) for i in range(len(sizes))]
    for pack in packs(sizes, most):
        assert sum(pack.sizes) == len(pack.positions) == sum(pack.lengths)
        assert len(pack.positions) <= most or len(pack.sequences) == 1
        assert all(before >= after for before, after in pairwise(pack.sizes))
        rows = pack.rows()
        for i, sequence in enumerate(pack.sequences):
            own = pack.positions[rows[i, : sizes[sequence]]]
            assert own.tolist() == list(range(starts[sequence], starts[sequence] + sizes[sequence]))
        seen += pack.positions.tolist()
    assert sorted(seen) == list(range(sum(sizes)))


# ----------------------------------------------------------------------------------------- recurrence


def packed_inputs(sizes: list[int]) -> tuple[Any, torch.Tensor, torch.nn.utils.rnn.PackedSequence]:
    """The layout of sequences of 5 units each, their rows, and the same for PyTorch."""
    (pack,) = packs(sizes, 10_000)
    rows = torch.randn(len(pack.positions), 5)
    return pack, rows, torch.nn.utils.rnn.PackedSequence(rows, torch.tensor(pack.sizes))


@settings(deadline=None)
@given(some_lengths)
def test_a_layer_computes_what_the_lstm_of_pytorch_computes(sizes: list[int]) -> None:
    torch.manual_seed(len(sizes))
    lstm = torch.nn.LSTM(5, 4, bidirectional=True, batch_first=True)
    first = torch.randn(2, 1, 4), torch.randn(2, 1, 4)
    pack, rows, packed = packed_inputs(sizes)
    layer = BidirectionalLayer(lstm, first)
    with torch.inference_mode():
        states = layer.run(layer.gates(rows), pack.sizes)
        expected, _ = lstm(packed, tuple(state.expand(2, pack.sizes[0], 4).contiguous() for state in first))
    torch.testing.assert_close(states, expected.data)


@settings(deadline=None)
@given(some_lengths)
def test_an_encoder_computes_what_the_highway_lstm_of_stanza_computes(sizes: list[int]) -> None:
    from stanza.models.common.hlstm import HighwayLSTM

    torch.manual_seed(len(sizes))
    module = HighwayLSTM(5, 4, num_layers=2, batch_first=True, bidirectional=True, highway_func=torch.tanh).eval()
    first = torch.randn(4, 1, 4), torch.randn(4, 1, 4)
    pack, rows, packed = packed_inputs(sizes)
    encoder = HighwayEncoder(module, *first)
    with torch.inference_mode():
        states = encoder.encode(rows, torch.arange(len(rows)), pack.sizes)
        expected, _ = module(packed, None, hx=tuple(state.expand(4, pack.sizes[0], 4).contiguous() for state in first))
    torch.testing.assert_close(states, expected.data)


@settings(deadline=None)
@given(some_lengths, st.integers(0, 99))
def test_tags_of_many_sentences_are_those_of_one_at_a_time(sizes: list[int], seed: int) -> None:
    from stanza.models.common.crf import viterbi_decode

    torch.manual_seed(seed)
    scores, transitions = torch.randn(sum(sizes), 6).numpy(), torch.randn(6, 6).numpy()
    (pack,) = packs(sizes, 10_000)
    path = entities.best_path(scores[pack.positions], transitions, pack)
    found = dict(zip(pack.positions.tolist(), path.tolist(), strict=True))
    start = 0
    for size in sizes:
        if size:
            expected, _ = viterbi_decode(scores[start : start + size], transitions)
            assert [found[i] for i in range(start, start + size)] == expected
        start += size


# -------------------------------------------------------------------------------------------- weights


class Evil:
    """Runs a command when unpickled by whoever trusts the file."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize("zipped", [True, False])
def test_weights_are_read_as_by_pytorch(tmp_path: Path, zipped: bool) -> None:
    file = tmp_path / "weights.pt"
    content = {"model": torch.nn.Linear(3, 2).state_dict(), "vocab": {"ordet": 4}, "raw": b"\x00\xff", "rate": 0.5}
    torch.save(content, file, _use_new_zipfile_serialization=zipped)
    loaded = weights.quick_load(torch.load)(file, lambda storage, _: storage, weights_only=True)
    assert loaded.keys() == content.keys()
    assert (loaded["vocab"], loaded["raw"], loaded["rate"]) == ({"ordet": 4}, b"\x00\xff", 0.5)
    torch.testing.assert_close(loaded["model"], content["model"])


@pytest.mark.parametrize("zipped", [True, False])
def test_a_file_of_weights_cannot_run_code(tmp_path: Path, zipped: bool) -> None:
    file = tmp_path / "weights.pt"
    torch.save({"model": Evil()}, file, _use_new_zipfile_serialization=zipped)
    with pytest.raises(pickle.UnpicklingError):
        weights.quick_load(torch.load)(file, None, weights_only=True)


def test_other_uses_of_the_loader_are_left_alone() -> None:
    file = io.BytesIO()
    torch.save({"path": Path("a")}, file)
    file.seek(0)
    assert weights.quick_load(torch.load)(file, weights_only=False) == {"path": Path("a")}


# ---------------------------------------------------------------------------------------------- models

NB = """Statsminister Kari Nordvik møtte presidenten i Tromsø

– Det var et godt møte, sier hun. Hun har ikke svart på e-post til kari.nordvik@example.no, og viser til
https://www.example.no/mote?id=4.  Utenriksdepartementet  avviser at   avtalen gjaldt våpen!

Hva nå?!?! spurte FN-sanksjonenes motstandere. Kim Jong-un og Sergej Sjojgu reiste 3. mai kl. 14.30 med 10 000
tonn … Væpnede grupper skal ha fått geværene, ifølge «Nordlyset», som har sett brevet som ble sendt. ⚓ 中"""
NN = """Statsministeren møtte presidenten i Tromsø.

– Det var eit godt møte, seier ho. Kven som selde våpena, veit ingen; forsvarsministeren nektar for at ho visste det."""
LONG = " ".join(["Utvalget la fram saken for tinget, som sa nei."] * 40) + " " + "a" * 1010 + " slutt."


@pytest.fixture(scope="module", params=["nb", "nn"])
def loaded(request: pytest.FixtureRequest) -> Iterator[Any]:
    if not models.installed():
        pytest.skip("no model set in the package")
    yield opening.pipeline(models.pipeline_arguments(models.default().for_standard(request.param)))


def words(sentences: Any) -> list[list[ParsedWord]]:
    return [list(sentence) for sentence in sentences]


@pytest.mark.model
def test_texts_are_parsed_as_stanza_parses_them(loaded: Any) -> None:
    texts = [NB, "", NN, "Ja", " \n\n ", LONG, "\n\n".join(NB.split())]
    quick = opening.quick(loaded)
    assert quick is not None
    for text, found, expected in zip(texts, quick.parse(texts), StanzaEngine(loaded).parse(texts), strict=True):
        assert words(found) == words(expected), text


@pytest.mark.model
def test_a_text_is_parsed_alike_in_whatever_company(loaded: Any) -> None:
    quick = opening.quick(loaded)
    assert quick is not None
    together = quick.parse([NB, NN, LONG])
    assert together == [quick.parse([text])[0] for text in (NB, NN, LONG)]


@pytest.mark.model
def test_a_pipeline_of_another_kind_is_left_to_stanza(loaded: Any) -> None:
    processor = loaded.processors.pop("ner")
    try:
        assert opening.quick(loaded) is None
    finally:
        loaded.processors["ner"] = processor
    model = loaded.processors["depparse"].trainer.model
    model.linearization = torch.nn.Linear(1, 1)
    try:
        assert opening.quick(loaded) is None
    finally:
        del model.linearization
    assert opening.quick(loaded) is not None
