"""Yes or no: what is asserted, held against what the sources say. A plan asked about as if done is a no."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.finding import figure_of, headline, honest
from bot.intents.inquiry import Inquiry, Part, of_kinds, part_of, tied, with_numbers
from bot.model import Answer, Finding, PeriodMention, Question, Say, Verdict
from knowledge.lookup import Lookup
from knowledge.model import Date, EntityValue, Fact

OPEN = frozenset({"how_many", "how_much", "when", "where", "who", "whose", "why", "list", "source", "difference", "purpose"})
FUTURE = frozenset({"c:plan", "c:promise", "c:launch", "c:add"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    asserted = "truth" in question.cues or ("yes_no" in question.cues and not question.cues & OPEN)
    if not asserted or (question.cues & OPEN and not question.quantities):
        return None
    part = part_of(question)
    if not part.lookup().terms:
        return None
    if question.quantities:
        return _number(question, part, inquiry)
    return _event(question, part, inquiry) or _statement(question, part, inquiry)


def _number(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """A figure is asserted: is it the one that the sources give?"""
    lookup = of_kinds(part.lookup(), "number")
    anytime = replace(lookup, terms=tuple(term for term in lookup.terms if term != frozenset({"c:now"})))
    same = tied(inquiry.find(with_numbers(anytime, question.quantities)))[:1]
    units = frozenset(quantity.unit for quantity in question.quantities if quantity.unit and quantity.unit != "BDT")
    if same:
        return _held(question, same[0], inquiry)
    rivals = tied(inquiry.find(replace(lookup, units=units))) or tied(inquiry.find(replace(anytime, units=units)))
    if not rivals:
        undated = replace(part, periods=())
        return _event(question, part, inquiry) or _corrected(tied(inquiry.find(replace(of_kinds(undated.lookup(), "number"), units=units))))
    return _corrected(rivals)


def _corrected(facts: tuple[Fact, ...]) -> Answer | None:
    """No: these are the figures that the sources give."""
    if not facts or len(facts) > 3:
        return None
    figures = tuple(figure for fact in facts for figure in figure_of(fact))
    return Finding((Say("no"), *map(headline, facts), *honest(facts)), facts, figures, "no")


def _held(question: Question, fact: Fact, inquiry: Inquiry) -> Finding:
    """The sources give this figure: as a fact, or only as a plan, claim or estimate."""
    asks_plan = "will" in question.cues or bool(question.concepts & {"plan", "promise"}) or bool(question.periods)
    if fact.status == "planned" and not asks_plan:
        now = inquiry.find(Lookup(terms=(frozenset({f"e:{fact.subject}"}), frozenset({"c:now"})), units=frozenset({fact.number.unit} if fact.number else ())))[:1]
        facts = (*now, fact)
        figures = tuple(figure for each in facts for figure in figure_of(each))
        return Finding((Say("no_plan"), headline(fact), *(Say("so_far", {"fact": each}) for each in now), *honest(facts)), facts, figures, "no")
    verdict: Verdict = "yes"
    return Finding((Say(f"yes_{fact.status}", {"fact": fact}), headline(fact), *honest([fact])), (fact,), figure_of(fact), verdict)


def _event(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """A date is asserted: is it the date of that event?"""
    if not part.periods:
        return None
    undated = of_kinds(replace(part, periods=()).lookup(), "date")
    facts = tied(inquiry.find(undated)) if undated.terms else ()
    if not facts or len({fact.subject for fact in facts}) > 1:
        return None
    held = tuple(fact for fact in facts if _is_dated(fact, part.periods, inquiry))
    shown = held or facts
    key = f"yes_{shown[0].status}" if held else "no"
    lines = (Say(key, {"fact": shown[0]}), *(Say("date", {"fact": fact, "text": fact.texts}) for fact in shown))
    return Finding((*lines, *honest(shown)), shown, (), "yes" if held else "no")


def _is_dated(fact: Fact, periods: tuple[PeriodMention, ...], inquiry: Inquiry) -> bool:
    lookup = Lookup(terms=tuple(period.tags for period in periods), ids=(fact.id,))
    return isinstance(fact.value, Date) and bool(inquiry.find(lookup))


def _statement(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """Something is asserted without a figure: is there a fact that says it?"""
    lookup = part.lookup()
    facts = tied(inquiry.find(replace(lookup, kinds=frozenset({"statement", "entity", "date"})))) or tied(inquiry.find(lookup))
    if not facts or len(facts) > 3 or len(lookup.terms) < 2:
        return None
    fact = facts[0]
    if isinstance(fact.value, EntityValue) and not {fact.value.id, fact.subject} & set(question.entities):
        return None
    lines = (Say(f"yes_{fact.status}", {"fact": fact}), *map(headline, facts))
    figures = tuple(figure for each in facts for figure in figure_of(each))
    return Finding((*lines, *honest(facts)), facts, figures, "yes" if fact.status == "reported" else "partly")
