"""The HTTP API: what is asked reaches the engine, and every answer has its documented shape."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from newswire_search.articles.ports import FacetValue
from newswire_search.articles.responses import ArticleAnswer, HitAnswer, SearchAnswer
from newswire_search.composition import Search
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.condition import Condition
from newswire_search.query.highlight import Segment
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application, installed_routers
from newswire_shared.contracts.documents import Copy, Quote, RelatedItem, Span
from newswire_shared.contracts.errors import EngineAway, TransientError, UsageError
from structlog.testing import capture_logs
from unit.search.stub import SEEN, StubEngine, article, client, entity


def asked(address: str) -> Query:
    engine = StubEngine()
    reply = client(engine).get(address)
    assert reply.status_code == 200, reply.text
    return engine.asked[0]


def error_of(address: str, engine: StubEngine | None = None) -> tuple[int, dict[str, str]]:
    reply = client(engine or StubEngine()).get(address)
    assert reply.headers["content-type"] == "application/problem+json"
    assert set(reply.json()) == {"type", "title", "status", "detail", "errors", "error"}
    assert set(reply.json()["error"]) == {"code", "message", "hint"}
    return reply.status_code, reply.json()["error"]


def meeting(*conditions: Condition) -> Filters:
    return Filters(conditions=conditions)


@pytest.mark.parametrize(
    ("parameters", "filters"),
    [
        ("since=2020-10-01", Filters(since=datetime(2020, 10, 1, tzinfo=UTC))),
        ("until=2020-10-31", Filters(until=datetime(2020, 11, 1, tzinfo=UTC))),
        ("since=2020-10-01T12:00:00%2B04:00", Filters(since=datetime(2020, 10, 1, 8, tzinfo=UTC))),
        ("until=2020-10-01T08:00:00Z", Filters(until=datetime(2020, 10, 1, 8, tzinfo=UTC))),
        ("since=&until=", Filters()),
        ("since=2020-10-01T12:00:00+04:00", Filters(since=datetime(2020, 10, 1, 8, tzinfo=UTC))),  # + came as a blank
        ("source=&site=&author=&tag=%20&entity=&language=&story=&quoted=&attributed_to=", Filters()),
        ("source=&source=b.example", Filters(sources=("b.example",))),
        ("language=EN", Filters(languages=("en",))),
        ("exclude=language:FR", meeting(Condition("language", ("fr",), excluded=True))),
        ("source=a.example&source=b.example", Filters(sources=("a.example", "b.example"))),
        ("language=en&language=hy", Filters(languages=("en", "hy"))),
        ("entity=x&entity=y", Filters(entities=("x", "y"))),
        ("kind=brief&kind=live", Filters(kinds=("brief", "live"))),
        ("story=s1&story=s2", Filters(stories=("s1", "s2"))),
        ("copies=hide", Filters(copies=False)),
        ("copies=show", Filters()),
        ("copies=", Filters()),
        ("copies=only", Filters(only_copies=True)),
        ("site=WWW.Alder.example", meeting(Condition("site", ("alder.example",)))),
        ("author=Bo+Åström&author=Vaal", meeting(Condition("author", ("bo astrom", "vaal")))),
        ("tag=a&tag=b&every=tag", meeting(Condition("tag", ("a",)), Condition("tag", ("b",)))),
        ("quoted=e1&has=image", meeting(Condition("speaker", ("e1",)), Condition("has", ("image",)))),
        ("attributed_to=Harbour+Radio", meeting(Condition("attributed", ("Harbour Radio", "harbour radio")))),
        ("exclude=tag:Sport&exclude=entity:e2", meeting(
            Condition("tag", ("sport",), excluded=True), Condition("entity", ("e2",), excluded=True)
        )),
        ("seen_after=2020-10-01", Filters(seen_after=datetime(2020, 10, 1, tzinfo=UTC))),
        ("seen_before=2020-10-01", Filters(seen_before=datetime(2020, 10, 2, tzinfo=UTC))),
    ],
)  # fmt: skip
def test_each_filter_reaches_the_engine(parameters: str, filters: Filters) -> None:
    assert asked(f"/v1/search?{parameters}").filters == filters


@pytest.mark.parametrize("exclude", ["sport", "sports:x", "tag:", ":x"])
def test_an_exclusion_that_names_no_filter_is_refused(exclude: str) -> None:
    status, error = error_of(f"/v1/search?exclude={exclude}")
    assert status == 422 and "should be NAME:VALUE, with one of these names: site, author" in error["message"]


def test_a_search_can_be_asked_in_a_body() -> None:
    engine = StubEngine()
    reply = client(engine).post("/v1/search", json={"q": "ferry", "tag": ["a"], "size": 3, "exclude": ["source:x"]})
    assert reply.status_code == 200 and reply.json()["understood"]["words"] == ["ferry"]
    [query] = [query for query in engine.asked if query.size]  # without looks for other spellings
    assert (query.text, query.size, len(query.filters.conditions)) == ("ferry", 3, 2)
    assert client(engine).post("/v1/search", json={"tga": ["a"]}).status_code == 422


def test_the_answer_says_how_the_text_was_read() -> None:
    told = (
        client(StubEngine())
        .get('/v1/search?q=ferry -"night train" by:vaal after:2020 langauge:fr')
        .json()["understood"]
    )
    assert (told["words"], told["excluded"]) == (["ferry", "langauge:fr"], ['"night train"'])
    assert told["filters"] == [{"field": "author", "values": ["vaal"], "excluded": False}]
    assert told["since"] == "2020-01-01T00:00:00Z" and "did you mean `language:`" in told["warnings"][0]


def test_the_order_fits_the_search_unless_it_is_named() -> None:
    assert asked("/v1/search?q=minsk").sort is Sort.RELEVANCE
    assert asked("/v1/search").sort is Sort.NEWEST
    assert asked("/v1/search?sort=first_seen").sort is Sort.FIRST_SEEN


def test_facets_can_be_left_out() -> None:
    assert asked("/v1/search?facets=off").facets == ()
    assert "person" in asked("/v1/search?facets=on").facets


def test_text_that_no_store_takes_is_cleaned() -> None:
    assert asked("/v1/search?q=a%00b").text == "a b"


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ("size=0", "size"), ("size=101", "size"), ("size=x", "size"), ("sort=best", "sort"),
        ("kind=index", "kind"), ("since=yesterday", "since"), ("until=9999-12-31", "until"),
        ("facet_size=0", "facet_size"), ("lang=en", "lang"), ("q=" + "x" * 1001, "q"), ("copies=some", "copies"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named(parameters: str, named: str) -> None:
    status, error = error_of(f"/v1/search?{parameters}")
    assert (status, error["code"]) == (422, "invalid_parameter")
    assert error["message"].startswith(f"{named}: ")


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    status, error = error_of("/v1/search?since=2020-11-01&until=2020-10-01")
    assert (status, error["code"]) == (400, "bad_request")
    assert "2020-11-01" in error["message"]


def test_what_the_engine_refuses_is_the_callers_to_mend() -> None:
    status, error = error_of("/v1/search?after=junk", StubEngine(error=UsageError("after: not a cursor")))
    assert (status, error["message"]) == (400, "after: not a cursor")


@pytest.mark.parametrize("address", ["/v1/search", "/v1/articles/a1", "/health/ready"])
def test_an_engine_that_is_away_is_unavailable(address: str) -> None:
    engine = StubEngine(error=TransientError("the index cannot be reached", retry_after_s=11.2))
    reply = client(engine).get(address)
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "12")
    assert reply.json()["error"]["code"] == "unavailable"


def test_of_an_engine_that_is_away_strangers_learn_no_machine_and_the_log_has_the_cause() -> None:
    away = EngineAway("Elasticsearch at es-1.internal:9200 does not answer: Connection refused")
    with capture_logs() as logged:
        status, error = error_of("/v1/search", StubEngine(error=away))
    assert (status, error["message"]) == (503, "the index does not answer for now")
    assert [line["why"] for line in logged if line["event"] == "engine.away"] == [str(away)]


def test_a_defect_is_answered_in_the_same_shape_and_tells_nothing() -> None:
    with capture_logs() as logged:
        status, error = error_of("/v1/search", StubEngine(error=RuntimeError("secret")))
    assert (status, error["code"]) == (500, "internal")
    assert [(line["event"], line["log_level"], line["path"]) for line in logged] == [
        ("request.failed", "error", "/v1/search")
    ]
    assert "secret" not in json.dumps(error)


def test_what_is_not_there_is_not_found() -> None:
    assert error_of("/v1/articles/nope")[0] == 404
    assert error_of("/nowhere")[0] == 404
    reply = client(StubEngine()).post("/v1/changes")
    assert (reply.status_code, reply.headers["Allow"], "error" in reply.json()) == (405, "GET, HEAD", True)


def test_an_article_is_read_by_any_id_that_it_had() -> None:
    engine = StubEngine(article())
    engine.merged = {"older": "old", "old": "a1", "round": "again", "again": "round"}
    assert client(engine).get("/v1/articles/older").json()["id"] == "a1"
    assert client(engine).get("/articles/older", headers={"Accept": "text/html"}).status_code == 200
    assert client(engine).get("/v1/articles/round").status_code == 404, "a circle leads nowhere"


def test_a_browser_on_the_api_still_gets_json() -> None:
    reply = client(StubEngine()).get("/v1/articles/nope", headers={"Accept": "text/html"})
    assert reply.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("address", ["/v1/search", "/", "/v1/articles/nope", "/nowhere", "/v1/search?size=0"])
@pytest.mark.parametrize("error", [None, RuntimeError("defect"), TransientError("away")])
def test_every_answer_has_the_security_headers(address: str, error: Exception | None) -> None:
    with capture_logs():
        headers = client(StubEngine(article(), error=error)).get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Request-ID"]


def test_a_request_id_is_kept_only_if_it_is_harmless() -> None:
    api = client(StubEngine())
    assert api.get("/health/live", headers={"X-Request-ID": "trace-1"}).headers["X-Request-ID"] == "trace-1"
    made_up = api.get("/health/live", headers={"X-Request-ID": "a b<c>"}).headers["X-Request-ID"]
    assert len(made_up) == 32


def test_health() -> None:
    away = client(StubEngine(error=TransientError("away")))
    assert away.get("/health/live").json() == {"status": "ok"}
    assert client(StubEngine()).get("/health/ready").json() == {"status": "ok"}


def test_a_hit_has_every_field_and_null_for_what_is_unknown() -> None:
    answer = client(StubEngine(article())).get("/v1/search").json()
    assert set(answer) == set(SearchAnswer.model_fields)
    assert (answer["total"], answer["after"], answer["took_ms"]) == (1, None, 1.3)
    hit = answer["hits"][0]
    assert set(hit) == set(HitAnswer.model_fields)
    unknown = {name for name, value in hit.items() if value is None}
    assert {"published_at", "language", "copy_of", "score", "story", "section"} <= unknown
    assert hit["highlights"] == {"title": [], "body": []}
    assert hit["summary"] == "The Minsk Group met in Geneva. Its co-chairs of the OSCE Minsk Group spoke."


def test_a_hit_shows_entities_copies_and_what_matched() -> None:
    copy = Copy(duplicate_of="a0", kind="reprint", similarity=0.97)
    engine = StubEngine(article(entities=(entity("Low", salience=0.1), entity("High")), copy_of=copy))
    engine.highlights = {"body": ((Segment("The <b>", False), Segment("Minsk", True)),)}
    hit = client(engine).get("/v1/search?q=minsk").json()["hits"][0]
    assert [named["name"] for named in hit["entities"]] == ["High", "Low"]
    assert set(hit["entities"][0]) == {"id", "name", "type", "salience"}
    assert hit["copy_of"] == {"duplicate_of": "a0", "kind": "reprint", "similarity": 0.97}
    assert hit["highlights"]["body"] == [[{"text": "The <b>", "hit": False}, {"text": "Minsk", "hit": True}]]


def test_facets_and_the_cursor_are_passed_on() -> None:
    engine = StubEngine(article())
    engine.facets, engine.after = {"person": (FacetValue("p1", "Nikol", 3),)}, "next"
    answer = client(engine).get("/v1/search").json()
    assert answer["facets"] == {"person": [{"value": "p1", "label": "Nikol", "count": 3}]}
    assert answer["after"] == "next"


@pytest.mark.parametrize("is_cut", [True, False])
def test_an_article_that_was_cut_says_so(is_cut: bool) -> None:
    web = client(StubEngine(article().model_copy(update={"truncated": is_cut})))
    assert web.get("/v1/articles/a1").json()["truncated"] is is_cut
    assert ("The article goes on" in web.get("/articles/a1").text) is is_cut


def test_an_article_has_everything_but_its_places_in_the_archive() -> None:
    quote = Quote(speaker="A", speaker_id=None, kind="direct", text="x", spans=(Span(field="body", start=0, end=1),))
    document = article(entities=(entity("Minsk", (4, 9)),), quotes=(quote,), related=(RelatedItem(title="More"),))
    found = client(StubEngine(document)).get("/v1/articles/a1")
    answer = found.json()
    assert set(answer) == set(ArticleAnswer.model_fields)
    assert answer["body"] == document.article.body
    mention = answer["entities"][0]["mentions"][0]
    assert (mention["field"], mention["start"], mention["end"]) == ("body", 4, 9)
    assert [(r["number"], r["title"]) for r in answer["revisions"]] == [
        (1, "Minsk Group to meet"), (2, "Minsk Group meets"),
    ]  # fmt: skip
    assert answer["quotes"][0]["spans"] and answer["related"][0]["url"] is None
    assert datetime.fromisoformat(answer["first_seen_at"]) == SEEN
    assert "archive:" not in found.text


def test_openapi_describes_every_address_parameter_and_error() -> None:
    schema = client(StubEngine()).get("/openapi.json").json()
    assert set(schema["paths"]) == {
        "/health/live", "/health/ready", "/v1/search", "/v1/facets", "/v1/articles/{article_id}",
        "/v1/articles/{article_id}/linked-by", "/v1/articles/by-url", "/v1/articles/{article_id}/related",
        "/v1/articles/{article_id}/revisions/{number}", "/v1/stories", "/v1/stories/{story_id}",
        "/v1/stories/{story_id}/coverage", "/v1/changes",
        "/v1/stream", "/v1/timeline", "/v1/trends",
        "/v1/feed.{form}", "/v1/export.{form}", "/v1/alerts", "/v1/alerts/{alert_id}", "/v1/alerts/{alert_id}/log",
        "/v1/alerts/{alert_id}/test", "/v1/alerts/{alert_id}/feed.{form}",
        "/v1/front", "/v1/entities/suggest", "/v1/entities/{entity_id}", "/v1/entities/{entity_id}/reports",
        "/v1/entities/{entity_id}/edits", "/v1/quotes",
        "/v1/quotes/export.{form}", "/v1/quotes/feed.{form}",
        "/v1/sources",
    }  # fmt: skip
    for route in (route for path in schema["paths"].values() for route in path.values()):
        assert route["summary"] and route["description"]
        assert all(parameter["description"] for parameter in route.get("parameters", []))
    errors = schema["paths"]["/v1/search"]["get"]["responses"]
    for status in ("400", "422", "503"):
        assert errors[status]["content"]["application/problem+json"]["schema"]["$ref"].endswith("/ErrorAnswer")
    assert all(name in schema["components"]["schemas"] for name in references(schema))


def references(schema: object) -> set[str]:
    """The names of all schemas that are referred to."""
    if isinstance(schema, dict):
        own = {str(schema["$ref"]).rpartition("/")[2]} if "$ref" in schema else set()
        return own.union(*map(references, schema.values()))
    return set().union(*map(references, schema)) if isinstance(schema, list) else set()


def test_routers_of_installed_services_are_included(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer = tmp_path / "made_up-1.dist-info"
    offer.mkdir()
    (offer / "METADATA").write_text("Metadata-Version: 2.1\nName: made-up\nVersion: 1\n")
    (offer / "entry_points.txt").write_text("[newswire.routers]\nmade-up = made_up_service:router\n")
    (tmp_path / "made_up_service.py").write_text(
        "from fastapi import APIRouter\nrouter = APIRouter()\n@router.get('/made-up')\ndef f() -> int: return 7\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    application = create_application(Search(StubEngine(), SearchSettings(), FakeChangeLog()), installed_routers())
    assert TestClient(application).get("/made-up").json() == 7


@pytest.mark.parametrize(
    "stored",
    ["javascript:alert(1)", "data:image/png;base64,AAAA", "/photo.jpg", "//cdn.example/p.jpg", "photo.jpg", "", "https://",
     "http:///p.jpg", "https:\\\\cdn.example", "https://cdn.example/a b.jpg", " https://cdn.example/p.jpg"],
)  # fmt: skip
def test_what_is_no_address_on_the_web_is_no_image(stored: str) -> None:
    api = client(StubEngine(article(image=stored)))
    [hit] = api.get("/v1/search").json()["hits"]
    assert hit["image"] is None
    assert api.get("/v1/articles/a1").json()["image"] is None


def test_an_address_on_the_web_is_an_image() -> None:
    address = "HTTPS://cdn.example/p.jpg?w=1#x"
    assert client(StubEngine(article(image=address))).get("/v1/articles/a1").json()["image"] == address


@pytest.mark.parametrize("wrong", [
    {"size": True}, {"entities": False}, {"facet_size": True}, {"names": False}, {"facets": {}}, {"facets": 0},
])  # fmt: skip
def test_a_body_takes_no_truth_for_a_number_and_no_object_for_names(wrong: dict[str, object]) -> None:
    answer = client(StubEngine()).post("/v1/search", json=wrong)
    assert answer.status_code == 422 and answer.json()["errors"][0]["parameter"] == next(iter(wrong))
