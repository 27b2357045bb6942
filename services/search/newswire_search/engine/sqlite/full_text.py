"""The full-text part of a search in the embedded index: the articles that hold enough words.

A scan of one word's articles is cheap, also of a word that nearly all have: 3 to 8 ms over 50,000 articles.  Ranking
them is not: bm25 takes 2 to 4 µs for each.  So the articles that match are settled first, by their ids alone, in a
temporary table, and of these some thousands are ranked, by those words that distinguish them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from newswire_shared.contracts.article_facets import ENTITY_FACETS

from newswire_search.engine.sqlite.sql import Sql, listed, union
from newswire_search.engine.sqlite.statements import among_words, unordered
from newswire_search.engine.sqlite.wording import Wording, all_as_asked, as_asked
from newswire_search.query.article_query import Filters, Sort
from newswire_search.query.plan import QueryPlan
from newswire_search.query.terms import SearchTerms

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0  # the weights that decision 20 measured
STEM_WEIGHT = 0.3  # of a word in another form beside that of one as it was typed
RANK = f"bm25(articles_text, {TITLE_WEIGHT}, {BODY_WEIGHT})"
# Taken off the rank of what holds all words, and once more of what holds them as they were typed, so that it is first:
# far more than bm25 gives for 32 words, and little enough to leave the rank its digits.
ALL_WORDS = 10_000.0
PREFERRED = 3  # times that is taken off what came in last, which so stays before all else on later pages too
# Articles that are ranked of those that match: as many as facets are counted of.  Three words take some 30 ms then.
MOST_RANKED = 5_000
# Where more than half of all articles have a word, bm25 gives a millionth for it.  Up to this number of articles even
# that is counted, for it costs nothing there.  Whether so many have it is told by those that came in last.
ALWAYS_RANKED = 1_000
TOLD_BY = 10_000
# "Most of six words" is an expression of 34 parts and slower than to count the words of each candidate; of five it
# has 19.
MOST_IN_ONE = 5
TABLES = ("candidates (id integer primary key)", "hits (id integer primary key)", "best (id integer primary key)",
          "ranks (id integer primary key, value)")  # fmt: skip
NAMING = """a.id in (
    select f.article from json_each(?) wanted cross join facet_values v on v.value = wanted.value
    cross join article_facets f on f.value = v.id where v.facet in (select value from json_each(?))
)"""
# from the words to the articles that are known: the other way round each of these would open the index anew
AMONG = "articles_text cross join temp.{0} c on c.id = articles_text.rowid"


def prepare(connection: sqlite3.Connection) -> None:
    """Make the temporary tables that `fill` fills."""
    for table in TABLES:
        connection.execute(f"create temp table if not exists {table}")


def fill(connection: sqlite3.Connection, plan: QueryPlan[Filters], most: int, *, whole: bool) -> bool:
    """Put what matches words and filters into `temp.hits`, and by relevance with its rank into `temp.ranks`.

    Of more than `most` articles those are preferred that came in last, of those that hold all words where there are so
    many; the others have no rank if the `whole` needs none.  Returns whether there are more.
    """
    wording = Wording.of(connection, plan.filters.languages)
    exact, by_rank = _exactly(plan, wording), plan.sort is Sort.RELEVANCE
    with _emptied(connection):
        telling = _telling(connection, plan) if by_rank or exact is None else {}
        if exact:
            _keep(connection, "hits", unordered(exact, plan.filters).ids)
        else:
            _keep_counted(connection, plan, wording, telling)
        _keep_named(connection, plan)
        if not by_rank:
            return False
        [number] = connection.execute("select count(*) from temp.hits").fetchone()
        if number > most:
            _keep_best(connection, plan, wording, most)
        _keep_ranks(connection, plan, wording, telling, "best" if number > most and not whole else "hits")
    return bool(number > most)


def exactly(connection: sqlite3.Connection, plan: QueryPlan[Filters]) -> str | None:
    """An expression that all that matches the words satisfies and nothing else; None where some may be missing."""
    return None if plan.named else _exactly(plan, Wording.of(connection, plan.filters.languages))


@contextmanager
def _emptied(connection: sqlite3.Connection) -> Iterator[None]:
    """The tables without what the search before left: the connection is kept."""
    connection.execute("pragma query_only = off")  # it forbids temporary tables too
    try:
        for table in TABLES:
            connection.execute(f"delete from temp.{table.partition(' ')[0]}")
        yield
    finally:
        connection.execute("pragma query_only = on")


def _telling(connection: sqlite3.Connection, plan: QueryPlan[Filters]) -> Mapping[str, int]:
    """The words and phrases that distinguish articles, with the number of the last ones that hold each as typed."""
    [last] = connection.execute("select coalesce(max(id), 0) from articles").fetchone()
    first = max(0, last - TOLD_BY)
    most = max((last - first) // 2, ALWAYS_RANKED)
    count = "select count(*) from (select 1 from articles_text where articles_text match ? and rowid > ? limit ?)"
    asked = ((term, (as_asked(term), first, most + 1)) for term in plan.terms.sought)
    counts = {term: int(connection.execute(count, values).fetchone()[0]) for term, values in asked}
    return {term: number for term, number in counts.items() if number <= most}


def _keep_counted(
    connection: sqlite3.Connection, plan: QueryPlan[Filters], wording: Wording, telling: Mapping[str, int]
) -> None:
    """What holds enough of so many words that it costs less to count them for what can match."""
    _keep(connection, "candidates", unordered(_candidates(plan, telling, wording), plan.filters).ids)
    words = union([_leg(wording.any_form(word), "candidates") for word in plan.terms.words])
    enough = f"select id from ({words.sql}) group by id having count(*) >= ?"
    _keep(connection, "hits", Sql(enough, (*words.parameters, plan.least)))


def _keep_named(connection: sqlite3.Connection, plan: QueryPlan[Filters]) -> None:
    """What names one of the entities need not have the words."""
    if plan.named:
        where = among_words(plan.filters)
        named = f"select a.id from articles a where {NAMING} and {where.sql}"
        _keep(connection, "hits", Sql(named, (listed(plan.named), listed(ENTITY_FACETS), *where.parameters)))


def _keep(connection: sqlite3.Connection, table: str, ids: Sql) -> None:
    connection.execute(f"insert or ignore into temp.{table} {ids.sql}", ids.parameters)


def _exactly(plan: QueryPlan[Filters], wording: Wording) -> str | None:
    number = len(plan.terms.words)
    if number > MOST_IN_ONE and plan.least not in (1, number):
        return None
    return wording.matching(plan.terms.words, plan.least, plan.terms)


def _candidates(plan: QueryPlan[Filters], telling: Mapping[str, int], wording: Wording) -> str:
    """An expression that all that can match satisfies, and as few others as possible.

    What holds enough of the words holds one of the rarest, if so many of these are taken that too few are left.
    """
    frequent = max(telling.values(), default=0) + 1
    words = sorted(plan.terms.words, key=lambda word: telling.get(word, frequent))
    return wording.matching(words[: len(words) - plan.least + 1], 1, plan.terms)


def _keep_best(connection: sqlite3.Connection, plan: QueryPlan[Filters], wording: Wording, most: int) -> None:
    """What came in last: of what is to come first, and where that is too little, of all else."""
    for match in _tiers(plan, wording):
        last = f"select c.id from {AMONG.format('hits')} where articles_text match ? order by articles_text.rowid desc"
        _keep(connection, "best", Sql(f"{last} limit ?", (match, most)))
        if connection.execute("select count(*) from temp.best").fetchone()[0] >= most:
            return
    _keep(connection, "best", Sql("select id from temp.hits order by id desc limit ?", (most,)))


def _keep_ranks(
    connection: sqlite3.Connection, plan: QueryPlan[Filters], wording: Wording, telling: Iterable[str], among: str
) -> None:
    found = union([
        Sql(f"select id, 0 as tier, 0.0 as rank from temp.{among}"),
        Sql(f"select id, {PREFERRED}, 0.0 from temp.best"),
        *(_leg(match, among, "1, 0.0") for match in _tiers(plan, wording)),
        *(leg for term in telling for leg in _legs(term, wording, among)),
    ])  # fmt: skip
    connection.execute(
        f"insert into temp.ranks select id, sum(rank) - {ALL_WORDS} * sum(tier) from ({found.sql}) group by id",
        found.parameters,
    )


def _tiers(plan: QueryPlan[Filters], wording: Wording) -> Sequence[str]:
    """Expressions for what comes first: all words as they were typed; all words, where most are enough."""
    words = plan.terms.words
    if not plan.is_tiered:
        return ()
    every = [wording.matching(words, len(words), SearchTerms())] if plan.least < len(words) else []
    return [all_as_asked(words), *every]


def _legs(term: str, wording: Wording, among: str) -> Iterator[Sql]:
    """What a term gives to the rank of each article that holds it, as it is written and in another form."""
    yield _leg(as_asked(term), among, f"0, {RANK}")
    if forms := wording.other_forms(term):
        yield _leg(forms, among, f"0, {STEM_WEIGHT} * {RANK}")


def _leg(match: str, among: str, *columns: str) -> Sql:
    """What holds something of the articles that are known; those before the first of these are not looked at."""
    chosen = ", ".join(["c.id", *columns])
    since = f"articles_text.rowid >= (select min(id) from temp.{among})"
    return Sql(f"select {chosen} from {AMONG.format(among)} where articles_text match ? and {since}", (match,))
