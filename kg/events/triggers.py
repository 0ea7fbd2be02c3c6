"""Which words of a document denote events: frame patterns matched on lemmas, particles, reflexives and compounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg import syntax
from kg.events import voice
from kg.lexicon import verb_forms
from kg.lexicon.frames import Frame, Pattern
from kg.model import Document, SegmentKind, Sentence, Token

_REFLEXIVES = frozenset({"seg", "meg", "deg", "oss", "dere", "dykk"})
_NOUN_ENDINGS = ("ene", "ane", "en", "et", "er", "ar", "a", "n", "s", "")
_PERSON_ENDINGS = (("re", "er"), ("rene", "er"), ("ere", "er"), ("erne", "er"), ("arar", "ar"), ("arane", "ar"))
_SYNCOPATED = frozenset("lnr")  # "våpn-ene" of "våpen"
_VOWELS = frozenset("aeiouyæøå")
_LINKING = ("s", "e", "-", "")
_PARTICLE_WINDOW = 9
_SHORTEST_MODIFIER = 2
_LONG = 7
_CONTENT_WORDS = frozenset({"ADJ", "AUX", "NOUN", "PROPN", "VERB"})
_MEMO = 65_536


@dataclass(frozen=True, slots=True)
class Trigger:
    """A matched word: ``head`` is its token, ``first``/``last`` its token range; ``modifier`` is the first part of
    a compound trigger ("våpen" in "våpenleveranse"), "" if none; ``particles`` those of a particle verb; ``length``
    the letters of the pattern that matched, by which the more specific frame is told.
    """

    frame: Frame
    head: int
    first: int
    last: int
    nominal: bool
    modifier: str
    particles: tuple[str, ...] = ()
    length: int = 0

    @property
    def phrase(self) -> tuple[int, ...]:
        """The tokens of a trigger phrase; empty for a single word."""
        return tuple(range(self.first, self.last)) if self.last - self.first > 1 else ()


@dataclass(frozen=True)
class _Index:
    exact: Mapping[tuple[str, str], tuple[tuple[Frame, Pattern], ...]]
    suffixes: Mapping[str, tuple[Frame, ...]]
    phrases: Mapping[tuple[str, str], tuple[tuple[Frame, tuple[str, ...]], ...]]
    openings: frozenset[str]
    compounds: dict[str, tuple[tuple[Frame, int], ...]] = field(default_factory=dict)


@cache
def _index(frames: tuple[Frame, ...]) -> _Index:
    exact: dict[tuple[str, str], list[tuple[Frame, Pattern]]] = defaultdict(list)
    phrases: dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]] = defaultdict(list)
    suffixes: dict[str, list[Frame]] = defaultdict(list)
    for f in frames:
        for p in f.patterns:
            exact[p.upos, p.lemma].append((f, p))
            if p.suffix:
                suffixes[p.lemma].append(f)
        for words in f.phrases:
            low = tuple(w.lower() for w in words)
            phrases[low[0], low[1] if len(low) > 1 else ""].append((f, low))
    return _Index(
        {k: tuple(v) for k, v in exact.items()},
        {k: tuple(v) for k, v in suffixes.items()},
        {k: tuple(v) for k, v in phrases.items()},
        frozenset(first for first, _ in phrases),
    )


def find_triggers(doc: Document, frames: Sequence[Frame]) -> Iterator[Trigger]:
    """Every trigger outside meta segments, in text order; a phrase hides the words inside it."""
    index = _index(tuple(frames))
    for sentence in doc.sentences:
        if sentence.segment is SegmentKind.META:
            continue
        covered: set[int] = set()
        for t in doc.tokens[sentence.first : sentence.last]:
            if t.low in index.openings or t.low_lemma in index.openings:
                for trigger in _phrases_at(doc, sentence, t, index):
                    covered |= set(range(trigger.first, trigger.last))
                    yield trigger
        for t in doc.tokens[sentence.first : sentence.last]:
            if t.i not in covered and (t.upos in _CONTENT_WORDS or "aux:pass" in doc.dependents[t.i]):
                yield from _words_at(doc, sentence, t, index)
                yield from _compounds_at(doc, t, index)


def _phrases_at(doc: Document, sentence: Sentence, t: Token, index: _Index) -> Iterator[Trigger]:
    for first in _as_written_or_listed(t):
        if first not in index.openings:
            continue
        seconds = _as_written_or_listed(doc.tokens[t.i + 1]) if t.i + 1 < sentence.last else ()
        for frame, words in (p for second in (*seconds, "") for p in index.phrases.get((first, second), ())):
            last = t.i + len(words)
            row = doc.tokens[t.i + 2 : last] if last <= sentence.last else ()
            fits = all(w in _as_written_or_listed(u) for w, u in zip(words[2:], row, strict=False))
            if last <= sentence.last and fits:
                head = _phrase_head(doc, t.i, last)
                yield Trigger(frame, head, t.i, last, doc.tokens[head].upos in {"NOUN", "PROPN"}, "")


def _as_written_or_listed(t: Token) -> tuple[str, ...]:
    lemma, form = t.low_lemma, t.low
    return (lemma,) if lemma == form else (lemma, form)


def _phrase_head(doc: Document, first: int, last: int) -> int:
    inside = range(first, last)
    return next((i for i in inside if doc.tokens[i].head not in inside), first)


def _words_at(doc: Document, sentence: Sentence, t: Token, index: _Index) -> Iterator[Trigger]:
    beside: list[Token] = []
    for upos in _roles_as(doc, t):
        for lemma in _lemmas(t, upos):
            for frame, pattern in index.exact.get((upos, lemma), ()):
                if lemma in frame.exclude:
                    continue
                if pattern.particle or pattern.reflexive:
                    beside = beside or _beside(doc, sentence, t)
                    if not _has_companions(doc, beside, t, pattern):
                        continue
                yield Trigger(frame, t.i, t.i, t.i + 1, upos == "NOUN", "", pattern.particle, len(lemma))


def _roles_as(doc: Document, t: Token) -> tuple[str, ...]:
    """The classes of pattern a token may match; with a passive auxiliary anything is a participle."""
    if "aux:pass" in doc.dependents[t.i]:
        return ("VERB",)
    if t.upos in {"VERB", "AUX"} and t.rel not in {"aux", "cop"}:
        return ("VERB", "NOUN") if _is_noun_of_action(doc, t) else ("VERB",)
    if t.upos == "ADJ":
        if t.feat("VerbForm") or voice.is_participle(doc, t.i):
            # no participle is its own infinitive: "det er | hastemøte"
            return ("NOUN", "ADJ") if t.low == t.low_lemma and len(t.form) > _LONG else ("VERB", "ADJ")
        # taggers take compounds that they have not met for adjectives: "holder hastemøte"
        return ("NOUN", "ADJ") if t.rel in {"obj", "obl", "nmod", "nsubj"} and len(t.form) > _LONG else ("ADJ",)
    if t.upos not in {"NOUN", "PROPN"}:
        return ()
    if voice.is_noun_like_participle(doc, t.i) or voice.is_listed_participle(doc, t.i):
        return ("VERB", "NOUN")
    # "Trump truer Iran": a word with a subject of its own is a predicate, whatever the tagger says
    predicate = syntax.child(doc, t.i, "nsubj") is not None and syntax.child(doc, t.i, "cop") is None
    return ("NOUN", "VERB") if predicate else ("NOUN",)


def _is_noun_of_action(doc: Document, t: Token) -> bool:
    """ "stanset | eksport | av ammunisjon": an uninflected object without an infinitive marker, taken for a verb."""
    bare = t.low == t.low_lemma and t.feat("VerbForm") in {None, "Part"} and not t.feat("Mood")
    return bare and t.rel in {"obj", "nsubj", "nmod", "obl"} and not syntax.children(doc, t.i, "mark", "aux", "obj")


def _lemmas(t: Token, upos: str) -> tuple[str, ...]:
    """The lemma, and what it can be where the model left a word inflected or made a lemma up."""
    lemma, form = t.low_lemma, t.low
    if upos == "VERB":
        weak = () if t.feat("VerbForm") == "Inf" else verb_forms.weak(form, lemma)
        return (lemma, *verb_forms.lemmas(form, lemma), *weak)
    if upos != "NOUN":
        return (lemma,)
    return _noun_lemmas(lemma, form, _endings(t))


@lru_cache(maxsize=_MEMO)
def _noun_lemmas(lemma: str, form: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    cut = [form[: -len(e)] if e else form for e in endings if form.endswith(e)]
    cut += [f"{s[:-1]}e{s[-1]}" for s in cut if s[-1:] in _SYNCOPATED and s[-2:-1] not in _VOWELS]
    stems = [s + e for s in cut for e in ("", "e")]
    if form.startswith(lemma + "e"):
        stems.append(lemma + "e")  # "handelsavtal" for "handelsavtalen"
    return tuple(dict.fromkeys((lemma, *(s for s in stems if len(s) > 3))))


def _endings(t: Token) -> tuple[str, ...]:
    """The endings a noun of these features can have; all of them for names, whose features are not marked."""
    return _NOUN_ENDINGS if t.upos == "PROPN" or "-" in t.form else _endings_of(t.feats)


@lru_cache(maxsize=_MEMO)
def _endings_of(features: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    feats = dict(features)
    if feats.get("Definite") == "Def":
        return ("ene", "ane", "a") if feats.get("Number") == "Plur" else ("en", "et", "a", "n")
    if feats.get("Number") == "Plur":
        return ("er", "ar", "")
    # the nynorsk treebank marks only the indefinite: "våpna" has a gender and nothing else
    unmarked = "Definite" not in feats and "Gender" in feats
    return ("ene", "ane", "en", "et", "a", "n") if unmarked else ()


def _beside(doc: Document, sentence: Sentence, verb: Token) -> list[Token]:
    """Where particles and reflexives of a verb stand: some words behind it, and what hangs on it before it."""
    before = (doc.tokens[c] for c in doc.children[verb.i] if c < verb.i)
    behind = doc.tokens[verb.i + 1 : min(sentence.last, verb.i + _PARTICLE_WINDOW)]
    return [*behind, *(t for t in before if t.upos in {"ADP", "ADV"})]


def _has_companions(doc: Document, beside: Sequence[Token], verb: Token, pattern: Pattern) -> bool:
    """Whether the particles and the reflexive that a verb pattern asks for go with this verb."""
    if pattern.reflexive and not any(w.low in _REFLEXIVES for w in beside[:5]):
        return False
    return all(any(w.low == p and _belongs(doc, w, verb.i) for w in beside) for p in pattern.particle)


_ADVERBS = frozenset({"attende", "fram", "frem", "fri", "heim", "hjem", "laus", "løs", "saman", "sammen", "tilbake"})


def _belongs(doc: Document, word: Token, verb: int) -> bool:
    """Whether a particle goes with the verb: by the tree, or by standing right behind it ("settes fri omgående")."""
    return _goes_with(doc, word, verb) or (word.i == verb + 1 and word.low in _ADVERBS)


def _goes_with(doc: Document, word: Token, verb: int) -> bool:
    above = [word.head, *list(syntax.ancestors(doc, word.i))[1:3]]
    if verb not in above:
        return False
    between = above[: above.index(verb)]
    # "tok | over brukte fly": an attribute is no verb in between
    return not any(syntax.is_verb(doc.tokens[j]) and doc.tokens[j].rel != "amod" for j in between)


def _compounds_at(doc: Document, t: Token, index: _Index) -> Iterator[Trigger]:
    """Compounds that end in a pattern, the longest ending of each frame."""
    if t.upos not in {"NOUN", "PROPN"} and not (t.upos == "ADJ" and "NOUN" in _roles_as(doc, t)):
        return
    if t.upos == "PROPN" and _is_plain_name(t):
        return
    seen: set[str] = set()
    for lemma in _lemmas(t, "NOUN"):
        for frame, at in _endings_in(lemma, index):
            if frame.name not in seen:
                seen.add(frame.name)
                modifier = _modifier(t, lemma[:at])
                yield Trigger(frame, t.i, t.i, t.i + 1, True, modifier, (), len(lemma) - at)


def _endings_in(lemma: str, index: _Index) -> tuple[tuple[Frame, int], ...]:
    """The frames whose patterns a lemma ends in, and where; kept, as the same compounds come again and again."""
    found = index.compounds.get(lemma)
    if found is None:
        if len(index.compounds) >= _MEMO:
            index.compounds.clear()
        cuts = range(_SHORTEST_MODIFIER, len(lemma) - 1)
        found = tuple((f, at) for at in cuts for f in index.suffixes.get(lemma[at:], ()) if lemma not in f.exclude)
        index.compounds[lemma] = found
    return found


def _is_plain_name(t: Token) -> bool:
    """ "Rosoboronexport" names a firm; "Gazakrigen" and "Russland-avtale" are nouns."""
    low = t.low
    return "-" not in low and t.form[:1].isupper() and not low.endswith(("en", "et", "a", "ene", "ane", "er", "ar"))


def _modifier(t: Token, part: str) -> str:
    """The first part of a compound without its linking letter, in the case of the text ("FN", "våpen")."""
    original = t.form[: len(part)]
    return original[:-1] if original.endswith("-") else original


def stems(t: Token) -> tuple[str, ...]:
    """Lemmas that a noun or name can have, for look-up in noun classes; "ministrene", "lederne" lose their ending."""
    return _stems(t.low_lemma, t.low, _endings(t))


@lru_cache(maxsize=_MEMO)
def _stems(lemma: str, low: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    bases = (low[: -len(end)] + base for end, base in _PERSON_ENDINGS if low.endswith(end) and len(low) > len(end) + 3)
    return tuple(dict.fromkeys((*_noun_lemmas(lemma, low, endings), *bases)))


def modifier_stems(modifier: str) -> tuple[str, ...]:
    """The lemmas that a compound's first part can stand for: "leveranse-s" -> leveranses, leveranse."""
    low = modifier.lower()
    return tuple(dict.fromkeys(low[: -len(e)] if e else low for e in _LINKING if low.endswith(e) and len(low) > len(e)))
