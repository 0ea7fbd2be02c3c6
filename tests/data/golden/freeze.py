"""Parse the seeds once, so that the golden test runs without the model.

python tests/data/golden/freeze.py [MODEL]
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg import articles, conllu
from kg.model import Article
from kg.parse import Parser

HERE = Path(__file__).parent

if __name__ == "__main__":
    found = [a for a in articles.read([HERE.parents[2] / "seeds"]) if isinstance(a, Article)]
    parser = Parser(sys.argv[1] if len(sys.argv) > 1 else None)
    for doc in parser.parse(found):
        text = conllu.write([doc])
        (HERE / f"{doc.article.id}.conllu").write_bytes(text.encode("utf-8"))
