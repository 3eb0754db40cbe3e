"""Every question shape, one module each. This table is all that can be asked.

An intent answers or returns None ("not mine"). They are tried in the order in which the matcher ranks them, the ones with a
marked shape (`difference`, `verify`...) before the plain ones (`figure`, `what`).
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
from bot.intents.inquiry import Inquiry
from bot.model import Answer, Question

Intent = Callable[[Question, Inquiry], Answer | None]

MARKED: Mapping[str, Intent] = MappingProxyType(
    {
        "social": social.answer,
        "help": help_.answer,
        "source": source.answer,
        "conflict": conflict.answer,
        "ratio": ratio.answer,
        "difference": difference.answer,
        "sum": sum.answer,
        "timeline": timeline.answer,
        "superlative": superlative.answer,
        "compare": compare.answer,
        "status": status.answer,
        "verify": verify.answer,
        "convert": convert.answer,
        "count": count.answer,
        "list": list.answer,
        "why": why.answer,
        "date": date.answer,
        "where": where.answer,
        "who": who.answer,
    }
)
"""Shapes that a cue gives away, the rarest first."""

PLAIN: Mapping[str, Intent] = MappingProxyType(
    {"figure": figure.answer, "undisclosed": undisclosed.answer, "what": what.answer}
)
"""Shapes that need no cue."""
