"""Parse the sentences beside this file once, so that their tests need no model: ``python tests/data/events/freeze.py``.

Optional argument: the folder of a Stanza model set; without it the model that travels with the package.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from event_cases import DATA, cases

from kg import conllu
from kg.parse import Parser


def main() -> None:
    parser = Parser(sys.argv[1] if len(sys.argv) > 1 else None)
    documents = parser.parse([c.article for c in cases()])
    (DATA / "sentences.conllu").write_text(conllu.write(documents), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
