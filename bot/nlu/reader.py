"""From a message to a Question: exact values first, then names and words, longest first, then what only sounds alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.nlu.counted import counted, settled
from bot.nlu.detecting import SAME_SOUND, is_bengali, is_name
from bot.nlu.hits import FILLER, Hit
from bot.nlu.lexicon import LONGEST_PHRASE, Lexicon
from bot.nlu.normalize import Token, tokenize
from bot.nlu.numbers import quantities
from bot.nlu.pattern import closed, pattern
from bot.nlu.periods import periods
from bot.nlu.sound import sounds
from bot.nlu.vocabulary import Vocabulary
from bot.question import Mention, Quantity, Question

CAPITAL = re.compile(r"(?<=[a-z0-9,] )[A-Z][a-z]+")
"""A name within an English sentence."""
ONE_OF = ("kilogram", "tonne", "litre", "metre", "kilometre", "acre", "hectare", "barrel")
"""Units of which there is a price for one."""
ASKING = frozenset({"q:who", "q:where", "q:when", "q:why", "q:how"})
"""What asks for something other than a figure, also within a name."""
PHRASE_SOUND = 95.0
"""Likeness that a phrase of several words must reach; its words are many and each may be something else."""
NAME_SOUND = 90.0
"""The same for names."""


class Reader:
    """Reads messages. Build it once; reading changes nothing.

    Args:
        vocabulary: all words and names.
        year: what "this year" means where a reading is given no other.
    """

    def __init__(self, vocabulary: Vocabulary, year: int) -> None:
        self._lexicon = Lexicon(vocabulary.entries, vocabulary.endings)
        self._numbers, self._periods, self._joins = vocabulary.numbers, vocabulary.periods, vocabulary.joins
        self._denials, self._titles = vocabulary.denials, vocabulary.titles
        self._year = year

    def read(self, text: str, language: str | None = None, year: int | None = None, *, spelt: bool = False) -> Question:
        """Read one message on its own.

        Args:
            text: as it was typed, of any length and with anything in it.
            language, year: wished for the reply, and what "this year" means; None: the question's own.
            spelt: is every word spelt as it should be, so that none is to be heard or mended?
        """
        tokens, year = tokenize(text), year or self._year
        bengali = is_bengali(tokens, self._lexicon)
        named = frozenset(word.casefold() for word in CAPITAL.findall(text)) if not bengali else frozenset[str]()
        reading = _Reading(tokens, self._lexicon, bengali, named, spelt)
        reading.take_names_with_digits()
        figures = [figure for figure in quantities(tokens, self._numbers) if reading.free(figure.start, figure.end)]
        long = frozenset(at for figure in figures if figure.end - figure.start > 1 for at in range(figure.start, figure.end))
        found_periods = periods(tokens, self._periods, year, long)
        reading.block([(period.start, period.end) for period in found_periods])
        found_quantities = [figure for figure in figures if reading.free(figure.start, figure.end)]
        reading.block([(quantity.start, quantity.end) for quantity in found_quantities])
        reading.take_words()
        reading.mentions = closed(reading.mentions, {quantity.end for quantity in found_quantities})
        thing = counted(reading.mentions, len(tokens))
        return Question(
            text=text,
            language=language or ("bn" if bengali else "en"),
            tokens=tuple(token.text for token in tokens),
            mentions=tuple(settled(replace(each, counted=True) if each.start == thing else each) for each in reading.mentions),
            counted=tokens[thing].text if thing is not None else None,
            quantities=tuple(quantity for quantity in found_quantities if not _is_one(quantity)),
            periods=tuple(found_periods),
            relative=bool(found_periods) and found_periods != periods(tokens, self._periods, year + 1, long),
            negated=self._denies(reading),
            joins=_places(tokens, self._joins),
            titles=_places(tokens, self._titles),
            unknown=(
                *(tokens[index].text for index in reading.rest() if not _is_noise(tokens[index])),
                *self._other_numbers(tokens, reading, found_quantities),
            ),
            pattern=pattern(tokens, reading.rest(), reading.mentions, found_quantities, found_periods),
        )

    def _other_numbers(self, tokens: Sequence[Token], reading: _Reading, found: Sequence[Quantity]) -> Iterator[str]:
        """ "Grok 4", where we know Grok 3: another thing, which we do not know."""
        bare = {quantity.start for quantity in found if quantity.end - quantity.start == 1 and quantity.unit is None}
        for mention in reading.mentions:
            key = "".join(token.text for token in tokens[mention.start : mention.end])
            if key in self._lexicon.numbered and mention.end in bare:
                yield f"{mention.text} {tokens[mention.end].text}"

    def _denies(self, reading: _Reading) -> bool:
        """A word that denies, anywhere but at the beginning ("Didn't they...?" asks); or a verb with a denying ending."""
        for mention in reading.mentions:
            word = reading.tokens[mention.end - 1].text
            ending = any(len(word) > len(each) + 1 and word.endswith(each) for each in self._denials)
            verb = mention.tags <= {"f:"} or any(tag.startswith("c:") for tag in mention.tags)
            named = any(tag[:2] in ("e:", "i:", "u:") for tag in mention.tags)
            if ("deny" in mention.cues and mention.start > 0) or (ending and verb and not named and not mention.is_whole):
                return True
        return False


def _places(tokens: Sequence[Token], spoken: frozenset[str]) -> frozenset[int]:
    """Where words stand that sound like one of these."""
    return frozenset(index for index, token in enumerate(tokens) if spoken.intersection(sounds(token.text)))


def _has_digit(key: str) -> bool:
    return any(letter.isdigit() for letter in key)


def _is_one(quantity: Quantity) -> bool:
    """Is it the "one kilo" of a price, and no figure to be found?"""
    return quantity.value == 1 and quantity.unit in ONE_OF


def _is_noise(token: Token) -> bool:
    return token.text in "$%+৳€£₹" or (len(token.text) == 1 and not token.is_number)


class _Reading:
    """One question being read: which tokens are explained by what."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, bengali: bool, named: frozenset[str], spelt: bool) -> None:
        self.tokens, self.lexicon, self.bengali, self.named, self.spelt = tokens, lexicon, bengali, named, spelt
        self.language = "bn" if bengali else "en"
        self.mentions: list[Mention] = []
        self.taken: set[int] = set()

    def free(self, start: int, end: int) -> bool:
        return not any(index in self.taken for index in range(start, end))

    def block(self, spans: Sequence[tuple[int, int]]) -> None:
        for start, end in spans:
            self.taken |= set(range(start, end))

    def rest(self) -> list[int]:
        return [index for index in range(len(self.tokens)) if index not in self.taken]

    def take_names_with_digits(self) -> None:
        """H100, Grok 3: before their digits can be read as figures."""
        self._take(range(LONGEST_PHRASE, 0, -1), self._named)

    def take_words(self) -> None:
        """Phrases before single words; in each, as written before without endings before by sound."""
        phrases = range(LONGEST_PHRASE, 1, -1)
        for count in phrases:  # "the second phase" is the second phase before it is the second
            self._take(range(count, count - 1, -1), self._called)
            self._take(range(count, count - 1, -1), self._phrase)
        self._take(range(3, 1, -1) if not self.spelt else range(0), self._sounding_phrase)
        self._take(range(1, 0, -1), lambda words: self._word(words[0]))
        for index in self.rest():
            if self.bengali and self.lexicon.is_ending(self.tokens[index].text):
                self.taken.add(index)

    def _named(self, words: list[str]) -> Sequence[Hit]:
        if not any(map(_has_digit, words)) or all(word[0].isdigit() for word in words):
            return []
        return [hit for hit in self._phrase(words) if any(tag[:2] in ("e:", "i:") for tag in hit.tags)]

    def _phrase(self, words: list[str]) -> Sequence[Hit]:
        key = "".join(words)
        shorter = len(key) - len(words[-1]) + 1 if len(words) > 1 else 2
        hits = self.lexicon.exact(key)
        if not any(map(is_name, hits)):  # "exams" is a word, and the plural of a pack's exam
            inflected = self.lexicon.stripped(key, shorter, verbs=len(words) == 1)
            hits = [*hits, *filter(is_name, inflected)] or inflected
        if len(words) > 1:  # "এর কম" is not এরকম
            hits = [hit for hit in hits if " " in hit.alias or hit.tags != FILLER]
        return self._preferred(hits)

    def _called(self, words: list[str]) -> Sequence[Hit]:
        return [hit for hit in self._phrase(words) if is_name(hit)]

    def _sounding_phrase(self, words: list[str]) -> Sequence[Hit]:
        hits = self.lexicon.by_sound("".join(words), self.language, phrase=True)
        if any(is_name(hit) or hit.language == self.language for word in words for hit in self.lexicon.exact(word)):
            # A word that is known as it is written must not be lost in a phrase ("কর্টেক্সে মোট"), but in another
            # spelling of the same words: সব মিলায়ে.
            asks = (hit for hit in hits if all(tag[:2] in ("q:", "f:", "u:") or tag == "c:people" for tag in hit.tags))
            hits = [hit for hit in asks if len(hit.alias.split()) == len(words)]
        # A name of one word is not heard in two: "te chole" is no Tesla, and "mask ki" asks about Musk.
        own = [hit for hit in hits if (" " in hit.alias if is_name(hit) else hit.language == self.language)]
        return [hit for hit in own if hit.score >= (NAME_SOUND if is_name(hit) else PHRASE_SOUND)]

    def _sounding(self, key: str) -> Sequence[Hit]:
        return self._preferred(self.lexicon.by_sound(key, self.language)) if len(key) > 1 else []

    def _word(self, key: str) -> Sequence[Hit]:
        written = self._phrase([key])
        if written and self.bengali and key.isascii() and not any(map(is_name, written)):
            # "to", "age", "mile" are English words too, but not in a romanised Bengali sentence.
            spoken = [hit for hit in self._sounding(key) if hit.language == "bn" and hit.score >= SAME_SOUND]
            return [*spoken, *written] if spoken else written
        if written or self.spelt:
            return written
        if key in self.named:
            return [hit for hit in self._sounding(key) if is_name(hit)]  # "Did Forbes ...": a name, known or not
        heard = self._sounding(key)
        is_word = any(hit.score >= SAME_SOUND for hit in heard)  # "ke" is who before it is an ending
        if self.bengali and self.lexicon.is_ending(key):
            return heard if is_word else []
        return heard or self.lexicon.by_typo(key, self.language)

    def _preferred(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Of one spelling's meanings in several languages, those of the language being written."""
        own = [hit for hit in hits if is_name(hit) or hit.language == self.language]
        return own or hits

    def _take(self, counts: range, look_up: Callable[[list[str]], Sequence[Hit]]) -> None:
        for count in counts:
            for start in range(len(self.tokens) - count + 1):
                words = [token.text for token in self.tokens[start : start + count]]
                if self.free(start, start + count) and (hits := look_up(words)):
                    self._add(start, start + count, " ".join(words), hits)

    def _asking(self, start: int, end: int) -> frozenset[str]:
        """The question words within a name: who says "who built" has asked who."""
        heard = (self.lexicon.exact(token.text) or self._sounding(token.text) for token in self.tokens[start:end])
        hits = (hit for hits in heard for hit in hits)
        return ASKING.intersection(tag for hit in hits for tag in hit.tags)

    def _add(self, start: int, end: int, text: str, hits: Sequence[Hit]) -> None:
        tags = frozenset(tag for hit in hits for tag in hit.tags)
        if end - start > 1 and any(tag.startswith("i:") for tag in tags):
            tags |= self._asking(start, end)
        best = max(hits, key=lambda hit: hit.score)
        self.mentions.append(Mention(start, end, text, tags, best.alias, best.language, best.score))
        self.block([(start, end)])
