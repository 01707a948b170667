"""How high an office stands, by the tables of knowledge: the record gives an office its English name."""

from collections.abc import Iterable
from functools import cache

from taqarub.knowledge import schema
from taqarub.knowledge.schema import TableSpec
from taqarub.knowledge.tables import DATA, read_table

# From the highest down. Two offices of one rank are ordered by who speaks for the state.
LEVELS = (
    "head_of_state", "head_of_government", "foreign_minister", "minister", "chief_of_staff", "deputy_minister",
    "ambassador", "commander", "legislator", "judge", "spokesperson", "official",
)  # fmt: skip


def level_of(office: str | None) -> str | None:
    """The level of an office by its English name; an office no table has is an `official`, none is None."""
    return _levels().get(office, "official") if office else None


def highest(levels: Iterable[str | None]) -> str | None:
    """The highest of some levels; None when there is none."""
    found = [level for level in levels if level]
    return min(found, key=LEVELS.index, default=None)


@cache
def _levels() -> dict[str, str]:
    """Office → its highest level in any table."""
    found: dict[str, str] = {}
    for spec in (schema.OFFICES, schema.TITLES, schema.PEOPLE):
        for office, level in _rows(spec):
            found[office] = highest((found.get(office), level)) or level
    return found


def _rows(spec: TableSpec) -> Iterable[tuple[str, str]]:
    for row in read_table(DATA / spec.pattern, spec.columns, spec.key):
        if row["level"] in LEVELS and row["office_en"]:
            yield row["office_en"], row["level"]
