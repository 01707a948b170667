"""How the press spells one name of a person in several ways."""

import re

_JOINED = re.compile(r"(?<=عبد) (?=ال|رب)| (?=(?:الله|الدين)\b)")  # halves of one name
_HYPHENED = frozenset(("CHN", "TWN", "KOR", "PRK"))
_FULL = 3  # words of a Korean or Chinese name: the family's, and two of one's own


def spellings(name: str, country: str) -> tuple[str, ...]:
    """عبد المجيد is also printed عبدالمجيد, نصر الله نصرالله, أبو مازن أبومازن, مون جاي إن مون جاي-إن."""
    joined = _JOINED.sub("", name)
    joined = "أبو" + joined[4:] if joined.startswith("أبو ") else joined
    parted = name.replace("-", " ")
    words = parted.split(" ")
    hyphened = f"{words[0]} {words[1]}-{words[2]}" if country in _HYPHENED and len(words) == _FULL else name
    return tuple(dict.fromkeys((name, joined, parted, hyphened)))
