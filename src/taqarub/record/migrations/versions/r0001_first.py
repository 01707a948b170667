"""The tables of version 0.1.0 before there were revisions; `taqarub_meta` told their version."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, as `create_all` made them then."""
    op.create_table(
        "taqarub_meta",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )
    op.execute("INSERT INTO taqarub_meta VALUES ('schema', '1')")
    _articles()
    _events()
    _parties_and_pairs()
    op.create_table(
        "facts",
        sa.Column("key", sa.Integer(), primary_key=True),
        _of_article(),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
    )


def _of_article() -> sa.Column[str]:
    parent = sa.ForeignKey("articles.id", ondelete="CASCADE")
    return sa.Column("article_id", sa.String(200), parent, nullable=False, index=True)


def _event() -> sa.ForeignKey:
    return sa.ForeignKey("events.key", ondelete="CASCADE")


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text()) for name in ("title", "outlet", "url")),
        sa.Column("published", sa.String(200)),
        sa.Column("published_from", sa.String(10)),
        sa.Column("published_to", sa.String(10)),
        sa.Column("published_basis", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(25), nullable=False),
    )


def _events() -> None:
    offsets = ("trigger_start", "trigger_end", "sentence_start", "sentence_end")
    op.create_table(
        "events",
        sa.Column("key", sa.Integer(), primary_key=True),
        _of_article(),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("story", sa.String(20), nullable=False, index=True),
        sa.Column("same_as", sa.String(100)),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("mode", sa.String(30)),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("date", sa.String(200)),
        sa.Column("date_from", sa.String(10)),
        sa.Column("date_to", sa.String(10)),
        sa.Column("act_date", sa.String(200)),
        sa.Column("quad", sa.String(30), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("confidence", sa.Float()),
        sa.Column("place", sa.Text()),
        sa.Column("place_country", sa.String(3)),
        sa.Column("attribution", sa.Text()),
        sa.Column("attribution_country", sa.String(3)),
        sa.Column("trigger", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in offsets),
    )
    op.create_index("events_by_day", "events", ["date_from"])


def _parties_and_pairs() -> None:
    op.create_table(
        "event_parties",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("event_key", sa.Integer(), _event(), nullable=False, index=True),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("country", sa.String(3), index=True),
        sa.Column("sector", sa.String(10)),
        sa.Column("name", sa.Text()),
        sa.Column("name_ar", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
    )
    op.create_table(
        "event_pairs",
        sa.Column("event_key", sa.Integer(), _event(), primary_key=True),
        sa.Column("a", sa.String(3), primary_key=True),
        sa.Column("b", sa.String(3), primary_key=True),
    )
    op.create_index("pairs_by_countries", "event_pairs", ["a", "b"])
