"""`tathya check`: what a good colleague would say about a pack before it is published, and what to do about it.

Every fault of packs and language files at once; then, pack by pack, each fact held against the article's paragraph, the figures
of the article that no fact covers, and the golden questions asked of the pack alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.advising import fault
from bot.bootstrap import assistant
from bot.drafting.reading import ArticleReader, Found
from bot.drafting.texts import paragraphs
from bot.edition import Checked, read_sources
from bot.grounding import ground
from bot.language import Language
from bot.model import Message
from bot.settings import Settings, Sources
from knowledge.errors import InvalidFiles, Problem, TathyaError
from knowledge.pack import Pack

ARTICLE = "article.txt"
"""The article's text, where an editor keeps it beside the pack."""


def check(sources: Sources, article: Path | None, pack: str | None = None) -> int:
    """Print what was found; returns 0 if all is sound, 1 if not.

    Args:
        sources: the files.
        article: the text of the one pack that is checked; None: what is kept beside each pack, if it is.
        pack: only this one.

    Raises:
        TathyaError: the article cannot be read, or it is not said of which pack it is.
    """
    sources = replace(sources, only=pack) if pack else sources
    if article and len(sources.folders) > 1:
        raise TathyaError(f"Of which pack is {article}? Name it: tathya check PACK --article {article}")
    try:
        checked = read_sources(sources)
    except InvalidFiles as error:
        print(error)
        print(f"{len(error.problems)} problem{'s' if len(error.problems) > 1 else ''}")
        return 1
    faulty = [one for one in checked.packs if not _is_sound(one, checked, sources, article)]
    return int(bool(faulty))


def _is_sound(pack: Pack, checked: Checked, sources: Sources, article: Path | None) -> bool:
    """Print what is to be said of one pack."""
    counts = f"{len(pack.facts)} facts, {len(pack.entities)} entities, {len(pack.indicators)} indicators"
    print(f"{pack.article.id}: {counts}; no problems in its files")
    beside = sources.packs / pack.article.id / ARTICLE
    text = article or (beside if beside.exists() else None)
    problems = [*(_grounded(pack, checked, paragraphs(text)) if text else ()), *_golden(pack, sources)]
    if problems:
        print(f"{len(problems)} to look at; `tathya load` publishes the pack all the same")
    return not problems


def _grounded(pack: Pack, checked: Checked, lines: Sequence[str]) -> list[Problem]:
    """Prove every fact against the article's text, and list the figures that no fact covers."""
    problems = ground(pack, checked.languages, "\n".join(lines))
    for problem in problems:
        print(problem)
    faulty = {(problem.file, problem.line) for problem in problems}
    grounded = sum((filed.file, filed.line) not in faulty for filed in pack.facts)
    print(f"{grounded} of {len(pack.facts)} facts grounded")
    for line in _coverage(pack, checked.languages, lines):
        print(line)
    return problems


def _coverage(pack: Pack, languages: Mapping[str, Language], lines: Sequence[str]) -> Iterator[str]:
    """A line for each paragraph that has figures without a fact. They may be left out on purpose: this is advice, no fault."""
    reader = ArticleReader(languages, pack.entities, int(pack.article.as_of[:4]))
    reader.learn(lines)
    for number, line in enumerate(lines, 1):
        found = reader.figures(line, number)
        open_ = [figure for figure in found if not _is_covered(figure, pack)]
        if open_:
            told = ", ".join(figure.words for figure in open_)
            yield f"advice: paragraph {number}: {len(found) - len(open_)} of {len(found)} figures have a fact; without: {told}"


def _is_covered(figure: Found, pack: Pack) -> bool:
    facts = (filed.fact for filed in pack.facts)
    return any(
        fact.number and isclose(fact.number.value, figure.value, rel_tol=1e-9) and figure.paragraph in fact.source.paragraphs
        for fact in facts
    )


def _golden(pack: Pack, sources: Sources) -> list[Problem]:
    """Ask the golden questions of this pack alone."""
    if not pack.questions:
        print(f"advice: {pack.article.id} has no golden questions: write some into questions.yaml, as readers type them")
        return []
    problems: list[Problem] = []
    with TemporaryDirectory(prefix="tathya-") as folder:
        alone = replace(sources, only=pack.article.id)
        bot = assistant(Settings(f"sqlite:///{folder}/check.db", alone))
        for golden in pack.questions:
            turn = bot.answer(Message(golden.ask))
            if found := fault(golden, turn, bot):
                problems.append(Problem(golden.file, golden.line, f'"{golden.ask}" {found}'))
    for problem in problems:
        print(problem)
    print(f"{len(pack.questions) - len(problems)} of {len(pack.questions)} golden questions answered as they should be")
    asked = {name for golden in pack.questions for name in golden.facts}
    if unasked := len({filed.fact.id for filed in pack.facts} - asked):
        print(f"advice: {unasked} facts are asked for by no golden question")
    return problems
