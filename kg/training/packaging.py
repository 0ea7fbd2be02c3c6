"""Turning trained weights into a model set that can be shipped: slim files, manifest, model card."""

import math
import shutil
import zipfile
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.pretrain import Pretrain

from kg.training.hyperparameters import Hyperparameters
from kg.training.side_task import without_side_task

MANIFEST = Path(__file__).with_name("manifest.toml")
MODEL_CARD = Path(__file__).with_name("MODEL_CARD.md")
VECTORS = "vectors.pt"
JOINT = ("tokenize", "pos", "depparse", "ner")
STEPS = 16
SMALLEST_ROUNDED = 1000

Variants = dict[str, dict[str, str]]


def pack(work: Path, out: Path, hyperparameters: Hyperparameters) -> None:
    """Copy the weights of all processors from a work folder to `out`, slimmed, with manifest and resources.json."""
    out.mkdir(parents=True, exist_ok=True)
    for processor in JOINT:
        _slim(work / processor / f"{processor}.pt", out, work)
        for standard in hyperparameters[processor].get("for_standard", {}):
            name = f"{processor}_{standard}"
            _slim(work / name / f"{name}.pt", out, work)
    for standard in hyperparameters["lemma"]["standards"]:
        _slim(work / "lemma" / f"lemma_{standard}.pt", out, work)
    write_packed(torch.load(work / VECTORS, weights_only=True), out / VECTORS)
    manifest = MANIFEST.read_text(encoding="utf-8") + variants_toml(variants(hyperparameters))
    (out / "manifest.toml").write_text(manifest, encoding="utf-8")
    shutil.copyfile(MODEL_CARD, out / MODEL_CARD.name)
    # stanza.Pipeline insists on this file, even when every model path is given
    (out / "resources.json").write_text("{}\n", encoding="utf-8")


def variants(hyperparameters: Hyperparameters) -> Variants:
    """For each standard but the first, the files of its own: {"nn": {"lemma": "lemma_nn.pt", ...}}."""
    _first, *others = hyperparameters["lemma"]["standards"]
    files = {standard: {"lemma": f"lemma_{standard}.pt"} for standard in others}
    for processor in JOINT:
        for standard in hyperparameters[processor].get("for_standard", {}):
            files.setdefault(standard, {})[processor] = f"{processor}_{standard}.pt"
    return files


def variants_toml(files: Variants) -> str:
    """The tables of a manifest that name the files of variants."""
    tables = []
    for standard, named in files.items():
        lines = [f"\n[variants.{standard}]", *(f'{processor} = "{name}"' for processor, name in named.items())]
        tables.append("\n".join(lines) + "\n")
    return "".join(tables)


def write_packed(state: dict[str, Any], path: Path) -> None:
    """Save a state as torch does, but with the parts of its archive deflated, which torch reads all the same."""
    plain = path.with_suffix(".plain")
    torch.save(state, plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for entry in source.infolist():
            # a fixed name and date, for the same bytes from the same weights
            inner = entry.filename.partition("/")[2]
            target.writestr(zipfile.ZipInfo(f"weights/{inner}"), source.read(entry), zipfile.ZIP_DEFLATED)
    plain.unlink()


def _slim(source: Path, out: Path, work: Path) -> None:
    state = torch.load(source, map_location="cpu", weights_only=True)
    if isinstance(state.get("vocab"), dict) and "delta" in state["vocab"]:
        state = without_side_task(with_shipped_vectors(state, work / VECTORS))
    write_packed(shortened(state), out / source.name)


def with_shipped_vectors(state: dict[str, Any], vectors: Path) -> dict[str, Any]:
    """The entity tagger's state, made for the shipped word vectors.

    It keeps a copy of the vocabulary it was trained with, and an (unused, all-zero) table of changes to the vectors of
    the training text's words; the first has to be the shipped vocabulary, the second can go.
    """
    vocabulary = {name: value for name, value in state["vocab"].items() if name != "delta"}
    vocabulary["word"] = Pretrain(str(vectors)).vocab.state_dict()
    weights = {name: value for name, value in state["model"].items() if not name.startswith("delta_emb.")}
    return state | {"vocab": vocabulary, "model": weights}


def shortened(value: Any) -> Any:
    """The same structure with its weights in half precision, rounded; Stanza widens them on loading."""
    if isinstance(value, torch.Tensor):
        return _short(value) if value.is_floating_point() else value
    if isinstance(value, dict):
        return {name: shortened(item) for name, item in value.items()}
    return value


def _short(tensor: torch.Tensor) -> torch.Tensor:
    """Half precision; large tensors rounded to the power of two below STEPS-th of their standard deviation.

    That halves the packed size, for no loss in scores.
    """
    deviation = float(tensor.float().std()) if tensor.numel() >= SMALLEST_ROUNDED else 0.0
    if deviation == 0:
        return tensor.half()
    step = 2.0 ** math.floor(math.log2(deviation / STEPS))
    return (torch.round(tensor.float() / step) * step).half()
