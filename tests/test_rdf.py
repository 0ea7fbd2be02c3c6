"""What a user may rely on in graph.nq: three layers, names by content, nothing alleged as fact."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from handmade_corpus import corpus, harbour
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Corpus, Stance, Status
from kg.rdf import corpus_quads, iri, literals
from kg.rdf.serialise import jsonld, nquads, trig, turtle
from kg.rdf.terms import ASSERTED_GRAPH, ENTITY_GRAPH, KG

PREFIX = """
PREFIX kg: <https://w3id.org/nyhetsgraf/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX a: <https://w3id.org/nyhetsgraf/id/actor/>
"""


def loaded(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return corpus_quads(corpus())


@pytest.fixture(scope="module")
def store(quads: list[ox.Quad]) -> ox.Store:
    return loaded(quads)


def rows(store: ox.Store, where: str, names: str) -> list[tuple[str, ...]]:
    variables = names.split()
    query = f"{PREFIX} SELECT {' '.join('?' + n for n in variables)} WHERE {{ {where} }}"
    return sorted(tuple(s[n].value for n in variables) for s in store.query(query, use_default_graph_as_union=True))


def ask(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"{PREFIX} ASK {{ {pattern} }}", use_default_graph_as_union=True))


def test_there_are_no_blank_nodes_and_nothing_is_in_the_default_graph(quads):
    assert all(isinstance(q.graph_name, ox.NamedNode) for q in quads)
    assert not any(isinstance(t, ox.BlankNode) for q in quads for t in (q.subject, q.object))


def test_one_graph_per_article_one_of_entities_one_asserted(quads):
    graphs = {q.graph_name for q in quads}
    assert graphs == {*map(iri.article, ("harbour", "sale", "reprint")), ENTITY_GRAPH, ASSERTED_GRAPH}


def test_dropping_an_article_takes_its_mentions_events_and_claims_with_it(quads):
    store = loaded(quads)
    store.remove_graph(iri.article("sale"))
    for pattern in ("?x kg:inArticle <{a}>", "?x kg:reportedBy <{a}>", "<{a}> ?p ?o"):
        in_others = f"GRAPH ?g {{ {pattern.format(a=iri.article('sale').value)} }} FILTER(?g != <{ENTITY_GRAPH.value}>)"
        assert not ask(store, in_others)


def test_every_mention_says_the_words_at_its_offsets(store):
    text = {a.article.id: a.article.text for a in corpus().analyses}
    found = rows(
        store,
        "?m a kg:Mention; kg:inArticle/dcterms:identifier ?a; nif:beginIndex ?b; nif:endIndex ?e; nif:anchorOf ?w",
        "a b e w",
    )
    assert len(found) > 50
    assert all(text[a][int(b) : int(e)] == w for a, b, e, w in found)


def test_every_mention_lies_in_a_sentence_of_the_graph(store):
    inside = "?s a kg:Sentence; nif:anchorOf ?text . FILTER(CONTAINS(?text, ?w))"
    assert ask(store, "?m a kg:Mention")
    assert not ask(
        store,
        f"?m a kg:Mention; nif:anchorOf ?w . FILTER NOT EXISTS {{ ?m nif:sentence ?s . {inside} }}",
    )


def test_an_event_is_denoted_by_its_triggers_only(store):
    triggers = rows(
        store,
        "?e a kg:Meeting; kg:denotedBy ?m . ?m nif:anchorOf ?w; kg:inArticle/dcterms:identifier 'harbour'",
        "w",
    )
    assert triggers == [("Møte",), ("møtte",)]


def test_a_claim_is_denoted_by_its_cue_and_its_clause(store):
    words = rows(store, "?c a kg:Claim; kg:stance kg:Denies; kg:denotedBy/nif:anchorOf ?w", "w")
    assert words == [("Vestland avviser salget",), ("avviser",)]


def test_a_quote_is_denoted_by_the_quoted_text_without_its_marks(store):
    assert rows(store, "?q a kg:Quote; kg:denotedBy/nif:anchorOf ?w; kg:speaker/skos:prefLabel ?who", "w who") == [
        ("Vi har ikke kjøpt noe", "Tomas Arland")
    ]


def test_every_filled_role_is_an_edge_and_a_record_with_rule_and_words(store):
    found = rows(
        store,
        "?r a kg:RoleFilling; kg:ofEvent ?e; kg:roleProperty ?p; kg:filler ?f; kg:rule ?rule; "
        "kg:evidence/nif:anchorOf ?w . ?e ?p ?f; a kg:ArmsTransfer; kg:inArticle/dcterms:identifier 'harbour'",
        "p w rule",
    )
    assert found == [
        (KG.item.value, "missiler", "hand"),
        (KG.recipient.value, "Vestland", "role:recipient"),
        (KG.supplier.value, "Sørland", "role:supplier"),
    ]


@pytest.mark.parametrize(("value", "datatype"), [("2023-09-13", "date"), ("2023-09", "gYearMonth"), ("2023", "gYear")])
def test_a_date_is_as_precise_as_the_text(value, datatype):
    assert literals.partial_date(value).datatype.value.endswith("#" + datatype)


def test_a_bounding_expression_is_not_the_date_of_the_event():
    analysis = harbour()
    event = analysis.events[0]
    before = replace(event, date=replace(event.date, modifier="before"))
    changed = replace(analysis, events=(before, *analysis.events[1:]))
    store = loaded(corpus_quads(Corpus((changed,), corpus().actors)))
    assert not ask(store, "?e a kg:Meeting; kg:date ?d")
    assert ask(store, "?e a kg:Meeting; kg:dateText 'onsdag'@nb; kg:dateModifier 'before'")


# ------------------------------------------------------------------------------- facts and allegations


def test_a_reported_meeting_is_an_edge_both_ways_that_leads_to_its_events(store):
    assert ask(store, "a:person:kari-nordvik kg:metWith a:person:tomas-arland")
    assert ask(store, "a:person:tomas-arland kg:metWith a:person:kari-nordvik")
    articles = rows(
        store,
        "?r rdf:subject a:person:kari-nordvik; rdf:predicate kg:metWith; kg:basedOn/kg:inArticle/dcterms:identifier ?a",
        "a",
    )
    assert articles == [("harbour",), ("reprint",)]


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.REPORTED])
def test_what_is_not_reported_never_becomes_a_plain_edge(status):
    analyses = tuple(
        replace(a, positions=(), events=tuple(replace(e, status=status) for e in a.events)) for a in corpus().analyses
    )
    quads = corpus_quads(replace(corpus(), analyses=analyses))
    assert {q.predicate for q in quads if q.graph_name == ASSERTED_GRAPH} == {KG.disputes}


def test_a_former_position_is_not_held(store):
    analysis = harbour()
    former = tuple(replace(p, former=True) for p in analysis.positions)
    changed = loaded(corpus_quads(Corpus((replace(analysis, positions=former),), corpus().actors)))
    assert ask(store, "a:person:tomas-arland kg:holdsPositionAt a:state:XV")
    assert not ask(changed, "?x kg:holdsPositionAt ?y")
    assert ask(changed, "a:person:tomas-arland kg:formerlyHeldPositionAt a:state:XV")


def disputes_after(**change: object) -> bool:
    """Whether the two claims on the sale still dispute each other, the affirming one being changed."""
    analysis = harbour()
    affirming, denying = analysis.claims[:2]
    changed = replace(analysis, claims=(replace(affirming, **change), denying))
    return ask(loaded(corpus_quads(Corpus((changed,), corpus().actors))), "?a kg:disputes ?b")


@pytest.mark.parametrize("stance", [Stance.ASSERTS, Stance.CONFIRMS, Stance.ANNOUNCES, Stance.SUSPECTS])
def test_who_affirms_is_disputed_by_who_denies(stance):
    assert disputes_after(stance=stance)


@pytest.mark.parametrize("stance", [Stance.FEARS, Stance.HOPES, Stance.DEMANDS, Stance.DECLINES, Stance.DENIES])
def test_fears_hopes_demands_and_silence_contradict_nobody(stance):
    assert not disputes_after(stance=stance)


def test_saying_that_it_did_not_happen_agrees_with_the_denial():
    assert not disputes_after(negative=True)


def test_nobody_disputes_themselves():
    assert not disputes_after(claimant="e5")


def test_a_denial_disputes_a_confirmation_in_another_article(store):
    assert ask(store, "?a kg:stance kg:Confirms; kg:disputes ?b . ?b kg:stance kg:Denies")


# -------------------------------------------------------------------------------------------- entities


def test_a_merge_keeps_mention_antecedent_rule_and_reason(store):
    assert rows(
        store,
        "?m a kg:Merge; kg:mergedInto a:person:kari-nordvik; kg:mergedMention/nif:anchorOf ?x; "
        "kg:antecedent/nif:anchorOf ?y; kg:rule ?rule",
        "x y rule",
    ) == [("Statsministeren", "Kari Nordvik", "coref:position")]


def test_a_place_keeps_its_link_and_the_evidence_for_it(store):
    assert rows(
        store, "?l kg:linkedPlace/skos:prefLabel ?p; kg:reason ?why; kg:linkedPlace/skos:closeMatch ?g", "p why g"
    ) == [("Tromsø", "exact name, only one", "https://sws.geonames.org/3133895/")]


def test_a_place_lies_within_the_state_that_contains_it(store):
    assert ask(store, "?p skos:prefLabel 'Havøya'@nb; kg:within a:state:XV")


def test_an_entity_without_an_actor_is_an_error_that_names_it():
    with pytest.raises(ValueError, match="'harbour': entity 'e0' belongs to no actor"):
        corpus_quads(Corpus((harbour(),), ()))


def test_two_articles_of_one_id_are_an_error_that_names_it():
    with pytest.raises(ValueError, match="two articles have the id 'harbour'"):
        corpus_quads(Corpus((harbour(), harbour()), corpus().actors))


# ---------------------------------------------------------------------------------------- names, bytes


def test_two_events_of_one_trigger_stay_two():
    analysis = harbour()
    visit = analysis.events[2]
    other = replace(visit, id="v9", arguments=visit.arguments[:1])
    changed = replace(analysis, events=(*analysis.events, other))
    store = loaded(corpus_quads(Corpus((changed,), corpus().actors)))
    assert len(rows(store, "?e a kg:Visit", "e")) == 2


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_names_become_valid_iris_and_different_names_different_ones(one, other):
    ox.NamedNode(iri.article(one).value)
    parsed = next(iter(ox.parse(f"<{iri.article(one).value}> <urn:p> <urn:o> .", format=ox.RdfFormat.N_TRIPLES)))
    assert parsed.subject == iri.article(one)
    assert (iri.readable(one) == iri.readable(other)) == (one == other)


@given(
    st.one_of(
        st.floats(-180, 180).map(literals.decimal),
        st.integers(0, 10**7).map(literals.integer),
        st.booleans().map(literals.boolean),
        st.dates(min_value=date(1000, 1, 1)).map(literals.moment),
        st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)).map(literals.moment),
        st.datetimes(min_value=datetime(1000, 1, 1)).map(literals.moment),
        st.text(st.characters(exclude_categories=["Cs"])).map(literals.text),
    )
)
def test_a_literal_survives_the_store_unchanged(literal):
    store = loaded([ox.Quad(KG.x, KG.y, literal, KG.g)])
    assert next(iter(store)).object == literal


def test_the_order_of_articles_changes_nothing(quads):
    turned = replace(
        corpus(),
        analyses=corpus().analyses[::-1],
        actors=corpus().actors[::-1],
        event_links=corpus().event_links[::-1],
    )
    assert nquads(corpus_quads(turned)) == nquads(quads)
    assert trig(corpus_quads(turned)) == trig(quads)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_changes_nothing(quads, seed):
    program = (
        "import sys; from handmade_corpus import corpus; from kg.rdf import corpus_quads; "
        "from kg.rdf.serialise import nquads; sys.stdout.buffer.write(nquads(corpus_quads(corpus())))"
    )
    here = Path(__file__).parent
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=env, check=True)
    assert done.stdout == nquads(quads)


def test_nquads_are_sorted_lines(quads):
    lines = nquads(quads).split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(lines)
    assert len(lines) == len(quads)


@pytest.mark.parametrize(
    ("write", "syntax"),
    [(nquads, ox.RdfFormat.N_QUADS), (trig, ox.RdfFormat.TRIG), (jsonld, ox.RdfFormat.JSON_LD)],
)
def test_every_quad_comes_back_from_every_syntax_with_graphs(quads, write, syntax):
    assert set(ox.parse(write(quads), format=syntax)) == set(quads)


def test_turtle_is_the_union_of_the_graphs(quads):
    read = {q.triple for q in ox.parse(turtle(quads), format=ox.RdfFormat.TURTLE)}
    assert read == {q.triple for q in quads}


def test_trig_needs_no_escapes_in_names(quads):
    assert b"\\/" not in trig(quads)


def test_every_class_of_the_handmade_articles_is_there(store):
    found = {c for (c,) in rows(store, "?x a ?c", "c")}
    wanted = [
        "Article",
        "Mention",
        "Sentence",
        "Person",
        "Organization",
        "State",
        "Group",
        "Place",
        "Position",
        "Claim",
        "Quote",
        "Item",
        "Merge",
    ]
    assert {KG[c].value for c in wanted} <= found
