"""The graph as Python sees it: ask it, explain it, look at it, export it. The command line uses the same verbs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.asking import ask, ask_within
from kg.store.explain import explain
from kg.store.explanation import Explanation
from kg.store.library import Question, bind, find_question, questions
from kg.store.lookup import find_node
from kg.store.opening import open_store
from kg.store.result import Result

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.store.check import Violation
    from kg.store.report import Report
    from kg.views.inline import Inline


class Graph:
    """A knowledge graph: named graphs in an Oxigraph store, which nothing here changes.

    ``store`` is the pyoxigraph store itself, ``path`` the folder it was opened from (None if only in memory).
    """

    def __init__(self, store: ox.Store, path: Path | None = None) -> None:
        self.store = store
        self.path = path

    @classmethod
    def open(cls, folder: str | Path) -> Graph:
        """The graph in a folder that ``kg build`` wrote (or in a graph.nq), read-only.

        Raises UserError if there is none, or if it is being written.
        """
        return cls(open_store(Path(folder)), Path(folder))

    @property
    def rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store; its default graph is the union of all graphs."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def query(self, question: str | Path, *, timeout: float | None = None, **parameters: str) -> pd.DataFrame:
        """The answer to a canned question (by name), to an ``.rq`` file, or to SPARQL, as a pandas DataFrame.

        Its columns are for people: names instead of IRIs, statuses and classes in words, days as dates; events and
        claims, which have no names, in the short form that ``explain`` takes. Whoever needs the RDF terms takes
        ``answer``, whose arguments and errors are the same.
        """
        from kg.store.result import shorten
        from kg.views.frames import readable_frame

        found = self.answer(question, timeout=timeout, **parameters)
        return readable_frame(self.store, found.columns, found.rows, shorten)

    def answer(self, question: str | Path, *, timeout: float | None = None, **parameters: str) -> Result:
        """The same answer as RDF terms, to be written as CSV or SPARQL JSON; needs no pandas.

        Parameters take the place of ``VALUES ?name { … }`` in the query, as escaped literals. With ``timeout``
        (seconds) the query runs in a process of its own, which is stopped when the time is over; that needs a
        graph opened from a folder. Raises UserError for an unknown name or parameter, or bad SPARQL.
        """
        sparql = bind(find_question(str(question)), parameters)
        if timeout is None or self.path is None:
            return ask(self.store, sparql)
        return ask_within(self.path, sparql, timeout)

    @staticmethod
    def questions() -> tuple[Question, ...]:
        """The canned questions that ``query`` and ``answer`` know by name."""
        return questions()

    def explain(self, iri: str) -> Explanation:
        """The sentences and rules that a node rests on; ``iri`` may be short or the end of one.

        Raises UserError if nothing, or more than one thing, is meant.
        """
        return explain(self.store, find_node(self.store, iri))

    def check(self) -> tuple[Violation, ...]:
        """What breaks the shapes of the ontology (SHACL); empty if nothing does."""
        from kg.store.check import check

        return check(self.store)

    def report(self) -> Report:
        """Counts by class, status and stance, zeros included."""
        from kg.store.report import report_of

        return report_of(self.store)

    def export(self, syntax: str, path: str | Path | None = None) -> Path:
        """Writes the graph in one of ``kg.exports.FORMATS`` to a file, or to a folder where it takes several.

        Every format carries the status of each event and who says what of it. Returns the path; raises UserError
        for an unknown format.
        """
        from kg.exports import export

        return export(self, syntax, None if path is None else Path(path))

    def to_networkx(self, *, claims: bool = False) -> nx.MultiDiGraph[str]:
        """Actors, places and the edges between them, contested ones marked; with ``claims`` also who says what."""
        import kg.views

        return kg.views.networkx_graph(self, claims=claims)

    def to_html(self, path: str | Path) -> Path:
        """Writes one page to look at without a network, and returns its path."""
        import kg.views

        kg.views.write_html(self, Path(path))
        return Path(path)

    def to_dataframe(self, what: str = "events", **parameters: str) -> pd.DataFrame:
        """All nodes, edges, events, claims or quotes as a pandas DataFrame, or the answer to a question (``query``)."""
        from kg.views.frames import dataframe
        from kg.views.tables import TABLES

        return dataframe(self, what) if what in TABLES else self.query(what, timeout=None, **parameters)

    def show(self, around: str | None = None, *, depth: int = 2, height: int = 640) -> Inline:
        """The network in a notebook: all of it, or what lies within ``depth`` events of a name or IRI.

        Raises UserError if nothing, or more than one thing, has the name.
        """
        return self._inline("network", around, depth, height)

    def timeline(self, around: str | None = None, *, depth: int = 2, height: int = 640) -> Inline:
        """The timeline in a notebook, each event with its status; see ``show``."""
        return self._inline("timeline", around, depth, height)

    def map(self, around: str | None = None, *, depth: int = 2, height: int = 640) -> Inline:
        """The map in a notebook; see ``show``."""
        return self._inline("map", around, depth, height)

    def claims(self, about: str | None = None, *, who: str | None = None, stance: str | None = None) -> pd.DataFrame:
        """Who says, denies or declines to comment on what, in which words (the question "claims").

        ``about`` and ``who`` are parts of names, ``stance`` one of Asserts, Denies, Confirms, Suspects, Fears, Hopes,
        Demands, Announces and Declines.
        """
        given = {"about": about, "who": who, "stance": stance}
        return self.query("claims", timeout=None, **{name: value for name, value in given.items() if value is not None})

    def _inline(self, start: str, around: str | None, depth: int, height: int) -> Inline:
        from kg.views.inline import inline

        node = None if around is None else find_node(self.store, around).value
        return inline(self, start=start, around=node, depth=depth, height=height)

    def _repr_html_(self) -> str:
        from kg.views.inline import portrait

        return portrait(self)

    def __len__(self) -> int:
        return len(self.store)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: Any) -> None:
        return None

    def __repr__(self) -> str:
        return f"<Graph of {len(self)} statements, {self.path or 'in memory'}>"
