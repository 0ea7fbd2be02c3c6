"""Loading a Stanza pipeline that is only going to be read from.

Stanza's loader also prepares to go on training: it builds optimizers, for which PyTorch imports its compiler (a second
or more), and it reads vocabularies of a hundred thousand words with an unpickler written in Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kg.models import tree_search
from kg.parse.quick import weights
from kg.parse.quick.pipeline import QuickPipeline
from kg.parse.quick.suitable import why_not


def pipeline(arguments: Mapping[str, Any], beside: Any = None) -> Any:
    """The stanza.Pipeline of these arguments; it parses as always, but cannot be trained further.

    Word vectors that a pipeline loaded before has from the same file are shared with it.
    """
    import stanza

    tree_search.quicken()
    with _for_reading():
        return stanza.Pipeline(**arguments, foundation_cache=beside.foundation_cache if beside else None)


def quick(loaded: Any) -> QuickPipeline | None:
    """The same pipeline, quicker; None if it is of a kind that only Stanza knows."""
    return None if why_not(loaded) else QuickPipeline(loaded)


@contextmanager
def _for_reading() -> Iterator[None]:
    import torch
    from stanza.models.common import utils

    kept = utils.get_optimizer, utils.get_split_optimizer, torch.load
    utils.get_optimizer = lambda *_, **__: None
    utils.get_split_optimizer = lambda *_, **__: {}
    torch.load = weights.quick_load(torch.load)
    try:
        yield
    finally:
        utils.get_optimizer, utils.get_split_optimizer, torch.load = kept
