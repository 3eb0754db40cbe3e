"""`tathya serve`: the bot, by long polling or by webhook."""

from __future__ import annotations

import hmac
import logging
from contextlib import closing
from urllib.parse import urlsplit

from telegram.error import InvalidToken
from telegram.ext._utils import webhookhandler

from bot.bootstrap import assistant, renewed
from bot.channels.telegram.application import NOTICED, UPDATES, App, Readable, build
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.logs import set_up
from bot.channels.telegram.profile import introduce
from bot.settings import Settings, Telegram
from bot.state import State
from knowledge.errors import InvalidSetting

LOG = logging.getLogger(__name__)
NO_TOKEN = "TATHYA_TELEGRAM_TOKEN is not set: get a token from BotFather in Telegram and write it into .env."
POLL = 30
"""Seconds for which Telegram holds a request for updates open."""


def key_of(telegram: Telegram, purpose: str) -> bytes:
    """A key of our own for a purpose: nothing else has to be kept secret, and it stays the same as long as the token."""
    return hmac.digest(telegram.token.encode(), purpose.encode(), "sha256")


def secret_of(telegram: Telegram) -> str:
    """With what Telegram shows that it is Telegram."""
    return telegram.webhook_secret or key_of(telegram, "webhook").hex()


def state_of(settings: Settings) -> State:
    """What the bot keeps, its tables brought up to date.

    Raises:
        DatabaseError: the database cannot be used.
    """
    telegram = needed(settings)
    state = State(settings.database_url, key_of(telegram, "people"), settings.conversation_minutes)
    state.upgrade()
    return state


def needed(settings: Settings) -> Telegram:
    """The settings for Telegram.

    Raises:
        InvalidSetting: there is no token.
    """
    if settings.telegram is None:
        raise InvalidSetting(NO_TOKEN)
    return settings.telegram


def serve(settings: Settings, *, webhook: bool, level: int = logging.INFO) -> int:
    """Answer until the process is told to end.

    Raises:
        InvalidSetting: something that this needs is not set.
        DatabaseError: the database cannot be used.
    """
    telegram = needed(settings)
    if webhook and not telegram.webhook_url:
        raise InvalidSetting("TATHYA_WEBHOOK_URL is not set: the https address at which your reverse proxy takes updates.")
    set_up(level, telegram.token, secret_of(telegram))
    with closing(state_of(settings)) as state:
        now = assistant(settings, state.conversations, NOTICED)
        desk = Desk(now, state, lambda old: renewed(old, settings, state.conversations, NOTICED))
        application = build(settings, desk)
        application.post_init = lambda app: _begin(app, desk, webhook=webhook)
        try:
            _run(application, telegram, webhook=webhook)
        except InvalidToken as error:
            raise InvalidSetting(
                "Telegram does not know the token in TATHYA_TELEGRAM_TOKEN: copy it from BotFather."
            ) from error
    LOG.info("stopped")
    return 0


def _run(application: App, telegram: Telegram, *, webhook: bool) -> None:
    common = {"allowed_updates": UPDATES, "bootstrap_retries": -1}
    if not webhook:
        application.run_polling(timeout=POLL, **common)  # type: ignore[arg-type]
        return
    # The library answers "400" to what it cannot read, and Telegram would send it again and again, before all that follows.
    webhookhandler.Update = Readable  # type: ignore[attr-defined]
    host, port = telegram.webhook_listen
    application.run_webhook(
        listen=host,
        port=port,
        url_path=urlsplit(telegram.webhook_url or "").path.lstrip("/"),
        webhook_url=telegram.webhook_url,
        secret_token=secret_of(telegram),
        **common,  # type: ignore[arg-type]
    )


async def _begin(application: App, desk: Desk, *, webhook: bool) -> None:
    """Before the first update: who we are, and what an earlier process left unanswered."""
    await introduce(application.bot, desk.assistant)
    assert isinstance(application.update_queue, Inbox)
    await application.update_queue.restore(application.bot)
    LOG.info("@%s answers by %s", application.bot.username, "webhook" if webhook else "polling")
