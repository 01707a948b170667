"""Which language a browser asks for, from its Accept-Language header (RFC 9110)."""

import re

from taqarub.surfaces.web.catalogue import LANGUAGES

_RANGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-([A-Za-z0-9-]{1,30}))?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")


def preferred(header: str | None, default: str = "ar") -> str:
    """The best language the pages have; the default when the header names none of them."""
    for language, _ in _ranked(header):
        if language in LANGUAGES:
            return language
    return default


def region(header: str | None, language: str) -> str | None:
    """The region the reader gives for a language: `DZ` in `ar-DZ,fr;q=0.8`; None when none is given."""
    for found, subtags in _ranked(header):
        if found == language:
            for subtag in subtags:
                if re.fullmatch(r"[A-Za-z]{2}", subtag):
                    return subtag.upper()
    return None


def _ranked(header: str | None) -> list[tuple[str, tuple[str, ...]]]:
    """(language, subtags), best first; ranges with q=0 and malformed ones are left out."""
    found: list[tuple[float, str, tuple[str, ...]]] = []
    for part in (header or "")[:1000].split(","):
        match = _RANGE.fullmatch(part)
        if match:
            quality = float(match[3]) if match[3] else 1.0
            found.append((quality, match[1].lower(), tuple((match[2] or "").split("-"))))
    return [(language, tags) for q, language, tags in sorted(found, key=lambda item: -item[0]) if q > 0]
