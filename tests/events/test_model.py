"""Weights: read from the file or from what was kept of it, the same either way; shares between options sum to 1."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.events.model import Binary, load_models, unpacked
from taqarub.knowledge.tables import DATA

WEIGHTS = DATA / "weights/weights.json.gz"


def kept(folder: Path) -> list[Path]:
    """The files of a cache."""
    return sorted(folder.glob("weights-*.bin"))


def test_weights_from_the_cache_are_those_of_the_file(tmp_path: Path) -> None:
    plain = load_models(WEIGHTS)
    assert load_models(WEIGHTS, tmp_path / "cache") == plain
    assert load_models(WEIGHTS, tmp_path / "cache") == plain
    assert len(kept(tmp_path / "cache")) == 1


@pytest.mark.parametrize("torn", [b"", b"not marshal", b"N", b"i\x00\x00\x00\x00"])
def test_a_torn_file_is_made_anew(tmp_path: Path, torn: bytes) -> None:
    plain = load_models(WEIGHTS, tmp_path)
    whole = kept(tmp_path)[0].read_bytes()
    kept(tmp_path)[0].write_bytes(torn)
    assert load_models(WEIGHTS, tmp_path) == plain
    assert kept(tmp_path)[0].read_bytes() == whole


def test_other_weights_have_another_file(tmp_path: Path) -> None:
    other = tmp_path / "weights.json"
    other.write_text(unpacked(WEIGHTS).replace('"threshold":', '"threshold" :', 1), "utf-8")
    load_models(WEIGHTS, tmp_path)
    load_models(other, tmp_path)
    assert len(kept(tmp_path)) == 2


def test_packed_or_not_they_are_the_same_and_under_two_megabytes(tmp_path: Path) -> None:
    (tmp_path / "weights.json").write_text(unpacked(WEIGHTS), "utf-8")
    assert load_models(tmp_path / "weights.json") == load_models(WEIGHTS)
    assert WEIGHTS.stat().st_size < 2_000_000


def test_words_around_are_weighed_by_where_they_stand() -> None:
    model = Binary(0.0, {"a": 1.0}, {"<": {"قد": 2.0}, ">": {"قد": -0.5, "لن": 4.0}})
    assert model.total(["a"], [("<", ("قد", "لن")), (">", ("قد",)), ("=", ("لن",))]) == pytest.approx(2.5)


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=4), min_size=1, max_size=6))
def test_shares_of_options_sum_to_one_and_follow_the_weights(options: list[list[str]]) -> None:
    model = Binary(0.5, {"a": 2.0, "b": -700.0, "c": 900.0})
    shares = model.shares(options)
    assert sum(shares) == pytest.approx(1)
    totals = [model.total(features) for features in options]
    assert shares.index(max(shares)) == totals.index(max(totals))


def test_nothing_is_shared_between_no_options() -> None:
    assert Binary(0.0, {}).shares([]) == []
