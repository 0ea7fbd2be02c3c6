"""Three made-up articles analysed by hand: what a perfect reader would hand to ``kg.rdf``.

States, persons and papers are invented. ``corpus()`` gives the whole; offsets are found by ``Text.mention``,
so every mention's text is the article's by construction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from kg.model import (
    Actor,
    Analysis,
    Argument,
    Article,
    Certainty,
    Claim,
    Corpus,
    CrossMerge,
    DateExpression,
    Document,
    Entity,
    EntityType,
    Event,
    EventMention,
    Item,
    Mention,
    MentionKind,
    Merge,
    Modality,
    PlaceLink,
    Position,
    Quote,
    Segment,
    SegmentKind,
    Sentence,
    Stance,
    Status,
)

HARBOUR = """Møte i Tromsø

Statsminister Kari Nordvik møtte president Tomas Arland i Tromsø onsdag.
Ifølge Nordposten skal Sørland ha solgt 200 missiler til Vestland.
Vestland avviser salget.
– Vi har ikke kjøpt noe, sier Arland.
Statsministeren skal besøke Vestland i desember.
Eksperter frykter at Sørland vil angripe Havøya.
Tidligere utenriksminister Ola Strand ville ikke kommentere salget.
"""

SALE = """Stadfestar salet

Sørland stadfestar at dei har levert missil til Vestland, skriv Nordposten.
Ei kjelde seier at Vestland testa missil i fjor.
Sørland innførte sanksjonar mot Vestland i august 2023.
"""

REPRINT = """Møte i Tromsø

Kari Nordvik møtte Tomas Arland onsdag.
"""


@dataclass(frozen=True)
class Text:
    """An article and the ways to point into it."""

    document: Document

    def mention(self, words: str, nth: int = 0, kind: str = "name", rule: str = "hand") -> Mention:
        """The nth (from 0) occurrence of the words."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.article.text.index(words, start + 1)
        return Mention(start, start + len(words), words, MentionKind(kind), 0, 1, 0, rule)


def _text(article_id: str, text: str, published: date | datetime, language: str, **more: str) -> Text:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    kinds = [SegmentKind.HEADLINE] + [SegmentKind.BODY] * (len(lines) - 1)
    segments = tuple(Segment(k, *line) for k, line in zip(kinds, lines, strict=True))
    sentences = tuple(Sentence(i, 0, 0, *line, kinds[i]) for i, line in enumerate(lines))
    article = Article(article_id, text, segments, published, language=language, **more)
    return Text(Document(article, (), sentences, "hand"))


def _trigger(event: str, mention: Mention, modality: Modality, cue: Mention | None = None) -> EventMention:
    return EventMention(event, event.lower(), mention, (), (), None, modality, cue, f"frame:{event.lower()}:verb")


def _claim(i: str, who: str, event: str | None, stance: Stance, cue: Mention, evidence: Mention) -> Claim:
    return Claim(i, who, event, None, stance, Certainty.CERTAIN, False, False, cue, evidence, "claim:verb")


