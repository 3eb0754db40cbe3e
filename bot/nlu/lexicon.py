"""All words that can be understood, names and vocabulary of every language, in one index.

A word is looked up as written, then without its case and verb endings (accepted only when what is left is known),
then by its sound. Names with a digit in them are never matched by sound, and a sound must win with a margin:
H100 and H200, xAI and OpenAI stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.fuzz import ratio

from bot.nlu.endings import Endings, made_of
from bot.nlu.entries import Entry, Sound, cuts, heard
from bot.nlu.hits import FILLER, Hit, winners
from bot.nlu.sound import fold, likeness
from bot.nlu.typos import SHORTEST_TYPO, Typos

MIN_SOUND = 85.0
"""Likeness below which two words are different words."""
MIN_SHORT = 88.0
"""The same for words of up to three letters, of which there are too many."""
MIN_BARE = 78.0
"""The same for words written without vowels."""
MIN_NAME = 87.0
"""The same for names: Nevada is not Nvidia."""
MIN_BRIEF_NAME = 95.0
"""The same for names of two consonants: Metro is not Meta."""
LONG_NAME = 8
"""A name of so many sounds may be a slip further away."""
MIN_FILLER = 91.0
"""The same for words that carry nothing."""
EXACT = 96.0
"""The same for scales, units and small talk."""
SPELLING = 0.03
"""Weight of the spelling before folding: only enough to decide between words of one sound."""
FOREIGN = 4.0
"""What a word of another language than the sentence's must sound more alike."""
STEM = 2.0
"""What a word with its ending taken off is less sure than a whole one."""
TYPO = 88.0
"""Likeness for a word whose consonants were changed by a slip."""
LONGEST_PHRASE = 6
WORDS = 20_000
"""Words whose sound is looked up once only."""


