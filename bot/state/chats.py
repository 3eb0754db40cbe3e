"""What is set in a chat: how it is answered, who may set it, which packs it asks."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from math import inf
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select, update

from bot.state.connections import Connections
from bot.state.tables import answers, chats, insert_into

LANGUAGES = ("asker", "bn", "en", "both")
WHO = ("everyone", "admins")
FLAG = (False, True)
FRESH = 5.0
"""Seconds for which what is set in a chat is not looked up again."""
MOST = 10_000
"""Chats of which that is known."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What is set in one chat; what follows from it is the channel's business.

    Raises:
        ValueError: a value is none of those that can be set.
    """

    language: str = "asker"
    """Of the answers: that of whoever asks, Bengali, English, or both."""
    quiet: bool = False
    who: str = "everyone"
    daily_quiz: bool = False
    """Whether a question is put to the group each day."""
    packs: tuple[str, ...] = ()
    """The packs that it asks; none: all."""

    def __post_init__(self) -> None:
        """Every value is one that can be set."""
        for name, choices in (("language", LANGUAGES), ("who", WHO), ("quiet", FLAG), ("daily_quiz", FLAG)):
            value = getattr(self, name)
            if not any(value is choice or (isinstance(value, str) and value == choice) for choice in choices):
                raise ValueError(f"{name} cannot be {value!r}, only one of {', '.join(map(repr, choices))}")
        packs: object = self.packs  # whatever the caller has given
        if not isinstance(packs, tuple) or not all(isinstance(pack, str) for pack in packs):
            raise ValueError(f"packs cannot be {packs!r}, only a tuple of names")


NAMES = tuple(field.name for field in fields(ChatSettings))


class Chats:
    """The settings of all chats.

    Args:
        connections: to the database.

    Raises:
        DatabaseError: from every method, when the database cannot be used.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._known: dict[int, tuple[float, ChatSettings]] = {}

    def of(self, chat_id: int) -> ChatSettings:
        """What is set in a chat; what another process has set is noticed after a few seconds."""
        if known := self.known(chat_id):
            return known
        with self._connections.reading() as connection:
            row = connection.execute(self._row(chat_id)).one_or_none()
        return self._know(chat_id, _settings(row) if row else ChatSettings())

    def known(self, chat_id: int) -> ChatSettings | None:
        """What was set a moment ago; None if that was not asked for. It does not look into the database."""
        at, settings = self._known.get(chat_id, (-inf, None))
        return settings if monotonic() - at < FRESH else None

    def _know(self, chat_id: int, settings: ChatSettings) -> ChatSettings:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[chat_id] = (monotonic(), settings)
        return settings

    def change(self, chat_id: int, **changed: Any) -> ChatSettings:
        """Set some of them, and leave the others: change(7, language="bn", quiet=True); what is set then.

        Raises:
            ValueError: there is no such setting, or it cannot have that value. Nothing is changed then.
        """
        if unknown := changed.keys() - set(NAMES):
            raise ValueError(f"there is no setting {', '.join(sorted(unknown))}, only {', '.join(NAMES)}")
        replace(ChatSettings(), **changed)
        if changed.get("daily_quiz") and chat_id > 0:
            raise ValueError("daily_quiz is for groups: where to send it is not kept of private chats")
        with self._connections.writing() as connection:
            self._add(connection, chat_id)
            if changed:  # only these columns: another may be changing the others at the same time
                values = changed | ({"packs": list(changed["packs"])} if "packs" in changed else {})
                connection.execute(update(chats).where(chats.c.key == self._key(chat_id)).values(values))
            settings = _settings(connection.execute(self._row(chat_id)).one())
        return self._know(chat_id, settings)

    def greet(self, chat_id: int) -> bool:
        """Whether the chat is still to be greeted: True the first time, to one caller only."""
        with self._connections.writing() as connection:
            self._add(connection, chat_id)
            first = update(chats).where(chats.c.key == self._key(chat_id), ~chats.c.greeted).values(greeted=True)
            return connection.execute(first).rowcount > 0

    def move(self, old: int, new: int) -> None:
        """A group has become a supergroup, with another id: its settings and answers go along.

        If something has been set in the new one already, that stays. Doing it twice does no harm.
        """
        with self._connections.writing() as connection:
            if old != new and (was := connection.execute(self._row(old).with_for_update()).one_or_none()):
                self._add(connection, new)
                now = connection.execute(self._row(new).with_for_update()).one()
                values = {"greeted": now.greeted or was.greeted}
                if _settings(now) == ChatSettings():  # it may be there only because it was greeted
                    values |= {name: getattr(was, name) for name in NAMES}
                connection.execute(update(chats).where(chats.c.key == self._key(new)).values(values))
                connection.execute(delete(chats).where(chats.c.key == self._key(old)))
            connection.execute(update(answers).where(answers.c.chat == old).values(chat=new))
        self._known.clear()

    def remove(self, chat_id: int) -> None:
        """The bot is no longer in a chat: delete what was set there, and what it answered there."""
        with self._connections.writing() as connection:
            connection.execute(delete(chats).where(or_(chats.c.key == self._key(chat_id), chats.c.chat == chat_id)))
            connection.execute(delete(answers).where(answers.c.chat == chat_id))
        self._known.clear()

    def with_daily_quiz(self) -> list[int]:
        """The groups that a question is put to each day."""
        theirs = select(chats.c.chat).where(chats.c.daily_quiz, chats.c.chat.is_not(None)).order_by(chats.c.chat)
        with self._connections.reading() as connection:
            return list(connection.scalars(theirs))

    def _key(self, chat_id: int) -> str:
        return self._connections.mask(chat_id)

    def _row(self, chat_id: int) -> Any:
        return select(chats).where(chats.c.key == self._key(chat_id))

    def _add(self, connection: Connection, chat_id: int) -> None:
        """A row with nothing set, if there is none."""
        row = asdict(ChatSettings()) | {"packs": [], "key": self._key(chat_id), "greeted": False}
        new = insert_into(connection, chats).values(row | {"chat": chat_id if chat_id < 0 else None})
        connection.execute(new.on_conflict_do_nothing())


def _settings(row: Row[Any]) -> ChatSettings:
    return ChatSettings(**{name: getattr(row, name) for name in NAMES} | {"packs": tuple(row.packs)})
