"""A small invented case, and a browser's side of the desk over it."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from made import put
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app

HERE = "http://127.0.0.1:8181"


@pytest.fixture(scope="session")
def made_up() -> ModuleType:
    """desk_case.py, whatever way pytest imports tests."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    try:
        return import_module("desk_case")
    finally:
        sys.path.remove(folder)


@pytest.fixture(scope="module")
def desk_path(tmp_path_factory: pytest.TempPathFactory, made_up: ModuleType) -> Path:
    """A warning with a copy and a revision, an attack with a rival word on the truce, and a hostile report."""
    path = tmp_path_factory.mktemp("desk") / "case.db"
    longer = made_up.WARNING.replace("on Monday.", "on Monday. A ferry was turned back.")
    with Case.open(path, create=True) as case:
        put(case, made_up.warning(), made_up.warning("copy", "Daily Gull"), made_up.shells(), made_up.hostile())
        put(case, made_up.warning(text=longer))
    return path


@pytest.fixture
def desk(desk_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(desk_path, Options(secret="s")), base_url=HERE, follow_redirects=False) as client:
        yield client
