"""Whatever does the work of a fetch loop does all of it, and gives back results and errors where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, wait

import pytest
from newswire_ingest.testing import InlineThreads


@pytest.fixture(params=["inline", "threads"])
def threads(request: pytest.FixtureRequest) -> Iterator[Executor]:
    """Each kind in turn."""
    with InlineThreads() if request.param == "inline" else ThreadPoolExecutor(4) as threads:
        yield threads


def fails(number: int) -> int:
    raise ValueError(number)


def test_all_work_is_done_once_and_has_its_result(threads: Executor) -> None:
    done = list[int]()
    futures = [threads.submit(done.append, number) for number in range(20)]
    ended, waiting = wait(futures)
    assert (len(ended), len(waiting), sorted(done)) == (20, 0, [*range(20)])
    assert [*threads.map(abs, (-1, 2))] == [1, 2]


def test_an_error_is_raised_where_the_result_is_asked_for(threads: Executor) -> None:
    future = threads.submit(fails, 7)
    with pytest.raises(ValueError, match="7"):
        future.result()
    assert threads.submit(abs, -1).result() == 1
