"""Verdicts on what has been said before: "Dette er løgn" denies it, "Det stemmer" confirms it, "Nei" answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg import syntax
from kg.claims.cues import mention_of, phrase_at
from kg.claims.finding import Finding
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Stance

ANSWER = "claim:answer"
# who asserts or believes may do so of a verdict: "sier at det er løgn", "kaller påstandene grunnløse"
_OPEN = frozenset({Stance.ASSERTS, Stance.SUSPECTS})
_REACH = 5
_BESIDE = 3
_FRAGMENT = 5
_CLAUSE_ENDS = frozenset({".", "!", "?", ";", ":"})
_NO_AND_NONE = syntax.NEGATIONS | {"ingen", "inga", "intet", "ingenting", "uten", "utan", "null", "lite"}
_INTRODUCES = frozenset({"at", "om", "mot"})
_ANSWERS = {"nei": Stance.DENIES, "ja": Stance.CONFIRMS, "jo": Stance.CONFIRMS}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance on something said, the words that take it, and the clause they stand in."""

    stance: Stance
    cue: tuple[int, ...]
    clause: tuple[int, ...]
    rule: str = "claim:verdict"


def with_verdicts(doc: Document, lexicon: StanceLexicon, findings: list[Finding]) -> Iterator[Finding]:
    """The findings, the clauses that judge cut out of their contents and made findings of their own.

    What is judged is the content of the clause if it names one ("Påstandene om salget er løgn"), else what was said
    before it.
    """
    for f in findings:
        verdict = find(doc, lexicon, f.scope) if f.stance in _OPEN | {Stance.ANNOUNCES} and f.sources else None
        if verdict is None:
            yield f
            continue
        rest = tuple(k for k in f.scope if k not in verdict.clause)
        if any(doc.tokens[k].upos != "PUNCT" for k in rest):
            yield replace(f, scope=_without_marks(doc, rest))
        about = verdict.clause if _names_its_content(doc, verdict) else ()
        cue = mention_of(doc, verdict.cue, verdict.rule)
        yield replace(f, stance=verdict.stance, cue=cue, scope=about, future=False, rule=verdict.rule)


def _without_marks(doc: Document, scope: tuple[int, ...]) -> tuple[int, ...]:
    """Without the punctuation at the start that belonged to what was cut out."""
    first = next(n for n, k in enumerate(scope) if doc.tokens[k].upos != "PUNCT")
    return scope[first:]


def on_words(doc: Document, lexicon: StanceLexicon, stance: Stance, words: tuple[int, ...]) -> Stance:
    """The stance of a cue whose content is only pointed at: "kaller dem grunnløse" denies them."""
    verdict = find(doc, lexicon, words) if stance in _OPEN else None
    return verdict.stance if verdict is not None else stance


