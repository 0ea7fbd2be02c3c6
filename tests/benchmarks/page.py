"""The page beside plain pyvis on the same graph: until a stable picture stands, and frames a second while zooming.

    python tests/benchmarks/page.py GRAPH.nq [--copies 40] [--doubles 37] [--limit 90]

GRAPH.nq is one that ``kg build`` wrote; it is enlarged by ``enlarged.py``. Needs selenium, Chromium and its driver.
Plain pyvis is stable when its physics says so, or not within ``--limit`` seconds; on a large graph it keeps Chromium
so busy that the driver gets no answer at all, which counts as no frame drawn. Only ratios matter, since machines
differ.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parent))

from enlarged import enlarged

from kg.views.network import to_networkx
from kg.views.page import html_page
from kg.views.read import snapshot

_PATIENCE = 30  # seconds that a page gets for any one answer; more, and it counts as frozen

_ZOOM = """
const done = arguments[0], canvas = document.querySelector("canvas"), box = canvas.getBoundingClientRect();
let frames = 0; const start = performance.now();
(function turn() {
  if (performance.now() - start > 3000) return done(frames / 3);
  frames += 1;
  canvas.dispatchEvent(new WheelEvent("wheel", {deltaY: frames % 20 < 10 ? -40 : 40, bubbles: true, cancelable: true,
    clientX: box.x + box.width / 2, clientY: box.y + box.height / 2}));
  requestAnimationFrame(turn);
})();
"""


def _browser() -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("headless", "no-sandbox", "disable-gpu", "no-first-run", "window-size=1400,900"):
        options.add_argument(f"--{flag}")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def _opened(path: Path, stable: str, limit: float) -> tuple[float | None, float]:
    """Seconds until the script ``stable`` gives true (None: not within the limit), and frames a second in a zoom."""
    from selenium.common.exceptions import TimeoutException, WebDriverException
    from urllib3.exceptions import HTTPError

    browser = _browser()
    try:
        browser.set_page_load_timeout(limit)
        browser.set_script_timeout(_PATIENCE)
        return _stable_after(browser, path, stable, limit), browser.execute_async_script(_ZOOM)
    except (TimeoutException, HTTPError):
        return None, 0.0
    finally:
        with suppress(WebDriverException, HTTPError):
            browser.quit()


def _stable_after(browser: Any, path: Path, stable: str, limit: float) -> float | None:
    started = time.perf_counter()
    browser.get(path.as_uri())
    while not browser.execute_script(stable):
        if time.perf_counter() - started > limit:
            return None
        time.sleep(0.02)
    return time.perf_counter() - started


def _plain(data: Any, path: Path) -> None:
    from pyvis.network import Network

    # Only names and lines: pyvis trips over the attributes that our network carries.
    ours, bare = to_networkx(data), nx.MultiDiGraph()
    bare.add_nodes_from((n, {"label": label}) for n, label in ours.nodes(data="label"))
    bare.add_edges_from(ours.edges())
    net = Network(directed=True, cdn_resources="in_line")
    net.from_nx(bare)
    page = net.generate_html(notebook=False)
    watch = 'network.once("stabilized", () => { document.body.dataset.stable = "true"; });'
    path.write_text(page.replace("return network;", watch + "return network;"), encoding="utf-8")


def main() -> None:
    """Prints one line for each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--doubles", type=int, default=37)
    parser.add_argument("--limit", type=float, default=90.0)
    given = parser.parse_args()
    small = ox.Store()
    small.bulk_load(path=str(given.graph), format=ox.RdfFormat.N_QUADS)
    data = snapshot(SimpleNamespace(store=enlarged(small, given.copies, given.doubles)))
    print(f"{len(data.nodes)} nodes, {len(data.events)} events, {len(data.sources)} articles")
    pages: dict[str, tuple[Callable[[Path], object], str]] = {
        "kg": (
            lambda p: p.write_text(html_page(data), encoding="utf-8"),
            "return document.body.dataset.ready === 'true'",
        ),
        "pyvis": (lambda p: _plain(data, p), "return document.body.dataset.stable === 'true'"),
    }
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[str, float | None] = {}
        for name, (write, stable) in pages.items():
            path = Path(folder) / f"{name}.html"
            write(path)
            seconds[name], frames = _opened(path, stable, given.limit)
            told = f"not within {given.limit:.0f} s" if seconds[name] is None else f"{seconds[name]:.2f} s"
            print(
                f"{name:6} stable after {told}; {frames:.0f} frames/s while zooming; {path.stat().st_size / 1e6:.1f} MB"
            )
        ours, theirs = seconds["kg"], seconds["pyvis"]
        if ours:
            print(f"ratio: {'more than ' if theirs is None else ''}{(theirs or given.limit) / ours:.0f} times sooner")


if __name__ == "__main__":
    main()
