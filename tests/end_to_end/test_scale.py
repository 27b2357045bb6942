"""`newswire scale` while a stack works: from one worker to three and back, nothing lost and nothing started twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from articles import write_pages
from end_to_end.conftest import Person, children_of
from newswire_ops.scaling.size import Size
from newswire_ops.scaling.size_files import SizeFiles
from newswire_shared.accounting.ledger import Counts, total
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import assemble
from newswire_shared.running.embedded.stack_address import StackAddress
from real_stack import eventually

ARTICLES = 80  # a few seconds of work for three, so that all have some, and the last two leave in the middle of it


@pytest.fixture
def person(person: Person) -> Person:
    """Somebody whose enrich workers have one process and start without a model."""
    person.environment |= {"NEWSWIRE_ENRICH_MODEL": "none", "NEWSWIRE_OPS_ENRICH_PROCESSES": "1"}
    return person


def enriched(person: Person) -> dict[str, Counter[str]]:
    """How often each capture left enrichment, by the log of the worker."""
    logs = (person.folder / "run" / "logs").glob("enrich*.log")
    ended = re.compile(r"stage\.ended +stage=enrich capture=(\w+)")
    return {log.stem: Counter(ended.findall(re.sub(r"\x1b\[\d*m", "", log.read_text()))) for log in logs}


def counts(person: Person, address: StackAddress) -> Counts:
    """The ledger's sums; not by the command, which takes half a second of a processor to start."""
    ledger = assemble("test", SharedSettings(data_dir=person.folder, broker_url=address.broker_url)).ledger
    return total(map(ledger.counts, ledger.buckets(0)))


def test_one_to_three_to_one_under_load_loses_nothing_and_starts_nothing_twice(person: Person) -> None:
    pages = write_pages(person.folder.with_name("pages"), ARTICLES)
    with person.stack("--no-http") as address:
        person.runs("pause", "enrich")
        person.runs("ingest", str(pages))
        assert "enrich: 3 workers" in person.runs("scale", "enrich", "3")
        person.runs("resume", "enrich")
        eventually(lambda: len([log for log, ended in enriched(person).items() if ended]) == 3, "all three work")
        SizeFiles(person.folder / "run").ask("enrich", Size(1, 1))  # as the command does, which takes a second to start
        assert sum(map(Counter.total, enriched(person).values())) < ARTICLES, "it was under load"
        eventually(lambda: counts(person, address).in_flight == 0, "all have ended")
        ended = counts(person, address)
        eventually(lambda: "enrich@local-" not in "".join(children_of(address.pid).values()), "two have left")
        assert "enrich: 1 worker " in person.runs("scale", "enrich", "1")
    assert (ended.accepted, ended.indexed, ended.dead) == (ARTICLES, ARTICLES, 0)
    together = sum(enriched(person).values(), Counter())
    assert len(together) == ARTICLES and set(together.values()) == {1}
    assert "enrich: 3 workers; started enrich-2, enrich-3" in person.said
    assert "enrich: 1 worker; enrich-2, enrich-3 end once their tasks are done" in person.said
    assert "killed" not in person.said
