"""Fitting log-linear models to counted features; needs the `train` extra (scikit-learn). Deterministic."""

from collections.abc import Sequence
from typing import Any

from taqarub.events.model import Around, Binary, Choice
from taqarub.events.setting import JOINT

_FLOOR = 0.04  # weights nearer to zero are left out of the file
_CHOICE_FLOOR = 0.07  # the same where several labels compete: most weights are near zero there
_OPTION_FLOOR = 0.02  # the same where options compete: many small weights decide together
_DIGITS = 2
_LEAD = 3.0  # a total that is known is scaled by it, so that the penalty hardly holds back the trust in it


def _matrix(rows: Sequence[Sequence[str]], least: int) -> tuple[Any, list[str]]:
    """A sparse 0/1 matrix of the features seen at least `least` times, and their names."""
    from scipy.sparse import csr_matrix

    counts: dict[str, int] = {}
    for row in rows:
        for f in set(row):
            counts[f] = counts.get(f, 0) + 1
    names = sorted(f for f, n in counts.items() if n >= least)
    index = {f: i for i, f in enumerate(names)}
    indptr, indices = [0], []
    for row in rows:
        indices.extend(sorted({index[f] for f in row if f in index}))
        indptr.append(len(indices))
    data = [1.0] * len(indices)
    return csr_matrix((data, indices, indptr), shape=(len(rows), len(names))), names


def with_words(features: Sequence[str], around: Around) -> tuple[str, ...]:
    """Features and the words around a trigger as one row: where a word stands and the word, `JOINT` between."""
    return (*features, *(head + JOINT + word for head, found in around for word in found))


def fit_binary(rows: Sequence[Sequence[str]], labels: Sequence[int], strength: float, least: int = 2) -> Binary:
    """Logistic regression with an L2 penalty; `strength` is scikit-learn's C. `JOINT` stands between head and word."""
    from sklearn.linear_model import LogisticRegression

    x, names = _matrix(rows, least)
    fitted = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0).fit(x, labels)
    return _binary(fitted.intercept_[0], names, fitted.coef_[0], _FLOOR)


def _binary(bias: Any, names: Sequence[str], weights: Any, floor: float) -> Binary:
    """The weights of at least `floor`, those of words apart: `JOINT` stands between head and word."""
    found = {n: round(float(w), _DIGITS) for n, w in zip(names, weights, strict=True) if abs(w) >= floor}
    words: dict[str, dict[str, float]] = {}
    for name in [name for name in found if JOINT in name]:
        head, word = name.split(JOINT)
        words.setdefault(head, {})[word] = found.pop(name)
    return Binary(round(float(bias), _DIGITS), found, words)


def fit_again(
    rows: Sequence[Sequence[str]],
    totals: Sequence[float],
    labels: Sequence[int],
    strength: float,
    least: int,
    counts: Sequence[float] | None = None,
) -> tuple[float, Binary]:
    """(trust, weights): the log odds are `trust` times a total that is known and what the features add to it.

    `counts` says how much each row counts; else each counts once.
    """
    import numpy as np
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    x, names = _matrix(rows, least)
    lead = csr_matrix(_LEAD * np.array(totals)[:, None])
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0)
    fitted = model.fit(hstack([lead, x]).tocsr(), labels, sample_weight=counts)
    trust, *weights = fitted.coef_[0]
    return round(float(_LEAD * trust), _DIGITS), _binary(fitted.intercept_[0], names, weights, _OPTION_FLOOR)


def fit_options(groups: Sequence[Sequence[tuple[Sequence[str], bool]]], strength: float, least: int = 2) -> Binary:
    """Weights that share out between the options of a group (features, is it right?); several of them may be right.

    Maximises the log of the share of the right ones with an L2 penalty; a group without a right one says nothing.
    """
    import numpy as np
    from scipy.optimize import minimize

    told = [group for group in groups if any(right for _, right in group)]
    x, names = _matrix([features for group in told for features, _ in group], least)
    right = np.array([right for group in told for _, right in group])
    begin = np.cumsum([0, *(len(group) for group in told)])[:-1]
    row = np.repeat(np.arange(len(told)), [len(group) for group in told])

    def loss(weights: Any) -> tuple[float, Any]:
        totals = x @ weights
        power = np.exp(totals - np.maximum.reduceat(totals, begin)[row])
        every = np.add.reduceat(power, begin)
        good = np.maximum(np.add.reduceat(np.where(right, power, 0.0), begin), 1e-300)
        share = power / every[row] - np.where(right, power, 0.0) / good[row]
        value = strength * float(np.sum(np.log(every / good))) + float(weights @ weights) / 2
        return value, strength * (x.T @ share) + weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    kept = {n: round(float(w), _DIGITS) for n, w in zip(names, found, strict=True) if abs(w) >= _OPTION_FLOOR}
    return Binary(0.0, kept)


def _multinomial(
    rows: Sequence[Sequence[str]], labels: Sequence[str], weight: Sequence[float], strength: float, least: int = 2
) -> dict[str, dict[str, float]]:
    from sklearn.linear_model import LogisticRegression

    if len(set(labels)) == 1:
        return {}  # nothing to choose from
    x, names = _matrix(rows, least)
    fitted = LogisticRegression(C=strength, max_iter=200, random_state=0, fit_intercept=False).fit(
        x, labels, sample_weight=weight
    )
    # Of two labels scikit-learn tells one row, what speaks for the second against the first.
    told = fitted.coef_ if len(fitted.classes_) > 2 else [-fitted.coef_[0] / 2, fitted.coef_[0] / 2]
    return {
        str(label): {n: float(w) for n, w in zip(names, row, strict=True) if abs(w) >= 1e-3}
        for label, row in zip(fitted.classes_, told, strict=True)
    }


def fit_choice(rows: Sequence[Sequence[str]], labels: Sequence[str], strength: float) -> Choice:
    """A multinomial over all labels; only the labels allowed for a type compete when it is used."""
    found = _multinomial(rows, labels, [1.0] * len(rows), strength)
    out: dict[str, dict[str, float]] = {}
    for label, weights in sorted(found.items()):
        for name, weight in weights.items():
            if abs(weight) >= _CHOICE_FLOOR:
                out.setdefault(name, {})[label] = round(weight, _DIGITS)
    return Choice(out)
