"""Documents of stories turned into answers: the one path for the API, the pages and the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import Story, StoryDocument, StoryEntity
from newswire_shared.contracts.heads import Head

from newswire_search.articles.context import known_stories
from newswire_search.articles.ports import EntityName, NamedStory
from newswire_search.articles.presentation import story_brief
from newswire_search.articles.responses import StoryBrief
from newswire_search.formats.sites import named_site
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.responses import StoryEntityAnswer

MOST_MEMBERS = 500  # articles whose sites are looked at for one list: as many as an engine gives at once

Sites = Mapping[str, tuple[str, ...]]


def head_fields(
    engine: NewsEngine, documents: Sequence[StoryDocument], most_entities: int, sites: Sites | None = None
) -> list[dict[str, Any]]:
    """The fields of each story's head; names, earlier stories and sites are asked for once for all of them.

    `sites` are those by story where whoever asks has them already.
    """
    stories = [document.story for document in documents]
    known_sites = _sites_by_story(engine, stories) if sites is None else sites
    names = engine.names([entity.id for story in stories for entity in story.entities[:most_entities]])
    earlier = known_stories(engine, [story.follows for story in stories if story.follows])
    return [
        {
            **document.story.model_dump(exclude={"version", "entities", "follows", "merges"}),
            "title": document.title,
            "language": document.language,
            "sites": known_sites.get(document.story.id, ()) or document.story.sources,
            "entities": tuple(_entity(e, names.get(e.id)) for e in document.story.entities[:most_entities]),
            "follows": _followed(document.story, earlier.get(document.story.follows or "")),
        }
        for document in documents
    ]


def sites_of(heads: Iterable[Head]) -> tuple[str, ...]:
    """The sites of some articles, of most of them first; where an address names none its source stands for it."""
    return tuple(site for site, _ in Counter(named_site(head.url) or head.source for head in heads).most_common())


def named_once(entities: Iterable[StoryEntityAnswer]) -> list[StoryEntityAnswer]:
    """The entities that have a name, of several with one name the one that most articles name."""
    found: dict[str, StoryEntityAnswer] = {}
    for entity in entities:
        if entity.name:
            found.setdefault(folded_name(entity.name), entity)
    return [*found.values()]


def _sites_by_story(engine: NewsEngine, stories: Sequence[Story]) -> Sites:
    size = min(sum(story.size for story in stories), MOST_MEMBERS)
    if not size:
        return {}
    filters = Filters(stories=tuple(story.id for story in stories))
    found = engine.search(Query("", filters, Sort.NEWEST, size, facets=(), marked=False)).hits
    present = engine.stories.resolve([*{hit.head.story for hit in found if hit.head.story}])
    members: dict[str, list[Head]] = {}
    for hit in found:
        members.setdefault(present.get(hit.head.story or "", ""), []).append(hit.head)
    return {story: sites_of(heads) for story, heads in members.items()}


def _entity(entity: StoryEntity, known: EntityName | None) -> StoryEntityAnswer:
    name, kind = (known.name, known.type) if known else (None, None)
    return StoryEntityAnswer(id=entity.id, name=name, type=kind, articles=entity.articles)


def _followed(story: Story, earlier: NamedStory | None) -> StoryBrief | None:
    """The story that a story goes on from, unless that has become a part of it."""
    if story.follows is None or (earlier and earlier.id == story.id):
        return None
    return story_brief(story.follows, earlier)
