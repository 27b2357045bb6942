"""The head of an article: what a list shows of it, kept apart from the document, so that a list reads no texts.

Both engines store it beside the document, made anew with every write.  A document of an earlier release has none: it is
read whole then.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from newswire_shared.analysis.sentences import is_ended
from newswire_shared.contracts.documents import (
    Article,
    ArticleDocument,
    Copy,
    DateOrigin,
    Entity,
    EntityType,
    Kind,
    copy_of,
    story_of,
)

LONGEST_HEAD = 2_000  # bytes as JSON without the address: a page of 20 stays below 60 kB, with what else its answer has
LONGEST_TITLE = 300  # characters; a headline has 60 to 100, and in letters of four bytes this still leaves room
SUMMARY_LENGTH = 240  # characters: three lines of a page; the description of `summary` in search's answers names it too
MOST_BEFORE = 6  # short lines before the first sentence; where there are more, they are the text
SENTENCE_BYTES, PARAGRAPH_BYTES = 20, 90  # in UTF-8: of a line that ends as sentences do, and of one that need not
MOST_ENTITIES = 8  # some 80 bytes each: as many as a row of labels has room for
# Left out of a head that is too long, in this order, after its entities: what a list can do without goes first.
LEFT_OUT: Mapping[str, Any] = {"image": None, "authors": (), "section": None, "agency": None, "summary": None}


class HeadValue(BaseModel):
    """A frozen value that leaves out what it does not know: a head is made of the document and never written back."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class HeadEntity(HeadValue):
    """An entity without the places where it is named."""

    id: str
    name: str
    type: EntityType
    salience: float


class Head(HeadValue):
    """The fields of an article that a list shows; `entities` are the most salient ones, the foremost first.

    `story` and `copy_of` are by linking as it stood when the document was written.
    """

    article_id: str
    url: str
    title: str
    summary: str | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    published_zone_assumed: bool = False
    published_from: DateOrigin = "none"
    first_seen_at: datetime
    source: str
    language: str | None = None
    kind: Kind = "article"
    authors: tuple[str, ...] = ()
    section: str | None = None
    agency: str | None = None
    image: str | None = None
    paywalled: bool = False
    copy_of: Copy | None = None
    story: str | None = None
    indexed_at: datetime | None = None
    entities: tuple[HeadEntity, ...] = ()


ALIKE = tuple(name for name in Head.model_fields if name in Article.model_fields.keys() - {"entities"})


def head_of(document: ArticleDocument) -> Head:
    """The head of a document, at most `LONGEST_HEAD` bytes long."""
    article = document.article
    own = {
        "title": shortened_text(article.title, LONGEST_TITLE) or "",
        "summary": summary(article.body),
        "copy_of": copy_of(document),
        "story": story_of(document),
        "indexed_at": document.indexed_at,
        "entities": head_entities(article)[:MOST_ENTITIES],
    }
    # not validated again: every value comes out of a valid article
    return _fitted(Head.model_construct(**{name: getattr(article, name) for name in ALIKE} | own))


def head_json(document: ArticleDocument) -> bytes:
    """The head as both engines store it, without what every reader takes for granted."""
    return _json(head_of(document))


def by_salience(article: Article) -> list[Entity]:
    """The entities of an article, the most salient first."""
    return sorted(article.entities, key=lambda entity: -entity.salience)


def head_entities(article: Article) -> tuple[HeadEntity, ...]:
    """All entities of an article as a head has them, the most salient first."""
    return tuple(map(_entity, by_salience(article)))


def summary(body: str, length: int = SUMMARY_LENGTH) -> str | None:
    """The beginning of a text on one line, cut after a word; None of a text without words.

    Datelines, bylines and headings before the first sentence are left out.
    """
    beginning = body[: 4 * length]  # runs of blanks shrink to one each
    lines = beginning.split("\n\n")
    first = next((n for n, line in enumerate(lines[:MOST_BEFORE]) if _is_sentence(line)), 0)
    return shortened_text(" ".join(" ".join(lines[first:]).split()), length)


def _is_sentence(line: str) -> bool:
    text, size = line.rstrip(), len(line.encode("utf-8", "surrogatepass"))
    return size >= PARAGRAPH_BYTES or (size >= SENTENCE_BYTES and (is_ended(text) or text.endswith(":")))


def shortened_text(text: str, length: int) -> str | None:
    """The text, cut after a word where it is longer; None where it is empty."""
    if len(text) <= length:
        return text or None
    cut = text[:length].rpartition(" ")[0] or text[:length]
    return cut.rstrip(" ,;:-") + "…"


def _entity(entity: Entity) -> HeadEntity:
    return HeadEntity.model_construct(id=entity.id, name=entity.name, type=entity.type, salience=entity.salience)


def _fitted(head: Head) -> Head:
    if not _is_too_long(head):  # as most: it is measured once
        return head
    while _is_too_long(head) and head.entities:
        head = head.model_copy(update={"entities": head.entities[:-1]})
    for name, nothing in LEFT_OUT.items():
        if _is_too_long(head):
            head = head.model_copy(update={name: nothing})
    return head


def _is_too_long(head: Head) -> bool:
    return len(_json(head)) - len(head.url.encode("utf-8", "surrogatepass")) > LONGEST_HEAD


def _json(head: Head) -> bytes:
    return head.model_dump_json(exclude_defaults=True).encode()
