"""What Alembic runs to take the steps, on the connection that `bot.state.database` hands over."""

from __future__ import annotations

from alembic import context

from bot.state.tables import metadata


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """The facts lie in the same database, and are none of our business."""
    return kind != "table" or name in metadata.tables


def run() -> None:
    """Take the steps; the transaction is that of whoever called."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, include_name=is_ours)
    with context.begin_transaction():
        context.run_migrations()


run()
