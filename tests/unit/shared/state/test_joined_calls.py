"""Threads that ask at once share an exchange, and none gets what belongs to another."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from newswire_shared.contracts.errors import TransientError
from newswire_shared.state.joined_calls import MOST_CALLS, JoinedCalls
from patience import PATIENCE_S, until


class Server:
    """Doubles numbers; it answers the first exchange when it is let go, and refuses what is negative."""

    def __init__(self) -> None:
        self.exchanges: list[list[int]] = []
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.fault: Exception | None = None

    def ask(self, rows: Sequence[int]) -> list[int | BaseException]:
        self.exchanges.append([*rows])
        self.begun.set()
        assert self.let_go.wait(PATIENCE_S)
        if self.fault and len(self.exchanges) > 1:
            raise self.fault
        return [2 * row if row >= 0 else ValueError(row) for row in rows]


def asked_at_once(server: Server, calls: Sequence[Sequence[int]]) -> list[Future[list[int]]]:
    """One call is under way; the others come meanwhile."""
    joined = JoinedCalls[int, int](server.ask)
    with ThreadPoolExecutor(len(calls) + 1) as pool:
        pool.submit(joined, [0])
        assert server.begun.wait(PATIENCE_S)
        found = [pool.submit(joined, rows) for rows in calls]
        until(lambda: len(joined._waiting) == len(calls))
        server.let_go.set()
    return found


def test_who_comes_while_an_exchange_is_under_way_shares_the_next() -> None:
    server = Server()
    found = asked_at_once(server, [[1, 2], [3], []])
    assert [each.result() for each in found] == [[2, 4], [6], []]
    assert [sorted(rows) for rows in server.exchanges] == [[0], [1, 2, 3]]


def test_no_exchange_is_of_more_calls_than_it_may() -> None:
    server = Server()
    found = asked_at_once(server, [[number] for number in range(MOST_CALLS + 1)])
    assert [each.result() for each in found] == [[2 * number] for number in range(MOST_CALLS + 1)]
    assert [len(rows) for rows in server.exchanges] == [1, MOST_CALLS, 1]


def test_what_fails_for_one_row_is_the_error_of_its_call_alone() -> None:
    good, bad = asked_at_once(Server(), [[1], [2, -3]])
    assert good.result() == [2]
    with pytest.raises(ValueError, match="-3"):
        bad.result()


def test_an_exchange_that_fails_is_the_error_of_all_who_share_it_and_of_nobody_after() -> None:
    server = Server()
    server.fault = TransientError("away")
    for each in asked_at_once(server, [[1], [2]]):
        with pytest.raises(TransientError, match="away"):
            each.result()
    server.fault = None
    assert JoinedCalls[int, int](server.ask)([4]) == [8]
