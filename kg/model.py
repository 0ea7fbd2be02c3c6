"""The frozen types that stages hand to each other.

Every offset is a half-open interval in Unicode code points of ``Article.text`` exactly as read, and for every
mention ``article.text[m.start:m.end] == m.text``. Token indices (``i``, ``head``, ``first``, ``last``) count
through the whole document, so that a head can be looked up as ``doc.tokens[token.head]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

# --------------------------------------------------------------------------------------------- articles


class SegmentKind(StrEnum):
    """What a stretch of an article is; names are those of ``kg:segment``."""

    HEADLINE = "headline"
    LEDE = "lede"
    BODY = "body"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    QUOTE = "quote"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text with one function. Segments are disjoint, ordered and never cut a line."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, text untouched.

    ``published``/``modified`` are a ``date`` when the source gives no time of day, else a ``datetime``.
    ``language`` is ``nb`` or ``nn``. ``source`` is the path it was read from (for messages, not for the graph).
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    published: date | datetime | None = None
    modified: date | datetime | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "nb"
    sha256: str = ""
    source: str = ""

    @property
    def published_day(self) -> date | None:
        """The day of publication, the base that weekday names and "i fjor" resolve against."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be used: the path (and record) and one clear line saying why."""

    source: str
    reason: str


# ----------------------------------------------------------------------------------------------- parsing


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. ``i`` and ``head`` are document-wide; ``head`` is -1 for a root. ``ner`` is BIOES or O."""

    i: int
    sent: int
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    deprel: str
    ner: str = "O"

    def feat(self, name: str) -> str | None:
        """The value of a UD feature, or None."""
        return next((v for k, v in self.feats if k == name), None)

    @property
    def rel(self) -> str:
        """The universal relation without subtype: ``nsubj:pass`` -> ``nsubj``."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (half-open), characters ``start`` to ``end``, and the segment it stands in."""

    i: int
    first: int
    last: int
    start: int
    end: int
    segment: SegmentKind = SegmentKind.BODY


@dataclass(frozen=True)
class Document:
    """A parsed article. ``model`` names the model set that parsed it."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    model: str = ""

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the indices of its dependents, in text order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head >= 0:
                out[t.head].append(t.i)
        return tuple(tuple(c) for c in out)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token ``i`` stands in."""
        return self.sentences[self.tokens[i].sent]

    def text_of(self, start: int, end: int) -> str:
        """The article's text between two character offsets."""
        return self.article.text[start:end]


# ---------------------------------------------------------------------------------------------- mentions


class EntityType(StrEnum):
    """The five classes of things that act, speak or hold events; values are the ontology's class names."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    STATE = "State"
    GROUP = "Group"
    PLACE = "Place"


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    DATE = "date"
    TRIGGER = "trigger"
    CUE = "cue"
    QUOTE = "quote"
    TITLE = "title"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that denotes something.

    ``first``/``last`` are the half-open token range, ``head`` its syntactic head. ``entity_type`` is the best
    guess for the thing denoted, decided by syntax and lexicon, not by the NER label alone (None: not an entity).
    ``state`` is the ISO 3166 code (or "EU"-like key) of the state that the mention *denotes* (Russland, Moskva as
    subject of saying, iranske myndigheter); ``nationality`` the code of a state that merely *qualifies* it ("den
    nordkoreanske diktatoren"). ``title`` is the lemma of a role noun in it ("diktator", "president").
    ``gender`` is "masc", "fem", "neut" or "" where open; ``number`` "sing", "plur" or ""; ``person`` 1, 2, 3.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    first: int
    last: int
    head: int
    rule: str
    entity_type: EntityType | None = None
    state: str | None = None
    nationality: str | None = None
    title: str | None = None
    gender: str = ""
    number: str = ""
    person: int = 3


@dataclass(frozen=True, slots=True)
class TitleFact:
    """A position as the text states it, between mentions: "Russlands forsvarsminister Sergej Sjojgu".

    ``of`` is the mention of what the position belongs to; ``of_state`` its ISO code when only an adjective says
    it ("den norske diplomaten"). ``evidence`` is the span that says so. ``former`` for tidligere, eks-, avgått.
    """

    holder: Mention
    title: str
    of: Mention | None
    of_state: str | None
    former: bool
    evidence: Mention
    rule: str


# ----------------------------------------------------------------------------------------------- entities


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two mentions (or two articles' entities) are taken for one: undoable, and shown to the user."""

    mention: Mention
    antecedent: Mention | None
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A gazetteer entry: ``key`` is "geonames:2022890" or "seed:vostotsjnyj"; ``country`` an ISO code."""

    key: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    feature: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A cluster of mentions inside one article. ``id`` is local ("e0", "e1" … by first mention)."""

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    merges: tuple[Merge, ...] = ()
    aliases: tuple[str, ...] = ()
    state: str | None = None
    nationality: str | None = None
    gender: str = ""
    place: PlaceLink | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A position held, between entities of one article. ``of`` is an entity id or None."""

    holder: str
    title: str
    of: str | None
    former: bool
    evidence: Mention
    rule: str


# -------------------------------------------------------------------------------------------------- time


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression. ``value`` is "2023-09-13", "2023-09" or "2023": as precise as the text, "" if open.

    ``earliest``/``latest`` bound the interval it can mean (ISO days, "" if unknown). ``modifier`` is "" or one of
    "before", "after", "approx", "every" (a set: "regelmessig", "hver uke" does not date an event).
    """

    mention: Mention
    value: str
    earliest: str
    latest: str
    modifier: str
    rule: str


