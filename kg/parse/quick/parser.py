"""Dependency trees, by Stanza's graph parser.

A label is computed for the arcs of the best tree only. Where they break one of Stanza's rules (a head with two
subjects), all labels of that sentence are computed and Stanza repairs the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.models.tree_search import greedy_tree
from kg.parse.quick.distinct import distinct
from kg.parse.quick.packing import Packed, packs
from kg.parse.quick.recurrent import HighwayEncoder
from kg.parse.quick.spelling import letters, spelt

_AT_ONCE = 3000  # words
_LABELLED_AT_ONCE = 512  # words; each takes some 15 kB while its label is sought
_ROOT = 3  # of all of Stanza's vocabularies
_RESERVED = 4  # the first entries of Stanza's vocabularies are no labels

Arc = tuple[int, str]  # head, counted from 1, or 0, and relation


class DependencyParser:
    """`trainer` is that of Stanza's depparse processor, `pretrain` its word vectors."""

    def __init__(self, trainer: Any, pretrain: Any, keeps_rules: bool) -> None:
        self._model, self._vocab, self._vectors, self._keeps_rules = trainer.model, trainer.vocab, pretrain, keeps_rules
        model = self._model
        self._encoder = HighwayEncoder(model.parserlstm, model.parserlstm_h_init, model.parserlstm_c_init)
        self._arcs, self._labels = _Biaffine(model.unlabeled), _Biaffine(model.deprel)
        self._names = [self._vocab["deprel"].id2unit(i) for i in range(len(self._vocab["deprel"]))][_RESERVED:]

    def parse(self, words: Sequence[str], lemmas: Sequence[str | None], lengths: Sequence[int]) -> list[Arc]:
        """The arc to each word of sentences written one after the other, `lengths` giving their ends."""
        pairs, numbers = distinct(list(zip(words, lemmas, strict=True)))
        opened = self._encoder.opened(self._inputs(pairs))
        # the root is a word before each sentence's first; it is the first of the distinct inputs
        starts = np.cumsum(lengths, dtype=np.int64) - np.array(lengths)
        rooted = np.insert(numbers + 1, starts, 0)
        arcs: list[list[Arc]] = [[]] * len(lengths)
        for pack in packs([length + 1 for length in lengths], _AT_ONCE):
            rows = torch.from_numpy(rooted[pack.positions])
            states = self._encoder.continued(opened, rows, pack.sizes)
            for i, found in zip(pack.sequences.tolist(), self._trees(states, pack), strict=True):
                arcs[i] = found
        return [arc for sentence in arcs for arc in sentence]

    # ------------------------------------------------------------------------------------------------ scores

    def _inputs(self, pairs: Sequence[tuple[str, str | None]]) -> Tensor:
        model, vocab = self._model, self._vocab
        forms, which = distinct([form for form, _ in pairs])
        own = torch.tensor([_ROOT, *vocab["word"].map(forms)])
        vectors = torch.tensor([_ROOT, *self._vectors.vocab.map([form.lower() for form in forms])])
        lemmas = torch.tensor([_ROOT, *vocab["lemma"].map([lemma or "_" for _, lemma in pairs])])
        rows = torch.from_numpy(np.insert(which + 1, 0, 0))
        spelling = spelt(model.charmodel, [[_ROOT], *letters(vocab["char"], forms)])
        return torch.cat(
            [
                model.trans_pretrained(model.pretrained_emb(vectors))[rows],
                model.word_emb(own)[rows],
                model.lemma_emb(lemmas),
                model.trans_char(spelling)[rows],
            ],
            1,
        )

    def _trees(self, states: Tensor, pack: Packed) -> list[list[Arc]]:
        grid = torch.from_numpy(pack.rows())
        scores = self._arc_scores(states, grid, pack)
        trees = [self._tree(scores[i], length) for i, length in enumerate(pack.lengths.tolist())]
        dependents, heads = self._labels.sides(states)
        rows = torch.cat([grid[i, 1 : len(tree)] for i, tree in enumerate(trees)])
        above = torch.cat([grid[i, torch.from_numpy(tree[1:])] for i, tree in enumerate(trees)])
        found = iter(self._labels.best(dependents, heads, rows, above).tolist())
        arcs = []
        for i, tree in enumerate(trees):
            labels = [next(found) for _ in tree[1:]]
            if self._keeps_rules and self._breaks_rule(tree, labels):
                at = grid[i, : len(tree)]
                tree, labels = self._repaired(scores[i], self._labels.all(dependents[at], heads[at]), tree)
            arcs.append([(int(head), self._names[label]) for head, label in zip(tree[1:], labels, strict=True)])
        return arcs

    def _arc_scores(self, states: Tensor, grid: Tensor, pack: Packed) -> list[NDArray[np.float32]]:
        """For each sentence how likely word j, or the root at 0, is the head of word i, as log probabilities."""
        dependents, heads = self._arcs.sides(states)
        scores = self._arcs.single(dependents[grid], heads[grid])
        beyond = torch.arange(grid.shape[1])[None, :] >= torch.from_numpy(pack.lengths)[:, None]
        scores.masked_fill_(beyond[:, None, :], -torch.inf)
        scores.diagonal(dim1=1, dim2=2).fill_(-torch.inf)
        likely = torch.log_softmax(scores, 2).numpy()
        return [likely[i, :length, :length] for i, length in enumerate(pack.lengths.tolist())]

    # ------------------------------------------------------------------------------------------------- trees

    def _tree(self, scores: NDArray[np.float32], length: int) -> NDArray[np.int64]:
        from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

        tree = greedy_tree(scores)
        found: NDArray[np.int64] = chuliu_edmonds_one_root(scores) if tree is None else tree
        return found

    def _breaks_rule(self, tree: NDArray[np.int64], labels: Sequence[int]) -> bool:
        from stanza.models.depparse.head_constraints import find_head_constraint_violations

        return bool(find_head_constraint_violations(tree, [self._names[label] for label in labels]))

    def _repaired(
        self, scores: NDArray[np.float32], labels: Tensor, tree: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], list[int]]:
        from stanza.models.depparse.head_constraints import resolve_head_constraint_violations

        likely = torch.log_softmax(labels, 2).numpy()
        mended: tuple[NDArray[np.int64], list[int]] = resolve_head_constraint_violations(
            scores, likely, tree, self._vocab["deprel"]
        )
        return mended


