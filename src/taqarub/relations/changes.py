"""Turning points of a pair: where the level of its events' scores shifts, and the events that made it shift.

Events stand in order of their day; a shift is kept when it explains more of the scores than chance would
(PELT, least squares, penalty 3 σ² ln n). Needs `ruptures`, in the extra `analysis`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import log
from statistics import fmean, pvariance

from taqarub.errors import MissingExtra
from taqarub.relations.acts import Act

_MIN_EVENTS = 12  # under these a shift cannot be told from chance
_MIN_SEGMENT = 5
_PENALTY = 3.0
_MAKERS = 3


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The first day (ISO) of a new level. Means are of PLOVER scores before it and after it, each up to the next point.

    `makers` are the events among the first of the new level that lie farthest from the old one, in its direction.
    """

    day: str
    before: float
    after: float
    events_before: int
    events_after: int
    makers: tuple[Act, ...]

    @property
    def closer(self) -> bool:
        """Did the level rise?"""
        return self.after > self.before


def is_available() -> bool:
    """Is what finds turning points installed?"""
    return find_spec("ruptures") is not None


def turning_points(acts: Sequence[Act]) -> tuple[TurningPoint, ...]:
    """The turning points among the acts that happened and have a day and a score, oldest first.

    Raises MissingExtra EXT03 without the extra `analysis`.
    """
    dated = sorted(
        (act for act in acts if act.happened and act.event.date_from and act.event.score is not None),
        key=lambda act: (act.event.date_from or "", act.event.story),
    )
    scores = [act.event.score for act in dated if act.event.score is not None]
    ends = _breaks(scores) if len(scores) >= _MIN_EVENTS else [len(scores)]
    starts = [0, *ends[:-1]]
    cuts = zip(starts, starts[1:], ends[1:], strict=False)
    return tuple(_point(dated, scores, start, at, end) for start, at, end in cuts)


def _breaks(scores: Sequence[float]) -> list[int]:
    """Where each level ends, the last being the number of scores."""
    if not is_available():
        hint = "pip install 'taqarub[analysis]'"
        raise MissingExtra("EXT03", "what finds turning points is not installed", got="ruptures", hint=hint)
    import numpy
    import ruptures

    variance = pvariance(scores)
    if not variance:
        return [len(scores)]
    signal = numpy.asarray(scores, dtype=float).reshape(-1, 1)
    search = ruptures.KernelCPD(kernel="linear", min_size=_MIN_SEGMENT).fit(signal)
    return [int(end) for end in search.predict(pen=_PENALTY * variance * log(len(scores)))]


def _point(acts: Sequence[Act], scores: Sequence[float], start: int, at: int, end: int) -> TurningPoint:
    before, after = fmean(scores[start:at]), fmean(scores[at:end])
    sign = 1 if after > before else -1
    early = list(range(at, min(end, at + 2 * _MIN_SEGMENT)))
    makers = sorted(early, key=lambda n: (-sign * (scores[n] - before), n))[:_MAKERS]
    shown = tuple(acts[n] for n in sorted(makers) if sign * (scores[n] - before) > 0)
    day = acts[at].event.date_from or ""
    return TurningPoint(day, round(before, 2), round(after, 2), at - start, end - at, shown)
