"""The context of articles in the index: the stories that they belong to, and how many copies each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.documents import ArticleDocument, StoryDocument
from newswire_shared.contracts.index_schema import story_of

from newswire_search.articles.ports import SearchEngine


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The stories of some articles, by any id that one was asked for by, and the number of copies by article id."""

    stories: Mapping[str, StoryDocument] = field(default_factory=dict)
    copy_counts: Mapping[str, int] = field(default_factory=dict)


def context_of(engine: SearchEngine, documents: Sequence[ArticleDocument]) -> ArticleContext:
    """The context of the articles of one answer; asks the engine at most four times, whatever their number."""
    stories = [story for document in documents if (story := story_of(document))]
    counts = engine.copy_counts([document.article.article_id for document in documents]) if documents else {}
    return ArticleContext(known_stories(engine, stories), counts)


def known_stories(engine: SearchEngine, story_ids: Sequence[str]) -> dict[str, StoryDocument]:
    """Stories by the ids asked for, which may be old ones; what the index does not know is absent."""
    wanted = list(dict.fromkeys(story_ids))
    found = engine.stories.get_many(wanted) if wanted else {}
    if not (missing := [story for story in wanted if story not in found]):
        return found
    # An article keeps the id of a story that another took in until it is placed again.
    present = engine.stories.resolve(missing)
    survivors = engine.stories.get_many(list(present.values()))
    return found | {story: survivors[now] for story, now in present.items() if now in survivors}
