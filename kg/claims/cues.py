"""Where the cue words of the lexicon stand in a sentence, and whether they are negated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg import syntax
from kg.lexicon.stances import Phrases, StanceCue, StanceLexicon
from kg.model import Document, Mention, MentionKind, Stance, Token

CLOSERS = frozenset({",", "?", "!", "»", '"', "”", "“", "…", "..."})
_BOUNDARIES = frozenset({",", ".", ":", ";", "–", "—", "(", ")", "«", "»"})
_CONJUNCTIONS = frozenset({"og", "men", "at", "som", "da", "då", "fordi", "mens", "hvis", "dersom", "om"})
# "ikke villig til å si [hva] han har fortalt": the negation stands outside the question
_INTERROGATIVES = frozenset(
    ("hva", "kva", "hvem", "kven", "hvor", "kor", "hvordan", "korleis", "hvorfor", "kvifor", "hvilke", "hvilken")
)
_ADVERBIAL = frozenset({"ADV", "PART", "PRON", "CCONJ", "ADJ"})
_MAX_GAP = 7
_SUPINE_GAP = 4
_HAVE = frozenset({"har", "hadde", "ha"})
_DIRECTIONS = frozenset({"til", "på", "fram", "frem", "fast"})


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue found in the text: the tokens of its words, the first being the inflected one."""

    entry: StanceCue
    tokens: tuple[int, ...]
    negated: bool
    passive: bool
    claimant_end: int = 0

    @property
    def head(self) -> int:
        """The inflected word."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """The rightmost word."""
        return max(self.tokens)

    @property
    def content_start(self) -> int:
        """Where the search for the content begins: behind the cue and a claimant standing there ("nå frykter X at")."""
        return max(self.last + 1, self.claimant_end)

    @property
    def stance(self) -> Stance | None:
        """The stance, with the negation of the cue taken into account."""
        return self.entry.negated if self.negated else self.entry.stance


def matches(doc: Document, lexicon: StanceLexicon, k: int, end: int) -> Iterator[CueMatch]:
    """All readings of token ``k`` as a cue, multi-word ones first; ``end`` bounds the sentence."""
    t = doc.tokens[k]
    if t.low in lexicon.reflexives and k + 1 < end and doc.tokens[k + 1].low == "seg":
        return
    entries = lexicon.by_form.get(t.low, ())
    # most cues of common verbs have a second word, and most of these verbs stand without it
    several = bool(entries) and bool(entries[0].following)
    near = {u.low for u in doc.tokens[k + 1 : min(k + 1 + _MAX_GAP, end)]} if several else frozenset()
    denied: bool | None = None
    for entry in entries:
        if entry.following and entry.following[0] not in near:
            continue
        if not _word_class_fits(doc, t, entry):
            continue
        following = _following(doc, k, end, entry.following)
        if following is not None:
            passive = entry.kind == "verb" and _is_passive(doc, t)
            denied = is_negated(doc, lexicon, k) if denied is None else denied
            negated = denied and syntax.NEGATIONS.isdisjoint(entry.following)
            yield CueMatch(entry, (k, *following), negated, passive)


def _word_class_fits(doc: Document, t: Token, entry: StanceCue) -> bool:
    if entry.kind == "noun":
        return t.upos == "NOUN"
    if entry.kind == "adjective":
        return t.upos in {"ADJ", "VERB", "NOUN"}
    if t.rel == "aux" and not _precedes_that(doc, t.i):
        return False
    if t.low in entry.weak:
        fits = t.upos in {"VERB", "AUX"} or follows_closer(doc, t.i) or _precedes_that(doc, t.i)
        return fits or _is_supine(doc, t)
    return t.upos != "PROPN" or follows_closer(doc, t.i)


def _is_supine(doc: Document, t: Token) -> bool:
    """ "har (ikke) svart": behind "har" a participle, whatever colour the parser sees in it."""
    before = range(t.i - 1, max(t.i - _SUPINE_GAP, -1), -1)
    have = next((j for j in before if doc.tokens[j].upos not in _ADVERBIAL), None)
    supine = have is not None and doc.tokens[have].sent == t.sent and doc.tokens[have].low in _HAVE
    return supine and t.upos == "ADJ" and t.feat("Definite") != "Def"


def follows_closer(doc: Document, k: int) -> bool:
    """Right after the comma, question mark or quotation mark that ends a stretch of speech."""
    return k > 0 and doc.tokens[k - 1].form in CLOSERS


def _is_passive(doc: Document, t: Token) -> bool:
    """Passive with an auxiliary or -s to show for it, since parsers confuse "opplyste" with a participle."""
    visible = t.low.endswith(("s", "st")) or any(
        doc.tokens[c].lemma in {"bli", "verte", "være", "vere"} for c in syntax.children(doc, t.i, "aux", "cop")
    )
    return visible and syntax.is_passive(doc, t.i)


def _precedes_that(doc: Document, k: int) -> bool:
    """Right before "at": a noun may stand there too, but not one that looks like a form of saying."""
    return k + 1 < len(doc.tokens) and doc.tokens[k + 1].low == "at"


def _following(doc: Document, k: int, end: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """The further words of a multi-word cue: the first within the clause, the rest right behind it."""
    if not words:
        return ()
    for j in range(k + 1, min(k + 1 + _MAX_GAP, end)):
        form = doc.tokens[j].low
        if form in _BOUNDARIES or form in {"å", "at"} or _opens_clause(doc, j):
            return None
        here = _in_a_row(doc, j, end, words)
        if here:
            # "vil ha levert": an auxiliary where "vil ha våpen" has a verb; "viste brevet til X": an object between
            other = doc.tokens[j].rel == "aux" or (words[0] in _DIRECTIONS and _object_between(doc, k, j))
            return None if other else here
    return None


def _opens_clause(doc: Document, j: int) -> bool:
    """A finite verb between two words of a cue: "[sier] han ikke kjenner til [noe]" is none."""
    return doc.tokens[j].upos in {"VERB", "AUX"} and syntax.is_finite(doc.tokens[j])


def _in_a_row(doc: Document, first: int, end: int, words: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens of the words from ``first`` on, a negation between them left out: "kjenner seg [ikke] igjen i"."""
    out: list[int] = []
    k = first
    for word in words:
        if out and word not in syntax.NEGATIONS and k < end and doc.tokens[k].low in syntax.NEGATIONS:
            k += 1
        if k >= end or doc.tokens[k].low != word:
            return ()
        out.append(k)
        k += 1
    return tuple(out)


