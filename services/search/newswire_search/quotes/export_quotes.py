"""Every quote of a search, without a cap, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newswire_search.quotes.request import QuoteChoice, QuotesRequest
from newswire_search.quotes.responses import QuoteAnswer
from newswire_search.quotes.search_quotes import SearchQuotes

PAGE = 100  # as many as an answer has at most


@dataclass(frozen=True, slots=True)
class ExportQuotes:
    """Walks through what a search for quotes finds, those that were printed last first."""

    search: SearchQuotes

    def __call__(self, choice: QuoteChoice) -> Iterator[list[QuoteAnswer]]:
        """The quotes in pages, of which some may be empty.  Raises UsageError for what the caller can mend."""
        asked = QuotesRequest(**choice.model_dump(include={*QuoteChoice.model_fields}), size=PAGE)
        while True:
            found = self.search(asked)
            yield [*found.quotes]
            if found.after is None:
                return
            asked = asked.changed(after=found.after)
