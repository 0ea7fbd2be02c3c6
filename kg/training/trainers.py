"""Stanza's trainers, one call per processor, fed with the prepared files and the hyperparameters.

Each leaves its best weights by dev score in the work folder and can be called again after an interruption: a processor
that is done is not trained again, one that is not goes on from its last checkpoint (the lemmatizers, which take
minutes, from the start).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from kg.training.hyperparameters import Hyperparameters, Section, command_line
from kg.training.preparation import STANDARDS, PreparedFiles
from kg.training.schedule import Schedule, scheduled, steps_done
from kg.training.side_task import side_task

Trainer = Callable[[Section, PreparedFiles, Path], None]

CHECKPOINT_INTERVAL = 500
CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class RateNames:
    """What a trainer calls its number of steps, its learning rate and the steps between looks at dev."""

    steps: str = "max_steps"
    rate: str = "lr"
    eval_interval: str = "eval_interval"


def train(processor: str, hyperparameters: Hyperparameters, files: PreparedFiles, work: Path) -> None:
    """Train one processor, or finish its training, in `work`/`processor`; nothing happens when it is done.

    Then, in `work`/`processor`_`standard`, what a standard is to have of its own: further rounds on its sentences.
    """
    section = hyperparameters[processor]
    _once(TRAINERS[processor], section, files, work / processor)
    for standard, own in section.get("for_standard", {}).items():
        section_of_standard = {**section, **own, "standard": standard, "joint": work / processor}
        _once(FOR_STANDARD[processor], section_of_standard, files, work / f"{processor}_{standard}")


def _once(trainer: Trainer, section: Section, files: PreparedFiles, folder: Path) -> None:
    finished = folder / "finished"
    if finished.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_flush_denormal(True)
    try:
        trainer(section, files, folder)
    finally:
        torch.set_flush_denormal(False)  # it holds for the whole process
    finished.touch()


def _train_tokenizer(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import tokenizer

    _run_rounds(
        tokenizer.main,
        section,
        folder,
        RateNames(steps="steps", rate="lr0", eval_interval="eval_steps"),
        {
            "txt_file": files["tokenize.train.txt"],
            "label_file": files["tokenize.train.labels"],
            "dev_txt_file": files["tokenize.dev.txt"],
            "dev_label_file": files["tokenize.dev.labels"],
            "dev_conll_gold": files["dev.conllu"],
            "mwt_json_file": files["tokenize.multiword.json"],
            "save_name": "tokenize.pt",
        },
    )


def _train_tagger(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import tagger

    _run_rounds(tagger.main, section, folder, RateNames(), _trees(files, "pos.pt"))


def _train_tagger_of_standard(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import tagger

    standard = section["standard"]
    paths = {
        # the vocabulary has to be the joint tagger's, so the other standard's file is read, but not used
        "train_file": ";".join(files[f"train.{other}.conllu"] for other in STANDARDS),
        "train_ratios": ";".join(str(1.0 if other == standard else section["share_of_other"]) for other in STANDARDS),
        "eval_file": files[f"dev.{standard}.conllu"],
        "wordvec_pretrain_file": files["vectors_train.pt"],
        "save_name": f"pos_{standard}.pt",
    }
    _run_rounds(tagger.main, section, folder, RateNames(), paths, start=section["joint"] / CHECKPOINT)


def _train_parser(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import parser

    _run_rounds(parser.main, section, folder, RateNames(), _trees(files, "depparse.pt"))


def _train_entity_tagger(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import ner_tagger

    paths = {
        "train_file": files["ner.train.json"],
        "eval_file": files["ner.dev_sample.json"],
        "wordvec_pretrain_file": files["vectors_train.pt"],
        "save_name": "ner.pt",
    }
    with side_task(section["role_weight"]):
        _run_rounds(ner_tagger.main, section, folder, RateNames(), paths)


def _train_entity_tagger_of_standard(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import ner_tagger

    standard = section["standard"]
    paths = {
        "train_file": files[f"ner.{standard}.train.json"],
        "eval_file": files[f"ner.{standard}.dev.json"],
        "wordvec_pretrain_file": files["vectors_train.pt"],
        "save_name": f"ner_{standard}.pt",
        "finetune": True,
        "finetune_load_name": section["joint"] / "ner.pt",
    }
    with side_task(section["role_weight"]):
        _run_rounds(ner_tagger.main, section, folder, RateNames(), paths)


def _train_lemmatizers(section: Section, files: PreparedFiles, folder: Path) -> None:
    from stanza.models import lemmatizer

    for standard in section["standards"]:
        arguments = section["arguments"] | {
            "train_file": files[f"lemma.{standard}.train.conllu"],
            "secondary_file": files[f"lemma.{standard}.dictionary.conllu"],
            "eval_file": files[f"dev.{standard}.conllu"],
            "num_epoch": section["epochs"],
            "save_dir": folder,
            "save_name": f"lemma_{standard}.pt",
            "device": "cpu",
        }
        lemmatizer.main(command_line(arguments))


TRAINERS: dict[str, Trainer] = {
    "tokenize": _train_tokenizer,
    "pos": _train_tagger,
    "lemma": _train_lemmatizers,
    "depparse": _train_parser,
    "ner": _train_entity_tagger,
}

FOR_STANDARD: dict[str, Trainer] = {
    "pos": _train_tagger_of_standard,
    "ner": _train_entity_tagger_of_standard,
}


def _trees(files: PreparedFiles, save_name: str) -> Section:
    return {
        "train_file": files["train.conllu"],
        "eval_file": files["dev_sample.conllu"],
        "wordvec_pretrain_file": files["vectors_train.pt"],
        "save_name": save_name,
    }


def _run_rounds(
    main: Callable[[list[str]], object],
    section: Section,
    folder: Path,
    names: RateNames,
    paths: Section,
    start: Path | None = None,
) -> None:
    """Call a trainer for each round, for the steps that its checkpoint leaves to be done."""
    checkpoint = folder / CHECKPOINT
    for number, settings in enumerate(section["rounds"]):
        settings = dict(settings)
        eval_interval = settings.pop("eval_interval")
        schedule = Schedule(**settings)
        left = schedule.max_steps - steps_done(checkpoint)
        if left <= 0:
            continue
        arguments = section["arguments"] | paths | {"save_dir": folder, "device": "cpu"}
        arguments |= {names.steps: left, names.rate: schedule.peak, names.eval_interval: eval_interval}
        # another seed, so that a further round does not see the batches of the one before in the same order
        arguments["seed"] += number
        with scheduled(schedule, checkpoint, CHECKPOINT_INTERVAL, start):
            main(command_line(arguments))
