"""Ideas of what is done, of who may do it and of amounts: what is counted is none of the first, and no doer is a doing."""

from __future__ import annotations


def ideas(names: str) -> frozenset[str]:
    """The tags of these ideas."""
    return frozenset(f"c:{name}" for name in names.split())


AMOUNTS = ideas(
    "price toll fare fine wage salary debt deposit interest compensation donation subsidy scholarship premium dividend "
    "revenue profit loss spend invest fund tuition remittance"
)
"""Ideas of sums of money, which are not counted: "how much toll was collected"."""
DOING = ideas(
    "run use start launch unveil deploy assemble train infer add release help say claim report announce estimate "
    "disclose post grow fall double raise spend invest buy sell make lose work lead lag finish supply purpose "
    "cost capex value budget money capacity electricity affected collapse waste failure removal breakdown layoff saving "
    "passing applying registration rescue evacuation missing displaced expulsion absence admission importing exporting signing"
)
"""Ideas of verbs and of amounts: "কয়টা চলছে" counts what runs, not the running."""
DONE = DOING | ideas("death injury drowning arrest vote strike")
"""The same with what happens to people: "how many workers died" may be told as the number of deaths."""
PEOPLE = ideas(
    "woman man child girl boy family student teacher engineer manager officer director editor journalist driver farmer "
    "fisherman nurse guard cleaner police soldier prisoner lawyer refugee tourist guest voter team player foreigner volunteer "
    "passenger villager depositor exporter importer examinee contractor member trainee candidate subscriber employees customer "
    "investor analyst rival expatriate"
)
"""Ideas of those who may do something, and so are no doing."""
