"""Parse the texts beside this file once, so that their tests need no model: ``python tests/data/reference/freeze.py``.

Optional arguments: the tables to parse again, by name; without any all.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reference_cases import DATA, cases, names

from kg import conllu
from kg.parse import Parser


def main() -> None:
    parser = Parser(None)
    for name in sys.argv[1:] or names():
        documents = parser.parse([c.article for c in cases(name)])
        (DATA / f"{name}.conllu").write_text(conllu.write(documents), encoding="utf-8")


if __name__ == "__main__":
    main()
