"""CoNLL-U in and out, with the whole text of the article covered.

Each token carries ``start_char``, ``end_char`` and ``ner`` (BIOES) in MISC as Stanza writes them; white space that
a plain ``SpaceAfter=No`` cannot express stands in ``SpacesBefore``, ``SpacesAfter`` and ``SpacesInToken`` (the UDPipe
convention), so that the text can be put together again exactly. Article metadata stand in ``# kg_…`` comments.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from kg.model import Article, Document, Segment, SegmentKind, Sentence, Token

_ESCAPES = {" ": "\\s", "\n": "\\n", "\r": "\\r", "\t": "\\t", "|": "\\p", "\\": "\\\\"}
_UNESCAPES = {v: k for k, v in _ESCAPES.items()}
_TO_SPACE = str.maketrans("\t\n\r", "   ")
_COLUMNS = 10


class ConlluError(ValueError):
    """Input that is not CoNLL-U; the message names the line."""


def write(documents: Iterable[Document]) -> str:
    """All documents as one CoNLL-U text, one ``# newdoc`` each."""
    return "".join("".join(_document_lines(d)) for d in documents)


def read(text: str, source: str = "") -> Iterator[Document]:
    """The documents of a CoNLL-U text; a text without ``# newdoc`` is one document named after ``source``.

    Raises ConlluError with the line number on malformed lines.
    """
    blocks: list[_Block] = []
    for block in _blocks(text):
        if blocks and ("newdoc id" in block.comments or "newdoc" in block.comments):
            yield _assemble(blocks, source)
            blocks = []
        blocks.append(block)
    if blocks:
        yield _assemble(blocks, source)


def text_of(file: Path) -> str:
    """A file's text with its line ends as they are."""
    return file.read_bytes().decode("utf-8")


# --------------------------------------------------------------------------------------------- writing


def _document_lines(doc: Document) -> Iterator[str]:
    article = doc.article
    yield f"# newdoc id = {article.id}\n"
    yield f"# kg_article = {json.dumps(_metadata(doc), ensure_ascii=False, sort_keys=True)}\n"
    for sentence in doc.sentences:
        yield f"# sent_id = {article.id}-{sentence.i + 1}\n"
        yield f"# kg_segment = {sentence.segment.value}\n"
        shown = " ".join(article.text[sentence.start : sentence.end].split())
        yield f"# text = {shown}\n"
        for t in doc.tokens[sentence.first : sentence.last]:
            yield _token_line(doc, sentence, t)
        yield "\n"


def _metadata(doc: Document) -> dict[str, object]:
    a = doc.article
    fields = {
        "published": a.published.isoformat() if a.published else None,
        "modified": a.modified.isoformat() if a.modified else None,
        "title": a.title,
        "url": a.url,
        "publisher": a.publisher,
        "language": a.language,
        "model": doc.model,
        "segments": [[s.kind.value, s.start, s.end] for s in a.segments],
    }
    return {k: v for k, v in fields.items() if v is not None}


def _token_line(doc: Document, sentence: Sentence, t: Token) -> str:
    text = doc.article.text
    misc = []
    if t.i == 0 and t.start > 0:
        misc.append("SpacesBefore=" + _escape(text[: t.start]))
    following = doc.tokens[t.i + 1].start if t.i + 1 < len(doc.tokens) else len(text)
    gap = text[t.end : following]
    if not gap:
        misc.append("SpaceAfter=No")
    elif gap != " ":
        misc.append("SpacesAfter=" + _escape(gap))
    form = _one_line(t.form)
    if form != t.form:
        misc.append("SpacesInToken=" + _escape(t.form))
    misc += [f"start_char={t.start}", f"end_char={t.end}", f"ner={t.ner}"]
    head = t.head - sentence.first + 1 if t.head >= 0 else 0
    feats = "|".join(f"{k}={v}" for k, v in t.feats) or "_"
    row = (
        t.i - sentence.first + 1,
        form,
        _one_line(t.lemma) or "_",
        t.upos,
        "_",
        feats,
        head,
        t.deprel,
        "_",
        "|".join(misc),
    )
    return "\t".join(map(str, row)) + "\n"


def _one_line(form: str) -> str:
    """A word whose inner white space cannot end its column or line."""
    return form.translate(_TO_SPACE)


def _escape(s: str) -> str:
    return "".join(_ESCAPES.get(c, c) for c in s)


def _unescape(s: str) -> str:
    out, i = [], 0
    while i < len(s):
        pair = s[i : i + 2]
        out.append(_UNESCAPES.get(pair, s[i]))
        i += 2 if pair in _UNESCAPES else 1
    return "".join(out)


# --------------------------------------------------------------------------------------------- reading


