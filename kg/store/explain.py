"""Leads from any node of the graph to the sentences it rests on and the rules that made it."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import NamedNode, Store

from kg.rdf.terms import DCTERMS, KG, NIF, RDF, SCHEMA, SKOS
from kg.store.browse import Browser
from kg.store.explanation import Explanation, Passage
from kg.store.passages import passages_of
from kg.store.result import shorten

Facts = list[tuple[str, str]]

_ROLE_ORDER = (
    "supplier", "donor", "imposer", "attacker", "agent", "visitor", "traveler", "participant", "party", "person",
    "recipient", "target", "host", "organization", "item", "origin", "destination", "place",
)  # fmt: skip
Explainer = Callable[[Browser, NamedNode], Explanation]


def explain(store: Store, node: NamedNode) -> Explanation:
    """The explanation of an event, claim, quote, position, actor, place, mention, merge, edge or article."""
    graph = Browser(store)
    for kind in graph.types(node):
        if kind in _EXPLAINERS:
            return _EXPLAINERS[kind](graph, node)
    return _anything(graph, node)


def _made(pairs: Facts) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs if value)


def _rules(graph: Browser, node: NamedNode) -> str:
    return ", ".join(graph.texts(node, KG.rule))


def _kind(graph: Browser, node: NamedNode) -> str:
    return next(iter(graph.types(node)), "node")


def _own_words(graph: Browser, node: NamedNode, predicate: NamedNode = KG.denotedBy) -> tuple[Passage, ...]:
    return passages_of(graph, graph.objects(node, predicate))


def _event_heading(graph: Browser, event: NamedNode) -> str:
    """Like "ArmsTransfer (alleged): supplier Sørland, recipient Vestland", who acts before whom it is done to."""
    roles = [_role_heading(graph, filling) for filling in graph.subjects(KG.ofEvent, event)]
    names = [f"{role} {name}" for _, role, name in sorted(roles)]
    return f"{_kind(graph, event)} ({graph.local(event, KG.status).lower()}): {', '.join(names)}"


def _role_heading(graph: Browser, filling: NamedNode) -> tuple[int, str, str]:
    role = graph.local(filling, KG.roleProperty)
    rank = _ROLE_ORDER.index(role) if role in _ROLE_ORDER else len(_ROLE_ORDER)
    return rank, role, graph.labels(filling, KG.filler)


def _event(graph: Browser, event: NamedNode) -> Explanation:
    fillings = sorted(graph.subjects(KG.ofEvent, event), key=lambda f: _role_heading(graph, f))
    claims = [_claim(graph, c) for c in graph.subjects(KG.aboutEvent, event)]
    facts = [
        ("status", f"{graph.local(event, KG.status)} ({graph.text(event, KG.statusReason)})"),
        ("date", graph.text(event, KG.date)),
        ("date in the text", graph.text(event, KG.dateText)),
        ("position", graph.text(event, KG.positionTitle)),
        ("quantity", ", ".join(graph.texts(event, KG.quantity))),
        ("in return for", ", ".join(_event_heading(graph, e) for e in graph.objects(event, KG.inReturnFor))),
        ("mentions taken for one because of", "; ".join(graph.texts(event, KG.mergeReason))),
        *(("same event in another article", _elsewhere(graph, e)) for e in graph.objects(event, KG.sameEventAs)),
        ("rule", _rules(graph, event)),
    ]
    return Explanation(
        event.value,
        _kind(graph, event),
        _event_heading(graph, event),
        _made(facts),
        _own_words(graph, event),
        (*(_role(graph, f) for f in fillings), *sorted(claims, key=lambda c: c.heading)),
    )


def _elsewhere(graph: Browser, event: NamedNode) -> str:
    articles = [graph.text(a, DCTERMS.identifier) for a in graph.objects(event, KG.inArticle)]
    return f"{_event_heading(graph, event)} ({', '.join(articles)}) <{shorten(event.value)}>"


def _role(graph: Browser, filling: NamedNode) -> Explanation:
    _, role, name = _role_heading(graph, filling)
    heading = f"{role}: {name}"
    facts = _made([("quantity", graph.text(filling, KG.quantity)), ("rule", _rules(graph, filling))])
    return Explanation(filling.value, "RoleFilling", heading, facts, _own_words(graph, filling, KG.evidence))


def _claim(graph: Browser, claim: NamedNode) -> Explanation:
    heading = f"{graph.labels(claim, KG.claimant)} {graph.local(claim, KG.stance).lower()}"
    facts = [
        ("cue", graph.text(claim, KG.cue)),
        ("certainty, polarity, time", ", ".join(graph.local(claim, p) for p in _CLAIM_VALUES)),
        ("about", "; ".join(_event_heading(graph, e) for e in graph.objects(claim, KG.aboutEvent))),
        ("passes on", "; ".join(_claim_heading(graph, c) for c in graph.objects(claim, KG.aboutClaim))),
        ("passed on by", "; ".join(_claim_heading(graph, c) for c in graph.subjects(KG.aboutClaim, claim))),
        ("disputed by", "; ".join(_claim_heading(graph, c) for c in graph.objects(claim, KG.disputes))),
        ("rule", _rules(graph, claim)),
    ]
    return Explanation(claim.value, "Claim", heading, _made(facts), _own_words(graph, claim))


_CLAIM_VALUES = (KG.certainty, KG.polarity, KG.temporality)


def _claim_heading(graph: Browser, claim: NamedNode) -> str:
    articles = [graph.text(a, DCTERMS.identifier) for a in graph.objects(claim, KG.reportedBy)]
    who, stance = graph.labels(claim, KG.claimant), graph.local(claim, KG.stance).lower()
    return f"{who} {stance} «{graph.text(claim, KG.cue)}» ({', '.join(articles)})"


def _quote(graph: Browser, quote: NamedNode) -> Explanation:
    speaker = graph.labels(quote, KG.speaker) or "unknown speaker"
    facts = [("speech", graph.text(quote, KG.directness)), ("cue", graph.text(quote, KG.cue))]
    facts.append(("rule", _rules(graph, quote)))
    mentions = graph.objects(quote, KG.denotedBy) + graph.objects(quote, KG.evidence)
    return Explanation(quote.value, "Quote", f"{speaker}, quoted", _made(facts), passages_of(graph, mentions))


def _position(graph: Browser, position: NamedNode) -> Explanation:
    former = "former " if graph.text(position, KG.former) == "true" else ""
    of = graph.labels(position, KG.of)
    heading = (
        f"{graph.labels(position, KG.holder)}: {former}{graph.text(position, KG.title)}{' of ' + of if of else ''}"
    )
    facts = _made([("rule", _rules(graph, position))])
    return Explanation(position.value, "Position", heading, facts, _own_words(graph, position))


def _entity(graph: Browser, entity: NamedNode) -> Explanation:
    facts = [
        ("also called", ", ".join(graph.texts(entity, SKOS.altLabel))),
        ("within", graph.labels(entity, KG.within)),
        ("linked to", ", ".join(o.value for o in graph.objects(entity, SKOS.closeMatch))),
        *(("link rests on", graph.text(link, KG.reason)) for link in graph.subjects(KG.linkedPlace, entity)),
        *((graph.local(f, KG.roleProperty), _filled(graph, f)) for f in graph.subjects(KG.filler, entity)),
        *(("claims", _claim_heading(graph, c)) for c in graph.subjects(KG.claimant, entity)),
    ]
    positions = [_position(graph, p) for p in graph.subjects(KG.holder, entity)]
    merges = [_merge(graph, m) for m in graph.subjects(KG.mergedInto, entity)]
    heading = f"{_kind(graph, entity)}: {graph.label(entity)}"
    return Explanation(
        entity.value, _kind(graph, entity), heading, _made(facts), _own_words(graph, entity), (*positions, *merges)
    )


def _filled(graph: Browser, filling: NamedNode) -> str:
    return "; ".join(_event_heading(graph, e) for e in graph.objects(filling, KG.ofEvent))


def _merge(graph: Browser, merge: NamedNode) -> Explanation:
    merged, antecedents = graph.objects(merge, KG.mergedMention), graph.objects(merge, KG.antecedent)
    words = " ".join(graph.text(m, NIF.anchorOf) for m in merged)
    before = " ".join(graph.text(m, NIF.anchorOf) for m in antecedents)
    heading = f"«{words}» taken for the same as «{before}»" if before else f"«{words}» taken for this"
    facts = [
        ("reason", graph.text(merge, KG.reason)),
        ("rule", _rules(graph, merge)),
        ("score", graph.text(merge, KG.score)),
    ]
    return Explanation(
        merge.value, _kind(graph, merge), heading, _made(facts), passages_of(graph, merged + antecedents)
    )


def _mention(graph: Browser, mention: NamedNode) -> Explanation:
    denoted = [graph.label(x) for x in graph.subjects(KG.denotedBy, mention)]
    facts = [
        ("denotes", ", ".join(denoted)),
        ("offsets", f"{graph.text(mention, NIF.beginIndex)}-{graph.text(mention, NIF.endIndex)}"),
        ("kind", graph.text(mention, KG.mentionKind)),
        ("frame", ", ".join(graph.texts(mention, KG.frame))),
        ("modality", ", ".join(graph.texts(mention, KG.modality))),
        ("rule", _rules(graph, mention)),
    ]
    heading = f"Mention: «{graph.text(mention, NIF.anchorOf)}»"
    return Explanation(mention.value, "Mention", heading, _made(facts), passages_of(graph, [mention]))


def _edge(graph: Browser, edge: NamedNode) -> Explanation:
    ends = [graph.labels(edge, RDF.subject), graph.local(edge, RDF.predicate), graph.labels(edge, RDF.object)]
    parts = tuple(explain(graph.store, source) for source in graph.objects(edge, KG.basedOn))
    return Explanation(edge.value, "AssertedEdge", " — ".join(ends), (), (), parts)


def _article(graph: Browser, article: NamedNode) -> Explanation:
    facts = [
        ("identifier", graph.text(article, DCTERMS.identifier)),
        ("published", graph.text(article, SCHEMA.datePublished)),
        ("publisher", graph.text(article, SCHEMA.publisher)),
        ("url", graph.text(article, SCHEMA.url)),
        ("repeats the text of", graph.labels(article, KG.reprintOf)),
        *(
            ("event", _event_heading(graph, e))
            for e in graph.subjects(KG.inArticle, article)
            if "Event" in graph.types(e)
        ),
        *(
            ("claim", _claim_heading(graph, c))
            for c in graph.subjects(KG.reportedBy, article)
            if "Claim" in graph.types(c)
        ),
    ]
    return Explanation(article.value, "Article", graph.text(article, SCHEMA.headline) or article.value, _made(facts))


def _anything(graph: Browser, node: NamedNode) -> Explanation:
    facts = tuple(graph.statements(node))
    return Explanation(node.value, _kind(graph, node), graph.label(node), facts, _own_words(graph, node))


_EXPLAINERS: dict[str, Explainer] = {
    "Event": _event,
    "Claim": _claim,
    "Quote": _quote,
    "Position": _position,
    "Actor": _entity,
    "Place": _entity,
    "RoleFilling": _role,
    "Merge": _merge,
    "CrossMerge": _merge,
    "Mention": _mention,
    "AssertedEdge": _edge,
    "Article": _article,
}
