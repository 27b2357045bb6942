"""Made-up articles for the contract."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newswire_index.engine.ports import ArticleIndex, Write, WriteFate
from newswire_shared.contracts.documents import Article, ArticleDocument, Entity, EntityType, Revision

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entity(entity_id: str, name: str, kind: EntityType = "person") -> Entity:
    """An entity without mentions."""
    return Entity(id=entity_id, name=name, type=kind, salience=0.5, confidence=0.25)


def document(article_id: str, title: str = "A title", body: str = "A body.", **fields: Any) -> ArticleDocument:
    """A document of one revision; first seen at noon unless told."""
    known: dict[str, Any] = {
        "capture_id": f"{article_id}-1",
        "url": f"https://example.org/{article_id}",
        "canonical": f"example.org/{article_id}",
        "source": "example",
        "first_seen_at": NOON,
        "fetched_at": NOON,
        "digest": "d",
        "raw_ref": "raw",
    }
    article = Article(article_id=article_id, title=title, body=body, **{**known, **fields})
    revision = Revision(
        capture_id=article.capture_id, fetched_at=article.fetched_at, digest=article.digest, title=title, ref="ref"
    )
    return ArticleDocument(article=article, revisions=(revision,))


def store(index: ArticleIndex, *documents: ArticleDocument) -> None:
    """Create documents and make them visible."""
    outcomes = index.write([Write(each, None) for each in documents])
    assert {outcome.fate for outcome in outcomes} == {WriteFate.DONE}, outcomes
    index.refresh()