class _Biaffine:
    """Stanza's DeepBiaffineScorer for O outputs: how dependents and heads (D units, the last of them 1) go together."""

    def __init__(self, module: Any) -> None:
        self._dependent, self._head = module.W1, module.W2
        bilinear = module.scorer.W_bilin
        self._weight = bilinear.weight.permute(0, 2, 1).contiguous()  # D x O x D
        self._bias = bilinear.bias

    def sides(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """The states (N x 2H) as dependents and as heads (N x D)."""
        one = states.new_ones(len(states), 1)
        return (
            torch.cat([self._dependent(states).relu_(), one], 1),
            torch.cat([self._head(states).relu_(), one], 1),
        )

    def single(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (B x L x L) of the only output for all pairs in B sentences (B x L x D)."""
        return torch.baddbmm(self._bias, dependents @ self._weight[:, 0], heads.transpose(1, 2))

    def best(self, dependents: Tensor, heads: Tensor, rows: Tensor, above: Tensor) -> Tensor:
        """The output that scores best for the pair of each of N dependents and its head, both given by their rows."""
        wide = self._weight.flatten(1)
        best = []
        for first in range(0, len(rows), _LABELLED_AT_ONCE):
            some = slice(first, first + _LABELLED_AT_ONCE)
            seen = (dependents[rows[some]] @ wide).unflatten(1, self._weight.shape[1:])
            scores = torch.bmm(seen, heads[above[some]].unsqueeze(2)).squeeze(2) + self._bias
            best.append(scores.argmax(1))
        return torch.cat(best)

    def all(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (L x L x O) for all pairs in one sentence (L x D)."""
        scores: Tensor = torch.einsum("id,doe,je->ijo", dependents, self._weight, heads) + self._bias
        return scores
