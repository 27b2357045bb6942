"""What an engine is asked about stories: the same for the API, the pages and the command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newswire_shared.contracts.documents import Story, StoryDocument, StoryEntity
from newswire_shared.contracts.errors import UsageError

from newswire_search.articles.describe import describe_hit, describe_story
from newswire_search.articles.ports import EntityName, SearchEngine
from newswire_search.articles.responses import StoryBrief
from newswire_search.articles.surroundings import around, known_stories
from newswire_search.query.match import Match
from newswire_search.query.reading import may_be_wider
from newswire_search.stories.asking import AskedStories, members, to_story_query
from newswire_search.stories.ports import StoryFilters, StoryQuery
from newswire_search.stories.responses import StoriesAnswer, StoryAnswer, StoryEntityAnswer, StoryHead, StoryMergeAnswer
from newswire_search.web.failures import NotFoundError

LISTED_ENTITIES = 5
MOST_FOLLOWING = 20
MOST_NAMED = 5


def find_stories(engine: SearchEngine, asked: AskedStories) -> StoriesAnswer:
    """The answer to a search for stories.  Raises UsageError for what the caller can mend."""
    query = to_story_query(asked)
    found = engine.stories.find(query)
    if not found.total and may_be_wider(query.text, query.match):
        query = replace(query, match=Match.ANY)
        found = engine.stories.find(query)
    heads = (StoryHead(**fields) for fields in _heads(engine, found.stories, LISTED_ENTITIES))
    return StoriesAnswer(
        total=found.total, total_is_exact=found.total_is_exact, stories=tuple(heads), after=found.after,
        match=query.match, left_out=found.left_out,
    )  # fmt: skip


def story_named(engine: SearchEngine, beginning: str) -> str:
    """The id of the story whose id begins so, as a person gives it.

    Raises NotFoundError if there is none, and UsageError, naming them, if there are several.
    """
    if not beginning or known_stories(engine, [beginning]):
        return beginning
    found = engine.stories.beginning(beginning, MOST_NAMED + 1)
    if len(found) > 1:
        more = " and others" if len(found) > MOST_NAMED else ""
        raise UsageError(f"{beginning} begins the ids of {', '.join(found[:MOST_NAMED])}{more}: give more of it")
    if not found:
        raise NotFoundError(f"There is no story {beginning!r}.")
    return found[0]


def find_story(engine: SearchEngine, story_id: str, size: int, after: str | None) -> StoryAnswer:
    """One story with `size` of its articles; its id is another than `story_id` where another took it in.

    Raises NotFoundError.
    """
    document = known_stories(engine, [story_id]).get(story_id)
    if document is None:
        raise NotFoundError(f"There is no story {story_id!r}.")
    story = document.story
    answer = engine.search(members(story.id, size, after))
    known = around(engine, [hit.document for hit in answer.hits])
    [head] = _heads(engine, [document], len(story.entities))
    return StoryAnswer(
        **head,
        followed_by=_following(engine, story.id),
        merges=tuple(StoryMergeAnswer(**merge.model_dump()) for merge in sorted(story.merges, key=lambda m: m.at)),
        articles=tuple(describe_hit(hit, known) for hit in answer.hits),
        total=answer.total,
        after=answer.after,
    )


def _heads(engine: SearchEngine, documents: Sequence[StoryDocument], most_entities: int) -> list[dict[str, Any]]:
    """The fields of a list's items; names and earlier stories are asked for once for all of them."""
    stories = [document.story for document in documents]
    names = engine.names([entity.id for story in stories for entity in story.entities[:most_entities]])
    earlier = known_stories(engine, [story.follows for story in stories if story.follows])
    return [
        {
            **document.story.model_dump(exclude={"version", "entities", "follows", "merges"}),
            "title": document.title,
            "language": document.language,
            "entities": tuple(_entity(e, names.get(e.id)) for e in document.story.entities[:most_entities]),
            "follows": _followed(document.story, earlier.get(document.story.follows or "")),
        }
        for document in documents
    ]


def _entity(entity: StoryEntity, known: EntityName | None) -> StoryEntityAnswer:
    name, kind = (known.name, known.type) if known else (None, None)
    return StoryEntityAnswer(id=entity.id, name=name, type=kind, articles=entity.articles)


def _followed(story: Story, earlier: StoryDocument | None) -> StoryBrief | None:
    """What a story goes on from, unless that has become a part of it."""
    if story.follows is None or (earlier and earlier.story.id == story.id):
        return None
    return describe_story(story.follows, earlier)


def _following(engine: SearchEngine, story_id: str) -> tuple[StoryBrief, ...]:
    filters = StoryFilters(follows=story_id, least_size=1)
    found = engine.stories.find(StoryQuery(filters=filters, size=MOST_FOLLOWING)).stories
    return tuple(describe_story(d.story.id, d) for d in found if d.story.id != story_id)
