"""The shipped model on sentences as news writes them (data/model/news.toml)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg import models

pytestmark = pytest.mark.model

CASES = tomllib.loads((Path(__file__).parent / "data" / "model" / "news.toml").read_text(encoding="utf-8"))["case"]


@cache
def _pipeline(standard: str) -> Any:
    stanza = pytest.importorskip("stanza")
    return stanza.Pipeline(**models.pipeline_arguments(models.default().for_standard(standard)))


@pytest.fixture(params=CASES, ids=[case["what"] for case in CASES])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param, parsed=_pipeline(request.param["standard"])(request.param["text"]))


@pytest.fixture(autouse=True)
def _known_failures(request: pytest.FixtureRequest, case: dict[str, Any]) -> None:
    if request.function.__name__.removeprefix("test_") in case.get("known_failures", []):
        request.applymarker(pytest.mark.xfail(strict=True, reason="known failure of the shipped model"))


def test_sentences_and_tokens(case: dict[str, Any]) -> None:
    assert len(case["parsed"].sentences) == case["sentences"]
    tokens = [token.text for sentence in case["parsed"].sentences for token in sentence.tokens]
    assert [token for token in case.get("tokens", []) if token not in tokens] == []


def test_entities(case: dict[str, Any]) -> None:
    found = [[entity.text, entity.type] for entity in case["parsed"].ents]
    assert [entity for entity in case.get("entities", []) if entity not in found] == []


def test_relations(case: dict[str, Any]) -> None:
    found = [
        [word.text, word.deprel, sentence.words[word.head - 1].text]
        for sentence in case["parsed"].sentences
        for word in sentence.words
        if word.head
    ]
    assert [relation for relation in case.get("relations", []) if relation not in found] == []
