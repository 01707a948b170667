"""Well-known events of the past named without their date: «منذ الغزو العراقي للكويت», «عقب اتفاق كامب ديفيد»."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from taqarub.knowledge.lexicon import Group, Landmark, Landmarks
from taqarub.model.text import Span
from taqarub.text.tokens import Token

_REACH = 10  # tokens between the act and what else makes it that event
_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلك")
_PROCLITICS = _CONJUNCTIONS | _PREPOSITIONS
_SHORT = 3


class LandmarkMention(NamedTuple):
    """The words [first, last) that name a landmark, `act` the token of its act; `edtf` when it happened.

    `whole`: its words stand together; else only the act is at hand here and the rest is told in this sentence or the
    ones beside it.
    """

    first: int
    last: int
    act: int
    types: frozenset[str]
    edtf: str
    span: Span
    whole: bool = True


class _Read(NamedTuple):
    """A sentence and where each of its words stands, with and without proclitics."""

    tokens: Sequence[Token]
    places: Mapping[str, Sequence[int]]


def find_landmarks(sentences: Sequence[Sequence[Token]], known: Landmarks) -> list[list[LandmarkMention]]:
    """For each sentence the landmarks that it names, in the order of their acts."""
    read = [_Read(tokens, _places(tokens)) for tokens in sentences]
    return [_of_sentence(read[max(0, n - 1) : n + 2], read[n], known) for n in range(len(read))]


def _places(tokens: Sequence[Token]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        for form in _forms(token.word.text):
            places.setdefault(form, []).append(at)
    return places


def _of_sentence(around: Sequence[_Read], here: _Read, known: Landmarks) -> list[LandmarkMention]:
    words = frozenset(word for one in around for word in one.places)
    numbers = {number for word in known.by_word.keys() & words for number in known.by_word[word]}
    found = (
        _mention(here, act, landmark) or _hinted(around, here, act, landmark)
        for landmark in map(known.rows.__getitem__, numbers)
        if not landmark.heads[0].isdisjoint(here.places) and _all_there(landmark, words)
        for word in landmark.heads[0] & here.places.keys() for act in here.places[word]
    )  # fmt: skip
    return sorted({one for one in found if one is not None}, key=_order)


def _order(one: LandmarkMention) -> tuple[int, str, int, int, list[str]]:
    return one.act, one.edtf, one.first, one.last, sorted(one.types)


def _all_there(landmark: Landmark, words: frozenset[str]) -> bool:
    """Has each group a word in the sentence or beside it? Most landmarks fail here, at little cost."""
    return not any(heads.isdisjoint(words) for heads in landmark.heads)


def _mention(here: _Read, act: int, landmark: Landmark) -> LandmarkMention | None:
    """The landmark whose act stands at `act`, if each of its groups has a word near it."""
    spans = []
    for number, group in enumerate(landmark.groups):
        reach = 0 if number == 0 else _REACH
        near = [(abs(first - act), first, last) for first, last in _found(here, group)]
        best = min((one for one in near if one[0] <= reach), default=None)
        if best is None:
            return None
        spans.append(best[1:])
    first, last = min(one[0] for one in spans), max(one[1] for one in spans)
    return _written(here, first, last, act, landmark, whole=True)


def _hinted(around: Sequence[_Read], here: _Read, act: int, landmark: Landmark) -> LandmarkMention | None:
    """«انسحاب واشنطن …» where the sentence before tells from what: the act here, the other groups here or beside it."""
    last = next((last for first, last in _found(here, landmark.groups[0]) if first == act), None)
    others = all(any(True for one in around for _ in _found(one, group)) for group in landmark.groups[1:])
    if last is None or not others:
        return None
    return _written(here, act, last, act, landmark, whole=False)


def _written(here: _Read, first: int, last: int, act: int, landmark: Landmark, *, whole: bool) -> LandmarkMention:
    words = Span(here.tokens[first].start, here.tokens[last - 1].end)
    return LandmarkMention(first, last, act, landmark.types, landmark.date, words, whole)


def _found(one: _Read, group: Group) -> Iterator[tuple[int, int]]:
    """Where the alternatives of a group stand: [first, last) tokens."""
    for words in group:
        for first in one.places.get(words[0], ()):
            rest = [token.word.text for token in one.tokens[first + 1 : first + len(words)]]
            if rest == list(words[1:]):
                yield first, first + len(words)


def _forms(text: str) -> tuple[str, ...]:
    """A word as it stands and without its proclitics: وللكويت → للكويت, الكويت."""
    if len(text) <= _SHORT or text[0] not in _PROCLITICS:
        return (text,)
    bare = text[1:] if text[0] in _CONJUNCTIONS else text
    if bare.startswith("لل"):
        return text, bare, f"ال{bare[2:]}"
    return (text, bare, bare[1:]) if bare[0] in _PREPOSITIONS else (text, bare)
