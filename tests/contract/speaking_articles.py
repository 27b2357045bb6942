"""Made-up articles with names and quotes in their places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from newswire_shared.contracts.documents import ArticleDocument, Entity, EntityType, Mention, Quote, Span

from contract.articles import document

MentionKind = Literal["name", "alias", "demonym", "role"]


def named(
    entity_id: str, name: str, *others: str, kind: EntityType = "person", body: str = "", **kinds: MentionKind
) -> Entity:
    """An entity that is mentioned wherever the body has one of its names; those other than its own are aliases."""
    texts = {name: "name"} | dict.fromkeys(others, "alias") | kinds
    mentions = tuple(
        Mention(field="body", start=at, end=at + len(text), text=text, kind=how)
        for text, how in texts.items()
        for at in (places(body, text) if body else [0])
    )
    return Entity(id=entity_id, name=name, type=kind, salience=0.5, confidence=0.9, mentions=mentions)


def places(body: str, text: str) -> list[int]:
    return [at for at in range(len(body)) if body.startswith(text, at)]


def quote(body: str, text: str, speaker: Entity | None = None) -> Quote:
    """Some words of a body, said by somebody."""
    at = body.index(text)
    return Quote(
        speaker=speaker.name if speaker else None, speaker_id=speaker.id if speaker else None, kind="direct",
        text=text, spans=(Span(field="body", start=at, end=at + len(text)),),
    )  # fmt: skip


def speaking(
    article_id: str, body: str, said: Iterable[tuple[str, Entity | None]] = (), **fields: Any
) -> ArticleDocument:
    """An article with quotes of its body."""
    return document(
        article_id,
        body=body,
        quotes=tuple(quote(body, text, who) for text, who in said),
        **{"language": "en", **fields},
    )
