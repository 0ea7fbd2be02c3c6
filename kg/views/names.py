"""Which of the names of a thing is shown: bokmål before nynorsk before others."""

from __future__ import annotations

from collections.abc import Iterable

_LANGUAGES = ("nb", "nn", "no", "", "en")


def ranked_names(names: Iterable[tuple[str, str]]) -> list[str]:
    """(name, language tag or "") in the order of preference, each name once."""
    ranked = {(_LANGUAGES.index(tag) if tag in _LANGUAGES else len(_LANGUAGES), name) for name, tag in names}
    return list(dict.fromkeys(name for _, name in sorted(ranked)))


def best_name(names: Iterable[tuple[str, str]]) -> str:
    """The preferred one, "" if there is none."""
    return next(iter(ranked_names(names)), "")
