"""The compiled lexicon on disk: made once for exactly these tables, never trusted when it is torn."""

from collections.abc import Callable
from pathlib import Path

import pytest

from taqarub.knowledge import store
from taqarub.knowledge.lexicon import Lexicon
from taqarub.pipeline import Coder


@pytest.fixture
def compilations(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Puts a ready lexicon in place of the slow compiler; lists the digests that were asked of it."""
    asked: list[str] = []

    def compiled(roots: tuple[Path, ...], digest: str) -> Lexicon:
        asked.append(digest)
        return coder.reader.lexicon

    monkeypatch.setattr("taqarub.knowledge.compile.compile_lexicon", compiled)
    return asked


def cached(folder: Path) -> list[Path]:
    """The files of a cache."""
    return sorted(folder.glob("lexicon-*.bin"))


def test_it_is_compiled_once_and_read_back_equal(coder: Coder, compilations: list[str], tmp_path: Path) -> None:
    store.load_lexicon(tmp_path / "cache")
    again = store.load_lexicon(tmp_path / "cache")
    assert len(compilations) == 1
    assert again == coder.reader.lexicon
    assert [path.name for path in cached(tmp_path / "cache")] == [f"lexicon-{compilations[0]}.bin"]


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize("torn", [half, lambda _: b"", lambda _: b"not marshal", lambda _: b"N"])
def test_a_torn_file_is_made_anew(compilations: list[str], tmp_path: Path, torn: Callable[[bytes], bytes]) -> None:
    store.load_lexicon(tmp_path)
    whole = cached(tmp_path)[0].read_bytes()
    cached(tmp_path)[0].write_bytes(torn(whole))
    store.load_lexicon(tmp_path)
    assert len(compilations) == 2
    assert cached(tmp_path)[0].read_bytes() == whole


def test_other_tables_have_another_file(compilations: list[str], tmp_path: Path) -> None:
    extra = tmp_path / "mine"
    extra.mkdir()
    store.load_lexicon(tmp_path / "cache", (extra,))
    (extra / "notes.tsv").write_text("a\n", "utf-8")
    store.load_lexicon(tmp_path / "cache", (extra,))
    (extra / "readme.md").write_text("not a table", "utf-8")
    store.load_lexicon(tmp_path / "cache", (extra,))
    assert len(set(compilations)) == len(compilations) == 2


def test_a_cache_that_cannot_be_written_is_done_without(compilations: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert store.load_lexicon(tmp_path / "file" / "cache").countries["OMN"]
    assert store.load_lexicon(None).countries["OMN"]
    assert len(compilations) == 2


def test_nothing_else_is_left_in_the_cache(compilations: list[str], tmp_path: Path) -> None:
    store.load_lexicon(tmp_path)
    assert list(tmp_path.iterdir()) == cached(tmp_path)


def test_a_write_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="marshal"):
        store.write_plain(tmp_path / "cache.bin", object)
    assert list(tmp_path.iterdir()) == []
