"""A learning rate that warms up, holds and falls to zero, and checkpoints, for every Stanza trainer alike.

Stanza's trainers lower the rate only when dev scores stall, and only its parser can be resumed. Both are added where
all of them pass: the making of the optimizer. An optimizer made inside `scheduled(...)` sets its own rate before each
step and saves parameters and optimizer state every `checkpoint_interval` steps; when a checkpoint exists it goes on
from there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from stanza.models.common import utils as stanza_utils


@dataclass(frozen=True, slots=True)
class Schedule:
    """Steps counted from 1: linear warm-up to `peak`, constant until `decay_start`, linear to zero at `max_steps`."""

    peak: float
    warmup: int
    decay_start: int
    max_steps: int

    def rate(self, step: int) -> float:
        """The learning rate of a step."""
        if step < self.warmup:
            return self.peak * step / self.warmup
        if step <= self.decay_start:
            return self.peak
        left = max(self.max_steps - step, 0) / max(self.max_steps - self.decay_start, 1)
        return self.peak * max(left, 0.002)


def steps_done(checkpoint: Path) -> int:
    """How many steps a checkpoint has behind it; 0 without one."""
    if not checkpoint.exists():
        return 0
    return int(torch.load(checkpoint, weights_only=True)["step"])


@contextmanager
def scheduled(schedule: Schedule, checkpoint: Path, checkpoint_interval: int = 500) -> Iterator[None]:
    """Within the block, Stanza's optimizers follow the schedule, save to `checkpoint` and resume from it."""
    original = stanza_utils.dispatch_optimizer

    def dispatch(*args: Any, **kwargs: Any) -> torch.optim.Optimizer:
        optimizer: torch.optim.Optimizer = original(*args, **kwargs)
        _attach(optimizer, schedule, checkpoint, checkpoint_interval)
        return optimizer

    stanza_utils.dispatch_optimizer = dispatch
    try:
        yield
    finally:
        stanza_utils.dispatch_optimizer = original


def _attach(optimizer: torch.optim.Optimizer, schedule: Schedule, checkpoint: Path, interval: int) -> None:
    step = 0
    if checkpoint.exists():
        step = _restore(optimizer, checkpoint)

    def before(optimizer: torch.optim.Optimizer, *_: Any) -> None:
        nonlocal step
        step += 1
        stanza_utils.change_lr(optimizer, schedule.rate(step))

    def after(optimizer: torch.optim.Optimizer, *_: Any) -> None:
        if step % interval == 0 or step == schedule.max_steps:
            _save(optimizer, checkpoint, step)

    optimizer.register_step_pre_hook(before)
    optimizer.register_step_post_hook(after)


def _parameters(optimizer: torch.optim.Optimizer) -> list[torch.Tensor]:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]


def _save(optimizer: torch.optim.Optimizer, checkpoint: Path, step: int) -> None:
    state = {
        "step": step,
        "parameters": [parameter.detach() for parameter in _parameters(optimizer)],
        "optimizer": optimizer.state_dict(),
    }
    partial = checkpoint.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(checkpoint)


def _restore(optimizer: torch.optim.Optimizer, checkpoint: Path) -> int:
    state = torch.load(checkpoint, weights_only=True)
    with torch.no_grad():
        for parameter, saved in zip(_parameters(optimizer), state["parameters"], strict=True):
            parameter.copy_(saved)
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])
