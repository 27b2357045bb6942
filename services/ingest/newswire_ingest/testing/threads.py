"""Threads that are none: work is done where it is submitted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class InlineThreads(Executor):
    """An Executor that does each piece of work at once, one after another."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Do it."""
        done = Future[R]()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # it is raised where the result is asked for
            done.set_exception(error)
        return done
