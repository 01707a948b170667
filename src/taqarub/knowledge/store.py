"""The lexicon on disk: compiled once, then read back by the digest of the tables it was made from."""

import hashlib
import marshal
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from taqarub.knowledge.lexicon import Homograph, Indicator, Landmark, Landmarks, Lexicon, Party, PlaceRow, Trigger
from taqarub.knowledge.tables import DATA

_LAYOUT = "3"  # raise when the compiled layout changes
T = TypeVar("T")
_CODE = ("compile.py", "inflect.py", "lexicon.py", "schema.py")


def digest_of(roots: Iterable[Path]) -> str:
    """One digest of every table under `roots` and of the code that compiles them."""
    total = hashlib.sha256(_LAYOUT.encode())
    files = [Path(__file__).parent / name for name in _CODE]
    for root in roots:
        files.extend(sorted(p for p in root.rglob("*") if p.suffix in (".tsv", ".toml", ".txt")))
    for path in files:
        total.update(path.name.encode() + b"\x1f" + path.read_bytes() + b"\x1e")
    return total.hexdigest()[:20]


def load_lexicon(cache: Path | None, extra: tuple[Path, ...] = ()) -> Lexicon:
    """The compiled lexicon, from the cache when it holds this digest; one that cannot be written is done without."""
    roots = (DATA, *extra)
    digest = digest_of(roots)
    path = cache / f"lexicon-{digest}.bin" if cache else None
    found = read_plain(path, _thaw)
    if found is not None:
        return found
    from taqarub.knowledge.compile import compile_lexicon  # loads the inflection of verbs: a fifth of a warm start

    lexicon = compile_lexicon(roots, digest)
    write_plain(path, lambda: _freeze(lexicon))
    return lexicon


def read_plain(path: Path | None, thaw: Callable[[Any], T]) -> T | None:
    """What `thaw` makes of a cached file; None without one, or when it is torn or of another Python."""
    if path is None or not path.exists():
        return None
    try:
        return thaw(marshal.loads(path.read_bytes()))
    except (EOFError, ValueError, TypeError, KeyError, AttributeError):
        return None


def kept_as(cache: Path | None, name: str, source: bytes) -> Path | None:
    """Where a cache keeps what was made of `source`; None without a cache."""
    return cache / f"{name}-{hashlib.sha256(source).hexdigest()[:20]}.bin" if cache else None


def read_or_make(path: Path | None, thaw: Callable[[Any], T], make: Callable[[], Any]) -> T:
    """What `thaw` makes of a cached file, or of the plain values of `make`, which are then kept."""
    found = read_plain(path, thaw)
    if found is not None:
        return found
    plain = make()
    write_plain(path, lambda: plain)
    return thaw(plain)


def write_plain(path: Path | None, plain: Callable[[], Any]) -> None:
    """Put plain values (dicts, lists, tuples, text, numbers) into a cached file, whole or not at all."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(marshal.dumps(_shared(plain(), {})))
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return  # a read-only cache costs time at start-up, nothing else


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """Equal parts as one object: marshal writes and reads them once, which halves the file."""
    if isinstance(value, dict):
        return {_shared(key, known): _shared(part, known) for key, part in value.items()}
    if isinstance(value, list):
        return [_shared(part, known) for part in value]
    if isinstance(value, tuple):
        value = tuple(_shared(part, known) for part in value)
    return known.setdefault((type(value), value), value)


def _freeze(lexicon: Lexicon) -> dict[str, Any]:
    plain = {name: getattr(lexicon, name) for name in Lexicon.__dataclass_fields__}
    for name in ("parties", "places", "triggers"):
        plain[name] = tuple(tuple(row) for row in plain[name])
    plain["indicators"] = {
        word: tuple((tuple(row), words) for row, words in found) for word, found in plain["indicators"].items()
    }
    plain["homographs"] = {word: tuple(map(tuple, rows)) for word, rows in plain["homographs"].items()}
    rows, by_word = plain["landmarks"]
    plain["landmarks"] = {"rows": tuple(map(tuple, rows)), "by_word": dict(by_word)}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in plain.items()}


def _thaw(plain: dict[str, Any]) -> Lexicon:
    plain["parties"] = tuple(Party._make(row) for row in plain["parties"])
    plain["places"] = tuple(PlaceRow._make(row) for row in plain["places"])
    plain["triggers"] = tuple(Trigger._make(row) for row in plain["triggers"])
    plain["indicators"] = {
        word: tuple((Indicator._make(row), words) for row, words in found)
        for word, found in plain["indicators"].items()
    }
    plain["homographs"] = {word: tuple(map(Homograph._make, rows)) for word, rows in plain["homographs"].items()}
    landmarks = plain["landmarks"]
    plain["landmarks"] = Landmarks(tuple(map(Landmark._make, landmarks["rows"])), landmarks["by_word"])
    return Lexicon(**plain)
