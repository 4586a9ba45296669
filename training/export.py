"""From a trained network to the files that ship, calibrated on the dev batches.

    python training/export.py out/coder [--to src/dragoman/learned/model]

Writes coder.onnx (int8, dynamic quantisation), tokenizer.json and coder.json. The graph takes ids (1, subwords) and the
two marks at (1, 2), and gives types, statuses, modes, query, key, each (1, subwords, ·), and pair (1, types).
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from calibrate import temperatures
from data import ROLES, Examples, corpus_rows
from network import ROLE_SIZE, Coder
from slim import slim
from train import BASE, ROOT, new_coder, tokenizer

OUTPUTS = ("types", "statuses", "modes", "query", "key", "pair")


class Graph(nn.Module):
    """Everything in one call, for one sentence; the attention mask is all ones and stays out."""

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self.coder = coder

    def forward(self, ids: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        hidden = self.coder.encode(ids, torch.ones_like(ids))
        return (*self.coder.tags(hidden), self.coder.pair_logits(hidden, at))


def load(folder: Path) -> tuple[Coder, dict[str, Any]]:
    """The network of a training run and its card."""
    card = json.loads((folder / "coder.json").read_text(encoding="utf-8"))
    coder = new_coder(len(card["modes"]))
    coder.load_state_dict(torch.load(folder / "coder.pt"))
    coder.eval()
    return coder, card


def export(coder: Coder, path: Path) -> None:
    """The network as an int8 ONNX file."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        example = (torch.tensor([[101, 1037, 102]]), torch.tensor([[1, 1]]))
        axes = {"ids": {1: "subwords"}, **{name: {1: "subwords"} for name in OUTPUTS[:-1]}}
        torch.onnx.export(
            Graph(coder), example, str(whole), input_names=["ids", "at"], output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        onnx.checker.check_model(str(whole))
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8)
    onnx.save(slim(onnx.load(str(path))), str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "src" / "dragoman" / "learned" / "model")
    args = parser.parse_args()
    coder, card = load(args.run)
    args.to.mkdir(parents=True, exist_ok=True)
    export(coder, args.to / "coder.onnx")
    (args.to / "tokenizer.json").write_bytes((BASE / "tokenizer.json").read_bytes())
    rows = corpus_rows(ROOT / "corpus" / "batches", json.loads((ROOT / "corpus" / "split.json").read_text())["dev"])
    fitted = temperatures(coder, Examples(tokenizer(), card["modes"]), rows)
    weights = hashlib.sha256((args.run / "coder.pt").read_bytes()).hexdigest()
    card |= {"version": weights[:8], "temperatures": fitted}
    card |= {"roles": ROLES, "role_size": ROLE_SIZE, "role_bias": coder.role_bias.tolist()}
    (args.to / "coder.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{args.to / 'coder.onnx'}: {(args.to / 'coder.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
