"""Strong verbs by their forms, for words whose lemma the model makes up: "prøveskjøt" is "prøve" + "skyte"."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg import resources

_SHORTEST = 3


@cache
def load() -> Mapping[str, tuple[str, ...]]:
    """Form -> lemmas of the strong verbs that have it."""
    table = tomllib.loads(resources.data("verb_forms.toml").read_text(encoding="utf-8"))
    out: dict[str, tuple[str, ...]] = {}
    for lemma, forms in table.items():
        for form in forms:
            if len(form) >= _SHORTEST:
                out[form] = (*out.get(form, ()), lemma)
    return out


@cache
def lemmas(form: str, lemma: str) -> tuple[str, ...]:
    """Lemmas that a verb form can have beside the model's: by its last part, the first part being kept.

    A form without a first part is looked up only where the model left it as it is.
    """
    found: list[str] = []
    for at in range(len(form) - _SHORTEST + 1):
        if at == 1 or (at == 0 and lemma != form):
            continue  # no word is that short a first part
        found += (form[:at] + base for base in load().get(form[at:], ()))
    return tuple(dict.fromkeys(f for f in found if f != lemma))


_WEAK_ENDINGS = (("r", ""), ("te", "e"), ("de", "e"), ("et", "e"), ("a", "e"), ("t", "e"), ("d", "e"), ("dde", ""))


@cache
def weak(form: str, lemma: str) -> tuple[str, ...]:
    """Infinitives that a weak form can have, where the model's lemma is none: "forhandler" is "forhandle" + -r."""
    if lemma != form and lemma.endswith(("e", "å", "a", "i", "o", "y")):
        return ()
    found = (form[: -len(end)] + add for end, add in _WEAK_ENDINGS if form.endswith(end) and len(form) > len(end) + 2)
    return tuple(dict.fromkeys(f for f in found if f != lemma))
