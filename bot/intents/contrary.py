"""What an assertion meets without a figure: its contrary, or another owner than the one named."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from bot.intents.finding import figure_of, headline, honest, told
from bot.intents.ideas import CONTRARY, NOW
from bot.intents.inquiry import Inquiry, Part, anytime, of_kinds, tied
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import EntityValue, Fact


def contrary_asked(question: Question, fact: Fact, inquiry: Inquiry) -> bool:
    """Is a direction asserted that the fact does not tell?"""
    asked = [f"c:{concept}" for concept in question.concepts if f"c:{concept}" in CONTRARY]
    return any(not inquiry.find(Lookup(ids=(fact.id,), terms=(frozenset({tag}),))) for tag in asked)


def owned(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """ "Cortex is xAI's, right?": two names and nothing else assert that one has the other."""
    if len(question.entities) != 2 or question.periods or any(_is_idea(term) for term in part.lookup().terms):
        return None
    bare = all(not mention.content - NOW or mention.entities for mention in question.mentions)
    relations = ("own", "make") if bare else ("own",)  # "is Dojo Nvidia's?" asks for the maker; "the Dojo cluster" would not
    for (thing, holder), relation in product((question.entities, question.entities[::-1]), relations):
        lookup = Lookup(terms=(frozenset({f"e:{thing}"}), frozenset({f"c:{relation}"})), kinds=frozenset({"entity"}))
        facts = [fact for fact in inquiry.find(lookup) if fact.subject == thing and inquiry.about(fact, relation)]
        if facts and isinstance(facts[0].value, EntityValue) and alike(holder, {facts[0].value.id}, inquiry):
            held = holder in {facts[0].value.id, *inquiry.owners(facts[0].value.id)}
            lines = (Say(f"yes_{facts[0].status}" if held else "no", {"fact": facts[0]}), *told(facts[:1]))
            return Finding(lines, (facts[0],), (), "yes" if held else "no")
    return None


def identified(question: Question, inquiry: Inquiry) -> Answer | None:
    """ "Was X once called Twitter?": two names of one thing assert that it bore both, and a fact tells so."""
    named = [mention for mention in question.mentions if mention.entities]
    if len(question.entities) != 1 or len({mention.alias for mention in named}) != 2 or "now" in question.cues:
        return None
    entity = inquiry.entities[question.entities[0]]
    shown = {names[0] for names in entity.names.values()}
    lookup = Lookup(terms=(frozenset({f"e:{entity.id}"}), frozenset({"c:people"})), kinds=frozenset({"statement"}))
    facts = [fact for fact in inquiry.find(lookup) if fact.subject == entity.id and inquiry.about(fact, "people")][:1]
    if not facts or named[0].alias not in shown or named[1].alias in shown:
        return None  # which of the two came first is all that is asked
    return Finding((Say(f"yes_{facts[0].status}", {"fact": facts[0]}), *told(facts)), tuple(facts), (), "yes")


def _is_idea(term: frozenset[str]) -> bool:
    return term != NOW and not any(tag.startswith("e:") for tag in term)


def denied(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """The contrary is told: "is it lagging behind?" of what is ahead of schedule."""
    said = frozenset(f"c:{concept}" for concept in question.concepts).intersection(CONTRARY)
    lookup = part.lookup(without=frozenset(CONTRARY))
    others = anytime(lookup).terms
    if not said or not others or inquiry.find(replace(lookup, terms=(*others, said), limit=1)):
        return None
    contrary = frozenset(CONTRARY[tag] for tag in said)
    about = (frozenset({"c:schedule"}),) if "c:delay" in said else ()  # to lead in a race is not to be in time
    facts = tied(inquiry.find(replace(lookup, terms=(*others, contrary, *about))))[:1]
    turned = said & {"c:lag", "c:lead"} and question.entities  # "is Google ahead of Musk?" is not denied by Musk's lag
    if not facts or (turned and not inquiry.related(question.entities[0], facts[0].subject)):
        return None
    return Finding((Say("no"), *told(facts)), facts, figure_of(facts[0]), "no")


def alike(entity: str, named: set[str], inquiry: Inquiry) -> bool:
    """Is it of the kind of those named, a company for a company?"""
    return inquiry.entities[entity].kind in {inquiry.entities[name].kind for name in named}


def another(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """ "Does Nvidia make Dojo?": no, the fact about Dojo names another maker."""
    for mention in part.mentions:
        if not mention.entities:
            continue
        others = replace(part, mentions=tuple(each for each in part.mentions if each != mention))
        lookup = of_kinds(others.lookup(), "entity")
        facts = tied(inquiry.find(lookup)) if len(lookup.terms) > 1 else ()
        named = set(mention.entities)
        if len(facts) == 1 and isinstance(facts[0].value, EntityValue) and alike(facts[0].value.id, named, inquiry):
            return Finding((Say("no"), headline(facts[0]), *honest(facts)), facts, (), "no")
    return None


def asks_what_was_said(question: Question) -> bool:
    """ "musk ki bolse", and nothing else that asserts; but not "musk ki bolse je ..."."""
    asserting = any("yes_no" in mention.cues and "what" not in mention.cues for mention in question.mentions)
    what = [mention.start for mention in question.mentions if "what" in mention.cues]
    said = [mention.start for mention in question.mentions if {"c:say", "c:claim"} & mention.tags]
    return not asserting and "that" not in question.cues and any(abs(one - other) <= 2 for one in what for other in said)
