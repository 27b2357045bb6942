"""A newsroom in memory: two stories with their articles, and an old id that leads to one of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from newswire_search.engine.ports import WholeEngine
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import (
    ArticleDocument,
    CeasedStory,
    Copy,
    IndexedStory,
    StoryEntity,
    StoryMerge,
)
from newswire_shared.contracts.index_schema import story_id_of
from unit.search.stub import SEEN, article, client, entity, in_story, story

REPRINT = Copy(duplicate_of="a1", kind="reprint", similarity=0.97)
HOUR = timedelta(hours=1)


def newsroom(*more: IndexedStory) -> InMemoryEngine:
    """Two articles and a copy in one story, which took in another and is followed by a third."""
    articles = (
        in_story(article(published_at=SEEN, entities=(entity("Minsk"),)), "s1"),
        in_story(article(article_id="a2", title="The talks go on", published_at=SEEN + 2 * HOUR), "s1"),
        in_story(article(article_id="copy", title="Group meets", published_at=SEEN + HOUR), "s1", REPRINT),
        article(article_id="later", story="s2"),
    )
    stories = (
        story(
            entities=(StoryEntity(id="minsk", articles=2), StoryEntity(id="nobody", articles=1)),
            merges=(StoryMerge(at=SEEN, story="old", size=1),),
        ),
        story("s2", "Talks end", follows="s1", size=1, lead="later"),
        CeasedStory(id="old", version=2, survivor="s1"),
        *more,
    )
    return InMemoryEngine(by_id(*articles), {story_id_of(each): each for each in stories})


def by_id(*articles: ArticleDocument) -> dict[str, ArticleDocument]:
    return {each.article.article_id: each for each in articles}


def get(address: str, engine: WholeEngine | None = None) -> Any:
    reply = client(engine or newsroom()).get(address)
    assert reply.status_code == 200, reply.text
    return reply.json()
