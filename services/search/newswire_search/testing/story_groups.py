"""The hits of a search one by a story, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newswire_shared.contracts.documents import ArticleDocument, copy_of, story_of

from newswire_search.articles.ports import StoryGroup


def stories_of(found: Sequence[ArticleDocument]) -> dict[str, StoryGroup | None]:
    """By the articles that stand for their story, or for themselves, what was found of it, in the order of a search."""
    groups: dict[str, list[ArticleDocument]] = {}
    for document in found:
        story = story_of(document)
        groups.setdefault(f"story {story}" if story else f"article {document.article.article_id}", []).append(document)
    return {members[0].article.article_id: _group(members) for members in groups.values()}


def _group(members: Sequence[ArticleDocument]) -> StoryGroup | None:
    if not (story := story_of(members[0])):
        return None
    counted = Counter(each.article.source for each in members)
    sources = sorted(counted, key=lambda source: (-counted[source], source))
    return StoryGroup(story, len(members), sum(copy_of(each) is not None for each in members), tuple(sources))
