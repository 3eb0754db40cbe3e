"""The versions of each pack that were published, so that one can go back to an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, false, insert, select, true, update

from knowledge.schema import history, pack_versions

KEPT = 20
"""Versions of a pack, at most; the one that is live is kept however old it is."""


@dataclass(frozen=True, slots=True)
class PackVersion:
    """One version of a pack."""

    pack: str
    number: int
    """Counted from 1."""
    published: str
    """When, in UTC, as ISO 8601."""
    digest: str
    """A fingerprint of its files."""
    files: Mapping[str, str]
    """File name -> text."""
    live: bool = True
    """Is it the one that answers?"""
    declined: str | None = None
    """A fingerprint of the files that somebody went back from: they are not taken up again until they change."""
    compiler: str = ""
    """A fingerprint of what it was compiled with."""
    compiled: str = "{}"
    """What was compiled from it, as JSON."""


def kept(connection: Connection) -> tuple[PackVersion, ...]:
    """All versions, by pack, the newest first."""
    rows = connection.execute(select(pack_versions).order_by(pack_versions.c.pack, pack_versions.c.number.desc()))
    return tuple(PackVersion(**row._mapping) for row in rows)


def note(connection: Connection, live: Collection[PackVersion]) -> None:
    """Keep that these versions are live, and no others."""
    history.create_all(connection)
    connection.execute(update(pack_versions).where(pack_versions.c.live == true()).values(live=false()))
    for version in live:
        this = (pack_versions.c.pack == version.pack, pack_versions.c.number == version.number)
        connection.execute(delete(pack_versions).where(*this))
        old = (pack_versions.c.pack == version.pack, pack_versions.c.number <= version.number - KEPT)
        connection.execute(delete(pack_versions).where(*old))
    if live:
        connection.execute(insert(pack_versions), [asdict(version) | {"live": True} for version in live])
