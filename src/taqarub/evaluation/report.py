"""A result as lines for reading."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taqarub.evaluation.score import Rate, Result

if TYPE_CHECKING:  # training and coding, which `taqarub --version` need not load
    from taqarub.evaluation.cross_validate import Validation


def report_lines(result: Result, *, by_type: bool = False) -> Iterator[str]:
    """The three levels, the fields, on request the types, and how many documents there were."""
    for name in ("distinct", "dyad", "detection"):
        yield f"{name:12}{_rate(getattr(result, name))}"
    for name, (right, total) in result.fields.items():
        yield f"{name:14}{f'{right / total:.3f}' if total else '-':>5}  ({right} of {total})"
    if by_type:
        yield from (f"  {name or '?':10}{_rate(rate)}" for name, rate in result.by_type.items())
    yield f"documents {result.documents}, without a record {result.documents_missing}"


def _rate(rate: Rate) -> str:
    counts = f"({rate.right} of {rate.predicted} predicted, {rate.gold} gold)"
    return f"P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}  {counts}"


def reliability_lines(validation: "Validation") -> Iterator[str]:
    """A table: tenth of confidence, candidates in it, their mean confidence, the share that is right."""
    yield f"{'confidence':12}{'candidates':>10}{'mean':>8}{'right':>8}"
    for one in validation.reliability:
        yield f"{one.low:.1f} – {one.high:.1f}   {one.count:>10}{one.confidence:>8.3f}{one.right:>8.3f}"
    yield f"mean distance between confidence and share right: {validation.calibration_error:.3f}"
