"""Reading the treebank's CoNLL-U into sentences that the recipe can rewrite, and writing it back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ENTITY_KEY = "name="


@dataclass(frozen=True, slots=True)
class Word:
    """One CoNLL-U word line; `entity` is its IOB2 tag, `glued` says that the next word follows without a space."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    entity: str = "O"
    glued: bool = False

    def renamed(self, form: str) -> "Word":
        """The same word under another name: form and lemma change together."""
        return replace(self, form=form, lemma=form)


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """A sentence of the treebank: its words in order."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The running text, spaced as `glued` says."""
        return "".join(word.form + ("" if word.glued else " ") for word in self.words).rstrip()

    def conllu(self) -> str:
        """The CoNLL-U block of the sentence, with the blank line that ends it."""
        lines = [f"# text = {self.text}"]
        for number, word in enumerate(self.words, 1):
            spacing = "SpaceAfter=No|" if word.glued else ""
            columns = (word.form, word.lemma, word.upos, "_", word.feats, str(word.head), word.deprel, "_")
            lines.append("\t".join((str(number), *columns, f"{spacing}{ENTITY_KEY}{word.entity}")))
        return "\n".join(lines) + "\n\n"


def read_treebank(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of a CoNLL-U file.

    Raises:
        ValueError: a word line has not ten columns; names file and line.

    """
    words: list[Word] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield TreebankSentence(tuple(words))
                words = []
            elif not line.startswith("#"):
                words.append(_word(line, path, number))
    if words:
        yield TreebankSentence(tuple(words))


def write_treebank(path: Path, sentences: Iterable[TreebankSentence]) -> None:
    """Write sentences as one CoNLL-U file."""
    path.write_text("".join(sentence.conllu() for sentence in sentences), encoding="utf-8")


def _word(line: str, path: Path, number: int) -> Word:
    columns = line.split("\t")
    if len(columns) != 10:
        raise ValueError(f"{path}:{number}: a word line needs ten columns, this one has {len(columns)}")
    misc = columns[9].split("|")
    entity = next((item.removeprefix(ENTITY_KEY) for item in misc if item.startswith(ENTITY_KEY)), "O")
    return Word(
        form=columns[1],
        lemma=columns[2],
        upos=columns[3],
        feats=columns[5],
        head=int(columns[6]),
        deprel=columns[7],
        entity=entity,
        glued="SpaceAfter=No" in misc,
    )
