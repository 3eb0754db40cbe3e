"""The HTTP server, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from typing import Any

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage
from aiohttp.web_protocol import RequestHandler

from tests.botapi.asking import METHODS
from tests.botapi.calls import Call, Fault
from tests.botapi.errors import Refused, breach
from tests.botapi.polling import Delivery
from tests.botapi.requests import LARGEST, read
from tests.botapi.world import World

BY_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}


def answer(body: str, status: int = 200) -> web.Response:
    """An answer in JSON."""
    return web.Response(body=body.encode(), status=status, content_type="application/json")


class Server:
    """Serves a world at `url` until it is stopped."""

    def __init__(self, world: World, port: int = 0) -> None:
        self.world, self.url, self._port = world, "", port
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="bot api", daemon=True)
        self.extra: dict[str, Any] = {}

    def start(self) -> None:
        """Answers as soon as the server can be called."""
        self._thread.start()
        self._started.wait(10)
        if not self.url:
            raise RuntimeError(f"nothing can listen on port {self._port}")

    def stop(self) -> None:
        """Closes every connection."""
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)
        self.world.updates.wake = lambda: None

    async def _serve(self) -> None:
        self._loop, self._end, self._delivery = asyncio.get_running_loop(), asyncio.Event(), Delivery(self.world)
        self._own = {name.lower(): (name, method) for name, method in self._delivery.methods().items()}
        http = web.Server(self._handle, request_factory=self._request, handler_cancellation=True, access_log=None)
        try:
            listening = await self._loop.create_server(http, "127.0.0.1", self._port)
        except OSError:
            self._started.set()
            return
        self.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        self._started.set()
        await self._end.wait()
        listening.close()
        await self._delivery.close()
        await http.shutdown(0)

    def _request(
        self,
        message: RawRequestMessage,
        payload: StreamReader,
        protocol: RequestHandler,
        writer: AbstractStreamWriter,
        task: asyncio.Task[None],
    ) -> web.BaseRequest:
        return web.BaseRequest(message, payload, protocol, writer, task, self._loop, client_max_size=LARGEST)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        where, _, method = request.path.lstrip("/").partition("/")
        if request.path in self.extra:
            return answer(json.dumps(await self.extra[request.path](await request.json())))
        if where != f"bot{self.world.token}":
            code, words = (401, "Unauthorized") if where.startswith("bot") and method else (404, "Not Found")
            return answer(json.dumps(Refused(code, words).as_answer()), code)
        call = await read(request, method)
        polls = method.lower() == "getupdates"
        with self.world.changed:
            self.world.calls.append(call)
            fault = self.world.faults.take(call)
            self.world.running += not polls
        try:
            return await self._answered(call, fault, request)
        finally:
            with self.world.changed:
                self.world.running -= not polls
                self.world.last_active = self.world.last_active if polls else time.monotonic()
                self.world.changed.notify_all()

    async def _answered(self, call: Call, fault: Fault | None, request: web.BaseRequest) -> web.Response:
        try:
            result = await self._result(call, fault)
        except Refused as refused:
            call.status, call.description = refused.code, refused.description
            if refused.breach:
                self.world.note([f"{call.method}: {refused.description}"])
            return answer(json.dumps(refused.as_answer()), refused.code)
        finally:
            if fault and fault.drop and request.transport:
                request.transport.abort()
        call.status = 200
        return answer(f'{{"ok":true,"result":{result}}}')

    async def _result(self, call: Call, fault: Fault | None) -> str:
        if fault and fault.hang:
            await asyncio.sleep(fault.hang)
        if fault and not fault.done:
            if fault.refusal:
                raise fault.refusal
            if fault.drop:
                raise Refused(500, "Internal Server Error")
        result = await self._done(call)
        if fault and fault.refusal:
            raise fault.refusal
        return result

    async def _done(self, call: Call) -> str:
        name = call.method.lower()
        if name == "getupdates":
            return await self._delivery.get_updates(call)
        if name in self._own:
            call.method, own = self._own[name]
            call.result = await own(call)
        elif name in BY_NAME:
            call.method, method = BY_NAME[name]
            with self.world.changed:
                call.result = self._tried(call, method)
        else:
            raise Refused(404, "Not Found: method not found", breach=True)
        return json.dumps(call.result, ensure_ascii=False)

    def _tried(self, call: Call, method: Any) -> Any:
        try:
            return method(self.world, call)
        except (TypeError, KeyError, AttributeError, ValueError) as error:
            # The stand-in expects what Telegram describes: what it stumbles over is no such object
            raise breach(f"cannot be read: {error!r}") from error
