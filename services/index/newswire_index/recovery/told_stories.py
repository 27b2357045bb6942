"""Stories that linking has forgotten, told by the articles that stood in them as they were enriched: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import Article, StoryDocument, StorySection
from newswire_shared.contracts.stories import MOST_READ, Card, pack_card, story_of

from newswire_index.recovery.progress import StoryCard

DAY = timedelta(days=1)


def section_of(article: Article) -> StorySection | None:
    """Where an article stood as its copy was made; None where it was not linked."""
    return StorySection(id=article.story, copy_of=article.copy_of) if article.story else None


def card_of(article: Article, story: str) -> StoryCard:
    """The article as its story is described by it; who gets the credit is no part of the subject."""
    credited = {each.source_id for each in article.attribution if each.relation == "credit"}
    entities = tuple(entity.id for entity in article.entities if entity.id not in credited)
    published = _published(article)
    card = Card(
        article.article_id, article.source, to_ms(published) if published else None, entities,
        to_ms(article.first_seen_at),
    )  # fmt: skip
    return StoryCard(story, card, article.title, article.language)


def _published(article: Article) -> datetime | None:
    """The latest instant that it can have been, where only the day is known: as linking takes it."""
    if article.published_at is None or article.published_precision != "day":
        return article.published_at
    return max(article.published_at, min(article.first_seen_at, article.published_at + DAY))


def told_story(cards: Sequence[StoryCard]) -> StoryDocument:
    """A story by its articles.

    Its version is when the last of them was first seen, which is earlier than linking's own of the same story: where
    that is known, it takes this one's place.
    """
    newest = sorted(cards, key=lambda each: each.card.seen_ms)[-MOST_READ:]
    version = newest[-1].card.seen_ms
    records = [pack_card(each.card) for each in newest]
    story = story_of(cards[0].story.encode(), len(cards), [b"version", str(version).encode()], records)
    lead = next(each for each in newest if each.card.article_id == story.lead)
    return StoryDocument(story=story, title=lead.title, language=lead.language)
