"""The scores may not fall: annotated articles through the shipped coder, held against the floors of gate.toml.

The weights were trained on these very articles, so the figures say that nothing broke, not how good the coder is;
docs/accuracy.md does that. After a change that is meant: python scripts/pin_scores.py [--allow-regression].
"""

from datetime import date

import pytest

from gate import SHARED, code_gold, code_seed, data_digests, figures, read_floors, shortfalls
from taqarub.evaluation.score import Result
from taqarub.mentions.edtf import coarse
from taqarub.pipeline import Coder

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "events").is_dir(), reason="the annotated articles (../shared/gold) are not on this machine"
)
PIN = "python scripts/pin_scores.py"


@pytest.fixture(scope="session")
def gold_result(coder: Coder) -> Result:
    """All gold articles, coded once."""
    return code_gold(coder)


def test_floors_are_of_the_data_that_is_here() -> None:
    assert read_floors()["data"] == data_digests(), f"the annotated articles changed: pin floors for them with {PIN}"


def test_scores_on_gold_have_not_fallen(gold_result: Result) -> None:
    low = shortfalls(figures(gold_result), read_floors()["gold"])
    assert not low, "\n".join([*low, f"if this is meant: {PIN} --allow-regression"])
    assert gold_result.documents_missing == 0


def test_scores_on_the_seed_article_have_not_fallen(coder: Coder) -> None:
    result, record, facts = code_seed(coder)
    low = shortfalls(figures(result) | {"facts": facts}, read_floors()["seed"])
    assert not low, "\n".join([*low, f"if this is meant: {PIN} --allow-regression"])
    published = record["document"]["published"]
    assert record["document"]["published_basis"] == "inferred"
    assert coarse(published) == "2022-11"
    assert all(date.fromisoformat(day).weekday() == 3 for day in published.strip("[]").split(","))