def find(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> Verdict | None:
    """The first verdict that the words of a content give, None if they judge nothing."""
    if not tokens:
        return None
    answer = _answer(doc, tokens)
    if answer is not None:
        return answer
    for k in tokens:
        found = _with_phrase(doc, lexicon, k, tokens) or _with_word(doc, lexicon, k, tokens)
        found = found or _of_accusation(doc, lexicon, k, tokens) or _no_for_answer(doc, lexicon, k, tokens)
        if found is not None:
            return found
    return None


def _answer(doc: Document, tokens: tuple[int, ...]) -> Verdict | None:
    """ "– Nei, sier X" right behind a question."""
    first = tokens[0]
    s = doc.sentence_of(first)
    stance = _ANSWERS.get(doc.tokens[first].low)
    if stance is None or s.i == 0 or doc.tokens[doc.sentences[s.i - 1].last - 1].form != "?":
        return None
    return Verdict(stance, (first,), (first,), ANSWER)


def _with_phrase(doc: Document, lexicon: StanceLexicon, k: int, tokens: tuple[int, ...]) -> Verdict | None:
    """ "ingen rot i", "ikke hold i", "ingen kommentar"."""
    silent = phrase_at(doc, lexicon.silences, k)
    if silent and set(silent) <= set(tokens) and len(_clause(doc, k, tokens)) <= max(_FRAGMENT, len(silent) + 1):
        return Verdict(Stance.DECLINES, silent, _clause(doc, k, tokens))
    phrase = phrase_at(doc, lexicon.unfounded, k)
    if not phrase or not _is_whole(doc, phrase):
        return None
    negated = any(doc.tokens[j].low in _NO_AND_NONE for j in tokens if k - _BESIDE <= j < k)
    return Verdict(Stance.DENIES, phrase, _clause(doc, k, tokens)) if negated else None


def _is_whole(doc: Document, phrase: tuple[int, ...]) -> bool:
    """ "Det har aldri skjedd", but "det har ikke skjedd [noe] nytt"."""
    behind = phrase[-1] + 1
    return behind >= len(doc.tokens) or doc.tokens[behind].low not in {"noe", "noko"}


def _with_word(doc: Document, lexicon: StanceLexicon, k: int, tokens: tuple[int, ...]) -> Verdict | None:
    form = doc.tokens[k].low
    if form == "feil" and doc.tokens[k - 1].upos not in {"AUX", "ADV"}:
        return None  # "det var en feil" owns up to one
    if (form not in lexicon.untrue and form not in lexicon.true) or not _judges_statement(doc, lexicon, k, tokens):
        return None
    negated = any(doc.tokens[j].low in syntax.NEGATIONS for j in tokens if abs(j - k) <= _BESIDE)
    if form in lexicon.untrue:
        return None if negated else Verdict(Stance.DENIES, (k,), _clause(doc, k, tokens))
    if not negated:
        return Verdict(Stance.CONFIRMS, (k,), _clause(doc, k, tokens))
    # "det stemmer ikke at A": there the negation of A is seen where A is
    if any(doc.tokens[j].low == "at" for j in tokens if j > k):
        return None
    return Verdict(Stance.DENIES, (k,), _clause(doc, k, tokens))


def _of_accusation(doc: Document, lexicon: StanceLexicon, k: int, tokens: tuple[int, ...]) -> Verdict | None:
    """ "Mistanken er krenkende", "påstandene er absurde": who is offended by an accusation denies it."""
    if doc.tokens[k].low not in lexicon.insulted:
        return None
    clause = _clause(doc, k, tokens)
    accused = any(doc.tokens[j].low.startswith(lexicon.accusations) for j in clause if j < k)
    negated = any(doc.tokens[j].low in syntax.NEGATIONS for j in clause if j < k)
    return Verdict(Stance.DENIES, (k,), clause) if accused and not negated else None


def _no_for_answer(doc: Document, lexicon: StanceLexicon, k: int, tokens: tuple[int, ...]) -> Verdict | None:
    """ "Svaret er nei", "svaret blir et klart nei"."""
    if doc.tokens[k].low != "nei":
        return None
    clause = _clause(doc, k, tokens)
    answered = any(doc.tokens[j].low in lexicon.replies for j in clause if k - _REACH <= j < k)
    return Verdict(Stance.DENIES, (k,), clause) if answered else None


def names_a_statement(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> bool:
    """ "Påstandene om salget", "meldingen om angrepet": what can be untrue, unlike "siktelsen"."""
    forms = [doc.tokens[k].low for k in tokens]
    return any(f in lexicon.anaphoric_nouns or f.startswith(lexicon.accusations) for f in forms)


def _judges_statement(doc: Document, lexicon: StanceLexicon, k: int, tokens: tuple[int, ...]) -> bool:
    """A pronoun or a word like "påstanden" shortly before, or nothing else: "– Ren fantasi"."""
    following = doc.tokens[k + 1] if k + 1 < len(doc.tokens) else None
    # "det er riktig å bidra" and "det er rett tidspunkt" judge an act and a thing
    if following is not None and k + 1 in tokens and (following.low == "å" or following.upos == "NOUN"):
        return False
    clause = _clause(doc, k, tokens)
    near = {doc.tokens[j].low for j in tokens if k - _REACH <= j < k}
    before = {doc.tokens[j].low for j in clause if j < k}
    if near & lexicon.anaphoric_pronouns or before & lexicon.anaphoric_nouns:
        return True
    fragment = len(clause) <= _FRAGMENT and not any(doc.tokens[j].upos in {"VERB", "AUX", "PROPN"} for j in clause)
    return fragment and doc.tokens[k].low in lexicon.untrue


def _clause(doc: Document, k: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The stretch of a content around a word that ends where a sentence or a coordinated clause does."""
    s = doc.sentence_of(k)
    inside = [j for j in tokens if s.first <= j < s.last]
    first = max((j + 1 for j in inside if j < k and _parts(doc, j, k, inside)), default=inside[0])
    last = min((j for j in inside if j > k and _parts(doc, j, k, inside)), default=inside[-1] + 1)
    return tuple(j for j in inside if first <= j < last and doc.tokens[j].form not in {"–", "«", "»"})


def _parts(doc: Document, j: int, k: int, inside: list[int]) -> bool:
    """A full stop or the like between clauses, or a conjunction with a finite verb on the far side."""
    form = doc.tokens[j].low
    if form in _CLAUSE_ENDS:
        return True
    if form not in {"og", "men"}:
        return False
    far = [i for i in inside if (i > j if j > k else i < j)]
    return any(doc.tokens[i].upos in {"VERB", "AUX"} and syntax.is_finite(doc.tokens[i]) for i in far)


def _names_its_content(doc: Document, verdict: Verdict) -> bool:
    return any(doc.tokens[k].low in _INTRODUCES for k in verdict.clause)
