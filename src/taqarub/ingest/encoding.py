"""Bytes → text: UTF-8 and UTF-16 by their marks, else the Arabic code pages that old archives use."""

import codecs
import logging
import re
from dataclasses import dataclass

from taqarub.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6", "mac_arabic": "x-mac-arabic"}
_ARABIC = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]"
)
_SAMPLE_CHARACTERS = 100_000
_ENOUGH_BYTES = 65_536
_MARGIN = 0.05  # by which a less likely code page must be better
_LEAST_SHARE = 0.4  # a wrong code page turns Arabic into a mixture of alphabets


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and, when the bytes did not say and it had to be recognised, the name of the encoding."""

    text: str
    recognised: str | None = None


def decode(data: bytes, at: str) -> Decoded:
    """The text of a whole file or line. Raises InputError INP04 (binary) or INP05 (no encoding fits)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_marked(data, encoding, at))
    if b"\0" in data:
        raise InputError("INP04", "this is binary, not text", at=at, hint="give .txt, .json or .jsonl files")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _recognise(data, at)


def arabic_share(text: str) -> float:
    """Arabic letters among all letters, 0…1; 0 for a text without letters. Long texts are sampled evenly."""
    sample = text[:: max(1, len(text) // _SAMPLE_CHARACTERS)]
    letters = sum(map(str.isalpha, sample))
    return len(_ARABIC.findall(sample)) / letters if letters else 0.0


def _decode_marked(data: bytes, encoding: str, at: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        hint = f"it starts as {encoding} but byte {error.start} does not fit; save it as UTF-8"
        raise InputError("INP05", "the text breaks its own encoding", at=at, hint=hint) from error


def _recognise(data: bytes, at: str) -> Decoded:
    """The code page that gives the largest share of Arabic letters; at a tie the one charset-normalizer names."""
    best, best_share = None, _LEAST_SHARE
    for encoding in _candidates(data[:_ENOUGH_BYTES]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = arabic_share(text)
        if share > best_share + (_MARGIN if best else 0.0):
            best, best_share = Decoded(text, _GUESSED[encoding]), share
    if best is None:
        raise InputError("INP05", "the encoding is not recognised", at=at, hint="save it as UTF-8")
    return best


def _candidates(head: bytes) -> tuple[str, ...]:
    """Code pages to try, the likeliest first. mac_arabic last: charset-normalizer does not know it."""
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    best = from_bytes(head, cp_isolation=["cp1256", "iso8859_6"]).best()
    first = (best.encoding,) if best is not None and best.encoding in _GUESSED else ()
    return (*first, *(e for e in _GUESSED if e not in first))
