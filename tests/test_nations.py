"""What stands for a state in Norwegian: names, adjectives, demonyms, capitals and seats, in nb and nn."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import nations
from kg.lexicon.tsv import LexiconError

N = nations.load()


def pairs(table: str) -> list[tuple[str, str | None]]:
    """Words and the code expected for each: ``word=code; word=``."""
    cells = [cell.strip().split("=") for cell in table.replace("\n", " ").split(";") if cell.strip()]
    return [(word, code or None) for word, code in cells]


@pytest.mark.parametrize(
    ("text", "code"),
    pairs(
        """
        Russland=RU; Noreg=NO; Norges=NO; USAs=US; USA's=US; USA’s=US; Sambandsstatane=US;
        De forente stater=US; Storbritannia=GB; Honduras=HN; Honduras'=HN; Kypros’=CY;
        Elfenbenskysten=CI; Burma=MM; Myanmars=MM; Emiratene=AE; Emirata=AE; DR Kongo=CD; Kosovo=XK;
        Taiwan=TW; Palestina=PS; Nord-Korea=KP; Sør-Koreas=KR; Austerrike=AT; Kviterussland=BY;
        Swaziland=SZ; Vatikanet=VA; Sovjetunionen=SU; Nord‑Korea=KP; Bergen=; EU=; Nato=;
        """
    ),
)
def test_names(text: str, code: str | None) -> None:
    assert N.by_name(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    pairs(
        """
        russisk=RU; Russiske=RU; amerikanske=US; nordkoreansk=KP; sørkoreanske=KR; britisk=GB;
        tyrkiske=TR; sørafrikansk=ZA; austerriksk=AT; iranske=IR; new zealandske=NZ; kypriotiske=CY;
        saudiarabisk=SA; kongolesiske=CD; politisk=; europeisk=; koreansk=;
        """
    ),
)
def test_adjectives(text: str, code: str | None) -> None:
    assert N.by_adjective(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    pairs(
        """
        russer=RU; russerne=RU; russarane=RU; russeres=RU; iranarar=IR; svenskene=SE; svenskane=SE;
        britene=GB; amerikanernes=US; ukrainarane=UA; peruanerne=PE; colombianerne=CO; nordmenn=NO;
        nordmennene=NO; finnene=FI; danskane=DK; kinesarar=CN; franskmennenes=FR; polakkene=PL;
        tyrkere=TR; israelarane=IL; kosovarene=XK; nederlendarane=NL; portugisene=PT; lærerne=;
        """
    ),
)
def test_demonyms(text: str, code: str | None) -> None:
    assert N.by_demonym(text) == code


def test_capitals_and_seats_stand_for_their_state() -> None:
    capitals = "Moskva=RU; Kiev=UA; Kyjivs=UA; Peking=CN; Beijing=CN; Washington=US; Ankaras=TR; Seoul=KR"
    for capital, code in pairs(capitals):
        assert N.by_capital(capital) == code
    seats = "Kreml=RU; Kremls=RU; Det hvite hus=US; det kvite huset=US; Downing Street=GB; Élysée=FR"
    for seat, code in pairs(seats):
        assert N.by_seat(seat) == code
    assert N.by_capital("Brussel") is None  # it acts as the EU, not as Belgium
    assert N.by_seat("Pentagon") is None


@pytest.mark.parametrize(
    ("text", "code"),
    pairs(
        """
        russiskbygde=RU; russiskprodusert=RU; amerikanskledet=US; russisk-støttede=RU;
        sørkoreanskproduserte=KR; USA-ledede=US; Iran-støtta=IR; Kreml-vennlige=RU;
        Russland-vennlege=RU; russisk=; russiske=; russisktalende=; norskspråklige=; hjemmebygde=;
        """
    ),
)
def test_compound_adjectives(text: str, code: str | None) -> None:
    assert N.prefix_adjective(text) == code


def test_joined_adjectives_name_both_states() -> None:
    assert N.adjectives_in("norsk-russiske") == ("NO", "RU")
    assert N.adjectives_in("kinesiske") == ("CN",)
    assert N.adjectives_in("sosial-økonomiske") == ()


def test_compound_nouns_with_a_state() -> None:
    assert N.prefix_name("Iran-avtalen") == "IR"
    assert N.prefix_name("Nord-Korea-besøket") == "KP"
    assert N.prefix_name("Nord-Korea") is None


def test_island_and_kingdom() -> None:
    assert {c for c in ("JP", "CY", "CH", "NO") if (n := N.get(c)) and n.is_island} == {"JP", "CY"}
    assert {c for c in ("NO", "SE", "FI", "JO", "FR") if (n := N.get(c)) and n.is_kingdom} == {
        "NO",
        "SE",
        "JO",
    }


def test_regions_are_not_nations() -> None:
    region = nations.region_by_name("Midtaustens")
    assert region is not None and region.key == "midtøsten"
    assert [n for n in nations.regions() if N.by_name(n)] == []


@given(st.sampled_from(N.all), st.sampled_from(["", "s", "'", "’s"]))
def test_every_name_leads_back_to_its_nation(nation: nations.Nation, ending: str) -> None:
    for name in (*nation.nb, *nation.nn):
        assert N.by_name(name + ending) == nation.code
        assert N.by_name(name.upper() + ending) == nation.code


def test_bad_data_names_file_line_and_nearest_valid_name(tmp_path: Path) -> None:
    head = "\t".join(nations.COLUMNS)
    path = tmp_path / "mine.tsv"
    path.write_text(f"# c\n{head}\nRU\tEU\tislnd\tRussland\t\trussisk\trusser\tMoskva\tKreml\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv:3: unknown flag 'islnd'; nearest valid: 'island'"):
        nations.read(path)
    path.write_text(head.replace("seats", "seat") + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv:1: unknown column 'seat'; nearest valid: 'seats'"):
        nations.read(path)
    path.write_text(f"{head}\nRU\tEU\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv:2: 2 cells"):
        nations.read(path)
