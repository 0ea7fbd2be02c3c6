"""Numbers and dates written in digits: "13.", "2019", "13.09.2023", "1990-tallet", "2015-avtalen"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.model import Token

# class -> pattern whose groups are the values bound, "value" for the class itself
_FORMS: Mapping[str, re.Pattern[str]] = {
    "day": re.compile(r"(?P<value>[12]?[0-9]|3[01])\.?"),
    "year": re.compile(r"(?P<value>1[89][0-9]{2}|20[0-9]{2})"),
    "count": re.compile(r"(?P<value>[0-9]{1,3})"),
    "clock": re.compile(r"(?P<value>[01]?[0-9]|2[0-4])(?:[.:][0-5][0-9])?"),
    "iso": re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])"),
    "dotted": re.compile(r"(?P<day>[0-3]?[0-9])\.(?P<month>[01]?[0-9])\.(?P<year>[12][0-9]{3}|[0-9]{2})"),
    "slashed": re.compile(r"(?P<day>[0-3]?[0-9])/(?P<month>[01]?[0-9])[-/](?P<year>[12][0-9]{3}|[0-9]{2})"),
    # what is named after its year, but "2019-tallet", "2019-modellen" and "2014-prisene" name no time
    "yearcompound": re.compile(
        r"(?P<value>1[89][0-9]{2}|20[0-9]{2})-(?!tall|tal\b|tals|tale|år|modell|utg|pris|nivå|kron|verdi)[a-zæøå]{3,}"
    ),
    "decade": re.compile(r"(?P<value>1[89][0-9]0|20[0-9]0)-(?:tallet|talet|årene|åra)"),
}

NUMERAL_CLASSES = tuple(_FORMS)


def read_numeral(
    kind: str, name: str, tokens: Sequence[Token], i: int, number_words: Mapping[str, int]
) -> tuple[int, dict[str, int]] | None:
    """Read a numeral of a class at token ``i``: how many tokens it takes, and the values it binds."""
    form = tokens[i].low
    if kind == "count" and form in number_words:
        return 1, {name: number_words[form]}
    found = _FORMS[kind].fullmatch(form)
    if not found:
        return None
    values = {name if key == "value" else key: int(value) for key, value in found.groupdict().items()}
    if kind in {"dotted", "slashed"} and values["year"] < 100:
        values["year"] += 2000 if values["year"] < 70 else 1900
    # some tokenizers part the full stop of an ordinal from it
    dot = kind == "day" and not form.endswith(".") and i + 1 < len(tokens) and tokens[i + 1].form == "."
    return (2 if dot else 1), values
