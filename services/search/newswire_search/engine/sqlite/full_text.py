"""The full-text part of a search in the embedded index: FTS5 expressions, and the articles that hold enough words.

A scan of one word's articles is cheap, also of a word that nearly all have: 3 to 8 ms over 50,000 articles.  Ranking
them is not: bm25 takes 2 to 4 µs for each.  So the articles that match are settled first, by their ids alone, in a
temporary table, and only these are ranked, by those words that distinguish them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from newswire_search.engine.sqlite.statements import Sql, union
from newswire_search.query.article_query import Sort
from newswire_search.query.parser import All, Node, SearchTerms
from newswire_search.query.plan import QueryPlan

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0  # the weights that decision 20 measured
RANK = f"bm25(articles_text, {TITLE_WEIGHT}, {BODY_WEIGHT})"
# Taken off the rank of what holds all words, so that it comes first: far more than bm25 gives for 32 words, and little
# enough to leave the rank its digits.
ALL_WORDS = 10_000.0
# Where more than half of all articles have a word, bm25 gives a millionth for it.  Up to this number of articles even
# that is counted, for it costs nothing there.
ALWAYS_RANKED = 1_000
TABLES = (
    "create temp table if not exists candidates (id integer primary key)",
    "create temp table if not exists hits (id integer primary key, value)",
)
# from the words to the candidates: the other way round every candidate would open the index anew
CANDIDATES = "articles_text cross join temp.candidates c on c.id = articles_text.rowid"


def prepare(connection: sqlite3.Connection) -> None:
    """Make the temporary tables that `fill` fills."""
    for table in TABLES:
        connection.execute(table)


def expression(node: Node) -> str:
    """A term as FTS5 reads it; a text is always a quoted string, so nothing in it is syntax."""
    if isinstance(node, str):
        return '"' + node.replace('"', '""') + '"'
    return joined(node.terms, "AND" if isinstance(node, All) else "OR")


def joined(nodes: Iterable[Node], operator: str) -> str:
    """Terms joined by an operator of FTS5."""
    return "(" + f" {operator} ".join(map(expression, nodes)) + ")"


def matching(words: Sequence[str], operator: str, terms: SearchTerms) -> str:
    """Some words, joined, together with all that must and that must not occur."""
    some = [joined(words, operator)] if words else []
    positive = " AND ".join([*some, *map(expression, terms.required)])
    return f"({positive}) NOT {joined(terms.excluded, 'OR')}" if terms.excluded else positive


def fill(connection: sqlite3.Connection, plan: QueryPlan, where: Sql, value: str) -> None:
    """Put what matches words and conditions into `temp.hits`, with its rank, or else with this value of its article."""
    connection.execute("pragma query_only = off")  # it forbids temporary tables too
    try:
        _fill(connection, plan, where, value)
    finally:
        connection.execute("pragma query_only = on")


def _fill(connection: sqlite3.Connection, plan: QueryPlan, where: Sql, value: str) -> None:
    terms, by_rank = plan.terms, plan.sort is Sort.RELEVANCE
    some = plan.least < len(terms.words)
    counts = _counts(connection, terms.sought) if by_rank or some else {}
    # The connection is kept, and with it what the search before left.
    for table in ("candidates", "hits"):
        connection.execute(f"delete from temp.{table}")
    _keep_candidates(connection, _candidates(plan, counts), where)
    ranked = _telling(connection, counts) if by_rank else set()
    legs = [_leg(text, some and text in terms.words, text in ranked) for text in terms.sought]
    found = union([Sql("select id, 0 as words, 0.0 as rank from temp.candidates"), *filter(None, legs)])
    rank = f"sum(f.rank) - {ALL_WORDS} * (sum(f.words) = {len(terms.words)})"
    connection.execute(
        f"""insert into temp.hits select f.id, {rank if by_rank else value}
        from ({found.sql}) f cross join articles a on a.id = f.id group by f.id having sum(f.words) >= ?""",
        (*found.parameters, plan.least if some else 0),
    )


def _counts(connection: sqlite3.Connection, terms: Iterable[str]) -> dict[str, int]:
    """The number of articles that hold each word or phrase."""
    count = "select count(*) from articles_text where articles_text match ?"
    return {term: connection.execute(count, (expression(term),)).fetchone()[0] for term in terms}


def _candidates(plan: QueryPlan, counts: Mapping[str, int]) -> str:
    """An expression that all that can match satisfies, and as few others as possible.

    What holds enough of the words holds one of the rarest, if so many of these are taken that too few are left.
    """
    words = sorted(plan.terms.words, key=lambda word: counts.get(word, 0))
    missing = len(words) - plan.least
    return matching(words[: missing + 1], "OR", plan.terms) if missing else matching(words, "AND", plan.terms)


def _keep_candidates(connection: sqlite3.Connection, match: str, where: Sql) -> None:
    connection.execute(
        f"""insert into temp.candidates
        select a.id from articles_text cross join articles a on a.id = articles_text.rowid
        where articles_text match ? and {where.sql}""",
        (match, *where.parameters),
    )


def _telling(connection: sqlite3.Connection, counts: Mapping[str, int]) -> set[str]:
    """The words and phrases that distinguish articles."""
    [most] = connection.execute("select count(*) / 2 from articles").fetchone()
    return {term for term, count in counts.items() if count <= max(most, ALWAYS_RANKED)}


def _leg(term: str, is_counted: bool, is_ranked: bool) -> Sql | None:
    """The candidates that hold a term: whether it counts as a word, and its part of the rank; None if neither."""
    if not (is_counted or is_ranked):
        return None
    columns = f"c.id, {int(is_counted)}, {RANK if is_ranked else 0.0}"
    return Sql(f"select {columns} from {CANDIDATES} where articles_text match ?", (expression(term),))
