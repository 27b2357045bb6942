"""`make demo`, literally as the README tells to run it."""

from __future__ import annotations

import json

from end_to_end.conftest import Person

FATES = {
    "Council votes 14 to 9 to close Victoria Baths in June": "indexed",
    "Skipper's diary: what the cod know": "rejected: robots",
    "Pier lights switched on a week early": "rejected: gone",
    "Document: the draft on a common flood fund": "rejected: unsupported type",
    "All our reports on roads, rails and cables": "rejected: not an article",
    "Leuven brewers wake a yeast that slept since 1921": "indexed",
}


def test_the_demo_accounts_for_every_article(person: Person) -> None:
    said = person.makes("demo")
    for title, fate in FATES.items():
        (line,) = (line for line in said.splitlines() if title in line)
        assert fate in line
    edited = next(line for line in said.splitlines() if "Victoria Baths" in line)
    assert edited.count("indexed") == 2, "the second look found the edit"
    assert "WRONG" not in said and "Ostara Dawn" in said and "make up" in said

    with person.stack("--no-http"):
        rows = [json.loads(line) for line in person.runs("ledger", "--json").splitlines()]
        assert len(rows) == 5 and sum(row["dead"] for row in rows) == 0
        found = [json.loads(line) for line in person.runs("search", "cannery", "--json").splitlines()]
        assert len(found) >= 2
        baths = json.loads(person.runs("search", "Victoria Baths", "--json", "--size", "1").splitlines()[0])
        assert person.runs("trace", baths["url"]).count("capture ") == 2
