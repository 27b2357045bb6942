"""The engine of the short chaos run: a real Elasticsearch where there is one."""

from __future__ import annotations

import secrets

import elasticsearch_server
import pytest


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings of the engine."""
    if not elasticsearch_server.takes_part():
        return {}
    address = str(request.getfixturevalue("elasticsearch_address"))
    return {"NEWSWIRE_ELASTICSEARCH_URL": address, "NEWSWIRE_ALIAS_PREFIX": f"c{secrets.token_hex(4)}"}
