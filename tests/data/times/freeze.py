"""Parse the sentences beside this file once, so that their tests need no model: ``python tests/data/times/freeze.py``.

Optional argument: the folder of a Stanza model set; without it the model that travels with the package.
"""

import sys
from datetime import date
from pathlib import Path

from kg import conllu
from kg.model import Article, Segment, SegmentKind
from kg.parse import Parser

HERE = Path(__file__).resolve().parent


def articles(path: Path) -> list[Article]:
    rows = [r for r in path.read_text(encoding="utf-8").splitlines() if r and not r.startswith("#")]
    out = []
    for i, row in enumerate(rows, 1):
        base, _, text = row.split("\t")
        out.append(
            Article(
                id=f"{path.stem}-{i:03d}",
                text=text,
                segments=(Segment(SegmentKind.BODY, 0, len(text)),),
                published=None if base == "-" else date.fromisoformat(base),
                language=path.stem,
            )
        )
    return out


def main() -> None:
    parser = Parser(sys.argv[1] if len(sys.argv) > 1 else None)
    for path in sorted(HERE.glob("*.tsv")):
        documents = parser.parse(articles(path))
        path.with_suffix(".conllu").write_text(conllu.write(documents), encoding="utf-8")


if __name__ == "__main__":
    main()
