"""Which ideas of a question a fact must agree with, and which only make it fit better."""

from __future__ import annotations

from bot.doing import ideas

LIGHT = ideas(
    "ai quarterly yearly help say claim report announce estimate disclose post purpose reason plan project now level "
    "big new machine company money people capacity use run analyst rival investor latest season"
)
"""Ideas that make a fact fit better, but never rule one out: the words are used too loosely."""
SOFT = (
    LIGHT
    | ideas(
        "start launch unveil deploy assemble use run train infer machine factory place old other only compute "
        "infrastructure add schedule network release research tool model software data_center server level half enough "
        "equivalent country win signing"
    )
    | {"i:location"}
)
"""Ideas that need not agree where the question names by itself whom it is about and what is measured or asked:
"how many GPUs does Memphis show?" is about its GPUs."""
CONTRARY = {
    "c:fall": "c:grow",
    "c:grow": "c:fall",
    "c:lag": "c:lead",
    "c:lead": "c:lag",
    "c:finish": "c:start",
    "c:delay": "c:lead",
}
"""What denies an idea."""
AIMS = frozenset({"c:plan", "c:purpose"})
"""Ideas of a goal: the indicator of that name is meant too seldom to be asked for."""
NOW = frozenset({"c:now"})
"""The term that a fact carries if it is no plan."""
PER = frozenset({"m:per"})
"""The term that a fact carries if it is of each of several: a price per kilo."""
CHANGE = frozenset({"c:grow", "c:fall", "c:double"})
"""Ideas that say how something changed, but not what."""
OTHER_COUNTS = "#"
"""Stands for every unit of the facts that is neither money nor a share, nor physical, nor one of ours: passengers, schools."""
COUNTED = frozenset({"gpu", "chip", "company", OTHER_COUNTS})
CURRENCIES = frozenset({"USD", "BDT", "INR", "EUR", "GBP"})
SHARES = frozenset({"percent", "times"})
PHYSICAL = frozenset({"tonne", "kilogram", "kilometre", "metre", "hectare", "acre", "litre", "barrel", "megawatt"})
"""Units of what is weighed and measured: no such figure says how many there are."""
MONEY = frozenset({"spend", "cost", "capex", "raise", "invest", "value", "lose", "budget"})
"""Ideas that are measured in money, unless it is said how much they grew."""
SAYING = frozenset({"c:say", "c:claim", "c:post", "c:announce", "c:estimate", "c:report", "c:promise"})
"""Ideas with which a time may be that of the saying."""

COMPARING = CHANGE | {
    "q:than",
    "q:versus",
    "q:more",
    "q:less",
    "u:percent",
    "c:spend",
    "c:capex",
    "c:cost",
    "c:invest",
    "c:quarterly",
    "c:yearly",
}
"""What may compare with another time."""


def is_counted(unit: str) -> bool:
    """Is it a unit of things that are counted or weighed, not of money nor of shares?"""
    return unit not in CURRENCIES | SHARES
