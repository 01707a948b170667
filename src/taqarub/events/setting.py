"""Party and setting: who may stand on a side of an act, and what one trigger's parties are read from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taqarub.events.attribution import Saying
from taqarub.events.scene import Scene
from taqarub.events.status import Ruling
from taqarub.events.triggers import Candidate
from taqarub.model.mention import Mention, MentionKind

JOINT = "\t"  # between the head and the tail of a feature's name
NOBODY = "none"


class Party(NamedTuple):
    """Somebody, several joined, or nobody. `states` are country codes, sorted; `at` the first token, −1 = elsewhere.

    `slot` is syntactic; `expected` the role that the trigger's frame gives that slot (A, R, B, "" or - for none);
    `carried` = told elsewhere, by a pronoun or only by a place.
    """

    states: tuple[str, ...]
    mentions: tuple[Mention, ...]
    kind: str
    sector: str
    slot: str
    expected: str
    at: int
    carried: bool
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The names of all features, as training counts them."""
        return tuple(h + JOINT + t for h, t in zip(self.heads, self.tails, strict=True))


class Background(NamedTuple):
    """What an article says as a whole: how often it names each state, which stand in its title, whose news it is.

    A text of one sentence says none of it (`lone`).
    """

    ranks: Mapping[str, int]
    titled: frozenset[str]
    home: str
    lone: bool = False

    def standing(self, states: Sequence[str]) -> str:
        """How prominent a state is in the article: its rank, h for the home state, t for one of the title."""
        if self.lone:
            return "-"
        if len(states) != 1:
            return "x"
        state = states[0]
        home = "h" if state == self.home else ""
        return f"{min(self.ranks.get(state, 9), 4)}{home}{'t' if state in self.titled else ''}"


class Setting(NamedTuple):
    """One trigger with what its parties are read from.

    `frame` gives slots their roles (frames.toml); `topics` were told before, as were `sets`, several states together
    (the number of the sentence, who); `saying` governs the trigger; `judge` condemns or welcomes the act.
    """

    candidate: Candidate
    scene: Scene
    frame: Mapping[str, str]
    topics: Sequence[Mention]
    saying: Saying | None
    ruling: Ruling
    background: Background
    sets: Sequence[tuple[int, tuple[Mention, ...]]] = ()
    judge: Mention | None = None


def states_of(mention: Mention) -> tuple[str, ...]:
    """The countries that a mention stands for, sorted; "the two sides" stand for two."""
    if mention.kind == MentionKind.BOTH:
        return tuple(sorted(set(mention.inner)))
    return (mention.country,) if mention.country else ()


def joined(run: Sequence[Mention]) -> tuple[str, ...]:
    """The countries of several mentions together, sorted."""
    return tuple(sorted({state for mention in run for state in states_of(mention)}))
