"""The application of python-telegram-bot, put together: which update goes to whom."""

from __future__ import annotations

import logging
from secrets import token_hex
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.channels.telegram.chats import Chats
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.front import Front
from bot.channels.telegram.inbox import Inbox, InOrder
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.packs import Packs
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import asked
from bot.channels.telegram.presses import Presses
from bot.channels.telegram.queries import Queries
from bot.channels.telegram.questions import Context, Questions
from bot.channels.telegram.quizzes import DailyQuiz
from bot.channels.telegram.review import Reviews
from bot.settings import Settings, Telegram

LOG = logging.getLogger(__name__)
UPDATES = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member", "guest_message"]
"""All that we ask Telegram for."""
RETRIES = 5
"""How often we wait for as long as Telegram says, before an answer is given up."""
CONNECTIONS = 32
NOTICED = 1.0
"""Seconds after which new facts are answered from at the latest."""
App = Application[Any, Any, Any, Any, Any, Any]


class Lenient(ExtBot[int]):
    """A bot that is not stopped by an update that cannot be read: it would be sent again for ever, with all that follow it."""

    def __init__(self, inbox: Inbox, **options: Any) -> None:
        super().__init__(**options)
        self._inbox = inbox

    async def get_updates(self, *arguments: Any, **options: Any) -> tuple[Update, ...]:
        """The next updates; an empty one in place of each that cannot be read."""
        try:
            updates = await super().get_updates(*arguments, **options)
        except TelegramError:
            raise
        except Exception:
            LOG.exception("updates could not be read: one by one")
            raw = await self._post("getUpdates", {"offset": options.get("offset"), "timeout": 0}, api_kwargs=None)
            updates = tuple(self._read(update) for update in raw)
        await self._inbox.write(updates)
        return updates

    def _read(self, update: dict[str, Any]) -> Update:
        return Readable.de_json(update, self)


class Readable(Update):
    """Reads updates; what cannot be read is an empty one."""

    @classmethod
    def de_json(cls, data: dict[str, Any], bot: Bot | None = None) -> Update:  # type: ignore[override]
        """An update from what Telegram has sent."""
        try:
            return Update.de_json(data, bot)
        except Exception:
            LOG.warning("update %s cannot be read and is passed over", data.get("update_id"))
            return Update(int(data["update_id"]))


def build(settings: Settings, desk: Desk) -> App:
    """The application, ready to be run.

    Args:
        settings: with those for Telegram.
        desk: answers.
    """
    assert settings.telegram
    updates = desk.state.updates
    inbox = Inbox(updates)
    bot = _bot(settings.telegram, inbox)
    application = ApplicationBuilder().bot(bot).update_queue(inbox).concurrent_updates(InOrder(updates)).build()
    front = Front(bot, desk)
    _route(application, front, settings)
    daily = DailyQuiz(front)
    assert application.job_queue
    application.job_queue.run_daily(daily.send, settings.telegram.daily_quiz)
    application.job_queue.run_repeating(lambda _: patiently(desk.renew), NOTICED, job_kwargs={"coalesce": True})
    application.add_error_handler(Apology(front).on_error)
    return application


def _bot(telegram: Telegram, inbox: Inbox) -> Lenient:
    return Lenient(
        inbox,
        token=telegram.token,
        base_url=f"{telegram.api_url}/bot",
        base_file_url=f"{telegram.api_url}/file/bot",
        request=HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=10, read_timeout=15, connect_timeout=5),
        # Thirty messages a second is Telegram's measure for what nobody asked for. Answers go out as they are asked for,
        # and if Telegram finds that too much, it says for how long to wait.
        rate_limiter=AIORateLimiter(overall_max_rate=0, max_retries=RETRIES),
    )


def _route(application: App, front: Front, settings: Settings) -> None:
    questions, menus = Questions(front), Menus(front.desk)
    commands = Commands(front, questions, menus, settings.conversation_minutes)
    presses, chats, queries = Presses(front, questions, commands, menus), Chats(front), Queries(front)
    packs, new = Packs(front, menus), filters.UpdateType.MESSAGE
    reviews = Reviews(front, commands, settings)
    # Guests come first: what they write would pass for an ordinary message, in a chat that we are not in.
    application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, queries.on_guest))
    application.add_handler(CallbackQueryHandler(reviews.on_press, pattern="^o:|^o$"))
    application.add_handler(CallbackQueryHandler(presses.on_press))
    application.add_handler(InlineQueryHandler(queries.on_inline))
    application.add_handler(ChatMemberHandler(chats.on_member, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, chats.on_migration))
    application.add_handler(CommandHandler("ask", questions.on_command, new))
    application.add_handler(CommandHandler("review", reviews.review, new))
    for name in ("packs", "pack"):
        application.add_handler(CommandHandler(name, getattr(packs, name), new))
    for name in (
        *("start", "help", "topics", "compare", "timeline", "sources", "random", "quiz"),
        *("lang", "settings", "privacy", "forget", "report", "delete"),
    ):
        application.add_handler(CommandHandler(name, getattr(commands, name), new))
    application.add_handler(MessageHandler(filters.COMMAND & new, commands.unknown))
    application.add_handler(MessageHandler(filters.TEXT & new, questions.on_text))
    application.add_handler(MessageHandler(filters.TEXT & filters.UpdateType.EDITED_MESSAGE, questions.on_edit))


class Apology:
    """Says so when something goes wrong on our side.

    Args:
        front: says it.
    """

    def __init__(self, front: Front) -> None:
        self._front = front

    async def on_error(self, update: object, context: Context) -> None:
        """Log it under a name that the asker is told, too, if they asked us something."""
        if update is None and isinstance(context.error, TelegramError):
            _tell_operator(context.error)
            return
        name = token_hex(3)
        LOG.error("%s: an update was not answered", name, exc_info=context.error)
        message = update.message if isinstance(update, Update) else None
        given = asked(message, self._front.me) if message else None
        if given is None:
            return
        try:
            await self._front.say(given, "trouble", id=name)
        except Exception:  # the same trouble, most likely
            LOG.exception("%s: and it could not be said", name)


def _tell_operator(error: TelegramError) -> None:
    """What goes wrong while polling goes on by itself once it can; one thing only an operator can mend."""
    if isinstance(error, Conflict):
        LOG.error(
            "Another process takes the updates of this bot (%s): stop it; `tathya doctor` tells whether a webhook is set.",
            error,
        )
    else:
        LOG.warning("Telegram cannot be reached: %s", error)
