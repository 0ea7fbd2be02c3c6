"""The seed articles: what the README's first command reads."""

from __future__ import annotations

import csv
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from kg import resources

SEEDS = resources.top_level("seeds")
TEXTS = sorted(SEEDS.glob("*.txt"))


def metadata() -> list[dict[str, str]]:
    with (SEEDS / "metadata.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_metadata_describes_every_text_and_nothing_else():
    assert sorted(row["identifier"] for row in metadata()) == [path.stem for path in TEXTS]


@pytest.mark.parametrize("row", metadata(), ids=lambda row: row["identifier"])
def test_metadata_agrees_with_the_article(row):
    text = (SEEDS / f"{row['identifier']}.txt").read_text(encoding="utf-8")
    assert text.startswith(row["title"] + "\n")
    assert f"Publisert: {datetime.fromisoformat(row['published']):%d.%m.%Y %H:%M}" in text
    assert urlsplit(row["url"]).netloc.endswith(".example.org"), "invented papers live on a reserved domain"


def test_both_written_standards_are_there():
    languages = [row["language"] for row in metadata()]
    assert languages.count("nn") >= 3
    assert languages.count("nb") >= 3


@pytest.mark.model
def test_every_event_type_status_and_stance_is_found_in_the_seeds(tmp_path):
    import kg
    from kg.store.report import event_counts

    report = kg.build(SEEDS, tmp_path / "graph", html=False).report()
    assert len(event_counts(report)) == 19
    for counts in (event_counts(report), report["status"], report["stance"]):
        assert [name for name, count in counts.items() if not count] == []
