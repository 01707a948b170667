"""The index and its band, on simulated pairs whose true level is known."""

import random
from collections import defaultdict
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taqarub.knowledge.ontology import load_ontology
from taqarub.relations.closeness import closeness, difference

PAIRS = 250


def poisson(rng: random.Random, rate: float) -> int:
    """How many events a month brings."""
    limit, product, n = exp(-rate), rng.random(), 0
    while product > limit:
        n, product = n + 1, product * rng.random()
    return n


def normal_scores(rng: random.Random, level: float, n: int) -> list[float]:
    """Scores as the model has them."""
    return [rng.gauss(level, rng.choice((3.0, 4.0, 5.0))) for _ in range(n)]


def plover_scores(rng: random.Random, level: float, n: int) -> list[float]:
    """Scores of PLOVER's types, weighed so that their mean is the level: far from normal."""
    values = [kind.score for kind in load_ontology().types.values()]
    low, high = -2.0, 2.0
    for _ in range(40):
        middle = (low + high) / 2
        weights = [exp(middle * value) for value in values]
        mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
        low, high = (middle, high) if mean < level else (low, middle)
    return rng.choices(values, weights, k=n)


def levels(rng: random.Random, months: int, *, walks: bool) -> list[float]:
    """The true level of each month: around the pair's own level, or walking away from it."""
    own, spread = rng.uniform(-4, 5), rng.uniform(0.5, 4)
    found = [own]
    for _ in range(months - 1):
        found.append(found[-1] + rng.gauss(0, spread / 3) if walks else rng.gauss(own, spread))
    return [max(-8.5, min(8.5, level)) for level in found]


@pytest.mark.parametrize("scores", [normal_scores, plover_scores], ids=["normal", "plover"])
@pytest.mark.parametrize("walks", [False, True], ids=["around", "walking"])
def test_the_band_covers_the_truth_nine_times_in_ten_in_sparse_months_too(scores: object, walks: bool) -> None:
    hits: dict[str, list[bool]] = defaultdict(list)
    for seed in range(PAIRS):
        rng = random.Random(seed)
        truth = levels(rng, rng.choice((6, 24, 48)), walks=walks)
        rate = rng.choice((0.4, 1.0, 3.0, 10.0))
        drawn = {str(n): scores(rng, level, poisson(rng, rate)) for n, level in enumerate(truth)}  # type: ignore[operator]
        for period, band in closeness(drawn).periods.items():
            n = len(drawn[period])
            size = "one" if n == 1 else "few" if n < 5 else "many"
            hits[size].append(band.low <= truth[int(period)] <= band.high)
    coverage = {size: sum(found) / len(found) for size, found in hits.items()}
    assert set(coverage) == {"one", "few", "many"}
    assert all(0.85 <= share <= 0.95 for share in coverage.values()), coverage


def test_the_band_of_a_change_covers_the_true_change() -> None:
    found = []
    for seed in range(400):
        rng = random.Random(seed)
        before, rise = rng.uniform(-4, 4), rng.gauss(0, 2.5)
        sizes = (rng.choice((5, 12, 40)), rng.choice((5, 12, 40)))
        band = difference(normal_scores(rng, before, sizes[0]), normal_scores(rng, before + rise, sizes[1]))
        assert band is not None
        found.append(band.low <= rise <= band.high)
    assert 0.85 <= sum(found) / len(found) <= 0.96


def test_a_month_with_one_event_is_drawn_towards_the_pair_and_a_full_month_is_not() -> None:
    calm = {f"m{n}": [2.5, 4.0, 5.0, 2.5] for n in range(12)}
    lone = closeness(calm | {"odd": [-9.0]}).periods["odd"]
    full = closeness(calm | {"odd": [-9.0] * 20}).periods["odd"]
    assert lone.index > -6 > full.index
    assert lone.high - lone.low > full.high - full.low


def test_nothing_gives_no_index() -> None:
    assert closeness({}).overall is None
    assert closeness({"2024-01": []}).periods == {}
    assert difference([], [1.0]) is None


def test_the_order_of_periods_changes_nothing() -> None:
    found = {"a": [1.0, 2.0], "b": [-3.0], "c": [9.5]}
    turned = dict(reversed(found.items()))
    assert closeness(found).periods == closeness(turned).periods


@given(st.dictionaries(st.text(max_size=3), st.lists(st.floats(-10, 10), max_size=6), max_size=8))
def test_the_index_lies_in_its_band_and_the_band_on_the_scale(scores: dict[str, list[float]]) -> None:
    for band in closeness(scores).periods.values():
        assert -10 <= band.low <= band.index <= band.high <= 10


@pytest.mark.parametrize(
    ("scores", "verdict"), [([9.5] * 30, "cooperative"), ([-9.0] * 30, "hostile"), ([-9.0, 9.5] * 3, "unclear")]
)
def test_a_band_that_crosses_zero_is_unclear(scores: list[float], verdict: str) -> None:
    assert closeness({"2024-01": scores}).periods["2024-01"].verdict == verdict
