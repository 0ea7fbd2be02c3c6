"""The simple guesses that stand beside the figures do what their names say, and change one thing only."""

from dataclasses import replace
from datetime import date

from handmade_trees import mention

from kg import conllu
from kg.evaluation import baselines
from kg.evaluation.baselines import BASELINES
from kg.evaluation.figures import FIGURES
from kg.evaluation.from_analysis import predicted
from kg.evaluation.predicted import PredictedArticle
from kg.model import (
    Analysis,
    Argument,
    Certainty,
    Claim,
    DateExpression,
    Entity,
    EntityType,
    Event,
    EventMention,
    MentionKind,
    Modality,
    Position,
    Quote,
    Stance,
    Status,
)

TREE = """
1	Sørviks	Sørvik	PROPN	_	_	2	nmod	_	ner=S-GPE_ORG
2	president	president	NOUN	_	Definite=Ind	8	nsubj	_	ner=O
3	Ivar	Ivar	PROPN	_	_	2	appos	_	ner=B-PER
4	Holt	Holt	PROPN	_	_	3	flat:name	_	ner=E-PER
5	skal	skulle	AUX	_	Tense=Pres|VerbForm=Fin	8	aux	_	ner=O
6	angivelig	angivelig	ADV	_	_	8	advmod	_	ner=O
7	ha	ha	AUX	_	VerbForm=Inf	8	aux	_	ner=O
8	møtt	møte	VERB	_	VerbForm=Part	0	root	_	ner=O
9	Eva	Eva	PROPN	_	_	8	obj	_	ner=B-PER
10	Lund	Lund	PROPN	_	_	9	flat:name	_	ner=E-PER|SpaceAfter=No
11	.	.	PUNCT	_	_	8	punct	_	ner=O

1	Lund	Lund	PROPN	_	_	2	nsubj	_	ner=S-PER
2	sier	si	VERB	_	Tense=Pres|VerbForm=Fin	0	root	_	ner=O
3	møtet	møte	NOUN	_	Definite=Def	4	nsubj	_	ner=O
4	varte	vare	VERB	_	Tense=Past|VerbForm=Fin	2	ccomp	_	ner=O
5	,	,	PUNCT	_	_	2	punct	_	ner=O
6	«	«	PUNCT	_	_	7	punct	_	ner=O|SpaceAfter=No
7	ikke	ikke	PART	_	_	2	advmod	_	ner=O
8	nå	nå	ADV	_	_	7	advmod	_	ner=O|SpaceAfter=No
9	»	»	PUNCT	_	_	7	punct	_	ner=O
"""


def analysis() -> Analysis:
    (doc,) = conllu.read(TREE)
    doc = replace(doc, article=replace(doc.article, published=date(2023, 9, 14)))
    holt, eva, lund = (
        mention(doc, "Ivar Holt", head="Ivar"),
        mention(doc, "Eva Lund", head="Eva"),
        mention(doc, "Lund", nth=1),
    )
    people = (
        Entity("e0", EntityType.STATE, "Sørvik", (mention(doc, "Sørviks"),)),
        Entity("e1", EntityType.PERSON, "Ivar Holt", (holt,)),
        Entity("e2", EntityType.PERSON, "Eva Lund", (eva, lund)),
    )
    day = DateExpression(mention(doc, "nå", MentionKind.DATE), "2023-09", "", "", "", "hand")
    met, meeting = (
        EventMention("Meeting", "f", mention(doc, w, MentionKind.TRIGGER), (), (), None, Modality.HEARSAY, None, "f")
        for w in ("møtt", "møtet")
    )
    event = Event(
        "v0", "Meeting", (met, meeting), (Argument("participant", "e1", holt, "f"),), (), day, Status.DISPUTED, ""
    )
    said = mention(doc, "sier", MentionKind.CUE)
    claim = Claim("c0", "e2", "v0", None, Stance.DENIES, Certainty.CERTAIN, False, False, said, said, "f")
    quote = Quote("q0", mention(doc, "ikke nå", MentionKind.QUOTE), "e1", None, None, True, "f")
    position = Position("e1", "president", "e0", False, holt, "f")
    return Analysis(doc, people, (position,), (), (event,), (claim,), (quote,))


WHOLE = predicted(analysis())


def kept(guess: PredictedArticle, *parts: str) -> bool:
    return all(getattr(guess, p) == getattr(WHOLE, p) for p in parts)


def test_every_figure_has_one_baseline() -> None:
    assert sorted(f for b in BASELINES for f in b.figures) == sorted(FIGURES)


def test_exact_names() -> None:
    guess = baselines.exact_names(analysis())
    found = sorted((min(e.types), len(e.spans)) for e in guess.entities)
    assert found == [("Person", 1), ("Person", 1), ("Person", 1), ("State", 1)], "Eva Lund and Lund are two strings"
    assert kept(guess, "events", "claims", "quotes", "positions")


def test_every_trigger_is_an_event() -> None:
    guess = baselines.every_trigger(analysis())
    text = analysis().article.text
    assert [(min(e.types), text[slice(*e.spans[0])]) for e in guess.events] == [
        ("Meeting", "møtt"),
        ("Meeting", "møtet"),
    ]
    assert kept(guess, "entities", "claims", "quotes", "positions")


def test_nearest_roles() -> None:
    guess = baselines.nearest_roles(analysis())
    (event,) = guess.events
    assert event.roles == {("participant", "predicted:e1"), ("participant", "predicted:e2")}
    assert (event.status, event.date, event.spans) == (WHOLE.events[0].status, "2023-09", WHOLE.events[0].spans)


def test_always_reported_on_the_day_of_publication() -> None:
    (event,) = baselines.always_reported(analysis()).events
    assert (event.status, event.date) == ("reported", "2023-09")
    (event,) = baselines.day_of_publication(analysis()).events
    assert (event.status, event.date) == ("disputed", "2023-09-14")


def test_every_reporting_subject_asserts_the_nearest_event() -> None:
    guess = baselines.subject_asserts(analysis())
    assert guess.claims == {("predicted:e2", "asserts", "predicted:v0")}
    assert kept(guess, "entities", "events", "quotes", "positions")


def test_the_nearest_person_speaks() -> None:
    guess = baselines.nearest_person(analysis())
    assert [q.speakers for q in guess.quotes] == [{"predicted:e2"}]


def test_title_right_before_the_name() -> None:
    guess = baselines.title_before_name(analysis())
    assert guess.positions == {("predicted:e1", "president", "predicted:e0")}