# ------------------------------------------------------------------------------------------------- events


class Status(StrEnum):
    """``kg:status`` of an event."""

    REPORTED = "Reported"
    ALLEGED = "Alleged"
    DISPUTED = "Disputed"
    DENIED = "Denied"
    PLANNED = "Planned"
    POSSIBLE = "Possible"


class Modality(StrEnum):
    """How the clause around one trigger presents it, before any claim is considered."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HEARSAY = "hearsay"
    FUTURE = "future"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Argument:
    """A filled role: ``role`` is the ontology's local name ("supplier", "place" …), ``entity`` an entity id."""

    role: str
    entity: str
    mention: Mention
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is traded or fired: the words as in the text, and the quantity where a numeral gives one."""

    label: str
    mention: Mention
    quantity: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger read through one frame. ``cue`` is the word that decided a modality other than asserted.

    ``firm``: a verb, or a noun with a light verb ("inngikk en avtale"), says that it happens; a bare noun only names it.
    ``past``: told in the past or perfect. ``kind``: what the trigger adds to its head noun ("EØS" of "EØS-avtalen").
    """

    type: str
    frame: str
    trigger: Mention
    arguments: tuple[Argument, ...]
    items: tuple[Item, ...]
    date: DateExpression | None
    modality: Modality
    cue: Mention | None
    rule: str
    nominal: bool = False
    definite: bool = False
    firm: bool = True
    past: bool = False
    kind: str = ""
    position_title: str = ""
    in_return: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of event mentions inside one article. ``reasons`` says why each was merged."""

    id: str
    type: str
    mentions: tuple[EventMention, ...]
    arguments: tuple[Argument, ...]
    items: tuple[Item, ...]
    date: DateExpression | None
    status: Status
    status_reason: str
    reasons: tuple[str, ...] = ()
    position_title: str = ""
    in_return_for: str | None = None


# ------------------------------------------------------------------------------------- claims and quotes


class Stance(StrEnum):
    """``kg:stance`` of a claim."""

    ASSERTS = "Asserts"
    DENIES = "Denies"
    CONFIRMS = "Confirms"
    SUSPECTS = "Suspects"
    FEARS = "Fears"
    HOPES = "Hopes"
    DEMANDS = "Demands"
    ANNOUNCES = "Announces"
    DECLINES = "Declines"


class Certainty(StrEnum):
    """``kg:certainty`` of a claim."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "PossibleCertainty"


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct (or clearly marked indirect) speech. ``mention`` is the quoted text without its marks."""

    id: str
    mention: Mention
    speaker: str | None
    speaker_mention: Mention | None
    cue: Mention | None
    direct: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody takes a stance on some stretch of text, before it is known which event stands in it.

    ``scope`` holds token indices of the content (clause, noun phrase or quotation). With ``anaphoric`` the
    content is a pronoun or missing ("avviser det", "ville ikke kommentere"): ``scope`` is then empty and
    ``antecedent_before`` the token before which the content must be looked for. ``outer`` is the id of the
    attribution this one is nested in. ``source`` is an entity id, or None for an unnamed passive source.
    """

    id: str
    source: str | None
    source_mention: Mention | None
    stance: Stance
    certainty: Certainty
    cue: Mention
    scope: tuple[int, ...]
    anaphoric: bool
    antecedent_before: int
    negative: bool
    future: bool
    outer: str | None
    quote: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimant's stance on one event (or, nested, on another claim)."""

    id: str
    claimant: str
    about_event: str | None
    about_claim: str | None
    stance: Stance
    certainty: Certainty
    negative: bool
    future: bool
    cue: Mention
    evidence: Mention
    rule: str


# ----------------------------------------------------------------------------------------------- results


@dataclass(frozen=True)
class Analysis:
    """All that was read out of one article: what ``kg.rdf`` turns into one named graph."""

    document: Document
    entities: tuple[Entity, ...]
    positions: tuple[Position, ...]
    dates: tuple[DateExpression, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]

    @property
    def article(self) -> Article:
        """The article analysed."""
        return self.document.article

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by local id."""
        return {e.id: e for e in self.entities}


@dataclass(frozen=True, slots=True)
class Actor:
    """One thing of the world across articles: members are (article id, local entity id)."""

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    merges: tuple[CrossMerge, ...] = ()
    state: str | None = None
    place: PlaceLink | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class CrossMerge:
    """Why (article, local id) ``left`` and ``right`` were taken for one across articles; ``kind`` entity/event."""

    kind: str
    left: tuple[str, str]
    right: tuple[str, str]
    rule: str
    evidence: str
    score: float


@dataclass(frozen=True)
class Corpus:
    """Analyses of all articles plus what holds across them: the input of ``kg.rdf``.

    ``event_links`` join events of different articles; ``reprints`` maps an article id to the id of the article
    whose agency text it repeats, so that both count as one source.
    """

    analyses: tuple[Analysis, ...]
    actors: tuple[Actor, ...]
    event_links: tuple[CrossMerge, ...] = ()
    reprints: tuple[tuple[str, str], ...] = ()
