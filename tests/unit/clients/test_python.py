"""The client for Python, which is generated: it asks the application, and reads every answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_client import AuthenticatedClient, Client
from newswire_client.api.search import article, changes, linked_by, search, stories, story
from newswire_client.models import (
    ArticleAnswer,
    ChangesAnswer,
    ErrorAnswer,
    LinkedByAnswer,
    SearchAnswer,
    StoriesAnswer,
    StoryAnswer,
)
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.contracts.changes import Change
from unit.search.newsroom import newsroom
from unit.search.stub import client

LOG = FakeChangeLog([Change("5-0", "article", "a1", title="Minsk Group meets", source="news.example")])


@pytest.fixture
def api() -> Client:
    return Client("http://testserver").set_httpx_client(client(newsroom(), LOG))


def test_a_search_is_answered_with_types(api: Client) -> None:
    found = search.sync(client=api, q="minsk", copies="hide", match="all", size=5)
    assert isinstance(found, SearchAnswer)
    assert [hit.id for hit in found.hits] == ["a1", "later", "a2"]
    assert all(hit.copy_of is None for hit in found.hits)
    assert isinstance(found.hits[0].first_seen_at, datetime) and found.freshness.release


def test_an_article_is_read_whole(api: Client) -> None:
    found = article.sync("a1", client=api, offsets="utf16")
    assert isinstance(found, ArticleAnswer)
    assert found.offsets == "utf16" and found.published_at == datetime(2020, 10, 14, 9, 30, tzinfo=UTC)


def test_stories_links_and_changes_are_read(api: Client) -> None:
    listed = stories.sync(client=api)
    assert isinstance(listed, StoriesAnswer) and listed.stories
    assert isinstance(story.sync("s1", client=api), StoryAnswer)
    assert isinstance(linked_by.sync("a1", client=api), LinkedByAnswer)
    told = changes.sync(client=api, since="0-0")
    assert isinstance(told, ChangesAnswer) and told.changes[0].title == "Minsk Group meets"


def test_an_error_is_a_value_with_what_was_wrong(api: Client) -> None:
    assert isinstance(missing := article.sync("nope", client=api), ErrorAnswer)
    assert (missing.status, missing.error.code) == (404, "not_found")
    refused = search.sync_detailed(client=api, since="yesterday")
    assert refused.status_code == 422 and isinstance(refused.parsed, ErrorAnswer)
    assert refused.parsed.errors and refused.parsed.errors[0].parameter == "since"


def test_a_key_goes_with_every_request() -> None:
    assert AuthenticatedClient("http://testserver", token="nw_x").get_httpx_client().headers["Authorization"]
