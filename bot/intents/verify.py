"""Yes or no: what is asserted, held against what the sources say. A plan asked about as if done is a no."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.conflict import both
from bot.intents.contrary import asks_what_was_said, contrary_asked, denied, identified, owned
from bot.intents.finding import figure_of, honest, stated, told
from bot.intents.held import asserted, held, misattributed
from bot.intents.ideas import CONTRARY, LIGHT, SOFT
from bot.intents.inquiry import Inquiry, Part, anytime, of_kinds, part_of, tied
from bot.intents.trend import moved
from bot.model import Answer, Finding, Say, Verdict
from bot.question import PeriodMention, Quantity, Question
from knowledge.lookup import Lookup
from knowledge.model import Date, Fact

OPEN = frozenset(
    [
        "how",
        "degree",
        "how_many",
        "how_much",
        "when",
        "where",
        "who",
        "whose",
        "why",
        "which",
        "list",
        "source",
        "difference",
        "times",
        "most",
        "least",
        "purpose",
        "count",
    ]
)
MOST = 3
OPEN_ENDED = frozenset({"at_least", "more_than"})
MARGIN = 0.9
"""By how much a fact must fit better to be what was meant, whatever the figure."""


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """A verdict with what the sources say; None if nothing is asserted or nothing is known."""
    question = _of_half(question)
    part = part_of(question)
    if not _asserts(question) or not part.lookup().terms or question.negated:
        return None  # whether "not" makes it true is more than matching words can tell
    if question.quantities and question.cues & {"bound", "more", "less"}:
        return _bounded(question, part, inquiry)
    by_period = question.concepts & {"quarterly", "yearly"}  # "each quarter" narrows nothing down
    bound = "bound" in question.cues and (question.quantities or question.periods)
    if not by_period and (question.cues & {"narrow", "per"} or bound):
        return None
    if question.quantities:
        return _number(question, part.lookup(), inquiry) or _number(
            question, part.lookup(without=SOFT | CONTRARY.keys()), inquiry
        )
    return (
        denied(question, part, inquiry)
        or identified(question, inquiry)
        or owned(question, part, inquiry)
        or _event(part, inquiry)
        or asserted(question, part, inquiry)
        or moved(question, part, inquiry)
    )


def _of_half(question: Question) -> Question:
    """ "More than half of them" asserts more than 50 percent."""
    half = next((mention for mention in question.mentions if "c:half" in mention.tags), None)
    if half is None or question.quantities or not question.cues & {"more", "less"}:
        return question
    share = Quantity(50.0, "percent", half.start, half.end, half.text)
    return replace(question, mentions=tuple(m for m in question.mentions if m != half), quantities=(share,))


def _asserts(question: Question) -> bool:
    """Is something asserted, to be confirmed or denied?"""
    if "truth" in question.cues:
        return not _open(question) or bool(question.quantities)
    if _open(question) or any("what" in mention.cues and "yes_no" not in mention.cues for mention in question.mentions):
        return False
    if {"what", "yes_no"} <= question.cues and question.concepts & {"say", "claim"} and asks_what_was_said(question):
        return False
    if question.text.rstrip().endswith("?") and question.mentions and {"not", "or"} <= question.mentions[-1].cues:
        return True  # "... ছিল না?" asks to be confirmed
    return "yes_no" in question.cues or (bool(question.quantities) and question.text.rstrip().endswith("?"))


def _open(question: Question) -> frozenset[str]:
    """What asks for more than yes or no. "Is it used for driving?" asks for no purpose, since no "what" does."""
    closed = frozenset({"purpose"}) if "yes_no" in question.cues and "what" not in question.cues else frozenset[str]()
    return question.cues & OPEN - closed


def _number(question: Question, named: Lookup, inquiry: Inquiry) -> Answer | None:
    """A figure is asserted: is it the one that the sources give?"""
    part = part_of(question)
    lookup = of_kinds(named, "number")
    ever = anytime(lookup)
    values = tuple(quantity.value for quantity in question.quantities)
    if same := tied(inquiry.find(replace(ever, numbers=values)))[:1]:
        if named != part.lookup() and contrary_asked(question, same[0], inquiry):
            return corrected(same)  # "did they cut it by 38 billion?"
        if "yearly" in question.concepts and "Q" in (same[0].period or ""):
            return corrected(same)  # of a quarter, not of the year
        if misattributed(question, same[0]) or _other_unit(question, same[0]):
            return None
        better = [fact for fact in inquiry.find(ever)[:1] if fact.distance < same[0].distance - MARGIN]
        if better and better[0].indicator != same[0].indicator:
            return corrected(tuple(better))  # the figure is there, but of something else
        return held(question, same[0], inquiry)
    units = frozenset(quantity.unit for quantity in question.quantities if quantity.unit and quantity.unit != "BDT")
    undated = replace(of_kinds(replace(part, periods=()).lookup(), "number"), units=units)
    if rivals := tied(inquiry.find(replace(lookup, units=units))) or tied(inquiry.find(replace(ever, units=units))):
        return corrected(rivals, max(values))
    return _event(part, inquiry) or corrected(tied(inquiry.find(undated)), max(values))


def _bounded(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """More or less than a figure is asserted: the only fact there is decides, as far as its own qualifier allows."""
    more, less = bool(question.cues & {"more"}), bool(question.cues & {"less"})
    units = frozenset({"percent"} if any(quantity.unit == "percent" for quantity in question.quantities) else ())
    facts = tied(inquiry.find(replace(of_kinds(part.lookup(), "number"), units=units)))
    if len(facts) != 1 or more == less or len(question.quantities) != 1 or not facts[0].number:
        return None
    value, bound, qualifier = facts[0].number.value, question.quantities[0].value, facts[0].number.qualifier
    if question.quantities[0].unit not in (None, facts[0].number.unit):
        return None
    holds = value > bound or (qualifier == "more_than" and value == bound) if more else value < bound
    if qualifier in OPEN_ENDED and more != holds:
        return None  # "at least 2 billion" may be 5, too
    verdict: Verdict = "yes" if holds else "no"
    return Finding(
        (Say(f"yes_{facts[0].status}" if holds else "no", {"fact": facts[0]}), *told(facts)),
        facts,
        figure_of(facts[0]),
        verdict,
    )


def corrected(facts: tuple[Fact, ...], asserted: float = 0.0) -> Answer | None:
    """No: these are the figures that the sources give; no verdict where "at least 2" leaves room for the 3 asserted."""
    if not facts or len(facts) > MOST:
        return None
    if any(fact.number and fact.number.qualifier in OPEN_ENDED and fact.number.value < asserted for fact in facts):
        return stated(facts[0], facts[1:])
    figures = tuple(figure for fact in facts for figure in figure_of(fact))
    return Finding((Say("no"), *told(facts)), facts, figures, "no")


def _event(part: Part, inquiry: Inquiry) -> Answer | None:
    """A date is asserted: is it the date of that event?"""
    if not part.periods:
        return None
    undated = of_kinds(replace(part, periods=()).lookup(), "date")
    if all(tag.startswith("e:") for term in undated.terms for tag in term):  # of somebody alone no event is asserted
        undated = replace(undated, terms=(*undated.terms, undated.hints - LIGHT)) if undated.hints - LIGHT else Lookup()
    facts = tied(inquiry.find(undated)) if undated.terms else ()
    if not facts or len({fact.subject for fact in facts}) > 1:
        return None
    if facts[0].conflicts_with:
        return both(facts[0], inquiry, asked=True)
    held = tuple(fact for fact in facts if _is_dated(fact, part.periods, inquiry))
    shown = held or facts
    key = f"yes_{shown[0].status}" if held else "no"
    lines = (Say(key, {"fact": shown[0]}), *(Say("date", {"fact": fact, "text": fact.texts}) for fact in shown))
    return Finding((*lines, *honest(shown)), shown, (), "yes" if held else "no")


def _is_dated(fact: Fact, periods: tuple[PeriodMention, ...], inquiry: Inquiry) -> bool:
    lookup = Lookup(terms=tuple(period.tags for period in periods), ids=(fact.id,))
    return isinstance(fact.value, Date) and bool(inquiry.find(lookup))


def _other_unit(question: Question, fact: Fact) -> bool:
    """Is it dollars in the fact, and euros in the question?"""
    units = {quantity.unit for quantity in question.quantities if quantity.unit}
    return bool(units) and fact.number is not None and fact.number.unit not in units
