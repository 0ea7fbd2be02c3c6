"""CoNLL-U keeps the text and the tree of an article, reads other people's files, and names the line that is wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import conllu
from kg.model import Article, Document, Segment, SegmentKind, Sentence, Token

FOREIGN = """# sent_id = 1
# text = Kari møtte Ola i Bergen.
1\tKari\tKari\tPROPN\t_\tGender=Fem\t2\tnsubj\t_\tname=B-PER
2\tmøtte\tmøte\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
3\tOla\tOla\tPROPN\t_\t_\t2\tobj\t_\t_
4\ti\ti\tADP\t_\t_\t5\tcase\t_\t_
5\tBergen\tBergen\tPROPN\t_\t_\t2\tobl\t_\tSpaceAfter=No
6\t.\t$.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# sent_id = 2
1\tHun\thun\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tlo\tle\tVERB\t_\t_\t0\troot\t_\t_

"""


def document(text: str, spans: list[tuple[int, int]], sentence_length: int = 3, **more: object) -> Document:
    """A document whose every sentence is a chain: each word hangs on the one before it."""
    tokens = []
    for i, (start, end) in enumerate(spans):
        first = i - i % sentence_length
        tokens.append(
            Token(
                i, i // sentence_length, start, end, text[start:end], "ord", "NOUN", (("Number", "Sing"),),
                i - 1 if i > first else -1, "nmod" if i > first else "root", "S-PER" if i % 2 else "O",
            )
        )  # fmt: skip
    sentences = []
    for first in range(0, len(spans), sentence_length):
        last = min(first + sentence_length, len(spans))
        sentences.append(Sentence(len(sentences), first, last, spans[first][0], spans[last - 1][1], SegmentKind.LEDE))
    article = Article("a1", text, (Segment(SegmentKind.LEDE, 0, len(text)),), **more)  # type: ignore[arg-type]
    return Document(article, tuple(tokens), tuple(sentences), "hand@1")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Texts with any white space before, between and inside words."""
    space = st.text(" \t\n\r\u00a0\u2028|\\", max_size=3)
    words = draw(st.lists(st.text("aåß=#_|\\ \n\tX", min_size=1, max_size=4), min_size=1, max_size=9))
    text, spans = draw(space), []
    for word in words:
        spans.append((len(text), len(text) + len(word)))
        text += word + draw(space)
    return document(text, spans)


@given(documents())
def test_text_offsets_and_trees_survive(doc: Document) -> None:
    (again,) = conllu.read(conllu.write([doc]))
    assert again.article.text == doc.article.text
    assert again.tokens == doc.tokens
    assert again.sentences == doc.sentences
    assert again.article.segments == doc.article.segments
    assert again.model == doc.model


@given(st.lists(documents(), min_size=2, max_size=3))
def test_several_documents_in_one_file_stay_apart(docs: list[Document]) -> None:
    docs = [replace(d, article=replace(d.article, id=f"a{n}")) for n, d in enumerate(docs)]
    again = list(conllu.read(conllu.write(docs)))
    assert [d.article.id for d in again] == [d.article.id for d in docs]
    assert [d.article.text for d in again] == [d.article.text for d in docs]
    assert [d.tokens for d in again] == [d.tokens for d in docs]


@pytest.mark.parametrize("published", [date(2023, 9, 13), datetime(2023, 9, 13, 7, 48, tzinfo=UTC), None])
def test_what_is_known_of_the_article_survives(published: date | None) -> None:
    doc = document(
        "Kari lo", [(0, 4), (5, 7)], published=published, title="«Latter» = bra", url="https://avis.example/1",
        publisher="Avisa", language="nn",
    )  # fmt: skip
    (again,) = conllu.read(conllu.write([doc]))
    a, b = again.article, doc.article
    assert (a.id, a.published, a.title, a.url, a.publisher, a.language) == (
        b.id, b.published, b.title, b.url, b.publisher, b.language,
    )  # fmt: skip


def test_offsets_entities_and_text_are_there_for_other_tools() -> None:
    written = conllu.write([document("Å  Kari\nlo", [(0, 1), (3, 7), (8, 10)])])
    assert "# text = Å Kari lo\n" in written
    row = next(line for line in written.splitlines() if "\tKari\t" in line)
    assert row.split("\t")[9].split("|") == ["SpacesAfter=\\n", "start_char=3", "end_char=7", "ner=S-PER"]


def test_the_whole_text_is_covered_at_both_ends() -> None:
    written = conllu.write([document("\n\n Kari lo.\t\n", [(3, 7), (8, 10), (10, 11)])])
    assert next(conllu.read(written)).article.text == "\n\n Kari lo.\t\n"


def test_files_of_others_are_one_document_named_after_the_file() -> None:
    (doc,) = conllu.read(FOREIGN, "tur")
    assert doc.article.id == "tur"
    assert doc.article.text == "Kari møtte Ola i Bergen. Hun lo"
    assert [s.first for s in doc.sentences] == [0, 6]
    assert [t.head for t in doc.tokens] == [1, -1, 1, 4, 1, 1, 7, -1]
    for t in doc.tokens:
        assert doc.article.text[t.start : t.end] == t.form
    assert doc.tokens[1].feat("Tense") == "Past"
    for s in doc.sentences:
        assert (s.start, s.end) == (doc.tokens[s.first].start, doc.tokens[s.last - 1].end)


def test_windows_line_ends_and_a_missing_last_line_end_do_not_matter() -> None:
    (unix,), (windows,) = conllu.read(FOREIGN), conllu.read(FOREIGN.replace("\n", "\r\n").rstrip())
    assert windows.tokens == unix.tokens and windows.article.text == unix.article.text


def test_multiword_ranges_and_empty_nodes_are_passed_over() -> None:
    rows = FOREIGN.splitlines(keepends=True)
    rows.insert(4, "2-3\tmøtte Ola\t_\t_\t_\t_\t_\t_\t_\t_\n")
    rows.insert(6, "3.1\tmøtte\t_\t_\t_\t_\t_\t_\t_\t_\n")
    (with_them,), (without,) = conllu.read("".join(rows)), conllu.read(FOREIGN)
    assert with_them.tokens == without.tokens


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("3\tOla\tOla\tPROPN\t_\t_", "3\tOla\tOla\tPROPN\t_", 5, "9 columns instead of 10"),
        ("\t5\tcase", "\tfem\tcase", 6, "head 'fem' is not a number"),
        ("\t5\tcase", "\t50\tcase", 6, "head 50"),
        ("4\ti\ti", "5\ti\ti", 6, "word 5 where 4 is due"),
        ("\t2\tobl", "\t4\tobl", 6, "circle"),
        ("\t0\troot", "\t2\troot", 4, "circle"),
    ],
)
def test_malformed_input_names_the_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in FOREIGN
    with pytest.raises(conllu.ConlluError, match=reason) as caught:
        list(conllu.read(FOREIGN.replace(old, new, 1)))
    assert f"line {line}:" in str(caught.value)


@pytest.mark.parametrize("comment", ["# kg_segment = middle", "# kg_article = {"])
def test_malformed_comments_are_named(comment: str) -> None:
    with pytest.raises(conllu.ConlluError, match=r"before line 4: .*(middle|kg_article)"):
        list(conllu.read(comment + "\n" + FOREIGN))


def test_nothing_gives_nothing() -> None:
    assert list(conllu.read("")) == list(conllu.read("# newdoc id = leer\n\n")) == []
