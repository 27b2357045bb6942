"""Stories in memory, for tests of what asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.documents import ArticleDocument, CeasedStory, IndexedStory, StoryDocument, story_of
from newswire_shared.contracts.index_schema import milliseconds, sort_date
from newswire_shared.contracts.links import LinkEdge

from newswire_search.articles.ports import NamedStory
from newswire_search.query import cursor
from newswire_search.query.cursor import Position
from newswire_search.query.occurrence import satisfies
from newswire_search.query.plan import QueryPlan, plan_stories
from newswire_search.query.story_query import StoryFilters, StoryQuery, StorySort, growth
from newswire_search.stories.ports import FoundStories
from newswire_search.stories.survivors import resolved


class InMemoryStories:
    """StoryEngine over a mapping of what is indexed of stories, which it reads anew at each search."""

    def __init__(
        self,
        stories: Mapping[str, IndexedStory],
        documents: Mapping[str, ArticleDocument] | None = None,
        links: Mapping[str, Sequence[LinkEdge]] | None = None,
    ) -> None:
        self._stories = stories
        self._documents = {} if documents is None else documents
        self._links = {} if links is None else links

    def find(self, query: StoryQuery) -> FoundStories:
        """Answer a search by looking at every story."""
        plan = plan_stories(query)
        position = cursor.decode(query.after, query.sort, query.fingerprint)
        living = (story for story in self._stories.values() if isinstance(story, StoryDocument))
        found = [d for d in living if _passes(d, plan.filters) and _is_told(d, plan)]
        places = {
            d.story.id: Position(query.sort, value, d.story.id) for d in found if (value := self._value(d, query))
        }
        found = sorted((d for d in found if d.story.id in places), key=lambda d: _key(places[d.story.id]))
        left = [d for d in found if position is None or _key(places[d.story.id]) > _key(position)]
        page = tuple(left[: query.size])
        more = page and len(left) > len(page)
        after = cursor.encode(places[page[-1].story.id], query.fingerprint) if more else None
        return FoundStories(len(found), True, page, after, plan.left_out)

    def _value(self, document: StoryDocument, query: StoryQuery) -> int:
        """What a story is sorted by; 0 where it has nothing of that."""
        recent = {i: d for i, d in self._documents.items() if sort_date(d.article) >= milliseconds(query.lately)}
        match query.sort:
            case StorySort.BIGGEST:
                return document.story.size
            case StorySort.FASTEST_GROWING:
                own = sum(story_of(each) == document.story.id for each in recent.values())
                return growth(own, document.story.size)
            case StorySort.MOST_LINKED:
                members = {i for i, each in self._documents.items() if story_of(each) == document.story.id}
                ends = (target for i in recent for edge in self._links.get(i, ()) for target in edge.targets)
                return sum(target in members for target in ends)
        return milliseconds(document.story.last_published_at)

    def get_many(self, story_ids: Sequence[str]) -> dict[str, StoryDocument]:
        """Stories by their present ids."""
        found = ((i, self._stories.get(i)) for i in story_ids)
        return {i: story for i, story in found if isinstance(story, StoryDocument)}

    def named(self, story_ids: Sequence[str]) -> dict[str, NamedStory]:
        """Stories by their present ids, without what a list does not show."""
        return {i: NamedStory(i, story.title, story.story.size) for i, story in self.get_many(story_ids).items()}

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Ids that begin so, in their order."""
        return sorted(story for story in self._stories if story.startswith(prefix))[:most]

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The story that took each one in, or itself."""
        return resolved(story_ids, self._survivors)

    def _survivors(self, story_ids: Sequence[str]) -> dict[str, str]:
        found = ((i, self._stories.get(i)) for i in story_ids)
        return {i: story.survivor for i, story in found if isinstance(story, CeasedStory) and story.survivor}


def _key(position: Position) -> tuple[float, str]:
    return -position.value, position.id


def _is_told(document: StoryDocument, plan: QueryPlan[StoryFilters]) -> bool:
    is_named = any(entity.id in plan.named for entity in document.story.entities)
    return is_named or satisfies((document.title,), plan, document.language)


def _passes(document: StoryDocument, filters: StoryFilters) -> bool:
    story = document.story
    since, until = filters.since, filters.until
    return (
        (since is None or milliseconds(story.last_published_at) >= milliseconds(since))
        and (until is None or milliseconds(story.first_published_at) < milliseconds(until))
        and (not filters.sources or not set(filters.sources).isdisjoint(story.sources))
        and (not filters.languages or document.language in filters.languages)
        and {entity.id for entity in story.entities}.issuperset(filters.entities)
        and story.size >= filters.least_size
        and (filters.follows is None or story.follows == filters.follows)
    )
