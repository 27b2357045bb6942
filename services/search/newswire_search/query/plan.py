"""Plans a checked search for every engine alike: its terms, how many of them must occur, and the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from newswire_shared.analysis.words import words_of
from newswire_shared.contracts.errors import UsageError

from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.match import Match
from newswire_search.query.narrowing import narrowed, stories_narrowed
from newswire_search.query.operators import OF_STORIES
from newswire_search.query.parser import parse
from newswire_search.query.story_query import StoryFilters, StoryQuery
from newswire_search.query.terms import SearchTerms, texts
from newswire_search.query.validation import check, check_stories

# A headline has 10 to 20 words.  Each word costs Elasticsearch two clauses a language and the embedded index a list
# of articles to walk, so this bounds what one search can cost.
MOST_WORDS = 32
MOST_TIERED = 12


F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class QueryPlan(Generic[F]):
    """A search as engines execute it: of the plain words of `terms` at least `least` must occur.

    What names one of the entities `named` need not have the words.
    `filters` are those that were asked for with those that the text names.  `left_out` are words beyond what one search
    may hold.
    """

    terms: SearchTerms
    least: int
    sort: Sort
    left_out: tuple[str, ...]
    filters: F
    named: tuple[str, ...] = ()

    @property
    def is_tiered(self) -> bool:
        """Whether what holds all words comes first, and before that what holds them as they were typed.

        Each of the two looks for every word once more; a headline gains nothing by it (decision 20).
        """
        return 0 < len(self.terms.words) <= MOST_TIERED


def plan_search(query: Query) -> QueryPlan[Filters]:
    """The plan of a search.  Raises UsageError for one that no engine can answer.

    Without words there is no relevance, so the newest come first.
    """
    check(query)  # first, so that every engine refuses the same with the same words
    terms, left_out = _bounded(parse(query.text))
    sort = query.sort if terms.sought or query.sort is not Sort.RELEVANCE else Sort.NEWEST
    least = _least(len(terms.words), query.match, sort)
    return QueryPlan(terms, least, sort, left_out, narrowed(query.filters, terms), query.named)


def plan_stories(query: StoryQuery) -> QueryPlan[StoryFilters]:
    """The plan of a search for stories, which come in the order of time.  Raises UsageError as `plan_search` does."""
    check_stories(query)
    terms, left_out = _bounded(parse(query.text, OF_STORIES))
    least = _least(len(terms.words), query.match, Sort.NEWEST)
    return QueryPlan(terms, least, Sort.NEWEST, left_out, stories_narrowed(query.filters, terms), query.named)


def _least(number: int, match: Match, sort: Sort) -> int:
    """The number of some words that must occur.

    By relevance what has more of them comes first, so three fifths of up to six words and two fifths of more are
    enough, but never fewer than two, or than three of more than six.  Measured with headlines that look for the other
    articles of their story (`benchmarks/relevance.py`): fewer find more yet, but make totals and facets mean little.
    In the orders by time nothing puts the better first, so there only one word may be missing.
    """
    if match is Match.ANY:
        return min(number, 1)
    if match is Match.ALL or number <= 2:
        return number
    if sort is not Sort.RELEVANCE:
        return number - 1
    # Rounded down: up costs .02 to .12 of nDCG@10.  The floors cost .001 to .017, and keep totals meaningful.
    return max(2, number * 3 // 5) if number <= 6 else max(3, number * 2 // 5)


def may_be_wider(text: str, match: Match) -> bool:
    """Decides whether a search that finds nothing may ask for any of its words: a word too many empties no answer."""
    return match is Match.MOST and len(parse(text).words) > 1


def _bounded(terms: SearchTerms) -> tuple[SearchTerms, tuple[str, ...]]:
    """As many of the plain words as a search may hold, and the others.

    What must and what must not occur is never left out, or the answer would hold what was excluded.
    """
    left = MOST_WORDS - _size(texts((*terms.required, *terms.excluded)))
    if left < 0:
        raise UsageError(
            f"the phrases, alternatives and excluded words of this search have {MOST_WORDS - left} words together: "
            f"at most {MOST_WORDS} can be searched for, so leave some out"
        )
    kept = tuple(_fitting(terms.words, left))
    return replace(terms, words=kept), terms.words[len(kept) :]


def _fitting(words: Iterable[str], left: int) -> Iterator[str]:
    """The first words that fit; one that punctuation parts takes the place of several."""
    for word in words:
        left -= _size([word])
        if left < 0:
            return
        yield word


def _size(terms: Iterable[str]) -> int:
    return sum(len(words_of(term)) for term in terms)
