"""A stand-in engine that keeps what it was asked, and made-up articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Final

from fastapi import FastAPI
from fastapi.testclient import TestClient
from newswire_search.articles.ports import EntityName, FacetValue, FoundArticles, Hit
from newswire_search.composition import Search
from newswire_search.engine.ports import WholeEngine
from newswire_search.query.article_query import Query
from newswire_search.query.highlight import Fragment
from newswire_search.settings import SearchSettings
from newswire_search.testing.articles import InMemoryArticles
from newswire_search.testing.batches import InMemoryBatches
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.testing.freshness import InMemoryFreshness
from newswire_search.testing.links import InMemoryLinks
from newswire_search.testing.stories import InMemoryStories
from newswire_search.testing.timelines import InMemoryTimelines
from newswire_search.web.application import create_application
from newswire_search.web.articles import api
from newswire_search.web.dependencies import SearchUseCases
from newswire_search.web.pages import router as pages
from newswire_shared.contracts.documents import (
    Article,
    ArticleDocument,
    Copy,
    Entity,
    Field,
    IndexedStory,
    Mention,
    Revision,
    Story,
    StoryDocument,
    StorySection,
)
from newswire_shared.contracts.heads import Head, head_of
from starlette.datastructures import State

ROUTERS = (api.router, pages)
OURS: Final = re.compile(r"/static/[0-9a-f]+/[a-z_]+\.js")
APPLICATIONS: Final[dict[str, FastAPI]] = {}
SEEN = datetime(2020, 10, 14, 9, 30, tzinfo=UTC)
BODY = "The Minsk Group met in Geneva.\n\nIts co-chairs of the OSCE Minsk Group spoke."


class StubEngine:
    """Finds all its articles, whatever is asked; `error` is raised instead if there is one.

    `indexed_stories` are what its `stories` searches.
    """

    def __init__(self, *documents: ArticleDocument, error: Exception | None = None) -> None:
        self.documents = {document.article.article_id: document for document in documents}
        self.error = error
        self.asked: list[Query] = []
        self.highlights: Mapping[str, tuple[Fragment, ...]] = {}
        self.facets: Mapping[str, tuple[FacetValue, ...]] = {}
        self.after: str | None = None
        self.more = self.approximate = False
        self.indexed_stories: dict[str, IndexedStory] = {}
        self.stories = InMemoryStories(self.indexed_stories)
        self.removed = set[str]()
        self.merged = dict[str, str]()
        self.links = InMemoryLinks({}, {})
        whole = InMemoryEngine(self.documents)
        self.entities, self.quotes, self.sources = whole.entities, whole.quotes, whole.sources
        self.vocabulary = whole.vocabulary
        self.timelines = InMemoryTimelines(lambda query: [*self.documents.values()])
        self.facet_counter = InMemoryEngine(self.documents).facet_counter
        self.freshness = InMemoryFreshness(self.documents)
        self.batches = InMemoryBatches(self.search)
        self.articles = InMemoryArticles(self.documents)

    def search(self, query: Query) -> FoundArticles:
        self.asked.append(query)
        self.ping()
        hits = tuple(Hit(head_of(document), None, self.highlights) for document in self.documents.values())
        return FoundArticles(
            len(hits), True, hits, self.facets, self.after, 1.26, more=self.more, approximate=self.approximate
        )

    @contextmanager
    def frozen(self) -> Iterator[Callable[[Query], FoundArticles]]:
        yield self.search

    def get(self, article_id: str) -> ArticleDocument | None:
        self.ping()
        return self.documents.get(article_id)

    def heads(self, article_ids: Sequence[str]) -> dict[str, Head]:
        return InMemoryEngine(self.documents).heads(article_ids)

    def taken_down(self, article_ids: Sequence[str]) -> set[str]:
        return self.removed & {*article_ids}

    def survivors(self, article_ids: Sequence[str]) -> dict[str, str]:
        return {i: self.merged[i] for i in article_ids if i in self.merged}

    def copy_counts(self, article_ids: Sequence[str]) -> dict[str, int]:
        return InMemoryEngine(self.documents).copy_counts(article_ids)

    def names(self, entity_ids: Sequence[str]) -> dict[str, EntityName]:
        return InMemoryEngine(self.documents).names(entity_ids)

    def ping(self) -> None:
        if self.error:
            raise self.error


def client(engine: WholeEngine, changes: FakeChangeLog | None = None) -> TestClient:
    return TestClient(application(Search(engine, SearchSettings(title="Desk"), changes or FakeChangeLog())))


def application(use_cases: SearchUseCases) -> FastAPI:
    """The application over some use cases: a copy of one that has their settings, since making one takes 0.3 s."""
    settings = repr(use_cases.settings)
    if settings not in APPLICATIONS:
        APPLICATIONS[settings] = create_application(use_cases, ROUTERS)
    copied = copy(APPLICATIONS[settings])
    copied.state = State({**copied.state._state, "use_cases": use_cases})
    copied.middleware_stack = None
    return copied


def article(**changes: object) -> ArticleDocument:
    """An article that has only what every article has, but for the changes."""
    known = {
        "article_id": "a1", "capture_id": "c1", "url": "https://news.example/1", "canonical": "news.example/1",
        "source": "news.example", "title": "Minsk Group meets", "body": BODY, "first_seen_at": SEEN,
        "fetched_at": SEEN, "digest": "d1", "raw_ref": "archive:1",
    }  # fmt: skip
    made = Article.model_validate(known | changes)
    first = Revision(capture_id="c0", fetched_at=SEEN, digest="d0", title="Minsk Group to meet", ref="archive:0")
    second = Revision(capture_id="c1", fetched_at=SEEN, digest="d1", title=made.title, ref="archive:1")
    return ArticleDocument(article=made, revisions=(first, second))


def in_story(document: ArticleDocument, story_id: str, copy: Copy | None = None) -> ArticleDocument:
    """The article as linking places it."""
    return document.model_copy(update={"story": StorySection(id=story_id, copy_of=copy)})


def story(story_id: str = "s1", title: str = "Talks in Geneva", **changes: object) -> StoryDocument:
    """A story of three articles that ran for two hours."""
    known = {
        "id": story_id, "version": 1, "lead": "a1", "size": 3, "sources": ("news.example", "wire.example"),
        "first_published_at": SEEN, "last_published_at": SEEN + timedelta(hours=2), "first_seen_at": SEEN,
    }  # fmt: skip
    return StoryDocument(story=Story.model_validate(known | changes), title=title, language="en")


def entity(name: str, *places: tuple[int, int], field: Field = "body", salience: float = 0.5) -> Entity:
    mentions = tuple(Mention(field=field, start=start, end=end, text="") for start, end in places)
    return Entity(id=name.lower(), name=name, type="person", salience=salience, confidence=0.9, mentions=mentions)


class Page(HTMLParser):
    """A page's elements with their attributes, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def scripts_and_pictures(self) -> list[dict[str, str | None]]:
        """Those that are none of the page's own."""
        return [each for each in self.all("script") + self.all("img") if not OURS.fullmatch(each.get("src") or "")]

    @property
    def addresses(self) -> list[str]:
        return [attributes.get("href") or "" for attributes in self.all("a")]