def harbour() -> Analysis:
    """A meeting reported, an arms transfer disputed, a visit planned, an attack feared, a position former."""
    t = _text(
        "harbour",
        HARBOUR,
        datetime(2023, 9, 14, 7, 48, tzinfo=UTC),
        "nb",
        title="Møte i Tromsø",
        publisher="Kystavisen",
        url="https://kystavisen.example/1",
        sha256="ab" * 32,
    )
    m = t.mention
    pm, president = m("Kari Nordvik"), m("Tomas Arland")
    statsministeren, arland = m("Statsministeren", 0, "description"), m("Arland", 1)
    entities = (
        Entity(
            "e0",
            EntityType.PERSON,
            "Kari Nordvik",
            (pm, statsministeren),
            (Merge(statsministeren, pm, "coref:position", "«Statsministeren» is the title of Kari Nordvik"),),
        ),
        Entity(
            "e1",
            EntityType.PERSON,
            "Tomas Arland",
            (president, arland),
            (Merge(arland, president, "coref:surname", "«Arland» is the last part of «Tomas Arland»"),),
        ),
        Entity("e2", EntityType.PLACE, "Tromsø", (m("Tromsø", 1),)),
        Entity("e3", EntityType.ORGANIZATION, "Nordposten", (m("Nordposten"),)),
        Entity("e4", EntityType.STATE, "Sørland", (m("Sørland"), m("Sørland", 1)), state="XS"),
        Entity("e5", EntityType.STATE, "Vestland", (m("Vestland"), m("Vestland", 1), m("Vestland", 2)), state="XV"),
        Entity("e6", EntityType.GROUP, "eksperter", (m("Eksperter", 0, "description"),)),
        Entity("e7", EntityType.PLACE, "Havøya", (m("Havøya"),)),
        Entity("e8", EntityType.PERSON, "Ola Strand", (m("Ola Strand"),)),
    )
    by = {e.id: e.mentions for e in entities}

    def arg(role: str, entity: str, nth: int = 0) -> Argument:
        return Argument(role, entity, by[entity][nth], f"role:{role}")

    wednesday = DateExpression(m("onsdag", 0, "date"), "2023-09-13", "2023-09-13", "2023-09-13", "", "time:weekday")
    december = DateExpression(m("i desember", 0, "date"), "2023-12", "2023-12-01", "2023-12-31", "", "time:month")
    missiles = Item("missiler", m("missiler", 0, "item"), "200")
    events = (
        Event(
            "v0",
            "Meeting",
            (
                _trigger("Meeting", m("møtte", 0, "trigger"), Modality.ASSERTED),
                _trigger("Meeting", m("Møte", 0, "trigger"), Modality.ASSERTED),
            ),
            (arg("participant", "e0"), arg("participant", "e1"), arg("place", "e2")),
            (),
            wednesday,
            Status.REPORTED,
            "the article's own voice",
            ("same participants",),
        ),
        Event(
            "v1",
            "ArmsTransfer",
            (
                _trigger("ArmsTransfer", m("solgt", 0, "trigger"), Modality.HEARSAY, m("skal", 0, "cue")),
                _trigger("ArmsTransfer", m("salget", 0, "trigger"), Modality.ASSERTED),
                _trigger("ArmsTransfer", m("kjøpt", 0, "trigger"), Modality.NEGATED, m("ikke", 0, "cue")),
            ),
            (arg("supplier", "e4"), arg("recipient", "e5")),
            (missiles,),
            None,
            Status.DISPUTED,
            "asserted by Nordposten, denied by Vestland",
        ),
        Event(
            "v2",
            "Visit",
            (_trigger("Visit", m("besøke", 0, "trigger"), Modality.FUTURE, m("skal", 1, "cue")),),
            (arg("visitor", "e0", 1), arg("host", "e5", 2)),
            (),
            december,
            Status.PLANNED,
            "skal",
        ),
        Event(
            "v3",
            "Attack",
            (_trigger("Attack", m("angripe", 0, "trigger"), Modality.FUTURE),),
            (arg("attacker", "e4", 1), arg("target", "e7")),
            (),
            None,
            Status.POSSIBLE,
            "feared only",
        ),
    )
    claims = (
        _claim(
            "c0",
            "e3",
            "v1",
            Stance.ASSERTS,
            m("Ifølge", 0, "cue"),
            m("skal Sørland ha solgt 200 missiler til Vestland", 0, "trigger"),
        ),
        _claim("c1", "e5", "v1", Stance.DENIES, m("avviser", 0, "cue"), m("Vestland avviser salget", 0, "trigger")),
        _claim("c2", "e6", "v3", Stance.FEARS, m("frykter", 0, "cue"), m("Sørland vil angripe Havøya", 0, "trigger")),
        _claim(
            "c3",
            "e8",
            "v1",
            Stance.DECLINES,
            m("ville ikke kommentere", 0, "cue"),
            m("ville ikke kommentere salget", 0, "trigger"),
        ),
    )
    quotes = (
        Quote(
            "q0",
            m("Vi har ikke kjøpt noe", 0, "quote"),
            "e1",
            arland,
            m("sier", 0, "cue"),
            True,
            "quote:dash",
        ),
    )
    positions = (
        Position("e0", "statsminister", None, False, m("Statsminister Kari Nordvik", 0, "title"), "title:before"),
        Position("e1", "president", "e5", False, m("president Tomas Arland", 0, "title"), "title:before"),
        Position(
            "e8", "utenriksminister", None, True, m("Tidligere utenriksminister Ola Strand", 0, "title"), "title:before"
        ),
    )
    return Analysis(t.document, entities, positions, (wednesday, december), events, claims, quotes)


