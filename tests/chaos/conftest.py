"""The engine of the short chaos run: a real Elasticsearch where there is one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import elasticsearch_server
import pytest

MISSING = elasticsearch_server.missing()


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The settings of the engine."""
    if MISSING and os.environ.get("CI") != "true":
        yield {}
        return
    with elasticsearch_server.shared(tmp_path_factory.getbasetemp()) as address:
        yield {"NEWSWIRE_ELASTICSEARCH_URL": address, "NEWSWIRE_ALIAS_PREFIX": f"c{secrets.token_hex(4)}"}
