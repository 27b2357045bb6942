"""Pages of stories, and what the other pages tell of stories, copies and related articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import quote

import pytest
from newswire_search.engine.ports import WholeEngine
from newswire_search.testing.articles import InMemoryArticles
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import (
    ArticleDocument,
    Copy,
    Quote,
    Relation,
    Span,
    StoryEntity,
    StoryMerge,
)
from newswire_shared.contracts.errors import TransientError, UsageError
from unit.search.newsroom import REPRINT, by_id, newsroom
from unit.search.stub import SEEN, Page, StubEngine, article, client, entity, in_story, story

HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>"""
HOSTILE_ID = HOSTILE.replace("/", "")


def page(address: str, engine: WholeEngine, status: int = 200) -> Page:
    reply = client(engine).get(address, headers={"Accept": "text/html"})
    assert reply.status_code == status, reply.text
    assert reply.headers["Content-Type"].startswith("text/html")
    return Page(reply.text)


def hostile() -> InMemoryEngine:
    """A story all of whose words are hostile."""
    copy = Copy(duplicate_of="a1", kind="edit", similarity=0.9)
    relations = (Relation(id="a2", score=0.5, why=HOSTILE),)
    changes: dict[str, object] = {
        "title": HOSTILE, "source": HOSTILE, "agency": HOSTILE, "language": HOSTILE,
        "entities": (entity(HOSTILE),), "relations": relations,
    }  # fmt: skip
    articles = (
        in_story(article(**changes), HOSTILE_ID),
        in_story(article(article_id="a2", **changes), HOSTILE_ID),
        in_story(article(article_id="a3", **changes), HOSTILE_ID, copy),
    )
    told = story(
        HOSTILE_ID, HOSTILE, sources=(HOSTILE,), follows="s2", entities=(StoryEntity(id=HOSTILE.lower(), articles=1),),
        merges=(StoryMerge(at=SEEN, story=HOSTILE, size=1),),
    )  # fmt: skip
    return InMemoryEngine(by_id(*articles), {HOSTILE_ID: told, "s2": story("s2", HOSTILE, follows=HOSTILE_ID, size=2)})


@pytest.mark.parametrize(
    "address",
    [
        "/", "/articles/a1", "/stories", "/stories?q=%3Cscript%3E%22&source=%3Cscript%3E&since=%22%3E",
        f"/stories/{quote(HOSTILE_ID)}", "/stories/s2",
    ],
)  # fmt: skip
def test_hostile_text_stays_text(address: str) -> None:
    shown = Page(client(hostile()).get(address).text)
    assert "script" in shown.text
    assert not shown.scripts_and_pictures
    assert not any(name.startswith("on") for _, attributes in shown.elements for name in attributes)
    assert not any("style" in attributes for _, attributes in shown.elements)


def test_the_list_tells_what_each_story_is_about() -> None:
    shown = page("/stories?min_size=1", newsroom())
    assert {"/stories/s1", "/stories/s2", "/stories?entity=minsk"} <= set(shown.addresses)
    for text in ("2 stories", "3 articles", "news.example", "Goes on from"):
        assert text in shown.text
    assert "nobody" not in shown.text, "an entity that no article names has no name to show"


def test_the_list_names_the_sites_and_not_what_they_were_taken_in_as() -> None:
    taken = (article(source="bulk"), article(article_id="a2", source="bulk", url="https://wire.example/2"))
    engine = InMemoryEngine(by_id(*(in_story(each, "s1") for each in taken)), {"s1": story(sources=("bulk",))})
    shown = page("/stories", engine)
    assert "news.example, wire.example" in shown.text and "bulk" not in shown.text
    [told] = client(engine).get("/v1/stories").json()["stories"]
    assert (told["sites"], told["sources"]) == (["news.example", "wire.example"], ["bulk"])
    assert client(engine).get("/v1/stories/s1").json()["sites"] == told["sites"]


