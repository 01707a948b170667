"""The tables. `record/store.py` is the only place that reads and writes them.

One row of `events` is one mention; all mentions of one event, in whatever article, share `story`.
Days are ISO text, so that they sort and compare in every database; offsets are code points of `articles.text`.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1

metadata = MetaData()

meta = Table(
    "taqarub_meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),  # of text and record: equal = nothing to do
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", String(200)),  # EDTF
    Column("published_from", String(10)),  # ISO day
    Column("published_to", String(10)),  # ISO day
    Column("published_basis", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),  # the whole record as JSON
    Column("added_at", String(25), nullable=False),  # UTC, ISO seconds
)

events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article_id", String(200), ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),  # from 0, in the record's order
    Column("id", String(100), nullable=False),
    Column("story", String(20), nullable=False, index=True),  # equal for all reports of one event
    Column("same_as", String(100)),
    Column("type", String(20), nullable=False),
    Column("mode", String(30)),
    Column("act", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("date", String(200)),  # EDTF
    Column("date_from", String(10)),  # ISO day
    Column("date_to", String(10)),  # ISO day
    Column("act_date", String(200)),  # EDTF
    Column("quad", String(30), nullable=False),
    Column("score", Float),  # PLOVER, -10 … +10
    Column("confidence", Float),  # 0 … 1
    Column("place", Text),
    Column("place_country", String(3)),
    Column("attribution", Text),
    Column("attribution_country", String(3)),
    Column("trigger", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Index("events_by_day", "date_from"),
)

parties = Table(
    "event_parties",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("event_key", Integer, ForeignKey("events.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String(10), nullable=False),  # actor | recipient
    Column("country", String(3), index=True),
    Column("sector", String(10)),
    Column("name", Text),
    Column("name_ar", Text),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

pairs = Table(
    "event_pairs",
    metadata,
    Column("event_key", Integer, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True),
    Column("a", String(3), primary_key=True),  # a < b
    Column("b", String(3), primary_key=True),
    Index("pairs_by_countries", "a", "b"),
)

facts = Table(
    "facts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article_id", String(200), ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("fact", Text, nullable=False),  # the whole fact as JSON
)
