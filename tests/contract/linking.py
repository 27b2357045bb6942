"""Made-up articles for the state of linking, and short words for what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable

from newswire_enrich.linking.linker import Linkable, Linked, Linker
from newswire_shared.contracts.stories import Card

NOON = 1_772_452_800_000
HOUR = 3_600_000
DAY = 24 * HOUR
EVENTS = (
    "The night ferry Aurelia ran aground off Skerrow and Ingrid Vaal of the harbour board closed the Norrholm line",
    "Cape Brannock lighthouse lost its lamp as Tomas Reyl handed the keys to students from Ostrava who count birds",
    "Vantor Steel bought Kestrel Mining for nine billion crowns after regulators in Velbria dropped their objections",
    "Doctors at the Marrow clinic traced the listeria outbreak to smoked eel sold at the Pellbay market by Hessel",
)


def article(name: str, event: int = 0, hours: float = 0, extra: str = "", source: str = "desk") -> Linkable:
    """An article on one of the events, so many hours after noon."""
    title, body = EVENTS[event][:60], f"{EVENTS[event]}. {extra}"
    card = Card(name, source, NOON + int(hours * HOUR), ("place:skerrow", "person:ingrid-vaal"))
    return Linkable(card, title, body)


def link_all(linker: Linker, articles: Iterable[Linkable]) -> dict[str, Linked]:
    """What linking found for each, in order."""
    return {each.card.article_id: linker(each) for each in articles}
