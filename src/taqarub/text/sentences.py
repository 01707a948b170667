"""Sentences of a view: cut at line ends and after . ! ? ؟ … when a new sentence plausibly starts there."""

import re

from taqarub.model.text import Span

# A full stop between digits or after a one-letter abbreviation (د. محمد) ends nothing; quotes and brackets stay with
# their sentence.
_END = re.compile(r'\n+|(?<!\d)(?<!\b\w)[.!?؟…]+[")\]]*(?=\s|\w\w)|(?<=\d)[.!?؟]+[")\]]*(?=\s\D)|[!?؟]+')
_BLANK = " \n\t"


def sentences(text: str) -> list[Span]:
    """Non-blank sentences in order, trimmed of outer white space; offsets are view offsets."""
    out: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        _keep(out, text, start, match.end())
        start = match.end()
    _keep(out, text, start, len(text))
    return out


def _keep(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if end > start:
        out.append(Span(start, end))
