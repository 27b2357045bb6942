"""The context of articles in the index: the stories that they belong to, and how many copies each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newswire_shared.contracts.heads import Head

from newswire_search.articles.ports import NamedStory, SearchEngine


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The stories of some articles, by any id that one was asked for by, and the number of copies by article id."""

    stories: Mapping[str, NamedStory] = field(default_factory=dict)
    copy_counts: Mapping[str, int] = field(default_factory=dict)


def context_of(engine: SearchEngine, heads: Sequence[Head]) -> ArticleContext:
    """The context of the articles of one answer; asks the engine at most four times, whatever their number."""
    stories = [head.story for head in heads if head.story]
    counts = engine.copy_counts([head.article_id for head in heads]) if heads else {}
    return ArticleContext(known_stories(engine, stories), counts)


def known_stories(engine: SearchEngine, story_ids: Sequence[str]) -> dict[str, NamedStory]:
    """Stories by the ids asked for, which may be old ones; what the index does not know is absent."""
    wanted = list(dict.fromkeys(story_ids))
    found = engine.stories.named(wanted) if wanted else {}
    if not (missing := [story for story in wanted if story not in found]):
        return found
    # An article keeps the id of a story that another took in until it is placed again.
    present = engine.stories.resolve(missing)
    survivors = engine.stories.named(list(present.values()))
    return found | {story: survivors[now] for story, now in present.items() if now in survivors}
