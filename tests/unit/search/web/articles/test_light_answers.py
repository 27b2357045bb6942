"""Answers that are no larger than what was asked for: members of a hit, entities, gzip, 304."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from newswire_search.articles.responses import HitAnswer
from unit.search.newsroom import get
from unit.search.stub import BODY, StubEngine, article, client, entity

MANY = tuple(entity(f"Name{number:02}", salience=1 - number / 100) for number in range(12))


def hit(parameters: str) -> Any:
    return get(f"/v1/search?{parameters}", StubEngine(article(entities=MANY)))["hits"][0]


@pytest.mark.parametrize("parameters", ["fields=title,url", "fields=title&fields=url", "fields=title,%20url,&fields="])
def test_a_hit_has_the_members_that_are_asked_for_and_its_id(parameters: str) -> None:
    assert set(hit(parameters)) == {"id", "title", "url"}


def test_without_a_choice_a_hit_has_every_member_and_the_rest_of_the_answer_stays() -> None:
    assert set(hit("fields=")) == set(HitAnswer.model_fields)
    whole, light = (get(f"/v1/search?{p}", StubEngine(article())) for p in ("", "fields=title"))
    assert {**whole, "hits": None, "took_ms": 0} == {**light, "hits": None, "took_ms": 0}


def test_a_member_that_there_is_not_is_named_with_what_was_meant() -> None:
    reply = client(StubEngine()).get("/v1/search?fields=titel,url,mood")
    message = reply.json()["error"]["message"]
    assert reply.status_code == 422
    assert message.startswith("fields: there is no titel, mood; did you mean title?") and "summary" in message


@pytest.mark.parametrize(
    ("parameters", "number"), [("", 5), ("entities=0", 0), ("entities=8", 8), ("entities=11", 11), ("entities=all", 12)]
)
def test_a_hit_names_as_many_entities_as_are_asked_for_the_most_salient_first(parameters: str, number: int) -> None:
    assert [named["name"] for named in hit(parameters)["entities"]] == [each.name for each in MANY[:number]]


@pytest.mark.parametrize("parameters", ["entities=-1", "entities=some", "entities=1001"])
def test_a_number_of_entities_that_there_is_not_is_refused(parameters: str) -> None:
    reply = client(StubEngine()).get(f"/v1/search?{parameters}")
    assert reply.status_code == 422 and reply.json()["error"]["message"].startswith("entities")


def asked(address: str, **headers: str) -> Any:
    documents = [article(article_id=f"a{number}", body=BODY * 20) for number in range(9)]
    return client(StubEngine(*documents)).get(address, headers={"Accept-Encoding": "identity", **headers})


def test_what_is_long_is_packed_for_who_takes_it() -> None:
    plain, packed = asked("/v1/search"), asked("/v1/search", **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers and packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert {**packed.json(), "took_ms": 0} == {**plain.json(), "took_ms": 0}
    assert int(packed.headers["Content-Length"]) < len(plain.content) / 4
    assert len(gzip.compress(plain.content)) < len(plain.content)


def test_what_is_short_is_sent_as_it_is() -> None:
    assert "Content-Encoding" not in asked("/health/live", **{"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize("address", ["/v1/search", "/v1/articles/a1", "/v1/articles/a1/linked-by", "/v1/stories"])
def test_who_has_an_answer_as_it_is_need_not_fetch_it_again(address: str) -> None:
    first = asked(address)
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    for named in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = asked(address, **{"If-None-Match": named})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["X-Request-ID"] and "Content-Type" not in again.headers
    packed = asked(address, **{"If-None-Match": tag, "Accept-Encoding": "gzip"})
    assert packed.status_code == 304
    assert asked(address, **{"If-None-Match": '"other"'}).status_code == 200


def test_another_answer_has_another_tag_and_an_error_has_none() -> None:
    assert asked("/v1/search").headers["ETag"] != asked("/v1/search?fields=title").headers["ETag"]
    assert "ETag" not in asked("/v1/articles/nobody").headers
    assert "ETag" not in asked("/v1/search?size=0").headers
    assert "ETag" not in asked("/health/live").headers
