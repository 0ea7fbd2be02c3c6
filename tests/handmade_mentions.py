"""The frozen parses of the small articles in ``tests/data/mentions``, run through mentions and coreference.

The ``.conllu`` beside each ``.txt`` is what the parser made of it (``kg parse``), mistakes included.
"""

from dataclasses import dataclass
from pathlib import Path

from kg import conllu
from kg.coref import resolve, speak_for
from kg.mentions import find_mentions, find_titles
from kg.model import Document, Entity, Mention, Position, TitleFact
from kg.positions import find_positions

FOLDER = Path(__file__).parent / "data" / "mentions"
NAMES = sorted(p.stem for p in FOLDER.glob("*.conllu"))


@dataclass(frozen=True)
class Read:
    doc: Document
    mentions: tuple[Mention, ...]
    titles: tuple[TitleFact, ...]
    entities: tuple[Entity, ...]
    positions: tuple[Position, ...]

    def entity(self, name: str) -> Entity:
        return next(e for e in self.entities if e.name == name)

    def words(self, name: str) -> list[str]:
        return [m.text for m in self.entity(name).mentions]

    def held(self) -> set[tuple[str, str, str | None]]:
        names = {e.id: e.name for e in self.entities}
        return {(names[p.holder], p.title, names.get(p.of) if p.of else None) for p in self.positions}


def read(name: str) -> Read:
    doc = next(conllu.read((FOLDER / f"{name}.conllu").read_text(encoding="utf-8")))
    mentions = find_mentions(doc)
    titles = find_titles(doc, mentions)
    entities = resolve(doc, mentions, titles)
    held = find_positions(doc, entities, titles)
    return Read(doc, mentions, titles, speak_for(doc, mentions, entities, held), held)
