"""The tables. `record/` alone reads and writes them; `migrations/` brings older databases to this form.

A *mention* is one act in one sentence; an *event* is what all mentions of one act, in whatever articles, have in
common; a *report* is one article that tells one event. Nothing is overwritten: a changed or deleted article stays, with
its mentions, reports and facts, and `ended_at` says when it ceased to hold; earlier forms of an event are in
`event_versions`. `event_pairs`, `pair_outlets`, `event_countries` and `article_bands` are indexes: made from the other
tables, and anew with them.

Days are ISO text, so that they sort and compare in every database; times are UTC, ISO seconds; offsets are code points
of `articles.text`.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

REVISION = "0002"  # the newest of migrations/versions

metadata = MetaData()

_STILL = text("ended_at IS NULL")

revision_table = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

runs = Table(
    "runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("coder", String(100), nullable=False),  # name and version of the program
    Column("data", String(64)),  # digest of the tables and weights it coded by; null = not told
    Column("started_at", String(25), nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String(200), nullable=False),
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
    Column("copy_of", String(200)),  # id of the earlier article whose text this one repeats
    Column("run_key", Integer, ForeignKey("runs.key"), nullable=False),
    Column("added_at", String(25), nullable=False),
    Column("ended_at", String(25)),
    Column("ended_by", String(10)),  # change | removal
    Index("articles_current", "id", unique=True, sqlite_where=_STILL, postgresql_where=_STILL),
    Index("articles_by_day", "published_from"),
)

article_bands = Table(
    "article_bands",
    metadata,
    Column("band", String(16), primary_key=True),
    Column("article_key", Integer, ForeignKey("articles.key"), primary_key=True),
)

events = Table(
    "events",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("mode", String(30)),
    Column("act", String(20), nullable=False),
    Column("contexts", Text, nullable=False),  # separated by spaces
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
    Column("reports", Integer, nullable=False),  # articles that tell it
    Column("added_at", String(25), nullable=False),
    Column("ended_at", String(25)),  # no article tells it any more
)

event_versions = Table(
    "event_versions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("event_id", String(20), ForeignKey("events.id"), nullable=False, index=True),
    Column("fields", Text, nullable=False),  # the row as it was, as JSON
    Column("until", String(25), nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article_key", Integer, ForeignKey("articles.key"), nullable=False, index=True),
    Column("event_id", String(20), ForeignKey("events.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),  # the how-manieth of its event, from 1, as they came
    Column("position", Integer, nullable=False),  # from 0, in the record's order
    Column("id", String(100), nullable=False),
    Column("same_as", String(100)),
    Column("type", String(20), nullable=False),
    Column("mode", String(30)),
    Column("act", String(20), nullable=False),
    Column("contexts", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("date", String(200)),  # EDTF
    Column("date_from", String(10)),
    Column("date_to", String(10)),
    Column("act_date", String(200)),
    Column("quad", String(30), nullable=False),
    Column("score", Float),
    Column("confidence", Float),
    Column("place", Text),
    Column("place_country", String(3)),
    Column("attribution", Text),
    Column("attribution_country", String(3)),
    Column("trigger", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("told", Text, nullable=False),  # as mentions are compared: record/told.py
    Column("ended_at", String(25)),
    Index("mentions_by_event", "event_id", "ordinal"),
)

parties = Table(
    "mention_parties",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("mention_key", Integer, ForeignKey("mentions.key"), nullable=False, index=True),
    Column("role", String(10), nullable=False),  # actor | recipient
    Column("country", String(3)),
    Column("sector", String(10)),
    Column("name", Text),
    Column("name_ar", Text),
    Column("office", Text),
    Column("entity", Text),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("event_id", String(20), ForeignKey("events.id"), primary_key=True),
    Column("article_key", Integer, ForeignKey("articles.key"), primary_key=True),
    Column("outlet", Text, nullable=False),  # "" = not named
    Column("day", String(10)),  # of publication
    Column("url", Text),
    Column("stance", String(10), nullable=False),  # adds | confirms | denies
    Column("copy", Boolean, nullable=False),  # the article repeats another's text
    Column("added_at", String(25), nullable=False),
    Column("ended_at", String(25)),
    Index("reports_by_article", "article_key"),
)

pairs = Table(
    "event_pairs",
    metadata,
    Column("event_id", String(20), ForeignKey("events.id"), primary_key=True),
    Column("a", String(3), primary_key=True),  # a < b
    Column("b", String(3), primary_key=True),
    Column("status", String(20), nullable=False),
    Column("month", String(7)),  # null = undated, or wider than a month
    Column("type", String(20), nullable=False),
    Column("quad", String(30), nullable=False),
    Column("score", Float),
    Column("reports", Integer, nullable=False),
    # All that a pair's series needs, so that it is read from the index alone.
    Index("pairs_series", "a", "b", "month", "quad", "status", "score", "reports", "event_id"),
)

pair_outlets = Table(
    "pair_outlets",  # a row for each outlet that tells an event: a pair's sources are read from the key alone
    metadata,
    Column("a", String(3), primary_key=True),
    Column("b", String(3), primary_key=True),
    Column("month", String(7), primary_key=True),  # "" = undated, or wider than a month
    Column("outlet", Text, primary_key=True),  # "" = not named
    Column("status", String(20), primary_key=True),
    Column("event_id", String(20), ForeignKey("events.id"), primary_key=True),
    Index("outlets_by_event", "event_id"),
    sqlite_with_rowid=False,
)

event_countries = Table(
    "event_countries",
    metadata,
    Column("country", String(3), primary_key=True),
    Column("type", String(20), primary_key=True),
    Column("day", String(10), primary_key=True),  # "" = none
    Column("event_id", String(20), ForeignKey("events.id"), primary_key=True),
    Column("alone", Boolean, nullable=False),  # the event names no other state
    Index("countries_by_event", "event_id"),
)

facts = Table(
    "facts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article_key", Integer, ForeignKey("articles.key"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("fact", Text, nullable=False),  # the whole fact as JSON
    Column("ended_at", String(25)),
)

people = Table(
    "people",
    metadata,
    Column("id", String(20), primary_key=True),  # digest of the name
    Column("name", Text),
    Column("name_ar", Text),
    Column("added_at", String(25), nullable=False),
)

offices = Table(
    "offices",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("person_id", String(20), ForeignKey("people.id"), nullable=False, index=True),
    Column("office", Text, nullable=False),
    Column("country", String(3)),
    Column("day", String(10)),  # of the article that says so
    Column("article_key", Integer, ForeignKey("articles.key"), nullable=False, index=True),
    Column("ended_at", String(25)),
)

decisions = Table(
    "decisions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", String(25), nullable=False),
    Column("kind", String(10), nullable=False),  # founds | joins | keeps | copies | changes | removes | ends
    Column("article_key", Integer, ForeignKey("articles.key"), nullable=False, index=True),
    Column("event_id", String(20), index=True),
    Column("mention_id", String(100)),
    Column("score", Float),
    Column("why", Text, nullable=False),
)
