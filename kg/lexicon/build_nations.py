"""Write ``kg/data/nations.tsv``, the seed plus CLDR names: ``python -m kg.lexicon.build_nations``.

Needs the extra ``data`` (babel, pycountry). Names of the seed come first, so a CLDR name never becomes the
name shown; a CLDR name that already stands for another nation is left out.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from babel import Locale

from kg.lexicon.nations import COLUMNS, Nation, read
from kg.resources import data

HEADER = """\
# Nations as Norwegian news names them. Written by `python -m kg.lexicon.build_nations`: edit the seed.
# Sources: nations_seed.tsv (CC0 1.0); names marked in no way but not in the seed: Unicode CLDR through babel
# (Unicode License V3).
"""


def with_cldr_names(nations: tuple[Nation, ...]) -> list[Nation]:
    """Give each nation the CLDR names in nb and nn that no other nation has."""
    taken = {name.casefold(): n.code for n in nations for name in (*n.nb, *n.nn)}
    territories = {lang: Locale.parse(lang).territories for lang in ("nb", "nn")}
    out = []
    for n in nations:
        names = {"nb": n.nb, "nn": n.nn}
        for lang, own in names.items():
            name = territories[lang].get(n.code, "").split(" (")[0]
            if name and taken.setdefault(name.casefold(), n.code) == n.code and name not in own:
                names[lang] = (*own, name)
        out.append(replace(n, nb=names["nb"], nn=names["nn"]))
    return out


def unknown_codes(nations: tuple[Nation, ...]) -> list[str]:
    """Codes of living states that ISO 3166-1 does not have (Kosovo's XK is the customary exception)."""
    import pycountry

    return [
        n.code
        for n in nations
        if "historic" not in n.flags and n.code != "XK" and not pycountry.countries.get(alpha_2=n.code)
    ]


def write(nations: list[Nation], path: Path) -> None:
    """Write the table that ``kg.lexicon.nations.read`` reads."""
    lines = [HEADER + "\t".join(COLUMNS)]
    for n in nations:
        cells = (n.flags, n.nb, n.nn, n.adjectives, n.demonyms, n.capitals, n.seats)
        lines.append("\t".join([n.code, n.continent, *("|".join(c) for c in cells)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Build the table; 1 when a code of the seed is not in ISO 3166-1."""
    seed = read(data("nations_seed.tsv"))
    bad = unknown_codes(seed.all)
    if bad:
        print(f"nations_seed.tsv: not in ISO 3166-1: {', '.join(bad)}", file=sys.stderr)
        return 1
    write(with_cldr_names(seed.all), data("nations.tsv"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
