"""Reads the front page: the same for the API and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import StoryDocument
from newswire_shared.contracts.heads import Head

from newswire_search.articles.context import ArticleContext, known_stories
from newswire_search.articles.ports import Hit, NamedStory
from newswire_search.articles.presentation import facet_values, hit_answer
from newswire_search.articles.responses import FacetValueAnswer
from newswire_search.formats.web_addresses import web_address
from newswire_search.freshness.responses import freshness_of
from newswire_search.front.request import FrontRequest
from newswire_search.front.responses import LOOKED_AT, FrontAnswer, FrontStory
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.facet_query import FacetQuery
from newswire_search.query.story_query import SMALLEST, StoryFilters, StoryQuery, StorySort
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.presentation import head_fields, sites_of

LATELY, WEEK = timedelta(hours=24), timedelta(days=7)
NAMED = 3  # entities of a story: the page has no room for more
EACH = 3  # articles looked at for one that is shown: in a busy newsroom two of three belong to a story
MOST_LANGUAGES = 12


@dataclass(frozen=True, slots=True)
class StoryMembers:
    """What of a story's articles a front page needs: the earliest, and the newest of them, the newest first."""

    lead: Head | None
    newest: tuple[Hit, ...]

    @property
    def sites(self) -> tuple[str, ...]:
        """Where they are from."""
        return sites_of(hit.head for hit in self.newest)

    @property
    def latest(self) -> Hit | None:
        """The newest that is no copy of another."""
        return next((hit for hit in self.newest if hit.head.copy_of is None), None)


@dataclass(frozen=True, slots=True)
class ReadFront:
    """Chooses what leads now."""

    engine: NewsEngine
    clock: Clock

    def __call__(self, asked: FrontRequest) -> FrontAnswer:
        """The stories that lead, and the articles of none."""
        now = self.clock.now()
        documents = self._leading(asked, now)
        members = self._members(documents)
        candidates = self._alone(asked)
        latest = [hit for each in members if (hit := each.latest)]
        stories = known_stories(self.engine, [hit.head.story for hit in (*latest, *candidates) if hit.head.story])
        alone = [hit for hit in candidates if _is_alone(hit, stories)][: asked.articles]
        known = ArticleContext(stories, self._copies([*latest, *alone]))
        sites = {d.story.id: each.sites for d, each in zip(documents, members, strict=True)}
        fields = head_fields(self.engine, documents, NAMED, sites)
        return FrontAnswer(
            stories=tuple(_story(head, each, known, now) for head, each in zip(fields, members, strict=True)),
            articles=tuple(hit_answer(hit, known) for hit in alone),
            languages=self._languages(now),
            freshness=freshness_of(self.engine.freshness),
        )

    def _leading(self, asked: FrontRequest, now: datetime) -> list[StoryDocument]:
        """The stories that grow fastest, then those with the newest articles: each once."""
        hour = now.replace(minute=0, second=0, microsecond=0)  # as the list of stories does: one order within an hour
        filters = StoryFilters(languages=asked.language, least_size=SMALLEST)
        found: dict[str, StoryDocument] = {}
        for sort in (StorySort.FASTEST_GROWING, StorySort.LAST_PUBLISHED):
            if len(found) < asked.stories:
                query = StoryQuery(filters=filters, size=asked.stories, sort=sort, lately=hour - LATELY)
                more = self.engine.stories.find(query).stories
                found |= {each.story.id: each for each in more if each.story.id not in found}
        return [*found.values()][: asked.stories]

    def _members(self, documents: Sequence[StoryDocument]) -> list[StoryMembers]:
        leads = self.engine.heads([document.story.lead for document in documents]) if documents else {}
        return [StoryMembers(leads.get(d.story.lead), self._newest(d.story.id)) for d in documents]

    def _newest(self, story_id: str) -> tuple[Hit, ...]:
        return self._found(Filters(stories=(story_id,)), LOOKED_AT)

    def _alone(self, asked: FrontRequest) -> tuple[Hit, ...]:
        """Candidates for what nobody else reported."""
        return self._found(Filters(languages=asked.language, copies=False), EACH * asked.articles)

    def _copies(self, hits: Sequence[Hit]) -> Mapping[str, int]:
        return self.engine.copy_counts([hit.head.article_id for hit in hits]) if hits else {}

    def _found(self, filters: Filters, size: int) -> tuple[Hit, ...]:
        return self.engine.search(Query("", filters, Sort.NEWEST, size, facets=(), marked=False)).hits if size else ()

    def _languages(self, now: datetime) -> tuple[FacetValueAnswer, ...]:
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        for filters in (Filters(since=day - WEEK), Filters()):
            query = FacetQuery(Query("", filters, Sort.NEWEST, 0, facets=()), ("language",), MOST_LANGUAGES)
            if values := self.engine.facet_counter.count(query).values["language"]:
                return facet_values(values)
        return ()


def _is_alone(hit: Hit, stories: Mapping[str, NamedStory]) -> bool:
    story = stories.get(hit.head.story or "")
    return story is None or story.size < SMALLEST


def _story(fields: Mapping[str, object], members: StoryMembers, known: ArticleContext, now: datetime) -> FrontStory:
    heads = [hit.head for hit in members.newest]
    latest = members.latest
    is_news = latest is not None and latest.head.article_id != fields["lead"]
    return FrontStory.model_validate(
        {
            **fields,
            "summary": members.lead.summary if members.lead else None,
            "image": next(filter(None, (web_address(h.image) for h in (members.lead, *heads) if h)), None),
            "recent": sum(now - (head.published_at or head.first_seen_at) < LATELY for head in heads),
            "newest": hit_answer(latest, known) if latest and is_news else None,
        }
    )
