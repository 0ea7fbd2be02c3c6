"""What each paragraph of an article is: headline, lede, body, caption, sub-heading, quote or meta line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from kg.articles.line_rules import matching_rule, words
from kg.articles.paragraphs import Paragraph, paragraphs
from kg.model import Segment, SegmentKind

_LONGEST_HEADLINE = 250
_LONGEST_LEDE = 450
_LONGEST_SUBHEAD = 80
_MOST_SUBHEAD_WORDS = 10
_DASH = re.compile(r"[–—―]\s*|-\s+|-(?=[A-ZÆØÅ])")
_WHOLLY_QUOTED = re.compile(r"[«\"“„][^»\"”“]+[»\"”“]\.?")


def segment(
    text: str, *, title: str | None = None, kinds: Mapping[int, SegmentKind] | None = None
) -> tuple[Segment, ...]:
    """The segments of a text: disjoint, ordered, one per paragraph; every line that is not blank is in one.

    ``title`` is the headline where the source gives it apart from the text. ``kinds`` are the kinds that the
    source itself marks, by the offset of a paragraph's first character.
    """
    stretches = paragraphs(text, stands_alone=lambda line: matching_rule(line) is not None)
    contents = [text[p.start : p.end] for p in stretches]
    known = _known_kinds(stretches, contents, kinds or {})
    _mark_headline_and_lede(contents, known, title)
    _mark_subheads(contents, known)
    return tuple(
        Segment(kind or (SegmentKind.QUOTE if is_speech(content) else SegmentKind.BODY), p.start, p.end)
        for p, content, kind in zip(stretches, contents, known, strict=True)
    )


def _known_kinds(
    stretches: tuple[Paragraph, ...], contents: list[str], marked: Mapping[int, SegmentKind]
) -> list[SegmentKind | None]:
    out: list[SegmentKind | None] = []
    has_blank_lines = any(a.block != b.block for a, b in pairwise(stretches))
    for i, (p, content) in enumerate(zip(stretches, contents, strict=True)):
        rule = matching_rule(content)
        out.append(marked.get(p.start) or (rule.kind if rule else None))
        # Where blank lines part paragraphs, a credit right below a line shows that the line is about a picture.
        joined = has_blank_lines and i > 1 and stretches[i - 1].block == p.block and out[i - 1] is None
        if joined and rule and rule.closes_caption and rule.pattern.match(content):
            out[i - 1] = SegmentKind.CAPTION
    return out


def _mark_headline_and_lede(contents: list[str], known: list[SegmentKind | None], title: str | None) -> None:
    """The headline is the first line unless it reads like running text; the lede is the paragraph after it."""
    has_headline = title is not None
    first = next((i for i, kind in enumerate(known) if kind is not SegmentKind.META), len(known))
    if first < len(known) and (
        known[first] is SegmentKind.HEADLINE
        or _same(contents[first], title)
        or (len(known) > first + 1 and _reads_like_headline(contents[first], known[first]))
    ):
        known[first] = SegmentKind.HEADLINE
        has_headline = True
    opening = next((i for i, kind in enumerate(known) if kind is None), None)
    if opening is None or not has_headline or len(contents[opening]) > _LONGEST_LEDE:
        return
    if not _DASH.match(contents[opening]) and _more_text_follows(known, opening):
        known[opening] = SegmentKind.LEDE


def _same(content: str, title: str | None) -> bool:
    return title is not None and content.casefold().split() == title.casefold().split()


def _reads_like_headline(content: str, kind: SegmentKind | None) -> bool:
    # "VALGET: Høyre går fram" has the form of a caption's lead-in, but nothing before it to belong to.
    if kind is SegmentKind.CAPTION and len(content.split()) > 14:
        return False
    return kind in (None, SegmentKind.CAPTION) and len(content) <= _LONGEST_HEADLINE and not content.endswith(".")


def _more_text_follows(known: list[SegmentKind | None], i: int) -> bool:
    return any(kind in (None, SegmentKind.SUBHEAD) for kind in known[i + 1 :])


def _mark_subheads(contents: list[str], known: list[SegmentKind | None]) -> None:
    """A short line without a full stop, with running text after it; of several in a row (a list) the last."""
    for i, content in enumerate(contents):
        if known[i] is not None or not _reads_like_subhead(content):
            continue
        following = next((j for j in range(i + 1, len(contents)) if known[j] is None), None)
        if following is not None and not _reads_like_subhead(contents[following]):
            known[i] = SegmentKind.SUBHEAD


def _reads_like_subhead(content: str) -> bool:
    if len(content) > _LONGEST_SUBHEAD or len(content.split()) > _MOST_SUBHEAD_WORDS or "\n" in content:
        return False
    if content[-1] in ".,:;…" or content.endswith((".»", '."', ".”")):
        return False
    # "– Løy statsråden?" is a question put to somebody; "– Ikke en krone er betalt, sa hun" only lacks its stop.
    return not (_DASH.match(content) and (content[-1] in "?!" or _attribution().search(content)))


def is_speech(content: str) -> bool:
    """Whether a paragraph is direct speech as a whole, with or without the words that name the speaker.

    "– Det stemmer, sier Hansen." is; "– Det stemmer, sa Hansen. Hun reiser i dag." goes on in the paper's voice.
    """
    if not _DASH.match(content):
        return _WHOLLY_QUOTED.fullmatch(content) is not None
    attributions = list(_attribution().finditer(content))
    if not attributions:
        return True
    rest = content[attributions[-1].end() :]
    return re.search(r"[.!?»]\s+[^\s–—―-]", rest) is None


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile(rf"[,?!»]\s+(?:{'|'.join(words('speech'))})\b")
