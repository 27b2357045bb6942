"""Made-up articles for linking."""

from __future__ import annotations

from typing import Any, cast

from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.state import Decision, Joined, Registered, StoryFacts, StoryState
from newswire_shared.contracts.documents import Copy
from newswire_shared.contracts.stories import Card

FERRY = """The night ferry between Saltmere and the outer islands will go on sailing for at least two more years, the \
harbour board decided on Monday after a meeting that ran past ten in the evening.

"Nobody on Skerrow can reach a doctor after six without this boat," said Ingrid Vaal, who chairs the board, and who \
had voted to close the line in 2019 when it carried 31 passengers on an average night.

The line loses about 740,000 crowns a year. The ministry in Norrholm pays half of that; the rest comes quietly from \
the pilot fees of larger ships, which Meridian Lines has called a tax on the mainland.

Repairs to the Aurelia, built in Gdansk in 1987, begin in October. Until they are done a smaller vessel, the Tern, \
will sail at a quarter past nine from the old stone pier instead of the terminal."""

LIGHTHOUSE = """Engineers took the lamp out of the Cape Brannock lighthouse on Thursday, ending a hundred and twelve \
years in which somebody slept under it every night.

The tower is to become a station for counting birds. Tomas Reyl, its last keeper, handed the keys to two students from \
Ostrava who will spend the winter there with four thousand tins of soup and a radio.

Shipping needs the light no longer, the coast guard says, since every hull above twelve metres carries a receiver. \
Fishermen from Pell Bay disagree, and fourteen of them rowed out with torches in protest as the crane turned."""

PLACES = ("Saltmere", "Norrholm", "Skerrow", "Brannock", "Ostrava", "Pellbay")


def weather_report(day: int) -> str:
    """One of many: a template with other places and numbers."""
    places = PLACES[day % 6 :] + PLACES[: day % 6]
    lines = [
        f"In {place} it will be {11 + day * 3 + at} degrees at noon with wind of {4 + day * 5 + at * 2} metres a second"
        f" and about {20 + day * 13 + at * 7} per cent of the sky will be covered by the evening."
        for at, place in enumerate(places[:4])
    ]
    return "\n\n".join(["The weather service expects a changeable day along the whole coast.", *lines])


def market_report(day: int) -> str:
    """Another: the close of a stock exchange."""
    up = ("Vantor Steel", "Aldous Bank", "Kestrel Mining")[day % 3]
    down = ("Northgas", "Ploughman Foods", "Tidewater")[day % 3]
    return (
        f"The Norrholm index closed {0.4 + day * 0.7:.1f} per cent higher at {4180 + day * 57} points on "
        f"{('Monday', 'Tuesday', 'Friday')[day % 3]}.\n\n{up} gained {2.1 + day:.1f} per cent to {71 + day * 9} crowns "
        f"while {down} lost {1.3 + day:.1f} per cent to {28 + day * 4} crowns in a day of thin trade.\n\n"
        f"The crown stood at {10.4 + day / 7:.2f} to the euro. A barrel of oil cost {81 + day * 3} dollars."
    )


def quake_report(day: int, damage: str = "no immediate reports of damage or injuries") -> str:
    """A third, in which little differs."""
    place = PLACES[day % 6]
    return (
        f"An earthquake of magnitude {4.1 + day * 0.7:.1f} struck {31 + day * 23} kilometres from {place} at "
        f"{6 + day * 5}:{12 + day * 9} on {('Monday', 'Friday')[day % 2]}, the seismological institute said. There "
        f"were {damage}. A tsunami warning was not issued. Residents in several towns felt the shaking, and some went "
        "out into the streets. The region lies on a fault where such quakes are common, and buildings are checked."
    )


def release(day: int) -> str:
    """A fourth: two sentences of news above a long footer."""
    news = (
        "Vantor Steel said on Monday that it will build a foundry in Ostrava for two hundred million crowns.",
        "Chief executive Mara Lind will step down in June, and the board has begun to look for a successor.",
    )[day % 2]
    return (
        f"{news}\n\nFounded in 1924, the group makes valves, pumps and fittings for water works in thirty countries "
        "and employs about four thousand people. Statements in this release are subject to risks that the group cannot "
        "control, and results may differ from what is said here. The group undertakes no duty to update them after the "
        "day on which they were made, nor to answer questions that are put to it by telephone."
    )


class LonelyState:
    """A state that knows no other article, or only that each has a copy."""

    def __init__(self, copy: Copy | None = None) -> None:
        self.copy = copy

    def register(self, card: Card, signature: Any, targets: Any = ()) -> Registered:
        size = 1 if self.copy is None else 2
        facts = StoryFacts(1, card.article_id, size, card.published_ms, card.published_ms, False)
        return Registered(1, card, signature, 1, False, (), (), {1: facts})

    def join(self, article_id: str, decision: Decision) -> Joined | None:
        assert self.copy, "there is nothing to decide"
        return Joined(article_id, self.copy)


def lonely_linker(copy: Copy | None = None) -> Linker:
    """A linker whose every article is the only one."""
    return Linker(cast(StoryState, LonelyState(copy)))
