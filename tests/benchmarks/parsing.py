"""The parse beside plain Stanza on the same model: loading, words a second, and whether the outcome is the same.

    python tests/benchmarks/parsing.py ../shared/gold/articles [--model FOLDER] [--standard nb] [--repeat 3]

One core, and processor time, so that other work on the machine counts less. Loading is measured in a fresh process
each time, and is split into the imports of torch and Stanza, which nobody escapes, and what comes after them. The
last line is the figure that matters (ratios, since machines differ).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg import articles, models
from kg.model import Article
from kg.parse.documents import joined
from kg.parse.loading import StanzaEngine
from kg.parse.paragraphs import paragraphs

_LOADING = """
import sys, time
from kg import models

import torch
torch.set_num_threads(1)
import stanza
imported = time.process_time()
arguments = models.pipeline_arguments(models.load(__import__("pathlib").Path(sys.argv[2])).for_standard(sys.argv[3]))
if sys.argv[1] == "quick":
    from kg.parse.quick import opening
    opening.quick(opening.pipeline(arguments))
else:
    stanza.Pipeline(**arguments)
print(imported, time.process_time() - imported)
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--model", type=Path, default=Path(models.DEFAULT_NAME))
    arguments.add_argument("--standard", default="nb")
    arguments.add_argument("--repeat", type=int, default=3)
    given = arguments.parse_args()

    loading = {way: _loading(way, given) for way in ("plain", "quick")}
    for way, (imports, rest) in loading.items():
        print(f"{way}: loading {rest:.2f} s after {imports:.2f} s of imports")

    import torch

    from kg.parse.quick import opening

    torch.set_num_threads(1)
    loaded = opening.pipeline(models.pipeline_arguments(models.load(given.model).for_standard(given.standard)))
    quick = opening.quick(loaded)
    if quick is None:
        sys.exit("this model is left to Stanza")
    read = [a for a in articles.read([given.folder], None) if isinstance(a, Article)]
    texts = [joined(a, paragraphs(a)) for a in read]
    ways: dict[str, Callable[[], Any]] = {
        "plain": lambda: StanzaEngine(loaded).parse(texts),
        "quick": lambda: quick.parse(texts),
    }
    outcome = {way: parse() for way, parse in ways.items()}  # also warms up, not counted
    seconds = {way: min(_timed(parse) for _ in range(given.repeat)) for way, parse in ways.items()}
    words = sum(len(sentence) for document in outcome["quick"] for sentence in document)
    for way, needed in seconds.items():
        print(f"{way}: {words / needed:.0f} words a second of {words}")
    same = all(
        list(map(list, one)) == list(map(list, other))
        for one, other in zip(outcome["plain"], outcome["quick"], strict=True)
    )
    print(
        f"parsing {seconds['plain'] / seconds['quick']:.2f} times as fast as plain Stanza, "
        f"loading {loading['plain'][1] / loading['quick'][1]:.2f} times, outcome {'the same' if same else 'DIFFERENT'}"
    )


def _loading(way: str, given: argparse.Namespace) -> tuple[float, float]:
    command = [sys.executable, "-c", _LOADING, way, str(given.model), given.standard]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(given.repeat)]
    figures = [tuple(map(float, run.stdout.split())) for run in runs]
    return min(first for first, _ in figures), min(second for _, second in figures)


def _timed(parse: Callable[[], Any]) -> float:
    start = time.process_time()
    parse()
    return time.process_time() - start


if __name__ == "__main__":
    main()
