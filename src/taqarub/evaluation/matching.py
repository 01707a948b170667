"""Which prediction goes with which gold mention: as many pairs as possible."""

from collections.abc import Callable, Sequence

from taqarub.evaluation.gold import Mention

Test = Callable[[Mention, Mention], bool]


def match(left: Sequence[Mention], right: Sequence[Mention], fits: Test, prefer: Test | None = None) -> dict[int, int]:
    """A maximum bipartite matching {left index: right index} over the pairs that fit.

    Preferred pairs are matched first; they are re-routed where that lets one more pair be matched.
    """
    edges = [[j for j in range(len(right)) if fits(one, right[j])] for one in left]
    taken: dict[int, int] = {}
    for i, row in enumerate(edges):
        best = (j for j in row if j not in taken and prefer is not None and prefer(left[i], right[j]))
        if (j := next(best, None)) is not None:
            taken[j] = i
    settled = set(taken.values())
    for i in range(len(left)):
        if i not in settled:
            _augment(i, edges, taken, set())
    return {i: j for j, i in taken.items()}


def _augment(i: int, edges: Sequence[Sequence[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a place for `i`, moving others along if need be; `taken` maps right to left."""
    for j in edges[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in taken or _augment(taken[j], edges, taken, seen):
            taken[j] = i
            return True
    return False
