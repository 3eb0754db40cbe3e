"""What is asserted without a figure, and what a fact that holds it makes of it: a fact, or only a plan, claim or estimate."""

from __future__ import annotations

from dataclasses import replace

from bot.intents.contrary import another
from bot.intents.finding import cautioned, figure_of, headline, honest, stated, told
from bot.intents.ideas import LIGHT, MONEY, NOW, SAYING, is_counted
from bot.intents.inquiry import Inquiry, Part, anytime, of_kinds, tied
from bot.model import Answer, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import EntityValue, Fact

RELATION = frozenset({"own", "make", "supply", "company"})
"""Ideas that join two names: owner and thing, maker and thing."""
DIRECTIONS = frozenset({"c:lag", "c:lead", "c:grow", "c:fall"})
MOST = 3


def held(question: Question, fact: Fact, inquiry: Inquiry) -> Finding:
    """The sources say this: as a fact, or only as a plan, claim or estimate."""
    if not (question.entities or question.periods or any(tag.startswith("e:") for term in question.inherited for tag in term)):
        return stated(fact)  # whose it is was not said, or was said in a word that we do not know
    if fact.status == "estimated" and "now" in question.cues:
        return Finding((Say("no"), *told([fact])), (fact,), figure_of(fact), "no")  # expected, and not told as done
    asks_plan = "will" in question.cues or bool(question.concepts & {"plan", "promise"}) or bool(question.periods)
    asks_plan |= fact.source.said_by in question.entities and bool({f"c:{idea}" for idea in question.concepts} & SAYING)
    asks_plan |= inquiry.about(fact, "purpose")  # what something is for is always said beforehand
    if fact.status == "undisclosed":
        return Finding((Say("kind_undisclosed"), headline(fact)), (fact,), (), "no")
    if fact.status == "planned" and ("now" in question.cues or not asks_plan):
        return _only_planned(fact, inquiry)
    lines = (Say(f"yes_{fact.status}", {"fact": fact}), headline(fact), *cautioned(fact))
    return Finding(lines, (fact,), figure_of(fact), "yes")


def _only_planned(fact: Fact, inquiry: Inquiry) -> Finding:
    """No, it is a plan; and what there is so far."""
    units = frozenset({fact.number.unit}) if fact.number else frozenset[str]()
    so_far = Lookup(terms=(frozenset({f"e:{fact.subject}"}), NOW), units=units, kinds=frozenset({"number"}))
    now = inquiry.find(so_far)[:1]
    lines = [Say("no_plan"), headline(fact), *honest([fact])]
    for each in now:
        lines += [Say("so_far", {"fact": each}), *honest([each])]
    facts = (*now, fact)
    return Finding(tuple(lines), facts, tuple(figure for each in facts for figure in figure_of(each)), "no")


def asserted(question: Question, part: Part, inquiry: Inquiry) -> Answer | None:
    """Something is asserted without a figure: is there a fact that says it, or one that names another?"""
    lookup = _directed(anytime(part.lookup()), question)
    if len(lookup.terms) < 2 or _is_denied(question):
        return None
    related = (fact for fact in inquiry.find(of_kinds(lookup, "entity")) if _relates(fact, question, inquiry))
    facts = (
        tied(list(related)) or tied(inquiry.find(of_kinds(lookup, "statement", "entity", "date"))) or tied(inquiry.find(lookup))
    )
    if not facts:
        return another(question, part, inquiry)
    if len(facts) > MOST:
        return None
    fact = facts[0]
    if question.concepts & {"lag", "lead"} and not inquiry.related(_measured_one(question), fact.subject):
        return None  # who is behind whom is turned round
    joined = _relates(fact, question, inquiry)
    if misattributed(question, fact) or not (joined or _supported(question, lookup, fact, inquiry)):
        return another(question, part, inquiry)
    if isinstance(fact.value, EntityValue) and not {fact.value.id, fact.subject} & set(question.entities):
        return None
    return held(question, fact, inquiry)


