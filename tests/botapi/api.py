"""The stand-in as a test sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.botapi.calls import Call, Fault, refusal
from tests.botapi.checking import complaints
from tests.botapi.errors import Breaches
from tests.botapi.load import Load
from tests.botapi.membership import Membership
from tests.botapi.queries import Queries
from tests.botapi.scene import Scene
from tests.botapi.server import Server
from tests.botapi.world import Chat, Json, World


class BotApi(Scene, Membership, Queries):
    """A Bot API server on loopback with one bot, and the people who use it.

    When the block ends, every breach of a limit and every call that aiogram's models do not know fails the test, whatever
    the bot made of the error. With check=False nothing is checked at the end, for measurements.
    """

    def __init__(self, *, check: bool = True, port: int = 0, token: str | None = None, privacy: bool = True) -> None:
        self.world = World(token, privacy)
        self._check, self._seen = check, 0
        self._server = Server(self.world, port)
        self.load = Load(self, self.world)

    def __enter__(self) -> Self:
        self._server.start()
        self._server.extra["/load"] = self.load.ordered
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.stop()
        if not self._check:
            return
        try:
            self.verify()
        except Breaches as breaches:
            if error is None:
                raise
            error.add_note(str(breaches))

    @property
    def url(self) -> str:
        """Where it listens; the base_url of python-telegram-bot is this and "/bot"."""
        return self._server.url

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def bot_name(self) -> str:
        return self.world.bot_name

    @property
    def privacy(self) -> bool:
        """In privacy mode, groups show the bot only what is meant for it."""
        return self.world.privacy

    @privacy.setter
    def privacy(self, on: bool) -> None:
        self.world.privacy = on

    @property
    def breaches(self) -> list[str]:
        """What the bot did so far that Telegram would have refused, or readers would stumble over."""
        with self.world.changed:
            return self.world.breaches + complaints(self.world.calls[self._seen :])

    def forgive(self) -> list[str]:
        """The breaches so far, which then no longer fail the test."""
        found = self.breaches
        with self.world.changed:
            self.world.breaches.clear()
            self._seen = len(self.world.calls)
        return found

    def verify(self) -> None:
        """Fails if there are breaches."""
        if found := self.breaches:
            raise Breaches("Telegram would not have it:\n" + "\n".join(dict.fromkeys(found)))

    def calls(self, method: str | None = None, chat: Chat | None = None) -> list[Call]:
        """What the bot called so far, in order."""
        with self.world.changed:
            return [
                call
                for call in self.world.calls
                if (method is None or call.method.lower() == method.lower()) and (chat is None or call.chat == chat.id)
            ]

    @property
    def updates(self) -> list[Json]:
        """Every update that there was for the bot so far."""
        with self.world.changed:
            return [json.loads(text) for text in self.world.updates.delivered]

    @property
    def waiting(self) -> int:
        """How many of them the bot has not acknowledged yet."""
        return len(self.world.updates.pending)

    def fail(
        self,
        method: str,
        error: str | None = None,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        migrate_to: Chat | None = None,
        drop: bool = False,
        hang: float = 0.0,
        done: bool = False,
        times: int = 1,
        chat: Chat | None = None,
    ) -> None:
        """The next `times` calls of the method ("*": of any) fail; times=-1 is for good.

        `error` is a key of calls.WORDS or a whole description. `drop` closes the connection, `hang` lets the call wait for
        so many seconds before it goes on. With `done` the call takes effect and only its answer is lost.
        """
        refused = refusal(status, error, retry_after, migrate_to.id if migrate_to else None)
        if not refused and not drop and not hang:
            raise ValueError("say what goes wrong")
        with self.world.changed:
            self.world.faults.add(Fault(method, refused, times, drop, hang, done, chat.id if chat else None))

    def conflict(self, times: int = 1) -> None:
        """Somebody else polls with the same token."""
        self.fail("getUpdates", status=409, times=times)

    def recover(self) -> None:
        """No fault is left."""
        with self.world.changed:
            self.world.faults.clear()

    def ready(self, deadline: float = 10.0) -> None:
        """Waits until the bot takes updates."""
        taking: Callable[[], bool] = lambda: any(  # noqa: E731
            call.method.lower() in ("getupdates", "setwebhook") for call in self.world.calls
        )
        self.wait(taking, "a bot that takes updates", deadline)
