"""Parse the example sentences of all frames once, so that their tests run without the model.

    python tests/data/frames/freeze.py [MODEL]

Run it again after a change of the examples or of the model, and look at what the tests then say.
"""

from __future__ import annotations

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from kg import conllu
from kg.lexicon import frames
from kg.model import Article, Segment, SegmentKind
from kg.parse import Parser

TARGET = Path(__file__).with_name("examples.conllu")
PUBLISHED = date(2024, 5, 15)


def articles() -> list[Article]:
    """One article for each example, its identifier derived from the sentence."""
    out = {}
    for frame in frames.load():
        for example in frame.examples:
            key = sha256(example.text.encode()).hexdigest()[:12]
            segment = Segment(SegmentKind.BODY, 0, len(example.text))
            out[key] = Article(key, example.text, (segment,), published=PUBLISHED, language=example.language)
    return [out[key] for key in sorted(out)]


if __name__ == "__main__":
    parser = Parser(sys.argv[1] if len(sys.argv) > 1 else None)
    TARGET.write_text(conllu.write(parser.parse(articles())), encoding="utf-8", newline="")
