"""A learning rate that warms up, holds and falls to zero, averaged weights, checkpoints, for each Stanza trainer alike.

Stanza's trainers lower the rate only when dev scores stall, none of them averages weights, and only its parser can be
resumed. All of it is added where all of them pass: the making of the optimizer. An optimizer made inside
`scheduled(...)` sets its own rate before each step and saves parameters and optimizer state every
`checkpoint_interval` steps; when a checkpoint exists it goes on from there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from stanza.models.common import utils as stanza_utils

Weights = list[torch.Tensor]

AVERAGE_DECAY = 0.995
_SHORTEST_AVERAGE = 10


@dataclass(frozen=True, slots=True)
class Schedule:
    """Steps counted from 1: linear warm-up to `peak`, constant until `decay_start`, linear to zero at `max_steps`.

    From step `average_start` on (0: never) a running mean of the weights is kept, and takes their place at the end.
    """

    peak: float
    warmup: int
    decay_start: int
    max_steps: int
    average_start: int = 0

    def rate(self, step: int) -> float:
        """The learning rate of a step."""
        if step < self.warmup:
            return self.peak * step / self.warmup
        if step <= self.decay_start:
            return self.peak
        left = max(self.max_steps - step, 0) / max(self.max_steps - self.decay_start, 1)
        return self.peak * max(left, 0.002)

    def averages(self, step: int) -> bool:
        """Whether the weights after a step go into the mean."""
        return 0 < self.average_start <= step


def steps_done(checkpoint: Path) -> int:
    """How many steps a checkpoint has behind it; 0 without one."""
    if not checkpoint.exists():
        return 0
    return int(torch.load(checkpoint, weights_only=True)["step"])


@contextmanager
def scheduled(
    schedule: Schedule, checkpoint: Path, checkpoint_interval: int = 500, start: Path | None = None
) -> Iterator[None]:
    """Within the block, Stanza's optimizers follow the schedule, save to `checkpoint` and resume from it.

    Without a checkpoint the weights are those of the checkpoint `start`, if one is given, under a new optimizer.
    """
    original = stanza_utils.dispatch_optimizer

    def dispatch(*args: Any, **kwargs: Any) -> torch.optim.Optimizer:
        optimizer: torch.optim.Optimizer = original(*args, **kwargs)
        _attach(optimizer, schedule, checkpoint, checkpoint_interval, start)
        return optimizer

    stanza_utils.dispatch_optimizer = dispatch
    try:
        yield
    finally:
        stanza_utils.dispatch_optimizer = original


@dataclass(slots=True)
class _Progress:
    """What of a training is not in model and optimizer: its steps, and the mean of the weights with its length."""

    step: int = 0
    average: Weights | None = None
    averaged: int = 0

    def include(self, weights: Weights) -> None:
        """Let weights into the mean: the early ones of a training count for little, all of a short one alike."""
        self.averaged += 1
        if self.average is None:
            self.average = [tensor.detach().clone() for tensor in weights]
            return
        decay = min(AVERAGE_DECAY, 1 - _SHORTEST_AVERAGE / (self.averaged + _SHORTEST_AVERAGE))
        for mean, tensor in zip(self.average, weights, strict=True):
            mean.lerp_(tensor.detach(), 1 - decay)


def _attach(
    optimizer: torch.optim.Optimizer, schedule: Schedule, checkpoint: Path, interval: int, start: Path | None
) -> None:
    progress = _Progress()
    if checkpoint.exists():
        progress = _restore(optimizer, checkpoint)
    elif start is not None:
        _set_weights(optimizer, torch.load(start, weights_only=True)["parameters"])

    def before(optimizer: torch.optim.Optimizer, *_: Any) -> None:
        progress.step += 1
        stanza_utils.change_lr(optimizer, schedule.rate(progress.step))

    def after(optimizer: torch.optim.Optimizer, *_: Any) -> None:
        if schedule.averages(progress.step):
            progress.include(_weights(optimizer))
        if progress.step == schedule.max_steps and progress.average is not None:
            _set_weights(optimizer, progress.average)
            progress.average, progress.averaged = None, 0
        if progress.step % interval == 0 or progress.step == schedule.max_steps:
            _save(optimizer, checkpoint, progress)

    optimizer.register_step_pre_hook(before)
    optimizer.register_step_post_hook(after)


def _weights(optimizer: torch.optim.Optimizer) -> Weights:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]


def _set_weights(optimizer: torch.optim.Optimizer, weights: Weights) -> None:
    with torch.no_grad():
        for parameter, value in zip(_weights(optimizer), weights, strict=True):
            parameter.copy_(value)


def _save(optimizer: torch.optim.Optimizer, checkpoint: Path, progress: _Progress) -> None:
    state = {
        "step": progress.step,
        "parameters": [parameter.detach() for parameter in _weights(optimizer)],
        "optimizer": optimizer.state_dict(),
        "average": progress.average,
        "averaged": progress.averaged,
    }
    partial = checkpoint.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(checkpoint)


def _restore(optimizer: torch.optim.Optimizer, checkpoint: Path) -> _Progress:
    state = torch.load(checkpoint, weights_only=True)
    _set_weights(optimizer, state["parameters"])
    optimizer.load_state_dict(state["optimizer"])
    return _Progress(int(state["step"]), state.get("average"), int(state.get("averaged", 0)))
