"""What gazetteers know of a word form: a given name, a country, a nationality, part of an organisation's name.

The word vectors carry it in further dimensions, so that a name the treebank never mentions is not unknown. Nothing
here is made from the entities annotated in the treebank.
"""

import importlib
import pkgutil
import re
import sqlite3
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.lexicon.inflection import adjective_forms, demonym_forms

GAZETTEER = Path(__file__).resolve().parent / "gazetteer"
NORDIC = frozenset({"no_NO", "da_DK", "sv_SE"})
LARGE_CITY, SMALL_CITY = 200_000, 15_000
_PARTICLES = frozenset(re.findall(r"\w+", "av de del den det di du el for i la le mot og of on på the til van von y"))
_TYPICAL_ZIPF = 3.0

Names = Iterable[str]


def word_features(words: Sequence[str]) -> NDArray[np.float32]:
    """A row for each lower-cased word: 1 for each class it is a name of, 0.5 for part of a longer name; then the rest.

    The last two columns tell that a class was found only without the genitive ending, and how frequent the word is.
    """
    from wordfreq import zipf_frequency

    classes = [_forms(names()) for names in CLASSES.values()]
    features = np.zeros((len(words), len(CLASSES) + 2), dtype=np.float32)
    for row, word in zip(features, words, strict=True):
        for stem in _stems(word):
            found = [1.0 if stem in names else 0.5 if stem in of_names else 0.0 for names, of_names in classes]
            row[-2] = float(stem != word and any(found) and not row[:-2].any())
            row[:-2] = np.maximum(row[:-2], found)
        row[-1] = zipf_frequency(word, "nb") / _TYPICAL_ZIPF - 1
    return features


def known_names(foreign_names_frequency: float) -> list[str]:
    """Every word of the gazetteers' names, lower-cased, the more Norwegian ones first.

    Names from elsewhere are too many: only those are kept that Norwegian text uses at least so often (Zipf frequency).
    """
    from wordfreq import zipf_frequency

    forms: dict[str, None] = {}
    for class_, names in CLASSES.items():
        for form in sorted(frozenset().union(*_forms(names()))):
            if class_ not in FROM_ELSEWHERE or zipf_frequency(form, "nb") >= foreign_names_frequency:
                forms[form] = None
    return list(forms)


def _stems(word: str) -> Iterator[str]:
    """The word, then without a genitive ending."""
    yield word
    if word.endswith(("'s", "’s")):
        yield word[:-2]
    elif word.endswith(("s", "'", "’")) and len(word) > 3:
        yield word[:-1]


def _forms(names: Names) -> tuple[frozenset[str], frozenset[str]]:
    """Lower-cased words that are whole names, and words that are parts of longer ones."""
    whole: set[str] = set()
    parts: set[str] = set()
    for name in names:
        words = name.lower().split()
        if len(words) == 1:
            whole.add(words[0])
        else:
            parts.update(word for word in words if word not in _PARTICLES and not word.isdigit())
    return frozenset(whole), frozenset(parts)


def _listed(name: str) -> Iterator[str]:
    """Names of a list in gazetteer/, one a line."""
    for line in (GAZETTEER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _words_of(name: str) -> Iterator[str]:
    """Names of a list in gazetteer/, many a line."""
    for line in _listed(name):
        yield from line.split()


def _data(name: str) -> str:
    return files("kg").joinpath("data", name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in _data(name).splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=False))


def _cells(name: str, *columns: str) -> Iterator[str]:
    for row in _rows(name):
        for column in columns:
            yield from filter(None, row.get(column, "").split("|"))


def _faker(kind: str, nordic: bool) -> Iterator[str]:
    """Faker's names in Latin script: kind first_name or last_name."""
    person = importlib.import_module("faker.providers.person")
    for module in sorted(info.name for info in pkgutil.iter_modules(person.__path__)):
        if (module in NORDIC) != nordic:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(vars(provider)):
            value = getattr(provider, attribute)
            if attribute.startswith(kind) and isinstance(value, (tuple, list, dict)):
                yield from (name for name in value if isinstance(name, str) and _is_latin(name))


def _is_latin(name: str) -> bool:
    return all(ord(character) < 0x250 for character in name) and name[:1].isupper()


