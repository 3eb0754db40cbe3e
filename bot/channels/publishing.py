"""`tathya load`, `packs` and `rollback`: what is published, told in the console."""

from __future__ import annotations

import sys
from itertools import groupby
from time import sleep

from bot.publishing import Published, publish, roll_back
from bot.settings import Settings
from knowledge.errors import DatabaseError, InvalidFiles
from knowledge.store import Knowledge

PAUSE = 1.0
"""Seconds between two looks at the folders."""


def load(settings: Settings) -> int:
    """Publish the packs; returns 0 if all is published, 1 if a fault kept something out.

    Raises:
        TathyaError: nothing could be published; what was live before still is.
    """
    knowledge = Knowledge(settings.database_url)
    return _told(publish(knowledge, settings.sources), knowledge)


def watch(settings: Settings) -> int:
    """Publish the packs, and again whenever one changes; ends when it is interrupted."""
    knowledge, seen, told = Knowledge(settings.database_url), "", ""
    print(f"Watching {settings.sources.packs}; end with Ctrl-C.", flush=True)
    while True:
        try:
            digest = settings.sources.digest()
            if digest != seen:
                seen, told = _taken_up(settings, knowledge, digest), ""
        except (
            DatabaseError,
            OSError,
        ) as error:  # it may pass: a database is locked, an editor is just putting a file in place
            if str(error) != told:
                told = str(error)
                print(f"{told}\nNothing was published; it is tried again until it can be.", flush=True)
        sleep(PAUSE)


def _taken_up(settings: Settings, knowledge: Knowledge, digest: str) -> str:
    """Publish what has this digest; returns the digest."""
    try:
        _told(publish(knowledge, settings.sources), knowledge)
    except InvalidFiles as error:
        print(f"{error}\nNothing was published; the last good version goes on answering.", flush=True)
    return digest


def versions(settings: Settings) -> int:
    """List the versions of each pack; the one that answers is marked."""
    kept = Knowledge(settings.database_url).versions()
    for pack, group in groupby(kept, key=lambda version: version.pack):
        print(pack)
        for version in group:
            back = (
                " (gone back to; the newer files are left aside until they change)" if version.live and version.declined else ""
            )
            print(f"  {'●' if version.live else ' '} {version.number}  {version.published}{back}")
    if not kept:
        print("Nothing is published yet: run `tathya load`.")
    return 0


def rollback(settings: Settings, pack: str, number: int | None) -> int:
    """Go back to an earlier version of a pack.

    Raises:
        TathyaError: there is none.
    """
    knowledge = Knowledge(settings.database_url)
    return _told(roll_back(knowledge, settings.sources, pack, number), knowledge)


def _told(published: Published, knowledge: Knowledge) -> int:
    for problem in published.problems:
        print(problem, file=sys.stderr)
    if published.problems:
        print("These faults keep the changes out; the last good version goes on answering.", file=sys.stderr)
    for version in published.new:
        print(f"{version.pack}: version {version.number} answers now")
    for pack in published.gone:
        print(f"{pack}: answers no longer")
    count = len(published.live)
    print(f"{count} pack{'s' if count != 1 else ''} in {knowledge}", flush=True)
    return int(bool(published.problems))
