"""The examples of docs/api.md run as they stand."""

import doctest
from pathlib import Path

import pytest

from samples import fill

PAGE = Path(__file__).parents[1] / "docs" / "api.md"


def test_the_examples_of_the_api_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("polars", "pandas", "pyarrow"):
        pytest.importorskip(name, reason="not installed: pip install 'taqarub[tables]' pandas")
    fill(tmp_path / "news.db")
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0
