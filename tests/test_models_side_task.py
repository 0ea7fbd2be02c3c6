"""What the entity tagger learns on the side weighs less, and is gone from the shipped weights."""

from types import SimpleNamespace

import pytest

torch = pytest.importorskip("torch")
stanza_ner = pytest.importorskip("stanza.models.ner.model")

from kg.training.side_task import side_task, without_side_task  # noqa: E402

ARGS = {
    "word_emb_dim": 3, "emb_finetune": False, "char": False, "char_emb_dim": 0, "hidden_dim": 4, "num_layers": 1,
    "dropout": 0.0, "word_dropout": 0.0, "locked_dropout": 0.0, "charlm": False, "bert_model": None,
}  # fmt: skip


class _Tags(dict[str, SimpleNamespace]):
    """A vocabulary of two words, and of five tags in each of two columns."""

    def __init__(self) -> None:
        super().__init__(tag=SimpleNamespace(lens=lambda: [5, 5]), word=("ja", "nei"))


def _losses() -> list[float]:
    tagger = stanza_ner.NERTagger(ARGS, _Tags())
    scores, mask, gold = torch.ones(1, 3, 5), torch.zeros(1, 3, dtype=torch.bool), torch.ones(1, 3, dtype=torch.long)
    return [loss(scores, mask, gold)[0].item() for loss in tagger.crits]


def test_the_first_column_counts_in_full_and_the_second_by_its_weight() -> None:
    plain = _losses()
    with side_task(0.25):
        weighed = _losses()
    assert weighed == pytest.approx([plain[0], plain[1] / 4])
    assert _losses() == pytest.approx(plain)


def test_the_second_column_is_dropped_with_its_tags() -> None:
    weights = {f"{part}.{column}.x": torch.zeros(1) for part in ("tag_clfs", "crits") for column in (0, 1)}
    tags = {"_id2unit": {0: ["O"], 1: ["S-nsubj"]}, "_unit2id": {0: {"O": 0}, 1: {"S-nsubj": 0}}, "lang": "nb"}
    state = {"model": weights | {"taggerlstm.w": torch.zeros(1)}, "vocab": {"tag": tags, "char": {}}, "config": {}}
    kept = without_side_task(state)
    assert set(kept["model"]) == {"tag_clfs.0.x", "crits.0.x", "taggerlstm.w"}
    assert kept["vocab"]["tag"] == {"_id2unit": {0: ["O"]}, "_unit2id": {0: {"O": 0}}, "lang": "nb"}
    assert len(state["model"]) == 5
