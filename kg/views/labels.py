"""The words of the page in its languages: its own from ``labels.toml``, those of the terms from the ontology."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.resources import top_level

LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_ONTOLOGY = "https://w3id.org/nyhetsgraf/ontology#"


@cache
def page_labels() -> dict[str, dict[str, str]]:
    """For every language code the labels by key; a term of the ontology has the key ``kg:<name>``."""
    own = load_labels(Path(__file__).with_name("labels.toml"))
    terms = _term_labels(top_level("ontologies") / "nyhetsgraf.ttl")
    return {language: own[language] | terms[language] for language in LANGUAGES}


def load_labels(path: Path) -> dict[str, dict[str, str]]:
    """The labels by language. Raises ValueError naming file and key where a language is missing."""
    out: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
        missing = [language for language in LANGUAGES if not words.get(language)]
        if missing:
            raise ValueError(f"{path}: [{key}] has no {missing[0]!r}")
        for language in LANGUAGES:
            out[language][key] = words[language]
    return out


def _term_labels(path: Path) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in ox.parse(path=path):
        subject, name = quad.subject, quad.object
        if quad.predicate != _LABEL or not isinstance(subject, ox.NamedNode) or not isinstance(name, ox.Literal):
            continue
        if subject.value.startswith(_ONTOLOGY) and name.language in LANGUAGES:
            out[name.language][f"kg:{subject.value.removeprefix(_ONTOLOGY)}"] = name.value
    return out
