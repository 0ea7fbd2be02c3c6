"""Which words are the content of a cue: the clause, infinitive, noun phrase or preceding sentence it reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg import syntax
from kg.claims import gaps
from kg.claims.cues import CueMatch
from kg.claims.inversion import is_inverted
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Sentence

_CLAUSE_GAP = 14
_PHRASE_GAP = 7
_QUESTIONS = frozenset({"om", "hvorvidt", "korvidt", "hvor", "kor", "hvem", "kven", "hvordan", "korleis"})
_OPEN_QUESTIONS = frozenset({"når", "hva", "kva", "hvilke", "hvilken", "hvilket"})
_OPENING_MARKS = frozenset({"«", '"', "“", "”", "„"})
_TOPICS = frozenset({"det", "dette", "slik", "sånn", "såleis"})
_TAKES_TOPIC = frozenset({"clause", "quote", "topic", "object", "naming"})
_SENTENTIAL_RELATIVES = frozenset({"noe", "noko", "hvilket"})
# "slik at" tells what follows from an act, not what is said
_CONSECUTIVE = frozenset({"slik", "sånn", "så", "såleis"})
_WHEN = frozenset({"da", "då", "når", "etter", "før", "mens", "medan", "siden", "sidan"})
_ADVERSATIVE = frozenset({"men", "mens", "medan"})


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
        if topic and find is not _that_clause:
            break
        if frame in frames or (frame == "prepositions" and match.entry.prepositions):
            found = _without_report(doc, lexicon, find(doc, match, s))
            if found:
                return Content(() if is_anaphor(doc, lexicon, found) else found, frame, found)
    gap = gaps.content_before(doc, match, s)
    if gap:
        return Content(() if is_anaphor(doc, lexicon, gap) else gap, "gap", gap)
    if topic or "topic" in frames:
        return Content((), "topic")
    return None


def _without_report(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Without a reporting clause at the end that belongs further out: "venter at A kommer[, skriver B]"."""
    for k in tokens[1:]:
        entries = lexicon.by_form.get(doc.tokens[k].form.lower(), ())
        if doc.tokens[k - 1].form == "," and any("quote" in e.frames for e in entries) and is_inverted(doc, k):
            return tuple(j for j in tokens if j < k - 1)
    return tokens


def has_topic(doc: Document, match: CueMatch, s: Sentence) -> bool:
    """A word in front that stands for the content: "Det nekter X for", "Slik beskriver X det"."""
    first = doc.tokens[s.first]
    if not _TAKES_TOPIC & set(match.entry.frames):
        return False
    return match.head == s.first + 1 and first.form.lower() in _TOPICS


