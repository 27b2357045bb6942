"""How a story was told, as the API answers it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import Copy, Quote, Span
from newswire_shared.contracts.index_schema import story_id_of
from unit.search.newsroom import by_id, get, newsroom
from unit.search.stub import SEEN, article, client, entity, in_story, story

HOUR = timedelta(hours=1)
FIRST = "A ferry has hit the pier of Saltmere in thick fog. Nobody was hurt, the harbour master told reporters."
LATER = "Inspectors found a broken rudder bolt beneath the waterline. 32 people were aboard, the line admits."


def quote(text: str, speaker: str, speaker_id: str | None = None) -> Quote:
    return Quote(
        speaker=speaker, speaker_id=speaker_id, kind="direct", text=text, spans=(Span(field="body", start=0, end=1),)
    )


def printed(name: str, hours: int, **fields: Any) -> Any:
    copy = fields.pop("copy", None)
    known = {
        "article_id": name, "url": f"https://www.{name[:-1]}.example/{name}", "published_at": SEEN + hours * HOUR,
        "published_precision": "instant", "first_seen_at": SEEN + hours * HOUR,
    }  # fmt: skip
    return in_story(article(**known | fields), "s1", copy)


def ferries() -> InMemoryEngine:
    lind = quote("The bolt was never looked at after the winter", "Anna Lind", "person:anna-lind")
    again = quote("The bolt was never looked at", "Lind")
    articles = (
        printed("gazette1", 0, title="Ferry hits pier", body=FIRST, entities=(entity("Saltmere"),)),
        printed(
            "post1",
            1,
            title="Ferry in fog",
            body=FIRST,
            copy=Copy(duplicate_of="gazette1", kind="edit", similarity=0.9),
        ),
        printed("post2", 30, title="A bolt was broken", body=LATER, quotes=(lind,), entities=(entity("Anna Lind"),)),
        printed(
            "wire1", 31, title="Ferry line speaks", body=LATER, quotes=(again, quote("We regret it", "Otto Brandt"))
        ),
    )
    return InMemoryEngine(by_id(*articles), {story_id_of(s): s for s in (story(lead="gazette1", size=4),)})


def told(since: str = "") -> Any:
    return get(f"/v1/stories/s1/coverage{since}", ferries())


def test_each_article_is_told_by_what_it_added() -> None:
    first, copy, bolt, late = told()["articles"]
    assert first["sentences"] == ["A ferry has hit the pier of Saltmere in thick fog."]
    assert [name["name"] for name in first["names"]] == ["Saltmere"]
    assert (copy["sentences"], copy["share_new"], copy["copy_of"]["duplicate_of"]) == ([], 0.0, "gazette1")
    assert (bolt["share_new"], bolt["figures"], bolt["quotes"][0]["speaker"]) == (1.0, ["32 people"], "Anna Lind")
    assert (late["sentences"], late["names"], [q["text"] for q in late["quotes"]]) == ([], [], ["We regret it"])


def test_who_was_first_and_who_copied_whom() -> None:
    answer = told()
    first = answer["first"]
    assert (first["site"], first["by"], first["ahead_s"], first["next_site"]) == (
        "gazette.example", "published", 3600, "post.example",
    )  # fmt: skip
    [copying] = answer["copying"]
    assert (copying["site"], copying["original_site"], copying["count"]) == ("post.example", "gazette.example", 1)
    assert (copying["least"], copying["most"]) == (0.9, 0.9)


def test_no_speaker_is_there_twice_and_no_utterance() -> None:
    lind, brandt = told()["speakers"]
    assert (lind["speaker"], lind["speaker_id"], lind["count"]) == ("Anna Lind", "person:anna-lind", 1)
    assert (lind["quotes"][0]["article"]["id"], lind["quotes"][0]["prints"]) == ("post2", 2)
    assert brandt["speaker"] == "Otto Brandt"


def test_the_sites_stand_side_by_side_in_the_order_in_which_they_came() -> None:
    sides = told()["sides"]
    assert [(s["site"], s["articles"], s["copies"]) for s in sides] == [
        ("gazette.example", 1, 0), ("post.example", 2, 1), ("wire.example", 1, 0),
    ]  # fmt: skip
    assert (sides[1]["first"]["id"], sides[1]["longest"]["id"]) == ("post1", "post1")


def test_what_is_new_since_a_day_is_marked_and_counted() -> None:
    answer = told("?since=2020-10-15")
    assert (answer["new"], [each["is_new"] for each in answer["articles"]]) == (2, [False, False, True, True])
    assert (answer["total"], answer["read"]) == (4, 4)


def test_an_old_id_tells_of_the_story_that_took_it_in() -> None:
    assert get("/v1/stories/old/coverage")["story"] == "s1"


def test_what_is_not_there_is_not_found() -> None:
    assert client(newsroom()).get("/v1/stories/none/coverage").status_code == 404
