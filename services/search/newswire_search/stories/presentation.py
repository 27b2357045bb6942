"""Documents of stories turned into answers: the one path for the API, the pages and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import Story, StoryDocument, StoryEntity

from newswire_search.articles.context import known_stories
from newswire_search.articles.ports import EntityName, NamedStory
from newswire_search.articles.presentation import story_brief
from newswire_search.articles.responses import StoryBrief
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.responses import StoryEntityAnswer


def head_fields(engine: NewsEngine, documents: Sequence[StoryDocument], most_entities: int) -> list[dict[str, Any]]:
    """The fields of each story's head; names and earlier stories are asked for once for all of them."""
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


def named_once(entities: Iterable[StoryEntityAnswer]) -> list[StoryEntityAnswer]:
    """The entities that have a name, of several with one name the one that most articles name."""
    found: dict[str, StoryEntityAnswer] = {}
    for entity in entities:
        if entity.name:
            found.setdefault(folded_name(entity.name), entity)
    return [*found.values()]


def _entity(entity: StoryEntity, known: EntityName | None) -> StoryEntityAnswer:
    name, kind = (known.name, known.type) if known else (None, None)
    return StoryEntityAnswer(id=entity.id, name=name, type=kind, articles=entity.articles)


def _followed(story: Story, earlier: NamedStory | None) -> StoryBrief | None:
    """The story that a story goes on from, unless that has become a part of it."""
    if story.follows is None or (earlier and earlier.id == story.id):
        return None
    return story_brief(story.follows, earlier)
