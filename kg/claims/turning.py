"""What an attribution's stance comes to at one event of its content.

Negation turns saying into denying, "må" and "bør" turn it into demanding, one's own future act into announcing.
"""

from __future__ import annotations

from itertools import islice

from kg import syntax
from kg.claims import negation
from kg.claims.sides import Sides
from kg.claims.sources import FIRST_PERSON
from kg.lexicon import stances
from kg.model import Attribution, Document, Event, EventMention, Modality, Stance, Status, Token

_CAN_TURN = frozenset({Stance.ASSERTS, Stance.SUSPECTS, Stance.CONFIRMS, Stance.ANNOUNCES})
_OPEN = frozenset({Stance.ASSERTS, Stance.SUSPECTS})
_OBLIGATION = frozenset({"må", "bør", "burde", "lyt"})
_CAN = frozenset({"kan", "kunne"})
# "ingen [tvil] om at" is certainty
_DOUBT = "tvil"
_READY = frozenset(
    (
        "klar",
        "klare",
        "klart",
        "rede",
        "reie",
        "reiug",
        "reiuge",
        "parat",
        "parate",
        "villig",
        "villige",
        "viljug",
        "viljuge",
    )
) | {"viljuge", "beredt", "innstilt", "innstilte"}
_GOVERNORS = 2
_BUYING = ("kjøp", "innkjøp", "anskaff", "bestill", "bestilt", "ting", "importer", "skaff")
_SHALL = frozenset({"skal", "kommer", "kjem"})


def stance_at(doc: Document, a: Attribution, event: Event, mention: EventMention, sides: Sides) -> tuple[Stance, bool]:
    """The claimant's stance on the event as this mention in his content tells it, and whether it is negated there."""
    trigger = mention.trigger.head
    if _is_disbelief(doc, a) and _is_known(doc, mention, a):
        return Stance.SUSPECTS, False
    own = sides.is_own_act(a.source or "", event, buying=_is_bought(doc, trigger)) or _in_first_person(doc, a, trigger)
    negated = _is_negated(doc, a, mention) != negation.has_exception(doc, trigger, a)
    if a.stance in _OPEN and _is_called_for(doc, trigger, a):
        return Stance.DEMANDS, negated
    if _is_left_open(doc, a) and not mention.past:
        return Stance.ASSERTS, False
    stance = _turned(a.stance, negated)
    if stance in _OPEN and not negated and _is_wished(doc, trigger, a):
        return Stance.HOPES, negated
    if stance is Stance.ANNOUNCES and (_is_done(doc, event, mention) or (_is_over(doc, mention) and not own)):
        return Stance.ASSERTS, negated
    if stance is Stance.ASSERTS and _is_ahead(doc, a, event, mention):
        ordered = sides.is_ordered_by(a.source or "", event) and _shall(doc, trigger)
        return (Stance.ANNOUNCES if own or ordered else stance), negated
    return stance, negated


def _is_disbelief(doc: Document, a: Attribution) -> bool:
    """ "Tror ikke", "venter ikke": a belief that is negated."""
    entries = stances.default().by_form.get(doc.tokens[a.cue.head].low, ())
    return a.stance is Stance.DENIES and any(e.stance is Stance.SUSPECTS for e in entries)


def _is_known(doc: Document, mention: EventMention, a: Attribution) -> bool:
    """ "(Tror ikke) [sanksjonene] virker": what the article has told of; the doubt is about what it leads to."""
    head = doc.tokens[mention.trigger.head]
    return mention.nominal and mention.definite and head.head in a.scope and syntax.is_verb(doc.tokens[head.head])


def _is_left_open(doc: Document, a: Attribution) -> bool:
    """ "Ministeren utelukker ikke sanksjoner" of what may come; who "kan ikke utelukke" something only thinks so."""
    form = doc.tokens[a.cue.head].low
    able = {t.low for t in syntax.auxiliaries(doc, a.cue.head)} & _CAN
    return a.stance is Stance.SUSPECTS and form.startswith("uteluk") and not able


def _turned(stance: Stance, negated: bool) -> Stance:
    """Asserting that something did not happen is denying it; denying that it did not is asserting it."""
    if negated and stance in _CAN_TURN:
        return Stance.DENIES
    if negated and stance is Stance.DENIES:
        return Stance.ASSERTS
    return stance


def _is_negated(doc: Document, a: Attribution, mention: EventMention) -> bool:
    """By a word of the content that negates the event, not by one that forbids or prevents it."""
    cue = mention.cue
    if _is_given_up_for(doc, mention.trigger.head):
        return False
    if mention.nominal and negation.denies_a_name(doc, mention.trigger.head):
        return False
    if mention.modality is Modality.NEGATED and cue is not None:
        word = doc.tokens[cue.head]
        if word.head >= 0 and doc.tokens[word.head].low == _DOUBT:
            return False
        says_no = (word.upos not in {"VERB", "NOUN"} and word.rel != "amod") or _is_refused(doc, word)
        return cue.head in a.scope and says_no
    return negation.is_negated_within(doc, mention.trigger.head, a.scope)


