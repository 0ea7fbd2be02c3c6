"""Articles go to Stanza paragraph by paragraph and come back with exact offsets; nothing is parsed twice."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from fake_stanza import Fake
from hypothesis import given
from hypothesis import strategies as st

from kg import models
from kg.model import Article, Document, Segment, SegmentKind
from kg.parse import PROCESSORS, ModelError, Parser, paragraphs

TEXT = """Toppmøte i Vik

  Kari Berg reiste fredag.  Hun kom\thjem.

Foto: Ola Dahl
Dei møttest.
"""


def article(text: str, *kinds: tuple[SegmentKind, int, int], name: str = "a") -> Article:
    segments = tuple(Segment(k, s, e) for k, s, e in kinds) or (Segment(SegmentKind.BODY, 0, len(text)),)
    return Article(name, text, segments)


@pytest.fixture
def stanza(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    fake = Fake()
    monkeypatch.setitem(sys.modules, "stanza", fake.module())
    yield fake


def parts(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(article(text))]


# ------------------------------------------------------------------------------------------ paragraphs


def test_every_line_is_a_paragraph_and_blank_ones_are_none() -> None:
    assert parts(TEXT) == [
        "Toppmøte i Vik",
        "Kari Berg reiste fredag.  Hun kom\thjem.",
        "Foto: Ola Dahl",
        "Dei møttest.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    first = "Statsministeren reiste i går til Bergen for å møte havnesjefen og"
    second = "flere av de ansatte, som lenge har bedt om et slikt besøk der."
    assert parts(f"{first}\n{second}\nHun reiser hjem i dag.\n") == [f"{first}\n{second}", "Hun reiser hjem i dag."]


@pytest.mark.parametrize(
    "line",
    [
        "Kort linje uten punktum",
        "Statsministeren reiste i går til Bergen for å møte havnesjefen der.",
        "– Statsministeren reiste i går til Bergen, men hvem møtte hun der?",
        "Havnesjefen sa «statsministeren er alltid velkommen her hos oss»",
    ],
)
def test_a_heading_or_a_finished_sentence_is_not_joined_to_the_next_line(line: str) -> None:
    assert parts(f"{line}\nNeste avsnitt.") == [line, "Neste avsnitt."]


def test_no_paragraph_runs_across_segments() -> None:
    text = "Statsministeren reiste i går til Bergen for å møte havnesjefen og\nfoto av havna"
    cut = text.index("\n") + 1
    found = paragraphs(article(text, (SegmentKind.LEDE, 0, cut), (SegmentKind.CAPTION, cut, len(text))))
    assert [p.kind for p in found] == [SegmentKind.LEDE, SegmentKind.CAPTION]
    assert text[found[1].start : found[1].end] == "foto av havna"


@given(st.text("ab. \n\t\r\u00a0\u2028", max_size=80))
def test_paragraphs_hold_all_that_is_not_white_space_in_order(text: str) -> None:
    found = paragraphs(article(text))
    for p in found:
        assert text[p.start : p.end] == text[p.start : p.end].strip() != ""
    for before, after in pairwise(found):
        assert before.end <= after.start
    assert "".join("".join(text[p.start : p.end].split()) for p in found) == "".join(text.split())


# --------------------------------------------------------------------------------------------- parsing


def check(doc: Document) -> None:
    text = doc.article.text
    for t in doc.tokens:
        assert text[t.start : t.end] == t.form
        assert doc.tokens.index(t) == t.i
        assert t.head == -1 or doc.tokens[t.head].sent == t.sent
    for s in doc.sentences:
        assert (s.start, s.end) == (doc.tokens[s.first].start, doc.tokens[s.last - 1].end)
    assert [t.i for s in doc.sentences for t in doc.tokens[s.first : s.last]] == list(range(len(doc.tokens)))


@given(st.lists(st.text("aøß. \n\t\r\u00a0«–", max_size=60), min_size=1, max_size=3))
def test_offsets_are_those_of_the_text_as_it_was_read(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "stanza", Fake().module())
        docs = list(Parser("stanza:nb").parse([article(t, name=f"a{i}") for i, t in enumerate(texts)]))
    assert [d.article.text for d in docs] == texts
    for doc in docs:
        check(doc)
        assert "".join(t.form for t in doc.tokens) == "".join(doc.article.text.split())


def test_sentences_know_their_segment_and_stay_inside_it(stanza: Fake) -> None:
    cut = TEXT.index("Foto"), TEXT.index("Dei")
    kinds = [
        (SegmentKind.HEADLINE, 0, 15),
        (SegmentKind.BODY, 15, cut[0]),
        (SegmentKind.CAPTION, cut[0], cut[1]),
        (SegmentKind.BODY, cut[1], len(TEXT)),
    ]
    (doc,) = Parser("stanza:nb").parse([article(TEXT, *kinds)])
    check(doc)
    assert [(s.segment.value, TEXT[s.start : s.end]) for s in doc.sentences] == [
        ("headline", "Toppmøte i Vik"),
        ("body", "Kari Berg reiste fredag."),
        ("body", "Hun kom\thjem."),
        ("caption", "Foto: Ola Dahl"),
        ("body", "Dei møttest."),
    ]
    assert doc.tokens[1].feat("Case") == "Gen"


def test_an_empty_article_gives_an_empty_document_and_the_others_are_parsed(stanza: Fake) -> None:
    docs = list(Parser("stanza:nb").parse([article(" \n", name="a"), article("Hun kom.", name="b")]))
    assert [len(d.tokens) for d in docs] == [0, 3]
    assert stanza.parsed == ["Hun kom."]


def test_order_and_progress_over_many_batches(stanza: Fake) -> None:
    many = [article(f"Nummer {i}.", name=f"a{i}") for i in range(70)]
    seen: list[tuple[int, int]] = []
    docs = list(Parser("stanza:nb").parse(many, lambda done, total: seen.append((done, total))))
    assert [d.article.id for d in docs] == [a.id for a in many]
    assert seen == [(i, 70) for i in range(1, 71)]
    assert len(stanza.loaded) == 1


# ----------------------------------------------------------------------------------------------- cache


def test_a_second_run_parses_nothing_and_says_the_same(stanza: Fake, tmp_path: Path) -> None:
    two = [article(TEXT, name="a"), article("Hun kom.\n\nHan gikk.", name="b")]
    first = list(Parser("stanza:nb", tmp_path).parse(two))
    again = Parser("stanza:nb", tmp_path)
    assert list(again.parse(two)) == first
    assert len(stanza.parsed) == 2
    assert (again.parsed, again.from_cache) == (0, 2)
    assert len(stanza.loaded) == 1, "a run that parses nothing must not load the model"


def test_the_cache_is_keyed_by_text_paragraphs_and_model(stanza: Fake, tmp_path: Path) -> None:
    def parsed_by(model: str, a: Article) -> int:
        parser = Parser(model, tmp_path)
        list(parser.parse([a]))
        return parser.parsed

    assert parsed_by("stanza:nb", article("Hun kom.")) == 1
    assert parsed_by("stanza:nb", article("Hun kom.", name="b")) == 0
    assert parsed_by("stanza:nb", article("Hun gikk.")) == 1
    assert parsed_by("stanza:nn", article("Hun kom.")) == 1
    assert parsed_by("stanza:nb", article("Hun kom.", (SegmentKind.CAPTION, 0, 8))) == 1


@pytest.mark.parametrize("rubbish", [b"", b"1\tHun\n", b"\xff\xfe", b"# kg_article = {\n1" + b"\t_" * 9 + b"\n"])
def test_a_broken_cache_file_is_parsed_anew_and_mended(stanza: Fake, tmp_path: Path, rubbish: bytes) -> None:
    one = [article(TEXT)]
    (first,) = Parser("stanza:nb", tmp_path).parse(one)
    (file,) = tmp_path.rglob("*.conllu")
    whole = file.read_bytes()
    file.write_bytes(rubbish)
    (again,) = Parser("stanza:nb", tmp_path).parse(one)
    assert again == first
    assert file.read_bytes() == whole


def test_a_cache_file_of_another_text_is_not_believed(stanza: Fake, tmp_path: Path) -> None:
    list(Parser("stanza:nb", tmp_path).parse([article("Hun kom.")]))
    (file,) = tmp_path.rglob("*.conllu")
    file.write_bytes(file.read_bytes().replace(b"Hun", b"Han"))
    (doc,) = Parser("stanza:nb", tmp_path).parse([article("Hun kom.")])
    assert doc.tokens[0].form == "Hun"


# ----------------------------------------------------------------------------------------------- models


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_official_package_is_loaded_by_stanza_itself(stanza: Fake, language: str) -> None:
    (doc,) = Parser(f"stanza:{language}").parse([article("Hun kom.")])
    ((args, kwargs),) = stanza.loaded
    assert args == (language,)
    assert kwargs["processors"] == PROCESSORS
    assert "download_method" not in kwargs, "Stanza decides how to download"
    assert set(PROCESSORS.split(",")) == {"tokenize", "pos", "lemma", "depparse", "ner"}
    assert doc.model == f"stanza:{language}"


def test_without_network_one_line_says_what_to_do(stanza: Fake) -> None:
    stanza.failure = ConnectionError("name resolution failed")
    with pytest.raises(ModelError) as caught:
        list(Parser("stanza:nb").parse([article("Hun kom.")]))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("stanza:nb: ") and "name resolution failed" in message
    assert "without --model" in message


def test_a_model_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        Parser(str(tmp_path / "nowhere"))


def test_loading_the_stages_loads_neither_stanza_nor_torch() -> None:
    code = "import sys, kg, kg.pipeline, kg.parse; sys.exit('stanza' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
@pytest.mark.skipif(not models.installed(), reason="no model set in the package")
def test_the_shipped_model_parses_both_standards() -> None:
    nb = "Statsminister Kari Nordvik møtte presidenten i Tromsø.\n\n– Det var et godt møte, sier hun."
    nn = "Statsministeren møtte presidenten i Tromsø.\n\n– Det var eit godt møte, seier ho."
    texts = [
        Article(lang, t, (Segment(SegmentKind.BODY, 0, len(t)),), language=lang)
        for lang, t in zip(("nb", "nn"), (nb, nn), strict=True)
    ]
    for doc in Parser().parse(texts):
        check(doc)
        assert len(doc.sentences) == 2
        met = next(t for t in doc.tokens if t.form == "møtte")
        assert (met.upos, met.lemma, met.head) == ("VERB", "møte", -1)
        assert any(t.head == met.i and t.rel == "nsubj" for t in doc.tokens)
        assert next(t for t in doc.tokens if t.form == "Tromsø").ner != "O"
