"""Model sets: found through their manifest, told apart by fingerprint, and never loaded from the network."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg import models

MANIFEST = """
name = "small"
languages = ["nb", "nn"]
[files]
tokenize = "t.pt"
pos = "p.pt"
lemma = "l.pt"
depparse = "d.pt"
ner = "n.pt"
pretrain = "v.pt"
[variants.nn]
lemma = "l_nn.pt"
[pipeline]
lemma_store_results = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    for name in ("t", "p", "l", "d", "n", "v", "l_nn"):
        (tmp_path / f"{name}.pt").write_bytes(name.encode())
    return tmp_path


def test_a_set_names_the_file_of_each_processor(folder: Path) -> None:
    model = models.load(folder)
    assert set(model.files) == set(models.FILES)
    assert model.files["ner"] == folder / "n.pt"
    assert model.size == 10


def test_a_standard_has_its_own_lemmatizer_and_shares_the_rest(folder: Path) -> None:
    bokmaal = models.load(folder)
    nynorsk = bokmaal.for_standard("nn")
    assert nynorsk.files == {**bokmaal.files, "lemma": folder / "l_nn.pt"}
    assert nynorsk.fingerprint != bokmaal.fingerprint
    assert bokmaal.for_standard("nb") == bokmaal


def test_the_fingerprint_changes_with_a_weight_and_with_a_setting_only(folder: Path) -> None:
    before = models.load(folder).fingerprint
    assert models.load(folder).fingerprint == before
    (folder / "n.pt").write_bytes(b"other")
    after_weight = models.load(folder).fingerprint
    manifest = folder / "manifest.toml"
    manifest.write_text(MANIFEST.replace("true", "false"), encoding="utf-8")
    assert len({before, after_weight, models.load(folder).fingerprint}) == 3


def test_the_pipeline_is_given_every_path_and_no_network(folder: Path) -> None:
    arguments = models.pipeline_arguments(models.load(folder).for_standard("nn"))
    assert arguments["download_method"] is None
    assert arguments["lang"] == "nn"
    assert arguments["lemma_model_path"] == str(folder / "l_nn.pt")
    assert arguments["ner_pretrain_path"] == str(folder / "v.pt")
    assert arguments["lemma_store_results"] is True


def test_the_environment_names_another_default(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(models.ENVIRONMENT, str(folder))
    assert models.default().name == "small"


def test_missing_and_broken_sets_are_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere.*manifest\.toml"):
        models.load(tmp_path / "nowhere")
    (folder / "d.pt").unlink()
    with pytest.raises(FileNotFoundError, match=r"d\.pt"):
        models.load(folder)
    (folder / "manifest.toml").write_text('[files]\nner = "n.pt"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="tokenize"):
        models.load(folder)
    (folder / "manifest.toml").write_text("= no TOML", encoding="utf-8")
    with pytest.raises(ValueError, match="not valid TOML"):
        models.load(folder)


def test_describing_models_loads_no_torch() -> None:
    heavy = "{'torch', 'stanza'}"
    code = f"import sys; from kg import models; models.installed(); sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
