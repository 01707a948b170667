"""Events in the tables of POLECAT, ICEWS and GDELT 2, column for column, so that scripts for those run unchanged.

Those tables have no column for what did not happen: only events that happened are in them, and only those with a day,
month or year. ICEWS and GDELT have one row a source and target; an act of equals stands there in both directions, as
they have it. What Taqarub does not know is left as they leave it: `None` in POLECAT, empty in the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations, product
from typing import Any

from taqarub.knowledge.ontology import QUADS
from taqarub.model.digest import digest
from taqarub.record.queries import DONE
from taqarub.relations.sentence import country_name
from taqarub.surfaces.export.crosswalk import Cameo, cameo_of
from taqarub.surfaces.export.rows import Row
from taqarub.surfaces.export.tables import Cells, TableFormat, cell, join

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
Party = Mapping[str, Any]


def polecat_format() -> TableFormat:
    """One event a row; lists are separated by `; `."""
    return TableFormat(POLECAT, _polecat)


def icews_format() -> TableFormat:
    """One row a source and target, by CAMEO code and Goldstein value."""
    return TableFormat(ICEWS, _icews)


def dated(event: Row) -> date | None:
    """The first day of an event that happened; None for any other, which those tables cannot hold."""
    return date.fromisoformat(event["date_from"]) if event["status"] in DONE and event["date_from"] else None


def cameo(event: Row) -> Cameo:
    """The CAMEO code of an event."""
    return cameo_of(event["type"], event["mode"], event["act"], event["contexts"])


def dyads(event: Row) -> Iterator[tuple[Party, Party]]:
    """Every source with every target, one party a country; two who act together each towards the other."""
    actors, recipients = _by_country(event["actors"]), _by_country(event["recipients"])
    sides = product(actors, recipients) if recipients else permutations(actors, 2)
    return ((a, b) for a, b in sides if a["country"] != b["country"])


def number(*parts: str) -> str:
    """A whole number under 2⁶⁰ that names the parts, for tables whose ids are numbers."""
    return str(int(digest(*parts)[:15], 16))


def name(party: Party) -> str:
    """A party as those tables name it: the person or body, else the country."""
    return cell(party["name"] or (party["country"] and country_name(party["country"], "en")) or party["text"])


def _polecat(event: Row) -> Iterator[Cells]:
    day = dated(event)
    if day is None:
        return
    place, first = event["place"] or {}, event["reports"][0]
    values = {
        "Event ID": event["event_id"],
        "Event Date": day.isoformat(),
        "Event Type": event["type"],
        "Event Mode": event["mode"],
        "Intensity": event["score"],
        "Quad Code": event["quad"].upper(),
        "Contexts": join(event["contexts"], "; "),
        **_polecat_side("Actor", event["actors"]),
        **_polecat_side("Recipient", event["recipients"]),
        "Placename": place.get("name"),
        "Country": place.get("country"),
        "Latitude": place.get("lat"),
        "Longitude": place.get("lon"),
        "Raw Placename": place.get("text"),
        "Source": first["outlet"],
        "Publication Date": first["published"],
        "Language": "Arabic",
        "Version": event["version"],
    }
    yield tuple(cell(values.get(column)) or "None" for column in POLECAT)


def _polecat_side(role: str, parties: Sequence[Party]) -> dict[str, Any]:
    sectors = join((party["sector"] for party in parties), "; ")
    return {
        f"{role} Name": join(map(name, parties), "; "),
        f"{role} Country": join((party["country"] for party in parties), "; "),
        f"Primary {role} Sector": sectors.partition("; ")[0],
        f"{role} Sectors": sectors,
        f"{role} Title": join((party["office"] for party in parties), "; "),
        f"{role} Name Raw": join((party["text"] for party in parties), "; "),
    }


def _icews(event: Row) -> Iterator[Cells]:
    day = dated(event)
    if day is None:
        return
    code, place, first = cameo(event), event["place"] or {}, event["reports"][0]
    for source, target in dyads(event):
        values = {
            "Event ID": number(event["event_id"], source["country"], target["country"]),
            "Event Date": day.isoformat(),
            **_icews_side("Source", source),
            **_icews_side("Target", target),
            "Event Text": code.description,
            "CAMEO Code": code.code,
            "Intensity": code.goldstein,
            "Story ID": number(first["article_id"]),
            "Publisher": first["outlet"],
            "City": None if place.get("precision") == "country" else place.get("name"),
            "Country": country_name(place["country"], "en") if place.get("country") else None,
            "Latitude": place.get("lat"),
            "Longitude": place.get("lon"),
        }
        yield tuple(cell(values.get(column)) for column in ICEWS)


def _icews_side(role: str, party: Party) -> dict[str, str]:
    country = country_name(party["country"], "en")
    return {f"{role} Name": name(party), f"{role} Sectors": cell(party["sector"]), f"{role} Country": country}


def _by_country(parties: Sequence[Party]) -> list[Party]:
    """The first party of each country, by code; those without a country cannot be a source or a target."""
    found: dict[str, Party] = {}
    for party in parties:
        if party["country"]:
            found.setdefault(party["country"], party)
    return [found[code] for code in sorted(found)]


def quad_class(event: Row) -> str:
    """1 … 4, in the order of PLOVER and GDELT alike."""
    return str(QUADS.index(event["quad"]) + 1)
