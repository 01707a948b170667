"""A small database of hand-made records, with the letters and signs that break tables."""

from collections.abc import Iterator
from typing import Any

import pytest

from samples import fill
from taqarub.record.store import Store
from taqarub.surfaces.export.rows import Row, event_rows


@pytest.fixture(scope="session")
def sample_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the sample records."""
    return fill(tmp_path_factory.mktemp("export") / "sample.db")


@pytest.fixture
def sample(sample_url: str) -> Iterator[Store]:
    """The sample database, open."""
    with Store.open(sample_url) as store:
        yield store


@pytest.fixture
def rows(sample: Store) -> list[Row]:
    """Its events as they are exported."""
    return list(event_rows(sample))


@pytest.fixture
def by_type(rows: list[Row]) -> dict[str, Any]:
    """The events by type and status."""
    return {f"{row['type']} {row['status']}": row for row in rows}
