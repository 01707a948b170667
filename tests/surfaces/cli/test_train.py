"""`taqarub train` as a user runs it."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest_types import Cli

GOLD = Path(__file__).parents[2] / "gold" / "events"
WITH_EXTRA = find_spec("sklearn") is not None


def test_nothing_to_do_is_told(cli: Cli) -> None:
    ran = cli("train", GOLD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors == (
        "error: SET08 there is nothing to do — -o weights.json writes the weights, --cross-validate measures them",
    )


@pytest.mark.skipif(WITH_EXTRA, reason="the extra `train` is installed")
def test_without_the_extra_one_line_says_what_to_install(cli: Cli, tmp_path: Path) -> None:
    ran = cli("train", GOLD, "-o", tmp_path / "weights.json")
    assert ran.code == 2
    assert len(ran.errors) == 1 and ran.errors[0].startswith("error: EXT02 ")
    assert ran.errors[0].endswith("pip install 'taqarub[train]'")
    assert not (tmp_path / "weights.json").exists()


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_weights_are_the_same_from_run_to_run_and_can_be_read(cli: Cli, tmp_path: Path) -> None:
    from taqarub.events.model import load_models

    (tmp_path / "events").mkdir()
    gold = json.loads((GOLD / "gulf-visit.json").read_text("utf-8"))
    article = json.loads((GOLD.parent / "articles" / "gulf-visit.json").read_text("utf-8"))
    for number in range(6):
        one = {**gold, "id": f"a{number}", "text": article["text"]}
        (tmp_path / "events" / f"a{number}.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
    for name in ("one.json", "two.json"):
        ran = cli("train", "events", "-o", name)
        assert ran.code == 0, ran.errors
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert 0 < load_models(tmp_path / "one.json").threshold < 1
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.skipif(not WITH_EXTRA, reason="the extra `train` (scikit-learn) is not installed")
def test_more_folds_than_articles_are_refused(cli: Cli) -> None:
    ran = cli("train", GOLD, "--cross-validate", "--folds", "5")
    assert ran.code == 2
    assert ran.errors[-1].startswith("error: SET04 ")