def test_what_a_site_had_of_a_story_is_a_link_away() -> None:
    local = article(article_id="a3", source="gazette", url="http://127.0.0.1:8081/3")
    members = (article(), article(article_id="a2", url="https://wire.example/2"), local)
    engine = InMemoryEngine(by_id(*(in_story(each, "s1") for each in members)), {"s1": story()})
    shown = {*page("/stories/s1", engine).addresses}
    assert {"/search?site=news.example&story=s1", "/search?site=wire.example&story=s1"} <= shown
    assert "/search?source=gazette&story=s1" in shown, "its address has no name"


def test_the_marks_around_a_quote_are_those_of_its_language_whatever_the_page_has() -> None:
    body = "“We go on,” said Ani. “We must never stop.” Nobody answered her in Geneva that day."
    spans = (Span(field="body", start=1, end=10), Span(field="body", start=23, end=42))
    said = Quote(speaker="Ani", speaker_id="ani", kind="direct", text="We go on, … We must never stop.", spans=spans)
    spoken = in_story(article(body=body, quotes=(said,), language="en"), "s1")
    engine = InMemoryEngine(by_id(spoken), {"s1": story()})
    text = client(engine).get("/stories/s1", headers={"Accept-Language": "fr"}).text
    assert '<html lang="fr">' in text and text.count('<span lang="en" dir="ltr"><q>We go on</q> … <q>') == 2


def test_a_quote_that_its_writer_parted_has_marks_around_each_part() -> None:
    body = "“We go on,” said Ani. “We must never stop.” Nobody answered her in Geneva that day."
    spans = (Span(field="body", start=1, end=10), Span(field="body", start=23, end=42))
    said = Quote(speaker="Ani", speaker_id="ani", kind="direct", text="We go on, … We must never stop.", spans=spans)
    engine = InMemoryEngine(by_id(in_story(article(body=body, quotes=(said,)), "s1")), {"s1": story()})
    for address, times in (("/stories/s1", 2), ("/articles/a1", 1)):
        text = " ".join(client(engine).get(address).text.split())
        assert text.count(">We go on</q> … <q") == times and text.count(">We must never stop.</q>") == times, address


def test_a_day_alone_has_no_time_in_the_list() -> None:
    day = SEEN.replace(hour=0, minute=0)
    shown = page("/stories", InMemoryEngine({}, {"s1": story(first_published_at=day, last_published_at=day)}))
    assert "14 Oct 2020" in shown.text and "00:00" not in shown.text


def test_filters_of_the_list_are_kept_and_can_be_removed() -> None:
    shown = page("/stories?q=geneva&entity=minsk&source=news.example&after=", newsroom())
    assert "Minsk" in shown.text
    assert {"/stories?q=geneva&entity=minsk", "/stories?source=news.example&entity=minsk"} <= set(shown.addresses)
    assert "/stories?q=geneva&source=news.example&entity=minsk&min_size=5" in shown.addresses
    hidden = [(i["name"], i["value"]) for i in shown.all("input") if i.get("type") == "hidden"]
    assert hidden == [("source", "news.example"), ("entity", "minsk")]


def test_the_next_page_of_stories_is_a_link() -> None:
    many = [story(f"m{i:02}") for i in range(25)]
    engine = InMemoryEngine({}, {each.story.id: each for each in many})
    [following] = [a["href"] for a in page("/stories", engine).all("a") if a.get("rel") == "next"]
    rest = page(str(following), engine)
    assert "/stories/m24" in rest.addresses and "/stories/m00" not in rest.addresses
    assert "/stories" in rest.addresses, "the first page"


@pytest.mark.parametrize(
    ("address", "error", "status", "said"),
    [
        ("/stories?since=soon&source=a", None, 400, "'soon' is not a date"),
        ("/stories?after=x", UsageError("not a cursor"), 400, "not a cursor"),
        ("/stories?min_size=many", None, 400, "should be a valid integer"),
        ("/stories/nope", None, 404, "There is nothing at this address"),
        ("/stories/s1", TransientError("the index is away"), 503, "The index is away"),
    ],
)
def test_what_is_wrong_is_said(address: str, error: Exception | None, status: int, said: str) -> None:
    engine = StubEngine(error=error)
    engine.indexed_stories["s1"] = story()
    assert said in page(address, engine, status).text