@dataclass
class _Block:
    comments: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, row: list[str], line: int) -> None:
        self.rows.append(row)
        self.lines.append(line)

    def segment(self) -> SegmentKind:
        try:
            return SegmentKind(self.comments.get("kg_segment", "body"))
        except ValueError as e:
            raise ConlluError(f"comments before line {self.lines[0]}: {e}") from None

    def metadata(self) -> dict[str, object]:
        try:
            found = json.loads(self.comments.get("kg_article", "{}"))
        except ValueError as e:
            raise ConlluError(f"comments before line {self.lines[0]}: kg_article is not JSON ({e})") from None
        return found if isinstance(found, dict) else {}

    def checked(self) -> _Block:
        """Itself, if every head leads to a root: what reads trees may then climb without looking back."""
        heads = [int(row[6]) for row in self.rows]
        rooted = {0}
        for i, (head, line) in enumerate(zip(heads, self.lines, strict=True), 1):
            if head > len(heads):
                raise ConlluError(f"line {line}: head {head} is no word of the sentence")
            path = [i]
            while path[-1] not in rooted:
                above = heads[path[-1] - 1]
                if above in path:
                    raise ConlluError(f"line {self.lines[above - 1]}: the heads go round in a circle")
                path.append(above)
            rooted |= set(path)
        return self


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block()
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip():
            if block.rows:
                yield block.checked()
                block = _Block()
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            block.comments[key.strip()] = value.strip()
        else:
            row = line.split("\t")
            if len(row) != _COLUMNS:
                raise ConlluError(f"line {number}: {len(row)} columns instead of {_COLUMNS}")
            if row[0].isdigit():
                if int(row[0]) != len(block.rows) + 1:
                    raise ConlluError(f"line {number}: word {row[0]} where {len(block.rows) + 1} is due")
                if not row[6].isdigit():
                    raise ConlluError(f"line {number}: head {row[6]!r} is not a number")
                block.add(row, number)
    if block.rows:
        yield block.checked()


def _assemble(blocks: list[_Block], source: str) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    pieces: list[str] = []
    length = 0
    for block in blocks:
        first = len(tokens)
        for row in block.rows:
            misc = dict(p.partition("=")[::2] for p in row[9].split("|"))
            before = _unescape(misc.get("SpacesBefore", ""))
            start = length + len(before)
            form = _unescape(misc["SpacesInToken"]) if "SpacesInToken" in misc else row[1]
            after = "" if misc.get("SpaceAfter") == "No" else _unescape(misc.get("SpacesAfter", " "))
            pieces += (before, form, after)
            length = start + len(form) + len(after)
            tokens.append(_token(row, form, misc, len(tokens), len(sentences), first, start))
        kind = block.segment()
        sentences.append(Sentence(len(sentences), first, len(tokens), tokens[first].start, tokens[-1].end, kind))
    text = "".join(pieces)
    meta = blocks[0].metadata()
    if not meta and text.endswith(" "):
        text = text[:-1]
    name = blocks[0].comments.get("newdoc id") or source or "document"
    article = _article(name, text, meta, sentences, source)
    return Document(article, tuple(tokens), tuple(sentences), str(meta.get("model", "")))


def _token(row: list[str], form: str, misc: dict[str, str], i: int, sent: int, first: int, start: int) -> Token:
    head = int(row[6])
    feats = () if row[5] == "_" else tuple(_feature(f) for f in row[5].split("|"))
    return Token(
        i=i,
        sent=sent,
        start=start,
        end=start + len(form),
        form=form,
        lemma=row[2],
        upos=row[3],
        feats=feats,
        head=first + head - 1 if head else -1,
        deprel=row[7],
        ner=misc.get("ner", "O"),
    )


def _feature(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name, value


def _article(name: str, text: str, meta: dict[str, object], sentences: list[Sentence], source: str) -> Article:
    segments = meta.get("segments")
    if isinstance(segments, list):
        parts = tuple(Segment(SegmentKind(k), a, b) for k, a, b in segments)
    else:
        parts = tuple(_segments_of(sentences))
    return Article(
        id=name,
        text=text,
        segments=parts,
        published=_when(meta.get("published")),
        modified=_when(meta.get("modified")),
        title=_text(meta.get("title")),
        url=_text(meta.get("url")),
        publisher=_text(meta.get("publisher")),
        language=_text(meta.get("language")) or "nb",
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        source=source,
    )


def _segments_of(sentences: list[Sentence]) -> Iterator[Segment]:
    starts = [s.start for s in sentences] + [sentences[-1].end]
    for sentence, (start, following) in zip(sentences, pairwise(starts), strict=True):
        yield Segment(sentence.segment, start, max(sentence.end, min(following, sentence.end)))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _when(value: object) -> date | datetime | None:
    if not isinstance(value, str) or not value:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
