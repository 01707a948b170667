"""«عمان»: the state of Oman, or Amman where it is written «عمّان», and without its vowels where an article speaks of
Jordan and not of Oman.

No other state shares its folded name with the capital of another (counted over the tables of states and capitals).
"""

from collections.abc import Sequence

from taqarub.knowledge.lexicon import Party
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.normalise import View
from taqarub.text.tokens import Token

_NAME, _SULTANATE = "عمان", "سلطنه"
_STATE, _SEATED = "OMN", "JOR"
_SHADDA = "\u0651"
_TELLING = "CAM"  # states, their adjectives, their capitals


def told_apart(
    tokens: Sequence[Sequence[Token]], found: Sequence[list[Mention]], parties: Sequence[Party], folded: View
) -> Sequence[list[Mention]]:
    """The mentions of all sentences, those of Oman moved to Jordan where «عمان» can only be Amman."""
    words = {token.word.text: token.word for sentence in tokens for token in sentence}
    shared = [word for word in words.values() if _NAME in word.bares]
    if not shared:
        return found
    capital = next(parties[r.ref] for word in shared for r in word.readings if r.kind == "M")
    written = {m for mentions in found for m in mentions if _doubled(m, folded)}
    others = (word for word in words.values() if _NAME not in word.bares)
    told = {parties[r.ref].country for word in others for r in word.readings if r.kind in _TELLING}
    oman = _STATE in told or any(text.endswith(_SULTANATE) for text in words)
    amman = not oman and (_SEATED in told or bool(written))

    def moved(m: Mention) -> Mention:
        return _moved(m, capital) if m in written or (amman and m.country == _STATE) else m

    return [[moved(m) for m in mentions] for mentions in found]


def _doubled(mention: Mention, folded: View) -> bool:
    """Is it «عمان» by itself, written with a shadda?"""
    if mention.country != _STATE or mention.kind != MentionKind.STATE or _SHADDA not in folded.raw:
        return False
    return _SHADDA in folded.raw[slice(*folded.to_raw(mention.start, mention.end))]


def _moved(mention: Mention, capital: Party) -> Mention:
    """A mention of Jordan; the name itself becomes that of the capital."""
    if mention.kind != MentionKind.STATE:
        return mention._replace(country=_SEATED)
    return mention._replace(
        kind=MentionKind.SEAT, country=_SEATED, sector=capital.sector, name=capital.name, name_ar=capital.name_ar,
        id=capital.id, rule=capital.at,
    )  # fmt: skip
