"""Graph against gold: figures with interval and baseline, each article's own figures, and all errors."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError
from kg.evaluation import gold
from kg.evaluation.baselines import BASELINES
from kg.evaluation.figures import FIGURES, Comparison
from kg.evaluation.measures import Measure, total
from kg.evaluation.mistakes import Mistake, mistakes
from kg.evaluation.predicted import PredictedArticle, read
from kg.model import Analysis
from kg.store.opening import open_store

_SAMPLES = 200
_LOW, _HIGH = 5, 194  # of the sorted samples: the middle 95 %
_FORMATS = {".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. ``low`` and ``high`` bound a 95 % bootstrap interval over articles.

    Precision and recall are None for accuracies, baseline is None where there is nothing to compute it from.
    """

    name: str
    value: float
    low: float
    high: float
    precision: float | None
    recall: float | None
    baseline: float | None
    baseline_name: str


@dataclass(frozen=True)
class Evaluation:
    """``articles`` gives each article's own figures, ``missing`` the gold articles that the graph does not hold."""

    figures: tuple[Figure, ...]
    articles: tuple[tuple[str, Mapping[str, float]], ...]
    mistakes: tuple[Mistake, ...]
    missing: tuple[str, ...]


Row = Mapping[str, Measure]


def evaluate(graph: Path | ox.Store, folder: Path, analyses: Sequence[Analysis] = ()) -> Evaluation:
    """Compares a graph with the gold in ``folder``.

    ``graph`` is a store, a built folder, or a file (.nq, .trig, .ttl). ``analyses`` of the same articles give the
    baselines their parses; without them there are none. Raises UserError for unreadable gold or graph.
    """
    articles = gold.load(folder)
    predicted = read(graph if isinstance(graph, ox.Store) else _opened(graph))
    comparisons = [Comparison.of(g, predicted.get(g.id, PredictedArticle())) for g in articles]
    rows = [_row(c) for c in comparisons]
    baselines = _baselines(articles, analyses)
    return Evaluation(
        figures=_figures(rows, baselines),
        articles=tuple((g.id, {n: m.value for n, m in row.items()}) for g, row in zip(articles, rows, strict=True)),
        mistakes=tuple(m for c in comparisons for m in mistakes(c)),
        missing=tuple(g.id for g in articles if g.id not in predicted),
    )


def _opened(path: Path) -> ox.Store:
    if path.suffix not in _FORMATS:
        return open_store(path)
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=_FORMATS[path.suffix])
    except (OSError, SyntaxError) as error:
        raise UserError(f"{path}: not readable as RDF ({' '.join(str(error).split())})") from None
    return store


def _row(comparison: Comparison) -> Row:
    return {name: measure(comparison) for name, measure in FIGURES.items()}


def _values(rows: Sequence[Row]) -> Mapping[str, Measure]:
    return {name: total([r[name] for r in rows]) for name in FIGURES}


def _figures(rows: Sequence[Row], baselines: Mapping[str, tuple[str, float]]) -> tuple[Figure, ...]:
    sums = _values(rows)
    rng = random.Random(0)  # the same interval every time
    samples = [_values([rng.choice(rows) for _ in rows]) for _ in range(_SAMPLES)]
    out = []
    for name, m in sums.items():
        spread = sorted(s[name].value for s in samples)
        label, baseline = baselines.get(name, ("", None))
        out.append(Figure(name, m.value, spread[_LOW], spread[_HIGH], m.precision, m.recall, baseline, label))
    return tuple(out)


def _baselines(articles: Sequence[gold.GoldArticle], analyses: Sequence[Analysis]) -> Mapping[str, tuple[str, float]]:
    """Figure -> name and value of its baseline; articles that were not analysed count as empty."""
    if not analyses:
        return {}
    known = {a.article.id: a for a in analyses}
    out = {}
    for baseline in BASELINES:
        rows = []
        for g in articles:
            guess = baseline.predict(known[g.id]) if g.id in known else PredictedArticle()
            rows.append({f: FIGURES[f](Comparison.of(g, guess)) for f in baseline.figures})
        for f in baseline.figures:
            out[f] = (baseline.name, total([r[f] for r in rows]).value)
    return out
