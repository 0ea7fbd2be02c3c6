"""Who is known to have held which office when: background knowledge, for titles whose owner a text does not say.

Nothing here is a statement of an article. Who uses it must name it as the source (``kg.positions`` does in its rule).
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from kg.lexicon import nations, titles
from kg.lexicon.tsv import LexiconError, rows, values
from kg.resources import data

# Titles that too many organisations have for one to tell which is meant.
_COMMON = frozenset({"leder", "sjef", "president", "talsmann", "talskvinne", "partileder", "direktør", "visepresident"})
COLUMNS = ("names", "title", "of", "since", "until")
# Ways of writing one sound of a foreign name in the Latin alphabet, longest first.
_SPELLINGS = (
    ("tsj", "c"), ("tch", "c"), ("sch", "s"), ("sj", "s"), ("sh", "s"), ("ch", "c"), ("zh", "s"), ("zj", "s"),
    ("kh", "h"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"), ("ph", "f"),
    ("ou", "u"), ("ee", "i"),
)  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "æ": "e", "å": "a", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "s"})


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office. ``of`` is an ISO code of a state, or the names of an organisation or place."""

    names: tuple[str, ...]
    title: str
    of: tuple[str, ...]
    since: date
    until: date

    @property
    def state(self) -> str | None:
        """The state whose office it is, None for an organisation's."""
        only = self.of[0] if len(self.of) == 1 else ""
        return only if nations.load().get(only) is not None else None

    def began_before(self, day: date) -> bool:
        """Whether the term had begun on a day."""
        return self.since <= day

    def lasted_to(self, day: date) -> bool:
        """Whether the term had not ended before a day."""
        return day <= self.until


@dataclass(frozen=True)
class OfficeHolders:
    """All terms, by the sound of the holder's last name."""

    by_surname: Mapping[str, Sequence[Term]]

    def terms(self, name: str, title: str, day: date, *, former: bool = False) -> tuple[Term, ...]:
        """The terms of a holder with a title that include a day, or for former ones began before it.

        A single word is taken for a last name. Spellings of foreign names need not agree: "Sjoigu" is "Sjojgu".
        """
        sounds = sound_of(name)
        found = (t for t in self.by_surname.get(sounds[-1], ()) if _is_named(t, sounds)) if sounds else ()
        return tuple(
            t for t in found if same_office(t.title, title) and t.began_before(day) and (former or t.lasted_to(day))
        )

    def of_bodies(self, name: str, day: date) -> tuple[Term, ...]:
        """The offices of organisations, called by titles of their own, that somebody of a full name holds on a day."""
        sounds = sound_of(name)
        found = self.by_surname.get(sounds[-1], ()) if len(sounds) > 1 else ()
        held = (t for t in found if t.state is None and t.title not in _COMMON and t.began_before(day))
        return tuple(t for t in held if t.lasted_to(day) and _is_named(t, sounds))

    def of_states(self, name: str, day: date) -> tuple[Term, ...]:
        """The offices of states that somebody of a full name holds on a day or held before."""
        sounds = sound_of(name)
        found = self.by_surname.get(sounds[-1], ()) if len(sounds) > 1 else ()
        return tuple(t for t in found if t.state and t.began_before(day) and _is_named(t, sounds))


@lru_cache(maxsize=1 << 14)
def sound_of(name: str) -> tuple[str, ...]:
    """The words of a name without accents, in one of the spellings of their sounds: ("sergei", "soigu")."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    words = re.split(r"[\s\-.]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(_simplified(re.sub(r"\W", "", w)) for w in words if re.sub(r"\W", "", w))


def _simplified(word: str) -> str:
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1", r"\1", word)


def _is_named(term: Term, sounds: tuple[str, ...]) -> bool:
    for variant in term.names:
        known = sound_of(variant)
        if sounds == known or (len(sounds) == 1 and sounds[0] == known[-1]):
            return True
        if len(sounds) > 1 and (sounds[0], sounds[-1]) == (known[0], known[-1]):
            return True
    return False


def same_office(known: str, title: str) -> bool:
    """Whether an article may call the office so: "forbundskansler" is also "kansler" or "statsminister"."""
    word = title.rsplit(maxsplit=1)[-1].lower() if title else ""
    known = known.lower()
    return known == word or any({known, word} <= group for group in titles.load().interchangeable)


def read(path: Path) -> OfficeHolders:
    """Read a table of terms. Raises LexiconError naming file and line on bad data."""
    by_surname: dict[str, list[Term]] = {}
    for where, row in rows(path, COLUMNS):
        names, of = values(row["names"]), values(row["of"])
        if not names or not of or not row["title"]:
            raise LexiconError(f"{where}: names, title and of must not be empty")
        since, until = _day(row["since"], where, last=False), _day(row["until"], where, last=True)
        if since > until:
            raise LexiconError(f"{where}: the term ends ({until}) before it begins ({since})")
        term = Term(names, row["title"], of, since, until)
        for surname in _surnames(names):
            by_surname.setdefault(surname, []).append(term)
    return OfficeHolders(by_surname)


def _surnames(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sound_of(n)[-1] for n in names))


def _day(cell: str, where: str, *, last: bool) -> date:
    """The first or last day of "2010", "2010-05" or "2010-05-11"; an empty cell is open."""
    if not cell:
        return date.max if last else date.min
    try:
        year, *rest = (int(p) for p in cell.split("-"))
        month = rest[0] if rest else (12 if last else 1)
        if len(rest) > 1:
            return date(year, month, rest[1])
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except (ValueError, IndexError):
        raise LexiconError(f"{where}: {cell!r} is no date like 2010, 2010-05 or 2010-05-11") from None


@cache
def load() -> OfficeHolders:
    """Read the terms that travel with the package."""
    return read(data("office_holders.tsv"))
