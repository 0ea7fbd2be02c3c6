"""The list of well-known office holders: who held what on a day, and what it refuses."""

from datetime import date

import pytest

from kg.lexicon import office_holders
from kg.lexicon.tsv import LexiconError

HEADER = "names\ttitle\tof\tsince\tuntil\n"
DAY = date(2015, 6, 1)


def read(tmp_path, *lines):
    path = tmp_path / "office_holders.tsv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return office_holders.read(path)


def owners(holders, name, title, day=DAY, *, former=False):
    return [t.of for t in holders.terms(name, title, day, former=former)]


def test_a_term_counts_on_its_first_and_last_day_only(tmp_path):
    holders = read(tmp_path, "Mira Doležal\tstatsminister\tCZ\t2014-03\t2016-02-10")
    assert owners(holders, "Mira Doležal", "statsminister", date(2014, 3, 1)) == [("CZ",)]
    assert owners(holders, "Mira Doležal", "statsminister", date(2016, 2, 10)) == [("CZ",)]
    assert not owners(holders, "Mira Doležal", "statsminister", date(2014, 2, 28))
    assert not owners(holders, "Mira Doležal", "statsminister", date(2016, 2, 11))


def test_a_former_holder_is_one_whose_term_had_begun(tmp_path):
    holders = read(tmp_path, "Mira Doležal\tstatsminister\tCZ\t2014-03\t2016-02")
    assert owners(holders, "Mira Doležal", "tidligere statsminister", date(2020, 1, 1), former=True) == [("CZ",)]
    assert not owners(holders, "Mira Doležal", "tidligere statsminister", date(2013, 1, 1), former=True)


def test_spellings_of_a_foreign_name_agree_but_another_first_name_is_another_person(tmp_path):
    holders = read(tmp_path, "Sergej Sjatov\tpresident\tRU\t2010\t2020")
    for name in ("Sergej Sjatov", "Sergei Shatov", "Sergey Sjatov", "Sjatov"):
        assert owners(holders, name, "president") == [("RU",)]
    assert not owners(holders, "Pavel Sjatov", "president")


def test_an_office_may_go_by_another_title_in_both_varieties(tmp_path):
    holders = read(tmp_path, "Anna Weiss\tforbundskansler\tDE\t2010\t2020", "Ola Vik\tutenriksminister\tNO\t2010\t2020")
    assert owners(holders, "Anna Weiss", "statsminister") == owners(holders, "Anna Weiss", "kansler") == [("DE",)]
    assert owners(holders, "Ola Vik", "utanriksminister") == [("NO",)]
    assert not owners(holders, "Ola Vik", "forsvarsminister")


def test_a_vice_president_is_no_president(tmp_path):
    holders = read(tmp_path, "Tom Hill\tvisepresident\tUS\t2010\t2020")
    assert not owners(holders, "Tom Hill", "president")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Tom Hill\tpresident\tUS\t2010-13\t2020", "2010-13"),
        ("Tom Hill\tpresident\tUS\t2020\t2010", "ends"),
        ("Tom Hill\tpresident\t\t2010\t2020", "empty"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, says):
    with pytest.raises(LexiconError, match=rf"office_holders\.tsv:2: .*{says}"):
        read(tmp_path, line)


def test_the_list_that_travels_with_the_package_tells_states_from_bodies_of_two_letters():
    assert owners(office_holders.load(), "Abu Bakr al-Baghdadi", "leder") == [("IS", "Den islamske staten")]
    assert office_holders.load().terms("Abu Bakr al-Baghdadi", "leder", DAY)[0].state is None
    assert office_holders.load().terms("Erna Solberg", "statsminister", DAY)[0].state == "NO"
