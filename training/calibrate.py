"""Temperatures that make the network's probabilities mean what they say (Guo et al. 2017), found on the dev batches."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from data import IGNORE, Examples
from network import Coder


@torch.no_grad()
def logits_of(coder: Coder, examples: Examples, rows: Sequence[dict[str, Any]]) -> dict[str, tuple[Tensor, Tensor]]:
    """Head → (logits, labels) over all dev rows: types of words, statuses of triggers, types of pairs."""
    coder.eval()
    found: dict[str, tuple[list[Tensor], list[int]]] = {"type": ([], []), "status": ([], []), "pair": ([], [])}
    for row in rows:
        example = examples.tagging(row)
        ids = torch.tensor([example.ids])
        kinds, statuses, *_ = (t[0] for t in coder.tags(coder.encode(ids, torch.ones_like(ids))))
        for name, logits, labels in (("type", kinds, example.types), ("status", statuses, example.statuses)):
            for i, label in enumerate(labels):
                if label != IGNORE:
                    found[name][0].append(logits[i])
                    found[name][1].append(label)
        for pair in examples.pairs(row):
            ids = torch.tensor([pair.ids])
            at = torch.tensor([pair.at])
            found["pair"][0].append(coder.pair_logits(coder.encode(ids, torch.ones_like(ids)), at)[0])
            found["pair"][1].append(pair.type)
    return {name: (torch.stack(logits), torch.tensor(labels)) for name, (logits, labels) in found.items()}


def temperature(logits: Tensor, labels: Tensor) -> float:
    """The divisor with the least negative log-likelihood, by a grid over 0.5 … 3."""
    grid = [0.5 + 0.05 * step for step in range(51)]
    losses = [float(nn.functional.cross_entropy(logits / t, labels)) for t in grid]
    return round(grid[losses.index(min(losses))], 2)


def temperatures(coder: Coder, examples: Examples, rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """One for each head whose probabilities are used."""
    return {name: temperature(*both) for name, both in logits_of(coder, examples, rows).items()}
