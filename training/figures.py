"""How good a network is on corpus rows that it was not trained on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import torch

from data import IGNORE, ROLES, TYPES, Examples, Tagging
from network import Coder


def f1(right: int, found: int, wanted: int) -> float:
    """2TP / (found + wanted); 0 where there is nothing."""
    return round(2 * right / (found + wanted), 4) if found + wanted else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the gold labels of (gold, predicted) pairs."""
    gold, predicted = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    return round(sum(f1(right[k], predicted[k], gold[k]) for k in gold) / len(gold), 4)


@torch.no_grad()
def dev_figures(coder: Coder, examples: Examples, rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Trigger and type F1, accuracy of type, status and mode at gold triggers, F1 of role words, pair figures."""
    coder.eval()
    count: Counter[str] = Counter()
    for row in rows:
        _count_tagging(coder, examples.tagging(row), count)
    pairs = list(_pairs(coder, examples, rows))
    figures = {
        "sentences": float(len(rows)),
        "trigger_f1": f1(count["trigger right"], count["trigger found"], count["trigger wanted"]),
        "typed_f1": f1(count["typed right"], count["trigger found"], count["trigger wanted"]),
        "status_accuracy": round(count["status right"] / max(1, count["trigger wanted"]), 4),
        "mode_accuracy": round(count["mode right"] / max(1, count["mode wanted"]), 4),
        "pairs": float(len(pairs)),
        "pair_accuracy": round(sum(g == p for g, p in pairs) / max(1, len(pairs)), 4),
        "pair_macro_f1": macro_f1(pairs),
    }
    for role in ROLES:
        figures[f"{role}_f1"] = f1(count[f"{role} right"], count[f"{role} found"], count[f"{role} wanted"])
    return figures


def _count_tagging(coder: Coder, example: Tagging, count: Counter[str]) -> None:
    ids = torch.tensor([example.ids])
    kinds, statuses, modes, query, key = (t[0] for t in coder.tags(coder.encode(ids, torch.ones_like(ids))))
    for i, wanted in enumerate(example.types):
        if wanted == IGNORE:
            continue
        found = int(kinds[i].argmax())
        count["trigger found"] += found > 0
        count["trigger wanted"] += wanted > 0
        count["trigger right"] += found > 0 and wanted > 0
        count["typed right"] += found == wanted > 0
        if wanted > 0:
            count["status right"] += int(statuses[i].argmax()) == example.statuses[i]
            if example.modes[i] not in (IGNORE, modes.shape[-1] - 1):
                count["mode wanted"] += 1
                count["mode right"] += int(modes[i].argmax()) == example.modes[i]
    for at, fillers in example.roles:
        logits = coder.role_logits(query[at][None], key[None])[0]
        for name, scores, wanted_words in zip(ROLES, logits, fillers, strict=True):
            found_words = {i for i, first in enumerate(example.words) if first and scores[i] > 0}
            count[f"{name} found"] += len(found_words)
            count[f"{name} wanted"] += len(wanted_words)
            count[f"{name} right"] += len(found_words & set(wanted_words))


def _pairs(coder: Coder, examples: Examples, rows: Iterable[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    for pair in (p for row in rows for p in examples.pairs(row)):
        ids = torch.tensor([pair.ids])
        logits = coder.pair_logits(coder.encode(ids, torch.ones_like(ids)), torch.tensor([pair.at]))
        yield TYPES[pair.type], TYPES[int(logits[0].argmax())]
