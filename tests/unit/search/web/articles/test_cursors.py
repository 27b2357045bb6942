"""Cursors over HTTP: bound to what was asked, whatever the search was made into on its way."""

from __future__ import annotations

from typing import Any

import pytest
from newswire_search.testing.engine import InMemoryEngine
from unit.search.newsroom import by_id, newsroom
from unit.search.stub import article, client


def walked(engine: InMemoryEngine, parameters: str) -> list[str]:
    web, found, after = client(engine), list[str](), ""
    while True:
        answer: Any = web.get(f"/v1/search?{parameters}&after={after}").json()
        found += [hit["id"] for hit in answer["hits"]]
        if not answer["more"]:
            return found
        after = answer["after"]


def test_a_search_that_was_widened_goes_on_by_its_cursor() -> None:
    engine = InMemoryEngine(by_id(*(article(article_id=f"a{n}", title=f"Ferry {n}") for n in range(7))))
    assert sorted(walked(engine, "q=ferry+quay+lighthouse&size=2")) == [f"a{n}" for n in range(7)]


def test_a_search_by_a_storys_old_id_goes_on_by_its_cursor() -> None:
    assert sorted(walked(newsroom(), "story=old&size=1")) == ["a1", "a2", "copy"]


@pytest.mark.parametrize("other", ["q=talks", "q=minsk&source=news.example", "q=minsk&match=any", ""])
@pytest.mark.parametrize("sort", ["relevance", "first_seen"])
def test_with_another_search_a_cursor_is_refused_in_words(sort: str, other: str) -> None:
    web = client(newsroom())
    after = web.get(f"/v1/search?q=minsk&sort={sort}&size=1").json()["after"]
    reply = web.get(f"/v1/search?{other}&sort={sort}&after={after}")
    assert reply.status_code == 400 and "after" in reply.json()["error"]["message"]
