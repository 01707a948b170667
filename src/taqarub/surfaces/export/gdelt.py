"""Events and mentions in the tables of GDELT 2: tab-separated, without a header, ids as whole numbers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from taqarub.record.days import day_range
from taqarub.surfaces.export.crosswalk import Cameo, fips
from taqarub.surfaces.export.predecessors import Party, cameo, dated, dyads, name, number, quad_class
from taqarub.surfaces.export.rows import Row
from taqarub.surfaces.export.tables import Cells, TableFormat, cell

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID"
EVENTS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR.split()),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in _GEO.split()),
    *("DATEADDED", "SOURCEURL"),
)
MENTIONS = tuple(
    "GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras".split()
)
_WEB, _CITATION = "1", "2"  # of MentionType
_NO_TONE = "0"  # no tone is measured; the column must hold a number


def gdelt_format() -> TableFormat:
    """One row a source and target."""
    return TableFormat(EVENTS, _events, header=False)


def gdelt_mentions_format() -> TableFormat:
    """One row a report of each row of events."""
    return TableFormat(MENTIONS, _mentions, header=False)


def _events(event: Row) -> Iterator[Cells]:
    day = dated(event)
    if day is None:
        return
    shared = _when(day) | _what(event, cameo(event)) | _where(event) | _told(event)
    for source, target in dyads(event):
        id_ = {"GLOBALEVENTID": number(event["event_id"], source["country"], target["country"])}
        values = shared | id_ | _actor(1, source) | _actor(2, target)
        yield tuple(cell(values.get(column)) for column in EVENTS)


def _when(day: date) -> dict[str, str]:
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + (day.month * 30 + day.day) / 365:.4f}",  # as GDELT works it out
    }


def _what(event: Row, code: Cameo) -> dict[str, Any]:
    return {
        "IsRootEvent": "1",
        "EventCode": code.code,
        "EventBaseCode": code.base,
        "EventRootCode": code.root,
        "QuadClass": quad_class(event),
        "GoldsteinScale": code.goldstein,
    }


def _told(event: Row) -> dict[str, Any]:
    first = event["reports"][0]
    added = _stamp(first["published"]) or f"{event['date_from'].replace('-', '')}000000"
    return {
        "NumMentions": len(event["reports"]),
        "NumSources": event["n_sources"],
        "NumArticles": event["n_reports"],
        "AvgTone": _NO_TONE,
        "DATEADDED": added,
        "SOURCEURL": first["article_url"] or first["article_id"],
    }


def _where(event: Row) -> dict[str, Any]:
    """GDELT's types of places: 1 a country, 4 a city of the world, 0 none."""
    place = event["place"] or {}
    kind = "4" if place.get("lat") is not None else "1" if place.get("country") else "0"
    return {
        "Actor1Geo_Type": "0",
        "Actor2Geo_Type": "0",
        "ActionGeo_Type": kind,
        "ActionGeo_Fullname": place.get("name") or place.get("text"),
        "ActionGeo_CountryCode": fips().get(place.get("country") or ""),
        "ActionGeo_Lat": place.get("lat"),
        "ActionGeo_Long": place.get("lon"),
    }


def _actor(n: int, party: Party) -> dict[str, Any]:
    sector = party["sector"] or ""
    return {
        f"Actor{n}Code": f"{party['country']}{sector}",
        f"Actor{n}Name": name(party).upper(),
        f"Actor{n}CountryCode": party["country"],
        f"Actor{n}Type1Code": sector,
    }


def _mentions(event: Row) -> Iterator[Cells]:
    day = dated(event)
    if day is None:
        return
    for source, target in dyads(event):
        id_ = number(event["event_id"], source["country"], target["country"])
        for report in event["reports"]:
            yield _mention(event, report, id_, day)


def _mention(event: Row, report: Row, id_: str, day: date) -> Cells:
    confidence = event["confidence"]
    values = {
        "GlobalEventID": id_,
        "EventTimeDate": f"{day:%Y%m%d}000000",
        "MentionTimeDate": _stamp(report["published"]),
        "MentionType": _WEB if report["article_url"] else _CITATION,
        "MentionSourceName": report["outlet"],
        "MentionIdentifier": report["article_url"] or report["article_id"],
        "ActionCharOffset": report["char_start"],
        "InRawText": "1",
        "Confidence": "" if confidence is None else round(confidence * 100),
        "MentionDocTone": _NO_TONE,
    }
    return tuple(cell(values.get(column)) for column in MENTIONS)


def _stamp(published: str | None) -> str | None:
    """`20240508000000` of a publication date, its first day; None when unknown."""
    first = day_range(published)[0]
    return f"{first.replace('-', '')}000000" if first else None
