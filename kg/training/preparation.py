"""The files each trainer reads, made of the treebank in one folder and written to another."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from kg.training import abbreviations, entities, lemmas, names, plaintext, treebank, vectors
from kg.training.conventions import as_published_nynorsk
from kg.training.hyperparameters import Hyperparameters, Section
from kg.training.punctuation import varied_punctuation
from kg.training.treebank import TreebankSentence

STANDARDS = ("nb", "nn")
SPLITS = ("train", "dev")

Sentences = list[TreebankSentence]


@dataclass(frozen=True, slots=True)
class Treebank:
    """Training and dev sentences of both standards; `varied` are the training sentences with news punctuation."""

    train: dict[str, Sentences]
    dev: dict[str, Sentences]
    varied: Sentences

    @property
    def dev_both(self) -> Sentences:
        """Dev sentences of bokmål, then of nynorsk."""
        return [sentence for standard in STANDARDS for sentence in self.dev[standard]]


@dataclass(frozen=True, slots=True)
class PreparedFiles:
    """Where the prepared files lie in the work folder."""

    folder: Path

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)


def read(data: Path, settings: Section) -> Treebank:
    """Read {nb,nn}.{train,dev}.conllu from the data folder.

    Raises:
        FileNotFoundError: one of the four files is missing; the message names it.
        ValueError: a file is not CoNLL-U.

    """
    splits = {
        split: {standard: list(treebank.read_treebank(data / f"{standard}.{split}.conllu")) for standard in STANDARDS}
        for split in SPLITS
    }
    splits["train"]["nn"] = [as_published_nynorsk(sentence) for sentence in splits["train"]["nn"]]
    random = Random(settings["seed"])
    varied = [
        varied_punctuation(sentence, random, settings["dash_rate"], settings["quote_rate"])
        for standard in STANDARDS
        for sentence in splits["train"][standard]
    ]
    return Treebank(splits["train"], splits["dev"], varied)


def prepare(data: Path, work: Path, hyperparameters: Hyperparameters) -> PreparedFiles:
    """Write every trainer's files to the work folder, unless an earlier run has finished doing so."""
    files = PreparedFiles(work)
    finished = work / "prepared"
    if finished.exists():
        return files
    work.mkdir(parents=True, exist_ok=True)
    bank = read(data, hyperparameters["data"])
    _write_trees(bank, work, hyperparameters["data"])
    _write_vectors(data, bank, work, hyperparameters["vectors"])
    _write_plaintext(bank, work, hyperparameters["tokenize"], hyperparameters["data"])
    _write_lemmas(bank, work)
    _write_entities(bank, work, hyperparameters["ner"], hyperparameters["data"])
    finished.touch()
    return files


def _write_trees(bank: Treebank, work: Path, settings: Section) -> None:
    treebank.write_treebank(work / "train.conllu", bank.varied)
    treebank.write_treebank(work / "dev.conllu", bank.dev_both)
    treebank.write_treebank(work / "dev_sample.conllu", bank.dev_both[:: settings["dev_every"]])


def _write_vectors(data: Path, bank: Treebank, work: Path, settings: Section) -> None:
    words, array = vectors.read_vectors(data / "vectors.npz", settings["dimensions"], settings["mean_norm"])
    seen = [sentence for standard in STANDARDS for sentence in bank.train[standard]]
    known = set(vectors.training_vocabulary(words, seen, settings))
    places = [place for place, word in enumerate(words) if word in known]
    vectors.write_pretrain(work / "vectors_train.pt", [words[place] for place in places], array[places])
    shipped = set(vectors.shipped_vocabulary(words, seen, settings))
    places = [place for place, word in enumerate(words) if word in shipped]
    vectors.write_pretrain(work / "vectors.pt", [words[place] for place in places], array[places])


def _write_plaintext(bank: Treebank, work: Path, settings: Section, data_settings: Section) -> None:
    random = Random(data_settings["seed"])
    rates = plaintext.ParagraphRates(
        settings["longest_paragraph"], settings["run_on_rate"], settings["stuck_dash_rate"]
    )
    newslike = (
        abbreviations.ending_in_acronym(
            abbreviations.abbreviated(sentence, random, settings["abbreviation_rate"]), random, settings["acronym_rate"]
        )
        for sentence in bank.varied
    )
    train = list(plaintext.drawn_paragraphs(newslike, random, rates))
    random.shuffle(train)
    dev = list(plaintext.paragraphs_of_lines(bank.dev_both))
    for split, paragraphs in (("train", train), ("dev", dev)):
        (work / f"tokenize.{split}.txt").write_text(plaintext.text(paragraphs), encoding="utf-8")
        (work / f"tokenize.{split}.labels").write_text(plaintext.labels(paragraphs), encoding="utf-8")
    # Norwegian has no words of several syntactic ones, but the trainer wants to be told so
    (work / "tokenize.multiword.json").write_text("[]", encoding="utf-8")


def _write_lemmas(bank: Treebank, work: Path) -> None:
    known = {standard: lemmas.form_lemmas(bank.train[standard]) for standard in STANDARDS}
    for standard, other in zip(STANDARDS, reversed(STANDARDS), strict=True):
        treebank.write_treebank(work / f"lemma.{standard}.train.conllu", bank.train[standard])
        treebank.write_treebank(work / f"lemma.{standard}.dev.conllu", bank.dev[standard])
        further = lemmas.as_sentences(lemmas.further_forms(known[standard], known[other]))
        treebank.write_treebank(work / f"lemma.{standard}.dictionary.conllu", further)


def _write_entities(bank: Treebank, work: Path, settings: Section, data_settings: Section) -> None:
    random = Random(data_settings["seed"])
    pool = names.name_pool(bank.varied)
    train: list[entities.Tagged] = []
    for sentence in bank.varied:
        named = entities.has_entity(sentence)
        if named or random.random() < settings["keep_without_entity"]:
            train.append(entities.tagged(sentence))
        if named and random.random() < settings["swapped_copies"]:
            train.append(names.swapped(sentence, pool, random, settings["swap_rate"]))
    rate = settings["headline_rate"]
    train = [entities.headline(sentence) if random.random() < rate else sentence for sentence in train]
    entities.write_tagged(work / "ner.train.json", train)
    sample = bank.dev_both[:: data_settings["dev_every"]]
    entities.write_tagged(work / "ner.dev_sample.json", [entities.tagged(sentence) for sentence in sample])
