"""Markdown with front matter.

The body is the article's text. What a reader does not see of it (the marks of headings, emphasis, links and
pictures) is taken off; a paragraph without such marks stays as written, to the white space. Lists are no
concern here: in Norwegian news "- " opens direct speech and "13. september" a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles.draft import LONGEST_TEXT, Draft
from kg.articles.encoding import decode
from kg.articles.fields import fields_of
from kg.model import SegmentKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<head>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[^\W\d][\w -]*?)\s*:(?:\s+(?P<value>.*))?$")
_INLINE = ["emphasis", "link", "image", "escape", "backticks", "autolink", "entity", "newline"]
_BLOCK = ["heading", "blockquote"]


def drafts(path: Path, raw: bytes) -> Iterator[Draft]:
    """The file's one article. Raises UndecodableError."""
    head, body = split_front_matter(decode(raw))
    # Texts too long to be articles are refused later; no need to take them apart.
    text, kinds = visible_text(body) if len(body) <= LONGEST_TEXT else (body, {})
    yield Draft(
        path=path,
        source=str(path),
        default_id=path.stem,
        stem=path.stem,
        text=text,
        fields=fields_of(head),
        kinds=kinds,
    )


def split_front_matter(source: str) -> tuple[dict[str, object], str]:
    """The "key: value" lines between the opening "---" and the next one, and the body after them."""
    m = _FRONT_MATTER.match(source)
    if m is None:
        return {}, source
    head: dict[str, object] = {}
    for line in m["head"].splitlines():
        entry = _ENTRY.match(line.rstrip())
        if entry and entry["value"]:
            head.setdefault(entry["key"], _unquoted(entry["value"].strip()))
    return head, source[m.end() :]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def visible_text(body: str) -> tuple[str, dict[int, SegmentKind]]:
    """The body as a reader sees it, and what headings and pictures are, by offset in that text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(_INLINE + _BLOCK)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", body)
    tokens = parser.parse(body)
    out: list[str] = []
    kinds: dict[int, SegmentKind] = {}
    done, length, opened = 0, 0, ""
    for token in tokens:
        if token.type != "inline" or token.map is None:
            opened = token.tag if token.type == "heading_open" else opened
            continue
        first, last = token.map
        before, block = "".join(lines[done:first]), "".join(lines[first:last])
        seen = _seen(token, block)
        start = length + len(before) + len(seen) - len(seen.lstrip())
        kind = _kind(token, opened)
        if kind:
            kinds[start] = kind
        out += [before, seen]
        length += len(before) + len(seen)
        done, opened = last, ""
    out.append("".join(lines[done:]))
    return "".join(out), kinds


def _seen(inline: Token, block: str) -> str:
    children = inline.children or []
    content = block.rstrip("\r\n")
    ending = block[len(content) :]
    plain = all(c.type in ("text", "softbreak") for c in children)
    newline = "\r\n" if "\r\n" in block else "\n"
    rendered = "".join(_visible(c, newline) for c in children)
    if plain and rendered.split() == content.split():
        return block
    return rendered + ending


def _visible(token: Token, newline: str) -> str:
    return newline if token.type in ("softbreak", "hardbreak") else token.content


def _kind(inline: Token, opened: str) -> SegmentKind | None:
    if opened:
        return SegmentKind.HEADLINE if opened == "h1" else SegmentKind.SUBHEAD
    children = [c for c in inline.children or () if c.type != "text" or c.content.strip()]
    return SegmentKind.CAPTION if children and all(c.type == "image" for c in children) else None
