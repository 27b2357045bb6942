"""Reads a text that an article had, and compares it with another.

The index has the newest text alone; the others lie in the archive, which a server of searches need not reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import orjson
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import PermanentError

from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.read_article import missing
from newswire_search.errors import NotFoundError
from newswire_search.revisions.difference import difference
from newswire_search.revisions.responses import RevisionTextAnswer

LONGEST = 1_000_000  # characters, as much as is indexed of a body; an answer is held in memory
THE_FIRST = "It is the first text."


class ArchivedTexts(Protocol):
    """The part of the archive that gives the texts of articles."""

    def read_article(self, ref: str) -> bytes:
        """The enriched article that a reference points to.

        Raises PermanentError where it is not there, TransientError where that cannot be found out now.
        """


@dataclass(frozen=True, slots=True)
class RevisionText:
    """Title and body of a revision; `truncated` where the body is longer."""

    title: str
    body: str
    truncated: bool


@dataclass(frozen=True, slots=True)
class ReadRevision:
    """Gives one revision of an article; without an archive only the newest text is at hand."""

    engine: SearchEngine
    archive: ArchivedTexts | None

    def __call__(self, article_id: str, number: int, against: int | None = None) -> RevisionTextAnswer:
        """A revision by its number, compared with another, or with the one before where none is named.

        Raises NotFoundError where there is no such revision or its text is not at hand, GoneError.
        """
        document = self.engine.get(article_id)
        if document is None:
            raise missing(self.engine, article_id)
        text = self._text(document, number)
        if against is not None:
            return _answer(document, number, text, against, self._text(document, against))
        if number == 1:
            return _answer(document, number, text, why=THE_FIRST)
        try:
            return _answer(document, number, text, number - 1, self._text(document, number - 1))
        except NotFoundError as error:  # what was asked for is there all the same
            return _answer(document, number, text, why=str(error))

    def _text(self, document: ArticleDocument, number: int) -> RevisionText:
        last, article = len(document.revisions), document.article
        if not 1 <= number <= last:
            raise NotFoundError(f"The article {article.article_id!r} has no revision {number}: it has {last}.")
        if number < last or document.truncated:
            archived = self._archived(document.revisions[number - 1].ref)
            if archived:
                return archived
        if number < last:
            raise NotFoundError(
                f"The text of revision {number} is not at hand, only that of the newest, {last}: this server does not "
                "reach the archive, or the archive has it no more."
            )
        return RevisionText(article.title, article.body, document.truncated)

    def _archived(self, ref: str) -> RevisionText | None:
        if self.archive is None:
            return None
        try:
            found = orjson.loads(self.archive.read_article(ref))
            return RevisionText(found["title"], found["body"][:LONGEST], len(found["body"]) > LONGEST)
        except (PermanentError, KeyError, TypeError, ValueError):  # what is no article there is not at hand either
            return None


def _answer(
    document: ArticleDocument,
    number: int,
    text: RevisionText,
    against: int | None = None,
    other: RevisionText | None = None,
    why: str | None = None,
) -> RevisionTextAnswer:
    revision = document.revisions[number - 1]
    return RevisionTextAnswer(
        number=number, capture_id=revision.capture_id, fetched_at=revision.fetched_at, title=text.title,
        digest=revision.digest, article=document.article.article_id, revisions=len(document.revisions), body=text.body,
        truncated=text.truncated, against=against, why_not_compared=why,
        title_changes=difference(other.title, text.title) if other else None,
        body_changes=difference(other.body, text.body) if other else None,
    )  # fmt: skip
