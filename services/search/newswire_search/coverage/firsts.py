"""Who was first with a story, as far as the times that sites give allow to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newswire_shared.contracts.documents import Article

ANY_ZONE = timedelta(hours=14)  # by which a time without a zone, and a day, may lie before the same time in UTC


def first_published(articles: Sequence[Article]) -> Article | None:
    """The article that was published first; None where the times are not exact enough to say so."""
    exact = [article for article in articles if is_exact(article)]
    if not exact:
        return None
    first = min(exact, key=published)
    others = (article for article in articles if article is not first)
    return first if all(_earliest(each) >= published(first) for each in others) else None


def is_exact(article: Article) -> bool:
    """Whether the instant of an article's publication is known."""
    return (
        article.published_at is not None and article.published_precision != "day" and not article.published_zone_assumed
    )


def published(article: Article) -> datetime:
    """When an article was published, or collected where that is not known."""
    return article.published_at or article.first_seen_at


def _earliest(article: Article) -> datetime:
    """The earliest moment at which an article may have been published."""
    if article.published_at is None:
        return datetime.min.replace(tzinfo=article.first_seen_at.tzinfo)
    return article.published_at if is_exact(article) else article.published_at - ANY_ZONE
