"""Takes out of an exported graph what a single sentence without padding never needs; its answers stay the same bits.

    python training/slim.py src/dragoman/learned/model/coder.onnx

The attention mask is all ones, so adding it and catching its NaN go; so does the working out of shapes that are known
but for the number of subwords. What each Reshape makes of its input is seen by running the graph on a few lengths.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy
import onnx
from onnx import ModelProto, NodeProto, helper, numpy_helper
from onnxruntime import InferenceSession

LENGTHS = (3, 7, 31)  # subwords; no dimension of the network is one of them


def slim(model: ModelProto) -> ModelProto:
    """The same graph without mask, token types and computed shapes. RuntimeError where an answer would change."""
    before = [_answers(model, length) for length in LENGTHS]
    small = ModelProto()
    small.CopyFrom(model)
    _without_mask(small)
    _one_token_type(small)
    _fixed_shapes(small)
    _prune(small)
    onnx.checker.check_model(small)
    after = [_answers(small, length) for length in LENGTHS]
    if not all(numpy.array_equal(a, b) for x, y in zip(before, after, strict=True) for a, b in zip(x, y, strict=True)):
        raise RuntimeError("The slimmed graph does not give the same answers.")
    return small


def _answers(model: ModelProto, length: int, names: list[str] | None = None) -> list[Any]:
    """Outputs for a made-up sentence of so many subwords."""
    ids = numpy.arange(1000, 1000 + length, dtype=numpy.int64)[None]
    session = InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return list(session.run(names, {"ids": ids, "at": numpy.array([[1, 2]], dtype=numpy.int64)}))


def _made_by(model: ModelProto) -> dict[str, NodeProto]:
    return {name: node for node in model.graph.node for name in node.output}


def _bypass(model: ModelProto, old: str, new: str) -> None:
    """Whoever reads `old` reads `new`."""
    for node in model.graph.node:
        for at, name in enumerate(node.input):
            if name == old:
                node.input[at] = new


def _without_mask(model: ModelProto) -> None:
    made = _made_by(model)
    for softmax in [n for n in model.graph.node if n.op_type == "Softmax"]:
        masked = made[softmax.input[0]]
        if masked.op_type == "Add":
            softmax.input[0] = next(name for name in masked.input if made[name].op_type in ("MatMul", "Mul"))
        for caught in model.graph.node:
            if caught.op_type == "Where" and caught.input[2] == softmax.output[0]:
                _bypass(model, caught.output[0], softmax.output[0])


def _one_token_type(model: ModelProto) -> None:
    """All subwords are of type 0."""
    made = _made_by(model)
    for node in model.graph.node:
        if node.op_type == "Gather" and "token_type" in node.input[0] and node.input[1] in made:
            node.input[1] = _constant(model, f"{node.input[1]}_zero", [[0]])


def _fixed_shapes(model: ModelProto) -> None:
    reshapes = [n for n in model.graph.node if n.op_type == "Reshape"]
    seen = [_shapes(model, [(n.input[0], n.output[0]) for n in reshapes], length) for length in LENGTHS]
    for node, *runs in zip(reshapes, *seen, strict=True):
        if all(given == made for given, made in runs):
            _bypass(model, node.output[0], node.input[0])
        else:
            node.input[1] = _constant(model, f"{node.output[0]}_shape", _rule(runs))


def _shapes(model: ModelProto, pairs: list[tuple[str, str]], length: int) -> list[tuple[Any, Any]]:
    """The shapes of pairs of values inside the graph."""
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    told = ModelProto()
    told.CopyFrom(model)
    outputs = {o.name for o in model.graph.output}
    told.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names if name not in outputs)
    shapes = dict(zip(names, (a.shape for a in _answers(told, length, names)), strict=True))
    return [(shapes[given], shapes[made]) for given, made in pairs]


def _rule(runs: list[tuple[Any, Any]]) -> list[int]:
    """A shape for all lengths: 0 keeps the input's dimension, -1 (at most once) is what is left."""
    rule = []
    for at, sizes in enumerate(zip(*(made for _, made in runs), strict=True)):
        if len(set(sizes)) == 1:
            rule.append(sizes[0])
        elif all(at < len(given) and given[at] == size for (given, _), size in zip(runs, sizes, strict=True)):
            rule.append(0)
        else:
            rule.append(-1)
    if rule.count(-1) > 1:
        raise RuntimeError(f"A shape depends on the sentence in more than one way: {runs}.")
    return rule


def _constant(model: ModelProto, name: str, value: list[Any]) -> str:
    model.graph.initializer.append(numpy_helper.from_array(numpy.array(value, dtype=numpy.int64), name))
    return name


def _prune(model: ModelProto) -> None:
    """Takes out the nodes and weights that no output reads."""
    made = _made_by(model)
    needed, open_ = set(), [o.name for o in model.graph.output]
    while open_:
        name = open_.pop()
        if name not in needed:
            needed.add(name)
            open_.extend(made[name].input if name in made else ())
    _keep(model.graph.node, [n for n in model.graph.node if needed & set(n.output)])
    _keep(model.graph.initializer, [w for w in model.graph.initializer if w.name in needed])


def _keep(field: Any, items: Iterable[Any]) -> None:
    kept = list(items)
    del field[:]
    field.extend(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="an ONNX file, rewritten in place")
    path = parser.parse_args().model
    model = onnx.load(str(path))
    small = slim(model)
    onnx.save(small, str(path))
    print(f"{path}: {len(model.graph.node)} → {len(small.graph.node)} nodes")


if __name__ == "__main__":
    main()