def _object_between(doc: Document, k: int, end: int) -> bool:
    return any(k < c < end for c in syntax.children(doc, k, "obj", "iobj"))


def is_negated(doc: Document, lexicon: StanceLexicon, k: int) -> bool:
    """ "ikke bekreftet", "verken bekrefte eller", "ønsker ikke å kommentere", "tror ikke", "nekter å uttale seg"."""
    s = doc.sentence_of(k)
    for j in range(k - 1, s.first - 1, -1):
        form = doc.tokens[j].low
        if form in syntax.NEGATIONS or (form in lexicon.refusals and doc.tokens[j + 1].low == "å"):
            return True
        if form == "at" and j > s.first and doc.tokens[j - 1].low in {"uten", "utan"}:
            return True
        if form == "eller" and j > s.first:
            continue
        if form in _BOUNDARIES or form in _CONJUNCTIONS or form in _INTERROGATIVES:
            break
    for j in range(k + 1, min(k + 6, s.last)):
        form = doc.tokens[j].low
        if form in syntax.NEGATIONS:
            return not _negates_later_verb(doc, j)
        if form in _BOUNDARIES or form in {"at", "å", "som"} or doc.tokens[j].upos not in _ADVERBIAL:
            break
    return False


def _negates_later_verb(doc: Document, j: int) -> bool:
    """ "X sier han [ikke] kjenner til": the negation of the clause that is reported."""
    head = doc.tokens[j].head
    return head > j and doc.tokens[j + 1].upos in {"VERB", "AUX"} and syntax.is_finite(doc.tokens[j + 1])


def phrase_at(doc: Document, phrases: Mapping[str, Phrases], k: int) -> tuple[int, ...]:
    """The tokens of the longest phrase that begins with token ``k``, or none."""
    beginning = phrases.get(doc.tokens[k].low)
    if beginning is None:
        return ()
    for words in beginning:
        if tuple(t.low for t in doc.tokens[k : k + len(words)]) == words:
            return tuple(range(k, k + len(words)))
    return ()


def mention_of(doc: Document, tokens: tuple[int, ...], rule: str) -> Mention:
    """The cue as a mention: its words if they stand together, else the inflected one."""
    first, last = min(tokens), max(tokens) + 1
    if last - first != len(tokens):
        first, last = tokens[0], tokens[0] + 1
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    return Mention(start, end, doc.text_of(start, end), MentionKind.CUE, first, last, tokens[0], rule)
