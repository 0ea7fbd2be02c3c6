"""Hand-written trees from tests/data and ways to point into them."""

from collections.abc import Iterator
from pathlib import Path

from kg import conllu
from kg.model import Document, Mention, MentionKind


def documents(folder: Path, name: str = "*") -> Iterator[Document]:
    """The documents of the CoNLL-U files of a folder, or of the one of that name."""
    for path in sorted(folder.glob(f"{name}.conllu")):
        yield from conllu.read(conllu.text_of(path), path.stem)


def table(path: Path) -> list[tuple[str, ...]]:
    """The rows of a TSV file without comments and empty lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def word(doc: Document, form: str, nth: int = 0) -> int:
    """The index of the nth (from 0) token with a form."""
    return [t.i for t in doc.tokens if t.form == form][nth]


def mention(doc: Document, words: str, kind: MentionKind = MentionKind.NAME, nth: int = 0, head: str = "") -> Mention:
    """The nth run of tokens with these forms; its head is the last word unless another is named."""
    forms = words.split()
    starts = [i for i in range(len(doc.tokens)) if [t.form for t in doc.tokens[i : i + len(forms)]] == forms]
    first = starts[nth]
    last = first + len(forms)
    inside = first + forms.index(head) if head else last - 1
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    return Mention(start, end, doc.text_of(start, end), kind, first, last, inside, "hand")
