"""The queries in ``sparql/``. Some are about one node, which takes the place of UNDEF in ``VALUES ?node { UNDEF }``.

They may use the prefixes of the graph without declaring them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

_FOLDER = Path(__file__).with_name("sparql")


@cache
def query(name: str) -> str:
    """The text of ``sparql/NAME.rq``."""
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def about(name: str, node: ox.NamedNode) -> str:
    """The same, about this node."""
    return query(name).replace("VALUES ?node { UNDEF }", f"VALUES ?node {{ {node} }}")
