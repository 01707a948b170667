"""Content digests: stable names for texts, events and rows. Never `hash()`, which is salted per process."""

from hashlib import sha256

_SEPARATOR = "\x1f"


def digest(*parts: str, length: int = 20) -> str:
    """The first `length` hex digits of the SHA-256 of the parts; total, lone surrogates included."""
    return sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]
