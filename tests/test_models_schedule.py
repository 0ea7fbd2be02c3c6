"""The learning rate and the checkpoints that all of Stanza's trainers get."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch")
stanza_utils = pytest.importorskip("stanza.models.common.utils")

from kg.training.hyperparameters import command_line, load  # noqa: E402
from kg.training.schedule import Schedule, scheduled, steps_done  # noqa: E402
from kg.training.trainers import TRAINERS  # noqa: E402

SCHEDULE = Schedule(peak=0.1, warmup=10, decay_start=20, max_steps=40)


def test_the_rate_warms_up_holds_and_falls() -> None:
    rates = [SCHEDULE.rate(step) for step in (1, 10, 15, 20, 30, 39)]
    assert rates == pytest.approx([0.01, 0.1, 0.1, 0.1, 0.05, 0.005])


@given(st.integers(min_value=1, max_value=100))
def test_the_rate_stays_between_zero_and_its_peak(step: int) -> None:
    assert 0 < SCHEDULE.rate(step) <= SCHEDULE.peak


def _trained(checkpoint: Path, steps: int, schedule: Schedule = SCHEDULE, start: Path | None = None) -> torch.Tensor:
    torch.manual_seed(1)
    model = torch.nn.Linear(3, 1)
    with scheduled(schedule, checkpoint, 5, start):
        optimizer = stanza_utils.get_optimizer("adam", model, 0.1)
        for step in range(steps_done(checkpoint), steps):
            optimizer.zero_grad()
            model(torch.full((1, 3), float(step))).sum().backward()
            optimizer.step()
    return model.weight.detach().clone()


def test_an_interrupted_training_ends_where_an_uninterrupted_one_does(tmp_path: Path) -> None:
    _trained(tmp_path / "interrupted.pt", 10)
    assert steps_done(tmp_path / "interrupted.pt") == 10
    resumed = _trained(tmp_path / "interrupted.pt", 20)
    assert torch.equal(resumed, _trained(tmp_path / "whole.pt", 20))


def test_at_the_end_the_mean_of_the_last_weights_takes_their_place_interrupted_or_not(tmp_path: Path) -> None:
    averaged = replace(SCHEDULE, average_start=8)
    _trained(tmp_path / "interrupted.pt", 20, averaged)
    resumed = _trained(tmp_path / "interrupted.pt", 40, averaged)
    assert torch.equal(resumed, _trained(tmp_path / "whole.pt", 40, averaged))
    assert not torch.equal(resumed, _trained(tmp_path / "plain.pt", 40))
    # the weights only fall in this training, so that their mean lies above the last of them
    assert bool((resumed > _trained(tmp_path / "plain.pt", 40)).all())


def test_a_training_can_start_from_the_weights_of_another(tmp_path: Path) -> None:
    first = _trained(tmp_path / "first.pt", 40)
    assert torch.equal(_trained(tmp_path / "second.pt", 0, start=tmp_path / "first.pt"), first)


def test_options_become_a_command_line() -> None:
    assert command_line({"seed": 1, "share_hid": True, "char": False}) == ["--seed", "1", "--share_hid"]


def test_rounds_end_in_decay_and_follow_one_another() -> None:
    hyperparameters = load()
    sections = [hyperparameters[processor] for processor in TRAINERS]
    sections += [own for section in sections for own in section.get("for_standard", {}).values()]
    for section in sections:
        done = 0
        for settings in section.get("rounds", []):
            assert done <= settings["decay_start"] < settings["max_steps"]
            assert settings["eval_interval"] <= settings["max_steps"] - done
            assert settings.get("average_start", 0) < settings["max_steps"]
            done = settings["max_steps"]
