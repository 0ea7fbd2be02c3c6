"""The commands about the model: what they print, and one clear line when they cannot."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import models
from kg.cli.models import app
from kg.training import scoring

RUNNER = CliRunner()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = {processor: f"{processor}.pt" for processor in models.FILES}
    files = "\n".join(f'{processor} = "{name}"' for processor, name in names.items())
    manifest = f'name = "nb-nn"\nlanguages = ["nb", "nn"]\n[files]\n{files}\n[variants.nn]\nlemma = "nn.pt"\n'
    manifest += '[licences]\n"NorNE" = "CC0"\n'
    (tmp_path / "manifest.toml").write_text(manifest, encoding="utf-8")
    for name in (*names.values(), "nn.pt"):
        (tmp_path / name).touch()
    (tmp_path / "scores.json").write_text('{"nb dev": {"LAS": 87.5}}', encoding="utf-8")
    monkeypatch.setattr(models, "installed", lambda: (models.load(tmp_path),))
    return tmp_path


def test_models_as_json_names_each_processors_file_by_standard(installed: Path) -> None:
    listed = json.loads(RUNNER.invoke(app, ["models", "--json"]).stdout)
    assert listed["nb"]["tokenize"] == listed["nn"]["tokenize"] == str(installed / "tokenize.pt")
    assert (listed["nb"]["lemma"], listed["nn"]["lemma"]) == (str(installed / "lemma.pt"), str(installed / "nn.pt"))
    assert set(listed["nb"]) == {"tokenize", "pos", "lemma", "depparse", "ner", "pretrain"}
    assert listed["models"][0]["licences"] == {"NorNE": "CC0"}


def test_models_shows_scores_and_how_to_use_another_model(installed: Path) -> None:
    shown = RUNNER.invoke(app, ["models"]).stdout
    assert "87.5" in shown
    assert "CC0" in shown
    assert "--model" in shown


def test_an_unknown_processor_is_refused_in_one_line(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["train", "sentiment", "--data", str(tmp_path), "--out", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "sentiment" in result.stderr


def test_a_gold_file_that_is_none_is_named(tmp_path: Path) -> None:
    for name, content in (("text.conllu", b"no columns"), ("binary.conllu", b"\xff\xfe")):
        (tmp_path / name).write_bytes(content)
    for name in ("text.conllu", "binary.conllu", "missing.conllu"):
        result = RUNNER.invoke(app, ["evaluate-model", str(tmp_path / name)])
        assert result.exit_code == 2
        assert name in result.stderr
        assert result.stderr.count("\n") == 1


def test_raw_text_has_blank_lines_where_paragraphs_begin() -> None:
    row = "{}\t{}\t_\tX\t_\t_\t0\troot\t_\t{}\n"
    headline = "# newpar\n" + row.format(1, "Ja", "_") + "\n"
    text = row.format(1, "Nei", "SpaceAfter=No") + row.format(2, ".", "_") + "\n"
    assert list(scoring.raw_articles(headline + text)) == ["Ja Nei."]
    assert list(scoring.raw_articles(headline.replace("# newpar\n", "") + text)) == ["Ja\n\nNei."]
    assert list(scoring.raw_articles(headline + text + headline)) == ["Ja Nei.\n\nJa"]


def test_the_standard_is_told_from_the_text() -> None:
    row = "1\t{}\t_\tX\t_\t_\t0\troot\t_\t_\n\n"
    assert scoring.standard_of(row.format("ikkje")) == "nn"
    assert scoring.standard_of(row.format("ikke")) == "nb"
