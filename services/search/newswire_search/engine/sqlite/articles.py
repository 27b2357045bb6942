"""Whole documents in the embedded index file."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.engines.packed_documents import whole_document

from newswire_search.engine.sqlite.sql import listed
from newswire_search.engine.sqlite.statements import GET
from newswire_search.engine.sqlite.time_limit import LimitedFile

KNOWN_BY = """
select a.article_id from json_each(:keys) wanted cross join article_keys k on k.key = wanted.value
cross join articles a on a.id = k.article
union select l.article from json_each(:keys) wanted cross join links l on l.target = wanted.value
where l.article is not null
"""


class SqliteArticles:
    """ArticleLookup on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def whole(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        """Articles by their ids, whole."""
        with self._file.reading() as connection:
            rows = connection.execute(GET, (listed(article_ids),)).fetchall()
        return {document.article.article_id: document for document in map(whole_document, rows)}

    def known_by(self, keys: Sequence[str]) -> list[str]:
        """The ids of articles that have an address with one of these keys."""
        with self._file.reading() as connection:
            return [found for (found,) in connection.execute(KNOWN_BY, {"keys": listed(keys)}).fetchall()]
