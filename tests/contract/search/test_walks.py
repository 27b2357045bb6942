"""Pages of one search while articles come in and change, on every engine; and cursors that belong to another."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import elasticsearch_server
import orjson
import pytest
from newswire_index.engine.ports import Write
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.engine.elasticsearch.walks import ElasticsearchWalks
from newswire_search.engine.walks import KEPT_S, KeptWalks
from newswire_search.errors import ForgottenError
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.cursor import Position, encode
from newswire_search.query.match import Match
from newswire_shared.contracts.documents import ArticleDocument, StorySection
from newswire_shared.contracts.errors import UsageError
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient

from contract.answers import ids
from contract.articles import NOON, document, store
from contract.engines import Engines, Server

ASKED = Query("ferry harbour", size=5, facets=(), facet_size=0)


def told(number: int, name: str = "a") -> ArticleDocument:
    """An article that is more or less about ferries, no two alike."""
    body = "ferry " * (number % 7) + "harbour " * (number % 5) + "quay " * (number % 11)
    return document(f"{name}{number:02}", "Ferry news", f"{body}harbour", first_seen_at=NOON + timedelta(hours=number))


def of_a_story(told: ArticleDocument) -> ArticleDocument:
    """The article as one of two or three of its story."""
    story = f"s{int(told.article.article_id[-2:]) % 17}"
    return told.model_copy(update={"story": StorySection(id=story)})


def rewritten(engines: Engines, number: int) -> None:
    """Make an article another one, that is found no sooner and no later but elsewhere among the others."""
    name = f"a{number:02}"
    stored = engines.index.read([name]).get(name)
    if stored is None:
        return
    changed = told(number).article.model_copy(update={"body": "ferry harbour " * (number % 9 + 1) + "lighthouse " * 40})
    engines.index.write([Write(stored.document.model_copy(update={"article": changed}), stored.version)])


def disturbed(engines: Engines, step: int) -> None:
    """Articles come in that make the words of the search more frequent, and some that are there change."""
    store(engines.index, *(told(10 * step + number, f"new{step}") for number in range(6)))
    for number in (step, step + 7, 39 - step):
        rewritten(engines, number)
    engines.index.refresh()


def walked(engines: Engines, query: Query, between: Callable[[int], None]) -> list[str]:
    found: list[str] = []
    for step in range(30):
        answer = engines.search.search(query)
        found += ids(answer)
        if not answer.more:
            return found
        query = replace(query, after=answer.after)
        between(step)
    raise AssertionError("the walk does not end")


def test_a_walk_by_relevance_repeats_nothing_and_passes_nothing_over(engines: Engines) -> None:
    first = [told(number) for number in range(40)]
    store(engines.index, *first)
    found = walked(engines, ASKED, lambda step: disturbed(engines, step) if step < 4 else None)
    assert len(found) == len({*found})
    assert {*found} >= {each.article.article_id for each in first}


def test_a_walk_by_relevance_shows_each_story_once(engines: Engines) -> None:
    store(engines.index, *map(of_a_story, (told(number) for number in range(40))))
    asked = replace(ASKED, by_story=True, size=3)
    found = walked(engines, asked, lambda step: disturbed(engines, step) if step < 4 else None)
    stored = engines.index.read(found)
    stories = [story.id if (story := stored[each].document.story) else each for each in found]
    assert len(stories) == len({*stories})
    assert {*stories} >= {f"s{number}" for number in range(17)}


def test_each_page_by_story_tells_of_its_stories(engines: Engines) -> None:
    store(engines.index, *map(of_a_story, (told(number) for number in range(40))))
    asked = replace(ASKED, by_story=True, size=4)
    first = engines.search.search(asked)
    pages = [first, engines.search.search(replace(asked, after=first.after))]
    for page in pages:
        assert {group.matching for group in (page.groups or {}).values()} <= {2, 3}
        assert {*(page.groups or {})} >= {*ids(page)}


def test_nothing_is_repeated_where_pages_are_of_one_hit(engines: Engines) -> None:
    store(engines.index, *(told(number) for number in range(8)))
    found = walked(engines, replace(ASKED, size=1), lambda step: disturbed(engines, step) if step < 3 else None)
    assert len(found) == len({*found}) >= 8


def test_without_disturbance_a_walk_is_the_order_of_one_page(many: Engines) -> None:
    whole = ids(many.search.search(Query("common word", size=100)))
    assert walked(many, Query("common word", size=7), lambda _: None) == whole


def test_a_page_that_is_asked_for_again_is_the_same(many: Engines) -> None:
    second = replace(Query("common", size=7), after=many.search.search(Query("common", size=7)).after)
    third = replace(second, after=many.search.search(second).after)
    assert ids(many.search.search(third)) == ids(many.search.search(third)) != []


def test_what_is_gone_meanwhile_is_missing(engines: Engines) -> None:
    store(engines.index, *(told(number) for number in range(12)))
    second = replace(ASKED, after=engines.search.search(ASKED).after)
    answer = engines.search.search(second)
    left = {f"a{number:02}" for number in range(12)} - {*ids(engines.search.search(ASKED)), *ids(answer)}
    engines.index.delete([*left])
    engines.index.refresh()
    shown = {*ids(engines.search.search(replace(second, after=answer.after)))}
    assert shown <= left  # a point in time has them still, as they were


BOUND = [
    {"text": "common words"},
    {"filters": Filters(sources=("example",))},
    {"filters": Filters(copies=False)},
    {"match": Match.ANY},
]


@pytest.mark.parametrize("change", BOUND, ids=str)
@pytest.mark.parametrize("sort", Sort)
def test_a_cursor_of_another_search_is_told(many: Engines, sort: Sort, change: dict[str, object]) -> None:
    asked = Query("common", sort=sort, size=3)
    after = many.search.search(asked).after
    with pytest.raises(UsageError, match="another search"):
        many.search.search(replace(asked, after=after, **change))  # type: ignore[arg-type]


def test_a_cursor_goes_with_other_sizes_and_facets(many: Engines) -> None:
    asked = Query("common", sort=Sort.NEWEST, size=3)
    after = many.search.search(asked).after
    assert many.search.search(replace(asked, size=9, after=after, facets=("source",), facet_size=2)).hits


def of_the_release_before(cursor: str | None) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(orjson.loads(base64.urlsafe_b64decode(cursor or ""))[:3])).decode()


@pytest.mark.parametrize("sort", Sort)
def test_a_cursor_of_the_release_before_goes_on(many: Engines, sort: Sort) -> None:
    asked = Query("common", sort=sort, size=7)
    first = many.search.search(asked)
    rest = many.search.search(replace(asked, size=100, after=of_the_release_before(first.after)))
    assert sorted(ids(first) + ids(rest)) == sorted(ids(many.search.search(replace(asked, size=100))))


@pytest.mark.parametrize("view", ["junk", "AAAA", "eJwDAAAAAAE=", "\x00", "eJxLTEoGAAJNASc="])
def test_a_view_that_nobody_gave_is_told(many: Engines, view: str) -> None:
    asked = Query("common", size=3)
    forged = encode(Position(Sort.RELEVANCE, 1.0, "x", view=view), asked.fingerprint)
    with pytest.raises((UsageError, ForgottenError), match="after"):
        many.search.search(replace(asked, after=forged))


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_a_kept_walk_is_forgotten_five_minutes_after_its_last_page() -> None:
    clock = Hand()
    walks = KeptWalks(clock=clock)
    name = walks.keep(["a", "b"], [2.0, 1.0])
    for _ in range(3):
        clock.now_s += KEPT_S
        assert walks.find(name).ids == ("a", "b")
    clock.now_s += KEPT_S + 1
    with pytest.raises(ForgottenError, match="Leave `after` out"):
        walks.find(name)


def test_kept_walks_are_bounded_and_the_one_used_longest_ago_goes() -> None:
    walks = KeptWalks(most_hits=5)
    first, second = walks.keep("ab", [1, 1]), walks.keep("cd", [1, 1])
    walks.find(first)
    third = walks.keep("ef", [1, 1])
    assert walks.find(first).ids == ("a", "b") and walks.find(third).ids == ("e", "f")
    with pytest.raises(ForgottenError):
        walks.find(second)
    huge = walks.keep("abcdefgh", [1] * 8)
    assert len(walks.find(huge).ids) == 8, "one alone may be larger"


@pytest.mark.skipif(not elasticsearch_server.takes_part(), reason="it is about Elasticsearch alone")
def test_points_in_time_are_bounded_and_a_closed_one_is_told(server: Server) -> None:
    server.index().install()
    clock, body = Hand(), {"query": {"match_all": {}}, "size": 1}
    walks = ElasticsearchWalks(LimitedServer(ElasticsearchClient(server.address), 5), server.alias, 2, clock)
    first, second = (walks.search("", body)[1] for _ in range(2))
    first = walks.search(first, body)[1]
    third = walks.search("", body)[1]  # the second was used longest ago
    with pytest.raises(ForgottenError, match="Leave `after` out"):
        walks.search(second, body)
    clock.now_s += KEPT_S + 1  # what has ended by itself takes no place
    walks.search("", body)
    assert walks.search(walks.search(first, body)[1], body) and walks.search(third, body)
