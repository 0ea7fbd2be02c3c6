"""Whatever a parser makes of a text, mentions, coreference and positions hold together."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.coref import resolve
from kg.mentions import find_mentions, find_titles
from kg.model import Article, Document, Segment, SegmentKind, Sentence, Token
from kg.positions import find_positions

WORDS = re.findall(
    r"\S+",
    """
Russland Russlands Moskva presidenten president Vladimir Putin Putins talsmann han hun sin Hans
de landet FN NATO-sjefen regjeringen Norge norske myndigheter i til for , . ( H ) « » – sier sa
er selskapet Kina kinesiske journalister Kari Moe som og byen Oslo russerne tidligere leder vi
jeg Foto : NTB 5 T-80
""",
)
UPOS = ("NOUN", "PROPN", "VERB", "ADP", "PRON", "DET", "ADJ", "PUNCT", "X", "AUX", "NUM")
RELATIONS = ("nsubj", "obj", "obl", "nmod", "nmod:poss", "appos", "flat:name", "conj", "case", "amod", "root", "det")
NER = ("O", "S-PER", "B-PER", "E-PER", "S-ORG", "S-GPE_LOC", "S-DRV")


@st.composite
def documents(draw):
    rows = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(1, 29), max_size=4)) | {0, len(rows)})
    cuts = [c for c in cuts if c <= len(rows)]
    tokens, sentences, text = [], [], ""
    for n, (first, last) in enumerate(pairwise(cuts)):
        start = len(text)
        for i in range(first, last):
            head = draw(st.integers(first, i)) if i > first else -1
            upos, rel = draw(st.sampled_from(UPOS)), draw(st.sampled_from(RELATIONS))
            ner = draw(st.sampled_from(NER))
            begin = len(text)
            text += rows[i] + " "
            tokens.append(
                Token(
                    i, n, begin, len(text) - 1, rows[i], rows[i].lower(), upos, (), head if head != i else -1, rel, ner
                )
            )
        text += "\n" if draw(st.booleans()) else ""
        sentences.append(Sentence(n, first, last, start, len(text)))
    article = Article("a", text, (Segment(SegmentKind.BODY, 0, len(text)),))
    return Document(article, tuple(tokens), tuple(sentences))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_mentions_entities_and_positions_fit_together(doc):
    mentions = find_mentions(doc)
    facts = find_titles(doc, mentions)
    entities = resolve(doc, mentions, facts)
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)
    assert all(doc.article.text[m.start : m.end] == m.text for m in mentions)
    assert all(f.holder in mentions and (f.of is None or f.of in mentions) for f in facts)
    members = [m for e in entities for m in e.mentions]
    assert len(members) == len(set(members)) and set(members) <= set(mentions)
    ids = {e.id for e in entities}
    assert all(p.holder in ids and (p.of is None or p.of in ids) for p in find_positions(doc, entities, facts))
    assert resolve(doc, mentions, facts) == entities
