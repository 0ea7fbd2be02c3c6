"""The whole recipe: prepare, train, pack, score; each step is left out when it has been done before."""

import json
from collections.abc import Sequence
from pathlib import Path

from kg import models
from kg.training import hyperparameters as settings
from kg.training import packaging, preparation, scoring, trainers

WORK = "work"
MODEL = "model"


def train(processors: Sequence[str], data: Path, out: Path, hyperparameters: Path | None = None) -> Path | None:
    """Train processors on the treebank in `data`, with everything written below `out`.

    Returns the folder of the finished model set, scored on dev, or None while other processors are still untrained.

    Raises:
        OSError: data or hyperparameters cannot be read, or `out` cannot be written.
        ValueError: a data file is not CoNLL-U, or the hyperparameters are not TOML.

    """
    chosen = settings.load(hyperparameters or settings.DEFAULT)
    work = out / WORK
    files = preparation.prepare(data, work, chosen)
    for processor in processors:
        trainers.train(processor, chosen, files, work)
    if not all((work / processor / "finished").exists() for processor in models.PROCESSORS):
        return None
    packaging.pack(work, out / MODEL, chosen)
    score(out / MODEL, data)
    return out / MODEL


def score(folder: Path, data: Path) -> None:
    """Score a model set on the dev file of each standard and write scores.json beside the weights."""
    model = models.load(folder)
    scores = {}
    for standard in preparation.STANDARDS:
        gold = scoring.read_gold(data / f"{standard}.dev.conllu")
        scores[f"{standard} dev"] = scoring.evaluate(model.for_standard(standard), gold).summary()
    text = json.dumps(scores, ensure_ascii=False, indent=1)
    (folder / "scores.json").write_text(text + "\n", encoding="utf-8")
