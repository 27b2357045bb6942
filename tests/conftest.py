"""What the levels share: one real Elasticsearch a session, where one can run, and properties without a time limit."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator

import elasticsearch_server
import pytest
import structlog
from examples import examples
from hypothesis import settings

settings.register_profile(
    "newswire", deadline=None, derandomize=os.environ.get("CI") == "true", max_examples=examples(100)
)
settings.load_profile("newswire")

MISSING = elasticsearch_server.missing()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes that are no text stand in no name: gzip has the time in them, and all workers find the same tests."""
    is_packed = isinstance(val, bytes) and not val.decode("ascii", "replace").isprintable()
    return argname if is_packed else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of tests with one name xdist runs one, and says nothing of the others."""
    names = Counter(item.nodeid for item in items)
    if twice := [name for name, count in names.items() if count > 1]:
        raise pytest.UsageError(f"{len(twice)} names stand for several tests each, such as {twice[0]}")


def pytest_report_header() -> str:
    return f"Elasticsearch: {MISSING}, so it takes no part" if MISSING else "Elasticsearch: takes part"


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """What a test makes of the logs ends with it: they would write to its streams, which are closed then.

    Tracebacks are plain, as in workers: with the values of locals, those of an application take ten seconds each.
    """
    root = logging.getLogger()
    handlers, level = [*root.handlers], root.level
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])
    yield
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    root.handlers, root.level = handlers, level


@pytest.fixture(scope="session")
def elasticsearch_address(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """One server for all processes of the session."""
    if MISSING:
        pytest.fail(f"Elasticsearch has to take part in CI: {MISSING}")
    own = tmp_path_factory.getbasetemp()
    session = own.parent if hasattr(request.config, "workerinput") else own  # xdist: each process has a folder in it
    with elasticsearch_server.shared(session) as address:
        yield address
