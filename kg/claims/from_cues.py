"""Attributions from the verbs, adjectives and nouns of the cue lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import syntax
from kg.claims import leaks, negation, verdicts
from kg.claims.cues import CueMatch, matches, mention_of
from kg.claims.finding import Finding
from kg.claims.joining import joined, taken_up
from kg.claims.owners import authority_before, document_owner, noun_owner, passive_agent
from kg.claims.scope import content
from kg.claims.sources import Source, Sources
from kg.claims.speakers import clause_subject
from kg.lexicon.stances import StanceLexicon
from kg.model import Certainty, Document, Sentence, Stance

_NEAR = 5
_APART = frozenset({"acl", "advcl", "amod", "appos", "conj", "nmod", "parataxis", "xcomp"})
_CONDITIONS = frozenset({"hvis", "dersom", "viss", "ifall"})


def from_cue(sources: Sources, lexicon: StanceLexicon, k: int, s: Sentence, in_quote: bool) -> Iterator[Finding]:
    """The readings of one word as a cue that have both a stance and a content."""
    doc = sources.doc
    for match in matches(doc, lexicon, k, s.last):
        if match.stance is None or (in_quote and "quote" in match.entry.frames):
            continue
        source = _source(sources, lexicon, match, s)
        named = joined(sources, source) if source is not None else _both(sources, match)
        if not named and (match.entry.kind != "verb" or "received" in match.entry.frames):
            continue
        if negation.subject_is_negative(doc, k) or _only_wished(doc, match) or _only_supposed(doc, match):
            continue
        end = _end_behind(named, match)
        found = content(doc, lexicon, replace(match, claimant_end=end) if end else match, s)
        if found is None or _refuses_to_speak(doc, lexicon, match, found.words):
            continue
        cue = mention_of(doc, match.tokens, "claim:" + match.entry.name)
        scope = tuple(t for t in found.tokens if t not in match.tokens and not _names(named, t))
        if found.tokens and not scope:
            continue
        rule = f"claim:{match.entry.kind}-{found.frame}"
        if found.frame == "object" and _passes_on(sources, match, scope):
            yield Finding(named, Stance.DECLINES, Certainty.CERTAIN, cue, (), False, None, "claim:verb-referral")
            continue
        judged = not scope or (found.frame == "naming" and verdicts.names_a_statement(doc, lexicon, scope))
        stance = verdicts.on_words(doc, lexicon, match.stance, found.words) if judged else match.stance
        yield Finding(named, stance, match.entry.certainty, cue, scope, match.entry.future, None, rule)


def _both(sources: Sources, match: CueMatch) -> tuple[Source, ...]:
    """ "Begge lover å komme tilbake": a plural that is nobody's mention."""
    subject = syntax.child(sources.doc, match.head, "nsubj") if match.entry.kind == "verb" else None
    return taken_up(sources, subject) if subject is not None else ()


def _end_behind(named: tuple[Source, ...], match: CueMatch) -> int:
    """Where claimants right behind a verb end, 0 if they stand elsewhere."""
    behind = bool(named) and match.entry.kind == "verb" and 0 < named[0].mention.first - match.last <= _NEAR
    return named[-1].mention.last if behind else 0


def _only_wished(doc: Document, match: CueMatch) -> bool:
    """An infinitive with "å" reports no speech act ("slipper å kreve"), unless it is one of declining."""
    return (
        match.entry.kind == "verb"
        and match.entry.stance is not None
        and match.stance is not Stance.DECLINES
        and not _is_aim(doc, match)
        and doc.tokens[match.head - 1].low == "å"
        and match.head > doc.sentence_of(match.head).first
    )


def _is_aim(doc: Document, match: CueMatch) -> bool:
    """ "Hundrevis møtte opp for [å kreve] at X går": whoever comes in order to demand demands."""
    if match.stance is not Stance.DEMANDS or doc.tokens[match.head - 2].low != "for":
        return False
    above = doc.tokens[match.head].head
    return above >= 0 and syntax.is_verb(doc.tokens[above]) and doc.tokens[above].feat("Tense") == "Past"


def _only_supposed(doc: Document, match: CueMatch) -> bool:
    """The verb of a condition reports nothing: "hvis han ønsker det", "dersom Iran nekter"."""
    marks = {doc.tokens[c].low for c in syntax.children(doc, match.head, "mark")}
    return doc.tokens[match.head].rel == "advcl" and bool(marks & _CONDITIONS)


