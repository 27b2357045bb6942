"""An article by any of its addresses, over HTTP."""

from __future__ import annotations

import pytest
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.identity import earlier_key, key_of
from newswire_shared.contracts.links import LinkEdge
from unit.search.newsroom import by_id
from unit.search.stub import article, client

ADDRESS = "https://saltmere.example/2026/night-ferry"
OTHER = "https://saltmere.example/a/77"
SPELLINGS = [
    ADDRESS, "http://www.saltmere.example/2026/night-ferry/?utm_source=letter#top",
    "HTTPS://m.saltmere.example:443/2026/./night-ferry",
]  # fmt: skip


def found(engine: InMemoryEngine, url: str) -> tuple[int, str]:
    reply = client(engine).get("/v1/articles/by-url", params={"url": url})
    told = reply.json()
    return reply.status_code, told["id"] if "id" in told else told["error"]["message"]


@pytest.mark.parametrize("url", SPELLINGS)
@pytest.mark.parametrize("article_id", [key_of(ADDRESS), earlier_key(ADDRESS)])
def test_an_article_is_found_by_any_spelling_of_its_address(url: str, article_id: str) -> None:
    engine = InMemoryEngine(by_id(article(article_id=article_id, url=ADDRESS, canonical=ADDRESS)))
    assert found(engine, url) == (200, article_id)


@pytest.mark.parametrize("changes", [{"url": OTHER}, {"canonical": OTHER}], ids=str)
def test_an_article_is_found_by_another_address_that_it_had(changes: dict[str, str]) -> None:
    own = article(article_id=key_of(ADDRESS), **{"url": ADDRESS, "canonical": ADDRESS} | changes)
    assert found(InMemoryEngine(by_id(own)), OTHER) == (200, key_of(ADDRESS))


def test_an_article_is_found_by_an_address_that_others_link_to_it_by() -> None:
    own = article(article_id=key_of(ADDRESS), url=ADDRESS, canonical=ADDRESS)
    edge = LinkEdge("linking", key_of(OTHER), OTHER, 0, own.article.article_id)
    assert found(InMemoryEngine(by_id(own), links={"linking": [edge]}), OTHER) == (200, key_of(ADDRESS))
    assert found(InMemoryEngine({}, links={"linking": [edge]}), OTHER)[0] == 404


def test_what_is_not_there_says_what_was_looked_for() -> None:
    status, message = found(InMemoryEngine({}), SPELLINGS[1])
    assert status == 404 and ADDRESS in message and key_of(ADDRESS) in message


def test_what_was_taken_down_is_gone_and_what_is_no_address_is_told() -> None:
    record = StoredRecord(kind="takedown", name=key_of(ADDRESS), revision=1, record={"why": "asked"})
    engine = InMemoryEngine({}, people={("takedown", key_of(ADDRESS)): record})
    assert found(engine, SPELLINGS[2])[0] == 410
    for url in ("no address", "ftp://saltmere.example/x", "https://"):
        status, message = found(engine, url)
        assert status == 400 and message.startswith("url: ")
