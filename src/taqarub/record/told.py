"""What one mention tells, in the form in which two mentions are compared: small, without offsets, kept in the store.

Words are the content words of the sentence without those that name the parties, the place, the time and the source:
what is left says what the act was about.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

from taqarub.record.days import day_range
from taqarub.text.normalise import fold

_WORD = re.compile(r"[^\W\d_]{4,}")  # three letters and fewer are mostly particles
_HEADS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
_TAILS = ("هما", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "ته", "ه", "ي", "ا")
_STEM = 3  # letters that stripping must leave
Person = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One mention as it is compared. Days are ISO; `people` are (country, name, office), each "" when not named."""

    article: str
    type: str
    mode: str | None
    act: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[Person, ...]
    first: str | None
    last: str | None
    published: str | None
    place: str | None
    place_country: str | None
    count: int | None
    trigger: str
    words: tuple[str, ...]

    def to_json(self) -> str:
        """One line; `from_json` reads it back."""
        return json.dumps([getattr(self, field.name) for field in fields(self)], ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Self:
        """What `to_json` wrote."""
        values = dict(zip((field.name for field in fields(cls)), json.loads(line), strict=True))
        for name in ("actors", "recipients", "words"):
            values[name] = tuple(values[name])
        return cls(**values | {"people": tuple((a, b, c) for a, b, c in values["people"])})


def countries(parties: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The country codes of a list of actors or recipients: sorted, each once."""
    return tuple(sorted({party["country"] for party in parties if party.get("country")}))


def told(document: Mapping[str, Any], event: Mapping[str, Any], text: str) -> Told:
    """What an event of a record tells. Offsets count in `text`."""
    first, last = day_range(event.get("date"))
    published = day_range(document.get("published"))
    sides = (*event["actors"], *event["recipients"])
    place, country = _place(event.get("place") or {})
    return Told(
        article=document["id"],
        **{key: event.get(key) for key in ("type", "mode", "act", "status")},  # type: ignore[arg-type]
        actors=countries(event["actors"]),
        recipients=countries(event["recipients"]),
        people=tuple(sorted({person for party in sides if (person := _person(party))})),
        first=first,
        last=last,
        published=published[0] if published[0] == published[1] else None,
        place=place,
        place_country=country,
        count=_count(event.get("count")),
        trigger=stem(fold(text[event["trigger"]["start"] : event["trigger"]["end"]])),
        words=_words(event, text),
    )


def stem(word: str) -> str:
    """A folded word without the clitics and endings that come and go: light, and the same for both sides."""
    for head in _HEADS:
        if word.startswith(head) and len(word) - len(head) >= _STEM:
            word = word[len(head) :]
            break
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) >= _STEM:
            return word[: -len(tail)]
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's longer words in reading order."""
    return tuple(stem(word) for word in _WORD.findall(fold(text)))


def _words(event: Mapping[str, Any], text: str) -> tuple[str, ...]:
    start, end = event["sentence"]["start"], event["sentence"]["end"]
    named = [event.get(key) for key in ("place", "attribution", "date_text")]
    kept = list(text[start:end])
    for part in (*event["actors"], *event["recipients"], *filter(None, named)):
        low, high = max(part["start"] - start, 0), max(part["end"] - start, 0)
        kept[low:high] = " " * len(kept[low:high])
    return tuple(sorted(set(stems("".join(kept)))))


def _person(party: Mapping[str, Any]) -> Person | None:
    """Name and office of a party that is more than its country."""
    country, office = party.get("country") or "", party.get("office") or ""
    own = party.get("id") not in (None, party.get("country"))
    name = (party.get("name") or party.get("name_ar") or "") if office or own else ""
    return (country, name, office) if name or office else None


def _place(place: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """(name, country); a country, or a region as wide as one, is no name."""
    wide = place.get("precision") in ("country", "host")
    name = place.get("name") or place.get("text")
    return (None if wide or not name else fold(name).casefold(), place.get("country"))


def _count(count: Any) -> int | None:
    """The record's count, a number or an object with one."""
    value = count.get("value", count.get("number")) if isinstance(count, Mapping) else count
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def details(one: Told) -> Iterable[str]:
    """What a report can bring that others have not: exact day, place, people, sides, mode, count."""
    if one.first and one.first == one.last:
        yield f"day {one.first}"
    if one.place:
        yield f"place {one.place}"
    if one.mode:
        yield f"mode {one.mode}"
    if one.count is not None:
        yield f"count {one.count}"
    yield from (f"party {code}" for code in (*one.actors, *one.recipients))
    yield from (f"person {country} {name}" for country, name, _ in one.people if name)