def is_anaphor(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> bool:
    """Only a pronoun or a word like "saken": the content stands earlier. "ryktene om X" names its content."""
    words = [doc.tokens[k] for k in tokens if doc.tokens[k].upos not in {"PUNCT", "DET", "ADJ", "ADV"}]
    if not words:
        return True
    form = words[0].form.lower()
    if form in lexicon.anaphoric_pronouns:
        return not any(w.upos in {"VERB", "AUX"} for w in words)
    return form in lexicon.anaphoric_nouns and not any(w.form.lower() in {"om", "at", "mot", "for"} for w in words)


def up_to_clause_end(doc: Document, first: int, s: Sentence, cue: int) -> tuple[int, ...]:
    """From ``first`` to the end of the sentence, without what is coordinated with the cue or contrasted with it."""
    outside = _coordinated_with(doc, cue)
    out: list[int] = []
    for k in range(first, s.last):
        form = doc.tokens[k].form.lower()
        if form == "," and (_contrast_follows(doc, k, s) or _main_clause_follows(doc, k, s, cue)):
            break
        if k in outside or (form in {"«", "»"} and not out):
            continue
        out.append(k)
    while out and doc.tokens[out[-1]].upos == "PUNCT":
        out.pop()
    return tuple(out)


def _contrast_follows(doc: Document, k: int, s: Sentence) -> bool:
    """A comma before "men" and the like, unless the content goes on behind it: "at A, men at B"."""
    following = [t.form.lower() for t in doc.tokens[k + 1 : min(k + 3, s.last)]]
    return following[:1] != [] and following[0] in _ADVERSATIVE and following[1:] != ["at"]


def _main_clause_follows(doc: Document, k: int, s: Sentence, cue: int) -> bool:
    """A comma that ends a fronted clause ("etter at X krevde A, gikk Y") or begins a remark (", noe Z avviser")."""
    if k + 1 >= s.last:
        return False
    if doc.tokens[k + 1].form.lower() in _SENTENTIAL_RELATIVES:
        return True
    fronted = _is_finite_verb(doc, k + 1) and cue not in syntax.ancestors(doc, k + 1)
    return fronted and _is_subordinate(doc, cue)


def _is_subordinate(doc: Document, cue: int) -> bool:
    """Inside a clause with a conjunction of its own, a relative clause aside."""
    clauses = (cue, *syntax.ancestors(doc, cue))
    return any(doc.tokens[c].rel in {"advcl", "acl", "ccomp"} and syntax.child(doc, c, "mark") for c in clauses)


def _coordinated_with(doc: Document, cue: int) -> frozenset[int]:
    """Clauses joined to the cue's own behind it: "X nekter for A og truer med B"."""
    return frozenset(
        k
        for c in syntax.children(doc, cue, "conj")
        if c > cue and syntax.is_verb(doc.tokens[c]) and syntax.is_finite(doc.tokens[c])
        for k in syntax.subtree(doc, c)
    )


# ------------------------------------------------------------------------------------------- the frames


def _before_inversion(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """ "…, opplyser X": the clause before the comma."""
    if match.head <= s.first + 1 or not is_inverted(doc, match.head) or _behind_adverbial_clause(doc, s):
        return ()
    start = s.first
    for c in syntax.children(doc, match.head, "ccomp", "parataxis"):
        if c < match.head:
            tree = [k for k in syntax.subtree(doc, c) if k < match.head - 1]
            return tuple(tree) if len(tree) > 2 else tuple(range(start, match.head - 1))
    return tuple(range(start, match.head - 1))


def _behind_adverbial_clause(doc: Document, s: Sentence) -> bool:
    """ "Da avisen ringte, svarte X:": what stands before the comma is when he said it, not what."""
    first = doc.tokens[s.first]
    return first.rel == "mark" and first.form.lower() in _WHEN and doc.tokens[first.head].rel == "advcl"


def _that_clause(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """The nearest at-clause behind the cue, adverbials and an addressee allowed between: "sa til X at"."""
    for k in _behind(doc, match, s, _CLAUSE_GAP):
        if doc.tokens[k].form.lower() in _complementizers(match):
            if doc.tokens[k - 1].form.lower() in _CONSECUTIVE:
                return ()
            if doc.tokens[k - 1].upos == "ADP" and not _governed(doc, match, k - 1):
                return ()
            return up_to_clause_end(doc, k + 1, s, match.head)
        if doc.tokens[k].form.lower() in {"å", "som", ":"} or _is_finite_verb(doc, k):
            return ()
    return ()


def _complementizers(match: CueMatch) -> frozenset[str]:
    """ "at"; who declines or does not know does so about an indirect question too ("om", "hvorvidt")."""
    return _QUESTIONS | {"at"} if match.entry.stance is None or match.negated else frozenset({"at"})


def _question(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """An indirect question right behind the cue: "vil ikke si hvem som står bak"."""
    first = match.content_start
    while first < s.last and doc.tokens[first].form.lower() in syntax.NEGATIONS | {"noe", "noko"}:
        first += 1
    if first < s.last and doc.tokens[first].form.lower() in _QUESTIONS | _OPEN_QUESTIONS:
        return up_to_clause_end(doc, first, s, match.head)
    return ()


def _governed(doc: Document, match: CueMatch, k: int) -> bool:
    """The cue's own preposition, not the start of an adverbial clause ("etter at")."""
    return k in match.tokens or doc.tokens[k].form.lower() in match.entry.prepositions


def _behind_preposition(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """ "nekter for å", "frykt for at", "advarer mot X": what follows the preposition."""
    for k in _behind(doc, match, s, _PHRASE_GAP):
        form = doc.tokens[k].form.lower()
        if form in match.entry.prepositions and k + 1 < s.last:
            following = doc.tokens[k + 1].form.lower()
            if following in {"at", "å"}:
                return up_to_clause_end(doc, k + 2, s, match.head)
            return _noun_phrase(doc, k + 1, s, match.head)
        if form in {"at", "å", "som"} or _is_finite_verb(doc, k):
            return ()
    return ()


def _infinitive(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    for k in _behind(doc, match, s, _PHRASE_GAP):
        if doc.tokens[k].form.lower() == "å":
            if doc.tokens[k - 1].upos == "ADP" and not _governed(doc, match, k - 1):
                return ()
            return up_to_clause_end(doc, k + 1, s, match.head)
        if doc.tokens[k].form.lower() in {"at", "som"} or _is_finite_verb(doc, k):
            return ()
    return ()


def _bare_infinitive(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """An infinitive without "å" behind the one asked: "ber regjeringen trekke tilbake"."""
    for k in _behind(doc, match, s, _PHRASE_GAP):
        t = doc.tokens[k]
        if t.upos == "VERB" and t.feat("VerbForm") == "Inf" and k > match.content_start:
            return up_to_clause_end(doc, k, s, match.head)
        if t.upos in {"PUNCT", "SCONJ", "ADP"} or _is_finite_verb(doc, k):
            return ()
    return ()


def _bare_clause(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """A content clause without "at": "X sier de har", "tror ikke Y følger etter", "det X mener er Y"."""
    for k in _behind(doc, match, s, _PHRASE_GAP):
        form = doc.tokens[k].form.lower()
        if form in {"at", "å", "som", "da", "når", "hvis", "og"}:
            return ()
        if doc.tokens[k].upos == "PUNCT" and form not in _OPENING_MARKS:
            return ()
        if _is_finite_verb(doc, k):
            return up_to_clause_end(doc, match.content_start, s, match.head)
    return ()


def _object(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """A noun phrase right behind the cue (or its subject): "bekrefter oppsigelsen", "nå innrømmer X leveransen"."""
    first = _behind_coordinated_verb(doc, match.content_start, s)
    while first < s.last and (doc.tokens[first].form.lower() in syntax.NEGATIONS or doc.tokens[first].upos == "ADV"):
        first += 1
    if first < s.last and doc.tokens[first].upos not in {"PUNCT", "ADP", "SCONJ", "AUX"}:
        return _noun_phrase(doc, first, s, match.head)
    for c in syntax.objects(doc, match.head):
        if c > match.last and doc.tokens[c].feat("Reflex") is None:
            return _noun_phrase(doc, min(syntax.subtree(doc, c)), s, match.head)
    return ()


def _named(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What is called something; nobody takes a stance by what he calls himself."""
    tokens = _object(doc, match, s)
    return () if tokens and doc.tokens[tokens[0]].form.lower() == "seg" else tokens


def _behind_coordinated_verb(doc: Document, k: int, s: Sentence) -> int:
    """Past a second verb that shares the object: "bekrefte eller avkrefte saken"."""
    if k + 2 < s.last and doc.tokens[k].form.lower() in {"eller", "og"}:
        parallel = doc.tokens[k + 1].upos not in {"DET", "PRON", "ADP", "PROPN"}
        return k + 2 if parallel else k
    return k


def _retained_object(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What is refused somebody in the passive: "Han ble nektet [innreise] av myndighetene"."""
    first = match.last + 1
    if first < s.last and doc.tokens[first].upos in {"NOUN", "DET"} and syntax.objects(doc, match.head):
        return tuple(k for k in _noun_phrase(doc, first, s, match.head) if not _is_agent(doc, k, match.head))
    return ()


def _is_agent(doc: Document, k: int, cue: int) -> bool:
    """In the phrase with "av" that names who does what the passive verb says."""
    return any(doc.tokens[j].form.lower() == "av" for j in range(cue + 1, k + 1))


def _passive_subject(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What is confirmed, denied or condemned in the passive: "[Påstandene om X] avvises av Y"."""
    subject = syntax.subject(doc, match.head)
    if subject is None or doc.tokens[subject].sent != s.i:
        return ()
    return tuple(k for k in syntax.subtree(doc, subject) if k not in match.tokens)


def _noun_phrase(doc: Document, first: int, s: Sentence, cue: int) -> tuple[int, ...]:
    """From ``first`` to the next comma or finite verb outside a relative clause."""
    out: list[int] = []
    relative = False
    for k in up_to_clause_end(doc, first, s, cue):
        t = doc.tokens[k]
        relative = relative or t.form.lower() in {"som", "at", "å"}
        # two finite verbs never stand side by side, so a "verb" right behind the cue is a noun misread
        if not relative and (t.form in {",", ";", ":"} or (k > first and _is_finite_verb(doc, k))):
            break
        out.append(k)
    return tuple(out)


def _behind(doc: Document, match: CueMatch, s: Sentence, gap: int) -> Iterator[int]:
    """The tokens behind the cue, up to a colon, bracket or dash; commas only around an insertion."""
    for k in range(match.content_start, min(match.content_start + gap, s.last)):
        if doc.tokens[k].form in {".", ":", ";", "–", "?"}:
            return
        yield k


def _is_finite_verb(doc: Document, k: int) -> bool:
    t = doc.tokens[k]
    return t.upos in {"VERB", "AUX"} and syntax.is_finite(t)


_Finder = Callable[[Document, CueMatch, Sentence], tuple[int, ...]]
_ACTIVE: tuple[tuple[str, _Finder], ...] = (
    ("clause", _that_clause),
    ("that", _that_clause),
    ("question", _question),
    ("quote", _before_inversion),
    ("infinitive", _infinitive),
    ("bare", _bare_infinitive),
    ("clause", _bare_clause),
    ("object", _object),
    ("prepositions", _behind_preposition),
    ("naming", _named),
)
_PASSIVE: tuple[tuple[str, _Finder], ...] = (
    ("clause", _that_clause),
    ("that", _that_clause),
    ("quote", _before_inversion),
    ("object", _retained_object),
    ("object", _passive_subject),
    ("topic", _passive_subject),
)
