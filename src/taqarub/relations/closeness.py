"""The index of closeness: for each period, the mean score of the acts that could have happened, with a 90% band.

Estimator: a hierarchical normal model, integrated numerically. Scores of a period vary around the period's own level
by σ; the levels of the periods vary around the pair's level μ by τ. A period with few events is therefore drawn towards
the pair's level, one with many speaks for itself. σ, τ and μ are not guessed: the band averages over a grid of σ and τ,
each weighed by how well it explains the scores (and a weak prior), with μ integrated in closed form. Pure Python.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

LEVEL = 0.90
_Z = 1.6449  # of a normal's values, 90% lie within this many deviations
_LOW, _HIGH = -10.0, 10.0
# Priors, on PLOVER's scale: what pairs look like before a score is read.
_SIGMA, _SIGMA_WEIGHT = 4.0, 3.0  # a period's scores deviate by about four points; worth three scores
_TAU = 3.0  # the levels of periods deviate by a few points (half-Cauchy)
_MU_SD = 6.0  # the pair's level lies near zero, give or take (normal)
_SIGMAS = (0.75, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75, 4.25, 4.75, 5.5, 6.5, 7.5)
_TAUS = (0.1, 0.5, 1.0, 1.5, 2.0, 2.75, 3.5, 4.5, 6.0, 8.0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A level of closeness, −10 … +10, and the limits between which it lies with 90% probability."""

    index: float
    low: float
    high: float

    @property
    def verdict(self) -> str:
        """`cooperative`, `hostile`, or `unclear` when the band crosses zero."""
        return "cooperative" if self.low > 0 else "hostile" if self.high < 0 else "unclear"


@dataclass(frozen=True, slots=True)
class Closeness:
    """The pair's own level (`overall`) and the level of each period that has a scored event, in the order given."""

    overall: Estimate | None
    periods: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True)
class _Group:
    """The scores of one period, summed up."""

    n: int
    mean: float
    squares: float  # sum of squared deviations from the mean


@dataclass(frozen=True, slots=True)
class _Cell:
    """One point of the grid: σ², τ², its weight, and μ given both."""

    noise: float
    spread: float
    weight: float
    mu: float
    mu_variance: float


def closeness(scores: Mapping[str, Sequence[float]]) -> Closeness:
    """The index of each period from the scores of its events (−10 … +10). Periods without scores are left out."""
    groups = {period: _group(values) for period, values in scores.items() if values}
    if not groups:
        return Closeness(None, {})
    cells = _grid(tuple(groups.values()))
    periods = {period: _estimate(_level(cell, group) for cell in cells) for period, group in groups.items()}
    return Closeness(_estimate((c.weight, c.mu, c.mu_variance) for c in cells), periods)


def difference(before: Sequence[float], after: Sequence[float]) -> Estimate | None:
    """How much the level rose (−20 … +20) from one set of scores to another, with its band; None when one is empty."""
    if not before or not after:
        return None
    groups = (_group(before), _group(after))
    cells = _grid(groups)
    first, second = (_estimate_raw(_level(cell, group) for cell in cells) for group in groups)
    deviation = _Z * sqrt(first[1] + second[1])
    rise = second[0] - first[0]
    return Estimate(round(rise, 3), round(rise - deviation, 3), round(rise + deviation, 3))


def _group(values: Sequence[float]) -> _Group:
    mean = sum(values) / len(values)
    return _Group(len(values), mean, sum((value - mean) ** 2 for value in values))


def _grid(groups: Sequence[_Group]) -> tuple[_Cell, ...]:
    """Every σ and τ with its weight (they sum to one)."""
    cells = [_cell(groups, sigma, tau) for sigma in _SIGMAS for tau in _TAUS]
    top = max(weight for weight, *_ in cells)
    weights = [exp(weight - top) for weight, *_ in cells]
    total = sum(weights)
    return tuple(_Cell(*cell[1:3], weight / total, *cell[3:]) for cell, weight in zip(cells, weights, strict=True))


def _cell(groups: Sequence[_Group], sigma: float, tau: float) -> tuple[float, float, float, float, float]:
    """(log weight, σ², τ², mean of μ, variance of μ)."""
    noise, spread = sigma**2, tau**2
    free = sum(group.n - 1 for group in groups) + _SIGMA_WEIGHT
    squares = sum(group.squares for group in groups) + _SIGMA_WEIGHT * _SIGMA**2
    weight = -free * log(sigma) - squares / (2 * noise) - log(1 + (tau / _TAU) ** 2)
    precision, weighted = 1 / _MU_SD**2, 0.0
    for group in groups:
        variance = noise / group.n + spread
        weight -= 0.5 * (log(variance) + group.mean**2 / variance)
        precision += 1 / variance
        weighted += group.mean / variance
    mu = weighted / precision
    weight += 0.5 * (mu**2 * precision - log(precision)) + log(_step(_SIGMAS, sigma) * _step(_TAUS, tau))
    return weight, noise, spread, mu, 1 / precision


def _step(grid: Sequence[float], value: float) -> float:
    """How much of the axis a point of the grid stands for."""
    at = grid.index(value)
    return (grid[min(at + 1, len(grid) - 1)] - grid[max(at - 1, 0)]) / 2


def _level(cell: _Cell, group: _Group) -> tuple[float, float, float]:
    """(weight, mean, variance) of a period's level at one point of the grid."""
    own, shared = group.n / cell.noise, 1 / cell.spread
    pull = shared / (own + shared)
    mean = (1 - pull) * group.mean + pull * cell.mu
    return cell.weight, mean, 1 / (own + shared) + pull**2 * cell.mu_variance


def _estimate_raw(parts: Iterable[tuple[float, float, float]]) -> tuple[float, float]:
    """Mean and variance of a mixture of normals."""
    found = tuple(parts)
    mean = sum(weight * part for weight, part, _ in found)
    return mean, sum(weight * (variance + (part - mean) ** 2) for weight, part, variance in found)


def _estimate(parts: Iterable[tuple[float, float, float]]) -> Estimate:
    mean, variance = _estimate_raw(parts)
    deviation = _Z * sqrt(variance)
    limits = (mean, mean - deviation, mean + deviation)
    return Estimate(*(round(min(_HIGH, max(_LOW, value)), 3) for value in limits))
