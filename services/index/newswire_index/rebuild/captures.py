"""The captures that a rebuild meets: the newest of each indexed article, or all that the archive holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from newswire_shared.archive.members import Damage
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import KeptArticle, kept_articles, logged
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.recipe import RECIPE

from newswire_index.engine.ports import ArticleWalk
from newswire_index.engine.selection import Place, Selection, is_about, place_of, read_place

WALKED_AT_ONCE = 100  # whole documents with bodies of up to a megabyte each: at most some 100 MB in one answer


@dataclass(frozen=True, slots=True)
class EarlierCapture:
    """A capture that was enriched once: where its raw copy lies, and by what recipe it was made ("": unknown).

    `place` is where a walk goes on after it, `done` how far the walk is then, in articles or in bytes.
    """

    article_id: str
    capture_id: str
    url: str
    source: str
    raw_ref: str
    first_seen_ms: int
    place: str
    done: int
    recipe: str = ""


def indexed_captures(index: ArticleWalk, selection: Selection, place: str, done: int) -> Iterator[EarlierCapture]:
    """The newest capture of each indexed article, by when it was first seen, from a place on."""
    after = read_place(place)
    while documents := index.walk(selection, after, WALKED_AT_ONCE):
        for document in documents:
            done, after = done + 1, place_of(document)
            yield _of_document(document, after, done)


def _of_document(document: ArticleDocument, place: Place, done: int) -> EarlierCapture:
    article = document.article
    return EarlierCapture(
        article.article_id,
        article.capture_id,
        article.url,
        article.source,
        article.raw_ref,
        place.first_seen_ms,
        place=place.written(),
        done=done,
        recipe=article.versions.get(RECIPE, ""),
    )


def archived_captures(
    segments: Segments, selection: Selection, place: str, on_damage: Callable[[Damage], None] = logged
) -> Iterator[EarlierCapture]:
    """Every capture whose enriched copy the archive holds, in the archive's order, from a place on.

    What is damaged is told and passed over.
    """
    for kept in kept_articles(segments, place, on_damage):
        article = orjson.loads(kept.article)  # unchecked: any release may have written it, with fields that are gone
        capture = _of_copy(article, kept)
        if _is_in(selection, article, capture):
            yield capture


def _of_copy(article: dict[str, Any], kept: KeptArticle) -> EarlierCapture:
    return EarlierCapture(
        article["article_id"],
        article["capture_id"],
        article["url"],
        article["source"],
        article["raw_ref"],
        to_ms(datetime.fromisoformat(article["first_seen_at"])),
        place=kept.ref,
        done=kept.done_bytes,
    )


def _is_in(selection: Selection, article: dict[str, Any], capture: EarlierCapture) -> bool:
    is_in_time = selection.since_ms <= capture.first_seen_ms < selection.until_ms
    has = [entity["id"] for entity in article["entities"]]
    about = is_about(selection, has, article["title"], article["body"])
    return is_in_time and about and selection.source in ("", capture.source)
