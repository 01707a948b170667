"""Sentences of a view: cut at line ends and after . ! ? ؟ … when a new sentence plausibly starts there."""

import re

from taqarub.model.text import Span

_MARKS = re.compile(r'\n+|[.!?؟…]+[")\]]*')  # quotes and brackets stay with their sentence
_BLANK = " \n\t"


def sentences(text: str) -> list[Span]:
    """Non-blank sentences in order, trimmed of outer white space; offsets are view offsets."""
    out: list[Span] = []
    start = 0
    for match in _MARKS.finditer(text):
        if _ends(text, match.start(), match.end()):
            _keep(out, text, start, match.end())
            start = match.end()
    _keep(out, text, start, len(text))
    return out


def _ends(text: str, at: int, after: int) -> bool:
    """Does the mark at [at, after) end a sentence? Not in a number, nor after a one-letter abbreviation (د. محمد)."""
    if text[at] == "\n" or any(mark in text[at:after] for mark in "!?؟"):
        return True
    before = text[at - 1 : at]
    following = text[after : after + 2]
    if before.isdigit():
        return following[:1].isspace() and not following[1:].isdigit()
    if before.isalpha() and not text[at - 2 : at - 1].isalnum():
        return False
    return following[:1].isspace() or (len(following) == 2 and following.isalnum())


def _keep(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if end > start:
        out.append(Span(start, end))
