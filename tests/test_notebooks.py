"""The notebooks run from top to bottom, ask questions that exist, and are kept without outputs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from kg.store.library import questions

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebooks_are_kept_without_outputs(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    assert all(not cell.outputs and cell.execution_count is None for cell in code(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebooks_ask_only_questions_that_exist(path):
    known = {question.name for question in questions()}
    asked = {name for cell in code(path) for name in re.findall(r'\.query\("([a-z-]+)"', cell.source)}
    assert asked <= known
    assert asked or path.stem != "2-ask"


@pytest.mark.model
def test_notebooks_run_from_top_to_bottom(tmp_path):
    for folder in ("notebooks", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    # The first builds what the others open, hence one run in the order of their names.
    command = [sys.executable, "-m", "pytest", "--nbmake", "--nbmake-timeout=1200", "-q", "-p", "no:cacheprovider"]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    done = subprocess.run(
        [*command, *(f"notebooks/{p.name}" for p in NOTEBOOKS)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    assert f"{len(NOTEBOOKS)} passed" in done.stdout
