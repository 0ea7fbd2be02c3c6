"""The command line: every verb on a built folder, errors as one line, help at once."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from handmade_corpus import corpus

import kg
import kg.building
import kg.graph
from kg.cli import main
from kg.exports import FORMATS
from kg.model import Corpus, Skipped
from kg.store.outputs import write_outputs

VERBS = ["build", "parse", "query", "queries", "explain", "view", "serve", "export", "check", "evaluate"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("cli") / "out"
    write_outputs(corpus(), (), out, html=False)
    return str(out)


@pytest.fixture
def articles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A folder of articles, and a pipeline that reads the handmade corpus whatever is in it."""
    pipeline = pytest.importorskip("kg.pipeline")

    def build_corpus(paths, *, model, published, cache, frame_folder, progress):
        if progress:
            progress("parse", 3, 3)
        return corpus(), (Skipped(f"{paths[0]}/empty.txt", "is empty"),)

    monkeypatch.setattr(pipeline, "build_corpus", build_corpus)
    folder = tmp_path / "articles"
    folder.mkdir()
    return str(folder)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_help_names_every_verb(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert all(f"\n  {verb} " in out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_is_explained(capsys, verb):
    code, out, _ = run(capsys, verb, "--help")
    assert code == 0
    assert "Usage: kg " + verb in out


def test_help_loads_nothing_heavy():
    heavy = ["torch", "stanza", "pandas", "networkx", "pyvis", "rdflib", "pyshacl", "pyarrow", "trafilatura"]
    program = f"import sys; from kg.cli import main; main(['--help']); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_python_m_kg_is_the_command():
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"nyhetsgraf {kg.__version__}\n"


# --------------------------------------------------------------------------------------------- build


def test_build_writes_the_folder_and_says_what_is_in_it(capsys, articles, tmp_path):
    out = tmp_path / "out"
    code, text, err = run(capsys, "build", articles, "-o", str(out))
    assert code == 0
    assert "3 articles: 8 events (2 alleged, 1 disputed, 1 planned, 1 possible, 3 reported), 7 claims, 1 quotes" in text
    assert f"skipped {articles}/empty.txt: is empty" in text
    assert f"kg query {out} unlinked-places" in text
    assert (out / "view.html").is_file()
    assert err == ""
    assert len(kg.open(out).answer("articles")) == 3


def test_build_without_a_page(capsys, articles, tmp_path):
    code, text, _ = run(capsys, "build", articles, "-o", str(tmp_path / "out"), "--no-html")
    assert code == 0
    assert "view.html" not in text
    assert not (tmp_path / "out" / "view.html").exists()


def test_build_in_python_gives_the_graph(articles, tmp_path):
    seen = []
    graph = kg.build(articles, tmp_path / "out", html=False, progress=lambda *step: seen.append(step))
    assert len(graph.answer("sanctions")) == 1
    assert seen == [("parse", 3, 3)]


def test_build_of_nothing_readable_is_an_error_and_leaves_nothing(capsys, articles, tmp_path, monkeypatch):
    import kg.pipeline

    nothing = (Corpus((), ()), (Skipped("a.txt", "is empty"),))
    monkeypatch.setattr(kg.pipeline, "build_corpus", lambda *_, **__: nothing)
    code, _, err = run(capsys, "build", articles, "-o", str(tmp_path / "out"))
    assert code == 2
    assert err == "kg: no article could be read (a.txt: is empty)\n"
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------------------- answers


def test_query_prints_a_table_in_full_where_there_is_no_terminal(capsys, built):
    code, out, _ = run(capsys, "query", built, "denials", "-p", "who=vest")
    assert code == 0
    assert "denier" in out
    assert "Vestland avviser salget." in out
    assert "claim:" in out


def test_query_prints_csv(capsys, built):
    code, out, _ = run(capsys, "query", built, "sanctions", "--format", "csv")
    assert code == 0
    assert [r["imposer"] for r in csv.DictReader(io.StringIO(out))] == ["Sørland"]


def test_query_prints_json(capsys, built):
    code, out, _ = run(capsys, "query", built, "SELECT ?q WHERE { ?q a kg:Quote }", "--format", "json")
    assert code == 0
    assert len(json.loads(out)["results"]["bindings"]) == 1


def test_query_reads_a_file_of_the_user(capsys, built, tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("# My question?\n# Mitt spørsmål?\nSELECT ?x WHERE { VALUES ?x { UNDEF } }\n", encoding="utf-8")
    code, out, _ = run(capsys, "query", built, str(path), "-p", "x=ærlig", "--format", "csv")
    assert (code, out) == (0, "x\nærlig\n")


def test_query_without_answers_says_so(capsys, built):
    assert run(capsys, "query", built, "arrests")[:2] == (0, "no answers\n")


def test_queries_lists_the_questions_with_their_parameters(capsys):
    code, out, _ = run(capsys, "queries")
    assert code == 0
    assert "who-met-whom\n    Who met whom" in out
    assert "-p whom=" in out


def test_queries_shows_one_with_its_sparql(capsys):
    assert "SELECT" in run(capsys, "queries", "who-met-whom")[1]


def test_explain_marks_the_words(capsys, built):
    code, out, _ = run(capsys, "explain", built, "ola-strand")
    assert code == 0
    assert "Tidligere utenriksminister [[Ola Strand]] ville ikke kommentere salget." in out


def test_explain_prints_json(capsys, built):
    explanation = json.loads(run(capsys, "explain", built, "ola-strand", "--json")[1])
    assert explanation["heading"] == "Person: Ola Strand"
    assert explanation["passages"][0]["article"] == "harbour"


# --------------------------------------------------------------------------------- views, formats, shapes


def test_view_writes_the_page_and_prints_its_path(capsys, built):
    code, out, _ = run(capsys, "view", built, "--no-open")
    assert code == 0
    assert Path(out.strip()).read_text(encoding="utf-8").lower().startswith("<!doctype html>")


@pytest.mark.parametrize("syntax", [f.name for f in FORMATS])
def test_export_writes_every_format_and_prints_the_path(capsys, built, tmp_path, syntax):
    code, out, _ = run(capsys, "export", built, "--format", syntax, "-o", str(tmp_path / "x"))
    assert code == 0
    assert Path(out.strip()).exists()


def test_the_help_of_export_has_a_line_for_every_format(capsys):
    code, out, _ = run(capsys, "export", "--help")
    assert code == 0
    assert all(f"  {f.name:<9}{f.purpose}\n" in out for f in FORMATS)


def test_export_prints_rdf(capfdbinary, built):
    assert main(["export", built, "--format", "nquads", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == (Path(built) / "graph.nq").read_bytes()


def test_check_of_a_sound_graph(capsys, built):
    assert run(capsys, "check", built)[:2] == (0, "the graph keeps to its shapes\n")


def test_check_of_a_broken_graph_lists_what_is_wrong_and_fails(capsys, built, tmp_path):
    lines = (Path(built) / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    broken = "".join(line for line in lines if "ontology#status>" not in line)
    (tmp_path / "graph.nq").write_text(broken, encoding="utf-8", newline="\n")
    code, out, err = run(capsys, "check", str(tmp_path))
    assert code == 1
    assert "article:harbour: event:" in out
    assert "an event has one of the six statuses" in out
    assert err.endswith("violations\n")


# -------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frob"], "No such command 'frob'"),
        (["query"], "Missing argument"),
        (["query", "{built}", "denails"], "did you mean denials"),
        (["query", "{built}", "SELECT WHERE"], "not a SPARQL query"),
        (["query", "{built}", "denials", "-p", "who"], "name=value"),
        (["query", "{built}", "denials", "-p", "x=1"], "no parameter 'x'"),
        (["query", "{built}", "mine.rq"], "no such file"),
        (["query", "/nowhere", "denials"], "no such folder"),
        (["explain", "{built}", "nobody"], "nothing in the graph"),
        (["export", "{built}", "--format", "xlsx"], "'xlsx' is not one of"),
        (["export", "{built}", "--format", "csv", "-o", "-"], "cannot be printed"),
        (["build", "/nowhere", "-o", "x"], "no such file or folder"),
        (["build", "x"], "Missing option"),
        (["build", "x", "-o", "y", "--published", "13.09.2023"], "Invalid value for '--published'"),
    ],
)
def test_an_error_is_one_line_on_stderr_and_exit_code_2(capsys, built, arguments, message):
    code, out, err = run(capsys, *(a.format(built=built) for a in arguments))
    assert code == 2
    assert out == ""
    assert err.startswith("kg: ")
    assert message in err
    assert err.count("\n") == 1


def test_a_reader_that_stops_early_is_no_error(built):
    command = f"{sys.executable} -m kg export {built} --format nquads -o - | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
