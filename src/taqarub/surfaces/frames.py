"""Rows as a data frame of the reader's choice: polars, pandas, an Arrow table, or plain rows, which need nothing."""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any

from taqarub.errors import MissingExtra, SettingsError

KINDS = ("polars", "pandas", "arrow", "rows")
_NEEDS = {"polars": ("polars",), "pandas": ("pandas", "pyarrow"), "arrow": ("pyarrow",), "rows": ()}
# The kinds of columns: text, whole number, number, day (datetime.date), texts (a list).
Columns = Mapping[str, str]


def frame(rows: Iterable[Mapping[str, Any]], columns: Columns, to: str) -> Any:
    """A frame with these columns, typed even when there are no rows; for `rows` a list of dicts.

    Raises SettingsError SET04 for another kind of frame, MissingExtra EXT04 when it is not installed.
    """
    require(to)
    found = [{name: row[name] for name in columns} for row in rows]
    if to == "rows":
        return found
    if to == "polars":
        return _polars(found, columns)
    table = _arrow(found, columns)
    return table if to == "arrow" else table.to_pandas(date_as_object=False)


def require(to: str) -> None:
    """Is this kind of frame known and installed? Asked before any work is done."""
    if to not in KINDS:
        raise SettingsError("SET04", "this is no kind of data frame", got=to, hint="one of: " + ", ".join(KINDS))
    missing = [name for name in _NEEDS[to] if find_spec(name) is None]
    if missing:
        hint = f"pip install {'pandas ' if 'pandas' in missing else ''}'taqarub[tables]', or ask for to='rows'"
        raise MissingExtra("EXT04", "Parquet and data frames are not installed", got=", ".join(missing), hint=hint)


def _polars(rows: list[dict[str, Any]], columns: Columns) -> Any:
    import polars as pl

    kinds: dict[str, Any] = {
        "text": pl.String,
        "int": pl.Int64,
        "float": pl.Float64,
        "day": pl.Date,
        "texts": pl.List(pl.String),
    }
    return pl.DataFrame(rows, schema={name: kinds[kind] for name, kind in columns.items()}, orient="row")


def _arrow(rows: list[dict[str, Any]], columns: Columns) -> Any:
    import pyarrow as pa

    texts = pa.list_(pa.string())
    kinds = {"text": pa.string(), "int": pa.int64(), "float": pa.float64(), "day": pa.date32(), "texts": texts}
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, kinds[kind]) for name, kind in columns.items()]))