def _norwegian_given() -> Iterator[str]:
    yield from _words_of("norwegian_given_names")
    yield from _faker("first_name", nordic=True)


def _other_given() -> Iterator[str]:
    lists = tomllib.loads(_data("first_names.toml"))
    yield from (name for value in lists.values() if isinstance(value, str) for name in value.split())
    yield from (name.split()[0] for name in _listed("persons"))
    yield from _faker("first_name", nordic=False)


def _norwegian_surnames() -> Iterator[str]:
    yield from _words_of("norwegian_surnames")
    yield from _faker("last_name", nordic=True)


def _other_surnames() -> Iterator[str]:
    yield from (name.split()[-1] for name in _listed("persons"))
    yield from _faker("last_name", nordic=False)


def _countries() -> Iterator[str]:
    from babel import Locale

    yield from _cells("nations.tsv", "nb", "nn")
    for language in ("nb", "nn"):
        territories = Locale(language).territories
        yield from (territories[code] for code in sorted(territories) if code.isalpha() and len(code) == 2)


def _capitals() -> Iterator[str]:
    yield from _cells("nations.tsv", "capitals", "seats")


def _nationalities() -> Iterator[str]:
    for adjective in (*_cells("nations.tsv", "adjectives"), *_cells("regions.tsv", "adjectives")):
        yield from adjective_forms(adjective)
    for demonym in _cells("nations.tsv", "demonyms"):
        yield from demonym_forms(demonym)


def _regions() -> Iterator[str]:
    yield from _cells("regions.tsv", "names")
    yield from _listed("regions")
    yield from _seed({"region", "state"})


def _counties() -> Iterator[str]:
    yield from _seed({"county", "municipality", "town", "city", "district", "village"})
    yield from (name for _, name in _cities("country = 'NO'"))
    yield from _listed("postal_places")


def _seed(features: set[str]) -> Iterator[str]:
    for row in _rows("gazetteer_seed.tsv"):
        if row["feature"] in features:
            yield from row["names"].split("|")


def _landscape() -> Iterator[str]:
    political = {"county", "municipality", "town", "city", "district", "village", "region", "state"}
    yield from _seed({row["feature"] for row in _rows("gazetteer_seed.tsv")} - political)
    yield from _listed("places")


def _cities(condition: str) -> list[tuple[int, str]]:
    """Population and name of the gazetteer's cities, under all their Latin names for large ones."""
    with as_file(files("kg").joinpath("data", "gazetteer.sqlite")) as path:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return sorted(connection.execute(f"SELECT population, name FROM place WHERE {condition}"))
        finally:
            connection.close()


def _large_cities() -> Iterator[str]:
    from babel import Locale

    for language in ("nb", "nn"):
        zones = Locale(language).time_zones
        yield from (zone["city"] for _, zone in sorted(zones.items()) if "city" in zone)
    yield from (name for _, name in _cities(f"country != 'NO' AND population >= {LARGE_CITY}"))


def _small_cities() -> Iterator[str]:
    span = f"population >= {SMALL_CITY} AND population < {LARGE_CITY}"
    yield from (name for _, name in _cities(f"country != 'NO' AND {span}"))


def _organisations() -> Iterator[str]:
    for group in tomllib.loads(_data("organizations.toml"))["group"]:
        for names in group["names"]:
            yield from names
    yield from _listed("organisations")
    yield from _listed("further_organisations")


CLASSES: dict[str, Callable[[], Names]] = {
    "Norwegian given name": _norwegian_given,
    "Norwegian surname": _norwegian_surnames,
    "country": _countries,
    "capital": _capitals,
    "nationality": _nationalities,
    "region": _regions,
    "Norwegian place": _counties,
    "landscape": _landscape,
    "organisation": _organisations,
    "media": lambda: _listed("media"),
    "product": lambda: _listed("products"),
    "event": lambda: _listed("events"),
    "large city": _large_cities,
    "given name elsewhere": _other_given,
    "surname elsewhere": _other_surnames,
    "small city": _small_cities,
}
FROM_ELSEWHERE = ("large city", "given name elsewhere", "surname elsewhere", "small city")
