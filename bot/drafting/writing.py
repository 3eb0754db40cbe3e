"""A draft as the text of a pack's files: what was found, every guess marked, the sentences left for the editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from bot.drafting.reading import Found
from knowledge.model import Entity

SLUG = re.compile(r"[^a-z0-9]+")
INDICATORS = ("cost", "spend", "revenue", "profit", "price", "value", "budget", "invest", "fund", "debt", "salary", "grow")
"""Ideas that say what is measured, the likeliest first."""
BOTH = "{en: TODO, bn: TODO}"


def slug(text: str) -> str:
    """An id made of a name; "" if it has no Latin letters."""
    return SLUG.sub("-", text.lower()).strip("-")


def article(name: str, language: str, count: int, units: Mapping[str, Mapping[str, str]]) -> str:
    """article.yaml, with the units that Tathya has no words for."""
    own = "".join(f"  {unit}: {json.dumps(dict(words), ensure_ascii=False)}  # TODO: right?\n" for unit, words in units.items())
    return f"""\
# What is known of the article itself. Write unknown for what is not known; do not guess.
id: {name}
title: TODO
publisher: TODO
author: unknown
published: TODO        # 2026-03-14
url: unknown
language: {language}
paragraphs: {count}
as_of: TODO            # the month that "now" and "this year" mean in it: 2026-03
about: {BOTH}          # what it is about, in a few words
examples:              # three questions in each language that it answers
  en: [TODO]
  bn: [TODO]
topics: [TODO]         # ids of entities that the whole article is about: a question may name them whatever it asks
{"" if own else "# "}units:               # only for units that Tathya has no words for: what stands after the number
{own or '#   sack: {en: "sacks", bn: "TODO"}' + chr(10)}"""


def entity(name: str, known: Entity | None = None) -> str:
    """One entry of entities.yaml; of a known entity, as another pack has it."""
    if known:
        names = "".join(f"    {code}: {_listed(words)}\n" for code, words in known.names.items())
        role = f"  role: {json.dumps(dict(known.role), ensure_ascii=False)}\n" if known.role else ""
        return f"- id: {known.id}  # known from another pack\n  kind: {known.kind}\n  names:\n{names}{role}"
    return f"""\
- id: {slug(name) or "TODO"}
  kind: TODO  # company person group publication machine place chip product model topic
  names:
    en: [{json.dumps(name, ensure_ascii=False)}]
    bn: [TODO]
"""


def indicator(name: str, unit: str | None, concepts: Sequence[str], words: Mapping[str, str]) -> str:
    """One entry of indicators.yaml."""
    names = "".join(f"    {code}: [{word}]  # TODO: more words for it\n" for code, word in words.items())
    return (
        f"- id: {name}\n"
        + (f"  unit: {unit}\n" if unit else "")
        + (f"  concepts: [{', '.join(concepts)}]\n" if concepts else "")
        + f"  names:\n{names or '    en: [TODO]' + chr(10) + '    bn: [TODO]' + chr(10)}"
    )


def measure(found: Found) -> tuple[str, list[str]]:
    """The id of what a figure may measure, and its ideas."""
    ideas = [idea for idea in INDICATORS if idea in found.concepts]
    unit = slug(found.unit or "") or "count"
    if found.unit in ("percent", "times"):
        return "-".join([*ideas[:1], "share" if found.unit == "percent" else "multiple"]), ideas[:1]
    if unit in ("usd", "bdt", "inr", "eur", "gbp"):
        return (ideas[0] if ideas else f"{unit}-amount"), ideas[:1]
    return f"{unit}-count", []


def fact(found: Found, name: str) -> str:
    """One entry of facts.yaml."""
    value = int(found.value) if found.value == int(found.value) else found.value
    lines = [
        f"- id: {name}",
        f"  # in the article: {found.words}",
        f"  subject: {found.entities[0]}  # TODO: right?" if found.entities else "  subject: TODO",
        f"  indicator: {measure(found)[0]}  # TODO: right?",
        f"  value: {value}",
        f"  unit: {found.unit}" if found.unit else "  unit: TODO  # what is counted",
        *([f"  qualifier: {found.qualifier}"] if found.qualifier != "exact" else []),
        f"  status: {found.status}  # TODO: right? reported planned claimed estimated undisclosed",
        *([f"  period: {found.period}  # TODO: right?"] if found.period else []),
        *([f"  said_by: {found.speaker}  # TODO: right?"] if found.speaker else []),
        f"  paragraph: {found.paragraph}",
        *([f"  involves: [{', '.join(found.entities[1:4])}]  # TODO: right?"] if len(found.entities) > 1 else []),
        f"  label: {BOTH}",
        f"  text: {BOTH}",
    ]
    return "\n".join(lines) + "\n"


def dates(found: Mapping[int, Sequence[tuple[str, str]]]) -> str:
    """A note of the article's days and months, by paragraph: which of them are facts is the editor's to say."""
    lines = [
        f"#   paragraph {number}: " + ", ".join(f"{words} ({iso})" for words, iso in some) for number, some in found.items()
    ]
    head = "# Dates in the article. Those that readers may ask for are facts, too, of an indicator without a unit."
    return "\n".join([head, *lines, ""]) if lines else ""


QUESTIONS = """\
# Golden questions, as readers type them, in Bengali, English and romanised Bengali, each with the fact that answers it;
# one without `facts` is one that the article does not answer. `tathya check` asks them all, and Tathya learns from them
# which words ask for a fact.
# - ask: "how much did it cost?"
#   facts: [the-cost]
- ask: TODO
"""


def names_of(found: Iterable[Found], used: Iterable[str] = ()) -> dict[int, str]:
    """An id for each figure, by its place: subject, measure and paragraph; numbered where that is not enough."""
    taken, result = set(used), dict[int, str]()
    for place, each in enumerate(found):
        stem = "-".join([*each.entities[:1], measure(each)[0], f"p{each.paragraph}"])
        name, count = stem, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        result[place] = name
    return result


def _listed(words: Iterable[str]) -> str:
    return "[" + ", ".join(json.dumps(word, ensure_ascii=False) for word in words) + "]"