class Lexicon:
    """The index. Build it once; looking up changes nothing.

    Args:
        entries: all words and phrases of all languages.
        endings: by language code.
    """

    def __init__(self, entries: Iterable[Entry], endings: Mapping[str, Endings]) -> None:
        self._endings = endings
        self._ending_sounds = frozenset[str]().union(*(each.case_sounds | each.verb_sounds for each in endings.values()))
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        self._skeletons: dict[str, list[tuple[Sound, Entry]]] = defaultdict(list)
        self._folded: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._exact[entry.key].append(entry)
            for sound in entry.sounds:
                self._skeletons[sound.skeleton].append((sound, entry))
                self._folded[sound.folded].append(entry)
        self.numbered = frozenset(stem for entry in self._all_names() if (stem := entry.key.rstrip("0123456789")) != entry.key)
        """Names that a number belongs to: Grok (3), H (100)."""
        self._typos = Typos(key for key, known in self._exact.items() if any(entry.is_near for entry in known))
        self._long_sounds = [sound for sound in self._folded if len(sound) >= 5]
        # Most words of a question have been heard before: by far the dearest part of reading is done once for each.
        self._sounding, self._slipped = lru_cache(WORDS)(self._hear), lru_cache(WORDS)(self._undo_slip)

    def _all_names(self) -> Iterator[Entry]:
        return (entry for entries in self._exact.values() for entry in entries if entry.name)

    def exact(self, key: str) -> list[Hit]:
        """Entries written just like this."""
        return [Hit(entry.tags, entry.alias, entry.language, 100.0) for entry in self._exact.get(key, ())]

    def stripped(self, key: str, least: int = 2, *, verbs: bool = True) -> list[Hit]:
        """Entries that this is a case or verb form of; the longest stem wins.

        Args:
            key: the word or joined phrase.
            least: letters that the stem must have; for a phrase, more than all but its last word.
            verbs: whether verb endings count; if not, only names and phrases are looked for.
        """
        for length in range(len(key) - 1, least - 1, -1):
            stem, ending = key[:length], key[length:]
            hits = [
                Hit(entry.tags, entry.alias, entry.language, 99.0)
                for entry in self._exact.get(stem, ())
                if (verbs or entry.is_phrase) and self._fits(entry, ending, verbs=verbs)
            ]
            if hits:
                return hits
        return []

    def _fits(self, entry: Entry, ending: str, *, verbs: bool) -> bool:
        own = self._endings.get(entry.language)
        if verbs and own and entry.verb:
            return made_of(ending, own.verb | own.case)
        return any(made_of(ending, each.case) for each in self._endings.values())

    def is_ending(self, word: str) -> bool:
        """Is it a case ending that somebody wrote apart: "tesla r", "memphis e"?"""
        return any(word in each.case or fold(word) in each.case_sounds for each in self._endings.values())

    def by_sound(self, key: str, language: str, *, phrase: bool = False) -> Sequence[Hit]:
        """Entries that sound like this, best first; none when a name and something else sound nearly as alike.

        Args:
            key: a word, or a joined phrase.
            language: of the sentence; words of another must sound clearly more alike.
            phrase: only names and entries of several words.
        """
        return self._sounding(key, language, phrase)

    def _hear(self, key: str, language: str, phrase: bool) -> Sequence[Hit]:
        if any(letter.isdigit() for letter in key) or len(key) < 2:
            return []
        best: dict[frozenset[str], Hit] = {}
        spellings = heard(key, name=False)
        for spoken in spellings:
            for entry, score in (*self._same_skeleton(spoken), *self._stems(spoken)):
                if (entry.is_phrase or not phrase) and _may_stand(entry, spoken, score, language):
                    foreign = FOREIGN if entry.language != language and not entry.name else 0.0
                    self._keep(best, entry, score - spoken.penalty - foreign)
        if not best and len(key) >= 5 and not phrase:
            for spoken in spellings:
                for entry, score in self._slips(spoken.folded):
                    if _may_stand(entry, spoken, score, language):
                        self._keep(best, entry, score)
        return winners(best)

    def by_typo(self, key: str, language: str) -> Sequence[Hit]:
        """Entries of one reading that a slip of the finger turns into this: a letter more, less, other or exchanged."""
        return self._slipped(key, language)

    def _undo_slip(self, key: str, language: str) -> Sequence[Hit]:
        best: dict[frozenset[str], Hit] = {}
        for word, distance in self._typos.near(key):
            for entry in self._exact[word]:
                asks = all(tag.startswith("q:") for tag in entry.tags)
                content = any(tag[:2] not in ("f:", "t:") for tag in entry.tags) and len(word) > SHORTEST_TYPO
                fits = entry.name or language in (entry.language, "bn")
                if fits and (asks or content) and (not entry.name or distance == 1):
                    self._keep(best, entry, TYPO - 4.0 * distance)
        top = max((hit.score for hit in best.values()), default=0.0)
        nearest = [hit for hit in best.values() if hit.score == top]
        named = any(tag.startswith("e:") for hit in nearest for tag in hit.tags)
        return nearest if not named or len(nearest) == 1 else []

    @staticmethod
    def _keep(best: dict[frozenset[str], Hit], entry: Entry, score: float) -> None:
        if entry.tags not in best or best[entry.tags].score < score:
            best[entry.tags] = Hit(entry.tags, entry.alias, entry.language, score)

    def _same_skeleton(self, spoken: Sound) -> Iterator[tuple[Entry, float]]:
        folded = spoken.folded
        for sound, entry in self._skeletons.get(spoken.skeleton, ()):
            score = _likeness(spoken, sound)
            if score >= (_least_name(sound) if entry.name else _least(folded)):
                yield entry, score

    def _stems(self, spoken: Sound) -> Iterator[tuple[Entry, float]]:
        """Entries that fit when an ending is taken off: as it is spelled, so that মাস and মাছ stay apart in "mashe"."""
        for stem, ending in cuts(spoken):
            if ending not in self._ending_sounds:
                continue
            for sound, entry in self._skeletons.get(stem.skeleton, ()):
                score = _likeness(stem, sound) - STEM
                least = _least_name(sound) if entry.name else _least(stem.folded)
                if score + STEM >= least and self._sound_fits(entry, stem.folded, sound.folded, ending):
                    yield entry, score

    def _sound_fits(self, entry: Entry, stem: str, known: str, ending: str) -> bool:
        if entry.language == "en" and not entry.name:
            return False
        if len(ending) == 1 and (ending not in "aeiour" or (len(stem) <= 3 and stem != known)):
            return False  # too little to go by: "fark" is no form of পার
        return any(
            ending in each.case_sounds or (entry.verb and entry.language == code and ending in each.verb_sounds)
            for code, each in self._endings.items()
        )

    def _slips(self, sound: str) -> Iterator[tuple[Entry, float]]:
        """Long words a slip or two away, when no word has the same consonants."""
        found = process.extract(sound, self._long_sounds, scorer=fuzz.ratio, processor=None, score_cutoff=TYPO, limit=6)
        for other, score, _ in found:
            if other[0] != sound[0]:
                continue  # a slip seldom hits the first letter; "physically" is not "officially"
            for entry in self._folded[other]:
                if score - 3.0 >= (MIN_NAME if entry.name and len(sound) < LONG_NAME else 0.0):
                    yield entry, score - 3.0


def _likeness(one: Sound, other: Sound) -> float:
    """How alike two words sound; the spelling decides between words of one sound."""
    return likeness(one.folded, other.folded) - other.penalty + SPELLING * (ratio(one.spelled, other.spelled) - 100.0)


def _may_stand(entry: Entry, spoken: Sound, score: float, language: str) -> bool:
    """May an entry be meant? In English only Bengali question words and filler may:
    "coil" is not কইল. Words without vowels are a habit of Bengali chats."""
    if entry.tags == FILLER and score < MIN_FILLER:
        return False  # what is only nearly a word without content may be a name that we do not know
    if score < EXACT and not entry.is_phrase and all(tag[:2] in ("x:", "n:", "u:", "t:") for tag in entry.tags):
        return False  # মিইল্লা is no million
    if language == "bn" or entry.name:
        return True
    bare = not re.search("[aeiou]", spoken.folded[1:])
    if entry.language == language:
        return not bare or score >= MIN_SOUND
    asks = any(tag.startswith("q:") for tag in entry.tags)  # a Bengali word without content may be a name: "Dell" is no দেল
    return score - FOREIGN >= MIN_SOUND and asks and all(tag[:2] in ("q:", "f:") for tag in entry.tags)


def _least_name(sound: Sound) -> float:
    return MIN_NAME if len(sound.skeleton) > 2 else MIN_BRIEF_NAME


def _least(folded: str) -> float:
    if len(folded) <= 3:
        return MIN_SHORT
    # Chat spellings drop vowels (khrch, kmn): consonants are then all there is to go by.
    return MIN_BARE if not re.search("[aeiou]", folded[1:]) else MIN_SOUND
