"""Events of many reports, and nothing overwritten: articles and all that rests on them are kept in versions.

The texts and records of older articles move to `articles_1`, and the events that they told to `stories_1`:
`record/upgrade.py` adds them anew from there, in the same transaction. All other old tables held nothing but what those
records say.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Set the older articles aside and make the new tables."""
    op.execute("CREATE TABLE stories_1 AS SELECT article_id, id, story, type FROM events")
    for table in ("event_parties", "event_pairs", "facts", "events", "taqarub_meta"):
        op.drop_table(table)
    op.rename_table("articles", "articles_1")
    _events()
    _people()
    _runs()
    _articles()
    _event_countries()
    _event_pairs()
    _event_versions()
    _pair_outlets()
    _article_bands()
    _decisions()
    _facts()
    _mentions()
    _offices()
    _reports()
    _mention_parties()


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=30), nullable=True),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("contexts", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("date", sa.String(length=200), nullable=True),
        sa.Column("date_from", sa.String(length=10), nullable=True),
        sa.Column("date_to", sa.String(length=10), nullable=True),
        sa.Column("act_date", sa.String(length=200), nullable=True),
        sa.Column("quad", sa.String(length=30), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_country", sa.String(length=3), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(length=25), nullable=False),
        sa.Column("ended_at", sa.String(length=25), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("added_at", sa.String(length=25), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("coder", sa.String(length=100), nullable=False),
        sa.Column("data", sa.String(length=64), nullable=True),
        sa.Column("started_at", sa.String(length=25), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=200), nullable=True),
        sa.Column("published_from", sa.String(length=10), nullable=True),
        sa.Column("published_to", sa.String(length=10), nullable=True),
        sa.Column("published_basis", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.String(length=200), nullable=True),
        sa.Column("run_key", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(length=25), nullable=False),
        sa.Column("ended_at", sa.String(length=25), nullable=True),
        sa.Column("ended_by", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_key"],
            ["runs.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("articles_by_day", "articles", ["published_from"], unique=False)
    op.create_index(
        "articles_current",
        "articles",
        ["id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _event_countries() -> None:
    op.create_table(
        "event_countries",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("event_id", sa.String(length=20), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.PrimaryKeyConstraint("country", "type", "day", "event_id"),
    )
    op.create_index("countries_by_event", "event_countries", ["event_id"], unique=False)


def _event_pairs() -> None:
    op.create_table(
        "event_pairs",
        sa.Column("event_id", sa.String(length=20), nullable=False),
        sa.Column("a", sa.String(length=3), nullable=False),
        sa.Column("b", sa.String(length=3), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=True),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("quad", sa.String(length=30), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.PrimaryKeyConstraint("event_id", "a", "b"),
    )
    op.create_index(
        "pairs_series",
        "event_pairs",
        ["a", "b", "month", "quad", "status", "score", "reports", "event_id"],
        unique=False,
    )


def _event_versions() -> None:
    op.create_table(
        "event_versions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=20), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("until", sa.String(length=25), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_event_versions_event_id"), "event_versions", ["event_id"], unique=False)


def _pair_outlets() -> None:
    op.create_table(
        "pair_outlets",
        sa.Column("a", sa.String(length=3), nullable=False),
        sa.Column("b", sa.String(length=3), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("event_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.PrimaryKeyConstraint("a", "b", "month", "outlet", "status", "event_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("outlets_by_event", "pair_outlets", ["event_id"], unique=False)


def _article_bands() -> None:
    op.create_table(
        "article_bands",
        sa.Column("band", sa.String(length=16), nullable=False),
        sa.Column("article_key", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["articles.key"],
        ),
        sa.PrimaryKeyConstraint("band", "article_key"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=25), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("article_key", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=20), nullable=True),
        sa.Column("mention_id", sa.String(length=100), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["articles.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_decisions_article_key"), "decisions", ["article_key"], unique=False)
    op.create_index(op.f("ix_decisions_event_id"), "decisions", ["event_id"], unique=False)


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("article_key", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.String(length=25), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["articles.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_facts_article_key"), "facts", ["article_key"], unique=False)


def _mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("article_key", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=20), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("same_as", sa.String(length=100), nullable=True),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=30), nullable=True),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("contexts", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("date", sa.String(length=200), nullable=True),
        sa.Column("date_from", sa.String(length=10), nullable=True),
        sa.Column("date_to", sa.String(length=10), nullable=True),
        sa.Column("act_date", sa.String(length=200), nullable=True),
        sa.Column("quad", sa.String(length=30), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_country", sa.String(length=3), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("attribution_country", sa.String(length=3), nullable=True),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.String(length=25), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["articles.key"],
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_mentions_article_key"), "mentions", ["article_key"], unique=False)
    op.create_index("mentions_by_event", "mentions", ["event_id", "ordinal"], unique=False)


def _offices() -> None:
    op.create_table(
        "offices",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=20), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("article_key", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.String(length=25), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["articles.key"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_offices_article_key"), "offices", ["article_key"], unique=False)
    op.create_index(op.f("ix_offices_person_id"), "offices", ["person_id"], unique=False)


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("event_id", sa.String(length=20), nullable=False),
        sa.Column("article_key", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("stance", sa.String(length=10), nullable=False),
        sa.Column("copy", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.String(length=25), nullable=False),
        sa.Column("ended_at", sa.String(length=25), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["articles.key"],
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.PrimaryKeyConstraint("event_id", "article_key"),
    )
    op.create_index("reports_by_article", "reports", ["article_key"], unique=False)


def _mention_parties() -> None:
    op.create_table(
        "mention_parties",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("mention_key", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("sector", sa.String(length=10), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention_key"],
            ["mentions.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_mention_parties_mention_key"), "mention_parties", ["mention_key"], unique=False)
