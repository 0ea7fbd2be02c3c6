"""The endpoint of `kg serve` beside rdflib-endpoint on the same graph: requests a second and latency, as ratios.

    pip install rdflib-endpoint
    python tests/benchmarks/endpoint.py OUT [--seconds 5]

OUT is a folder that kg build wrote. Both servers run on this machine over the same store, one after the other, and are
asked by one client that waits for each answer. rdflib-endpoint gets the store by way of oxrdflib, as it would be used.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from served import serving

from kg.store.library import find_question

_PREFIXES = "PREFIX kg: <https://w3id.org/nyhetsgraf/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
QUERIES = {
    "ASK": _PREFIXES + "ASK { ?e a kg:Event }",
    "names": _PREFIXES + "SELECT ?p ?n WHERE { ?p a kg:Person ; skos:prefLabel ?n }",
    "GROUP BY": _PREFIXES + "SELECT ?s (COUNT(?e) AS ?n) WHERE { ?e kg:status ?s } GROUP BY ?s",
    "1000 rows": "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1000",
    "arms-transfers": find_question("arms-transfers").sparql,
}
_OTHER = """
import sys, uvicorn, rdflib
from oxrdflib import OxigraphStore
from rdflib_endpoint import SparqlEndpoint
import pyoxigraph as ox
graph = rdflib.Dataset(store=OxigraphStore(store=ox.Store.read_only(sys.argv[1])), default_union=True)
uvicorn.run(SparqlEndpoint(graph=graph, path="/"), port=int(sys.argv[2]), log_level="error")
"""


def latencies(address: str, query: str, seconds: float) -> list[float]:
    """Seconds of each request, at least one, until the time is over."""
    found = []
    with httpx.Client(timeout=300, headers={"Accept": "application/sparql-results+json"}) as client:
        client.get(address, params={"query": query}).raise_for_status()
        end = time.perf_counter() + seconds
        while not found or time.perf_counter() < end:
            start = time.perf_counter()
            client.get(address, params={"query": query}).raise_for_status()
            found.append(time.perf_counter() - start)
    return found


def measure(address: str, seconds: float) -> dict[str, list[float]]:
    return {name: latencies(address, query, seconds) for name, query in QUERIES.items()}


def measure_other(folder: Path, seconds: float, port: int) -> dict[str, list[float]]:
    process = subprocess.Popen([sys.executable, "-c", _OTHER, str(folder / "store"), str(port)])
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(150):
            try:
                httpx.get(address, params={"query": QUERIES["ASK"]}, timeout=60)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        return measure(address, seconds)
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--port", type=int, default=8799, help="for rdflib-endpoint")
    given = arguments.parse_args()
    with serving(given.folder) as address:
        own = measure(f"{address}sparql", given.seconds)
    other = measure_other(given.folder, given.seconds, given.port)
    print(f"{'query':16s}{'kg serve':>22s}{'rdflib-endpoint':>24s}{'ratio':>8s}   (requests/s, median latency)")
    for name in QUERIES:
        (a, b) = (statistics.median(times[name]) for times in (own, other))
        print(f"{name:16s}{1 / a:10.1f}/s {a * 1000:8.1f} ms{1 / b:12.1f}/s {b * 1000:8.1f} ms{b / a:8.1f}")


if __name__ == "__main__":
    main()