def sale() -> Analysis:
    """In nynorsk: the same sale confirmed, a nested claim of an unnamed source, sanctions reported."""
    t = _text("sale", SALE, date(2023, 9, 20), "nn", publisher="Fjordposten")
    m = t.mention
    entities = (
        Entity("e0", EntityType.STATE, "Sørland", (m("Sørland"), m("Sørland", 1), m("dei", 0, "pronoun")), state="XS"),
        Entity("e1", EntityType.STATE, "Vestland", (m("Vestland"), m("Vestland", 1), m("Vestland", 2)), state="XV"),
        Entity("e2", EntityType.ORGANIZATION, "Nordposten", (m("Nordposten"),)),
        Entity("e3", EntityType.GROUP, "ei kjelde", (m("Ei kjelde", 0, "description"),)),
    )
    by = {e.id: e.mentions for e in entities}

    def arg(role: str, entity: str, nth: int = 0) -> Argument:
        return Argument(role, entity, by[entity][nth], f"role:{role}")

    last_year = DateExpression(m("i fjor", 0, "date"), "2022", "2022-01-01", "2022-12-31", "", "time:year")
    august = DateExpression(m("i august 2023", 0, "date"), "2023-08", "2023-08-01", "2023-08-31", "", "time:month")
    events = (
        Event(
            "v0",
            "ArmsTransfer",
            (
                _trigger("ArmsTransfer", m("levert", 0, "trigger"), Modality.ASSERTED),
                _trigger("ArmsTransfer", m("salet", 0, "trigger"), Modality.ASSERTED),
            ),
            (arg("supplier", "e0", 2), arg("recipient", "e1")),
            (Item("missil", m("missil", 0, "item")),),
            None,
            Status.ALLEGED,
            "only attributed",
        ),
        Event(
            "v1",
            "WeaponTest",
            (_trigger("WeaponTest", m("testa", 0, "trigger"), Modality.ASSERTED),),
            (arg("agent", "e1", 1),),
            (Item("missil", m("missil", 1, "item")),),
            last_year,
            Status.ALLEGED,
            "only attributed",
        ),
        Event(
            "v2",
            "Sanction",
            (_trigger("Sanction", m("sanksjonar", 0, "trigger"), Modality.ASSERTED),),
            (arg("imposer", "e0", 1), arg("target", "e1", 2)),
            (),
            august,
            Status.REPORTED,
            "own voice",
        ),
    )
    confirm = _claim(
        "c0",
        "e0",
        "v0",
        Stance.CONFIRMS,
        m("stadfestar", 0, "cue"),
        m("dei har levert missil til Vestland", 0, "trigger"),
    )
    nested = replace(
        _claim("c1", "e2", None, Stance.ASSERTS, m("skriv", 0, "cue"), m("skriv Nordposten", 0, "trigger")),
        about_claim="c0",
    )
    source = _claim(
        "c2", "e3", "v1", Stance.ASSERTS, m("seier", 0, "cue"), m("Vestland testa missil i fjor", 0, "trigger")
    )
    return Analysis(t.document, entities, (), (last_year, august), events, (confirm, nested, source), ())


def reprint() -> Analysis:
    """The meeting again, as another paper prints it."""
    t = _text("reprint", REPRINT, date(2023, 9, 14), "nb", publisher="Lyngblad")
    m = t.mention
    entities = (
        Entity("e0", EntityType.PERSON, "Kari Nordvik", (m("Kari Nordvik"),)),
        Entity("e1", EntityType.PERSON, "Tomas Arland", (m("Tomas Arland"),)),
    )
    args = tuple(Argument("participant", e.id, e.mentions[0], "role:participant") for e in entities)
    wednesday = DateExpression(m("onsdag", 0, "date"), "2023-09-13", "2023-09-13", "2023-09-13", "", "time:weekday")
    trigger = _trigger("Meeting", m("møtte", 0, "trigger"), Modality.ASSERTED)
    event = Event("v0", "Meeting", (trigger,), args, (), wednesday, Status.REPORTED, "own voice")
    return Analysis(t.document, entities, (), (wednesday,), (event,), (), ())


def corpus() -> Corpus:
    """All three, with actors joined across them."""
    tromso = PlaceLink("geonames:3133895", "Tromsø", "NO", 69.6489, 18.95508, "PPLA", 0.93, "exact name, only one")
    same = CrossMerge("entity", ("harbour", "e0"), ("reprint", "e0"), "link:name", "same full name", 0.9)
    actors = (
        Actor(
            "person:kari-nordvik",
            EntityType.PERSON,
            "Kari Nordvik",
            ("Nordvik",),
            (("harbour", "e0"), ("reprint", "e0")),
            (same,),
        ),
        Actor(
            "person:tomas-arland",
            EntityType.PERSON,
            "Tomas Arland",
            ("Arland",),
            (("harbour", "e1"), ("reprint", "e1")),
        ),
        Actor("geonames:3133895", EntityType.PLACE, "Tromsø", (), (("harbour", "e2"),), place=tromso),
        Actor("org:nordposten", EntityType.ORGANIZATION, "Nordposten", (), (("harbour", "e3"), ("sale", "e2"))),
        Actor("state:XS", EntityType.STATE, "Sørland", (), (("harbour", "e4"), ("sale", "e0")), state="XS"),
        Actor("state:XV", EntityType.STATE, "Vestland", (), (("harbour", "e5"), ("sale", "e1")), state="XV"),
        Actor("group:harbour:eksperter", EntityType.GROUP, "eksperter", (), (("harbour", "e6"),)),
        Actor("place:havøya", EntityType.PLACE, "Havøya", (), (("harbour", "e7"),), within="XV"),
        Actor("person:ola-strand", EntityType.PERSON, "Ola Strand", (), (("harbour", "e8"),)),
        Actor("group:sale:kjelde", EntityType.GROUP, "ei kjelde", (), (("sale", "e3"),)),
    )
    links = (
        CrossMerge("event", ("harbour", "v0"), ("reprint", "v0"), "link:event", "same type, actors, day", 1.0),
        CrossMerge("event", ("harbour", "v1"), ("sale", "v0"), "link:event", "same type and actors", 0.8),
    )
    return Corpus((harbour(), sale(), reprint()), actors, links, (("reprint", "harbour"),))
