"""Publishes packs: each as the newest version that is sound, all in one transaction.

A pack with faults, or one that contradicts the others, keeps answering from its last good version; so does one that somebody
went back from, until its files change. What was compiled is kept with each version, and compiled again only when that is out of
date.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.compiling import Compiled, Compiler
from bot.edition import assemble, concepts_of, no_packs, read_languages
from bot.language import Language
from bot.settings import Sources
from bot.uniting import Union, by_age
from knowledge.errors import InvalidFiles, Problem, TathyaError
from knowledge.history import PackVersion
from knowledge.pack import Pack, read_pack
from knowledge.store import Knowledge, dump

OBJECTS = 50_000
"""How many new objects there must be before garbage is looked for while packs are compiled."""


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a publication."""

    live: tuple[PackVersion, ...]
    """The version of each pack that answers now, by pack."""
    new: tuple[PackVersion, ...]
    """Those of them that did not answer before."""
    gone: tuple[str, ...]
    """Packs that answered before and do no longer."""
    problems: tuple[Problem, ...]
    """What kept changes out."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A version with what it holds."""

    stored: PackVersion
    pack: Pack
    compiled: Compiled


def publish(knowledge: Knowledge, sources: Sources) -> Published:
    """Publish what the folders of packs hold, as far as it is sound.

    Raises:
        InvalidFiles: the languages have faults, or there is no sound version of any pack; nothing is changed.
        DatabaseError: the database cannot be written; nothing is changed.
    """
    return _Publication(knowledge, sources).publish({})


def roll_back(knowledge: Knowledge, sources: Sources, pack: str, number: int | None = None) -> Published:
    """Go back to an earlier version of a pack: it answers until the pack's files change again.

    Args:
        knowledge, sources: where from and where to.
        pack: its name.
        number: of the version; None: the one before the one that answers now.

    Raises:
        TathyaError: there is no such version.
        InvalidFiles, DatabaseError: as for `publish`.
    """
    versions = [version for version in knowledge.versions() if version.pack == pack]
    live = next((version.number for version in versions if version.live), None)
    earlier = [version.number for version in versions if live is None or version.number < live]
    wanted = number or max(earlier, default=None)
    found = next((version for version in versions if version.number == wanted), None)
    if found is None:
        known = ", ".join(str(version.number) for version in versions) or "none"
        what = f"no version {number}" if number else "no earlier version"
        raise TathyaError(f"There is {what} of {pack} (kept: {known}); `tathya packs` lists them.")
    declined = sources.pack_digest(sources.packs / pack)
    return _Publication(knowledge, sources).publish({pack: replace(found, declined=declined)})


