"""Contents that are clauses: "sier at …", "…, sier X", "vil ikke si om …", "ber X (om å) …"."""

from __future__ import annotations

from kg import syntax
from kg.claims.cues import CueMatch
from kg.claims.extent import behind, is_finite_verb, up_to_clause_end
from kg.claims.inversion import clause_start, is_inverted
from kg.model import Document, Sentence

_CLAUSE_GAP = 14
_PHRASE_GAP = 7
_QUESTIONS = frozenset({"om", "hvorvidt", "korvidt", "hvor", "kor", "hvem", "kven", "hvordan", "korleis"})
_OPEN_QUESTIONS = frozenset({"når", "hva", "kva", "hvilke", "hvilken", "hvilket", "hvorfor", "kvifor"})
_ASKED = frozenset({"spurt", "spurd", "spørsmål", "spørsmålet"})
_TELLS = frozenset({"clause", "that"})
_OPENING_MARKS = frozenset({"«", '"', "“", "”", "„"})
# "slik at" tells what follows from an act, not what is said
_CONSECUTIVE = frozenset({"slik", "sånn", "så", "såleis"})


def before_inversion(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """ "…, opplyser X": the clause before the comma."""
    verb = clause_start(doc, match.head)
    if verb != match.head and (is_finite_verb(doc, s.first) or not _TELLS & set(match.entry.frames)):
        # "Får X våpen, vil Y reagere" is a condition
        return ()
    if verb <= s.first + 1 or not is_inverted(doc, verb) or _behind_adverbial_clause(doc, s):
        return ()
    start = s.first
    for c in syntax.children(doc, match.head, "ccomp", "parataxis"):
        if c < verb:
            tree = [k for k in syntax.subtree(doc, c) if k < verb - 1]
            return tuple(tree) if len(tree) > 2 else tuple(range(start, verb - 1))
    return tuple(range(start, verb - 1))


def _behind_adverbial_clause(doc: Document, s: Sentence) -> bool:
    """ "Da avisen ringte, svarte X", "Selv om A, fortsatte B": before the comma stands when or why, not what."""
    fronted = (doc.tokens[k] for k in range(s.first, min(s.first + 2, s.last)))
    return any(t.rel == "mark" and t.low != "at" and doc.tokens[t.head].rel == "advcl" for t in fronted)


def that_clause(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """The nearest at-clause behind the cue, adverbials and an addressee allowed between: "sa til X at"."""
    for k in behind(doc, match, s, _CLAUSE_GAP):
        if doc.tokens[k].low in _complementizers(match):
            if doc.tokens[k - 1].low in _CONSECUTIVE:
                return ()
            if doc.tokens[k - 1].upos == "ADP" and not _governed(doc, match, k - 1):
                return ()
            return up_to_clause_end(doc, k + 1, s, match.head)
        if doc.tokens[k].low in {"å", "som", ":"} or is_finite_verb(doc, k):
            return ()
    return ()


def _complementizers(match: CueMatch) -> frozenset[str]:
    """ "at"; who declines or does not know does so about an indirect question too ("om", "hvorvidt")."""
    return _QUESTIONS | {"at"} if match.entry.stance is None or match.negated else frozenset({"at"})


def question(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """An indirect question right behind the cue: "vil ikke si hvem som står bak"."""
    first = match.content_start
    while first < s.last and doc.tokens[first].low in syntax.NEGATIONS | {"noe", "noko"}:
        first += 1
    if first < s.last and doc.tokens[first].low in _QUESTIONS | _OPEN_QUESTIONS:
        return up_to_clause_end(doc, first, s, match.head)
    return ()


def question_in_front(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """An indirect question that opens the sentence: "Hvem som står bak, vil X ikke si"."""
    first = s.first
    comma = next((k for k in range(first + 1, match.head) if doc.tokens[k].form == ","), None)
    if doc.tokens[first].low not in _QUESTIONS | _OPEN_QUESTIONS or comma is None:
        return ()
    return tuple(range(first, comma)) if is_finite_verb(doc, comma + 1) else ()


def asked(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """What the question in front of the cue is about: "Spurt om [salget], ristet X på hodet"."""
    about = [k for k in range(s.first + 1, match.head) if doc.tokens[k].low == "om"]
    first = next((k for k in about if doc.tokens[k - 1].low in _ASKED), None)
    return () if first is None else tuple(k for k in range(first + 1, match.head) if doc.tokens[k].upos != "PUNCT")


def _governed(doc: Document, match: CueMatch, k: int) -> bool:
    """The cue's own preposition, not the start of an adverbial clause ("etter at")."""
    return k in match.tokens or doc.tokens[k].low in match.entry.prepositions


def infinitive(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """An infinitive with "å" behind the cue, not one of purpose ("foreslår tiltak for å")."""
    for k in behind(doc, match, s, _PHRASE_GAP):
        if doc.tokens[k].low == "å":
            if doc.tokens[k - 1].upos == "ADP" and not _governed(doc, match, k - 1):
                return ()
            return up_to_clause_end(doc, k + 1, s, match.head)
        if doc.tokens[k].low in {"at", "som"} or is_finite_verb(doc, k):
            return ()
    return ()


def bare_infinitive(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """An infinitive without "å" behind the one asked: "ber regjeringen trekke tilbake"."""
    for k in behind(doc, match, s, _PHRASE_GAP):
        t = doc.tokens[k]
        if t.upos == "VERB" and t.feat("VerbForm") == "Inf" and k > match.content_start:
            return up_to_clause_end(doc, k, s, match.head)
        if t.upos in {"PUNCT", "SCONJ", "ADP"} or is_finite_verb(doc, k):
            return ()
    return ()


def bare_clause(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """A content clause without "at": "X sier de har", "tror ikke Y følger etter", "det X mener er Y"."""
    for k in behind(doc, match, s, _PHRASE_GAP):
        form = doc.tokens[k].low
        if form in {"at", "å", "som", "da", "når", "hvis"} or (form == "og" and not _joins_nominals(doc, k)):
            return ()
        if doc.tokens[k].upos == "PUNCT" and form not in _OPENING_MARKS:
            return ()
        if is_finite_verb(doc, k):
            return up_to_clause_end(doc, match.content_start, s, match.head)
    return ()


def _joins_nominals(doc: Document, conjunction: int) -> bool:
    """ "håper [Serbia og Kosovo] inngår en avtale"."""
    t = doc.tokens[conjunction]
    return t.head >= 0 and syntax.is_nominal(doc.tokens[t.head])
