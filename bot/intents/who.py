"""Who said, owns, makes or spent it; and which company a figure belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.doing import ideas
from bot.intents.finding import honest
from bot.intents.ideas import SAYING, SOFT
from bot.intents.inquiry import Inquiry, of_kinds, part_of, tied, with_numbers
from bot.intents.list import members_of
from bot.model import Answer, Clarification, Finding, Say
from bot.question import Question
from knowledge.lookup import Lookup
from knowledge.model import EntityValue, Fact

HOLDERS = frozenset({"company", "person", "group", "publication"})
GIVING = frozenset({"invest", "investor", "fund", "lead", "buy", "sell"})
"""What asks for somebody else than the one who tells of it."""
MOST = 2
OFFICES = ideas("lead ceo founder")
"""Ideas that are an office, whatever it is called."""
HEADS = ideas(
    "chairman president director principal vice_chancellor contractor designer operator lender buyer seller winner inaugurator "
    "organiser sponsor"
)
"""The same of those who head, build, lend, buy or win something, where that is what is told of."""
DOERS = {
    "c:make": "c:contractor",
    "c:debt": "c:lender",
    "c:launch": "c:inaugurator",
    "c:run": "c:operator",
    "c:sell": "c:seller",
    "c:buy": "c:buyer",
    "c:win": "c:winner",
}
"""Who does what: who built it is its contractor, if one is told of."""
HAVING = frozenset({"own", "make", "supply"})


def answer(question: Question, inquiry: Inquiry) -> Answer | None:
    """A name; None if none is asked or known."""
    if not question.cues & {"who", "whose"}:
        return _which(question, inquiry) if "which" in question.cues else None
    part = part_of(question)
    lookup = part.lookup(without=SAYING)
    if office := _in_office(question, lookup, inquiry):
        return office
    if introduced := _introduced(question, inquiry):
        return introduced
    if not lookup.terms and not question.quantities:
        return _speaker(question.recent[-1:])  # "by whom?"
    says = any(f"c:{concept}" in SAYING for concept in question.concepts)
    if says and not question.concepts & HAVING and not _asks_owner(question):
        if question.recent and not _names_more(question):
            return _speaker(question.recent[-1:])
        return _speaker(inquiry.find(with_numbers(lookup, question.quantities)))
    if question.quantities:
        return _holder(inquiry.find(with_numbers(lookup, question.quantities)))
    owned = of_kinds(lookup, "entity")
    if not question.concepts & HAVING:
        owned = replace(owned, hints=owned.hints | {"c:own"})
    fits = tuple(fact for fact in inquiry.find(owned) if _is_of(fact, question, inquiry))
    told = (fact for fact in inquiry.find(of_kinds(lookup, "statement")) if inquiry.about(fact, "people"))
    people = tuple(fact for fact in told if fact.subject in question.entities)
    if (group := _group(question, inquiry)) and not question.concepts & HAVING:
        return group
    if best := (tied(people) if "whose" not in question.cues and not question.concepts & HAVING else ()) or tied(fits):
        return Finding((*(_named(fact) for fact in best), *honest(best)), best) if len(best) < 3 else Clarification(best)
    if question.concepts & HAVING and question.entities:
        return None  # an owner or maker is asked, and none is told
    found = inquiry.find(lookup)
    holders = (fact for fact in found if fact.subject not in question.entities)
    holder = _holder(tuple(fact for fact in holders if inquiry.entities[fact.subject].kind in HOLDERS))
    if holder or question.concepts & GIVING or not question.concepts - {tag[2:] for tag in SOFT}:
        return holder
    claims = [fact for fact in found if fact.source.said_by and fact.status not in ("reported", "undisclosed")]
    return _speaker(tied([fact for fact in claims if fact.subject in question.entities]))


def _in_office(question: Question, lookup: Lookup, inquiry: Inquiry) -> Answer | None:
    """Who holds what is named as itself: the chairman, the lender, the sponsor."""
    meant = [mention.content for mention in question.mentions if mention.content]
    best = tied([fact for fact in inquiry.find(of_kinds(lookup, "entity")) if _holds(fact, meant, question, inquiry)])
    if not best or len(best) > MOST:
        return None
    return Finding((*(_named(fact) for fact in best), *honest(best)), best)


def _which(question: Question, inquiry: Inquiry) -> Answer | None:
    """ "Which school is the best?": what holds a title that is named as itself, of whatever kind it is."""
    named = {tag[2:] for mention in question.mentions for tag in mention.tags if tag.startswith("i:")}
    lookup = of_kinds(part_of(question).lookup(), "entity")
    best = tied([fact for fact in inquiry.find(lookup) if fact.indicator in named]) if lookup.terms else ()
    told = [fact for fact in best if isinstance(fact.value, EntityValue) and fact.value.id not in question.entities]
    return Finding((*(_named(fact) for fact in told), *honest(told)), tuple(told)) if 0 < len(told) <= MOST else None


def _introduced(question: Question, inquiry: Inquiry) -> Answer | None:
    """Who somebody is, where no more than a person's name is said: the office that they hold, as a sentence."""
    if "who" not in question.cues or len(question.entities) != 1 or question.quantities or question.periods:
        return None
    name = question.entities[0]
    if inquiry.entities[name].kind != "person" or any(mention.content - {f"e:{name}"} for mention in question.mentions):
        return None
    known = inquiry.find(Lookup(terms=(frozenset({f"e:{name}"}),), kinds=frozenset({"entity", "statement"})))
    offices = [fact for fact in known if isinstance(fact.value, EntityValue) and fact.value.id == name]
    told = [fact for fact in known if fact.subject == name and fact.status == "reported" and not fact.source.said_by]
    best = tied(offices) or tied(told)
    if len(best) != 1:
        return None
    return Finding((Say("sentence", {"text": best[0].texts}), *honest(best)), best)


