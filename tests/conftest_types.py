"""Types of the fixtures in conftest.py, for tests to name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

RecordMaker = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did. `errors` are the lines of stderr."""

    code: int
    out: str
    errors: tuple[str, ...]


class Cli(Protocol):
    """Runs `taqarub` with arguments, as a process of its own."""

    def __call__(self, *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        """The finished run."""
