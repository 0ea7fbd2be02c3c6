"""The distinct units that a text's many words come down to."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Unit = TypeVar("_Unit", bound=Hashable)


def distinct(units: Sequence[_Unit]) -> tuple[list[_Unit], NDArray[np.int64]]:
    """The different units in order of appearance, and for each unit given the index of its like among them."""
    index: dict[_Unit, int] = {}
    numbers = [index.setdefault(unit, len(index)) for unit in units]
    return list(index), np.array(numbers, dtype=np.int64)
