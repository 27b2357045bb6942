"""Changes over HTTP: pages of them, and the stream."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.web.application import create_application
from newswire_search.web.changes.streams import Streams
from newswire_shared.contracts.changes import Change
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import milliseconds
from newswire_shared.contracts.links import LinkEdge
from unit.search.stub import ROUTERS, SEEN, StubEngine, article, client

MADE = milliseconds(SEEN)
LOG = FakeChangeLog(
    [
        Change("5-0", "article", "a1", title="Minsk Group meets", source="news.example", revision=2, made_ms=MADE),
        Change("6-0", "story", "s", title="Minsk Group meets", size=2),
        Change("7-0", "article", "a2", is_gone=True),
        Change("7-1", "story", "t", is_gone=True, survivor="s"),
    ],
    after="4-0",
)


def made(name: str = "a1", at_ms: int = MADE, **changes: object) -> ArticleDocument:
    at = SEEN + timedelta(milliseconds=at_ms - MADE)
    return article(article_id=name, **changes).model_copy(update={"indexed_at": at})


def test_changes_are_given_in_order_with_the_number_to_go_on_from() -> None:
    api = client(StubEngine(), LOG)
    first = api.get("/v1/changes?since=4-0&size=3").json()
    assert [(each["number"], each["kind"], each["id"], each["gone"]) for each in first["changes"]] == [
        ("5-0", "article", "a1", False), ("6-0", "story", "s", False), ("7-0", "article", "a2", True),
    ]  # fmt: skip
    assert (first["next"], first["more"]) == ("7-0", True)
    rest = api.get(f"/v1/changes?since={first['next']}").json()
    assert [(each["id"], each["survivor"], each["size"]) for each in rest["changes"]] == [("t", "s", 0)]
    assert (rest["next"], rest["more"]) == ("7-1", False)
    assert api.get("/v1/changes?since=7-1").json() == {"changes": [], "next": "7-1", "more": False}


@pytest.mark.parametrize("address", ["/v1/changes", "/v1/changes?since="])
def test_without_a_number_it_says_where_to_begin(address: str) -> None:
    assert client(StubEngine(), LOG).get(address).json() == {"changes": [], "next": "7-1", "more": False}
    assert client(StubEngine()).get(address).json()["next"] == "0-0", "never null"


@pytest.mark.parametrize(("since", "why"), [("3-9", "older than the changes that are kept"), ("8-0", "state was lost")])
@pytest.mark.parametrize("address", ["/v1/changes?since=", "/v1/stream?last_event_id="])
def test_what_cannot_be_gone_on_from_says_how_to_start_again(address: str, since: str, why: str) -> None:
    answer = client(StubEngine(), LOG).get(f"{address}{since}")
    assert answer.status_code == 410
    assert why in answer.json()["error"]["message"] and "Start again" in answer.json()["error"]["message"]


@pytest.mark.parametrize("since", ["x", "5-", "-5", "5-0-0", "\u0665-0", "9" * 30, "5 -0"])
def test_what_is_no_number_is_said(since: str) -> None:
    answer = client(StubEngine(), LOG).get("/v1/changes", params={"since": since})
    assert answer.status_code == 400 and "is not a number of a change" in answer.json()["error"]["message"]


@dataclass
class EndingLog(FakeChangeLog):
    """A log that ends all streams once it has nothing more to tell."""

    streams: Streams = field(default_factory=lambda: Streams(pause_s=0))

    def read(self, after: str, limit: int) -> Sequence[Change]:
        found = super().read(after, limit)
        if not found:
            self.streams.end()
        return found


def heard(
    documents: Sequence[ArticleDocument], changes: list[Change], query: str = "", *edges: LinkEdge
) -> list[dict[str, str]]:
    """The events of a stream from its beginning on, each its fields."""
    log = EndingLog(changes, "4-0")
    links = {edge.source: [edge] for edge in edges}
    engine = InMemoryEngine({each.article.article_id: each for each in documents}, links=links)
    application = create_application(Search(engine, SearchSettings(), log), ROUTERS, log.streams)
    answer = TestClient(application).get(f"/v1/stream?{query}", headers={"Last-Event-ID": "4-0"})
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/event-stream")
    blocks = [block.splitlines() for block in answer.text.split("\n\n") if block.strip() and block[0] != ":"]
    return [dict(line.split(": ", 1) for line in block) for block in blocks]


def test_a_stream_tells_what_changed_and_how_far_it_is() -> None:
    events = heard([made()], LOG.changes)
    assert [(e.get("event"), e["id"]) for e in events] == [
        (None, "4-0"), ("article", "5-0"), ("story", "6-0"), ("gone", "7-0"), ("gone", "7-1"), (None, "7-1"),
    ]  # fmt: skip
    told = json.loads(events[1]["data"])
    assert told["article"]["title"] == "Minsk Group meets" and told["article"]["id"] == "a1"
    assert json.loads(events[3]["data"])["article"] is None


def test_a_stream_of_a_search_tells_of_what_the_search_finds_and_of_all_that_went() -> None:
    changes = [
        Change("5-0", "article", "a1", made_ms=MADE),
        Change("5-1", "article", "a3", made_ms=MADE),
        *LOG.changes[1:],
    ]
    documents = [made(), made("a3", title="Ferry aground", body="A ferry.")]
    events = heard(documents, changes, "q=ferry")
    assert [(e["event"], json.loads(e["data"])["id"]) for e in events if "event" in e] == [
        ("article", "a3"), ("gone", "a2"), ("gone", "t")
    ]  # fmt: skip


@pytest.mark.parametrize("chosen", ["links_to=target", "linked_by=a1&links_to=target", "linked_by=a3"])
def test_a_stream_of_links_tells_of_no_article_without_them(chosen: str) -> None:
    changes = [Change(f"{n}-0", "article", name, made_ms=MADE) for n, name in ((5, "a1"), (6, "a2"), (7, "a3"))]
    edges = [LinkEdge("a3", "target", "", MADE, None), LinkEdge("a1", "a3", "", MADE, None)]
    events = heard([made(), made("a2"), made("a3")], changes, chosen, *edges)
    told = [json.loads(e["data"])["id"] for e in events if "event" in e]
    assert told == ([] if chosen == "linked_by=a3" else ["a3"])


def test_an_article_that_changed_twice_is_told_once_as_it_is() -> None:
    changes = [Change(f"{n}-0", "article", "a1", made_ms=MADE) for n in (5, 6)]
    assert [e["id"] for e in heard([made()], changes) if "event" in e] == ["6-0"]


def test_what_the_index_does_not_hold_holds_nobody_up() -> None:
    changes = [Change("5-0", "article", "a9", made_ms=MADE), Change("6-0", "article", "a1", made_ms=MADE)]
    assert [e["id"] for e in heard([made()], changes) if "event" in e] == ["6-0"]


def test_what_searches_do_not_see_yet_is_waited_for() -> None:
    looks: list[int] = []

    class Refreshing(dict[str, ArticleDocument]):
        """An index whose searches see the article as it was, until they were asked three times."""

        def values(self):  # type: ignore[no-untyped-def]
            looks.append(1)
            return [made(at_ms=MADE + (1000 if len(looks) > 3 else 0))]

    log = EndingLog([Change("5-0", "article", "a1", made_ms=MADE + 1000)], "4-0")
    engine = InMemoryEngine(Refreshing(a1=made(at_ms=MADE + 1000)))
    application = create_application(Search(engine, SearchSettings(), log), ROUTERS, log.streams)
    answer = TestClient(application).get("/v1/stream?last_event_id=4-0")
    assert "event: article" in answer.text and len(looks) > 3


def test_there_are_only_so_many_streams() -> None:
    application = create_application(Search(StubEngine(), SearchSettings(), LOG), ROUTERS, Streams(most=0))
    answer = TestClient(application).get("/v1/stream")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5"


def test_a_wrong_filter_is_an_error_before_the_stream_begins() -> None:
    api = client(StubEngine(), LOG)
    assert api.get("/v1/stream?since=2020-10-02&until=2020-10-01").status_code == 400
    assert api.get("/v1/stream?colour=blue").status_code == 422
