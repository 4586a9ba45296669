"""The shape of the project: import order, and what importing it loads."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "dragoman"
ORDER = [
    "errors", "settings", "vocabulary", "report", "sentences", "learned", "times", "actors", "statements", "places", "events",
    "processes", "discrepancies", "record", "pipeline", "bulk", "case", "desk",
]  # fmt: skip
FILES = sorted(p for p in ROOT.rglob("*.py") if p.name != "__main__.py")
HEAVY = {"spacy", "torch", "onnxruntime", "tokenizers"}
LOADERS = {"sentences/parse.py": {"spacy"}, "sentences/ruler.py": {"spacy"}, "learned/coder.py": {"onnxruntime", "tokenizers"}}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Modules that a file imports, also inside of functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "dragoman"}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_architecture_folders_import_only_from_those_above(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    rooms = {m.split(".")[1] for m in imported(path) if m.startswith("dragoman.") and len(m.split(".")) > 1}
    assert own in ORDER
    assert {r for r in rooms - {"__version__"} if ORDER.index(r) > ORDER.index(own)} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_architecture_only_the_loaders_load_models(path: Path) -> None:
    allowed = LOADERS.get(str(path.relative_to(ROOT)), set())
    assert not {m for m in imported(path) if m.split(".")[0] in HEAVY - allowed}


@pytest.mark.parametrize("module", ["dragoman", "dragoman.record.contract", "dragoman.case", "dragoman.desk.cli", "dragoman.pipeline"])
def test_architecture_importing_loads_no_model(module: str) -> None:
    code = f"import sys, {module}; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_architecture_modules_stay_readable(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 500
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = (node.end_lineno or 0) - node.body[0].lineno + 1
            assert body <= 45, f"{node.name} has a body of {body} lines"
