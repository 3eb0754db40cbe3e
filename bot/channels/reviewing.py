"""`tathya review`: what readers were not answered or reported, and what an editor makes of it, in the console."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.heard import Group
from bot.reviewing import Named, Review
from bot.settings import Settings
from bot.state import State
from knowledge.errors import TathyaError
from knowledge.model import Fact
from knowledge.packedit import Written

CHOICES = "[a]lias  [g]olden question  [n]ot in the article  [i]gnore  [s]kip  [q]uit"
OFFERED = 6
WORDINGS = 4
T = TypeVar("T")


def review(settings: Settings) -> int:
    """Go through what waits, the most frequent first; returns 0.

    Raises:
        TathyaError: the database cannot be used, or there is nothing published.
    """
    with closing(State(settings.database_url)) as state:
        state.upgrade()
        bot = assistant(settings)
        reviewing = Review(bot, state, settings.sources)
        groups = reviewing.groups()
        if not groups:
            print("Nothing waits for a review.")
            return 0
        print(f"{len(groups)} question{'s' if len(groups) > 1 else ''} of readers to look at, the most frequent first.")
        session = _Session(reviewing, bot)
        try:
            _each(session, groups)
        except (EOFError, KeyboardInterrupt):
            print()
        if session.written:
            print("\nWritten into the packs; look at it with your version control. `tathya load` publishes it.")
    return 0


def _each(session: _Session, groups: Sequence[Group]) -> None:
    """Ask about every group."""
    for number, group in enumerate(groups, 1):
        print(f"\n{number}/{len(groups)}  " + session.described(group))
        while (choice := input(f"{CHOICES} > ").strip().lower()[:1]) not in ("s", "q"):
            try:
                if session.is_done(choice, group):
                    break
            except TathyaError as error:
                print(error)
        if choice == "q":
            return


class _Session:
    """Asks what to do about a group, and does it."""

    def __init__(self, reviewing: Review, bot: Assistant) -> None:
        self._review, self._bot = reviewing, bot
        self.written = 0

    def described(self, group: Group) -> str:
        """The group in a few lines."""
        lines = [f"×{group.count}  {group.text or '(no words)'}  ({group.kind})"]
        lines += [f"      {each.text}" for each in group.heard[1:WORDINGS]]
        if len(group.heard) > WORDINGS:
            lines.append(f"      and {len(group.heard) - WORDINGS} more wordings")
        shown = self._bot.catalogue.facts(group.facts).values()
        return "\n".join([*lines, *(f"      shown as the answer: {self._label(fact)}" for fact in shown)])

    def is_done(self, choice: str, group: Group) -> bool:
        """Do it, and tell what was written; False if nothing was decided."""
        written: Written | None = None
        match choice:
            case "a":
                written = self._alias(group)
            case "g":
                fact = self._choose("Which fact answers it?", lambda words: self._facts(group, words), self._label)
                written = self._review.golden(group, fact) if fact else None
            case "n":
                folder = self._folder()
                written = self._review.absent(group, folder) if folder else None
            case "i":
                self._review.ignore(group)
                return True
        if written:
            self.written += 1
            print("\n".join([str(written.file), *(f"  {line}" for line in written.lines)]))
        return written is not None

    def _alias(self, group: Group) -> Written | None:
        offered = self._review.words(group)
        word = self._choose("Which words are a name?", lambda typed: [typed] if typed else offered, str, typed=True)
        if not word:
            return None
        entity = self._choose(f'"{word}" is a name of', lambda typed: self._review.entities(typed or word), _named)
        return self._review.alias(group, word, entity) if entity else None

    def _facts(self, group: Group, words: str) -> list[Fact]:
        return self._review.facts(group, OFFERED, words)

    def _folder(self) -> Path | None:
        packs = self._review.packs()
        if len(packs) == 1:
            return packs[0]
        return self._choose("Which pack?", lambda words: [path for path in packs if words in path.name], lambda path: path.name)

    def _choose(
        self, question: str, offer: Callable[[str], Sequence[T]], name: Callable[[T], str], *, typed: bool = False
    ) -> T | None:
        """One of what is offered, by its number; other words offer others, or are the choice. None: go back."""
        offered = list(offer(""))[:OFFERED]
        while True:
            print(question)
            for number, each in enumerate(offered, 1):
                print(f"  {number}  {name(each)}")
            answer = " ".join(input("number, other words, or Enter to go back > ").split())
            if not answer:
                return None
            if answer.isdecimal() and 0 < int(answer) <= len(offered):
                return offered[int(answer) - 1]
            offered = list(offer(answer))[:OFFERED]
            if typed and offered:
                return offered[0]

    def _label(self, fact: Fact) -> str:
        details = self._bot.catalogue.details("en")
        figure = f": {details.figure(fact)}" if fact.number else ""
        return f"{details.label(fact)}{figure} ({fact.id})"


def _named(entity: Named) -> str:
    return f"{entity.names[0]} ({entity.id})" if entity.names else entity.id
