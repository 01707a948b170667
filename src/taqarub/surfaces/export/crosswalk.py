"""PLOVER turned into CAMEO, and country codes into others: by the tables in `data/`, which name their sources."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code: the PLOVER type it belongs to, its description, its value on the Goldstein scale (−10 … +10)."""

    code: str
    type: str
    description: str
    goldstein: float
    contexts: frozenset[str]

    @property
    def root(self) -> str:
        """`07` of `0712`."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """`071` of `0712`."""
        return self.code[:3]


def cameo_of(type_: str, mode: str | None, act: str, contexts: Collection[str]) -> Cameo:
    """The CAMEO code of a PLOVER act: the first choice for its type and mode, made finer by its contexts.

    Finer are only the codes below that choice; a general choice (`030`) has all codes of its root below it. An AGREE is
    chosen by what it promises. A mode that CAMEO does not know gives the choice of its type.
    """
    choices, codes = _choices(), _codes()
    chosen = choices.get((type_, act if type_ == "AGREE" and act != type_ else mode or "")) or choices[type_, ""]
    prefix = chosen[:2] if chosen.endswith("0") else chosen
    wanted = set(contexts)
    near = (one for one in codes.values() if one.type == type_ and one.code.startswith(prefix))
    below = [one for one in near if one.contexts & wanted]
    finer = min(
        below, key=lambda one: (-len(one.contexts & wanted), len(one.contexts - wanted), one.code), default=None
    )
    return finer or codes[chosen]


@cache
def fips() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 → FIPS 10-4, the code that GDELT gives places."""
    return {iso3: code for iso3, _, code in _read("countries.tsv") if code}


@cache
def _codes() -> Mapping[str, Cameo]:
    """Codes that events carry: three digits or four."""
    rows = [row for row in _read("cameo.tsv") if len(row[0]) > 2]
    return {
        code: Cameo(code, type_, description, float(goldstein), frozenset(contexts.split()))
        for code, type_, _, contexts, goldstein, description in rows
    }


@cache
def _choices() -> Mapping[tuple[str, str], str]:
    return {(type_, mode): code for type_, mode, code in _read("plover2cameo.tsv")}


def _read(name: str) -> Sequence[tuple[str, ...]]:
    """The rows of a table without its comments and header."""
    text = (files("taqarub.surfaces.export") / "data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split("\t")) for line in lines[1:]]
