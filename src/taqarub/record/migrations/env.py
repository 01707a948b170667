"""What Alembic runs for every migration: on the connection that `record/upgrade.py` opened, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
