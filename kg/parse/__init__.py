"""Stanza: the only stage that knows it. Articles in, frozen documents out.

A paragraph handed to the tokenizer is one line of one segment, so that no sentence runs across a headline, a
caption or a paragraph break; offsets are mapped back to the article's text at once. Sentences of many articles
share batches. A parse is kept in a cache keyed by text, paragraphs and model.
"""

from kg.parse.loading import PROCESSORS, ModelError
from kg.parse.paragraphs import Paragraph, paragraphs
from kg.parse.parser import Parser

__all__ = ["PROCESSORS", "ModelError", "Paragraph", "Parser", "paragraphs"]