def _is_given_up_for(doc: Document, trigger: int) -> bool:
    """ "Han bør rydde opp, i stedet for å [teste] raketter", "ikke imot [avtalen]": nobody denies that there is."""
    before = [t.low for t in doc.tokens[max(0, trigger - 4) : trigger]]
    instead = before[:3] in (["i", "stedet", "for"], ["i", "staden", "for"]) and before[3:] == ["å"]
    return instead or before[-2:] in (["ikke", "imot"], ["ikkje", "imot"], ["ikke", "mot"], ["ikkje", "mot"])


def _is_refused(doc: Document, word: Token) -> bool:
    """ "Søknaden om å kjøpe våpen er avslått": who says so says that it is not to be."""
    return word.low.startswith(("avslå", "avslo")) and (
        syntax.is_passive(doc, word.i) or syntax.child(doc, word.i, "cop") is not None
    )


def _in_first_person(doc: Document, a: Attribution, trigger: int) -> bool:
    """The speaker's own act by his own words: "– Vi kommer til å innføre sanksjoner"."""
    verb = a.quote is not None and syntax.is_verb(doc.tokens[trigger])
    subject = syntax.subject(doc, trigger) if verb else None
    return subject is not None and doc.tokens[subject].low in FIRST_PERSON


def _is_ahead(doc: Document, a: Attribution, event: Event, mention: EventMention) -> bool:
    """The event lies in the future of the text: by its verb, its status or its date."""
    if mention.past and not negation.is_future(doc, mention.trigger.head):
        return False
    published = doc.article.published_day
    dated = event.date is not None and published is not None and event.date.earliest > published.isoformat()
    planned = event.status is Status.PLANNED
    ready = _is_ready(doc, mention.trigger.head)
    return a.future or dated or planned or ready or negation.is_future(doc, mention.trigger.head)


def _is_ready(doc: Document, trigger: int) -> bool:
    """ "Klar til å [undertegne]", "rede til å innlede [samtaler]"."""
    above = islice(syntax.ancestors(doc, trigger), _GOVERNORS)
    return any(doc.tokens[k].low in _READY and k < trigger for k in above)


def _is_bought(doc: Document, trigger: int) -> bool:
    """The act is that of who gets something: "kjøpe", "innkjøpet", "bestilt"."""
    return doc.tokens[trigger].low.startswith(_BUYING)


def _is_called_for(doc: Document, trigger: int, a: Attribution) -> bool:
    """ "Norge bør levere kampfly", "Serbia må løslate dem": what somebody says ought to be. "Må ha levert" infers."""
    for k in _predicates_above(doc, trigger, a):
        words = {t.low for t in syntax.auxiliaries(doc, k)}
        if words & _OBLIGATION and "ha" not in words:
            subject = syntax.subject(doc, k)
            return subject is None or doc.tokens[subject].low not in FIRST_PERSON
    return False


def _is_done(doc: Document, event: Event, mention: EventMention) -> bool:
    """ "Ministeriet kunngjorde [avtalen]" where the article has told before that it was made: no act to come."""
    known = doc.tokens[mention.trigger.head].feat("Definite") == "Def"
    told = (m for m in event.mentions if m.trigger.head < mention.trigger.head)
    return known and any(m.past and m.modality is Modality.ASSERTED and not m.nominal for m in told)


def _is_over(doc: Document, mention: EventMention) -> bool:
    """ "Offentliggjorde navnene på dem som skal ha [levert] våpen": what others have done is told, not announced."""
    told = mention.modality is Modality.HEARSAY or (mention.past and mention.modality is Modality.ASSERTED)
    return told and not mention.nominal and not negation.is_future(doc, mention.trigger.head)


def _is_wished(doc: Document, trigger: int, a: Attribution) -> bool:
    """ "Han [møter] gjerne X", "de vil gjerne [forhandle]": neither done nor promised."""
    t = doc.tokens[trigger]
    adverbs = [doc.tokens[c].low for c in syntax.children(doc, trigger, "advmod") if c in a.scope]
    past = t.feat("Tense") == "Past" or t.feat("VerbForm") == "Part"
    return syntax.is_verb(t) and "gjerne" in adverbs and not past


def _shall(doc: Document, trigger: int) -> bool:
    """ "Soldatene skal sendes": what is ordered, unlike what somebody else will do."""
    words = {t.low for t in syntax.auxiliaries(doc, trigger)}
    return bool(words & _SHALL) and "ha" not in words


def _predicates_above(doc: Document, trigger: int, a: Attribution) -> tuple[int, ...]:
    """The trigger and, for a noun, the verb it belongs to; for an infinitive the verbs that govern it."""
    out = [trigger]
    for k in syntax.ancestors(doc, trigger):
        t = doc.tokens[out[-1]]
        linked = t.rel == "xcomp" or (not syntax.is_verb(t) and t.rel in {"obj", "obl", "nsubj"})
        if k not in a.scope or not linked:
            break
        out.append(k)
    return tuple(out)
