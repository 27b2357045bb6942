"""The full-text part of a search in the embedded index: the articles that hold enough words.

A scan of one word's articles is cheap, also of a word that nearly all have: 3 to 8 ms over 50,000 articles.  Ranking
them is not: bm25 takes 2 to 4 µs for each.  So the articles that match are settled first, by their ids alone, in a
temporary table, and only these are ranked, by those words that distinguish them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from newswire_shared.contracts.article_facets import ENTITY_FACETS

from newswire_search.engine.sqlite.sql import Sql, listed, union
from newswire_search.engine.sqlite.statements import FOUND, among_words
from newswire_search.engine.sqlite.wording import Wording, as_asked
from newswire_search.query.article_query import Filters, Sort
from newswire_search.query.plan import QueryPlan

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0  # the weights that decision 20 measured
STEM_WEIGHT = 0.3  # of a word in another form beside that of one as it was typed
RANK = f"bm25(articles_text, {TITLE_WEIGHT}, {BODY_WEIGHT})"
# Taken off the rank of what holds all words, and once more of what holds them as they were typed, so that it is first:
# far more than bm25 gives for 32 words, and little enough to leave the rank its digits.
ALL_WORDS = 10_000.0
# Where more than half of all articles have a word, bm25 gives a millionth for it.  Up to this number of articles even
# that is counted, for it costs nothing there.
ALWAYS_RANKED = 1_000
TABLES = (
    "create temp table if not exists candidates (id integer primary key)",
    "create temp table if not exists hits (id integer primary key, value)",
)
NAMING = """a.id in (
    select f.article from json_each(?) wanted cross join facet_values v on v.value = wanted.value
    cross join article_facets f on f.value = v.id where v.facet in (select value from json_each(?))
)"""
# from the words to the candidates: the other way round every candidate would open the index anew
CANDIDATES = "articles_text cross join temp.candidates c on c.id = articles_text.rowid"


def prepare(connection: sqlite3.Connection) -> None:
    """Make the temporary tables that `fill` fills."""
    for table in TABLES:
        connection.execute(table)


def fill(connection: sqlite3.Connection, plan: QueryPlan[Filters], filters: Filters, value: str) -> None:
    """Put what matches words and filters into `temp.hits`, with its rank, or else with this value of its article."""
    wording = Wording.of(connection, filters.languages)
    connection.execute("pragma query_only = off")  # it forbids temporary tables too
    try:
        _fill(connection, plan, wording, among_words(filters), value)
    finally:
        connection.execute("pragma query_only = on")


def exactly(connection: sqlite3.Connection, plan: QueryPlan[Filters]) -> str | None:
    """An expression that all that matches the words satisfies and nothing else; None where some may be missing."""
    if plan.named or plan.least < len(plan.terms.words):
        return None
    return _candidates(plan, {}, Wording.of(connection, plan.filters.languages))


def _fill(connection: sqlite3.Connection, plan: QueryPlan[Filters], wording: Wording, where: Sql, value: str) -> None:
    terms, by_rank = plan.terms, plan.sort is Sort.RELEVANCE
    some = plan.least < len(terms.words)
    counts = _counts(connection, terms.sought, wording) if by_rank or some else {}
    # The connection is kept, and with it what the search before left.
    for table in ("candidates", "hits"):
        connection.execute(f"delete from temp.{table}")
    _keep_candidates(connection, _candidates(plan, counts, wording), where)
    ranked = _telling(connection, counts) if by_rank else set()
    typed = {*terms.words} if by_rank and plan.is_tiered else set()
    legs = (_legs(term, wording, some and term in terms.words, term in typed, term in ranked) for term in terms.sought)
    candidates = Sql("select id, 0 as words, 0 as typed, 0.0 as rank from temp.candidates")
    found = union([candidates, *chain.from_iterable(legs)])
    every = len(terms.words) if plan.is_tiered else -1
    rank = f"sum(f.rank) - {ALL_WORDS} * ((sum(f.words) = {every}) + (sum(f.typed) = {every}))"
    connection.execute(
        f"""insert into temp.hits select f.id, {rank if by_rank else value}
        from ({found.sql}) f cross join articles a on a.id = f.id group by f.id having sum(f.words) >= ?""",
        (*found.parameters, plan.least if some else 0),
    )
    if plan.named:
        connection.execute(
            f"insert or ignore into temp.hits select a.id, {'0.0' if by_rank else value} from articles a "
            f"where {NAMING} and {where.sql}",
            (listed(plan.named), listed(ENTITY_FACETS), *where.parameters),
        )


def _counts(connection: sqlite3.Connection, terms: Iterable[str], wording: Wording) -> dict[str, int]:
    """The number of articles that hold each word, in any form, or phrase."""
    count = "select count(*) from articles_text where articles_text match ?"
    return {term: connection.execute(count, (wording.any_form(term),)).fetchone()[0] for term in terms}


def _candidates(plan: QueryPlan[Filters], counts: Mapping[str, int], wording: Wording) -> str:
    """An expression that all that can match satisfies, and as few others as possible.

    What holds enough of the words holds one of the rarest, if so many of these are taken that too few are left.
    """
    words = sorted(plan.terms.words, key=lambda word: counts.get(word, 0))
    missing = len(words) - plan.least
    some, operator = (words[: missing + 1], "OR") if missing else (words, "AND")
    return wording.matching(some, operator, plan.terms)


def _keep_candidates(connection: sqlite3.Connection, match: str, where: Sql) -> None:
    connection.execute(
        f"""insert into temp.candidates
        select a.id from {FOUND}
        where articles_text match ? and {where.sql}""",
        (match, *where.parameters),
    )


def _telling(connection: sqlite3.Connection, counts: Mapping[str, int]) -> set[str]:
    """The words and phrases that distinguish articles."""
    [most] = connection.execute("select count(*) / 2 from articles").fetchone()
    return {term for term, count in counts.items() if count <= max(most, ALWAYS_RANKED)}


def _legs(term: str, wording: Wording, is_counted: bool, is_tier: bool, is_ranked: bool) -> Iterator[Sql]:
    """The candidates that hold a term: that it counts as a word, that it is as it was typed, its parts of the rank."""
    if is_counted:
        yield _leg(wording.any_form(term), "1, 0, 0.0")
    if is_tier or is_ranked:
        yield _leg(as_asked(term), f"0, {int(is_tier)}, {RANK if is_ranked else 0.0}")
    if is_ranked and (stems := wording.stems(term)):
        yield _leg(stems, f"0, 0, {STEM_WEIGHT} * {RANK}")


def _leg(match: str, columns: str) -> Sql:
    return Sql(f"select c.id, {columns} from {CANDIDATES} where articles_text match ?", (match,))
