"""Every format becomes the same kind of article."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from kg.articles import dates, read
from kg.articles.markdown import visible_text
from kg.model import Article, Skipped

FORMATS = Path(__file__).parent / "data" / "articles" / "formats"
TEXT = "Regjeringen sa nei til avtalen med Russland.\n\n– Den er død, sa statsministeren på en pressekonferanse."


def articles(*paths: Path) -> dict[str, Article]:
    return {a.id: a for a in read(paths) if isinstance(a, Article)}


def reasons(*paths: Path) -> dict[str, str]:
    return {s.source.removeprefix(str(FORMATS)): s.reason for s in read(paths) if isinstance(s, Skipped)}


def test_plain_text_is_kept_to_the_last_code_point(tmp_path: Path) -> None:
    text = "Overskrift\r\n\r\n  Regjeringen sa nei til avtalen. \r\n\r\n\r\n– Nei, sa hun.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = articles(tmp_path)
    assert found["a"].text == found["b"].text == text
    assert found["a"].title == "Overskrift"


def test_markdown_loses_its_marks_and_keeps_the_rest() -> None:
    article = articles(FORMATS / "fiskeavtale.md")["fiskeavtale"]
    assert article.published == datetime(2024, 2, 3, 9, 15)
    assert (article.title, article.publisher) == ("Hansen møtte Ivanov i Bodø", "Avisa Prøve")
    assert article.url == "https://example.org/a"
    assert [(s.kind.value, article.text[s.start : s.end]) for s in article.segments][:6] == [
        ("headline", "Hansen møtte Ivanov i Bodø"),
        ("lede", "Statsminister Kari Hansen tok imot president Ivanov i Bodø lørdag."),
        ("caption", "Hansen og Ivanov på kaia"),
        ("quote", "- Vi har blitt enige om fisk, sa Hansen."),
        ("subhead", "Krever svar"),
        ("body", "13. januar ble avtalen avvist av Stortinget. Det er 2 * 3 * 4 grunner til det."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_without_marks_is_untouched(newline: str) -> None:
    body = newline.join(["", "Overskrift", "", "  - Sitat, sa hun.", "1. mai  kom.", "", "", "    Innrykk.", ""])
    assert visible_text(body) == (body, {})


def test_html_gives_the_article_without_its_surroundings() -> None:
    article = articles(FORMATS / "fiskeavtale-nett.html")["fiskeavtale-nett"]
    assert article.published == datetime(2024, 2, 3, 9, 15)
    assert article.modified == datetime(2024, 2, 3, 10, 0)
    assert (article.publisher, article.url) == ("Avisa Prøve", "https://example.org/hansen-ivanov")
    assert article.text.startswith("Hansen møtte Ivanov i Bodø\n\nStatsminister Kari Hansen tok imot")
    assert "Sport" not in article.text and "Alle rettigheter" not in article.text
    assert [s.kind.value for s in article.segments] == ["headline", "lede", "body", "subhead", "quote", "body"]


def test_html_without_paragraphs(tmp_path: Path) -> None:
    lines = [f"Regjeringen sa nei til avtale nummer {n} med Russland, opplyser statsministeren." for n in range(9)]
    page = f"<html><body><article><h1>Sa nei</h1><div>{'<br><br>'.join(lines)}</div></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    article = articles(tmp_path)["a"]
    assert [line for line in lines if line not in [article.text[s.start : s.end] for s in article.segments]] == []


def test_json_lines_are_read_around_the_bad_ones() -> None:
    found = articles(FORMATS / "meldinger.jsonl")
    assert list(found) == ["7", "m1", "meldinger-5"]
    assert found["m1"].text == "Statsministeren reiste til Kyiv mandag.\r\nHun møter presidenten."
    assert found["m1"].published == date(2024, 3, 4)
    assert found["m1"].modified == datetime(2024, 3, 5, 6, 0)
    assert (found["7"].language, found["7"].published) == ("nn", datetime(2024, 3, 5, 9, 30))
    assert found["meldinger-5"].published is None
    assert reasons(FORMATS / "meldinger.jsonl") == {
        "/meldinger.jsonl, line 2": "not JSON: Expecting value: line 1 column 1 (char 0)",
        "/meldinger.jsonl, line 4": "no text",
        "/meldinger.jsonl, line 5": "published ignored: 'snart' is not a date",
    }


def test_a_table_with_norwegian_column_names_and_semicolons() -> None:
    found = articles(FORMATS / "arkiv.csv")
    assert list(found) == ["k1"]
    assert found["k1"].text == ('Regjeringen sa nei til avtalen.\n\n– Den er "død", sa Hansen; mer ville hun ikke si.')
    assert (found["k1"].title, found["k1"].publisher) == ("Sa nei", "Avisa Prøve")
    assert reasons(FORMATS / "arkiv.csv") == {
        "/arkiv.csv, row 2": "more cells than the header has columns",
        "/arkiv.csv, row 3": "no text",
    }


def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {"identifier": ["p1", "p2"], "body": [TEXT, None], "date": [datetime(2024, 3, 4), None]}
    pq.write_table(pa.table(rows), tmp_path / "t.parquet")
    found = articles(tmp_path)
    assert list(found) == ["p1"]
    assert found["p1"].text == TEXT
    assert found["p1"].published == date(2024, 3, 4)


def test_all_formats_agree(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "c", "text": TEXT}), encoding="utf-8")
    (tmp_path / "d.csv").write_text(f'id,text\nd,"{TEXT}"\n', encoding="utf-8")
    found = articles(tmp_path)
    assert list(found) == ["a", "b", "c", "d"]
    assert len({(a.text, a.segments, a.language, a.sha256) for a in found.values()}) == 1


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Publisert: 13.09.2023 07:48", datetime(2023, 9, 13, 7, 48), None),
        ("Publisert 13. sep. 2023 kl. 07.48", datetime(2023, 9, 13, 7, 48), None),
        ("Publisert onsdag 13. september 2023", date(2023, 9, 13), None),
        ("Oppdatert 3. mai 2023 kl. 10:12", None, datetime(2023, 5, 3, 10, 12)),
        (
            "Publisert: 13.09.23 07:48 Sist endra: 14.9.2023",
            datetime(2023, 9, 13, 7, 48),
            date(2023, 9, 14),
        ),
        ("Publisert i dag 07:48", None, None),
        ("Publisert: 31.02.2023", None, None),
        ("Publisert: 13.09.2023 27:48", None, None),
    ],
)
def test_lines_of_publication(line: str, published: object, modified: object) -> None:
    assert dates.publication_line(line) == (published, modified)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-09-13", date(2023, 9, 13)),
        ("2023-09-13T05:48:00Z", datetime(2023, 9, 13, 7, 48)),
        ("2023-09-13T07:48:00+02:00", datetime(2023, 9, 13, 7, 48)),
        ("2023-09-13 00:00:00", date(2023, 9, 13)),
        ("13. september 2023", date(2023, 9, 13)),
    ],
)
def test_dates_as_records_write_them(value: str, expected: object) -> None:
    assert dates.parse(value) == expected


@pytest.mark.parametrize("value", ["", "onsdag", "2023", "13. september", "0000-00-00", "9" * 5000])
def test_what_is_no_full_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        dates.parse(value)
