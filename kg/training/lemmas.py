"""What the lemmatizer's dictionary should know beyond the word forms of its own standard's training text.

The same form often has different lemmas in bokmål and nynorsk ("er": være, vere), so each standard has a lemmatizer
of its own; forms seen only in the other standard are still the best guess there is (98 % right on dev), and so are
the forms of sentence beginnings in lower case and the reverse.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.training.treebank import TreebankSentence, Word

Form = tuple[str, str]
"""A word form and its UPOS."""


def form_lemmas(sentences: Iterable[TreebankSentence]) -> dict[Form, str]:
    """The most frequent lemma of each form and UPOS; of equally frequent ones the first by spelling."""
    counts: dict[Form, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            counts[word.form, word.upos][word.lemma] += 1
    return {form: min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma)) for form, lemmas in counts.items()}


def further_forms(own: dict[Form, str], other: dict[Form, str]) -> dict[Form, str]:
    """Forms to add to the dictionary of a standard: case variants of its own, then those of the other standard."""
    added: dict[Form, str] = {}
    for known in (own, other):
        for (form, upos), lemma in known.items():
            for variant in (form, *_case_variants(form, upos)):
                key = (variant, upos)
                if key not in own:
                    added.setdefault(key, lemma)
    return added


def as_sentences(forms: dict[Form, str]) -> list[TreebankSentence]:
    """The forms as one-word sentences, which is how Stanza's lemmatizer takes a second dictionary."""
    return [
        TreebankSentence((Word(form=form, lemma=lemma, upos=upos, feats="_", head=0, deprel="root"),))
        for (form, upos), lemma in sorted(forms.items())
    ]


def _case_variants(form: str, upos: str) -> tuple[str, ...]:
    if upos == "PROPN" or not form[:1].isalpha():
        return ()
    if form[0].islower():
        return (form[0].upper() + form[1:],)
    return (form.lower(),) if form[1:].islower() else ()
