"""What can be told from a query's text before it runs, with literals, IRIs and comments out of the way.

Oxigraph calls other servers for SERVICE and cannot be told not to, and its switch for the union of all graphs
overrides FROM; so both words must be seen beforehand. A query that is no SPARQL may be seen wrongly: it never runs.
"""

from __future__ import annotations

import re

_OPAQUE = re.compile(
    r"""\\.                               # an escaped sign in a local name, such as \' or \#
      | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}
      | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      | "(?:[^"\\\r\n]|\\.)*"
      | '(?:[^'\\\r\n]|\\.)*'
      | <[^<>"{}|^`\\\x00-\x20]*>
      | \#[^\r\n]*""",
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# Not ?service, @service, ex:service or service:ex, but also what follows a dot at the end of a triple.
_WORD = r"(?<![\w?$@:-]){}(?![\w:-])"
_SERVICE = re.compile(_WORD.format("SERVICE"), re.IGNORECASE)
_FROM = re.compile(_WORD.format("FROM"), re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX\s+[^\s:]*:|BASE)\s*)*", re.IGNORECASE)
_UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)


def bare(sparql: str) -> str:
    """The query without literals, IRIs and comments."""
    return _OPAQUE.sub(" ", _CODEPOINT.sub(_unescaped, sparql))


def reaches_out(bare_sparql: str) -> bool:
    """Whether the query would ask another server (SERVICE)."""
    return bool(_SERVICE.search(bare_sparql))


def names_dataset(bare_sparql: str) -> bool:
    """Whether the query says itself which graphs it is about (FROM)."""
    return bool(_FROM.search(bare_sparql))


def is_update(bare_sparql: str) -> bool:
    """Whether it would change the graph: it is an update and no query."""
    prologue = _PROLOGUE.match(bare_sparql)
    return bool(_UPDATE.match(bare_sparql, prologue.end() if prologue else 0))


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else " "
