"""The model sets that travel with the package, described without loading torch or Stanza.

A model set is a folder with one Stanza file per processor, `manifest.toml` (which file serves which processor, how the
pipeline is set, what it was trained on and under which licences) and `scores.json`. A file can differ by written
standard: bokmål and nynorsk share everything here but the lemmatizer.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")
FILES = (*PROCESSORS, "pretrain")
DEFAULT_NAME = "nb-nn"
ENVIRONMENT = "KG_MODEL"
_HERE = Path(__file__).resolve().parent
_WITH_PRETRAIN = ("pos", "depparse", "ner")


@dataclass(frozen=True)
class ModelSet:
    """One model set on disk.

    `files` maps each of FILES to its path, for the first of `languages`; `variants` holds, for the other standards, the
    files that differ; `pipeline` holds further arguments of stanza.Pipeline; `scores` maps a
    standard (nb, nn) to its figures; `licences` maps a source to its licence; `fingerprint` changes whenever a weight
    or a pipeline argument does, and so serves as a key for cached parses.
    """

    name: str
    directory: Path
    files: Mapping[str, Path]
    variants: Mapping[str, Mapping[str, Path]]
    languages: tuple[str, ...]
    description: str
    pipeline: Mapping[str, Any]
    scores: Mapping[str, Mapping[str, float]]
    data: tuple[str, ...]
    licences: Mapping[str, str]
    fingerprint: str

    @property
    def size(self) -> int:
        """Bytes on disk of all model files."""
        paths = {*self.files.values(), *(path for files in self.variants.values() for path in files.values())}
        return sum(path.stat().st_size for path in paths)

    def for_standard(self, standard: str) -> ModelSet:
        """The same set with the files for a written standard (nb, nn); for one it does not know, the set itself."""
        if standard not in self.variants:
            return self
        files = {**self.files, **self.variants[standard]}
        others = tuple(language for language in self.languages if language != standard)
        fingerprint = _fingerprint(files, self.pipeline)
        return replace(self, files=files, languages=(standard, *others), fingerprint=fingerprint)


def installed() -> tuple[ModelSet, ...]:
    """The model sets shipped with the package, the default first, then by name."""
    sets = [load(path.parent) for path in sorted(_HERE.glob("*/manifest.toml"))]
    return tuple(sorted(sets, key=lambda model: (model.name != DEFAULT_NAME, model.name)))


def default() -> ModelSet:
    """The model set used when none is named: the folder in $KG_MODEL, or the one shipped with the package.

    Raises:
        FileNotFoundError: there is none; the message says where it was looked for.
        ValueError: it is there, but its manifest is broken.

    """
    if named := os.environ.get(ENVIRONMENT):
        return load(Path(named))
    return load(_HERE / DEFAULT_NAME)


def load(directory: Path) -> ModelSet:
    """The model set in a folder; also `shipped` names such as "nb-nn" are understood.

    Raises:
        FileNotFoundError: the folder has no manifest.toml, or a file named there is missing.
        ValueError: the manifest is not valid TOML or lacks a processor.

    """
    directory = _located(directory)
    manifest = _manifest(directory / "manifest.toml")
    files = _files(directory, manifest)
    pipeline = dict(manifest.get("pipeline", {}))
    scores = directory / "scores.json"
    return ModelSet(
        name=str(manifest.get("name", directory.name)),
        directory=directory,
        files=files,
        variants=_variants(directory, manifest),
        languages=tuple(manifest.get("languages", ("nb",))),
        description=str(manifest.get("description", "")),
        pipeline=pipeline,
        scores=json.loads(scores.read_text(encoding="utf-8")) if scores.exists() else {},
        data=tuple(manifest.get("data", ())),
        licences=dict(manifest.get("licences", {})),
        fingerprint=_fingerprint(files, pipeline),
    )


def pipeline_arguments(model: ModelSet) -> dict[str, Any]:
    """Keyword arguments for stanza.Pipeline that load this set from its files and nothing from the network."""
    arguments: dict[str, Any] = {
        "lang": model.languages[0],
        "dir": str(model.directory),
        "processors": ",".join(PROCESSORS),
        "download_method": None,
        "allow_unknown_language": True,
        "use_gpu": False,
        "verbose": False,
    }
    arguments |= {f"{processor}_model_path": str(model.files[processor]) for processor in PROCESSORS}
    arguments |= {f"{processor}_pretrain_path": str(model.files["pretrain"]) for processor in _WITH_PRETRAIN}
    return arguments | dict(model.pipeline)


def _located(directory: Path) -> Path:
    shipped = _HERE / directory
    if len(directory.parts) == 1 and not directory.exists() and shipped.exists():
        return shipped
    return directory.resolve()


def _manifest(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file; a model set is a folder with a manifest.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not valid TOML ({error})") from error


def _files(directory: Path, manifest: Mapping[str, Any]) -> dict[str, Path]:
    named = manifest.get("files", {})
    missing = [processor for processor in FILES if processor not in named]
    if missing:
        raise ValueError(f"{directory / 'manifest.toml'}: [files] names no file for {', '.join(missing)}")
    return _existing({processor: directory / named[processor] for processor in FILES})


def _variants(directory: Path, manifest: Mapping[str, Any]) -> dict[str, dict[str, Path]]:
    return {
        standard: _existing({processor: directory / name for processor, name in named.items()})
        for standard, named in manifest.get("variants", {}).items()
    }


def _existing(files: dict[str, Path]) -> dict[str, Path]:
    for path in files.values():
        if not path.exists():
            raise FileNotFoundError(f"{path}: named in manifest.toml but missing")
    return files


def _fingerprint(files: Mapping[str, Path], pipeline: Mapping[str, Any]) -> str:
    digest = sha256(repr(sorted(pipeline.items())).encode())
    for processor in FILES:
        digest.update(sha256(files[processor].read_bytes()).digest())
    return digest.hexdigest()[:16]
