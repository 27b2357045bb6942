"""Entities over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from newswire_search.entities.merges import KIND
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import ArticleDocument, StoredRecord, StoryEntity
from newswire_shared.contracts.same_as import same_as
from unit.search.newsroom import by_id, get
from unit.search.stub import SEEN, StubEngine, article, client, entity, in_story, story

MINSK, BAKU = entity("Minsk"), entity("Baku")
DAY = timedelta(days=1)


def desk(*more: ArticleDocument, **people: StoredRecord) -> InMemoryEngine:
    articles = (
        in_story(article(published_at=SEEN, entities=(MINSK, BAKU)), "s1"),
        article(article_id="a2", title="The talks go on", published_at=SEEN + DAY, entities=(MINSK,)),
        article(article_id="a3", published_at=SEEN + 9 * DAY, entities=(MINSK, BAKU)),
        *more,
    )
    records = {(KIND, name): record for name, record in people.items()}
    return InMemoryEngine(by_id(*articles), {"s1": story(entities=(StoryEntity(id=MINSK.id, articles=2),))}, records)


def edit(number: int, **change: Any) -> StoredRecord:
    return StoredRecord(kind=KIND, name=str(number), revision=1, record={"number": number, "change": change})


def test_suggestions_have_id_name_type_and_number() -> None:
    found = get("/v1/entities/suggest?q=Mín", desk())
    assert found == {"entities": [{"id": MINSK.id, "name": "Minsk", "type": MINSK.type, "articles": 3}]}
    assert get("/v1/entities/suggest?q=", desk()) == {"entities": []}
    assert get("/v1/entities/suggest?q=%F0%9F%99%82", desk()) == {"entities": []}
    assert get("/v1/entities/suggest?q=m&type=event&type=other", desk())["entities"] == []
    assert len(get("/v1/entities/suggest?q=M&size=1", desk())["entities"]) == 1


def test_a_wrong_type_is_refused() -> None:
    assert client(desk()).get("/v1/entities/suggest?q=m&type=thing").status_code == 422


def test_one_entity_has_all_that_is_held_of_it() -> None:
    found = get(f"/v1/entities/{MINSK.id}", desk())
    assert (found["id"], found["name"], found["type"], found["articles"]) == (MINSK.id, "Minsk", MINSK.type, 3)
    assert {"name": "Minsk", "kind": "name", "articles": 3} in found["names"]
    assert (found["first_at"], found["last_at"]) == ("2020-10-14T09:30:00Z", "2020-10-23T09:30:00Z")
    assert [(each["id"], each["articles"]) for each in found["co_mentioned"]] == [(BAKU.id, 2)]
    assert found["same_as"] == list(same_as(MINSK.id))
    assert found["co_mentioned_among"] == 3
    assert [hit["id"] for hit in found["latest"]] == ["a3", "a2", "a1"]
    assert [each["id"] for each in found["stories"]] == ["s1"]


def test_the_histogram_is_by_day_or_by_week() -> None:
    days = get(f"/v1/entities/{MINSK.id}", desk())
    assert days["interval"] == "day"
    assert [(each["date"], each["articles"]) for each in days["histogram"]] == [
        ("2020-10-14", 1), ("2020-10-15", 1), ("2020-10-23", 1),
    ]  # fmt: skip
    weeks = get(f"/v1/entities/{MINSK.id}?interval=week", desk())
    assert [(each["date"], each["articles"]) for each in weeks["histogram"]] == [("2020-10-12", 2), ("2020-10-19", 1)]


def test_the_weeks_are_whole_and_no_more_than_260() -> None:
    monday = SEEN + 9 * DAY - timedelta(weeks=259, days=4)  # of the first week that is counted
    engine = desk(*(article(article_id=f"o{n}", published_at=monday + n * DAY, entities=(MINSK,)) for n in (-1, 0, 5)))
    weeks = get(f"/v1/entities/{MINSK.id}?interval=week", engine)["histogram"]
    assert [(each["date"], each["articles"]) for each in weeks] == [
        ("2015-11-02", 2), ("2020-10-12", 2), ("2020-10-19", 1),
    ]  # fmt: skip


def test_an_unknown_entity_is_told_with_what_to_do() -> None:
    reply = client(desk()).get("/v1/entities/nobody")
    assert reply.status_code == 404
    assert "'nobody'" in reply.text and "/v1/entities/suggest" in reply.text


def test_a_merged_id_leads_on_and_keeps_the_parameters() -> None:
    engine = desk(one=edit(1, edit="merge", entity_id="old/name", into=MINSK.id))
    reply = client(engine).get("/v1/entities/old/name?interval=week", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (307, f"/v1/entities/{MINSK.id}?interval=week")
    assert get("/v1/entities/old/name", engine)["id"] == MINSK.id


def test_an_id_stays_while_no_article_has_that_which_it_was_merged_into() -> None:
    engine = desk(one=edit(1, edit="merge", entity_id=MINSK.id, into="new"))
    assert get(f"/v1/entities/{MINSK.id}", engine)["id"] == MINSK.id


def test_an_engine_that_is_away_is_told() -> None:
    assert client(StubEngine()).get("/v1/entities/minsk").status_code == 404
