"""Place names resolve to the place that a Norwegian reader would think of, or to none."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.tsv import LexiconError
from kg.places import country_of, gazetteer, is_known, link
from kg.places.names import key
from kg.places.transliterate import spellings, transliterate

# spelling in Norwegian news, country, latitude and longitude to within a degree or so
SPELLINGS = """
Moskva RU 55.8 37.6; Kiev UA 50.5 30.5; Kyjiv UA 50.5 30.5; Kyiv UA 50.5 30.5; Warszawa PL 52.2 21.0;
Roma IT 41.9 12.5; Aten GR 38.0 23.7; Praha CZ 50.1 14.4; Wien AT 48.2 16.4; Kairo EG 30.0 31.2;
Teheran IR 35.7 51.4; Damaskus SY 33.5 36.3; Brussel BE 50.8 4.4; Sankt_Petersburg RU 59.9 30.3;
Artjom RU 43.4 132.2; Zaporizjzja UA 47.8 35.2; Komsomolsk-na-Amure RU 50.6 137.0; Longyearbyen NO 78.2 15.6;
Vladivostok RU 43.1 131.9; Pyongyang KP 39.0 125.8; Khabarovsk RU 48.5 135.1; Tsjeljabinsk RU 55.2 61.4;
Blagovesjtsjensk RU 50.3 127.5; Kupjansk UA 49.7 37.6; Avdijivka UA 48.1 37.7; Bakhmut UA 48.6 38.0;
Tsjernihiv UA 51.5 31.3; Mykolajiv UA 47.0 32.0; Asjkhabad TM 38.0 58.4; Bisjkek KG 42.9 74.6;
Genève CH 46.2 6.1; København DK 55.7 12.6; Helsingfors FI 60.2 24.9; Beograd RS 44.8 20.5; Bagdad IQ 33.3 44.4;
Pireus GR 37.9 23.6; Göteborg SE 57.7 12.0; Vostotsjnyj RU 51.9 128.3; Panmunjom KR 38.0 126.7;
Fordo IR 34.9 51.0; Utøya NO 60.0 10.3; Hongkong HK 22.3 114.2; Peking CN 39.9 116.4; Mosul IQ 36.3 43.1
"""


def spelling_cases() -> list[tuple[str, str, float, float]]:
    rows = [row.split() for row in SPELLINGS.replace("\n", " ").split(";")]
    return [(name.replace("_", " "), country, float(lat), float(lon)) for name, country, lat, lon in rows]


@pytest.mark.parametrize(("name", "country", "lat", "lon"), spelling_cases())
def test_norwegian_spellings(name: str, country: str, lat: float, lon: float) -> None:
    for form in (name, f"{name}s"):
        found = link([form], context=[country])
        assert found is not None, form
        assert country_of(found) == country
        assert found.lat is not None and math.isclose(found.lat, lat, abs_tol=0.6)
        assert found.lon is not None and math.isclose(found.lon, lon, abs_tol=0.6)
        assert found.key.partition(":")[0] in {"geonames", "seed"}
    assert is_known(name)


def test_khasan_is_in_russia_and_not_hassan_in_india() -> None:
    found = link(["Khasan"], context={"RU": 6, "KP": 4})
    assert found is not None and found.country == "RU"


def test_the_states_of_the_article_decide_between_places_of_one_name() -> None:
    def country(name: str, *context: str) -> str | None:
        found = link([name], context=context)
        return found and found.country

    assert country("Birmingham", "GB") == "GB"
    assert country("Birmingham", "US", "US") == "US"
    assert country("Tripoli", "LY") == "LY"
    assert country("Tripoli", "LB") == "LB"
    assert country("Odessa", "UA") == "UA"
    assert country("St. Petersburg", "RU") == "RU"
    # a world city stays itself though the article is about another state
    assert country("Paris", "US") == "FR"


def test_what_is_ambiguous_or_unknown_stays_unlinked() -> None:
    assert link(["San José"]) is None
    assert link(["Hverkenby"]) is None
    assert link([]) is None
    assert link([""]) is None
    # a village of a state that the article does not speak of
    assert link(["Bucha"], context=["BR"]) is None


def test_norwegian_towns_and_municipalities_need_no_context() -> None:
    for name in ("Rena", "Kirkenes", "Bodø", "Ullensaker", "Karasjok", "Hammerfest"):
        found = link([name], context=["RU", "US"])
        assert found is not None and found.country == "NO", name


def test_seas_lie_in_no_state() -> None:
    for name in ("Japanhavet", "Svartehavet", "Raudehavet", "Hormuzstredet", "Austersjøen"):
        found = link([name], context=["RU"])
        assert found is not None and country_of(found) is None
        assert found.feature in {"sea", "strait"}


def test_parts_of_states_lie_in_their_state() -> None:
    for name, country in {"Nord-Finland": "FI", "Aust-Ukraina": "UA", "Sør-Libanons": "LB"}.items():
        found = link([name], context=["US"])
        assert found is not None and found.country == country
        assert is_known(name)
    east = link(["Aust-Ukraina"])
    other = link(["Øst-Ukraina"])
    assert east is not None and other is not None and east.key == other.key
    for name in ("Nord-Korea", "Sør-Sudan", "Nord-Trump"):
        assert link([name], context=["KP"]) is None


def test_continents_and_regions_are_places_of_no_state() -> None:
    for name in ("Europa", "Midtausten", "Arktis", "Sør-Amerika", "Vest-Balkan"):
        found = link([name], context=["US"])
        assert found is not None and country_of(found) is None


def test_any_name_of_an_entity_will_do_and_the_evidence_says_which() -> None:
    found = link(["Sjtsjastjeby", "Tsjeljabinsk"], context=["RU"])
    assert found is not None and found.evidence.startswith("Tsjeljabinsk: Norwegian spelling of Chelyabinsk")


def test_ordinary_words_and_surnames_are_not_known_places() -> None:
    for name in ("Stoltenberg", "Putin", "statsministeren", "Norsk", ""):
        assert not is_known(name)


def test_transliteration() -> None:
    russian = {
        "Челябинск": "Tsjeljabinsk", "Шойгу": "Sjojgu", "Благовещенск": "Blagovesjtsjensk",
        "Екатеринбург": "Jekaterinburg", "Нижний Новгород": "Nizjnij Novgorod",
        "Хасан": "Khasan", "Циолковский": "Tsiolkovskij", "Артём": "Artjom", "Жуковский": "Zjukovskij",
        "Достоевский": "Dostojevskij", "Комсомольск-на-Амуре": "Komsomolsk-na-Amure",
    }  # fmt: skip
    ukrainian = {"Київ": "Kyjiv", "Харків": "Kharkiv", "Запоріжжя": "Zaporizjzja", "Луганськ": "Luhansk"}
    assert {name: transliterate(name) for name in russian} == russian
    assert {name: transliterate(name, "uk") for name in ukrainian} == ukrainian
    assert spellings("Київ") == ("Kyjiv",)
    assert set(spellings("Херсон")) == {"Kherson"}


@given(st.text(max_size=40))
def test_keys_are_stable_and_any_text_can_be_asked_for(text: str) -> None:
    assert key(key(text)) == key(text)
    assert key(text.upper()) == key(text.lower().upper())
    link([text])


def test_every_hand_written_place_is_found_by_each_of_its_names() -> None:
    for folded, places in gazetteer.seeds().items():
        assert set(places) <= set(gazetteer.find(folded))
        for place in places:
            assert place.lat is None or (-90 <= place.lat <= 90 and place.lon is not None and -180 <= place.lon <= 180)


def test_the_source_of_the_cities_is_credited() -> None:
    assert "GeoNames" in gazetteer.source() and "CC BY 4.0" in gazetteer.source()


def test_bad_places_are_reported_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    head = "\t".join(gazetteer.SEED_COLUMNS)
    path.write_text(f"{head}\nx\tX\tNO\tisland\t60,1\t10\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv:2: '60,1', '10' are not coordinates"):
        gazetteer.read_seeds(path)
    path.write_text(f"{head}\nx\tX\tNO\tislnd\t60.1\t10\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="unknown feature 'islnd'; nearest valid: 'island'"):
        gazetteer.read_seeds(path)
