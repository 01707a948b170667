"""What a page answers when it cannot show what was asked for: a title, what is wrong and what to do."""

from collections.abc import Mapping


class PageError(Exception):
    """`key` names the words in the catalogue (`[errors]`: key and key_title); `values` fill them in."""

    def __init__(self, status: int, key: str, **values: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
        self.values: Mapping[str, str] = values
