"""Articles that are copies of one another: an agency's text printed by many. MinHash over runs of three words.

A signature is cut into bands; two articles that share a band are compared in full. With 20 bands of 5 values a pair
that shares 0.6 of its runs is found in 4 of 5 cases, one that shares 0.8 practically always.
"""

from collections.abc import Sequence
from datetime import date

from rensa import RMinHash

from taqarub.model.digest import digest
from taqarub.record.told import stems

BANDS, ROWS = 20, 5
SAME_TEXT = 0.6  # shared runs among all runs of both
DAYS_APART = 3  # a bulletin with the same words a week later is another
_RUN = 3
_SEED = 42
_SHORTEST = 8  # runs: what is shorter is alike too easily


def runs(text: str) -> frozenset[str]:
    """Every run of three words' stems."""
    words = stems(text)
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def bands(found: frozenset[str]) -> tuple[str, ...]:
    """The names of the text's bands, 20 of 16 hex digits; none for a text too short to compare."""
    if len(found) < _SHORTEST:
        return ()
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update(sorted(found))
    values = sketch.digest()
    return tuple(_band(number, values[number * ROWS : (number + 1) * ROWS]) for number in range(BANDS))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard: shared runs among all, 0…1."""
    return len(a & b) / len(a | b) if a or b else 0.0


def _band(number: int, values: Sequence[int]) -> str:
    return digest(str(number), *map(str, values), length=16)


def near(a: str | None, b: str | None) -> bool:
    """May articles of these days (ISO) be copies? Yes when a day is unknown."""
    return not a or not b or abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= DAYS_APART
