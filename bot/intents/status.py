"""What kind of statement it is: a report, a plan, a claim, an estimate."""

from __future__ import annotations

from bot.intents.finding import cautioned, figure_of, headline
from bot.intents.inquiry import Inquiry, anytime, part_of, tied, with_numbers
from bot.model import Answer, Clarification, Finding, Say, Verdict
from bot.question import Question
from knowledge.model import Fact

CHOICE = 5
"""Words after "or" that are a choice; more of them are the rest of a sentence: "Meta naki ekhon ..., sure?"."""
ASSERTED = {"plan": "planned", "promise": "planned", "claim": "claimed", "estimate": "estimated"}
KINDS = frozenset({"c:plan", "c:claim", "c:estimate", "c:report", "c:promise", "c:announce", "c:disclose", "c:say"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """What kind of statement it is; None if nobody asks."""
    about_last = question.recent and question.cues & {"yes_no", "truth", "status"} and _only_kinds(question)
    if about_last:
        return judged(question.recent[-1:], question)
    asked = question.cues & {"how_many", "how_much", "times", "when", "where", "who", "why"}
    either = not asked and "or" in question.cues and question.concepts & {"plan", "promise", "claim", "estimate"}
    if "status" not in question.cues and not either:
        return None
    part = part_of(question)
    # A figure says what is meant; "running or a plan?" then names what it may be, not what it is.
    lookup = part.lookup(without=frozenset(f"c:{concept}" for concept in question.concepts) if question.quantities else KINDS)
    lookup = anytime(lookup)
    if question.recent and not question.own_terms:
        return judged(question.recent[-1:], question)
    if not lookup.terms and not question.quantities:
        return None
    best = tied(inquiry.find(with_numbers(lookup, question.quantities)))
    if len(best) > 2:
        return Clarification(best)
    return judged(best, question)


def _only_kinds(question: Question) -> bool:
    """ "Is that a plan?": nothing is named but kinds of statement."""
    named = [mention.content for mention in question.mentions if mention.content and not mention.is_loose]
    return bool(named) and all(content <= KINDS for content in named) and not question.quantities and not question.periods


def judged(facts: tuple[Fact, ...], question: Question) -> Answer | None:
    """What kind of statement these facts are; with a verdict where yes or no is asked."""
    if not facts:
        return None
    lines = [line for fact in facts for line in (Say(f"kind_{fact.status}", {"fact": fact}), headline(fact), *cautioned(fact))]
    return Finding(
        tuple(lines), facts, tuple(figure for fact in facts for figure in figure_of(fact)), _verdict(facts[0], question)
    )


def _verdict(fact: Fact, question: Question) -> Verdict | None:
    """ "Is that official?": no, an estimate. "Is that an estimate?": yes."""
    # A last নাকি only asks; before something else it gives a choice, to which yes or no is no answer.
    left = [len(question.tokens) - mention.end for mention in question.mentions if "or" in mention.cues]
    is_asked = bool(question.cues & {"yes_no", "truth"}) or question.text.rstrip().endswith("?")
    if not is_asked or any(0 < rest <= CHOICE for rest in left):
        return None
    asked = question.concepts & ASSERTED.keys()
    if any(ASSERTED[concept] == fact.status for concept in asked):
        return "yes"
    return "yes" if fact.status == "reported" and not asked else "no"
