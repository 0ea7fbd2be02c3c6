"""Which lines of a copied article are what: the examples beside each rule, and whole articles."""

from pathlib import Path

import pytest

from kg.articles import read
from kg.articles.line_rules import matching_rule, rules
from kg.articles.segments import is_speech, segment
from kg.model import Article, SegmentKind

COPIED = Path(__file__).parent / "data" / "articles" / "copied"

EXAMPLES = [(rule.name, line) for rule in rules() for line in rule.examples]
COUNTEREXAMPLES = [(rule.name, line) for rule in rules() for line in rule.counterexamples]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_a_rule_recognises_its_examples(name: str, line: str) -> None:
    found = matching_rule(line)
    assert found is not None
    assert found.kind is next(r.kind for r in rules() if r.name == name)


@pytest.mark.parametrize(("name", "line"), COUNTEREXAMPLES)
def test_running_text_that_looks_like_a_rules_lines_stays_text(name: str, line: str) -> None:
    found = matching_rule(line)
    assert found is None or found.name != name


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_shows_what_it_means(rule: object) -> None:
    assert rule.examples and rule.counterexamples  # type: ignore[attr-defined]


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(s.kind.value, article.text[s.start : s.end][:24]) for s in article.segments]


def copied(name: str) -> Article:
    (article,) = (a for a in read([COPIED / name]) if isinstance(a, Article))
    return article


def test_an_article_copied_with_blank_lines() -> None:
    assert kinds(copied("havneavtale.txt")) == [
        ("meta", "Utenriks"),
        ("headline", "Norge og Island enige om"),
        ("lede", "Avtalen ble signert i Bo"),
        ("caption", "UNDERSKREV: Utenriksmini"),
        ("meta", "Av Per Hansen og Anne Be"),
        ("meta", "Publisert: 04.03.2024 21"),
        ("meta", "Saken oppdateres"),
        ("meta", "Del på Facebook"),
        ("body", "Utenriksminister Kari Ha"),
        ("quote", "– Dette er en god avtale"),
        ("quote", "– Ble Færøyene spurt?"),
        ("body", "– Nei, sa Hansen. Hun vi"),
        ("meta", "Annonse"),
        ("body", "Det færøyske landsstyret"),
        ("subhead", "– Ikke en eneste telefon"),
        ("body", "Lagmann Poul Petersen re"),
        ("quote", "«Vi har ikke fått en ene"),
        ("meta", "Les også: Fiskerne vil b"),
        ("caption", "Møtet i Tórshavn i 2019 "),
        ("caption", "Protestene utenfor Stort"),
        ("caption", "Foto: Kari Nordmann"),
        ("subhead", "Hva skjer nå?"),
        ("body", "Stortinget skal behandle"),
        ("meta", "Kilde: NTB"),
    ]


def test_an_article_in_nynorsk_copied_without_blank_lines() -> None:
    article = copied("ubat.txt")
    assert article.language == "nn"
    assert kinds(article) == [
        ("headline", "Fann ukjend ubåt utanfor"),
        ("caption", "LEITA: Kystvakta søkte i"),
        ("lede", "Forsvaret stadfestar at "),
        ("meta", "Av Kari Nordmann"),
        ("meta", "Publisert 12. mars 2024 "),
        ("meta", "Saka blir oppdatert"),
        ("body", "Ein fiskar såg periskope"),
        ("quote", "– Eg trudde det var ein "),
        ("subhead", "Nektar for alt"),
        ("body", "Russland nektar for at u"),
        ("caption", "Fregatten ved kai i Berg"),
        ("body", "Leitinga held fram onsda"),
        ("meta", "(NPK)"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "speech"),
    [
        ("– Det stemmer.", True),
        ("– Det stemmer, sier Hansen.", True),
        ("- Det stemmer ikkje, seier ho til avisa.", True),
        ("– Det stemmer, sier Hansen. – Men ikke alt.", True),
        ("«Det stemmer.»", True),
        ("– Det stemmer, sier Hansen. Hun reiser til Oslo i morgen.", False),
        ("«Amal» er navnet på skipet, sier Hansen.", False),
        ("Hansen sier at det stemmer.", False),
        ("-5 grader var det i Oslo.", False),
    ],
)
def test_direct_speech(paragraph: str, speech: bool) -> None:
    assert is_speech(paragraph) is speech


def test_a_text_without_headline_has_none() -> None:
    text = "Statsministeren reiste til Kyiv i går.\n\nHun møter presidenten i dag."
    assert [s.kind for s in segment(text)] == [SegmentKind.BODY, SegmentKind.BODY]


def test_one_sentence_is_body_even_without_full_stop() -> None:
    assert [s.kind for s in segment("Statsministeren reiste til Kyiv")] == [SegmentKind.BODY]


def test_with_a_title_apart_the_text_opens_with_the_lede() -> None:
    text = "Statsministeren reiste til Kyiv i går.\n\nHun møter presidenten i dag."
    assert [s.kind for s in segment(text, title="På vei til Kyiv")] == [SegmentKind.LEDE, SegmentKind.BODY]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "Reiste til Kyiv\n\n"
        "Statsministeren reiste i går kveld til Kyiv sammen med\nforsvarsministeren og sjefen for\nHæren.\n\n"
        "Der skal de møte presidenten og andre, som\nventer på dem.\n"
    )
    assert [text[s.start : s.end].rsplit(maxsplit=1)[-1] for s in segment(text)] == ["Kyiv", "Hæren.", "dem."]
