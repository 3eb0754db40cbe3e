"""Work that may have to wait for the database: done in a thread, and tried again while the database is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from knowledge.errors import DatabaseError

LOG = logging.getLogger(__name__)
CLERK = ThreadPoolExecutor(1, "clerk")
"""One thread does all that blocks, one thing after the other. A database has one writer anyway, and threads that take the
interpreter from each other answer a third fewer questions a second."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds between tries; after the last one, an error that is not waited out for ever is raised."""
T = TypeVar("T")


async def patiently(work: Callable[..., T], /, *arguments: object, forever: bool = False) -> T:
    """The result of `work(*arguments)`.

    Args:
        work: blocking; runs in a thread.
        arguments: for it.
        forever: wait for the database until it is back.

    Raises:
        DatabaseError: it was not back after half a minute.
    """
    tries = 0
    while True:
        try:
            return await asyncio.get_running_loop().run_in_executor(CLERK, copy_context().run, work, *arguments)
        except DatabaseError as error:
            if tries >= len(PAUSES) and not forever:
                raise
            if not tries:
                LOG.warning("%s Trying again until it is back.", error)
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1
