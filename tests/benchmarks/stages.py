"""How long each stage takes beside the parse, on any folder of articles.

    python tests/benchmarks/stages.py ../shared/gold/articles [--model PATH] [--repeat 3]

Every stage is run on one core, `--repeat` times; the quickest run counts. The last line is the figure that matters:
all stages after the parse, as a share of the parsing time (a ratio, since machines differ).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg import pipeline
from kg.parse import Parser


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--model")
    arguments.add_argument("--repeat", type=int, default=3)
    given = arguments.parse_args()

    import torch

    torch.set_num_threads(1)
    parser = Parser(given.model)
    pipeline.build_corpus([given.folder], parser=parser)  # loads model and lexicons, not counted
    best: dict[str, float] = {}
    words = 0
    for _ in range(given.repeat):
        clock = pipeline.Clock()
        corpus, _skipped = pipeline.build_corpus([given.folder], parser=parser, clock=clock)
        words = sum(len(a.document.tokens) for a in corpus.analyses)
        for stage, seconds in clock.seconds.items():
            best[stage] = min(seconds, best.get(stage, seconds))
    parse = best["parse"]
    after = sum(s for stage, s in best.items() if stage not in {"read", "parse"})
    print(f"{words} words")
    for stage, seconds in best.items():
        print(f"{stage:12s} {seconds * 1000:9.1f} ms   {seconds / parse:6.3f} of the parse")
    print(f"all stages after the parse: {after / parse:.3f} of the parsing time")


if __name__ == "__main__":
    main()
