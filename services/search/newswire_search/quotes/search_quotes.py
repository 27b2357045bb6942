"""Searches quotes: in the articles that may hold them, from the newest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newswire_shared.contracts.documents import ArticleDocument, Quote
from newswire_shared.contracts.heads import Head, head_of
from newswire_shared.contracts.index_schema import sort_date

from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.presentation import article_reference
from newswire_search.articles.settled_query import settled
from newswire_search.formats.quotations import parts
from newswire_search.query import cursor
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.cursor import Position
from newswire_search.query.plan import plan_search
from newswire_search.quotes.ports import Prints, QuoteLookup, QuoteQuery
from newswire_search.quotes.request import QuotesRequest, WantedQuotes, to_query, to_quote_query
from newswire_search.quotes.responses import QuoteAnswer, QuotesAnswer

MOST_LOOKED_THROUGH = 200  # articles a request: each is read whole, a millisecond or two
ANYWHERE = QuoteQuery(plan_search(Query(sort=Sort.NEWEST)))
BEGINNING = Position(Sort.NEWEST, 2**62, "")


@dataclass(frozen=True, slots=True)
class Found:
    """A quote with the article that it is shown in."""

    key: str
    quote: Quote
    document: ArticleDocument


@dataclass(slots=True)
class _Page:
    """The quotes of one answer while they are found: `at` is the last article whose quotes are all settled.

    Of the one after it `skip` quotes were settled.
    """

    size: int
    at: Position | None
    skip: int
    found: list[Found] = field(default_factory=list)
    ended: bool = False

    @property
    def after(self) -> str | None:
        if self.ended:
            return None
        place = self.at or BEGINNING
        return cursor.encode(replace(place, id=f"{self.skip}\t{place.id}"))


@dataclass(frozen=True, slots=True)
class SearchQuotes:
    """Finds who said what, each quote once: in the earliest of the chosen articles that print it."""

    engine: SearchEngine
    quotes: QuoteLookup

    def __call__(self, asked: QuotesRequest) -> QuotesAnswer:
        """The answer to a search.  Raises UsageError for what the caller can mend."""
        plan = plan_search(settled(self.engine, to_query(asked)))
        wanted, query = WantedQuotes.of(asked, plan), to_quote_query(asked, plan)
        page = _begun(asked)
        self._fill(page, query, wanted)
        return QuotesAnswer(quotes=self._answers(page.found), after=page.after, left_out=plan.left_out)

    def _fill(self, page: _Page, query: QuoteQuery, wanted: WantedQuotes) -> None:
        looked = 0
        while looked < MOST_LOOKED_THROUGH and len(page.found) < page.size and not page.ended:
            part = self.quotes.quoting(replace(query, after=page.at, size=min(2 * page.size, 50)))
            found = {d.article.article_id: wanted.found_in(d) for d in part.documents}
            shown = self._shown(found, part.documents, query, wanted)
            is_whole = all(_settle(page, document, shown) for document in part.documents)
            page.ended = is_whole and not part.more
            looked += len(part.documents)

    def _shown(
        self,
        found: Mapping[str, Sequence[tuple[str, Quote]]],
        documents: Sequence[ArticleDocument],
        query: QuoteQuery,
        wanted: WantedQuotes,
    ) -> dict[str, list[Found]]:
        """By article those of its quotes that no earlier one among the chosen articles has."""
        keys = [key for quotes in found.values() for key, _ in quotes]
        prints = self.quotes.prints(keys, query) if keys else {}
        first = {key: self._first(key, prints, wanted) for key in dict.fromkeys(keys)}
        each = ((d, found[d.article.article_id]) for d in documents)
        return {
            d.article.article_id: [Found(k, q, d) for k, q in quotes if first[k] in (None, d.article.article_id)]
            for d, quotes in each
        }

    def _first(self, key: str, prints: Mapping[str, Prints], wanted: WantedQuotes) -> str | None:
        """The article that a quote is shown in; None where that is not known, so that it is rather shown twice."""
        earliest = prints[key].earliest if key in prints else ()
        if not wanted.about and wanted.wording == "any":
            return next(iter(earliest), None)
        # the same words need not be about the same, nor told alike: what stands around them is the article's own
        return next((article for article in earliest if self._holds(article, key, wanted)), None)

    def _holds(self, article_id: str, key: str, wanted: WantedQuotes) -> bool:
        document = self.engine.get(article_id)
        return document is not None and key in dict(wanted.found_in(document))

    def _answers(self, found: Sequence[Found]) -> tuple[QuoteAnswer, ...]:
        prints = self.quotes.prints([each.key for each in found], ANYWHERE) if found else {}
        heads = self.engine.heads(list({article for each in prints.values() for article in each.earliest}))
        return tuple(_answer(each, prints.get(each.key), heads) for each in found)


def _begun(asked: QuotesRequest) -> _Page:
    """The page that a cursor goes on to."""
    place = cursor.decode(asked.after, Sort.NEWEST)
    if place is None:
        return _Page(asked.size, None, 0)
    skip, tab, article_id = place.id.partition("\t")
    is_ours = tab and skip.isascii() and skip.isdigit() and len(skip) < 6
    known = replace(place, id=article_id) if is_ours else place  # that of a search for articles names a place too
    return _Page(asked.size, known if known.id else None, int(skip) if is_ours else 0)


def _settle(page: _Page, document: ArticleDocument, shown: Mapping[str, Sequence[Found]]) -> bool:
    """Take an article's quotes as far as the page has room for them; whether it had for all."""
    if len(page.found) >= page.size:
        return False
    quotes = shown[document.article.article_id][page.skip :]
    taken = quotes[: page.size - len(page.found)]
    page.found += taken
    if len(taken) < len(quotes):
        page.skip += len(taken)
        return False
    page.at, page.skip = Position(Sort.NEWEST, sort_date(document.article), document.article.article_id), 0
    return True


def _answer(found: Found, prints: Prints | None, heads: Mapping[str, Head]) -> QuoteAnswer:
    own = article_reference(head_of(found.document))
    known = [article_reference(heads[article]) for article in (prints.earliest if prints else ()) if article in heads]
    return QuoteAnswer(
        id=found.key,
        parts=parts(found.quote, found.document.article.title, found.document.article.body),
        **found.quote.model_dump(include={"text", "kind", "speaker", "speaker_id", "spans"}),
        described=found.quote.described,
        article=own,
        first_print=known[0] if known else own,
        prints=prints.articles if prints else 1,
        reprints=tuple(known[1:]),
    )
