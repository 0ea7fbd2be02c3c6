"""What an article may hold and XML may not: control characters and lone surrogates."""

from __future__ import annotations

import re
from typing import Any

import networkx as nx

# The complement of the Char production of XML 1.0; carriage returns would be lost by every reader.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same network with U+FFFD for every character that XML cannot hold."""
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    out.add_nodes_from((node, _clean(data)) for node, data in network.nodes(data=True))
    for a, b, key, data in network.edges(keys=True, data=True):
        out.add_edge(a, b, key=key, **_clean(data))
    return out


def _clean(attributes: dict[str, Any]) -> dict[str, Any]:
    return {k: _FORBIDDEN.sub("\ufffd", v) if isinstance(v, str) else v for k, v in attributes.items()}
