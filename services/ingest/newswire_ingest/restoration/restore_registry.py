"""Use case: make every article known again that was indexed, by its documents and by the copies in the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from newswire_shared.accounting.registry import LastCapture, RegistryRestoration, RestoredArticle
from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors
from newswire_shared.archive.captures import Archive, RawCapture
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.identity import key_if_any

from newswire_ingest.fetching.earlier_copy import body_digest
from newswire_ingest.web.ports import validators_in

ADDRESSES = ("url", "canonical")  # of an enriched copy


@dataclass(frozen=True, slots=True)
class RestoreRegistry:
    """Walks over the index; a copy that is not in the archive any more costs a look in full, and nothing else."""

    archive: Archive
    registry: RegistryRestoration

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        progress = resumption.begun if resumption.begun.place else PartProgress(total=survivors.count())
        for page in survivors.pages(progress.place):
            articles = [*map(self._restored, page.documents)]
            back = len(articles) if resumption.dry_run else self.registry.restore(articles)
            progress = progress.after(page.place, len(articles), back)
            yield progress

    def _restored(self, document: ArticleDocument) -> RestoredArticle:
        article = document.article
        earlier = [self._earlier(revision.ref) for revision in document.revisions[:-1]]
        named = (one[name] for one in earlier if one for name in ADDRESSES)
        keys = {key for key in map(key_if_any, (article.url, article.canonical, *named)) if key}
        return RestoredArticle(
            article.article_id, article.url, article.source, to_ms(article.first_seen_at),
            document.revisions[0].capture_id, self._facts(document), _last(document),
            tuple(sorted(keys - {article.article_id})),
        )  # fmt: skip

    def _earlier(self, ref: str) -> Any:
        """The enriched copy of an earlier revision, whose address may have been another; None if it is gone."""
        try:
            return orjson.loads(self.archive.read_article(ref))
        except (PermanentError, ValueError):
            return None

    def _facts(self, document: ArticleDocument) -> dict[str, str]:
        article = document.article
        known = {"digest": article.digest, "digest_of": article.capture_id}
        try:
            return known | _of_copy(self.archive.read_raw(article.raw_ref), article.capture_id)
        except PermanentError:  # lost, or of a release that named copies otherwise
            return known


def _of_copy(raw: RawCapture, capture_id: str) -> dict[str, str]:
    """What a later look asks by: nothing of what was not fetched."""
    if not raw.status:
        return {}
    headers = {name.lower(): value for name, value in raw.headers}
    return {"body": body_digest(raw.body), "body_of": capture_id, **validators_in(headers)}


def _last(document: ArticleDocument) -> LastCapture:
    article = document.article
    refs = {capture.capture_id: capture.ref for capture in document.captures}
    enriched = refs.get(article.capture_id, "")
    return LastCapture(article.capture_id, to_ms(article.fetched_at), article.lane, article.raw_ref, enriched)