class _Publication:
    """One publication."""

    def __init__(self, knowledge: Knowledge, sources: Sources) -> None:
        self._knowledge, self._sources = knowledge, sources
        languages = read_languages(sources)
        self._codes, self._concepts = list(languages), concepts_of(languages)
        self._languages = {code: Language.of(data) for code, data in languages.items()}
        self._compiler, self._fingerprint = Compiler(self._languages), sources.compiler_digest()
        own = json.loads(knowledge.compiled("origin") or "null") == sources.origin  # another folder's packs are none of ours
        self._kept = knowledge.versions() if own else ()
        self._live = {version.pack: version for version in self._kept if version.live}
        self._problems: list[Problem] = []

    def publish(self, chosen: Mapping[str, PackVersion]) -> Published:
        """Publish the newest sound versions, or those that were chosen."""
        with TemporaryDirectory(prefix="tathya-") as folder, _seldom_collecting():
            self._room = Path(folder)
            versions = {name: version for name, version in self._versions(chosen) if version}
            union, taken = self._united(versions)
            if not taken:
                raise InvalidFiles(self._problems or [no_packs(self._sources)])
            edition = assemble(union, self._languages, self._sources)
        live = sorted(taken, key=lambda version: version.pack)
        compiled = {**edition.compiled, "edition": dump(_fingerprint(live, self._fingerprint))}
        if any(self._knowledge.compiled(key) != compiled[key] for key in ("edition", "origin")) or not self._problems:
            self._knowledge.publish(replace(edition, compiled=compiled), live)
        new = [version for version in live if not _is_same(version, self._live.get(version.pack))]
        gone = tuple(sorted(self._live.keys() - {version.pack for version in live}))
        return Published(tuple(live), tuple(new), gone, tuple(sorted(set(self._problems))))

    def _versions(self, chosen: Mapping[str, PackVersion]) -> Iterator[tuple[str, _Version | None]]:
        for folder in self._sources.folders:
            name = folder.name
            if name in chosen:
                yield name, self._stored(chosen[name])
            else:
                yield name, self._newest(folder)

    def _newest(self, folder: Path) -> _Version | None:
        """What the folder holds if that is sound, else the last good version."""
        live, digest = self._live.get(folder.name), self._sources.pack_digest(folder)
        if live and digest == live.declined:
            return self._stored(live)
        pack, problems = read_pack(folder, self._concepts, self._codes)
        if problems or pack is None:
            self._problems += problems
            return self._stored(live) if live else None
        if live and digest == live.digest:
            return self._compiled(live, pack)
        number = max((version.number for version in self._kept if version.pack == folder.name), default=0) + 1
        texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
        return self._compiled(PackVersion(folder.name, number, _now(), digest, texts), pack)

    def _stored(self, version: PackVersion) -> _Version | None:
        """A version from what is kept of it; None if it is sound no longer, since the format or the languages have changed."""
        folder = self._room / version.pack
        folder.mkdir(exist_ok=True)
        for name, text in version.files.items():
            (folder / name).write_text(text, encoding="utf-8")
        pack, problems = read_pack(folder, self._concepts, self._codes)
        self._problems += problems
        return self._compiled(version, pack) if pack else None

    def _compiled(self, version: PackVersion, pack: Pack) -> _Version:
        if version.compiler == self._fingerprint:
            return _Version(version, pack, Compiled.of(json.loads(version.compiled)))
        compiled = self._compiler.compile(pack)
        stored = replace(version, compiler=self._fingerprint, compiled=dump(compiled.plain()))
        return _Version(stored, pack, compiled)

    def _united(self, versions: Mapping[str, _Version]) -> tuple[Union, list[PackVersion]]:
        """All that go together; of those that contradict each other, the changed one gives way to its last good version."""
        refused: dict[str, list[Problem]] = {}
        while True:
            union = Union()
            refusals = {name: faults for name, faults in self._contradictions(union, versions) if name not in refused}
            if not refusals:
                return union, [version.stored for version in versions.values() if version.pack.article.id in union.facts]
            refused |= refusals
            self._problems += [fault for faults in refusals.values() for fault in faults]
            versions = {name: last for name, version in versions.items() if (last := self._last(name, version, refusals))}

    def _last(self, name: str, version: _Version, refusals: Mapping[str, list[Problem]]) -> _Version | None:
        live = self._live.get(name)
        if name not in refusals:
            return version
        return self._stored(live) if live and not _is_same(version.stored, live) else None

    def _contradictions(self, union: Union, versions: Mapping[str, _Version]) -> Iterator[tuple[str, list[Problem]]]:
        """The oldest article first; but what answers already comes before what is new."""
        for is_new in (False, True):
            group = {
                version.pack.article.id: (name, version)
                for name, version in versions.items()
                if _is_same(version.stored, self._live.get(name)) is not is_new
            }
            for pack, compiled in by_age((version.pack, version.compiled) for _, version in group.values()):
                if faults := union.add(pack, compiled):
                    yield group[pack.article.id][0], faults


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Compiling makes some hundred thousand small objects for each pack: looking for garbage among them takes half the time."""
    thresholds, was_enabled = gc.get_threshold(), gc.isenabled()
    gc.enable()  # who starts the bot has switched it off, and many packs would not fit in the memory
    gc.freeze()
    gc.set_threshold(OBJECTS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        if not was_enabled:
            gc.disable()


def _is_same(version: PackVersion, other: PackVersion | None) -> bool:
    return other is not None and version.number == other.number


def _fingerprint(live: list[PackVersion], compiler: str) -> str:
    """A name for what is published: it changes when anything does."""
    named = "".join(f"{version.pack} {version.number} {version.digest}\n" for version in live)
    return sha256(f"{compiler}\n{named}".encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
