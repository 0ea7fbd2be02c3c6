"""A full-text index of names and sentences: SQLite's FTS5 over folded text.

It is built from the store when the server starts, into a temporary database that SQLite keeps in memory as long as
it fits. An index file in OUT would save those seconds (about one for each hundred thousand sentences), but OUT may be
read-only, is replaced as a whole by every build, and could then hold an index of another graph.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.server.folding import fold, words
from kg.server.templated_queries import query as text_of
from kg.store.answering import answer

_SCHEMA = """
CREATE VIRTUAL TABLE name USING fts5(
  folded, iri UNINDEXED, shown UNINDEXED, preferred UNINDEXED, mentions UNINDEXED, prefix='2 3');
CREATE VIRTUAL TABLE sentence USING fts5(folded, iri UNINDEXED, shown UNINDEXED, article UNINDEXED, prefix='3');
"""
# Whole names first, then names that begin so, then what is mentioned most.
_NAMES = """
SELECT iri, shown, MAX(folded = :whole) AS whole, MAX(folded LIKE :begin ESCAPE '\\') AS begins,
  MAX(mentions) AS mentions
FROM name WHERE {where} GROUP BY iri ORDER BY whole DESC, begins DESC, mentions DESC, iri LIMIT :most OFFSET :first
"""
_SENTENCES = "SELECT iri, shown, article FROM sentence WHERE {where} ORDER BY {order} LIMIT :most OFFSET :first"


@dataclass(frozen=True, slots=True)
class NameFound:
    """A thing whose name (or another of its names) has all the words."""

    iri: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class SentenceFound:
    """A sentence that has all the words, and the identifier of its article."""

    iri: str
    text: str
    article: str


class SearchIndex:
    """Built once by ``build``; searching waits until it is. Any thread may search."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None

    def build(self) -> None:
        """Reads all names and sentences of the store."""
        with self._lock:
            self._opened()

    def names(self, query: str, most: int, first: int = 0) -> list[NameFound]:
        """Things by name: every word of the query begins a word of the name, or else is a part of one."""
        wanted = words(query)
        rows = self._found(_NAMES, "name", wanted, most, first)
        return [NameFound(iri, shown, int(mentions)) for iri, shown, _, _, mentions in rows]

    def sentences(self, query: str, most: int, first: int = 0) -> list[SentenceFound]:
        """Sentences, best match first; parts of compounds ("våpen" in "atomvåpen") where no word begins so."""
        return [SentenceFound(*row) for row in self._found(_SENTENCES, "sentence", words(query), most, first)]

    def _found(self, sql: str, table: str, wanted: list[str], most: int, first: int) -> list[tuple[str, ...]]:
        if not wanted:
            return []
        values = {
            "most": most,
            "first": first,
            "whole": " ".join(wanted),
            "begin": _like(" ".join(wanted)) + "%",
            "match": " ".join(f'"{w}"*' for w in wanted),
            **{f"part{i}": f"%{_like(w)}%" for i, w in enumerate(wanted)},
        }
        parts = " AND ".join(f"folded LIKE :part{i} ESCAPE '\\'" for i in range(len(wanted)))
        by_word = sql.format(where=f"{table} MATCH :match", order="rank, rowid")
        by_part = sql.format(where=parts, order="rowid")
        with self._lock:
            database = self._opened()
            # Whichever way finds the first page also finds the next ones.
            begun = database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH :match LIMIT 1", values).fetchone()
            return database.execute(by_word if begun else by_part, values).fetchall()

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            database = sqlite3.connect("", check_same_thread=False)
            database.executescript(_SCHEMA)
            database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", self._name_rows())
            database.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?)", self._sentence_rows())
            database.commit()
            self._database = database
        return self._database

    def _name_rows(self) -> Iterator[tuple[str, str, str, int, int]]:
        rows = sorted({(r["thing"], r["name"], r["preferred"], r["mentions"] or "0") for r in self._rows("names")})
        for thing, name, preferred, mentions in rows:
            yield " ".join(words(name)), thing, name, int(preferred), int(mentions)

    def _sentence_rows(self) -> Iterator[tuple[str, str, str, str]]:
        for row in self._rows("sentences"):
            yield fold(row["text"]), row["thing"], row["text"], row["article"]

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        solutions = answer(self._store, text_of(name))
        assert isinstance(solutions, ox.QuerySolutions)
        names = [v.value for v in solutions.variables]
        for solution in solutions:
            terms = ((n, solution[n]) for n in names)
            yield {n: t.value if isinstance(t, ox.NamedNode | ox.Literal) else "" for n, t in terms}


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
