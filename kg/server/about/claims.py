"""Pages about claims and quotes."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.terms import KG
from kg.server.about.page import Page, Section, links_to, plain, rules, words_section
from kg.server.entries import article_links, claim_entries, claim_entry
from kg.server.headings import heading
from kg.server.vocabulary import kg_label, term_comment
from kg.store.browse import Browser


def claim(graph: Browser, node: NamedNode) -> Page:
    """A claim: who takes which stance on what, in which words, and who says otherwise."""
    entry = claim_entry(graph, node)
    values = (graph.local(node, p) for p in (KG.certainty, KG.polarity, KG.temporality))
    stance = f"{entry.stance_label}: {term_comment(KG[entry.stance].value)}" if entry.stance else ""
    return Page(
        node.value,
        "claim",
        entry.heading,
        caution="A claim is what somebody says, not what is so.",
        facts=(
            ("claimant", entry.claimants),
            ("stance", plain(stance)),
            ("cue", plain(entry.cue)),
            ("certainty, polarity, time", plain(", ".join(kg_label(v) for v in values if v))),
            ("article", entry.articles),
            ("rule", rules(graph, node)),
        ),
        sections=(
            Section("About", events=entry.about),
            Section("Passes on", claims=claim_entries(graph, graph.objects(node, KG.aboutClaim))),
            words_section(graph, node, "The words of the article"),
            Section("Passed on by", claims=claim_entries(graph, graph.subjects(KG.aboutClaim, node))),
            Section("Disputed by", claims=claim_entries(graph, graph.objects(node, KG.disputes))),
        ),
    )


def quote(graph: Browser, node: NamedNode) -> Page:
    """A quote: its words and who says them."""
    return Page(
        node.value,
        "quote",
        heading(graph, node),
        caution="A quote is what somebody says, not what is so.",
        facts=(
            ("speaker", links_to(graph, node, KG.speaker)),
            ("speech", plain(graph.text(node, KG.directness))),
            ("cue", plain(graph.text(node, KG.cue))),
            ("article", article_links(graph, node)),
            ("rule", rules(graph, node)),
        ),
        sections=(
            words_section(graph, node, "The words of the article"),
            words_section(graph, node, "Where the speaker is named", KG.evidence),
        ),
    )
