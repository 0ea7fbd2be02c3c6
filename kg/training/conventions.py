"""Where the features of the converted nynorsk training text differ from those of the published nynorsk treebank.

The trees agree, but three habits of annotation do not; the published ones are what dev and test are scored by. The
difference was read off the relative frequencies of feature bundles in train and dev, not off single words' tags.
"""

from dataclasses import replace

from kg.training.treebank import TreebankSentence, Word

_DEMONSTRATIVES = frozenset({"den", "det", "dei"})


def as_published_nynorsk(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence with the features that the published nynorsk treebank gives such words."""
    return TreebankSentence(tuple(_as_published(word) for word in sentence.words))


def _as_published(word: Word) -> Word:
    feats = word.feats.replace("Gender=Com", "Gender=Fem,Masc")
    if word.upos == "DET" and word.form.lower() in _DEMONSTRATIVES:
        feats = feats.replace("PronType=Art", "PronType=Dem")
    if word.upos == "X" and feats == "Foreign=Yes":
        feats = "_"
    return word if feats == word.feats else replace(word, feats=feats)
