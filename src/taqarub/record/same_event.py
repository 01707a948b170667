"""When reports in different articles count as one event. A first, careful rule: better two than one too few.

Inside an article the coder decides (`same_as`). Across articles two events are one when type, mode, act, reality
and the countries on each side are equal and both are dated to the same single day. The n-th such event of an
article only ever joins the n-th of another, so what one article tells apart stays apart.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any

from taqarub.model.digest import digest
from taqarub.record.days import day_range

# Acts that two sides do together: who is named actor and who recipient says little.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def countries(parties: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The country codes of a list of actors or recipients: sorted, each once."""
    return tuple(sorted({party["country"] for party in parties if party.get("country")}))


def pairs_of(event: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The undirected pairs (a < b) an event is between.

    Actor and recipient always; two actors only where they act upon each other, not where both act on a third:
    two states that condemn a third have not moved apart.
    """
    actors, recipients = countries(event["actors"]), countries(event["recipients"])
    found = set(product(actors, recipients))
    if event["type"] in MUTUAL or (event["type"] == "SUPPORT" and not recipients):
        found |= set(combinations(sorted({*actors, *recipients}), 2))
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in found if a != b}))


def stories(article_id: str, events: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Event id → story, 20 hex digits: equal for all mentions, in this and other articles, of one event."""
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[str, str] = {}
    for event in events:
        root = event.get("same_as")
        if root in found:
            found[event["id"]] = found[root]
            continue
        key = _key(event)
        seen[key or ()] += 1
        parts = (*key, str(seen[key])) if key else (article_id, event["id"])
        found[event["id"]] = digest(*parts)
    return found


def _key(event: Mapping[str, Any]) -> tuple[str, ...] | None:
    """What two reports of one event share, or None when the event is dated too loosely or names no pair."""
    first, last = day_range(event.get("date"))
    if first is None or first != last or not pairs_of(event):
        return None
    actors, recipients = countries(event["actors"]), countries(event["recipients"])
    if event["type"] in MUTUAL:
        actors, recipients = tuple(sorted({*actors, *recipients})), ()
    status = "actual" if event["status"] == "historical" else event["status"]
    sides = (" ".join(actors), " ".join(recipients))
    return (event["type"], event.get("mode") or "", event["act"], status, *sides, first)
