"""Fitting the choice of both sides: a log-linear model over pairs of parties; needs the `train` extra. Deterministic.

Several pairs of parties may stand for the right states (one state named twice), so the likelihood is that of all right
pairs together. First the reading by itself is fitted, then, on readings of models that had not seen the article, what
the article's other acts add to it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from taqarub.events.setting import JOINT
from taqarub.events.sides import SideModel

_FLOOR = 0.04  # weights nearer to zero are left out of the file
_DIGITS = 2
_STEPS = 70


@dataclass(frozen=True, slots=True)
class SideRow:
    """One trigger: features of each party, (actor, recipient, features) of each pair, which pairs are right.

    `scores` is the first reading of each pair where one is given; `weight` counts the row.
    """

    parties: Sequence[Sequence[str]]
    pairs: Sequence[tuple[int, int, Sequence[str]]]
    right: Sequence[bool]
    scores: Sequence[float] = ()
    weight: float = 1.0


def fit_first(rows: Sequence[SideRow], penalty: float, pair_penalty: float) -> SideModel:
    """The reading of a trigger by itself."""
    problem = _Problem(rows, least=4)
    weights = problem.solve(penalty, pair_penalty)
    tables: dict[str, dict[str, complex]] = {}
    for name, weight in problem.named(weights):
        head, _, tail = name.partition(JOINT)
        tables.setdefault(head, {})[tail] = weight
    return SideModel(tables, problem.named_pairs(weights), 1.0, {}, {})


def fit_again(first: SideModel, rows: Sequence[SideRow], penalty: float) -> SideModel:
    """What the article's other acts add; `rows` carry features of habits and the scores of the first reading."""
    problem = _Problem(rows, least=3)
    weights = problem.solve(penalty, penalty)
    trust = round(float(weights[0]), _DIGITS)
    return SideModel(first.parties, first.pairs, trust, dict(problem.named(weights)), problem.named_pairs(weights))


class _Problem:
    """The rows as sparse matrices. The unknowns: trust in given scores, actor and recipient weights, pair weights."""

    def __init__(self, rows: Sequence[SideRow], least: int) -> None:
        import numpy as np

        self.names = _index([f for row in rows for f in row.parties], least)
        self.pair_names = _index([f for row in rows for _, _, f in row.pairs], least)
        self.x = _matrix([f for row in rows for f in row.parties], self.names)
        self.p = _matrix([f for row in rows for _, _, f in row.pairs], self.pair_names)
        starts = np.cumsum([0, *(len(row.parties) for row in rows)])
        self.actor = np.array([s + a for s, row in zip(starts, rows, strict=False) for a, _, _ in row.pairs])
        self.recipient = np.array([s + r for s, row in zip(starts, rows, strict=False) for _, r, _ in row.pairs])
        self.right = np.array([good for row in rows for good in row.right], dtype=bool)
        sizes = [len(row.pairs) for row in rows]
        self.begin = np.cumsum([0, *sizes])[:-1]
        self.row = np.repeat(np.arange(len(rows)), sizes)
        self.weight = np.array([row.weight for row in rows])
        self.scores = np.array([s for row in rows for s in (row.scores or [0.0] * len(row.pairs))])
        self.free = any(row.scores for row in rows)
        self.xt, self.pt = self.x.T.tocsr(), self.p.T.tocsr()

    def solve(self, penalty: float, pair_penalty: float) -> Any:
        """The weights of least penalised loss."""
        import numpy as np
        from scipy.optimize import minimize

        n, m = len(self.names), len(self.pair_names)
        shrink = np.concatenate([[0.0], np.full(2 * n, penalty), np.full(m, pair_penalty)])
        start = np.zeros(1 + 2 * n + m)
        start[0] = 1.0

        def loss(w: Any) -> tuple[float, Any]:
            value, gradient = self._loss(w)
            return value + 0.5 * float((shrink * w * w).sum()), gradient + shrink * w

        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x

    def _loss(self, w: Any) -> tuple[float, Any]:
        import numpy as np

        n = len(self.names)
        actor, recipient, pair = w[1 : 1 + n], w[1 + n : 1 + 2 * n], w[1 + 2 * n :]
        score = w[0] * self.scores + (self.x @ actor)[self.actor] + (self.x @ recipient)[self.recipient]
        score += self.p @ pair
        power = np.exp(score - np.maximum.reduceat(score, self.begin)[self.row])
        every = np.add.reduceat(power, self.begin)
        good = np.add.reduceat(np.where(self.right, power, 0.0), self.begin)
        share = (power / every[self.row] - np.where(self.right, power, 0.0) / good[self.row]) * self.weight[self.row]
        size = self.x.shape[0]
        sides = [self.xt @ np.bincount(at, share, minlength=size) for at in (self.actor, self.recipient)]
        trust = float(share @ self.scores) if self.free else 0.0
        gradient = np.concatenate([[trust], *sides, self.pt @ share])
        return -float((self.weight * (np.log(good) - np.log(every))).sum()), gradient

    def named(self, w: Any) -> list[tuple[str, complex]]:
        """Party features with their weights as actor and as recipient, those near zero left out."""
        n = len(self.names)
        out = []
        for name, i in self.names.items():
            a, r = round(float(w[1 + i]), _DIGITS), round(float(w[1 + n + i]), _DIGITS)
            if abs(a) >= _FLOOR or abs(r) >= _FLOOR:
                out.append((name, complex(a, r)))
        return out

    def named_pairs(self, w: Any) -> dict[str, float]:
        """Pair features with their weights."""
        start = 1 + 2 * len(self.names)
        found = ((name, round(float(w[start + i]), _DIGITS)) for name, i in self.pair_names.items())
        return {name: weight for name, weight in found if abs(weight) >= _FLOOR}


def _index(rows: Sequence[Sequence[str]], least: int) -> dict[str, int]:
    counts = Counter(f for row in rows for f in set(row))
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}


def _matrix(rows: Sequence[Sequence[str]], index: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    indptr, indices = [0], []
    for row in rows:
        indices.extend(sorted({index[f] for f in row if f in index}))
        indptr.append(len(indices))
    return csr_matrix(([1.0] * len(indices), indices, indptr), shape=(len(rows), len(index)))
