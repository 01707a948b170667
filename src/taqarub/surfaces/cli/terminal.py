"""What the user sees on stderr, and how commands end: one line an error, no traceback, quiet interruptions."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TextIO

import typer

from taqarub.errors import KnowledgeError, RecordError, TaqarubError

OK, PARTIAL, NOTHING, INTERRUPTED = 0, 1, 2, 130
_P = ParamSpec("_P")
_REDRAW_EVERY = 25


class Reporter:
    """Lines for stderr. `failures` counts the errors shown; the moving count of `step` is drawn on terminals only."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._steps = 0
        self.failures = 0

    def line(self, text: str) -> None:
        """One line; control characters of file names and articles are never passed to the terminal."""
        self._clear()
        print("".join(c if c.isprintable() else "\ufffd" for c in text), file=self._stream, flush=True)

    def error(self, error: TaqarubError) -> None:
        """One line an error; a broken lexicon shows all its problems."""
        self.failures += 1
        for one in error.problems if isinstance(error, KnowledgeError) else (error,):
            self.line(f"error: {one}")

    def step(self, what: str = "articles") -> None:
        """One more thing done."""
        self._steps += 1
        if self._live and self._steps % _REDRAW_EVERY == 0:
            print(f"\r\x1b[K{self._steps:,} {what} …", end="", file=self._stream, flush=True)

    def _clear(self) -> None:
        if self._live:
            print("\r\x1b[K", end="", file=self._stream)


def exit_code(done: int, failures: int) -> int:
    """0 when all was done, 1 when a part was, 2 when nothing was."""
    if not failures:
        return OK if done else NOTHING
    return PARTIAL if done else NOTHING


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that Python does not fail on it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def guarded(command: Callable[_P, int | None]) -> Callable[_P, None]:
    """A command that returns its exit code, as typer wants it: errors become one line, interruptions are quiet."""

    @wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        code: int | None
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except TaqarubError as error:
            Reporter().error(error)
            code = NOTHING
        except KeyboardInterrupt:
            Reporter().line("stopped")
            code = INTERRUPTED
        except BrokenPipeError:  # the reader, such as `head`, has had enough
            _discard_output()
            code = OK
        except OSError as error:  # what the readers and writers did not foresee, such as a full disk behind stdout
            _discard_output()
            hint = error.strerror or type(error).__name__
            Reporter().error(RecordError("REC03", "the output cannot be written", at=error.filename or "", hint=hint))
            code = NOTHING
        raise typer.Exit(code or OK)

    return run
