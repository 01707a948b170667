"""Which office a known person held when an article was written: once premier of a state, then head of a body."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from taqarub.knowledge.lexicon import Party
from taqarub.mentions.edtf import edtf_bounds


class Terms:
    """The terms of office of each person of the tables who held more than one, the earliest first."""

    def __init__(self, parties: Iterable[Party]) -> None:
        rows: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            if party.kind == "person":
                rows[party.id].append(party)
        several = {id_: sorted(terms, key=_begin) for id_, terms in rows.items() if len(terms) > 1}
        self._of: Mapping[str, Sequence[Party]] = several

    def held(self, person: Party, published: str | None) -> Party:
        """The row of the term under way on the day of publication (EDTF), else of the last one before it.

        Of several under way at once the one begun last; without a day the last of all.
        """
        terms = self._of.get(person.id)
        if terms is None:
            return person
        days = edtf_bounds(published)
        if days is None:
            return terms[-1]
        begun = [term for term in terms if _begin(term) <= days[1]] or terms[:1]
        return next((term for term in reversed(begun) if _end(term) >= days[0]), begun[-1])


def _begin(term: Party) -> date:
    bounds = edtf_bounds(term.since)
    return bounds[0] if bounds else date.min


def _end(term: Party) -> date:
    bounds = edtf_bounds(term.until)
    return bounds[1] if bounds else date.max
