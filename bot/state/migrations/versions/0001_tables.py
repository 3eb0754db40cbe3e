"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PENDING = sa.text("body IS NOT NULL")


def upgrade() -> None:
    """Make them."""
    if sa.inspect(op.get_bind()).has_table("conversations"):
        # Made before there were steps. Its keys were plain hashes, out of which ids can be found by trying, so they go now;
        # what is lost is what a follow-up may leave out, for half an hour.
        op.drop_table("conversations")
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(64), index=True),
        sa.Column("context", sa.JSON, nullable=False),
        sa.Column("at", sa.Float, nullable=False, index=True),
    )
    _make_chats()
    _make_answers()
    _make_updates()


def _make_chats() -> None:
    op.create_table(
        "chats",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("chat", BIG),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("quiet", sa.Boolean, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("daily_quiz", sa.Boolean, nullable=False),
        sa.Column("packs", sa.JSON, nullable=False),
        sa.Column("greeted", sa.Boolean, nullable=False),
    )


def _make_updates() -> None:
    op.create_table(
        "updates",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text),
        sa.Column("at", sa.Float, nullable=False, index=True),
    )
    op.create_index("ix_updates_pending", "updates", ["at"], sqlite_where=PENDING, postgresql_where=PENDING)
    op.create_table(
        "reports",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("asker", sa.String(64), nullable=False, index=True),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sqlite_autoincrement=True,
    )


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("message", BIG),
        sa.Column("asked", BIG),
        sa.Column("asker", sa.String(64), nullable=False, index=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("at", sa.Float, nullable=False, index=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_answers_asked", "answers", ["chat", "asked"])
    op.create_index("ix_answers_message", "answers", ["chat", "message"])
    op.create_table(
        "answer_facts",
        sa.Column(
            "answer", BIG, sa.ForeignKey("answers.id", name="fk_answer_facts_answer", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("fact", sa.String, primary_key=True, index=True),
        sa.Column("fingerprint", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("answer_facts", "answers", "chats", "conversations", "reports", "updates"):
        op.drop_table(table)
