"""Who speaks where no reporting clause says so: the neighbouring sentences of a quotation."""

from __future__ import annotations

from kg import syntax
from kg.claims.cues import matches
from kg.claims.inversion import clause_start, is_inverted
from kg.claims.reporting import ReportingClause, verb_clause
from kg.claims.sources import Source, Sources, left_of, right_of
from kg.claims.spans import SpeechSpan
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, EntityType, Sentence

_GENDERS = {"han": "masc", "hun": "fem", "ho": "fem"}
# no subject follows a verb right behind one of these: "og berømmer X", "som hyller X"
_NO_SUBJECT_BEHIND = frozenset({"og", "men", "eller", "som"})
_TOPICS = frozenset({"det", "dette", "slik", "sånn", "slikt"})
_SPEAKING_TYPES = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.STATE})


def announced_after(sources: Sources, lexicon: StanceLexicon, end: int) -> ReportingClause | None:
    """The sentence behind speech that ascribes it: "Det sier X til Y.", "Slik svarer X."."""
    doc = sources.doc
    s = next((s for s in doc.sentences if s.start >= end), None)
    if s is None or s.last - s.first < 3 or doc.tokens[s.first].low not in _TOPICS:
        return None
    for k in (s.first + 1, s.first + 2):
        for match in matches(doc, lexicon, k, s.last):
            if "quote" in match.entry.frames:
                return ReportingClause(match.tokens, match, right_of(sources, match.last + 1, s.last))
    return None


def before_colon(sources: Sources, span: SpeechSpan) -> ReportingClause | None:
    """The one named in the same line before a colon and the dash: "X: – Vi kommer.", "X om krisen: – Alvorlig"."""
    doc = sources.doc
    if not doc.article.text[span.line_start : span.start].rstrip(" \t–—―").endswith(":"):
        return None
    before = [t.i for t in doc.tokens if t.start >= span.line_start and t.end <= span.start and t.form != "–"]
    if not before:
        return None
    named = (sources.starting(k) for k in before)
    source = next((n for n in named if n is not None and not sources.is_modifier(n.mention)), None)
    return ReportingClause((before[-1],), None, source) if source is not None else None


def announced_before(sources: Sources, lexicon: StanceLexicon, start: int) -> ReportingClause | None:
    """The sentence before speech that ends in a colon: "X sier:", "X la ikke fingrene imellom:"."""
    doc = sources.doc
    s = sentence_before(doc, start)
    if s is None or doc.tokens[s.last - 1].form != ":":
        return None
    for k in range(s.last - 1, s.first - 1, -1):
        for match in matches(doc, lexicon, k, s.last):
            if "quote" in match.entry.frames:
                source = clause_subject(sources, k, s)
                return ReportingClause(match.tokens, match, source)
    source = main_subject(sources, s)
    return ReportingClause((s.last - 1,), None, source) if source is not None else None


def introduced_before(sources: Sources, start: int) -> Source | None:
    """The subject of the sentence just before speech: "X er rystet." / "– Dette er galskap."."""
    s = sentence_before(sources.doc, start)
    return None if s is None else main_subject(sources, s)


def pronoun_speaker(sources: Sources, lexicon: StanceLexicon, pronoun: Source, start: int) -> Source | None:
    """Whom "sa hun" behind speech means: the person who spoke, or was the subject, in the sentence before it.

    Within a reporting clause this convention of newspapers holds even where salience would point elsewhere.
    None when nobody of that gender is there.
    """
    gender = _GENDERS.get(pronoun.mention.text.lower())
    s = sentence_before(sources.doc, start)
    if gender is None or s is None:
        return None
    clauses = (verb_clause(sources, lexicon, k) for k in range(s.last - 1, s.first - 1, -1))
    found = next((c.source for c in clauses if c is not None and c.source is not None), None)
    found = found or main_subject(sources, s)
    if found is None or sources.entity(found.entity).type is not EntityType.PERSON:
        return None
    return found if sources.entity(found.entity).gender in {"", gender} else None


def sentence_before(doc: Document, start: int) -> Sentence | None:
    """The last sentence that ends at or before a character."""
    return next((s for s in reversed(doc.sentences) if s.end <= start), None)


def root_subject(sources: Sources, s: Sentence) -> Source | None:
    """The subject of a sentence's root, by the tree alone."""
    doc = sources.doc
    root = next((k for k in range(s.first, s.last) if doc.tokens[k].head < 0), s.first)
    subject = syntax.subject(doc, root)
    return sources.of_phrase(subject) if subject is not None else None


def main_subject(sources: Sources, s: Sentence) -> Source | None:
    """The subject of a sentence's root, else the first mention in it that can speak."""
    found = root_subject(sources, s)
    if found is not None:
        return found
    for k in range(s.first, s.last):
        first = sources.starting(k)
        if first is not None and not sources.is_modifier(first.mention):
            speaks = sources.entity(first.entity).type in _SPEAKING_TYPES
            return first if speaks else None
    return None


def clause_subject(sources: Sources, k: int, s: Sentence) -> Source | None:
    """Who does the verb at token ``k``: by the tree, else the mention beside it (right first when inverted)."""
    doc = sources.doc
    start = clause_start(doc, k)
    if is_inverted(doc, start) or _is_topic(doc, k, s):
        found = right_of(sources, start + 1, s.last)
        if found is not None:
            return found
    described = _behind_contact_clause(sources, k, s)
    if described is not None:
        return described
    subject = syntax.subject(doc, k)
    beside = left_of(sources, k - 1, s.first)
    if beside is not None and beside.mention.last == k and (subject is None or subject > k):
        return beside
    if subject is not None and doc.tokens[subject].sent == s.i:
        found = sources.of_phrase(subject)
        if found is not None:
            return found
    if k > s.first and doc.tokens[k - 1].low in _NO_SUBJECT_BEHIND:
        return beside or _shared(sources, k, s)
    return beside or _inverted(sources, k, s)


def _behind_contact_clause(sources: Sources, k: int, s: Sentence) -> Source | None:
    """The sentence's first mention, described by a clause without "som": "Kilder avisen har snakket med, sier at"."""
    doc = sources.doc
    if k - 2 <= s.first or doc.tokens[k - 1].form != "," or doc.tokens[k - 2].upos != "ADP":
        return None
    if any(doc.tokens[j].form in {",", "–"} for j in range(s.first, k - 1)):
        return None
    found = next((f for j in range(s.first, min(s.first + 3, k)) if (f := sources.starting(j)) is not None), None)
    if found is not None and any(doc.tokens[j].upos == "NOUN" for j in range(s.first, found.mention.first)):
        return None
    return found if found is not None and not sources.is_modifier(found.mention) else None


def _shared(sources: Sources, k: int, s: Sentence) -> Source | None:
    """The sentence's first subject, for a verb coordinated with its predicate: "X har våpen og håper å"."""
    doc = sources.doc
    return main_subject(sources, s) if doc.tokens[k - 1].low in {"og", "men"} else None


def _is_topic(doc: Document, k: int, s: Sentence) -> bool:
    """A pronoun in front of the verb that stands for what was said: "Det nekter X for"."""
    return k == s.first + 1 and doc.tokens[s.first].low in _TOPICS


def _inverted(sources: Sources, k: int, s: Sentence) -> Source | None:
    """The subject behind the finite verb when something else stands first: "Nå frykter X at"."""
    doc = sources.doc
    unknown_subject = doc.tokens[k - 1].upos in {"PROPN", "PRON"} and sources.ending(k - 1) is None
    if k == s.first or unknown_subject:
        return None
    return right_of(sources, k + 1, min(k + 6, s.last))
