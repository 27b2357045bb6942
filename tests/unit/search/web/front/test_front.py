"""The front page: stories lead, each once, and what nobody else reported stands below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import ArticleDocument, Copy, StoryDocument
from unit.search.newsroom import by_id
from unit.search.stub import Page, article, client, in_story, story

NOW = datetime.now(UTC).replace(microsecond=0)  # what leads is reckoned from now
DAY = timedelta(days=1)


def told(article_id: str, age: timedelta, site: str = "news.example", **changes: object) -> ArticleDocument:
    known = {"url": f"https://{site}/{article_id}", "published_at": NOW - age, "first_seen_at": NOW - age}
    return article(article_id=article_id, title=f"Title of {article_id}", **(known | changes))


def telling(story_id: str, lead: str, size: int, first: timedelta, last: timedelta, **changes: object) -> StoryDocument:
    times = {"first_published_at": NOW - first, "last_published_at": NOW - last, "first_seen_at": NOW - first}
    return story(story_id, f"Title of {lead}", lead=lead, size=size, **times, **changes)


def newsroom(engine: Callable[..., InMemoryEngine] = InMemoryEngine) -> Any:
    """A story that grew today, one of last week with the newest article, and two articles of nobody else."""
    copy = Copy(duplicate_of="ferry-2", kind="reprint", similarity=0.97)
    hour = timedelta(hours=1)
    articles = (
        in_story(told("ferry-1", 9 * hour, image="https://news.example/ferry.jpg"), "ferry"),
        in_story(told("ferry-2", 8 * hour, "wire.example"), "ferry"),
        in_story(told("ferry-3", 7 * hour, "wire.example"), "ferry", copy),
        in_story(told("dyke-1", 6 * DAY), "dyke"),
        in_story(told("dyke-2", 5 * DAY, "other.example"), "dyke"),
        told("alone-1", 2 * hour),
        told("alone-2", 3 * hour, language="fr"),
        in_story(told("alone-3", 4 * hour), "young"),
        told("reprint", hour, copy_of=Copy(duplicate_of="alone-1", kind="reprint", similarity=0.99)),
    )
    stories = (
        telling("ferry", "ferry-1", 3, 9 * hour, 7 * hour),
        telling("dyke", "dyke-1", 2, 6 * DAY, 5 * DAY),
        telling("young", "alone-3", 1, 4 * hour, 4 * hour),
    )
    return engine(by_id(*articles), {each.story.id: each for each in stories})


def front(address: str = "/v1/front", engine: InMemoryEngine | None = None) -> Any:
    reply = client(engine or newsroom()).get(address)
    assert reply.status_code == 200, reply.text
    return reply.json()


def page(address: str = "/", engine: InMemoryEngine | None = None, **cookies: str) -> Page:
    web = client(engine or newsroom())
    web.cookies.update(cookies)
    return Page(web.get(address).text)


def test_what_grows_leads_and_each_story_and_article_is_there_once() -> None:
    answer = front()
    assert [each["id"] for each in answer["stories"]] == ["ferry", "dyke"]
    assert [each["id"] for each in answer["articles"]] == ["alone-1", "alone-2", "alone-3"]


def test_a_story_says_what_is_new_who_tells_it_and_how_it_looks() -> None:
    ferry, dyke = front()["stories"]
    assert ferry["newest"]["id"] == "ferry-2", "the newest one is a copy"
    assert ferry["sites"] == ["wire.example", "news.example"] and ferry["recent"] == 3
    assert ferry["image"] == "https://news.example/ferry.jpg" and ferry["summary"].startswith("The Minsk Group met")
    assert (dyke["newest"]["id"], dyke["recent"], dyke["image"]) == ("dyke-2", 0, None)


def test_a_story_of_which_only_the_earliest_is_no_copy_has_nothing_newer() -> None:
    copy = Copy(duplicate_of="a", kind="reprint", similarity=0.97)
    articles = in_story(told("a", 2 * DAY), "s"), in_story(told("b", DAY), "s", copy)
    engine = InMemoryEngine(by_id(*articles), {"s": telling("s", "a", 2, 2 * DAY, DAY)})
    assert front(engine=engine)["stories"][0]["newest"] is None


def test_copies_are_counted_of_what_is_shown_alone() -> None:
    engine = newsroom(CountingEngine)
    front(engine=engine)
    assert engine.counted == ["ferry-2", "dyke-2", "alone-1", "alone-2", "alone-3"]


class CountingEngine(InMemoryEngine):
    """An engine that notes of which articles copies were counted."""

    counted: Sequence[str] = ()

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        self.counted = article_ids
        return super().copy_counts(article_ids)


def test_a_story_whose_articles_are_not_there_yet_is_told_without_them() -> None:
    engine = InMemoryEngine({}, {"s": telling("s", "a", 2, 2 * DAY, DAY)})
    (bare,) = front(engine=engine)["stories"]
    assert (bare["title"], bare["summary"], bare["newest"]) == ("Title of a", None, None)
    assert bare["sites"] == bare["sources"] == ["news.example", "wire.example"], "what they were taken in as is known"
    assert "Title of a" in page(engine=engine).text


def test_numbers_are_kept_to() -> None:
    answer = front("/v1/front?stories=1&articles=1")
    assert ([len(answer[name]) for name in ("stories", "articles")]) == [1, 1]
    assert front("/v1/front?articles=0")["articles"] == []


def test_languages_narrow_and_all_of_them_are_offered() -> None:
    answer = front("/v1/front?language=fr")
    assert ([each["id"] for each in answer["articles"]], answer["stories"]) == (["alone-2"], [])
    assert [each["value"] for each in answer["languages"]] == ["fr"], "of the others none is known"


def test_the_page_leads_with_stories_and_shows_each_once() -> None:
    shown = page()
    assert [shown.addresses.count(f"/stories/{each}") for each in ("ferry", "dyke", "young")] == [1, 1, 0]
    assert shown.text.index("Title of ferry-1") < shown.text.index("Title of dyke-1") < shown.text.index("alone-1")
    assert "3 articles" in shown.text and "wire.example, news.example" in " ".join(shown.text.split())
    assert [each["href"] for each in shown.all("a") if "ferry-2" in (each["href"] or "")] == ["/articles/ferry-2"]


def test_what_may_be_new_to_a_reader_is_hidden_until_a_script_knows() -> None:
    marks = [each for each in page().all("span") if each.get("class") == "fresh"]
    assert len(marks) == 5 and all("hidden" in mark for mark in marks)
    assert marks[0]["data-seen"] == (NOW - timedelta(hours=8)).isoformat()


def test_the_chosen_languages_are_kept_until_others_are() -> None:
    web = client(newsroom())
    assert "Title of alone-1" not in web.get("/?language=fr").text
    assert "Title of alone-1" not in web.get("/").text, "kept"
    assert "Title of alone-1" in web.get("/?language=").text
    assert "Title of alone-1" in web.get("/").text, "forgotten"


def test_a_language_is_added_and_taken_away_by_a_link() -> None:
    shown = page("/?language=de")
    assert {"/?language=de&language=fr", "/?language="} <= set(shown.addresses)
    assert "Nothing has come in these languages." in shown.text


def test_a_cookie_that_somebody_made_up_is_no_language() -> None:
    assert "Title of alone-1" in page(news="<script>.EN.../").text


def test_an_empty_index_says_what_to_do() -> None:
    assert "newswire ingest ADDRESS --wait" in page(engine=InMemoryEngine({}, {})).text


def test_a_search_at_the_old_address_is_led_to_its_own() -> None:
    reply = client(newsroom()).get("/?q=ferry&language=fr", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (308, "/search?q=ferry&language=fr")
