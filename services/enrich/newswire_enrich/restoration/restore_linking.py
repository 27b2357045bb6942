"""Use case: make linking remember the articles of the last days again, each in the story that the index has it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newswire_shared.accounting.restoration import DocumentPage, PartProgress, Resumption, Survivors
from newswire_shared.contracts.documents import ArticleDocument

from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import LinkRestoration, PlacedArticle
from newswire_enrich.stages.link import linkable_of


@dataclass(frozen=True, slots=True)
class RestoreLinking:
    """Signs articles anew, as the signature is a pure function of the text, and decides nothing."""

    linking: LinkRestoration

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        since_ms = self.linking.now_ms() - round(self.linking.remembered_s * 1000)
        progress = resumption.begun if resumption.begun.place else PartProgress(total=survivors.count(since_ms))
        for page in survivors.pages(progress.place, since_ms):
            back = len(page.documents) if resumption.dry_run else self._restored(survivors, page)
            progress = progress.after(page.place, len(page.documents), back)
            yield progress

    def _restored(self, survivors: Survivors, page: DocumentPage) -> int:
        back = sum(self.linking.restore(placed(document)) for document in page.documents)
        for found in survivors.stories(_stories(page.documents)).values():
            self.linking.restore_story(found.story)
        return back


def placed(document: ArticleDocument) -> PlacedArticle:
    """An article with the place that the index has for it; alone where it has none."""
    article = linkable_of(document.article)
    own = sign(article.title, article.body, article.language, article.silent)
    card = replace(article.card, digest=own.digest)
    copy = document.story.copy_of if document.story else document.article.copy_of
    return PlacedArticle(card, own, _story_of(document), copy)


def _story_of(document: ArticleDocument) -> str:
    return (document.story.id if document.story else document.article.story) or document.article.article_id


def _stories(documents: Sequence[ArticleDocument]) -> list[str]:
    return [*dict.fromkeys(map(_story_of, documents))]