def _directed(lookup: Lookup, question: Question) -> Lookup:
    """With the direction of a loose word as a term: "behind his rivals", "spend more in Q2". None fits one that is lost."""
    if not question.cues & {"more", "less"}:
        return lookup
    said = frozenset(f"c:{concept}" for concept in question.concepts if f"c:{concept}" in DIRECTIONS)
    alone = len(question.entities) == 1 and "than" not in question.cues and question.concepts & MONEY
    if not said and alone and not question.cues >= {"more", "less"}:
        said = frozenset({"c:grow"} if "more" in question.cues else {"c:fall"})
    return replace(lookup, terms=tuple(dict.fromkeys((*lookup.terms, said)))) if len(said) == 1 else Lookup()


def _is_denied(question: Question) -> bool:
    """A "not" that does more than ask to be confirmed at the end."""
    last = question.mentions[-1]
    asks = {"not", "or"} <= last.cues and question.text.rstrip().endswith("?")
    return any("not" in mention.cues for mention in question.mentions if not (asks and mention == last))


def _measured_one(question: Question) -> str:
    """Who is said to be behind or ahead: the first name that is not the one measured by ("google er cheye")."""
    than = {mention.start for mention in question.mentions if "than" in mention.cues}
    names = [(mention.end, entity) for mention in question.mentions for entity in mention.entities]
    return next((name for end, name in names if end not in than), "")


def misattributed(question: Question, fact: Fact) -> bool:
    """ "Did Musk say...?": is the one named before the saying not the one who said it?"""
    saying = [mention.start for mention in question.mentions if {"c:say", "c:claim", "c:disclose"} & mention.tags]
    if not saying:
        return False
    named = {entity for mention in question.mentions if mention.start < saying[0] for entity in mention.entities}
    return bool(named) and not named & {fact.source.said_by, fact.source.reported_by}


def _relates(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """Does it join just those named: an owner, maker or place and its thing?"""
    if not isinstance(fact.value, EntityValue) or not {fact.subject, fact.value.id} & set(question.entities):
        return False
    ends = {fact.subject, fact.value.id}
    relation = question.concepts & RELATION
    if relation:
        return set(question.entities) <= ends and any(inquiry.about(fact, concept) for concept in relation)
    if inquiry.about(fact, "own") and ends == set(question.entities):
        return True  # "কর্টেক্স কি টেসলার?"
    reached = ends | (inquiry.owners(fact.value.id) if inquiry.about(fact, "place") else set())
    return inquiry.about(fact, "place") and fact.subject in question.entities and set(question.entities) <= reached


def _supported(question: Question, lookup: Lookup, fact: Fact, inquiry: Inquiry) -> bool:
    """Two names in one sentence are no support: an idea must be named too; and owner and maker must be the ones named."""
    ideas = [term for term in lookup.terms if not any(tag[:2] in ("e:", "p:", "a:", "b:") for tag in term)]
    relation = question.concepts & RELATION
    ideas += [term for term in _said_in_passing(question) if _carries_all(fact, question, inquiry)]
    if not isinstance(fact.value, EntityValue):
        return (bool(ideas) or _counts(fact, question, inquiry)) and not relation
    ends = {fact.subject, fact.value.id}
    known = {*ends, *inquiry.owners(fact.subject), *inquiry.owners(fact.value.id), *fact.involves}
    about = any(inquiry.about(fact, concept) for concept in relation)
    return set(question.entities) <= (ends if about else known) and (about or not relation) and bool(ideas or relation)


def _said_in_passing(question: Question) -> list[frozenset[str]]:
    """Ideas that rule no fact out elsewhere: "is Merritt an investor in Tesla?"."""
    ideas = [frozenset(tag for tag in mention.content if tag.startswith("c:")) for mention in question.mentions]
    return [idea for idea in ideas if idea and idea <= LIGHT]


def _carries_all(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """They may hold up a yes only of what the fact is about, and only if it carries every one."""
    terms = tuple(dict.fromkeys(_said_in_passing(question)))
    return fact.subject in question.entities and bool(inquiry.find(Lookup(ids=(fact.id,), terms=terms)))


def _counts(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """Does it count the chips named in the machine named: "will it have H200s, too?"."""
    counted = fact.number is not None and is_counted(fact.number.unit)
    return counted and fact.subject in question.entities and any(map(inquiry.is_chip, question.entities))
