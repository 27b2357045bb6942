"""Made-up stories with their articles, whose every answer can be told by reading them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from newswire_index.engine.ports import Index, WriteFate
from newswire_shared.contracts.documents import (
    ArticleDocument,
    CeasedStory,
    Copy,
    IndexedStory,
    Story,
    StoryDocument,
    StoryEntity,
    StoryMerge,
    StorySection,
)

from contract.articles import NOON, document, store
from contract.library import ANNA, BANK, BORIS, PORT

FERRY_COPY = Copy(duplicate_of="ferry-1", kind="reprint", similarity=0.98)


def story(story_id: str, title: str, **changes: Any) -> StoryDocument:
    """A story of three articles that ran for a day, until noon."""
    language = changes.pop("language", "en")
    known: dict[str, Any] = {
        "version": 1, "lead": f"{story_id}-1", "size": 3, "sources": ("coast-wire",),
        "first_published_at": NOON - timedelta(days=1), "last_published_at": NOON, "first_seen_at": NOON,
    }  # fmt: skip
    return StoryDocument(story=Story(id=story_id, **{**known, **changes}), title=title, language=language)


def member(article_id: str, story_id: str, hours: int, copy: Copy | None = None, **fields: Any) -> ArticleDocument:
    """An article of a story, published some hours before noon."""
    written = document(article_id, **{"published_at": NOON - timedelta(hours=hours), **fields})
    return written.model_copy(update={"story": StorySection(id=story_id, copy_of=copy)})


ARTICLES: tuple[ArticleDocument, ...] = (
    member("ferry-1", "ferry", 24, title="Ferry hits pier", source="coast-wire", entities=(ANNA, PORT)),
    member("ferry-2", "ferry", 23, FERRY_COPY, title="Ferry hits the pier", source="alder-times", entities=(PORT,)),
    member("ferry-3", "ferry", 2, title="Pier is closed", source="alder-times", entities=(BORIS,)),
    member("raised-1", "raised", 1, title="Ferry is raised", source="alder-times", entities=(ANNA,)),
    document(
        "early",
        title="Told when enriched",
        language="fr",
        published_at=NOON - timedelta(hours=5),
        story="raised",
        copy_of=FERRY_COPY.model_copy(update={"kind": "excerpt"}),
    ),
    document("alone", title="Bank reports", published_at=NOON, entities=(BANK,)),
)

STORIES: tuple[IndexedStory, ...] = (
    story(
        "ferry", "Ferry hits pier", size=3, sources=("alder-times", "coast-wire"),
        entities=(StoryEntity(id="p-anna", articles=2), StoryEntity(id="g-port", articles=1)),
        last_published_at=NOON - timedelta(hours=2),
        merges=(StoryMerge(at=NOON, story="pier", size=1),),
    ),
    story(
        "raised", "Ferry is raised", size=2, sources=("alder-times",), follows="ferry",
        entities=(StoryEntity(id="p-anna", articles=1),), first_published_at=NOON - timedelta(hours=5),
        last_published_at=NOON - timedelta(hours=1),
    ),
    story("bank", "La banque du port", language="fr", size=7, last_published_at=NOON + timedelta(days=1)),
    story("single", "A note on ferries", size=1),
    CeasedStory(id="pier", version=2, survivor="ferry"),
    CeasedStory(id="quay", version=2, survivor="pier"),
    CeasedStory(id="lost", version=2),
    CeasedStory(id="round-1", version=2, survivor="round-2"),
    CeasedStory(id="round-2", version=2, survivor="round-1"),
)  # fmt: skip


def fill(index: Index) -> None:
    """Store the newsroom's articles and stories, and make them visible."""
    assert {outcome.fate for outcome in index.write_stories(STORIES)} == {WriteFate.DONE}
    store(index, *ARTICLES)
