"""Time expressions resolve as the sentences in tests/data/times say, and never beyond what the text says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import conllu
from kg.lexicon.tsv import LexiconError
from kg.model import DateExpression, Document, MentionKind
from kg.times import find_dates, intervals, vocabulary
from kg.times.context import Context, Direction
from kg.times.meanings import MEANINGS, resolve

DATA = Path(__file__).parent / "data" / "times"


def cases() -> list[tuple[str, str, Document]]:
    out = []
    for path in sorted(DATA.glob("*.tsv")):
        rows = [r for r in path.read_text(encoding="utf-8").splitlines() if r and not r.startswith("#")]
        documents = conllu.read(path.with_suffix(".conllu").read_text(encoding="utf-8"))
        for row, doc in zip(rows, documents, strict=True):
            base, expected, text = row.split("\t")
            assert doc.article.text == text, f"{path.name} was edited: run tests/data/times/freeze.py"
            assert str(doc.article.published_day or "-") == base
            out.append((text, expected, doc))
    return out


def shown(found: tuple[DateExpression, ...]) -> str:
    return "; ".join(f"{e.mention.text}={e.value}" + (f"/{e.modifier}" if e.modifier else "") for e in found)


CASES = cases()


@pytest.mark.parametrize(("text", "expected", "doc"), CASES, ids=[c[0] for c in CASES])
def test_sentences(text: str, expected: str, doc: Document) -> None:
    found = find_dates(doc)
    assert shown(found) == expected
    for e in found:
        assert e.mention.kind is MentionKind.DATE
        assert doc.article.text[e.mention.start : e.mention.end] == e.mention.text
        assert e.mention.first <= e.mention.head < e.mention.last
        assert doc.tokens[e.mention.first].start == e.mention.start


def test_every_rule_of_the_vocabulary_has_a_known_meaning_and_bounds_agree_with_values() -> None:
    for _, _, doc in CASES:
        for e in find_dates(doc):
            if e.value:
                assert e.earliest.startswith(e.value) and e.latest.startswith(e.value)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 7), st.sampled_from(Direction))
def test_a_weekday_is_that_weekday_within_a_week_of_publication(day: date, weekday: int, way: Direction) -> None:
    found = resolve("weekday", {"weekday": weekday}, Context(day, way))
    assert found is not None and found.earliest is not None
    assert found.earliest.isoweekday() == weekday
    ahead = (found.earliest - day).days
    assert -7 < ahead <= 0 if way is Direction.BACK else 0 <= ahead < 7


@given(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.sampled_from(sorted(set(MEANINGS) - {"calendar_date", "day_range", "feast", "recurrent"})),
    st.sampled_from(Direction),
    st.integers(1, 3),
    st.integers(-2, 2),
    st.sampled_from([0, 1, 7, 30, 365]),
)
def test_bounds_hold_the_value(day: date, meaning: str, way: Direction, n: int, k: int, unit: int) -> None:
    values = {"weekday": n, "month": n * 4, "season": n * 3, "year": 2000 + n, "until": 2010, "decade": 1990}
    values |= {"count": n, "unit": unit, "theunit": unit, "units": k, "weeks": k, "days": k, "months": k}
    values |= {"sign": 1 if k > 0 else -1, "low": 1, "high": 3, "quarter": n, "half": min(n, 2), "years": k}
    found = resolve(meaning, values, Context(day, way, previous=intervals.day(day)))
    assert found is not None
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
        assert found.earliest.isoformat().startswith(found.value)


def test_without_a_day_of_publication_nothing_relative_is_resolved() -> None:
    for meaning in ("weekday", "days_from_today", "this_week", "weekend", "unit_from_now"):
        values = {"weekday": 1, "days": 0, "theunit": 7, "units": 0}
        assert resolve(meaning, values, Context(None, Direction.BACK)) == intervals.UNKNOWN


def test_a_day_that_does_not_exist_is_no_date() -> None:
    values = {"day": 31, "month": 2, "year": 2020}
    assert resolve("calendar_date", values, Context(None, Direction.BACK)) is None


def test_bad_vocabulary_names_file_rule_and_nearest_valid_name(tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    head = '[words.number]\n1 = ["en"]\n[modifiers]\n[tense]\n[[pattern]]\nrule = "mine"\n'
    path.write_text(head + 'tokens = "i <mnth>"\nmeaning = "month"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"times\.toml: pattern 1 \(mine\): unknown word class '<?mnth"):
        vocabulary.read(path)
    path.write_text(head + 'tokens = "i dag"\nmeaning = "days_from_tody"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="nearest valid: 'days_from_today'"):
        vocabulary.read(path)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 20), st.sampled_from([-1, 1]))
def test_years_after_a_date_are_a_year_and_days_after_it_a_day(named: date, count: int, sign: int) -> None:
    context = Context(named, Direction.BACK, previous=intervals.day(named))
    years = resolve("counted_from_previous", {"count": count, "unit": 365, "sign": sign}, context)
    days = resolve("counted_from_previous", {"count": count, "unit": 1, "sign": sign}, context)
    assert years is not None and years.value == f"{named.year + sign * count:04d}"
    assert days is not None and days.earliest is not None and (days.earliest - named).days == sign * count


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 23), st.integers(0, 23))
def test_a_time_of_day_alone_is_today_or_yesterday_if_it_is_still_to_come(day: date, clock: int, hour: int) -> None:
    found = resolve("clock_time", {"clock": clock}, Context(day, Direction.BACK, hour=hour))
    assert found is not None and found.earliest is not None
    assert (day - found.earliest).days == (1 if clock > hour else 0)
