"""Whose claim it is where no verb has a subject: owners of nouns and documents, agents of passives."""

from __future__ import annotations

from kg import syntax
from kg.claims import leaks
from kg.claims.sources import Source, Sources, right_of
from kg.lexicon import stances
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, EntityType, Mention, Sentence

_OWNER_PREPOSITIONS = frozenset({"fra", "frå", "hos", "blant", "til", "i"})

_CAME = frozenset({"kom", "kommer", "kjem", "kommet", "kome"})
_AGENT_REACH = 6
_KNOWN_WITHIN = 4


def noun_owner(sources: Sources, k: int, s: Sentence, *, addressed: bool = False) -> Source | None:
    """The genitive before a noun of stance, else the phrase with "fra", "hos", "blant" … right behind it or "kom".

    With ``addressed`` a phrase with "til" names whom the noun is directed at: "en oppfordring til FN om".
    """
    doc = sources.doc
    possessor = syntax.genitive(doc, k)
    if possessor is not None:
        found = sources.of_phrase(possessor)
        if found is not None:
            return found
    before = sources.ending(k - 1) if k > s.first else None
    if before is not None and syntax.is_genitive(doc.tokens[k - 1]):
        return before
    came = doc.tokens[k].head
    if doc.tokens[k].rel == "nsubj" and came >= 0 and doc.tokens[came].low in _CAME:
        sender = next((n for case, n in syntax.obliques(doc, came) if case in {"fra", "frå"}), None)
        if sender is not None:
            return sources.of_phrase(sender)
    behind = doc.tokens[k + 1].low if k + 1 < s.last else ""
    if behind in _OWNER_PREPOSITIONS and not (addressed and behind == "til"):
        return right_of(sources, k + 2, s.last)
    return None


def passive_agent(sources: Sources, k: int) -> Source | None:
    """ "blir avvist av X", "i Moskva avvises det", "fra Kreml opplyses det"; in "hevdes det" nobody is named."""
    doc = sources.doc
    for preposition, nominal in syntax.obliques(doc, k):
        if preposition in {"av", "frå", "fra"}:
            return sources.of_phrase(nominal) or sources.state_of_capital(nominal)
        if preposition == "i" and sources.state_of_capital(nominal) is not None:
            return sources.state_of_capital(nominal)
    end = doc.sentence_of(k).last
    for j in range(k + 1, min(k + _AGENT_REACH, end)):
        if doc.tokens[j].low == "av":
            return right_of(sources, j + 1, end)
        if doc.tokens[j].upos in {"PUNCT", "SCONJ", "VERB"}:
            break
    return None


def authority_before(sources: Sources, lexicon: StanceLexicon, k: int) -> Source | None:
    """The police or prosecutors named last before a suspicion, in its sentence or the one before it."""
    doc = sources.doc
    first = doc.sentences[max(0, doc.sentence_of(k).i - 1)].first
    named = (j for j in range(k - 1, first - 1, -1) if doc.tokens[j].low.startswith(lexicon.authorities))
    return next((s for j in named if (s := sources.of_phrase(j)) is not None), None)


def document_owner(sources: Sources, k: int, end: int) -> Source | None:
    """Whose document it is, or else who has got hold of it: "i dokumenter som er lekket til X"."""
    owner = _author_of_document(sources, k, end) or leaks.obtained_by(sources, k, end)
    return owner or _owner_of_known_document(sources, k, end)


def _owner_of_known_document(sources: Sources, k: int, end: int) -> Source | None:
    """ "Heter det i uttalelsen": whose statement it was when it was told of, else who acted in the sentence before."""
    doc = sources.doc
    noun = next((t for t in doc.tokens[k:end] if t.upos in {"NOUN", "PUNCT", "VERB"}), None)
    statement = noun is not None and noun.low.endswith(stances.default().documents)
    if noun is None or not statement or not syntax.has_definite_form(noun):
        return None
    here = noun.sent
    for s in reversed(doc.sentences[max(0, here - _KNOWN_WITHIN) : here]):
        told = (t.i for t in doc.tokens[s.first : s.last] if t.upos == "NOUN" and t.lemma == noun.lemma)
        owner = next((o for j in told if (o := _author_of_document(sources, j, s.last)) is not None), None)
        if owner is not None:
            return owner
    before = doc.sentences[here - 1] if here > 0 else None
    root = next((t.i for t in doc.tokens[before.first : before.last] if t.rel == "root"), None) if before else None
    subject = syntax.child(doc, root, "nsubj") if root is not None else None
    found = sources.of_phrase(subject) if subject is not None else None
    return found if found is not None and _can_state(sources, found) else None


def _can_state(sources: Sources, source: Source) -> bool:
    return sources.entity(source.entity).type in {EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP}


def _author_of_document(sources: Sources, k: int, end: int) -> Source | None:
    """ "I E-tjenestens rapport", "i en rapport fra FN", "i en melding fra departementet"."""
    doc = sources.doc
    for j in range(k, end):
        t = doc.tokens[j]
        published = _published_by(sources, j) if j > k else None
        if published is not None:
            return published
        if t.upos in {"PUNCT", "SCONJ"} or (t.upos in {"VERB", "AUX"} and syntax.is_finite(t)):
            return None
        found = sources.starting(j) or (sources.state_of_capital(j) if _from(doc, j) else None)
        if found is None:
            continue
        if sources.is_modifier(found.mention):
            # "i FNs rapport", but "i en rapport fra FNs ekspertpanel" is not the UN's
            return None if _from(doc, j) and j > k else found
        if j == k or _from(doc, j) or _made_by(doc, found.mention):
            return found
    return None


def _published_by(sources: Sources, k: int) -> Source | None:
    """ "I meldingen, som [Hamas] la ut": the subject of the relative clause that begins with token ``k``."""
    doc = sources.doc
    k += doc.tokens[k].form == ","
    if k + 1 >= len(doc.tokens) or doc.tokens[k].low != "som":
        return None
    named = sources.starting(k + 1)
    return named if named is not None and _made_by(doc, named.mention, opener="som") else None


def _made_by(doc: Document, author: Mention, opener: str = "") -> bool:
    """The subject of a clause without "som" behind the document's noun: "en rapport [Amnesty] la fram"."""
    behind = doc.tokens[author.last] if author.last < len(doc.tokens) else None
    verb = behind is not None and behind.upos in {"VERB", "AUX"}
    before = doc.tokens[author.first - 1] if author.first > 0 else None
    return verb and before is not None and (before.low == opener if opener else before.upos == "NOUN")


def _from(doc: Document, k: int) -> bool:
    words = {doc.tokens[j].low for j in range(max(0, k - 3), k)}
    return bool(words & {"fra", "frå", "til", "av"}) or syntax.case(doc, k) in {"fra", "frå", "til", "av"}
