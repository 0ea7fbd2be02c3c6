"""Bidirectional LSTM layers whose input is multiplied once for each distinct word.

What a word adds to the gates of the first layer does not depend on its neighbours; the recurrence then only adds up
rows of that table. The gates lie apart, as four matrices, so that each is squashed in one call.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

# PyTorch stores the gates as input, forget, cell, output; here those that share a squashing function are neighbours
_GATES = (0, 1, 3, 2)


class BidirectionalLayer:
    """One layer of a torch.nn.LSTM, both directions; `initial` holds its first hidden and cell states (2 x 1 x H)."""

    def __init__(self, lstm: nn.LSTM, initial: tuple[Tensor, Tensor] | None = None) -> None:
        self.hidden = lstm.hidden_size
        weights = [_direction(lstm, suffix) for suffix in ("", "_reverse")]
        self._inwards = torch.cat([inwards for inwards, _, _ in weights])
        self._recurrent = [recurrent for _, recurrent, _ in weights]
        self._bias = torch.cat([bias for _, _, bias in weights]).unsqueeze(1)
        self._initial = initial or (torch.zeros(2, 1, self.hidden), torch.zeros(2, 1, self.hidden))

    def gates(self, inputs: Tensor) -> Tensor:
        """What inputs (N x I) add to the gates, before any neighbour is seen: 8 x N x H, four gates a direction."""
        return torch.baddbmm(self._bias, inputs.expand(8, *inputs.shape), self._inwards)

    def run(self, gates: Tensor, sizes: tuple[int, ...]) -> Tensor:
        """The hidden states (N x 2H) over packed rows of gates (8 x N x H), `sizes[t]` rows at step t."""
        out = gates.new_empty(gates.shape[1], 2 * self.hidden)
        begins = [0]
        for size in sizes[:-1]:
            begins.append(begins[-1] + size)
        steps = list(zip(begins, sizes, strict=True))
        self._sweep(0, gates[:4], steps, out[:, : self.hidden])
        self._sweep(1, gates[4:], steps[::-1], out[:, self.hidden :])
        return out

    def _sweep(self, direction: int, gates: Tensor, steps: list[tuple[int, int]], out: Tensor) -> None:
        """One direction; a sequence that has not begun yet, read backwards, still holds its first state."""
        most = max(size for _, size in steps)
        hidden = self._initial[0][direction].repeat(most, 1)
        cell = self._initial[1][direction].repeat(most, 1)
        recurrent = self._recurrent[direction]
        for begin, size in steps:
            before, kept = hidden[:size], cell[:size]
            gate = torch.baddbmm(gates[:, begin : begin + size], before.expand(4, size, self.hidden), recurrent)
            opened = gate[:3].sigmoid_()
            kept.mul_(opened[1]).addcmul_(opened[0], gate[3].tanh_())
            torch.mul(opened[2], kept.tanh(), out=before)
            out[begin : begin + size] = before


class HighwayEncoder:
    """Stanza's HighwayLSTM, as its tagger and parser have it, with the first states they learnt."""

    def __init__(self, module: Any, first_hidden: Tensor, first_cell: Tensor) -> None:
        initial = [(first_hidden[i : i + 2], first_cell[i : i + 2]) for i in range(0, len(first_hidden), 2)]
        layers = [BidirectionalLayer(packed.lstm, state) for packed, state in zip(module.lstm, initial, strict=True)]
        self._layers = list(zip(layers, module.gate, module.highway, strict=True))

    def encode(self, inputs: Tensor, numbers: Tensor, sizes: tuple[int, ...]) -> Tensor:
        """Hidden states (N x 2H) for packed rows, each of which is one of the distinct inputs (U x I) by its number."""
        return self.continued(self.opened(inputs), numbers, sizes)

    def opened(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        """What each distinct input adds to the gates of the first layer, and what it carries past that layer."""
        layer, gate, highway = self._layers[0]
        return layer.gates(inputs), _carried(inputs, gate, highway)

    def continued(self, opened: tuple[Tensor, Tensor], numbers: Tensor, sizes: tuple[int, ...]) -> Tensor:
        """Hidden states (N x 2H) for packed rows, given by the number of their distinct input."""
        gates, carried = opened
        states = self._layers[0][0].run(gates.index_select(1, numbers), sizes)
        states += carried.index_select(0, numbers)
        for layer, gate, highway in self._layers[1:]:
            states = layer.run(layer.gates(states), sizes).add_(_carried(states, gate, highway))
        return states


def _direction(lstm: nn.LSTM, suffix: str) -> tuple[Tensor, Tensor, Tensor]:
    parts = [getattr(lstm, f"{name}_l0{suffix}").detach() for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    inwards, recurrent, bias_in, bias_recurrent = (part.unflatten(0, (4, -1))[list(_GATES)] for part in parts)
    return inwards.transpose(1, 2).contiguous(), recurrent.transpose(1, 2).contiguous(), bias_in + bias_recurrent


def _carried(inputs: Tensor, gate: nn.Linear, highway: nn.Linear) -> Tensor:
    carried: Tensor = gate(inputs).sigmoid_().mul_(highway(inputs).tanh_())
    return carried