def test_no_stories_is_said() -> None:
    assert "There are no stories yet" in page("/stories", InMemoryEngine({})).text
    assert "No story has all of this" in page("/stories?min_size=5", InMemoryEngine({})).text


def test_a_story_is_a_timeline_with_copies_beneath_their_original() -> None:
    shown = page("/stories/s1", newsroom())
    order = ["Wednesday, 14 October 2020", "Minsk Group meets", "1 copy", "reprint", "The talks go on"]
    places = [shown.text.index(text, shown.text.index(order[0])) for text in order]
    assert places == sorted(places)
    assert len(shown.all("details")) == 1
    assert shown.text.count("First to report") == 1
    for text in ("Followed by", "Talks end", "Merged into it", "a story of 1 article", "1 site"):
        assert text in shown.text
    assert {"/search?story=s1", "/follow?story=s1", "/v1/feed.atom?story=s1", "/v1/stories/s1"} <= set(shown.addresses)


def test_a_day_without_a_time_claims_none() -> None:
    day = in_story(article(published_at=SEEN.replace(hour=0, minute=0), published_precision="day"), "s1")
    shown = page("/stories/s1", InMemoryEngine(by_id(day), {"s1": story()}))
    assert "00:00" not in shown.text


def test_a_long_story_is_read_on() -> None:
    articles = [
        in_story(article(article_id=f"a{i:03}", published_at=SEEN + timedelta(hours=i)), "s1") for i in range(120)
    ]
    engine = InMemoryEngine(by_id(*articles), {"s1": story(size=120)})
    [later] = [a["href"] for a in page("/stories/s1", engine).all("a") if a.get("rel") == "next"]
    rest = page(str(later), engine)
    assert "/articles/a100" in rest.addresses and "/articles/a099" not in rest.addresses
    assert "/stories/s1" in rest.addresses, "the story's beginning"


def test_results_fold_copies_and_lead_to_the_story() -> None:
    shown = page("/search?sort=oldest", newsroom())
    items = [a for a in shown.all("li") if a.get("class") == "hit"]
    assert len(items) == 3, "the copy stands beneath its original"
    assert "3 articles in this story" in shown.text and "1 copy" in shown.text
    assert {"/stories/s1", "/articles/copy", "/search?copies=hide&sort=oldest"} <= set(shown.addresses)


def test_copies_that_are_no_hits_are_a_link() -> None:
    shown = page("/search?copies=hide", newsroom())
    assert "/articles/a1#copies" in shown.addresses and "/articles/copy" not in shown.addresses
    assert "No near-copies" in shown.text
    assert shown.addresses.count("/search") >= 2, "the chip leads to all hits"


def test_the_chip_of_a_story_bears_its_title() -> None:
    shown = page("/search?q=talks&story=s1", newsroom())
    assert "Talks in Geneva (remove)" in shown.text and "/search?q=talks" in shown.addresses


def test_an_article_page_tells_its_story_its_copies_and_why_others_are_related() -> None:
    relations = (Relation(id="a2", score=0.9, why="names the same place"), Relation(id="gone", score=0.5, why="gone"))
    engine = InMemoryEngine(
        by_id(
            in_story(article(relations=relations), "s1"),
            article(article_id="a2", title="The talks go on"),
            article(article_id="copy", title="Group meets", copy_of=REPRINT),
        ),
        {"s1": story()},
    )
    shown = page("/articles/a1", engine)
    for text in ("The story", "Talks in Geneva", "3 articles", "1 near-copy", "reprint, 97% the same"):
        assert text in shown.text
    assert "The talks go on" in shown.text and "names the same place" in shown.text
    assert "gone" not in shown.text, "what is not indexed is not offered"
    assert {"/stories/s1", "/articles/a2", "/articles/copy"} <= set(shown.addresses)


