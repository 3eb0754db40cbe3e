"""How updates come to the bot: it asks for them, or they are posted to its webhook."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.botapi.calls import CODES, Call
from tests.botapi.errors import Refused, breach
from tests.botapi.world import Json, World

ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
SOONEST, LATEST = 0.05, 1.0
"""Seconds between two attempts to post the same update; Telegram waits longer, but in the same manner."""
TOGETHER = 0.001
"""Seconds that Telegram holds a batch back for more updates to go with the first."""


class Delivery:
    """All of it runs in the loop of the server."""

    def __init__(self, world: World) -> None:
        self.world, self.loop = world, asyncio.get_running_loop()
        self.poll: asyncio.Future[None] | None = None
        self.hook: Json = {"url": ""}
        self._news = asyncio.Event()
        self._poster: asyncio.Task[None] | None = None
        world.updates.wake = self._happened

    def _happened(self) -> None:
        self.loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self._news.set()
        if self.poll and not self.poll.done():
            self.poll.set_result(None)

    async def get_updates(self, call: Call) -> str:
        """The updates from `offset` on, as JSON; waits for one if there is none."""
        given, updates = call.parameters, self.world.updates
        if self.hook["url"]:
            raise Refused(409, ACTIVE)
        if self.poll and not self.poll.done():
            self.poll.set_exception(Refused(409, CODES[409]))
        with self.world.changed:
            if given.get("allowed_updates") is not None:
                updates.allow(given["allowed_updates"])
            updates.acknowledge(given.get("offset", 0))
            self.world.last_active = time.monotonic()
            self.world.changed.notify_all()
        if not updates.pending and given.get("timeout"):
            self.poll = self.loop.create_future()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.poll, given["timeout"])
                await asyncio.sleep(TOGETHER)
        return updates.batch(max(1, min(given.get("limit", 100), 100)))

    async def set_webhook(self, call: Call) -> bool:
        given = call.parameters
        url, secret = given.get("url", ""), given.get("secret_token", "")
        if url and not re.match(r"https?://[^/\s]+", url):
            raise breach("bad webhook: invalid webhook URL specified")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise breach("secret token contains unallowed characters")
        await self.delete_webhook(call)
        if given.get("allowed_updates") is not None:
            self.world.updates.allow(given["allowed_updates"])
        if url:
            self.hook = {"url": url, "secret": secret, "max_connections": given.get("max_connections", 40)}
            self._poster = self.loop.create_task(self._post_all())
        if self.poll and not self.poll.done():
            self.poll.set_exception(Refused(409, "Conflict: terminated by setWebhook request"))
        return True

    async def delete_webhook(self, call: Call) -> bool:
        await self.close()
        self.hook = {"url": ""}
        if call.parameters.get("drop_pending_updates"):
            with self.world.changed:
                self.world.updates.pending.clear()
        return True

    async def get_webhook_info(self, _: Call) -> Json:
        shown = {key: value for key, value in self.hook.items() if key != "secret"}
        updates = self.world.updates
        shown |= {"has_custom_certificate": False, "pending_update_count": len(updates.pending)}
        return shown | ({"allowed_updates": sorted(updates.allowed)} if updates.allowed else {})

    async def close(self) -> None:
        """Posts no more."""
        if self._poster:
            self._poster.cancel()
            await asyncio.gather(self._poster, return_exceptions=True)
            self._poster = None

    async def _post_all(self) -> None:
        headers = {"Content-Type": "application/json"}
        if self.hook["secret"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook["secret"]
        pending, wait = self.world.updates.pending, SOONEST
        async with ClientSession(headers=headers, timeout=ClientTimeout(60)) as session:
            while True:
                self._news.clear()
                if not pending:
                    await self._news.wait()
                    continue
                number, text = pending[0]
                failure = await self._post(session, text)
                if failure:
                    self.hook |= {"last_error_date": int(time.time()), "last_error_message": failure}
                    await asyncio.sleep(wait)
                    wait = min(2 * wait, LATEST)
                    continue
                wait = SOONEST
                with self.world.changed:
                    self.world.updates.acknowledge(number + 1)
                    self.world.last_active = time.monotonic()
                    self.world.changed.notify_all()

    async def _post(self, session: ClientSession, text: str) -> str:
        try:
            async with session.post(self.hook["url"], data=text.encode(), allow_redirects=False) as answer:
                ok = 200 <= answer.status < 300
                return "" if ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError, OSError) as error:
            return f"Connection failed: {error}"

    def methods(self) -> dict[str, Any]:
        """Those that are answered here."""
        named = {"setWebhook": self.set_webhook, "deleteWebhook": self.delete_webhook}
        return named | {"getWebhookInfo": self.get_webhook_info}
