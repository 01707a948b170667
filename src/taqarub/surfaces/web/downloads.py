"""What a pair page hands out as files: CSV for spreadsheets. ISO dates, stable ids, UTF-8 with a mark for Excel."""

import csv
import io

from taqarub.record.queries import EventRow, PartyRow
from taqarub.surfaces.web.pages import PairPage

COLUMNS = (
    "event_id", "date", "date_from", "date_to", "type", "mode", "act", "quad", "score", "status", "actors",
    "recipients", "place", "place_country", "events", "reports", "sources", "confidence", "article_id", "outlet",
    "attribution", "quote", "char_start", "char_end", "article_url",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def events_csv(page: PairPage) -> bytes:
    """One row a report. `events` is 1 in the first row of an event and 0 in its others, so that sums are right."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in (*page.done, *page.other):
        writer.writerows(_rows(event))
    return out.getvalue().encode("utf-8-sig")


def _rows(event: EventRow) -> list[list[str]]:
    told: set[str] = set()
    rows = []
    for mention in event.mentions:
        if mention.article_id in told:
            continue
        told.add(mention.article_id)
        dates = (event.story, event.date, event.date_from, event.date_to)
        acts = (event.type, event.mode, event.act, event.quad, event.score, mention.status)
        parties = (_parties(event.actors), _parties(event.recipients))
        counts = (int(len(told) == 1), event.reports, len(event.sources))
        where = (event.place, event.place_country, *counts, event.confidence, mention.article_id, mention.outlet)
        words = (mention.attribution, mention.sentence, mention.sentence_start, mention.sentence_end, mention.url)
        rows.append([_cell(value) for value in (*dates, *acts, *parties, *where, *words)])
    return rows


def _parties(parties: tuple[PartyRow, ...]) -> str:
    return "|".join(dict.fromkeys(party.country or party.text for party in parties))


def _cell(value: object) -> str:
    """Text as it is; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
