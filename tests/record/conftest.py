"""An empty case for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "case.db", create=True) as opened:
        yield opened
