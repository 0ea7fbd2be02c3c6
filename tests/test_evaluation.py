"""The figures are those of the gold's own scorer (frozen beside the data), every error is listed, bad gold is named.

``data/evaluation/graph.trig`` is a prediction made up by hand with about one error of every kind;
``expected.json`` is what ``score.py --json`` of the gold printed for it, ``expected.txt`` its figures with intervals.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.evaluation import gold
from kg.evaluation.alignment import align
from kg.evaluation.evaluate import Evaluation, evaluate
from kg.evaluation.figures import FIGURES, Comparison
from kg.evaluation.gold import GoldArticle
from kg.evaluation.measures import BCubed, Counts
from kg.evaluation.predicted import PredictedArticle, PredictedEntity, PredictedEvent, PredictedQuote, read

DATA = Path(__file__).parent / "data" / "evaluation"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def result() -> Evaluation:
    return evaluate(DATA / "graph.trig", DATA)


# --------------------------------------------------------------------------------------------- figures


def test_the_figures_are_those_of_the_scorer(result: Evaluation) -> None:
    assert {f.name: f.value for f in result.figures} == pytest.approx(EXPECTED)
    assert [f.name for f in result.figures] == list(EXPECTED)


def test_so_are_precision_recall_and_interval(result: Evaluation) -> None:
    lines = (DATA / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(result.figures)
    for f, line in zip(result.figures, lines, strict=True):
        shown = f"{f.name:32s} {f.value:.3f}  [{f.low:.2f}, {f.high:.2f}]"
        shown += f"   P {f.precision:.3f}  R {f.recall:.3f}" if f.precision is not None else ""
        assert shown == line


def test_an_article_that_the_graph_lacks_counts_as_empty_and_is_named(result: Evaluation) -> None:
    assert result.missing == ("avgang",)
    assert dict(result.articles)["avgang"]["event detected"] == 0


def test_each_article_has_its_own_figures(result: Evaluation) -> None:
    figures = dict(result.articles)
    assert list(figures) == ["avgang", "raketten", "salg"]
    assert figures["raketten"]["date accuracy"] == 1.0
    assert figures["salg"]["date accuracy"] == 0.5


@pytest.mark.parametrize("syntax", [".nq", ".ttl"])
def test_the_form_of_the_graph_does_not_matter(result: Evaluation, tmp_path: Path, syntax: str) -> None:
    store = ox.Store()
    store.bulk_load(path=str(DATA / "graph.trig"), format=ox.RdfFormat.TRIG)
    path = tmp_path / f"graph{syntax}"
    if syntax == ".nq":
        store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    else:
        triples = sorted({q.triple for q in store}, key=str)
        ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE)
    assert evaluate(path, DATA) == evaluate(store, DATA) == result


def perfect(g: GoldArticle) -> PredictedArticle:
    """The gold as a prediction, under other names."""
    ids = {x.id: f"p:{x.id}" for x in (*g.entities, *g.events)}
    return PredictedArticle(
        entities=tuple(PredictedEntity(ids[e.id], frozenset({e.type}), e.spans) for e in g.entities),
        events=tuple(
            PredictedEvent(
                ids[v.id], frozenset({v.type}), v.spans, frozenset((r, ids[e]) for r, e in v.roles),
                frozenset(map(gold.plain, v.items)), v.status, v.date or "",
            )
            for v in g.events
        ),
        claims=frozenset((ids[s], t, ids[v]) for s, t, v in g.claims),
        quotes=tuple(
            PredictedQuote(f"p:q{i}", (q.span,), frozenset({ids[q.speaker]})) for i, q in enumerate(g.quotes)
        ),
        positions=frozenset((ids[h], t, ids[o] if o else None) for h, t, o in g.positions),
    )  # fmt: skip


def test_the_gold_itself_is_without_fault() -> None:
    for g in gold.load(DATA):
        c = Comparison.of(g, perfect(g))
        for name, measure in FIGURES.items():
            m = measure(c)
            if name.startswith(("claims", "quotes")) and not (g.claims if name.startswith("claims") else g.quotes):
                continue
            if (name == "items recall" and not any(v.items for v in g.events)) or name == "arms transfer detected":
                continue
            assert m.value == 1.0, (g.id, name)


def test_a_role_of_an_event_that_gold_does_not_have_costs_precision_only() -> None:
    (g,) = (a for a in gold.load(DATA) if a.id == "avgang")
    p = perfect(g)
    extra = PredictedEvent("p:x", frozenset({"Attack"}), ((0, 1),), frozenset({("target", p.entities[0].id)}))
    c = Comparison.of(g, replace(p, events=(*p.events, extra)))
    roles = FIGURES["event roles"](c)
    assert roles.recall == 1.0 and roles.precision == pytest.approx(2 / 3)


# ----------------------------------------------------------------------------------------------- errors

MISTAKES = [
    ("salg", "missed entity", "Kystposten", "Organization Kystposten", "–"),
    ("raketten", "missed event", "trugar", "Threat (agent: Nordland, target: Sørvik)", "–"),
    ("raketten", "spurious event", "krig", "–", "Attack"),
    ("salg", "event type", "reiser", "Travel", "Visit"),
    ("raketten", "status", "sanksjonar", "possible", "reported"),
    ("salg", "date", "besøke", "2023-12", "2023-12-01"),
    ("salg", "missed item", "kjøpt", "reservedeler", "droner"),
    ("salg", "missed role", "kjøper", "supplier of ArmsTransfer “kjøper”: Sørvik", "–"),
    ("salg", "spurious role", "kjøper", "–", "supplier of ArmsTransfer “kjøper”: Nordland"),
    ("salg", "missed claim", "kjøper", "Kystposten asserts ArmsTransfer “kjøper”", "–"),
    ("salg", "claim stance", "kjøper", "en kilde confirms ArmsTransfer “kjøper”", "asserts"),
    ("salg", "spurious claim", "møtte", "–", "Ivar Holt denies Meeting “møtte”"),
    ("salg", "quote speaker", "Vi har ikke solgt noe", "Ivar Holt", "Eva Lund"),
    ("raketten", "spurious quote", "trur ikkje på krig", "–", "“forsvarsminister Berit Moen”"),
    ("salg", "missed position", "Ivar Holt", "Ivar Holt, president of Sørvik", "–"),
    ("salg", "spurious position", "Ivar Holt", "–", "Ivar Holt, president of Nordland"),
]


@pytest.mark.parametrize("wanted", MISTAKES, ids=[f"{m[1]}: {m[2]}" for m in MISTAKES])
def test_every_kind_of_error_is_told_in_the_words_of_the_text(result: Evaluation, wanted: tuple[str, ...]) -> None:
    assert wanted in {(m.article, m.kind, m.words, m.expected, m.predicted) for m in result.mistakes}


def test_a_wrong_type_of_entity_is_an_error() -> None:
    (g,) = (a for a in gold.load(DATA) if a.id == "avgang")
    p = perfect(g)
    wrong = replace(p.entities[0], types=frozenset({"Place"}))
    from kg.evaluation.mistakes import mistakes

    found = mistakes(Comparison.of(g, replace(p, entities=(wrong, *p.entities[1:]))))
    assert [(m.kind, m.expected, m.predicted) for m in found] == [("entity type", "Person Nils Vik", "Place")]


def test_as_many_errors_as_the_figures_count(result: Evaluation) -> None:
    rows = [Comparison.of(g, read(_store()).get(g.id, PredictedArticle())) for g in gold.load(DATA)]
    for figure, missed, spurious in (
        ("event roles", ("missed role",), ("spurious role",)),
        ("event detected", ("missed event",), ("spurious event",)),
        ("positions (who, title, of)", ("missed position",), ("spurious position",)),
        ("quotes with speaker", ("missed quote", "quote speaker"), ("spurious quote", "quote speaker")),
    ):
        counts = [FIGURES[figure](c) for c in rows]
        assert all(isinstance(c, Counts) for c in counts)
        assert sum(c.missed for c in counts if isinstance(c, Counts)) == _count(result, missed)
        assert sum(c.spurious for c in counts if isinstance(c, Counts)) == _count(result, spurious)


def _store() -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(DATA / "graph.trig"), format=ox.RdfFormat.TRIG)
    return store


def _count(result: Evaluation, kinds: tuple[str, ...]) -> int:
    return sum(m.kind in kinds for m in result.mistakes)


# ------------------------------------------------------------------------------------------ definitions

names = st.sampled_from("abcd")


@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(10, 19)), names, min_size=1))
def test_b_cubed_knows_clusters_not_names(clusters: dict[tuple[int, int], str]) -> None:
    renamed = {m: f"x{c}" for m, c in clusters.items()}
    assert BCubed.of_clusters(renamed, clusters).value == pytest.approx(1.0)
    apart = BCubed.of_clusters({m: str(m) for m in clusters}, clusters)
    assert apart.precision == 1.0
    assert apart.recall == pytest.approx(len(set(clusters.values())) / len(clusters))


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_precision_and_recall_change_places_with_the_sides(a: set[int], b: set[int]) -> None:
    one, other = Counts.of_sets(a, b), Counts.of_sets(b, a)
    assert (one.precision, one.recall, one.value) == (other.recall, other.precision, other.value)
    assert Counts.of_sets(a, a).value == (1.0 if a else 0.0)


@given(st.data())
def test_alignment_is_one_to_one_whatever_the_order(data: st.DataObject) -> None:
    (g,) = (a for a in gold.load(DATA) if a.id == "salg")
    spans = [s for v in g.events for s in v.spans]
    events = [
        PredictedEvent(f"p:{i}", frozenset({data.draw(st.sampled_from(["Meeting", "ArmsTransfer", "Visit"]))}), (s,))
        for i, s in enumerate(data.draw(st.lists(st.sampled_from(spans), max_size=8)))
    ]
    found = align(g, PredictedArticle(events=tuple(events))).events
    assert len(set(found.values())) == len(found)
    mixed = align(g, PredictedArticle(events=tuple(data.draw(st.permutations(events))))).events
    assert mixed == found


# ------------------------------------------------------------------------------------------- bad input


def copy_of_gold(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "articles", tmp_path / "articles")
    shutil.copytree(DATA / "gold", tmp_path / "gold")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Kystpartiet", "Fjellpartiet", "'Fjellpartiet' 1 times"),
        ('"status"', '"state"', "'status' is missing"),
        ("{", "", "not usable"),
    ],
)
def test_broken_gold_is_named_with_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    folder = copy_of_gold(tmp_path)
    file = folder / "gold" / "avgang.json"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 2), encoding="utf-8")
    with pytest.raises(UserError, match=reason) as caught:
        evaluate(DATA / "graph.trig", folder)
    assert "avgang.json" in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    folder = copy_of_gold(tmp_path)
    (folder / "articles" / "salg.txt").unlink()
    with pytest.raises(UserError, match=r"salg\.json.*salg\.txt"):
        evaluate(DATA / "graph.trig", folder)


def test_a_folder_without_gold_says_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"articles/ID\.txt"):
        evaluate(DATA / "graph.trig", tmp_path)


def test_a_broken_graph_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(UserError, match=r"graph\.trig"):
        evaluate(path, DATA)
