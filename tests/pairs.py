"""Events of a pair made by hand: for tests of relations, and small databases for tests of exports."""

from typing import Any

from taqarub.record.queries import EventRow, MentionRow, PartyRow
from taqarub.relations.acts import Act, Acts, direction

SCORES = {
    "CONSULT": 2.5,
    "COOPERATE": 9.5,
    "SANCTION": -6.0,
    "ASSAULT": -9.0,
    "ACCUSE": -3.0,
    "AID": 10.0,
    "AGREE": 2.5,
}
QUADS = {
    "CONSULT": "verbal cooperation", "AGREE": "verbal cooperation", "COOPERATE": "material cooperation",
    "AID": "material cooperation", "ACCUSE": "verbal conflict", "SANCTION": "material conflict",
    "ASSAULT": "material conflict", "REQUEST": "verbal conflict",
}  # fmt: skip


def mention(article: str, outlet: str | None = "x") -> MentionRow:
    """One report."""
    return MentionRow(article, "e", None, outlet, None, None, "actual", None, None, "ز", 0, 1, "زار", 0, 3)


def party(country: str | None) -> PartyRow:
    """One actor or recipient."""
    return PartyRow(country, "GOV", None, None, "ج", 0, 1)


def event(
    day: str | None,
    type_: str = "CONSULT",
    *,
    until: str | None = None,
    score: float | None = 2.5,
    status: str = "actual",
    actors: str = "DZA",
    recipients: str = "RUS",
    reports: int = 1,
    story: str | None = None,
) -> EventRow:
    """One event on a day, or from a day until another; parties are codes separated by spaces."""
    sides = (tuple(map(party, actors.split())), tuple(map(party, recipients.split())))
    told = tuple(mention(f"a{n}", f"o{n}") for n in range(reports))
    name = story or f"{day}{type_}{score}"
    return EventRow(
        name, type_, None, type_, status, day, day, until or day, QUADS[type_], score, None, None, None, *sides, told
    )


def act(
    day: str | None, *args: Any, contexts: tuple[str, ...] = (), levels: tuple[Any, Any] = (None, None), **more: Any
) -> Act:
    """One act between DZA and RUS."""
    made = event(day, *args, **more)
    return Act(made, direction(made, "DZA", "RUS"), contexts, *levels)


def acts(*found: Act) -> Acts:
    """The acts of DZA and RUS, without records."""
    return Acts("DZA", "RUS", found, {})
