"""`make demo`, literally as the README tells to run it."""

from __future__ import annotations

import json
from pathlib import Path

import prometheus_server
from end_to_end.conftest import Person
from newswire_ops.composition import Operator
from newswire_shared.contracts.settings import SharedSettings
from prometheus_server import RUNBOOK, PrometheusServer, scraping

from deploy.monitoring import generate

FATES = {
    "Council votes 14 to 9 to close Victoria Baths in June": "indexed",
    "Skipper's diary: what the cod know": "rejected: robots",
    "Pier lights switched on a week early": "rejected: gone",
    "Document: the draft on a common flood fund": "rejected: unsupported type",
    "All our reports on roads, rails and cables": "rejected: not an article",
    "Leuven brewers wake a yeast that slept since 1921": "indexed",
}


def test_the_demo_accounts_for_every_article_and_the_dashboard_shows_it(person: Person, tmp_path: Path) -> None:
    said = person.makes("demo")
    for title, fate in FATES.items():
        (line,) = (line for line in said.splitlines() if title in line)
        assert fate in line
    edited = next(line for line in said.splitlines() if "Victoria Baths" in line)
    assert edited.count("indexed") == 2, "the second look found the edit"
    assert "WRONG" not in said and "Ostara Dawn" in said and "make up" in said

    with person.stack("--no-http") as address:
        rows = [json.loads(line) for line in person.runs("ledger", "--json").splitlines()]
        assert len(rows) == 5 and sum(row["dead"] for row in rows) == 0
        found = [json.loads(line) for line in person.runs("search", "cannery", "--json").splitlines()]
        assert len(found) >= 2
        baths = json.loads(person.runs("search", "Victoria Baths", "--json", "--size", "1").splitlines()[0])
        assert person.runs("trace", baths["url"]).count("capture ") == 2
        if not prometheus_server.missing():
            operator = Operator.open(SharedSettings(data_dir=person.folder, broker_url=address.broker_url))
            with (
                operator.serving_metrics("127.0.0.1", 0) as metrics,
                scraping(metrics.split("/")[2], tmp_path / "prometheus") as server,
            ):
                _shows_the_stack(server)


def _shows_the_stack(server: PrometheusServer) -> None:
    asked = {query: server.series(query.replace("$__rate_interval", "1m")) for query in generate.queries()}
    assert [query for query, found in asked.items() if not found] == []
    rules = [rule for group in server.asks("rules", type="alert")["groups"] for rule in group["rules"]]
    assert rules and {rule["health"] for rule in rules} == {"ok"}
    assert RUNBOOK in server.asks("status/config")["yaml"]