def test_a_story_of_one_article_is_not_offered() -> None:
    alone = story(size=1)
    engine = InMemoryEngine(by_id(in_story(article(), "s1")), {"s1": alone})
    for address in ("/", "/articles/a1"):
        assert "/stories/s1" not in page(address, engine).addresses


def test_every_field_has_a_label_and_the_page_its_landmarks() -> None:
    for address in ("/stories", "/stories/s1"):
        shown = page(address, newsroom())
        labelled = {label.get("for") for label in shown.all("label")}
        fields = {field["id"] for field in shown.all("input") if field.get("type") not in ("hidden", "checkbox")}
        assert fields and fields <= labelled
        assert len(shown.all("main")) == len(shown.all("h1")) == 1


def test_what_changed_since_a_day_stands_first() -> None:
    shown = page("/stories/s1?since=2020-10-14T11:00:00Z", newsroom())
    text = " ".join(shown.text.split())
    assert "Since Wednesday, 14 October 2020" in text and "1 new article · 1 site" in text
    assert text.index("The talks go on") < text.index("Minsk Group meets", text.index("Since Wednesday"))
    assert "Nothing has come since." in page("/stories/s1?since=2020-10-15", newsroom()).text


def test_a_day_begins_at_the_viewers_midnight() -> None:
    shown = client(newsroom()).get("/stories/s1?since=2020-10-15", headers={"Cookie": "zone=Pacific%2FAuckland"})
    assert "1 new article" in " ".join(Page(shown.text).text.split()), "of 11:30 in UTC, half an hour into the day"
    assert "'soon' is not a date" in page("/stories/s1?since=soon", newsroom(), 400).text


def test_the_days_of_a_story_are_offered() -> None:
    days = [in_story(article(article_id=f"a{i}", published_at=SEEN + timedelta(days=i)), "s1") for i in range(3)]
    shown = page("/stories/s1", InMemoryEngine(by_id(*days), {"s1": story(size=3)}))
    assert {"/stories/s1?since=2020-10-15", "/stories/s1?since=2020-10-16"} <= set(shown.addresses)
    assert "/stories/s1?since=2020-10-14" not in shown.addresses, "the first day is the whole story"


def test_a_story_names_nobody_twice() -> None:
    named = entity("Minsk")
    twin = named.model_copy(update={"id": "person:minsk"})
    both = (StoryEntity(id="minsk", articles=2), StoryEntity(id="person:minsk", articles=1))
    document = in_story(article(entities=(named, twin), body="Nothing was said."), "s1")
    shown = page("/stories/s1", InMemoryEngine(by_id(document), {"s1": story(entities=both, title="Talks")}))
    aside = shown.text[shown.text.index("Named here") :]
    assert " ".join(aside.split()).count("Minsk ") == 1


def test_what_was_taken_for_a_name_is_told_with_the_way_to_the_words_alone() -> None:
    engine = newsroom()
    shown = page("/stories?q=Minsk", engine)
    assert "“Minsk” was taken to name Minsk" in " ".join(shown.text.split()) and "/stories/s1" in shown.addresses
    assert "/stories?q=Minsk&names=off" in shown.addresses
    assert "/stories/s1" not in page("/stories?q=Minsk&names=off", engine).addresses


def test_how_a_story_was_told_is_read_for_its_first_page_alone() -> None:
    engine = newsroom()
    after = client(engine).get("/v1/stories/s1?size=2").json()["after"]
    engine.articles = Unreadable({})
    assert client(engine).get("/stories/s1").status_code == 503
    shown = page(f"/stories/s1?after={quote(after)}&since=2020-10-01", engine)
    assert "The talks go on" in shown.text and "From the beginning of the story" in shown.text


class Unreadable(InMemoryArticles):
    """Articles that nobody should read whole."""

    def whole(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        raise TransientError(f"{len(article_ids)} articles are read")
