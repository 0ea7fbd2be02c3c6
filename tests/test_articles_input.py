"""Bad input gets one clear line; the rest goes on, in an order that does not depend on the order given."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import read
from kg.model import Article, Skipped

DATA = Path(__file__).parent / "data" / "articles"
GOOD = "Regjeringen sa nei\n\nStatsministeren sa nei til avtalen på et møte i Oslo mandag.\n"
ENGLISH = "The prime minister met the president in London on Tuesday and they signed an agreement about the port.\n"
DANISH = (
    "Statsministeren sagde tirsdag, at regeringen ikke vil sælge våben til landet, efter at oppositionen "
    "havde krævet svar på spørgsmålene om aftalen, som blev indgået af den forrige regering sidste år.\n"
)
CONSERVATIVE = (
    "Statsministeren sa tirsdag at regjeringen ikke vil selge våpen til landet, efterat opposisjonen hadde "
    "krevet svar på spørsmålene om avtalen, som blev inngått av den forrige regjering ifjor. Nu vil de ha mere.\n"
)


def outcome(*paths: Path, published: date | None = None) -> tuple[list[Article], list[Skipped]]:
    results = list(read(paths, published))
    return [r for r in results if isinstance(r, Article)], [r for r in results if isinstance(r, Skipped)]


HOSTILE: dict[str, tuple[bytes, str]] = {
    "tom.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t\n", "empty"),
    "bom.txt": (b"\xef\xbb\xbf", "empty"),
    "binær.txt": (bytes(range(256)) * 10, "binary data"),
    "tall.txt": (b"123 456\n" * 100, "no words"),
    "stor.txt": (b"abc def ghi\n" * 900_000, "more than the"),
    "lang.txt": (b"Statsministeren sa nei. " * 90_000, "not one news article"),
    "rot.txt": (b"qxz vbn wkj plm rtd fgh zzq\n" * 500, "no running text"),
    "engelsk.txt": (ENGLISH.encode(), "English"),
    "dansk.txt": (DANISH.encode(), "Danish"),
    "russisk.txt": ("Президент встретился с премьер-министром.".encode(), "Latin letters"),
    "halv.txt": (b"Regjeringa sa \xc3", "not UTF-8"),
    "mac.txt": ("Regjeringen møtte rådet på tirsdag.".encode("mac-roman"), "not UTF-8"),
    "tom.html": (b"", "empty"),
    "meny.html": (b"<html><body><a href=/>Forsiden</a></body></html>", "no article text"),
    "merker.html": (b"<p>" * 60_000, "elements"),
    "tom.csv": (b"", "empty"),
    "andre.csv": (b"a,b\n1,2\n", "no column of article texts"),
    "rot.parquet": (b"PAR1 nei", "Parquet"),
    "rot.jsonl": (b"[\n" * 100, "not JSON Lines"),
    "dyp.jsonl": (b"[" * 100_000, "not JSON"),
    "surrogat.jsonl": (b'{"text": "Statsministeren \\ud800 sa nei"}', "surrogate"),
    "liste.jsonl": (b'{"text": ["Statsministeren sa nei"]}', "not a string"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_input_gets_one_line_naming_file_and_reason(tmp_path: Path, name: str) -> None:
    content, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "god.txt").write_text(GOOD, encoding="utf-8")
    articles, skipped = outcome(tmp_path)
    assert [a.id for a in articles] == ["god"]
    assert len(skipped) == 1
    assert name in skipped[0].source
    assert reason in skipped[0].reason
    assert "\n" not in skipped[0].reason


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "bilde.jpg").write_bytes(b"x")
    _, skipped = outcome(tmp_path / "fins-ikke.txt", tmp_path / "tom", tmp_path / "bilde.jpg")
    assert [(Path(s.source).name, s.reason.split(",")[0].split(" (")[0].split(";")[0]) for s in skipped] == [
        ("bilde.jpg", "unknown kind of file '.jpg'"),
        ("fins-ikke.txt", "no such file or folder"),
        ("tom", "no article files in this folder"),
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    articles, skipped = outcome(tmp_path)
    assert not articles
    assert "cannot be read" in skipped[0].reason


@given(content=st.binary(max_size=400), suffix=st.sampled_from(["txt", "md", "html", "jsonl", "csv", "parquet"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_bytes_make_it_raise(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / f"x.{suffix}"
    file.write_bytes(content)
    articles, skipped = outcome(file)
    assert articles or skipped or not content.strip()


def test_windows_and_utf16_text_that_is_certain_is_decoded(tmp_path: Path) -> None:
    text = "Regjeringen møtte rådet på tirsdag, sa statsministeren – «endelig»."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (tmp_path / "b.txt").write_bytes(text.encode("utf-16"))
    articles, skipped = outcome(tmp_path)
    assert not skipped
    assert [a.text for a in articles] == [text, text]


@pytest.mark.parametrize("text", [CONSERVATIVE, "Hansen møter Petersen.", "Merkel, Macron, Sunak, Biden og Kim"])
def test_norwegian_that_resembles_its_neighbours_is_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, skipped = outcome(tmp_path)
    assert [a.language for a in articles] == ["nb"]
    assert not skipped


def test_folders_are_searched_and_hidden_files_and_parses_left_alone(tmp_path: Path) -> None:
    (tmp_path / "under" / ".git").mkdir(parents=True)
    for name in ("under/a.txt", "under/.git/b.txt", ".c.txt", "d.conllu", "bilde.jpg"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    articles, skipped = outcome(tmp_path)
    assert [a.id for a in articles] == ["a"]
    assert not skipped


def test_the_order_of_paths_is_of_no_account(tmp_path: Path) -> None:
    paths = [DATA / "formats", DATA / "copied", tmp_path / "nei.txt", DATA / "copied" / "ubat.txt"]
    assert outcome(*paths) == outcome(*reversed(paths))
    articles, _ = outcome(*paths)
    assert [a.id for a in articles] == sorted({a.id for a in articles})


def test_two_inputs_with_one_identifier(tmp_path: Path) -> None:
    for folder, text in (("a", GOOD), ("b", GOOD), ("c", GOOD + "Mer kommer.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text, encoding="utf-8")
    articles, skipped = outcome(tmp_path / "c", tmp_path / "b", tmp_path / "a")
    assert [a.source for a in articles] == [str(tmp_path / "a" / "x.txt")]
    assert [s.reason.split(str(tmp_path))[0] for s in skipped] == [
        "the same article as ",
        "another text with the identifier of ",
    ]


def test_metadata_beside_the_files_goes_first(tmp_path: Path) -> None:
    for stem in ("a", "b", "c"):
        (tmp_path / f"{stem}.txt").write_text(GOOD + "\nPublisert: 04.03.2024 07:48\n", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "identifier,published,publisher,title,url,language\n"
        "a,2024-03-05,Avisa Prøve,Nei fra Oslo,https://example.org/a,nn\n"
        "b.txt,2024-03-04,,,,\n"
        "c,,,,,\n",
        encoding="utf-8",
    )
    (a, b, c), skipped = outcome(tmp_path)
    assert not skipped
    assert (a.published, a.publisher, a.title, a.language) == (
        date(2024, 3, 5),
        "Avisa Prøve",
        "Nei fra Oslo",
        "nn",
    )
    # The same day in the text adds its time of day.
    assert b.published == c.published == datetime(2024, 3, 4, 7, 48)


def test_unusable_metadata_is_reported_once_and_the_articles_are_read(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("navn,dato\na,2024-03-05\n", encoding="utf-8")
    for stem in ("a", "b"):
        (tmp_path / f"{stem}.txt").write_text(GOOD, encoding="utf-8")
    articles, skipped = outcome(tmp_path)
    assert [a.id for a in articles] == ["a", "b"]
    assert [s.reason for s in skipped] == ["ignored: no column 'identifier'"]


def test_a_given_day_of_publication_is_for_articles_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD + "\nPublisert: 04.03.2024\n", encoding="utf-8")
    (a, b), _ = outcome(tmp_path, published=date(2020, 1, 1))
    assert (a.published, b.published) == (date(2020, 1, 1), date(2024, 3, 4))


def test_reading_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    code = (
        "import sys, pathlib, kg.articles; list(kg.articles.read([pathlib.Path(sys.argv[1])]));"
        "heavy = ('torch', 'stanza', 'pandas', 'pyarrow', 'trafilatura', 'lxml', 'lingua');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
