"""Reports of readers are kept alike in memory and in a real Redis."""

from __future__ import annotations

import pytest
from newswire_search.reports.ports import MOST_REPORTS, NameFault, NameReport, ReportBook
from newswire_search.reports.redis_reports import RedisReports
from newswire_search.testing.reports import FakeReports
from newswire_shared.state.redis_state import State
from newswire_shared.state.state_on_demand import StateOnDemand

pytest_plugins = ["redis_server"]


@pytest.fixture(params=["memory", "redis"])
def book(request: pytest.FixtureRequest) -> ReportBook:
    if request.param == "memory":
        return FakeReports()
    state: State = request.getfixturevalue("redis_state")
    return RedisReports(StateOnDemand(lambda: state, "reports are kept"))


def made(number: int = 1, text: str = "She is called Ana.", at_ms: int = 0) -> NameReport:
    return NameReport(f"person:{number}", "Anna Lind", NameFault.WRONG_NAME, text, at_ms)


def test_reports_are_kept_with_their_time_the_oldest_first(book: ReportBook) -> None:
    assert book.all() == []
    assert book.add(made(2, at_ms=20)) and book.add(made(1, at_ms=10)) and book.add(made(3))
    found = book.all()
    assert [(each.entity_id, each.name, each.fault, each.text) for each in found] == [
        (f"person:{n}", "Anna Lind", NameFault.WRONG_NAME, "She is called Ana.") for n in (1, 2, 3)
    ]
    assert [each.at_ms for each in found[:2]] == [10, 20] and found[2].at_ms > 20


def test_the_same_report_is_kept_once_as_it_was_made_first(book: ReportBook) -> None:
    assert book.add(made(at_ms=10)) and book.add(made(at_ms=20)) and book.add(made(text="Ana", at_ms=30))
    assert [each.at_ms for each in book.all()] == [10, 30]


def test_a_full_book_takes_no_more_and_still_knows_what_it_has(book: ReportBook) -> None:
    assert all(book.add(made(number, at_ms=1)) for number in range(MOST_REPORTS))
    assert not book.add(made(MOST_REPORTS)) and book.add(made(0)) and len(book.all()) == MOST_REPORTS


def test_those_that_are_settled_are_forgotten(book: ReportBook) -> None:
    for number in range(3):
        book.add(made(number, at_ms=number + 1))
    first, second, third = book.all()
    assert book.remove([first.id, third.id, "unknown"]) == 2 and book.remove([]) == 0
    assert book.all() == [second]
