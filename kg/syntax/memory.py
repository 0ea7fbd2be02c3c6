"""Answers about a tree that many rules ask for, worked out once for a document."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar, cast

from kg.model import Document

_UNASKED = object()
_Function = TypeVar("_Function", bound=Callable[..., Any])


def remembered(function: _Function) -> _Function:
    """A pure function of a document and of hashable arguments by position, called once for the same ones.

    The answers are kept with the document until it is told to forget them.
    """

    @wraps(function)
    def answer(doc: Document, *arguments: Hashable) -> Any:
        known = doc.answers.get(function)
        if known is None:
            known = doc.answers[function] = {}
        found = known.get(arguments, _UNASKED)
        if found is _UNASKED:
            found = known[arguments] = function(doc, *arguments)
        return found

    return cast(_Function, answer)
