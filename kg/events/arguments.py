"""Roles of one trigger: each role's functions in order of preference, wrong-typed fillers being no match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import syntax
from kg.events import functions, grievances, metonymy, predicates, whereabouts
from kg.events.companions import both_sides, companions
from kg.events.fillers import Referents, compound_item, item_at
from kg.events.thing_classes import in_class, is_known_as, is_of_class, names_a_thing, stands_for
from kg.events.triggers import Trigger, modifier_stems
from kg.lexicon import nations
from kg.lexicon.frames import THING_ROLES, NounClass, core_roles, may_fill, noun_classes
from kg.model import Argument, Document, Entity, EntityType, Item, Mention

_REACH = 2  # sentences before a noun in which what it lacks may have been named
_OF_THINGS = frozenset({"ArmsTransfer", "Deployment"})  # pronouns and counts may stand for the arms or troops
_SYMMETRIC = frozenset({"participant", "party"})
_ONLY_IF_UNKNOWN = ("inside", "occasion", "resolving")
_NO_THINGS = frozenset({"adjective", "compound", "embassy", "self"})  # functions that are no phrase of their own


def entity_arguments(doc: Document, trigger: Trigger, who: Referents) -> tuple[Argument, ...]:
    """All roles filled by entities, place included. An entity fills one role of a trigger (place may repeat it)."""
    key = (trigger.frame.name, trigger.head, trigger.first)
    if key not in who.filled:
        who.filled[key] = _entity_arguments(doc, trigger, who)
    return who.filled[key]


def _entity_arguments(doc: Document, trigger: Trigger, who: Referents) -> tuple[Argument, ...]:
    out: list[Argument] = []
    taken: set[str] = set()
    for role, names in trigger.frame.roles:
        if role in THING_ROLES:
            continue
        for function in names:
            found = [
                Argument(role, e.id, m, f"{trigger.frame.name}/{function}")
                for m, e in _referents(doc, trigger, role, function, who)
                if e.id not in taken and may_fill(trigger.frame.type, role, e.type)
            ]
            if function.startswith(_ONLY_IF_UNKNOWN) and sum(a.role == role for a in out) > 1:
                continue  # those who met are known
            found = list({a.entity: a for a in found}.values())
            out += found
            taken |= {a.entity for a in found}
            if role not in _SYMMETRIC and (found or (role == "target" and _is_said(doc, trigger, function))):
                break
    out += companions(doc, trigger, out, who)
    out += whereabouts.places(doc, trigger, who, {a.entity for a in out if a.role == "place"})
    out += _where_the_court_is(doc, trigger, out, who)
    return (*out, *_struck(doc, trigger, out, who), *both_sides(doc, trigger, out))


def _where_the_court_is(
    doc: Document, trigger: Trigger, arguments: Sequence[Argument], who: Referents
) -> tuple[Argument, ...]:
    """ "En domstol i Seoul dømte": there, unless the text says where."""
    if trigger.frame.type != "Arrest" or any(a.role == "place" for a in arguments):
        return ()
    sites = (a.mention.head for a in arguments if a.role == "agent")
    inside = (f for s in sites for case, i in syntax.obliques(doc, s) if case == "i" for f in who.all_at(i))
    found = next(((m, e) for m, e in inside if e.type is EntityType.PLACE), None)
    return (Argument("place", found[1].id, found[0], f"{trigger.frame.name}/agent"),) if found is not None else ()


def _is_said(doc: Document, trigger: Trigger, function: str) -> bool:
    """Whether something nobody knows stands in a function: "angrep et lasteskip i Rødehavet" does not hit the sea."""
    return function not in _NO_THINGS and any(True for _ in _things(doc, trigger, function))


def _struck(doc: Document, trigger: Trigger, arguments: Sequence[Argument], who: Referents) -> Iterator[Argument]:
    """An attack on a place or state happens there, unless the text says where; so does one on what stands there."""
    if trigger.frame.type != "Attack" or any(a.role == "place" for a in arguments):
        return
    there = {e.id for e in who.entities if may_fill("Attack", "place", e.type)}
    struck = [replace(a, role="place") for a in arguments if a.role == "target" and a.entity in there]
    yield from struck or _where_it_stands(doc, trigger, who)


def _where_it_stands(doc: Document, trigger: Trigger, who: Referents) -> Iterator[Argument]:
    """ "En grensepost ved Chaman ble angrepet", "skjøt mot landsbyer i Tigray"."""
    hit = (f for f in dict(trigger.frame.roles).get("target", ()) if f not in _NO_THINGS)
    for function in hit:
        for item in _things(doc, trigger, function.partition("@")[0]):
            for i in whereabouts.place_of(doc, item.mention.head, who):
                yield from (
                    Argument("place", e.id, m, f"{trigger.frame.name}/{function}") for m, e in who.all_at(i)[:1]
                )
                return


def things(doc: Document, trigger: Trigger, role: str, who: Referents) -> tuple[Item, ...]:
    """The noun phrases that fill a role of things, coordinated ones apart, first function that gives any."""
    for function in dict(trigger.frame.roles).get(role, ()):
        found = (_named(doc, trigger, i, who) for i in _things(doc, trigger, function))
        items = tuple(i for i in found if i is not None)
        if items:
            return items
    return ()


def _named(doc: Document, trigger: Trigger, item: Item, who: Referents) -> Item | None:
    """A thing under the name that the text gives it: "flere" after "tre luftvernbatterier" are such batteries."""
    head = item.mention.head
    if item.mention.rule == "compound":
        return item
    known = who.at(head)
    if known is not None and known[1].type in {EntityType.PERSON, EntityType.GROUP}:
        return None
    wanted = (noun_classes()[c] for _, c in trigger.frame.requires)
    noun = next((n for nouns in wanted for n in [stands_for(doc, head, nouns, who)] if n is not None), None)
    if noun is not None and not head < noun < item.mention.last:
        return replace(item, label=item_at(doc, noun).label)
    return None if known is not None or doc.tokens[head].upos == "PRON" else item


def meets_requirements(doc: Document, trigger: Trigger, who: Referents) -> bool:
    """Whether every required role has a filler of the noun class that the frame asks for, or a fitting entity."""
    return all(
        any(
            _fits(doc, trigger, function, item, noun_classes()[wanted], who)
            for function, item in _candidates(doc, trigger, role)
        )
        for role, wanted in trigger.frame.requires
    )


def _candidates(doc: Document, trigger: Trigger, role: str) -> Iterator[tuple[str, Item]]:
    for function in dict(trigger.frame.roles).get(role, ()):
        yield from ((function, item) for item in _things(doc, trigger, function))


def _fits(doc: Document, trigger: Trigger, function: str, item: Item, wanted: NounClass, who: Referents) -> bool:
    """By its noun or name; or as an entity that the article knows, of a type that class and "i@Organization" take."""
    only = function.partition("@")[2]
    known = () if item.mention.rule == "compound" else tuple(e for _, e in who.all_at(item.mention.head))
    if only and not any(e.type == only for e in known):
        return False
    if is_of_class(doc, item, wanted, who) or any(e.type in wanted.entities for e in known):
        return True
    handed_on = trigger.frame.type in _OF_THINGS and item.mention.rule != "compound"
    return handed_on and stands_for(doc, item.mention.head, wanted, who) is not None


def unnamed(doc: Document, trigger: Trigger, filled: set[str], who: Referents) -> tuple[str, ...]:
    """Core roles, not ``filled``, whose filler is said but is nobody known: "fem personer er pågrepet"."""
    people = noun_classes()["people"]
    return tuple(
        role
        for role in sorted(core_roles().get(trigger.frame.type, ()))
        if role not in filled
        and any(
            function != "surface" and _is_somebody(doc, item, people)
            for function, item in _candidates(doc, trigger, role)
        )
    )


def _is_somebody(doc: Document, item: Item, people: NounClass) -> bool:
    if item.mention.rule == "compound":
        return False
    t = doc.tokens[item.mention.head]
    # "Tre er pågrepet" counts people, "klokka tre" does not.
    beside = doc.tokens[item.mention.first : item.mention.last]
    counted = t.upos == "NUM" and not t.form[0].isdigit() and not any(b.upos == "NOUN" for b in beside)
    return in_class(t, people) or counted or t.feat("Animacy") == "Hum"


def points_back(doc: Document, trigger: Trigger, who: Referents) -> bool:
    """Whether a trigger without the thing it requires means one that the text has told of.

    A definite noun does ("leveransen"), a verb does when its object is a pronoun or the short form of a word of the
    class ("vognene" after "stridsvogner"), and so does any trigger with a word of the class beside it (a verb in the
    same sentence, a noun also in the two before).
    """
    wanted = [noun_classes()[c] for _, c in trigger.frame.requires]
    if trigger.nominal and _names_another(doc, trigger, wanted, who):
        return False
    if trigger.nominal:
        return syntax.is_definite(doc, trigger.head) or _is_beside(doc, trigger, wanted)
    things = functions.find(doc, trigger.head, False, "object", trigger.particles)
    return any(doc.tokens[i].upos == "PRON" or any(is_known_as(doc, i, nouns, who) for nouns in wanted) for i in things)


def _is_beside(doc: Document, trigger: Trigger, wanted: Sequence[NounClass]) -> bool:
    """Whether a word of the classes stands near a noun before it or in its sentence."""
    here = doc.sentence_of(trigger.head)
    first = doc.sentences[max(0, here.i - _REACH)].first
    return any(in_class(t, nouns) for t in doc.tokens[first : here.last] for nouns in wanted if t.i != trigger.head)


# First parts of compounds that say how, not what: "storleveransen", "videresalget" point back.
_NEUTRAL = frozenset(
    {
        "del", "enkelt", "etter", "første", "hoved", "hovud", "kjempe", "prøve", "rekord", "stor", "tilleggs",
        "tillegg", "vidare", "videre",
    }
)  # fmt: skip


def _names_another(doc: Document, trigger: Trigger, wanted: Sequence[NounClass], who: Referents) -> bool:
    """Whether a noun tells of another thing than the frame asks for: "import av gass", "gassimporten"."""
    roles = dict(trigger.frame.roles)
    asked = [function for role, _ in trigger.frame.requires for function in roles.get(role, ())]
    modifier = trigger.modifier.lower()
    if modifier and "compound" in asked and modifier.isalpha() and trigger.modifier[:1].islower():
        return not any(s in _NEUTRAL for s in (modifier, *modifier_stems(modifier)))
    said = tuple(_things(doc, trigger, "av")) if "av" in asked else ()
    return any(
        doc.tokens[i.mention.head].upos == "NOUN"
        and not any(is_of_class(doc, i, nouns, who) for nouns in wanted)
        and not syntax.is_definite(doc, i.mention.head)
        for i in said
    )


def _things(doc: Document, trigger: Trigger, function: str) -> Iterator[Item]:
    if function == "compound":
        if trigger.modifier:
            yield compound_item(doc, trigger.head, _without_linking(trigger))
        return
    if function == "self":
        yield item_at(doc, trigger.head)
        return
    for i in functions.find(
        doc, trigger.head, trigger.nominal, function.partition("@")[0], trigger.particles, trigger.phrase
    ):
        for j in syntax.coordinated_below(doc, i):
            if names_a_thing(doc.tokens[j]):
                yield item_at(doc, j)


def _without_linking(trigger: Trigger) -> str:
    """The first part of a compound without a linking letter, where a class knows it: "ammunisjon(s)kjøp"."""
    wanted = [noun_classes()[c] for _, c in trigger.frame.requires]
    fitting = (s for s in modifier_stems(trigger.modifier) if any(s in nouns for nouns in wanted))
    return trigger.modifier[: len(next(fitting, trigger.modifier))]


def _referents(
    doc: Document, trigger: Trigger, role: str, function: str, who: Referents
) -> Iterator[tuple[Mention, Entity]]:
    if function == "light" and role in metonymy.ROLES and functions.is_got(doc, trigger.head):
        return
    if function == "iobj" and trigger.frame.type == "Sanction" and predicates.is_received(doc, trigger.head):
        return  # "fikk gjeninnført straffetiltak": they had it done
    if function == "subject" and role == "agent" and functions.suffers(doc, trigger.head, trigger.phrase):
        return
    if function == "adjective":
        yield from metonymy.nationalities(doc, trigger.head, who)
    elif function == "compound":
        yield from _compound_entity(doc, trigger, who)
    elif function == "embassy":
        yield from (f for i in grievances.embassies(doc, trigger.head) for f in metonymy.makers(doc, i, who))
    elif function == "origin":
        roles = dict(trigger.frame.roles)
        for item in (*roles.get("item", ()), *roles.get("thing", ())):
            for i in functions.find(doc, trigger.head, trigger.nominal, item, trigger.particles, trigger.phrase):
                yield from metonymy.makers(doc, i, who)
    else:
        word, _, only = function.partition("@")
        for i in functions.find(doc, trigger.head, trigger.nominal, word, trigger.particles, trigger.phrase):
            behind = metonymy.owners(doc, i, who) if role in metonymy.ROLES else ()
            behind = behind or (metonymy.possessors(doc, i, who) if _is_hit(trigger, role, function) else ())
            yield from (f for f in behind or who.all_at(i) if not only or f[1].type == only)


def _is_hit(trigger: Trigger, role: str, function: str) -> bool:
    """What hits a thing hits its owner, and so does what is threatened with; what is itself threatened does not."""
    return role == "target" and (trigger.frame.type != "Threat" or function == "threatened")


def _compound_entity(doc: Document, trigger: Trigger, who: Referents) -> Iterator[tuple[Mention, Entity]]:
    """ "FN-sanksjonene", "Iran-avtalen": the entity of that name, if the article names it elsewhere."""
    if not trigger.modifier:
        return
    wanted = trigger.modifier.lower()
    code = nations.load().by_name(trigger.modifier)
    for e in who.entities:
        names = {e.name.lower(), *(a.lower() for a in e.aliases)}
        if wanted in names or (code is not None and e.state == code):
            yield compound_item(doc, trigger.head, trigger.modifier).mention, e
            return


def title_of(doc: Document, trigger: Trigger) -> str:
    """The office that an appointment or departure is about, as an indefinite lemma; "" if not said."""
    for function in dict(trigger.frame.roles).get("title", ()):
        for item in _things(doc, trigger, function):
            lemma = doc.tokens[item.mention.head].low_lemma
            if lemma in noun_classes()["office"]:
                return lemma
    return ""
