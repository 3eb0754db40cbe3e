"""Every question shape, one module each. This table is all that can be asked.

An intent answers or returns None ("not mine"), and the next is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.intents import (
    compare,
    conflict,
    convert,
    count,
    date,
    difference,
    figure,
    list,  # noqa: A004  # the shape is called list
    multi,
    multiple,
    ratio,
    social,
    source,
    status,
    sum,  # noqa: A004  # the shape is called sum
    superlative,
    timeline,
    undisclosed,
    verify,
    what,
    where,
    who,
    why,
)
from bot.intents import help as help_
from bot.intents.finding import with_repeated
from bot.intents.inquiry import Inquiry, measures
from bot.model import Answer
from bot.question import Question

Intent = Callable[[Question, Inquiry], Answer | None]

MARKED: Mapping[str, Intent] = MappingProxyType(
    {
        "social": social.answer,
        "help": help_.answer,
        "multi": multi.answer,
        "source": source.answer,
        "conflict": conflict.answer,
        "ratio": ratio.answer,
        "difference": difference.answer,
        "sum": sum.answer,
        "timeline": timeline.answer,
        "compare": compare.answer,
        "superlative": superlative.answer,
        "multiple": multiple.answer,
        "status": status.answer,
        "convert": convert.answer,
        "count": count.answer,
        "list": list.answer,
    }
)
"""Shapes that a word gives away, tried in this order: the rarer word says more."""

ASKING: Mapping[str, Intent] = MappingProxyType(
    {"verify": verify.answer, "why": why.answer, "date": date.answer, "where": where.answer, "who": who.answer}
)
"""Shapes with a question word, tried as the matcher ranks them."""

PLAIN: Mapping[str, Intent] = MappingProxyType(
    {"figure": figure.answer, "undisclosed": undisclosed.answer, "what": what.answer}
)
"""Shapes that need no such word, tried as the matcher ranks them."""

SURE = 35.0
"""Score from which the matcher decides among the plain shapes. Below it their order holds: a figure before a sentence."""


def route(question: Question, inquiry: Inquiry, scores: Mapping[str, float]) -> tuple[str, Answer] | None:
    """The first intent that answers, with its name; None if none does.

    Args:
        question: as read.
        inquiry: the facts.
        scores: how the matcher ranks the intents.
    """
    asking = sorted(ASKING, key=lambda name: -scores.get(name, 0.0))
    measured = any(inquiry.indicators[name].unit for name in measures(question))
    plain = sorted(PLAIN, key=lambda name: (not (measured and name == "figure"), -max(scores.get(name, 0.0), SURE)))
    for name in (*MARKED, *asking, *plain):
        table = MARKED if name in MARKED else ASKING if name in ASKING else PLAIN
        if answer := table[name](question, inquiry):
            return name, with_repeated(answer, inquiry)
    return None
