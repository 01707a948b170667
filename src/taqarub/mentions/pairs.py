"""The two parties that a sentence tells of, for whom «الجانبان» and «الطرفان» stand after it."""

from collections.abc import Sequence

from taqarub.model.mention import PEOPLE, Mention, MentionKind
from taqarub.text.tokens import Token

_BETWEEN = frozenset(("بين", "وبين"))
_LEAD, _APART = 2, 6  # words at most from «بين» to the first party, and from it to the second
_NO_PARTIES = (MentionKind.NISBA, MentionKind.PLACE, MentionKind.BOTH, MentionKind.OWN)
_OFFICIAL = frozenset(("GOV", "MIL", "COP"))
_ARMED = frozenset(("REB", "UAF", "OPP", "PTY"))


def pair_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Their states, sorted: two, or one when both are of it; () when these mentions tell of no two parties.

    «بين كينيا وأوغندا» tells of them; so do people of two states only, wherever they met, and else all that is named:
    two states only, or one state's forces and its rebels.
    """
    parties = [m for m in mentions if m.country]
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].word.text in _BETWEEN and (between := _joined([m for m in parties if m.first > at], at)):
            return between
    named = [m for m in parties if m.kind not in _NO_PARTIES and not m.guessed]
    return _only([m for m in named if m.kind in PEOPLE]) or _only(named)


def _joined(behind: Sequence[Mention], at: int) -> tuple[str, ...]:
    if not behind or behind[0].first - at > _LEAD:
        return ()
    first = behind[0]
    second = next((m for m in behind[1:] if m.conj), None)
    if second is None or second.first - first.last > _APART:
        return ()
    sure = {m.country for m in (first, second) if not m.guessed} or {first.country}
    return tuple(sorted(sure))  # «بين الجيش الكيني والمتمردين»: of one state


def _only(named: Sequence[Mention]) -> tuple[str, ...]:
    states, sectors = {m.country for m in named}, {m.sector for m in named}
    at_war = len(states) == 1 and sectors & _OFFICIAL and sectors & _ARMED
    return tuple(sorted(states)) if len(states) == 2 or at_war else ()
