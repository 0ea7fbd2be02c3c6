"""The canned questions: ``kg/queries/*.rq``, each a complete SPARQL query with its parameters described in comments.

A file begins with the question in words, English then Norwegian, and may describe parameters::

    # Who met whom, when and where?
    # Hvem møtte hvem, når og hvor?
    # param: who - part of a name (default: everybody)
    SELECT … WHERE { VALUES ?who { UNDEF } … }

As UNDEF binds nothing, the file runs as it stands in any SPARQL tool; a given value takes its place as a literal.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError

FOLDER = Path(__file__).resolve().parent.parent / "queries"
_PARAMETER = re.compile(r"^#\s*param:\s*(?P<name>\w+)\s*-\s*(?P<meaning>.+)$")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that may be given to a question, by name."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A canned question: its name, its words in English and Norwegian, its parameters and its SPARQL."""

    name: str
    english: str
    norwegian: str
    parameters: tuple[Parameter, ...]
    sparql: str


def read_question(path: Path) -> Question:
    """Reads one ``.rq`` file."""
    sparql = path.read_text(encoding="utf-8")
    words, parameters = [], []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        if found := _PARAMETER.match(line):
            parameters.append(Parameter(found["name"], found["meaning"].strip()))
        else:
            words.append(line.lstrip("# ").strip())
    english, norwegian = [*words, "", ""][:2]
    return Question(path.stem, english, norwegian, tuple(parameters), sparql)


def questions() -> tuple[Question, ...]:
    """All canned questions, by name."""
    return tuple(read_question(p) for p in sorted(FOLDER.glob("*.rq")))


def find_question(asked: str) -> Question:
    """What a user asks: the name of a canned question, a path to an ``.rq`` file, or SPARQL itself."""
    if asked.endswith(".rq"):
        path = Path(asked)
        if not path.is_file():
            raise UserError(f"{asked}: there is no such file")
        return read_question(path)
    if not _NAME.fullmatch(asked):
        return Question("", "", "", (), asked)
    path = FOLDER / f"{asked}.rq"
    if path.is_file():
        return read_question(path)
    near = difflib.get_close_matches(asked, [p.stem for p in FOLDER.glob("*.rq")], n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; kg queries lists them"
    raise UserError(f"there is no question {asked!r}{hint}")


def bind(question: Question, values: Mapping[str, str]) -> str:
    """The question's SPARQL with values in place of ``VALUES ?name { … }``, each as an escaped literal.

    Raises UserError for a parameter that the question does not have.
    """
    sparql = question.sparql
    for name, value in values.items():
        pieces = _values_clause(name).split(sparql)
        sparql = f"{{ {ox.Literal(value)} }}".join(pieces)
        if len(pieces) == 1:
            known = ", ".join(p.name for p in question.parameters) or "none"
            raise UserError(f"the question has no parameter {name!r} (it has: {known})")
    return sparql


def _values_clause(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=VALUES \?{re.escape(name)} )\{{[^{{}}]*\}}")