def _refuses_to_speak(doc: Document, lexicon: StanceLexicon, match: CueMatch, words: tuple[int, ...]) -> bool:
    """ "nekter å svare på", "avslo å kommentere": no denial, but the silence that the infinitive tells of."""
    if match.stance is not Stance.DENIES or not words or doc.tokens[words[0] - 1].low != "å":
        return False
    spoken = matches(doc, lexicon, words[0], doc.sentence_of(words[0]).last)
    return any(m.entry.negated is Stance.DECLINES and m.entry.stance is None for m in spoken)


def _passes_on(sources: Sources, match: CueMatch, scope: tuple[int, ...]) -> bool:
    """ "Ministeren viser til politiet": to somebody else who may answer, and not to what anybody has said."""
    if "referral" not in match.entry.frames or not scope:
        return False
    other = next((n for k in scope[:_NEAR] if (n := sources.starting(k)) is not None), None)
    if other is None or sources.is_modifier(other.mention):
        return False
    words = (sources.doc.tokens[k] for k in scope if k < other.mention.first)
    titles = all(t.upos in {"NOUN", "ADJ", "DET"} for t in words)
    behind = next((sources.doc.tokens[k] for k in scope if k >= other.mention.last), None)
    return titles and (behind is None or behind.upos in {"PUNCT", "CCONJ"})


def _names(named: tuple[Source, ...], k: int) -> bool:
    """The claimant standing inside the found stretch: "nå innrømmer [X] leveransen"."""
    return any(n.mention.first <= k < n.mention.last for n in named)


def _source(sources: Sources, lexicon: StanceLexicon, match: CueMatch, s: Sentence) -> Source | None:
    if match.entry.kind == "noun":
        addressed = match.stance in {Stance.DEMANDS, Stance.ANNOUNCES}
        return noun_owner(sources, match.head, s, addressed=addressed) or _carrier_subject(
            sources, lexicon, match.head, s
        )
    if "document" in match.entry.frames:
        return document_owner(sources, match.last + 1, s.last) or _document_in_front(sources, match, s)
    if "received" in match.entry.frames:
        return _receiver(sources, match, s)
    if match.passive:
        return passive_agent(sources, match.head)
    if _is_bare_participle(sources.doc, match):
        agent = passive_agent(sources, match.head)
        return agent or (authority_before(sources, lexicon, match.head) if match.stance is Stance.SUSPECTS else None)
    return _author(sources, match.head) or clause_subject(sources, match.head, s)


def _is_bare_participle(doc: Document, match: CueMatch) -> bool:
    """ "Tre studenter, [mistenkt] for å ha planlagt et angrep": who stands before it suspects nobody."""
    t = doc.tokens[match.head]
    participle = match.entry.kind == "verb" and (t.feat("VerbForm") == "Part" or t.upos == "ADJ")
    apart = t.rel in _APART and syntax.child(doc, t.i, "nsubj", "cop", "aux") is None
    return participle and apart and "for" in match.entry.prepositions


def _receiver(sources: Sources, match: CueMatch, s: Sentence) -> Source | None:
    """Whose response a passive tells of: "møtt med kritikk fra X", "i Moskva ble det møtt med jubel"."""
    response = next((k for k in range(match.last + 1, s.last) if sources.doc.tokens[k].upos == "NOUN"), None)
    owner = noun_owner(sources, response, s) if response is not None else None
    return owner or passive_agent(sources, match.head)


def _document_in_front(sources: Sources, match: CueMatch, s: Sentence) -> Source | None:
    """ "[I en rapport fra X] heter det at"."""
    fronted = sources.doc.tokens[s.first].upos == "ADP"
    return document_owner(sources, s.first, match.head) if fronted else None


def _author(sources: Sources, k: int) -> Source | None:
    """Whose document the subject is: "[En rapport fra X] slår fast at", "[Xs dokumenter] viser at"."""
    doc = sources.doc
    subject = syntax.child(doc, k, "nsubj")
    if subject is None and doc.tokens[k].rel.startswith("acl"):
        return leaks.holder(sources, doc.tokens[k].head)
    if subject is None or sources.of_phrase(subject) is not None or not leaks.is_document(doc, subject):
        return None
    phrase = [j for j in syntax.subtree(doc, subject) if (j < k) == (subject < k)]
    return document_owner(sources, phrase[0], phrase[-1] + 1)


def _carrier_subject(sources: Sources, lexicon: StanceLexicon, k: int, s: Sentence) -> Source | None:
    """The subject of a verb that only carries the noun: "X kom med påstander om", "X gjentok kravet om"."""
    doc = sources.doc
    verb = doc.tokens[k].head
    if doc.tokens[k].rel not in {"obj", "obl"} or verb < 0 or doc.tokens[verb].low not in lexicon.carriers:
        return None
    return None if syntax.is_passive(doc, verb) else clause_subject(sources, verb, s)
