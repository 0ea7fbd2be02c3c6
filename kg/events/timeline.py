"""When events happened that no time expression dates: news tells on from the day it has just named.

"Presidenten kom til byen tirsdag. På kaia ble han møtt av kongen." A clause in the preterite goes on with the day of
the clauses before it. What stands in the perfect or pluperfect does not, nor what an adverb moves elsewhere. A headline
in the present tells of the day that the article names first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from kg import syntax
from kg.events import functions, reported_time, when
from kg.events.meanwhile import date_by_company
from kg.events.news import in_news
from kg.events.verb_classes import ATTEMPTS, DOING_SO, GATHERING
from kg.lexicon import light_verbs, modality
from kg.model import DateExpression, Document, Event, EventMention, Modality, SegmentKind

_TOLD_ON = ":told on"
_DAY = len("2019-01-01")
# News is of the last days; a day further back is background, and so is what is told after it.
_RECENT = timedelta(days=7)
# Paragraphs between the one that names the day and the one that tells on.
_REACH = 1
# Sentences in which an article has said on which day its news happened.
_OPENING = 8
# Kinds of events that a noun names while they go on: the clause around the noun tells of their day.
_ATTENDED = frozenset({"Meeting", "Visit", "Negotiation", "Protest"})
_AT = frozenset({"under", "etter", "på", "ved", "før", "til", "i", "fra", "frå"})
_TOLD = frozenset({Modality.ASSERTED, Modality.NEGATED, Modality.HEARSAY})
# Kinds that the present tells of as going on: "Landene forhandler om en avtale".
_ONGOING = frozenset({"Negotiation", "Cooperation", "Threat"})
# Words that take a clause away from the time told of, and those that tie it to it, be it a month or a year.
_ELSEWHEN = frozenset(
    {"tidligere", "tidlegare", "ofte", "lenge", "alltid", "stadig", "siden", "sidan", "jevnlig", "jamleg"}
)
_THEN = frozenset({"da", "då", "samtidig", "samstundes", "straks"})
_COMING_TOGETHER = GATHERING | {"gå"}
# Auxiliaries that take a clause out of the time told of.
_MOVED = frozenset({"ha", "skulle", "ville", "vilje", "kunne"})
_ANCHORS = frozenset({"etter", "før", "siden", "sidan"})
# Expressions that say how long, not when.
_COUNTING = frozenset({"later-that"})
# Nouns that can take up what a sentence tells in other words: "Det smalte mandag. Ti ble drept i angrepet."
_TAKING_UP = frozenset({"attack", "kill", "shoot"})
_SUBORDINATE = frozenset({"advcl", "acl", "nmod"})


def date_mentions_by_narrative(
    doc: Document, mentions: Sequence[EventMention], dates: Sequence[DateExpression]
) -> tuple[EventMention, ...]:
    """Give mentions without a date the day that the text is telling of where they stand: two acts of one kind on two
    days are two, whether or not the day is named again.
    """
    timeline = Timeline(doc, tuple(dates))
    # what has a time of its own that gives no date ("på 1990-tallet") is not of the day told of
    told_on = [m if m.date is not None else timeline.dated(m) for m in mentions]
    return tuple(m if _is_dated(m) else timeline.pointing_back(m, told_on[:n]) for n, m in enumerate(told_on))


def _is_dated(m: EventMention) -> bool:
    return m.date is not None and m.date.value != ""


def date_by_narrative(doc: Document, events: Sequence[Event], dates: Sequence[DateExpression]) -> tuple[Event, ...]:
    """Give events the date of the mentions that tell them, and those of the headline the day that the news is of.

    What has happened has no date that is still to come: "signerte en avtale … som skal gjelde fra 1. januar".
    """
    timeline = Timeline(doc, tuple(dates))
    dated = tuple(replace(e, date=_own_date(doc, e) or timeline.news_of(e)) for e in events)
    return date_by_company(doc, dated)


def _own_date(doc: Document, event: Event) -> DateExpression | None:
    """The most precise date of the mentions that state the event as a fact, else of the others; what a clause says
    itself before what it goes on with.
    """
    settled = any(modality.load().is_settled(m) for m in event.mentions)
    dated = [(m, m.date) for m in event.mentions if m.date is not None and m.date.value]
    dated = [(m, d) for m, d in dated if not (settled and when.is_to_come(doc, d)) and not _is_of_decision(doc, m, d)]
    asserted = [(m, d) for m, d in dated if m.modality is Modality.ASSERTED] or dated
    said = [(m, d) for m, d in asserted if not d.rule.endswith(_TOLD_ON)] or asserted
    said = [(m, d) for m, d in dated if d.rule.endswith(when.MOVED)] or said
    if not said:
        return None
    best = _most_precise(said)
    # "Samtaler i helga" above "har innkalt dem til samtaler lørdag": a day inside is the better word for it
    inside = [(m, d) for m, d in dated if best.earliest <= d.earliest and d.latest <= best.latest]
    return _most_precise(inside) if len(best.value) < _DAY and inside else best


def _most_precise(dated: Sequence[tuple[EventMention, DateExpression]]) -> DateExpression:
    """The longest ISO value, of several the one named first."""
    return max(dated, key=lambda f: (len(f[1].value), -f[0].trigger.start))[1]


def _is_of_decision(doc: Document, m: EventMention, d: DateExpression) -> bool:
    """Whether a date in the past only says when something to come was decided: "besluttet torsdag å kjøpe fly"."""
    published = doc.article.published_day
    if m.modality is not Modality.FUTURE or m.cue is None or published is None or d.latest >= published.isoformat():
        return False
    return doc.tokens[m.cue.head].upos == "VERB"


@dataclass(frozen=True)
class Timeline:
    """The time expressions of a document in text order, and the day that each of its clauses tells of."""

    doc: Document
    dates: tuple[DateExpression, ...]

    @cached_property
    def _past(self) -> tuple[DateExpression, ...]:
        """The expressions that move the telling: not those of the future, nor sets of times."""
        published = self.doc.article.published_day
        today = published.isoformat() if published else ""
        moving = (d for d in self.dates if d.modifier not in {"every", "after"})
        return tuple(d for d in moving if not today or d.earliest <= today)

    @cached_property
    def news_day(self) -> DateExpression | None:
        """The first day that the opening of the article names, if it is one of the last week."""
        told = [s.i for s in self.doc.sentences if s.segment is not SegmentKind.META]
        opening = set(told[:_OPENING])
        days = (d for d in self._past if len(d.value) == _DAY and self._sentence(d) in opening)
        first = next((d for d in days if not self._is_dateline(d)), None)
        return first if first is not None and self._is_recent(first) else None

    def _is_dateline(self, d: DateExpression) -> bool:
        """Whether a day is only that of the paper: the day of publication in a line without a verb."""
        published = self.doc.article.published_day
        if published is None or d.value != published.isoformat():
            return False
        sentence = self.doc.sentences[self._sentence(d)]
        return not any(syntax.is_verb(t) or t.upos == "AUX" for t in self.doc.tokens[sentence.first : sentence.last])

    def _sentence(self, d: DateExpression) -> int:
        return self.doc.tokens[d.mention.head].sent

    def _is_recent(self, d: DateExpression) -> bool:
        published = self.doc.article.published_day
        if published is None or len(d.value) != _DAY:
            return False
        return published - _RECENT <= date.fromisoformat(d.value) <= published

    def dated(self, m: EventMention) -> EventMention:
        """A mention with the time that its clause goes on with, if any."""
        found = self.told_on(m)
        return m if found is None else replace(m, date=replace(found, rule=f"{found.rule}{_TOLD_ON}"))

    def pointing_back(self, m: EventMention, before: Sequence[EventMention]) -> EventMention:
        """A mention like "angrepet" that takes up what has just been told in other words, with the day of that."""
        head = m.trigger.head
        if m.frame.partition("-")[0] not in _TAKING_UP or not (m.nominal and m.definite and m.modality in _TOLD):
            return m
        if any(o.type == m.type for o in before) or self.doc.tokens[head].feat("Number") == "Plur":
            return m
        last = next((d for d in reversed(self._past) if d.mention.first < head), None)
        if last is None or len(last.value) != _DAY or self.doc.tokens[head].sent - self._sentence(last) > 1:
            return m
        if "\n" in self.doc.text_of(last.mention.end, self.doc.tokens[head].start):
            return m
        return replace(m, date=replace(last, rule=f"{last.rule}{_TOLD_ON}"))

    def news_of(self, event: Event) -> DateExpression | None:
        """The day of the news, for an event that a headline or lede tells as new."""
        day = self.news_day
        told = (m for m in event.mentions if self.is_news(m))
        if day is None or all(reported_time.is_alleged(self.doc, m) for m in told):
            return None
        return replace(day, rule=f"{day.rule}:news")

    def told_on(self, m: EventMention) -> DateExpression | None:
        """The time that the clause of a mention goes on with, None where its tense or an adverb takes it elsewhere."""
        clause = self._clause(m.trigger.head, m) if m.modality in _TOLD or self._is_purpose(m) else None
        if clause is None or not self._is_narrative(clause, m):
            return None
        if m.nominal and m.modality is Modality.ASSERTED and syntax.is_negated(self.doc, clause):
            return None  # "kom ikke til samtalene": when they did not come is not when the talks were
        if self._is_anchored(clause) or self._is_before_background(clause):
            return None
        adverbs = {self.doc.tokens[c].low for c in self.doc.children[clause]}
        last = next((d for d in reversed(self._past) if d.mention.first < clause), None)
        if (
            last is None
            or last.rule == "weekday-genitive"  # "søndagens valg" does not tell of Sunday
            or adverbs & _ELSEWHEN
            or not self._reaches(last, clause)
            or reported_time.is_of_saying(self.doc, last, clause)
        ):
            return None
        if reported_time.is_alleged_apart(self.doc, last, m):
            return None
        if len(last.value) == _DAY or (last.value and (adverbs & _THEN or self._is_next_sentence(last, clause))):
            return last
        return None

    def _is_next_sentence(self, d: DateExpression, clause: int) -> bool:
        """Whether a clause goes on right after the sentence with a month or year: "I 2006 … Krigen varte lenge"."""
        between = self.doc.text_of(d.mention.end, self.doc.tokens[clause].start)
        near = 0 < self.doc.tokens[clause].sent - self._sentence(d) <= 2
        return near and "\n" not in between and d.rule not in _COUNTING

    def _is_anchored(self, clause: int) -> bool:
        """Whether a clause says itself after or before what it was: "Løslatelsen skjedde etter at partene møttes"."""
        clauses = syntax.children(self.doc, clause, "advcl")
        marks = {self.doc.tokens[k].low for c in clauses for k in syntax.children(self.doc, c, "mark", "case")}
        return bool(marks & _ANCHORS)

    def _is_before_background(self, clause: int) -> bool:
        """Whether a clause only says before what another one was that is told beside the news ("på skolen der hun
        arbeidet før hun ble pågrepet"), or how long before or after ("to år etter at hun ble pågrepet").
        """
        t = self.doc.tokens[clause]
        marks = (self.doc.tokens[k] for k in syntax.children(self.doc, clause, "mark", "case"))
        mark = next((k for k in marks if k.low in {"før", "etter"}), None)
        if t.rel not in {"advcl", "acl"} or mark is None:
            return False
        beside = self.doc.tokens[t.head].rel == "acl" and mark.low == "før"
        return beside or (mark.i > 0 and self.doc.tokens[mark.i - 1].low_lemma in light_verbs.load().times)

    def is_news(self, m: EventMention) -> bool:
        """Whether a headline or lede tells a mention as new: by a verb in the present, or a noun with a light verb."""
        head = m.trigger.head
        if m.modality is not Modality.ASSERTED or not m.firm or (m.type in _ONGOING and not self._is_over(m)):
            return False
        heading = in_news(self.doc, head)
        return heading and not any(
            self.doc.tokens[j].rel in _SUBORDINATE for j in (head, *syntax.ancestors(self.doc, head))
        )

    def _is_over(self, m: EventMention) -> bool:
        """Whether the clause that tells a mention stands in the past: "Samtalene endte uten resultat"."""
        verb = functions.carrier(self.doc, m.trigger.head) if m.nominal else m.trigger.head
        return verb is not None and syntax.is_past(self.doc, verb)

    def _reaches(self, d: DateExpression, clause: int) -> bool:
        between = self.doc.text_of(d.mention.end, self.doc.tokens[clause].start)
        lines = between.split("\n")[1:]
        paragraphs = sum(bool(line.strip()) for line in lines[:-1]) + bool(lines)
        return paragraphs <= (_REACH if self._is_recent(d) else 0)

    def _clause(self, i: int, m: EventMention) -> int | None:
        """The predicate that says when a mention was: the verb itself, or the one that a noun takes part in."""
        t = self.doc.tokens[i]
        if not m.nominal and t.feat("VerbForm") == "Inf":
            return self._above_infinitive(i)
        if not m.nominal and t.rel == "xcomp" and t.upos == "ADJ" and syntax.is_verb(self.doc.tokens[t.head]):
            return t.head  # "Der ble de enige om en plan"
        if not m.nominal or syntax.child(self.doc, i, "cop") is not None:
            return i
        carrier = functions.carrier(self.doc, i)
        if carrier is not None and t.rel == "nsubj":
            return carrier  # "Krigen varte lenge"
        if m.type not in _ATTENDED or t.head < 0 or (t.rel != "nsubj" and not self._is_at(i)):
            return None
        if syntax.is_verb(self.doc.tokens[t.head]):
            return t.head
        return self._clause(t.head, m) if t.rel == "nmod" else None  # "på vei inn til møtet"

    def _is_at(self, noun: int) -> bool:
        return syntax.case(self.doc, noun).split(" ")[-1] in _AT

    def _above_infinitive(self, i: int) -> int:
        """The verb whose time an infinitive shares: that of a gathering, or that beside "i et forsøk på å ta byen"."""
        t = self.doc.tokens[i]
        if t.head < 0 or syntax.auxiliaries(self.doc, i):
            return i
        above = self.doc.tokens[t.head]
        doing_so = above.lemma in DOING_SO and syntax.case(self.doc, i) == "med"
        if (above.lemma in _COMING_TOGETHER or doing_so) and t.rel in {"advcl", "xcomp"}:
            return t.head
        attempt = t.rel == "acl" and above.lemma in ATTEMPTS and above.head >= 0
        return above.head if attempt and syntax.is_verb(self.doc.tokens[above.head]) else i

    def _is_purpose(self, m: EventMention) -> bool:
        """What people gather for is done there; what they attempt is attempted then."""
        return not m.nominal and self._above_infinitive(m.trigger.head) != m.trigger.head

    def _is_narrative(self, verb: int, m: EventMention) -> bool:
        """Whether a clause moves the telling on: in the preterite; a gathering also in the pluperfect, which says that
        people stood there, and what somebody "kunne" do after a meeting.
        """
        copula = tuple(self.doc.tokens[c] for c in syntax.children(self.doc, verb, "cop"))
        helpers = syntax.auxiliaries(self.doc, verb) or copula
        if not helpers:
            return syntax.inflected_tense(self.doc, self.doc.tokens[verb]) == "Past"
        if not any(h.feat("Tense") == "Past" for h in helpers):
            return False
        allowed = {"ha"} if self.doc.tokens[verb].lemma in _COMING_TOGETHER else {"kunne"} if m.nominal else set()
        return not any(h.lemma in _MOVED - allowed for h in helpers)
