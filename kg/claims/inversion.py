"""The inverted reporting clause: the verb stands right behind what was said, its subject behind the verb."""

from __future__ import annotations

from kg import syntax
from kg.claims.cues import CLOSERS
from kg.model import Document

_DASHES = frozenset({"–", "—", "―", "-"})
_MARKS = frozenset({"»", '"', "”", "“", "?", "!"})
_SUBJECT_STARTS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_NO_SUBJECT = frozenset({"å", "at", "som", "om", "til", "med", "for", "på", "i", "av", "seg", "ikke", "ikkje"})


def clause_start(doc: Document, k: int) -> int:
    """The finite word of a verb's clause if it opens a reporting clause: ", [kunne] X fortelle", ", [har] X sagt"."""
    first = min((a.i for a in syntax.auxiliaries(doc, k)), default=k)
    return first if first < k and follows_speech(doc, first) and _subject_may_follow(doc, first, k) else k


def is_inverted(doc: Document, k: int) -> bool:
    """Whether verb ``k`` follows speech or a reported clause: "…, sier X", "» spør X".

    Not so in "X, leder for Y, sier at", where two commas enclose an apposition or relative clause to the subject.
    """
    s = doc.sentence_of(k)
    if not follows_speech(doc, k) or not _subject_may_follow(doc, k, s.last):
        return False
    if k == s.first or doc.tokens[k - 1].form in _MARKS or doc.tokens[s.first].form in _DASHES:
        return True
    if _ends_relative_clause(doc, k):
        return False
    subject = next((c for c in syntax.children(doc, k, "nsubj") if c < k), None)
    insertion = "," in {t.form for t in doc.tokens[s.first : k - 1]}
    reported = (j for j in range(s.first, k - 1) if _is_finite(doc, j) and not _in_relative_clause(doc, j))
    return subject is None or not insertion or any(True for _ in reported)


def _ends_relative_clause(doc: Document, k: int) -> bool:
    """ "Selskapet, som er eid av staten, bekrefter salget": only the subject stands before its relative clause."""
    s = doc.sentence_of(k)
    opener = next((j for j in range(s.first + 1, k) if doc.tokens[j].form == ","), k)
    if opener + 1 >= k or doc.tokens[opener + 1].low != "som":
        return False
    clauses = (j for j in range(s.first, k - 1) if _is_finite(doc, j))
    return all(opener < j for j in clauses) and not any(doc.tokens[j].form == "," for j in range(opener + 1, k - 1))


def _in_relative_clause(doc: Document, k: int) -> bool:
    """ "X, som lenge har styrt byen, anklaget Y": that the subject's relative clause is finite says nothing."""
    return any(doc.tokens[a].deprel == "acl:relcl" for a in (k, *syntax.ancestors(doc, k)))


def follows_speech(doc: Document, k: int) -> bool:
    """Right behind a comma, question mark or closing mark, even if the sentence was split there."""
    if k == 0 or doc.tokens[k - 1].form not in CLOSERS:
        return False
    return k > doc.sentence_of(k).first or doc.tokens[k].form[:1].islower()


def _subject_may_follow(doc: Document, k: int, end: int) -> bool:
    if k + 1 >= end:
        return False
    t = doc.tokens[k + 1]
    return t.upos in _SUBJECT_STARTS and t.low not in _NO_SUBJECT


def _is_finite(doc: Document, k: int) -> bool:
    return doc.tokens[k].upos in {"VERB", "AUX"} and syntax.is_finite(doc.tokens[k])
