"""A trivial bot on python-telegram-bot: the tests of the stand-in need one, and its speed tells that of the stand-in.

`python -m tests.botapi.echo URL TOKEN [HOST:PORT]` polls that stand-in until it is stopped, or listens at that port.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from tests.botapi.api import BotApi

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])


def _article(text: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(f"<b>{text}</b>", parse_mode=ParseMode.HTML)
    return InlineQueryResultArticle(f"id {text}"[:60], f"About {text}", content, reply_markup=KEYBOARD)


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        wanted = KEYBOARD if update.message.text.startswith("/") else None
        await update.message.reply_text(update.message.text, reply_markup=wanted, do_quote=True)


async def _pressed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if query := update.callback_query:
        await query.answer("Here is more", show_alert=True)
        await query.edit_message_text(f"You wanted {query.data}")


async def _inline(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if query := update.inline_query:
        await query.answer([_article(query.query)], cache_time=7)


async def _guest(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if message := update.guest_message:
        await message.answer_guest_query(_article(message.text or ""))


def application(url: str, token: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """The bot, at that server."""
    bot = ApplicationBuilder().base_url(f"{url}/bot").token(token).concurrent_updates(256).build()
    bot.add_handler(CallbackQueryHandler(_pressed))
    bot.add_handler(InlineQueryHandler(_inline))
    bot.add_handler(MessageHandler(filters.TEXT & filters.UpdateType.MESSAGE, _echo))
    bot.add_handler(TypeHandler(Update, _guest))
    return bot


@contextmanager
def echoing(api: BotApi, webhook: bool = False) -> Iterator[None]:
    """The bot, in a thread of its own, by polling or by webhook; it takes updates before the block begins."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    async def run() -> None:
        async with application(api.url, api.token) as bot:
            await bot.start()
            assert bot.updater
            if webhook:
                await _serve(bot)
            else:
                await bot.updater.start_polling(allowed_updates=Update.ALL_TYPES)
            await stop.wait()
            await bot.updater.stop()
            await bot.stop()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    try:
        api.ready()
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        loop.close()


async def _serve(bot: Application[Any, Any, Any, Any, Any, Any]) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert bot.updater
    await bot.updater.start_webhook(
        listen="127.0.0.1",
        port=port,
        url_path="hook",
        webhook_url=f"http://127.0.0.1:{port}/hook",
        secret_token="not-secret",
        allowed_updates=Update.ALL_TYPES,
    )


def main(url: str, token: str, listen: str = "") -> None:
    """Runs it by polling, or by webhook at a host and port."""
    host, _, port = listen.rpartition(":")
    if listen:
        hook = {"url_path": "hook", "webhook_url": f"http://{listen}/hook", "secret_token": "not-secret"}
        application(url, token).run_webhook(host, int(port), **hook)  # type: ignore[arg-type]
    else:
        application(url, token).run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
