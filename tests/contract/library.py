"""A small library of made-up articles whose every answer can be told by reading it."""

from __future__ import annotations

from datetime import timedelta

from newswire_shared.contracts.documents import ArticleDocument

from contract.articles import NOON, document, entity

ANNA, BORIS = entity("p-anna", "Anna Lind"), entity("p-boris", "Boris Grey")
BANK = entity("o-bank", "Harbour Bank", "organisation")
PORT = entity("g-port", "Port Alder", "place")

LONG = "\n\n".join(
    [
        "The harbour lay quiet in the morning, and nobody spoke of the vote that was to come. " * 4,
        "Then a lighthouse keeper said that the ferry had struck the northern pier at dawn. " + "Boats waited. " * 20,
        "Days later the ferry was raised. " + "Cranes turned above the water all day long. " * 10,
    ]
)

LIBRARY: tuple[ArticleDocument, ...] = (
    document(
        "strike-en",
        "Dockers strike at Port Alder",
        "Dockers in Port Alder stopped work on Monday. Harbour Bank said ferry traffic would suffer.",
        source="alder-times",
        language="en",
        published_at=NOON - timedelta(days=3),
        entities=(ANNA, BANK, PORT),
    ),
    document(
        "budget-en",
        "Council passes budget",
        "The council voted. A strike was avoided, said Anna Lind, and the ferry subsidy stays.",
        source="alder-times",
        language="en-GB",
        published_at=NOON - timedelta(days=2),
        first_seen_at=NOON - timedelta(days=400),
        entities=(ANNA, PORT),
    ),
    document(
        "ferry-en",
        "Ferry hits pier",
        LONG,
        source="coast-wire",
        language="en",
        kind="live",
        published_at=NOON - timedelta(days=1),
        entities=(BORIS, PORT),
    ),
    document(
        "election-fr",
        "L'élection à Valmer: la participation monte",
        "À Valmer, une élection très suivie. Le maire sortant, Étienne Œuvrard, est donné battu.",
        source="valmer-matin",
        language="fr",
        published_at=NOON,
        first_seen_at=NOON - timedelta(days=40),
        entities=(BORIS,),
    ),
    document(
        "brief-none",
        "Undated brief: covid-19 tests",
        "U.S. visitors need covid-19 tests. AND OR NOT are plain words here.",
        source="coast-wire",
        kind="brief",
        first_seen_at=NOON + timedelta(hours=1),
    ),
    document(
        "hy",
        "Նավահանգստում գործադուլ",
        "Նավահանգստում աշխատանքը դադարեցվել է",
        source="alder-times",
        language="hy",
        published_at=NOON - timedelta(days=30_000),
    ),
)


def forty() -> tuple[ArticleDocument, ...]:
    """Forty articles; five share each date and each length, so that only the id tells them apart."""
    return tuple(
        document(
            f"m{i * 7 % 40:02}",
            "common",
            "word " * (i % 8),
            published_at=NOON - timedelta(days=i % 8) if i % 2 else None,
            first_seen_at=NOON + timedelta(days=40 * (i % 8)),
        )
        for i in range(40)
    )
