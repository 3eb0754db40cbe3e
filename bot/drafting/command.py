"""`tathya draft`: reads an article, tells how far it is, and writes the draft or adds to the pack that is there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.drafting import writing
from bot.drafting.merging import append, ids_of, merged_facts
from bot.drafting.reading import ArticleReader, Found
from bot.drafting.sentence import names
from bot.drafting.texts import paragraphs
from bot.edition import concepts_of, read_languages
from bot.language import Language
from bot.nlu.normalize import joined
from bot.settings import Sources
from knowledge.errors import InvalidFiles, TathyaError
from knowledge.model import Entity
from knowledge.pack import FILES, read_pack
from knowledge.yamlfile import YamlFile

BENGALI = re.compile(r"[\u0980-\u09ff]")
YEAR = 0
"""Of an article that names no year: then "last year" is none that could be told."""
MOST_NAMES = 30
Ask = Callable[[str], bool]


def draft(article: Path, folder: Path, sources: Sources, ask: Ask) -> int:
    """Write the draft of a pack, or add to the one that is there what the article has new.

    Args:
        article: a .txt, .docx or .html file.
        folder: of the pack.
        sources: the languages, and packs whose entities are known already.
        ask: may the files of a pack that is there be added to?

    Raises:
        TathyaError: the article cannot be read or holds no figures, or the pack that is there cannot be added to; nothing is
            changed.
    """
    if not writing.slug(folder.name) == folder.name:
        raise TathyaError(f"{folder.name} cannot be a pack's name: use small letters a to z, digits and single hyphens")
    texts = paragraphs(article)
    known = _known(sources)
    maker = _Draft(sources, texts, known)
    found = maker.read()
    if not found:
        raise TathyaError(f"{article} has no figures that could be found; is it the right file?")
    there = [name for name in FILES if (folder / name).exists()]
    files = maker.fresh(folder.name) if not there else maker.again(folder)
    if there and not ask(f"{folder} holds a pack already. Add to it what is new? What you wrote stays."):
        print("Nothing was changed.")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    count = sum(text.count("TODO") for text in files.values())
    print(f"{folder}: {len(found)} figures in {len(texts)} paragraphs; {count} places marked TODO.")
    print(f"Next: fill them in, then run: tathya check {folder.name}")
    return 0


def confirmed(question: str) -> bool:
    """The answer of whoever sits at the terminal.

    Raises:
        TathyaError: nobody does.
    """
    if not sys.stdin.isatty():
        raise TathyaError(f"{question} Nobody can be asked here: run it again with --yes.")
    return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def _known(sources: Sources) -> dict[str, Entity]:
    """The entities of the packs that are sound."""
    compiled = read_languages(sources)
    read = (read_pack(folder, concepts_of(compiled), compiled)[0] for folder in sources.folders)
    return {entity.id: entity for pack in read if pack for entity in pack.entities}


class _Draft:
    """One article being drafted."""

    def __init__(self, sources: Sources, texts: Sequence[str], known: Mapping[str, Entity]) -> None:
        compiled = read_languages(sources)
        self._languages = {code: Language.of(data) for code, data in compiled.items()}
        self._texts, self._known = texts, known
        years = [int(year) for text in texts for year in re.findall(r"\b20\d\d\b", text)]
        dates = [words for data in compiled.values() for key in ("months", "weekdays") for words in data[key].values()]
        common = {joined(str(word)) for words in dates for word in words}
        common |= {joined(str(word)) for data in compiled.values() for word in data["drafting"]["no_name"]}
        taken = {joined(name) for entity in known.values() for names_ in entity.names.values() for name in names_}
        words = {joined(word) for text in texts for word in text.split() if word.islower()}
        words |= {
            joined(str(word)) for data in compiled.values() for idea in data["concepts"].values() for word in idea["words"]
        }
        self._names = names(texts, taken, common, words)[:MOST_NAMES]
        new = [Entity(writing.slug(name), "topic", {"en": (name,)}) for name in self._names if writing.slug(name)]
        self._reader = ArticleReader(self._languages, [*known.values(), *new], max(years, default=YEAR))
        self._found: list[Found] = []

    def read(self) -> list[Found]:
        """Every figure, with the progress told."""
        self._reader.learn(self._texts)
        for number, text in enumerate(self._texts, 1):
            self._found += self._reader.figures(text, number)
            if sys.stderr.isatty() or number == len(self._texts):
                print(f"\rparagraph {number} of {len(self._texts)}, {len(self._found)} figures", end="", file=sys.stderr)
        print(file=sys.stderr)
        return self._found

    def fresh(self, name: str) -> dict[str, str]:
        """The files of a new pack."""
        language = "bn" if sum(bool(BENGALI.search(text)) for text in self._texts) * 2 > len(self._texts) else "en"
        return {
            "article.yaml": writing.article(name, language, len(self._texts), self._own_units()),
            "entities.yaml": "\n".join(self._entities(set())) or "[]\n",
            "indicators.yaml": "\n".join(self._indicators(self._found, set())),
            "facts.yaml": "\n".join([*self._facts(self._found, set()), self._dates()]),
            "questions.yaml": writing.QUESTIONS,
            "article.txt": "\n".join(self._texts) + "\n",
        }

    def again(self, folder: Path) -> dict[str, str]:
        """The files of a pack that is there, with what is new.

        Raises:
            InvalidFiles: one of them cannot be read.
        """
        broken = [fault for name in FILES for fault in YamlFile(folder / name).problems if "TODO" not in fault.message]
        if broken:
            raise InvalidFiles(broken)
        text, new, moved, gone = merged_facts(folder / "facts.yaml", self._found)
        print(f"{len(new)} new figures, {moved} facts in another paragraph, {gone} figures no longer there")
        for each in new:
            print(f"new in paragraph {each.paragraph}: {each.words}")
        here = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
        counted = re.sub(r"(?m)^paragraphs:.*$", f"paragraphs: {len(self._texts)}", here["article.yaml"])
        entities, indicators = ids_of(folder / "entities.yaml"), ids_of(folder / "indicators.yaml")
        return {
            "article.yaml": counted,
            "entities.yaml": append(here["entities.yaml"], self._entities(entities, new)),
            "indicators.yaml": append(here["indicators.yaml"], self._indicators(new, indicators)),
            "facts.yaml": append(text, self._facts(new, ids_of(folder / "facts.yaml"))),
            "article.txt": "\n".join(self._texts) + "\n",
        }

    def _dates(self) -> str:
        found = {number: self._reader.dates(text) for number, text in enumerate(self._texts, 1)}
        return writing.dates({number: dates for number, dates in found.items() if dates})

    def _entities(self, there: set[str], only: Sequence[Found] | None = None) -> list[str]:
        named = {name for each in (self._found if only is None else only) for name in each.entities}
        blocks = [writing.entity(name, self._known[name]) for name in self._known if name in named - there]
        wanted = named if only is not None else {writing.slug(name) for name in self._names}
        new = [name for name in self._names if writing.slug(name) in wanted - there]
        return [*blocks, *map(writing.entity, new)]

    def _indicators(self, found: Sequence[Found], there: set[str]) -> list[str]:
        blocks: dict[str, str] = {}
        for each in found:
            name, ideas = writing.measure(each)
            words = {code: self._word(code, ideas[0]) for code in self._languages} if ideas else {}
            if name not in there:
                blocks.setdefault(name, writing.indicator(name, each.unit, ideas, words))
        return list(blocks.values())

    def _own_units(self) -> dict[str, dict[str, str]]:
        """The units that no language has a word for, with the words for what is counted, where they are known."""
        labels = [language.phrasebook["labels"]["units"] for language in self._languages.values()]
        units = {each.unit for each in self._found if each.unit and not any(each.unit in known for known in labels)}
        words = {code: language.vocabulary["drafting"] for code, language in self._languages.items()}
        return {unit: {code: str(lists.get(unit, ["TODO"])[-1]) for code, lists in words.items()} for unit in sorted(units)}

    def _word(self, code: str, idea: str) -> str:
        return str(self._languages[code].vocabulary["concepts"][idea]["words"][0])

    @staticmethod
    def _facts(found: Sequence[Found], there: set[str]) -> list[str]:
        ids = writing.names_of(found, there)
        return [writing.fact(each, ids[place]) for place, each in enumerate(found)]
