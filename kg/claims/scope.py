"""Which words are the content of a cue: the clause, infinitive, noun phrase or preceding sentence it reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.claims import clausal, gaps, nominal
from kg.claims.cues import CueMatch
from kg.claims.inversion import is_inverted
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Sentence

_TOPICS = frozenset({"det", "dette", "slik", "sånn", "såleis"})
_TAKES_TOPIC = frozenset({"clause", "quote", "topic", "object", "naming", "shown"})


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens of a content and the frame that found it; no tokens: it is anaphoric ("avviser det").

    ``words`` are the tokens it was read from, the anaphor included.
    """

    tokens: tuple[int, ...]
    frame: str
    words: tuple[int, ...] = ()


def content(doc: Document, lexicon: StanceLexicon, match: CueMatch, s: Sentence) -> Content | None:
    """What a verb, adjective or noun cue reports, or None when the sentence gives it none."""
    frames = match.entry.frames
    topic = has_topic(doc, match, s)
    for frame, find in _PASSIVE if match.passive else _ACTIVE:
        if topic and find is not clausal.that_clause:
            break
        if frame in frames or (frame == "prepositions" and match.entry.prepositions):
            found = _without_report(doc, lexicon, find(doc, match, s))
            if found:
                told = nominal.without_name(doc, found) if frame == "naming" else found
                return Content(() if is_anaphor(doc, lexicon, told) else told, frame, found)
    gap = gaps.content_before(doc, match, s)
    if gap:
        return Content(() if is_anaphor(doc, lexicon, gap) else gap, "gap", gap)
    if topic or "topic" in frames:
        return Content((), "topic")
    return Content((), "occasion") if "occasion" in frames else None


def _without_report(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Without a reporting clause at the end that belongs further out: "venter at A kommer[, skriver B]"."""
    for k in tokens[1:]:
        entries = lexicon.by_form.get(doc.tokens[k].low, ())
        if (
            doc.tokens[k - 1].form == ","
            and any("quote" in e.frames and not e.following for e in entries)
            and is_inverted(doc, k)
        ):
            return tuple(j for j in tokens if j < k - 1)
    return tokens


def has_topic(doc: Document, match: CueMatch, s: Sentence) -> bool:
    """A word in front that stands for the content: "Det nekter X for", "Slik beskriver X det"."""
    first = doc.tokens[s.first]
    if not _TAKES_TOPIC & set(match.entry.frames):
        return False
    return match.head == s.first + 1 and first.low in _TOPICS


def is_anaphor(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> bool:
    """Only a pronoun or a word like "saken": the content stands earlier. "ryktene om X" names its content."""
    words = [doc.tokens[k] for k in tokens if doc.tokens[k].upos not in {"PUNCT", "DET", "ADJ", "ADV"}]
    if not words:
        return True
    form = words[0].low
    relative = next((n for n, w in enumerate(words) if w.low == "som"), len(words))
    if form in lexicon.anaphoric_pronouns:
        return not any(w.upos in {"VERB", "AUX"} for w in words)
    if form not in lexicon.anaphoric_nouns or any(w.upos in {"VERB", "AUX"} for w in words[:relative]):
        return False
    return not any(w.low in {"om", "at", "mot", "for"} for w in words)


_Finder = Callable[[Document, CueMatch, Sentence], tuple[int, ...]]
_ACTIVE: tuple[tuple[str, _Finder], ...] = (
    ("clause", clausal.that_clause),
    ("that", clausal.that_clause),
    ("question", clausal.question),
    ("question", clausal.question_in_front),
    ("quote", clausal.before_inversion),
    ("infinitive", clausal.infinitive),
    ("bare", clausal.bare_infinitive),
    ("clause", clausal.bare_clause),
    ("object", nominal.object_phrase),
    ("prepositions", nominal.behind_preposition),
    ("naming", nominal.named),
    ("asked", clausal.asked),
    ("shown", nominal.shown_subject),
)
_PASSIVE: tuple[tuple[str, _Finder], ...] = (
    ("clause", clausal.that_clause),
    ("that", clausal.that_clause),
    ("quote", clausal.before_inversion),
    ("prepositions", nominal.behind_preposition),
    ("object", nominal.retained_object),
    ("object", nominal.passive_subject),
    ("topic", nominal.passive_subject),
    ("naming", nominal.passive_subject),
    ("received", nominal.passive_subject),
)