def _holds(fact: Fact, meant: Sequence[frozenset[str]], question: Question, inquiry: Inquiry) -> bool:
    """Is the fact's value somebody, not named in the question, and is what they are or do named?"""
    if not isinstance(fact.value, EntityValue) or fact.value.id in question.entities:
        return False
    own = {f"c:{idea}" for idea in inquiry.indicators[fact.indicator].concepts}
    said = {tag for content in meant for tag in content}
    # Who designed it also made it in a way, but is not its builder.
    heads = HEADS & said or {DOERS[tag] for tag in said & DOERS.keys()}
    told = frozenset(f"n:{head}" for head in heads)
    is_named = bool({f"i:{fact.indicator}", *(OFFICES & own)} & said)
    is_named = is_named or bool(told and inquiry.find(Lookup(ids=(fact.id,), terms=(told,))))
    return is_named and inquiry.entities[fact.value.id].kind in HOLDERS


def _asks_owner(question: Question) -> bool:
    """ "Whose supercomputer does the article say it is?", not "whose estimate is the 2 billion?"."""
    return "whose" in question.cues and bool(question.entities) and not question.quantities


def _is_of(fact: Fact, question: Question, inquiry: Inquiry) -> bool:
    """Does it tell the owner or maker of the very thing named?"""
    wanted = question.concepts & HAVING or {"own"}
    named = not question.entities or fact.subject in question.entities
    return named and any(inquiry.about(fact, concept) for concept in wanted)


def _names_more(question: Question) -> bool:
    """Does it name more than the saying itself?"""
    named = (m.content for m in question.mentions if m.content and not m.is_loose)
    return bool(question.quantities or any(content - SAYING for content in named))


def _group(question: Question, inquiry: Inquiry) -> Answer | None:
    """Who a group named is: its members."""
    groups = inquiry.groups(question.entities)
    return members_of(groups[0], inquiry) if groups else None


def _named(fact: Fact) -> Say:
    return (
        Say("entity", {"fact": fact, "text": fact.texts})
        if isinstance(fact.value, EntityValue)
        else Say("sentence", {"text": fact.texts})
    )


def _speaker(facts: tuple[Fact, ...]) -> Answer | None:
    """Who said the best fitting fact that somebody said."""
    best = tied([fact for fact in facts if fact.source.said_by or fact.source.reported_by])
    if not best:
        return None
    speakers = {fact.source.said_by or fact.source.reported_by: fact for fact in reversed(best)}
    if len(speakers) > 2:
        return Clarification(best)
    said = tuple(reversed(speakers.values()))
    return Finding((*(Say("speaker", {"fact": fact, "text": fact.texts}) for fact in said), *honest(said)), said)


def _holder(facts: tuple[Fact, ...]) -> Answer | None:
    """Whose the best fitting fact is."""
    best = tied(facts)
    if not best:
        return None
    if len({fact.subject for fact in best}) > 1:
        return Clarification(best)
    return Finding((Say("subject", {"fact": best[0], "text": best[0].texts}), *honest(best[:1])), best[:1])
