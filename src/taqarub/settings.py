"""What a user can set, and from where: defaults < TOML file < environment (TAQARUB_…) < flags.

Only the pipeline and the surfaces read settings. An unknown key or a bad value is refused with the
file and line, or the variable, that holds it: a setting that is silently ignored is worse than none.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from taqarub.errors import SettingsError

CONFIG_NAME = "taqarub.toml"
PREFIX = "TAQARUB_"
# Read by other parts than this one: where the TOML file is, and the browser and the server of the tests.
_NOT_SETTINGS = frozenset({"TAQARUB_CONFIG", "TAQARUB_CHROMIUM", "TAQARUB_TEST_POSTGRES"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. Sizes are bytes, shares are 0…1, `published` is EDTF."""

    database: str = "sqlite:///taqarub.db"
    cache_dir: Path = field(default_factory=lambda: Path("~/.cache/taqarub").expanduser())
    knowledge_dir: Path | None = None
    published: str | None = None
    processes: int = 1
    max_bytes: int = 20_000_000
    min_arabic: float = 0.4
    host: str = "127.0.0.1"
    port: int = 8765


def load_settings(
    config: Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """Settings from all sources. `flags` that are None count as not given.

    `config` names the TOML file (or TAQARUB_CONFIG does); else taqarub.toml in `folder` (the current
    one) is read when there. Raises SettingsError SET01 (no such file), SET02 (not TOML), SET03
    (unknown name), SET04 (bad value).
    """
    environ = os.environ if environ is None else environ
    values: dict[str, object] = {"cache_dir": _cache_dir(environ)}
    values |= _from_file(_config_path(config, environ, folder or Path()))
    values |= _from_environment(environ)
    values |= {k: _parse(k, v, at="--" + k.replace("_", "-")) for k, v in (flags or {}).items() if v is not None}
    return replace(Settings(), **values)  # type: ignore[arg-type]


def _cache_dir(environ: Mapping[str, str]) -> Path:
    base = environ.get("XDG_CACHE_HOME")
    return Path(base) / "taqarub" if base else Settings().cache_dir


def _config_path(config: Path | None, environ: Mapping[str, str], folder: Path) -> Path | None:
    named = config or (Path(environ["TAQARUB_CONFIG"]) if environ.get("TAQARUB_CONFIG") else None)
    if named is None:
        return folder / CONFIG_NAME if (folder / CONFIG_NAME).is_file() else None
    if not named.is_file():
        raise SettingsError("SET01", "there is no such settings file", at=str(named), hint="check the path")
    return named


def _from_file(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise SettingsError("SET01", "the settings file cannot be read", at=str(path), hint=str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("SET02", "the settings file is not TOML", at=str(path), hint=str(error)) from error
    return {key: _parse(key, value, at=f"{path}:{_line(text, key)}") for key, value in table.items()}


def _line(text: str, key: str) -> int:
    """The line, from 1, on which a top-level key stands; tomllib does not say."""
    found = re.search(rf"^[ \t]*\[*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    names = sorted(n for n in environ if n.startswith(PREFIX) and n not in _NOT_SETTINGS)
    return {n[len(PREFIX) :].lower(): _parse(n[len(PREFIX) :].lower(), environ[n], at=n) for n in names}


def _parse(key: str, value: object, *, at: str) -> object:
    parser = _PARSERS.get(key)
    if parser is None:
        raise SettingsError("SET03", "unknown setting", at=at, got=key, hint="one of " + ", ".join(_PARSERS))
    wanted, read = parser
    try:
        return read(value)
    except (TypeError, ValueError) as error:
        raise SettingsError("SET04", f"{key} must be {wanted}", at=at, got=str(value), hint="correct it") from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _path(value: object) -> Path:
    return (value if isinstance(value, Path) else Path(_text(value))).expanduser()


def _whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool | float):
            raise ValueError(value)
        number = int(str(value))
        if not low <= number <= high:
            raise ValueError(value)
        return number

    return read


def _share(value: object) -> float:
    number = float(str(value))
    if not 0.0 <= number <= 1.0:
        raise ValueError(value)
    return number


def _database(value: object) -> str:
    """A database URL; a bare path means SQLite."""
    text = str(value) if isinstance(value, Path) else _text(value)
    return text if "://" in text else f"sqlite:///{text}"


_PARSERS: dict[str, tuple[str, Callable[[object], object]]] = {
    "database": ("a database URL or the path of an SQLite file", _database),
    "cache_dir": ("a folder", _path),
    "knowledge_dir": ("a folder", _path),
    "published": ("a date such as 2022-11-10", _text),
    "processes": ("a whole number from 1 to 256", _whole(1, 256)),
    "max_bytes": ("a whole number of bytes from 1 to 10^9", _whole(1, 10**9)),
    "min_arabic": ("a number from 0 to 1", _share),
    "host": ("a host name or address", _text),
    "port": ("a port number from 0 to 65535", _whole(0, 65535)),
}
