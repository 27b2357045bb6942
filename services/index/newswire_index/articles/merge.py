"""Merges a capture into what the index holds: pure, in any order, any number of times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from newswire_shared.contracts.documents import Article, ArticleDocument, Revision, Sighting


def merge(existing: ArticleDocument | None, article: Article, ref: str) -> ArticleDocument:
    """The document with one more capture in it.

    `ref` is where the capture's enriched copy lies.  The order in which captures come and how often each comes
    make no difference.  A capture that comes again with another content (it was enriched anew) replaces its
    earlier self.  The sections of other writers stay as they are.
    """
    if existing is None:
        return ArticleDocument(article=article, revisions=(_revision(article, ref),))
    others = (r for r in _captures(existing.revisions) if r.capture_id != article.capture_id)
    # of the same age is the same capture, enriched anew: what it gives now holds
    is_newest = _age(article) >= _age(existing.article)
    newest = article if is_newest else existing.article
    first_seen = min(existing.article.first_seen_at, article.first_seen_at)
    return existing.model_copy(
        update={
            "article": newest.model_copy(update={"first_seen_at": first_seen}),
            "revisions": _joined([*others, _revision(article, ref)]),
            "truncated": existing.truncated and not is_newest,  # a newest body is whole here, and cut afterwards
        }
    )


def united(article_id: str, own: ArticleDocument | None, others: Sequence[ArticleDocument]) -> ArticleDocument:
    """The document under the id that survives, with the captures of others that turned out to be the same article."""
    documents = (*((own,) if own else ()), *others)
    newest = max(documents, key=lambda document: _age(document.article))
    captures = {each.capture_id: each for document in documents for each in _captures(document.revisions)}
    first_seen = min(document.article.first_seen_at for document in documents)
    return ArticleDocument(
        article=under(article_id, newest.article).model_copy(update={"first_seen_at": first_seen}),
        revisions=_joined(captures.values()),
        story=own.story if own else None,
        truncated=newest.truncated,
    )


def under(article_id: str, article: Article) -> Article:
    """The article under the id that survives; it is neither related to itself nor a copy of itself."""
    ids = {article_id, article.article_id}
    relations = tuple(each for each in article.relations if each.id not in ids)
    copy = article.copy_of if article.copy_of and article.copy_of.duplicate_of not in ids else None
    return article.model_copy(update={"article_id": article_id, "relations": relations, "copy_of": copy})


def replace_time(document: ArticleDocument, other: ArticleDocument) -> ArticleDocument:
    """The document with the other's time of indexing, to compare what matters."""
    return document.model_copy(update={"indexed_at": other.indexed_at})


def outcome(
    existing: ArticleDocument | None, merged: ArticleDocument, capture_id: str
) -> Literal["indexed", "unchanged"]:
    """How the capture ended: "indexed" if it is or was a revision of its own, "unchanged" if it brought nothing new."""
    # also by what is stored: a revision that an earlier capture joined meanwhile was indexed all the same
    revisions = (*merged.revisions, *(existing.revisions if existing else ()))
    return "indexed" if any(r.capture_id == capture_id for r in revisions) else "unchanged"


def _age(capture: Article | Revision) -> tuple[datetime, str]:
    return capture.fetched_at, capture.capture_id


def _revision(article: Article, ref: str) -> Revision:
    return Revision(
        capture_id=article.capture_id,
        fetched_at=article.fetched_at,
        digest=article.digest,
        title=article.title,
        ref=ref,
    )


def _captures(revisions: Iterable[Revision]) -> Iterator[Revision]:
    """Every capture as a revision of its own."""
    for revision in revisions:
        yield revision.model_copy(update={"again": ()})
        for sighting in revision.again:
            yield Revision(digest=revision.digest, **dict(sighting))


def _joined(captures: Iterable[Revision]) -> tuple[Revision, ...]:
    """The captures by age; neighbours of one text become one revision, the earliest."""
    runs = groupby(sorted(captures, key=_age), key=lambda capture: capture.digest)
    return tuple(_one([*run]) for _, run in runs)


def _one(run: list[Revision]) -> Revision:
    first, *rest = run
    again = tuple(Sighting.model_validate(later.model_dump(exclude={"digest", "again"})) for later in rest)
    return first.model_copy(update={"again": again})
