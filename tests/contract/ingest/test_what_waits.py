"""What of a run waits for a later try is told whole, also what was never claimed."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.reasons import Stage

from contract.frontiers import Pages
from contract.states import accepted

pytest_plugins = ["redis_server"]


def waiting(pages: Pages, bucket: str) -> list[tuple[str, str, object]]:
    return sorted((each.url.rpartition("/")[2], each.why, each.wait_s) for each in pages.frontier.waiting(bucket))


def of_source(pages: Pages) -> str:
    """The bucket of this hour, of what was accepted for the source `desk`."""
    (bucket,) = (name for name in pages.ledger.buckets(0) if name.startswith("desk/"))
    return bucket


def about(seconds: float) -> object:
    return pytest.approx(seconds, abs=4)  # less than what they differ by, for a server's clock goes on


@pytest.mark.parametrize("number", [1, 2, 4])
def test_all_that_was_never_claimed_is_told_where_its_host_rests(pages: Pages, number: int) -> None:
    for each in range(number):
        accepted(pages.stores, f"k{each}", host=f"h{each}:80")
        pages.frontier.rest(f"h{each}:80", asked_s=100 + 10 * each)
    assert waiting(pages, of_source(pages)) == [(f"k{each}", "", about(100 + 10 * each)) for each in range(number)]


@pytest.mark.parametrize("due", [0, 1, 2])
def test_nothing_is_told_while_one_that_was_never_claimed_is_due(pages: Pages, due: int) -> None:
    for each in range(3):
        accepted(pages.stores, f"k{each}", host=f"h{each}:80")
        if each != due:
            pages.frontier.rest(f"h{each}:80", asked_s=100)
    assert waiting(pages, of_source(pages)) == []


def test_nothing_is_told_while_a_request_of_its_host_is_under_way(pages: Pages) -> None:
    accepted(pages.stores, "a", host="h:80", run="r")
    accepted(pages.stores, "b", host="h:80", run="r")
    claimed = pages.claim()
    pages.frontier.rest("h:80", asked_s=100)
    assert waiting(pages, "run/r") == []
    pages.again(claimed, 100, "1 try")
    assert waiting(pages, "run/r") == [("a", "1 try", about(100)), ("b", "", about(100))]


def test_nothing_is_told_of_a_run_of_which_something_is_enriched(pages: Pages) -> None:
    accepted(pages.stores, "a", host="h:80", run="r")
    accepted(pages.stores, "b", host="i:80", run="r")
    first, second = pages.claim(), pages.claim()
    pages.again(first, 100, "1 try")
    pages.finish(second, Stage.ENRICH)
    assert waiting(pages, "run/r") == []
