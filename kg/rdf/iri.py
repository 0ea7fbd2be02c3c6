"""IRIs as functions of content: no counters, no blank nodes, so the same text always gets the same names.

A name that people gave (an article's id, an actor's key) stays readable in the IRI; everything else is a hash
of what makes the thing what it is.
"""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii
from pyoxigraph import NamedNode

from kg.rdf.terms import ID

_PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._:-]{0,78}[A-Za-z0-9])?")
_HASH_LENGTH = 16


def digest(*parts: object) -> str:
    """A short hash of the parts, in which ("ab", "c") and ("a", "bc") differ."""
    joined = "\x1f".join(str(p).replace("\x1f", "\x1f\x1f") for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]


def readable(name: str) -> str:
    """The name itself if it may stand in an IRI, else a slug of it followed by ``--`` and a hash.

    A plain name never holds ``--``, so two different names never come out the same.
    """
    if _PLAIN.fullmatch(name) and "--" not in name:
        return name
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:48].strip("-")
    return f"{slug or 'x'}--{digest(name)[:10]}"


def node(kind: str, local: str) -> NamedNode:
    """The node of this kind (one of ``terms.KINDS``) and local name."""
    return NamedNode(f"{ID}{kind}/{local}")


def hashed(kind: str, *parts: object) -> NamedNode:
    """The node of this kind whose name is a hash of the parts."""
    return node(kind, digest(kind, *parts))


def article(article_id: str) -> NamedNode:
    """The article, which is also the name of its graph."""
    return node("article", readable(article_id))


def mention(article_id: str, start: int, end: int, use: str) -> NamedNode:
    """A stretch of text in one use ("entity", "trigger-Visit", "cue" …).

    The same words may name an actor and be part of a title's evidence: those are two mentions, each with
    its own rule and its own thing denoted.
    """
    return node("mention", f"{readable(article_id)}_{start}-{end}_{use}")


def sentence(article_id: str, start: int, end: int) -> NamedNode:
    """A sentence, by its place in the text."""
    return node("sentence", f"{readable(article_id)}_{start}-{end}")


def item(label: str) -> NamedNode:
    """What is traded or fired; the same words are the same item in every article, however they are spaced."""
    return node("item", readable(" ".join(label.split())))
