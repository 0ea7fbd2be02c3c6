"""Turning trained weights into a model set that can be shipped: slim files, manifest, checksums of what was used."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.pretrain import Pretrain

MANIFEST = Path(__file__).with_name("manifest.toml")
MODEL_CARD = Path(__file__).with_name("MODEL_CARD.md")
SHIPPED = ("tokenize.pt", "pos.pt", "depparse.pt", "ner.pt")


def pack(work: Path, out: Path, standards: Iterable[str]) -> None:
    """Copy the weights of all processors from a work folder to `out`, slimmed, with manifest and resources.json."""
    out.mkdir(parents=True, exist_ok=True)
    for name in SHIPPED:
        _slim(work / Path(name).stem / name, out / name, work)
    for standard in standards:
        name = f"lemma_{standard}.pt"
        _slim(work / "lemma" / name, out / name, work)
    shutil.copyfile(work / "vectors.pt", out / "vectors.pt")
    for document in (MANIFEST, MODEL_CARD):
        shutil.copyfile(document, out / document.name)
    # stanza.Pipeline insists on this file, even when every model path is given
    (out / "resources.json").write_text("{}\n", encoding="utf-8")


def _slim(source: Path, target: Path, work: Path) -> None:
    state = torch.load(source, map_location="cpu", weights_only=True)
    if isinstance(state.get("vocab"), dict) and "delta" in state["vocab"]:
        state = _with_shipped_vectors(state, work / "vectors.pt")
    torch.save(_halved(state), target, _use_new_zipfile_serialization=False)


def _with_shipped_vectors(state: dict[str, Any], vectors: Path) -> dict[str, Any]:
    """The entity tagger's state, made for the shipped word vectors.

    It keeps a copy of the vocabulary it was trained with, and an (unused, all-zero) table of changes to the vectors of
    the training text's words; the first has to be the shipped vocabulary, the second can go.
    """
    vocabulary = {name: value for name, value in state["vocab"].items() if name != "delta"}
    vocabulary["word"] = Pretrain(str(vectors)).vocab.state_dict()
    weights = {name: value for name, value in state["model"].items() if not name.startswith("delta_emb.")}
    return state | {"vocab": vocabulary, "model": weights}


def _halved(value: Any) -> Any:
    """The same structure with its weights in half precision; Stanza widens them on loading."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.is_floating_point() else value
    if isinstance(value, dict):
        return {name: _halved(item) for name, item in value.items()}
    return value
