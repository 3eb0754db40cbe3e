"""What stands between a golden question and the fact that should answer it, and what an editor can do about it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.assistant import Assistant
from bot.intents.ideas import COUNTED, OTHER_COUNTS, is_counted
from bot.intents.inquiry import units_asked
from bot.model import Clarification, Finding, Message, Turn
from bot.nlu.normalize import tokenize
from bot.question import Mention
from knowledge.lookup import Lookup
from knowledge.model import Fact
from knowledge.pack import GoldenQuestion


def fault(golden: GoldenQuestion, turn: Turn, bot: Assistant) -> str | None:
    """What is wrong with the answer to a golden question and what helps; None if nothing is.

    Args:
        golden: the question, and the facts one of which must answer it.
        turn: how it was answered.
        bot: who answered it, knowing this pack alone.
    """
    first = _answering(turn)
    if first in golden.facts or (first is None and not golden.facts):
        return None
    if not golden.facts:
        return f"is answered with {first}, though the article does not say: is a name or an idea of that fact too wide?"
    wanted = bot.catalogue.fact(golden.facts[0])
    helps = [*_obstacles(turn, wanted, bot)] if wanted else []
    if not helps and (words := _in_the_way(golden, turn, bot)):
        helps = [f"without {' or '.join(words)} it would be: the word means something else here, or too much"]
    if not helps and first and wanted and (rival := bot.catalogue.fact(first)):
        helps = [_rivalry(turn, wanted, rival, bot)]
    return f"{_came(turn)}, not with {golden.facts[0]}; " + ("; ".join(helps) or "make the names of what it asks for clearer")


def _answering(turn: Turn) -> str | None:
    return turn.answer.facts[0].id if isinstance(turn.answer, Finding) else None


def _came(turn: Turn) -> str:
    match turn.answer:
        case Finding(facts=facts):
            return f"is answered with {facts[0].id}"
        case Clarification(options=options):
            return f"is answered with a choice of {', '.join(fact.id for fact in options)}"
        case _:
            return "is not answered"


def _obstacles(turn: Turn, wanted: Fact, bot: Assistant) -> Iterator[str]:
    """What the question asks for and the fact does not have."""
    question = turn.question
    if question.unknown:
        yield f"no name or sentence has {', '.join(question.unknown)}: write it among the names of what is meant"
    for mention in question.mentions:
        if not mention.content or mention.is_loose or bot.catalogue.carries(wanted.id, Lookup(terms=(mention.required,))):
            continue
        if mention.counted and bot.catalogue.carries(wanted.id, Lookup(terms=(mention.content,))):
            yield f'it counts "{mention.text}", of which {wanted.id} only speaks: put it into its label or names'
        else:
            yield f'{wanted.id} does not go by "{mention.text}": add what is meant to its concepts, names or involves'
    for period in question.periods:
        if not bot.catalogue.carries(wanted.id, Lookup(terms=(period.tags,))):
            yield f'{wanted.id} is not said to be of "{period.text}": give it that period'
    units = units_asked(question)
    if wanted.number and units and not _fits(wanted.number.unit, units):
        named = " or ".join(sorted(units - {OTHER_COUNTS})) or "a count"
        yield f"it asks for {named}, and {wanted.id} is in {wanted.number.unit}"


def _fits(unit: str, units: frozenset[str]) -> bool:
    return unit in units or (OTHER_COUNTS in units and is_counted(unit) and unit not in COUNTED)


def _rivalry(turn: Turn, wanted: Fact, rival: Fact, bot: Assistant) -> str:
    """Why another fact comes first though this one answers, too: names that are the other's alone, or nothing at all."""
    closer = [
        f'"{mention.text}"'
        for mention in turn.question.mentions
        if not mention.is_loose and _is_of(rival, mention, bot) and not _is_of(wanted, mention, bot)
    ]
    if closer:
        return (
            f"{rival.id} is nearer, since {' and '.join(closer)} names {rival.indicator} itself:"
            f" give {wanted.indicator} that name too, or take it from {rival.indicator}"
        )
    return (
        f"{rival.id} fits as well, and nothing in the question tells them apart: ask for what only {wanted.id} has,"
        f" its indicator ({wanted.indicator}), time or place, or list both facts under the question"
    )


def _is_of(fact: Fact, mention: Mention, bot: Assistant) -> bool:
    """Does it name what the fact measures, by a name of that?"""
    names = frozenset({f"i:{fact.indicator}"}) & mention.tags
    return bool(names) and bot.catalogue.carries(fact.id, Lookup(terms=(names,)))


def _in_the_way(golden: GoldenQuestion, turn: Turn, bot: Assistant) -> list[str]:
    """The words without each of which the question would be answered as it should be; no word without content is to blame."""
    content = {word for mention in turn.question.mentions if mention.content for word in mention.text.split()}
    words = golden.ask.split()
    shorter = {
        word: " ".join([*words[:place], *words[place + 1 :]])
        for place, word in enumerate(words)
        if any(token.text in content for token in tokenize(word))
    }
    return [f'"{word}"' for word, text in shorter.items() if _answering(bot.answer(Message(text))) in golden.facts]
