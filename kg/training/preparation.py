"""The files each trainer reads, made of the treebank in one folder and written to another."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from kg.training import abbreviations, entities, lemmas, names, plaintext, quoted_compounds, treebank, vectors
from kg.training.conventions import as_published_nynorsk
from kg.training.hyperparameters import Hyperparameters, Section
from kg.training.punctuation import varied_punctuation
from kg.training.treebank import TreebankSentence
from kg.training.word_input import word_input

STANDARDS = ("nb", "nn")
SPLITS = ("train", "dev")

Sentences = list[TreebankSentence]


@dataclass(frozen=True, slots=True)
class Treebank:
    """Sentences by standard, training and dev; `varied` are the training sentences with news punctuation."""

    train: dict[str, Sentences]
    dev: dict[str, Sentences]
    varied: dict[str, Sentences]


def both(sentences: dict[str, Sentences]) -> Sentences:
    """The sentences of bokmål, then those of nynorsk."""
    return [sentence for standard in STANDARDS for sentence in sentences[standard]]


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
    for standard in STANDARDS:
        splits["train"][standard] = [quoted_compounds.rejoined(sentence) for sentence in splits["train"][standard]]
    splits["train"]["nn"] = [as_published_nynorsk(sentence) for sentence in splits["train"]["nn"]]
    random = Random(settings["seed"])
    varied = {
        standard: [
            varied_punctuation(sentence, random, settings["dash_rate"], settings["quote_rate"])
            for sentence in splits["train"][standard]
        ]
        for standard in STANDARDS
    }
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
    _write_vectors(data, bank, work, hyperparameters)
    _write_plaintext(bank, work, hyperparameters["tokenize"], hyperparameters["data"])
    _write_lemmas(bank, work)
    _write_entities(bank, work, hyperparameters["ner"], hyperparameters["data"])
    finished.touch()
    return files


def _write_trees(bank: Treebank, work: Path, settings: Section) -> None:
    treebank.write_treebank(work / "train.conllu", both(bank.varied))
    treebank.write_treebank(work / "dev.conllu", both(bank.dev))
    treebank.write_treebank(work / "dev_sample.conllu", both(bank.dev)[:: settings["dev_every"]])
    for standard in STANDARDS:
        treebank.write_treebank(work / f"train.{standard}.conllu", bank.varied[standard])
        treebank.write_treebank(work / f"dev.{standard}.conllu", bank.dev[standard])


def _write_vectors(data: Path, bank: Treebank, work: Path, hyperparameters: Hyperparameters) -> None:
    seen = both(bank.train)
    known = word_input(data / "vectors.npz", seen, hyperparameters)
    training_count = hyperparameters["vectors"]["training_count"]
    training = vectors.training_vocabulary(known.words, known.public, seen, training_count)
    known.write(work / "vectors_train.pt", training)
    known.write(work / "vectors.pt", vectors.shipped_vocabulary(known.words, known.public, seen))


def _write_plaintext(bank: Treebank, work: Path, settings: Section, data_settings: Section) -> None:
    random = Random(data_settings["seed"])
    rates = plaintext.ParagraphRates(
        settings["longest_paragraph"], settings["run_on_rate"], settings["stuck_dash_rate"]
    )
    nouns = quoted_compounds.nouns_of(both(bank.train))
    newslike = (_newslike(sentence, nouns, random, settings) for sentence in both(bank.varied))
    train = list(plaintext.drawn_paragraphs(newslike, random, rates))
    random.shuffle(train)
    dev = list(plaintext.paragraphs_of_lines(both(bank.dev)))
    for split, paragraphs in (("train", train), ("dev", dev)):
        (work / f"tokenize.{split}.txt").write_text(plaintext.text(paragraphs), encoding="utf-8")
        (work / f"tokenize.{split}.labels").write_text(plaintext.labels(paragraphs), encoding="utf-8")
    # Norwegian has no words of several syntactic ones, but the trainer wants to be told so
    (work / "tokenize.multiword.json").write_text("[]", encoding="utf-8")


def _newslike(sentence: TreebankSentence, nouns: list[str], random: Random, settings: Section) -> TreebankSentence:
    sentence = abbreviations.abbreviated(sentence, random, settings["abbreviation_rate"])
    sentence = abbreviations.abbreviated_names(sentence, random, settings["abbreviated_name_rate"])
    sentence = abbreviations.ending_in_acronym(sentence, random, settings["acronym_rate"])
    return quoted_compounds.with_quoted_compounds(sentence, nouns, random, settings["quoted_compound_rate"])


def _write_lemmas(bank: Treebank, work: Path) -> None:
    known = {standard: lemmas.form_lemmas(bank.train[standard]) for standard in STANDARDS}
    for standard, other in zip(STANDARDS, reversed(STANDARDS), strict=True):
        treebank.write_treebank(work / f"lemma.{standard}.train.conllu", bank.train[standard])
        further = lemmas.as_sentences(lemmas.further_forms(known[standard], known[other]))
        treebank.write_treebank(work / f"lemma.{standard}.dictionary.conllu", further)


def _write_entities(bank: Treebank, work: Path, settings: Section, data_settings: Section) -> None:
    random = Random(data_settings["seed"])
    pool = names.name_pool(both(bank.varied))
    sets = {"ner.train": both(bank.varied)}
    for standard, own in settings.get("for_standard", {}).items():
        sets[f"ner.{standard}.train"] = [
            sentence
            for other in STANDARDS
            for sentence in bank.varied[other]
            if other == standard or random.random() < own["share_of_other"]
        ]
        tagged = [entities.tagged(sentence) for sentence in bank.dev[standard]]
        entities.write_tagged(work / f"ner.{standard}.dev.json", tagged)
    for name, sentences in sets.items():
        entities.write_tagged(work / f"{name}.json", _with_swapped_names(sentences, pool, random, settings))
    sample = both(bank.dev)[:: data_settings["dev_every"]]
    entities.write_tagged(work / "ner.dev_sample.json", [entities.tagged(sentence) for sentence in sample])


def _with_swapped_names(
    sentences: Sentences, pool: names.NamePool, random: Random, settings: Section
) -> list[entities.Tagged]:
    """Most sentences, some without their full stop, and copies of those with names that have other names."""
    train: list[entities.Tagged] = []
    for sentence in sentences:
        named = entities.has_entity(sentence)
        if named or random.random() < settings["keep_without_entity"]:
            train.append(entities.tagged(sentence))
        if named and random.random() < settings["swapped_copies"]:
            train.append(names.swapped(sentence, pool, random, settings["swap_rate"]))
    rate = settings["headline_rate"]
    return [entities.headline(sentence) if random.random() < rate else sentence for sentence in train]
