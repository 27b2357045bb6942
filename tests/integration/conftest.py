"""Real Redis, real workers and, where they index, both engines."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import elasticsearch_server
import pytest
from real_stack import RealStack, real_stack


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[RealStack]:
    """A broker and a clock over the embedded index; a test starts the workers it needs."""
    with real_stack(tmp_path) as running:
        yield running


@pytest.fixture
def full_stack(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RealStack]:
    """The same over a real Elasticsearch, where there is one."""
    environment = {}
    if elasticsearch_server.takes_part():
        environment["NEWSWIRE_ELASTICSEARCH_URL"] = str(request.getfixturevalue("elasticsearch_address"))
        environment["NEWSWIRE_ALIAS_PREFIX"] = f"t{secrets.token_hex(4)}"
    with real_stack(tmp_path, environment) as running:
        yield running
