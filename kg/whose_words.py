"""Whose words a mention of an event is: the article's own, or somebody's whom it quotes or reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg import presupposition, syntax
from kg.lexicon import stances
from kg.model import Attribution, Document, Event, EventMention, Modality, Quote, Stance

OFFICIAL_ACTS = frozenset({"Arrest", "Release"})
"""Acts that are done by whoever announces them."""
WEAK = frozenset({Stance.FEARS, Stance.HOPES, Stance.DEMANDS})
"""Stances that say nothing of whether something happens."""
GAP = "verb-gap"
"""Ends the rule of "Byen ble bombet, noe Moskva avviser": what is denied the article has said itself."""
_WILLING = WEAK | {Stance.ANNOUNCES}
_HEARSAY = "hearsay-shall"
_PRESUPPOSING = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


@dataclass(frozen=True)
class Words:
    """Which tokens are somebody's words, and which are only what a verb like "fordømme" or "bekrefte" is about."""

    told: frozenset[int]
    topics: frozenset[int]
    official: frozenset[int] = frozenset()
    granted: frozenset[int] = frozenset()
    wanted: frozenset[int] = frozenset()

    def are_of(self, m: EventMention) -> bool:
        """Whether a mention is somebody's words. "Hun roste samarbeidet": that there is one the article says itself;
        so it does of arrests that the police announces, for the police makes them.
        """
        head = m.trigger.head
        if head in self.granted or self._is_turned_down(m):
            return False
        if m.type in OFFICIAL_ACTS and m.modality is Modality.ASSERTED and m.firm and head in self.official:
            return False
        presupposed = m.nominal and m.definite and head in self.topics
        return head in self.told or (head in self.topics and not presupposed)

    def _is_turned_down(self, m: EventMention) -> bool:
        """ "Ba om å få kjøpe fly, men fikk nei": they ask for it; that they do not get it the article says itself."""
        refused = m.modality is Modality.NEGATED and m.cue is not None and m.cue.head not in self.told
        return refused and m.trigger.head in self.wanted


def words_of(
    doc: Document, events: Sequence[Event], attributions: Sequence[Attribution], quotes: Sequence[Quote]
) -> Words:
    """Whose words the tokens of a document are."""
    granted = presupposition.granted(doc, events, attributions)
    told: set[int] = set()
    topics: set[int] = set()
    for a in attributions:
        if (a.rule.endswith(GAP) and a.stance is Stance.DENIES) or _was_to_be(doc, a):
            continue
        about = "object" in a.rule and a.stance in _PRESUPPOSING
        background = _background(doc, a.scope) if a.stance in _WILLING else presupposition.asides(doc, a.scope)
        (topics if about else told).update(i for i in a.scope if i not in background)
    for q in quotes:
        told.update(range(q.mention.first, q.mention.last))
    official = (i for a in attributions if a.quote is None and _is_official(doc, a) for i in a.scope)
    stated = {i for a in attributions if a.stance not in WEAK for i in a.scope}
    wanted = frozenset(i for a in attributions if a.stance in WEAK for i in a.scope if i not in stated)
    return Words(frozenset(told), frozenset(topics), frozenset(official), granted, wanted)


def _was_to_be(doc: Document, a: Attribution) -> bool:
    """ "Avtalen skulle ha blitt undertegnet lørdag": what was to be, not what nobody in particular says."""
    cue = doc.tokens[a.cue.head]
    clause = doc.tokens[cue.head] if cue.rel == "aux" else cue
    told = a.rule.endswith(_HEARSAY) and clause.rel in {"conj", "root"}
    return told and cue.low == "skulle"


def _is_official(doc: Document, a: Attribution) -> bool:
    """Whether police, prosecutors or a court assert something: the title stands above or below the name."""
    if a.source_mention is None or a.stance is not Stance.ASSERTS or a.negative:
        return False
    head = a.source_mention.head
    above = doc.tokens[head].head if doc.tokens[head].rel in {"flat", "appos"} else head
    words = (doc.tokens[j].low_lemma for j in (*syntax.subtree(doc, head), max(above, 0)))
    return any(w.startswith(stances.default().authorities) for w in words)


def _background(doc: Document, scope: Sequence[int]) -> frozenset[int]:
    """Relative clauses in the past below what is demanded, hoped or promised: "krever at lederen, som ble pågrepet i
    mai, settes fri" demands a release; that there was an arrest the article says itself.
    """
    inside = frozenset(scope)
    return frozenset(
        j
        for i in scope
        if doc.tokens[i].deprel == "acl:relcl" and doc.tokens[i].head in inside and syntax.is_past(doc, i)
        for j in syntax.subtree(doc, i)
    )
