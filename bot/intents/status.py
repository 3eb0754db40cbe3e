"""What kind of statement it is: a report, a plan, a claim, an estimate."""

from __future__ import annotations

from bot.intents.finding import cautioned, figure_of, headline
from bot.intents.inquiry import Inquiry, anytime, part_of, tied, with_numbers
from bot.model import Answer, Clarification, Finding, Question, Say
from knowledge.model import Fact

KINDS = frozenset({"c:plan", "c:claim", "c:estimate", "c:report", "c:promise", "c:announce", "c:disclose", "c:say"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """What kind of statement it is; None if nobody asks."""
    about_last = question.recent and question.cues & {"yes_no", "truth", "status"} and _only_kinds(question)
    if about_last:
        return judged(question.recent[-1:])
    asked = question.cues & {"how_many", "how_much", "times", "when", "where", "who", "why"}
    either = not asked and "or" in question.cues and question.concepts & {"plan", "promise", "claim", "estimate"}
    if "status" not in question.cues and not either:
        return None
    part = part_of(question)
    # A figure says what is meant; "running or a plan?" then names what it may be, not what it is.
    lookup = part.lookup(without=frozenset(f"c:{concept}" for concept in question.concepts) if question.quantities else KINDS)
    lookup = anytime(lookup)
    if question.recent and not question.own_terms:
        return judged(question.recent[-1:])
    if not lookup.terms and not question.quantities:
        return None
    best = tied(inquiry.find(with_numbers(lookup, question.quantities)))
    if len(best) > 2:
        return Clarification(best)
    return judged(best)


def _only_kinds(question: Question) -> bool:
    """ "Is that a plan?": nothing is named but kinds of statement."""
    named = [mention.content for mention in question.mentions if mention.content and not mention.is_loose]
    return bool(named) and all(content <= KINDS for content in named) and not question.quantities and not question.periods


def judged(facts: tuple[Fact, ...]) -> Answer | None:
    """What kind of statement these facts are."""
    if not facts:
        return None
    lines = [line for fact in facts for line in (Say(f"kind_{fact.status}", {"fact": fact}), headline(fact), *cautioned(fact))]
    return Finding(tuple(lines), facts, tuple(figure for fact in facts for figure in figure_of(fact)))
