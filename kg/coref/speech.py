"""Direct speech, as far as pronouns need it: where it stands and which mention is its speaker.

Norwegian papers mark it with a dash at the start of a paragraph ("– Det er bra, sier Moe.") or with «…».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.coreference import saying_forms
from kg.model import Document, EntityType, Mention, MentionKind
from kg.syntax import remembered

_DASHES = frozenset({"–", "—", "-"})
_SPEAKER_REACH = 9
_SPEAKERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.STATE})


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens ``first`` to ``last`` are somebody's words; ``speaker`` is the index of a mention, or None."""

    first: int
    last: int
    speaker: int | None


@remembered
def find_speech(doc: Document, mentions: tuple[Mention, ...]) -> tuple[Speech, ...]:
    """All direct speech in text order; a dash paragraph that names no speaker has that of the one before."""
    out: list[Speech] = []
    for first, last in _paragraphs(doc):
        if doc.tokens[first].form in _DASHES and last - first > 2:
            found = _dash_speech(doc, mentions, first, last)
            if found.speaker is None and out and out[-1].last >= first - 4:
                found = replace(found, speaker=out[-1].speaker)
            out.append(found)
        else:
            inline = _inline_dash(doc, first, last)
            if inline is not None:
                out.append(_inline_speech(doc, mentions, first, inline, last))
            out += _quoted(doc, mentions, first, last if inline is None else inline)
    return tuple(out)


def _paragraphs(doc: Document) -> Iterator[tuple[int, int]]:
    first, text, end = 0, doc.article.text, doc.tokens[0].end if doc.tokens else 0
    for t in doc.tokens[1:]:
        if t.start > end and "\n" in text[end : t.start]:
            yield first, t.i
            first = t.i
        end = t.end
    if doc.tokens:
        yield first, len(doc.tokens)


def _dash_speech(doc: Document, mentions: Sequence[Mention], first: int, last: int) -> Speech:
    for i in range(first + 1, last):
        if doc.tokens[i].low in saying_forms() and doc.tokens[i - 1].form in {",", "»", "!", "?"}:
            speaker = _mention_after(mentions, i, last)
            if speaker is not None:
                return Speech(first, i, speaker)
    return Speech(first, last, None)


def _inline_dash(doc: Document, first: int, last: int) -> int | None:
    """The dash of "Nesten alle er uenige. – Vi må …" and of headlines: "Ministeren går: – Jeg har …"."""
    dashes = (t.i for t in doc.tokens[first + 1 : last - 2] if t.form in {"–", "—"})
    for i in dashes:
        if doc.tokens[i - 1].form in {":", ".", "!", "?"} and doc.tokens[i + 1].form[:1].isupper():
            return i
    return None


def _inline_speech(doc: Document, mentions: Sequence[Mention], first: int, dash: int, last: int) -> Speech:
    """Its speaker follows as elsewhere; after a colon it is the first that can speak before it."""
    found = _dash_speech(doc, mentions, dash, last)
    if found.speaker is not None or doc.tokens[dash - 1].form != ":":
        return found
    for k, m in enumerate(mentions):
        if first <= m.first and m.last < dash and m.entity_type in _SPEAKERS:
            return replace(found, speaker=k)
    return found


def _quoted(doc: Document, mentions: Sequence[Mention], first: int, last: int) -> Iterator[Speech]:
    """«…» of four words or more; its speaker follows ("», sier X") or is the subject before it in the sentence."""
    i = first
    while i < last:
        if doc.tokens[i].form in {"«", "“"}:
            end = next((k for k in range(i + 1, last) if doc.tokens[k].form in {"»", "”"}), None)
            if end is not None and end - i > 4:
                yield Speech(i, end, _quoter(doc, mentions, i, end, last))
            i = end if end is not None else i
        i += 1


def _quoter(doc: Document, mentions: Sequence[Mention], start: int, end: int, last: int) -> int | None:
    for i in range(end + 1, min(end + 4, last)):
        if doc.tokens[i].low in saying_forms():
            return _mention_after(mentions, i, last)
    sent = doc.tokens[start].sent
    for k, m in enumerate(mentions):
        if doc.tokens[m.first].sent == sent and m.last <= start and m.entity_type in _SPEAKERS:
            return k
    return None


def _mention_after(mentions: Sequence[Mention], verb: int, last: int) -> int | None:
    """The first mention after a verb of saying that can speak; a name before the title it may follow."""
    for k, m in enumerate(mentions):
        if verb < m.first < min(verb + _SPEAKER_REACH, last) and not _is_possessor(mentions, k):
            pronoun = m.kind is MentionKind.PRONOUN and m.person == 3 and m.rule == "pronoun"
            if pronoun or m.entity_type in _SPEAKERS:
                return k
    return None


def _is_possessor(mentions: Sequence[Mention], k: int) -> bool:
    m = mentions[k]
    return m.kind is MentionKind.NAME and m.text[-1:] in {"s", "’", "'"} and m.entity_type is EntityType.STATE
