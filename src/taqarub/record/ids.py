"""Stable names of what is kept: an article's digest tells whether anything about it changed."""

import json
from collections.abc import Mapping
from typing import Any

from taqarub.model.digest import digest


def to_json(record: Mapping[str, Any]) -> str:
    """The one spelling of a record: keys in the record's own order, no spaces, Arabic unescaped, one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def article_digest(record: Mapping[str, Any], text: str) -> str:
    """64 hex digits over the text and its whole record: equal when nothing would change in the store."""
    return digest(text, to_json(record), length=64)
