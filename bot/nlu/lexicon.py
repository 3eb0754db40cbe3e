"""All words that can be understood, names and vocabulary of every language, in one index.

A word is looked up as written, then without its case and verb endings (accepted only when what is left is known),
then by its sound. Names with a digit in them are never matched by sound, and a sound must win with a margin:
H100 and H200, xAI and OpenAI stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.nlu.normalize import joined
from bot.nlu.sound import fold, likeness, skeleton, sounds

MIN_SOUND = 86.0
"""Likeness below which two words are different words."""
MIN_SHORT = 91.0
"""The same for words of up to three letters, of which there are too many."""
MARGIN = 4.0
"""By how much the best sound must beat the next meaning."""
TYPO = 84.0
"""Likeness for a word whose consonants were changed by a slip."""
LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase: its key without spaces, its meanings, and how it may be matched."""

    key: str
    alias: str
    tags: frozenset[str]
    language: str
    verb: bool = False
    name: bool = False

    @property
    def exact_only(self) -> bool:
        return any(letter.isdigit() for letter in self.key) or (self.name and len(self.key) < 4)


@dataclass(frozen=True, slots=True)
class Endings:
    """Case and verb endings of one language, in its own script and by their sound."""

    case: frozenset[str]
    verb: frozenset[str]
    case_sounds: frozenset[str]
    verb_sounds: frozenset[str]

    @classmethod
    def of(cls, case: Iterable[str], verb: Iterable[str]) -> Endings:
        case, verb = frozenset(map(joined, case)), frozenset(map(joined, verb))
        return cls(case, verb, _sounds_of(case), _sounds_of(verb))


@dataclass(frozen=True, slots=True)
class Hit:
    """What a key may mean, from which entry, and how surely."""

    tags: frozenset[str]
    alias: str
    language: str
    score: float


class Lexicon:
    """The index. Build it once; looking up changes nothing.

    Args:
        entries: all words and phrases of all languages.
        endings: by language code.
    """

    def __init__(self, entries: Iterable[Entry], endings: dict[str, Endings]) -> None:
        self._endings = endings
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        self._skeletons: dict[str, list[tuple[str, Entry, float]]] = defaultdict(list)
        folded: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._exact[entry.key].append(entry)
            if not entry.exact_only:
                for rank, sound in enumerate(sounds(entry.key)):
                    self._skeletons[skeleton(sound)].append((sound, entry, 3.0 * rank))
                    folded[sound].append(entry)
        self._folded = dict(folded)
        self._long_sounds = [sound for sound in folded if len(sound) >= 5]

    def exact(self, key: str) -> list[Hit]:
        """Entries written just like this."""
        return [Hit(entry.tags, entry.alias, entry.language, 100.0) for entry in self._exact.get(key, ())]

    def stripped(self, key: str) -> list[Hit]:
        """Entries that this is a case or verb form of; the longest stem wins."""
        for length in range(len(key) - 1, 1, -1):
            stem, ending = key[:length], key[length:]
            hits = [
                Hit(entry.tags, entry.alias, entry.language, 99.0)
                for entry in self._exact.get(stem, ())
                if self._fits(entry, ending)
            ]
            if hits:
                return hits
        return []

    def _fits(self, entry: Entry, ending: str) -> bool:
        endings = self._endings.get(entry.language)
        foreign = self._endings.values() if entry.name or not entry.verb else ()
        if endings and entry.verb and _made_of(ending, endings.verb | endings.case):
            return True
        return any(_made_of(ending, each.case) for each in foreign)

    def by_sound(self, key: str) -> list[Hit]:
        """Entries that sound like this, best first; none when two meanings sound nearly as alike."""
        if any(letter.isdigit() for letter in key) or len(key) < 2:
            return []
        best: dict[frozenset[str], Hit] = {}
        for sound in sounds(key):
            for entry, score in (*self._same_skeleton(sound), *self._stems(sound)):
                self._keep(best, entry, score)
        if not best and len(key) >= 5:
            for sound in sounds(key):
                for entry, score in self._slips(sound):
                    self._keep(best, entry, score)
        return _winners(best)

    @staticmethod
    def _keep(best: dict[frozenset[str], Hit], entry: Entry, score: float) -> None:
        if entry.tags not in best or best[entry.tags].score < score:
            best[entry.tags] = Hit(entry.tags, entry.alias, entry.language, score)

    def _same_skeleton(self, sound: str) -> Iterator[tuple[Entry, float]]:
        least = MIN_SHORT if len(sound) <= 3 else MIN_SOUND
        for other, entry, penalty in self._skeletons.get(skeleton(sound), ()):
            score = likeness(sound, other) - penalty
            if score >= least:
                yield entry, score

    def _stems(self, sound: str) -> Iterator[tuple[Entry, float]]:
        """Entries that fit when an ending is taken off the sound."""
        for length in range(len(sound) - 1, 1, -1):
            stem, ending = sound[:length], sound[length:]
            if len(ending) > 8:
                break
            least = MIN_SHORT if length <= 3 else MIN_SOUND
            for other, entry, penalty in self._skeletons.get(skeleton(stem), ()):
                if not self._sound_fits(entry, ending):
                    continue
                score = likeness(stem, other) - penalty - 2.0
                if score >= least:
                    yield entry, score

    def _sound_fits(self, entry: Entry, ending: str) -> bool:
        return any(
            ending in each.case_sounds or (entry.verb and entry.language == code and ending in each.verb_sounds)
            for code, each in self._endings.items()
        )

    def _slips(self, sound: str) -> Iterator[tuple[Entry, float]]:
        """Long words a slip or two away, when no word has the same consonants."""
        found = process.extract(sound, self._long_sounds, scorer=fuzz.ratio, processor=None, score_cutoff=TYPO, limit=6)
        for other, score, _ in found:
            for entry in self._folded[other]:
                yield entry, score - 3.0


def _winners(best: dict[frozenset[str], Hit]) -> list[Hit]:
    hits = sorted(best.values(), key=lambda hit: -hit.score)
    if not hits:
        return []
    near = [hit for hit in hits if hit.score > hits[0].score - MARGIN]
    names = {hit.tags for hit in near if any(tag.startswith("e:") for tag in hit.tags)}
    if names and len({hit.tags for hit in near}) > 1 and hits[0].score < 100.0:
        return []  # a name that sounds nearly like something else is not recognised at all
    return [hit for hit in near if hit.score == hits[0].score]


def _made_of(ending: str, known: frozenset[str], depth: int = 3) -> bool:
    """Is it one known ending, or up to three of them in a row (টা + র, দের + কে)?"""
    if ending in known:
        return True
    return depth > 1 and any(
        ending[:cut] in known and _made_of(ending[cut:], known, depth - 1) for cut in range(1, len(ending))
    )


def _sounds_of(endings: Sequence[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(sound for ending in endings if ending for sound in _ending_sounds(ending))


def _ending_sounds(ending: str) -> Iterator[str]:
    # A vowel sign has no sound of its own in the table: it is read after a silent carrier.
    yield from (sound.removeprefix("h") for sound in sounds("হ\u09cd" + ending if "\u09be" <= ending[0] <= "\u09cc" else ending))
    if ending.isascii():
        yield fold(ending)
