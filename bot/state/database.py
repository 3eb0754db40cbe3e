"""The bot's own database as a whole: one engine, all that is kept there, and the tables brought up to date."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.conversations import Clock
from bot.state.answers import DAYS, Answers
from bot.state.chats import Chats
from bot.state.connections import Connections
from bot.state.conversations import Stored
from bot.state.reports import Reports
from bot.state.unanswered import Unanswered
from bot.state.updates import Updates
from knowledge.errors import DatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


class State:
    """All that the bot keeps. `upgrade` has to be called before anything but the conversations is used.

    Args:
        url: a database address as SQLAlchemy writes it; it may be that of the knowledge.
        secret: with what people are hashed. With another one, nobody's settings or answers are found again.
        minutes: of silence after which a conversation is forgotten.
        days: after which answers are deleted.
        clock: what time it is.

    Raises:
        DatabaseError: from every method, when the database cannot be used; the message says what to do.
    """

    def __init__(self, url: str, secret: bytes = b"", minutes: int = 30, days: float = DAYS, clock: Clock = time) -> None:
        self._connections = Connections(url, secret)
        self.conversations = Stored(self._connections, minutes, clock)
        self.chats = Chats(self._connections)
        self.answers = Answers(self._connections, days, clock)
        self.updates = Updates(self._connections, clock)
        self.reports = Reports(self._connections, clock)
        self.unanswered = Unanswered(self._connections, clock)

    def __str__(self) -> str:
        """Its address, without a password."""
        return str(self._connections)

    def together(self) -> AbstractContextManager[None]:
        """All that this thread writes inside is written in one transaction, or none of it."""
        return self._connections.together()

    def mask(self, id: int) -> str:  # noqa: A002 - it is Telegram's word
        """The keyed hash that a user or a chat is kept as."""
        return self._connections.mask(id)

    def upgrade(self) -> None:
        """Make the tables, or bring them up to date; processes that start at the same time take turns."""
        from alembic import command, util  # takes longer to import than all that is here

        logging.getLogger("alembic").setLevel(logging.WARNING)
        with self._connections.making() as connection:
            try:
                command.upgrade(configuration(connection), "head")
            except util.CommandError as error:
                raise DatabaseError(f"{self} was brought up to date by a later version ({error}): start that one.") from error

    def is_current(self) -> bool:
        """Are the tables those of this version? Nothing is changed, but where nothing could be, that is raised."""
        from alembic.runtime.migration import MigrationContext
        from alembic.script import ScriptDirectory

        with self._connections.writing() as connection:
            scripts = ScriptDirectory.from_config(configuration(connection))
            return MigrationContext.configure(connection).get_current_revision() == scripts.get_current_head()

    def forget(self, user: int) -> int:
        """Delete all there is of a user, in all tables and chats; how many conversations, answers and reports that was.

        What they have sent and nobody has settled yet cannot be told from what others have sent: it goes within the hour.
        """
        forgotten = self.conversations.forget_owner(user) + self.answers.forget(user) + self.reports.forget(user)
        self.chats.remove(user)  # a private chat has its user's id
        return forgotten

    def sweep(self) -> None:
        """Delete some of what is too old. Writing does so as well; this is for a bot that nobody writes to."""
        self.conversations.sweep()
        self.answers.sweep()
        self.updates.sweep()
        self.unanswered.sweep()

    def close(self) -> None:
        """Give back all connections."""
        self._connections.close()


def configuration(connection: Connection) -> Config:
    """What Alembic has to know, with the connection that it is to use."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))  # a % would begin a reference
    return config
