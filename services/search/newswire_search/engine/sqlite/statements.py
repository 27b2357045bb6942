"""The statements that search the embedded index, built from a query; values are always parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newswire_shared.accounting.removals import MERGED, SURVIVOR
from newswire_shared.contracts.article_facets import ENTITY_FACETS
from newswire_shared.contracts.index_schema import milliseconds
from newswire_shared.engines.packed_documents import JOINED, WHOLE

from newswire_search.engine.sqlite.conditions import of_conditions
from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.query.article_query import Filters, Sort
from newswire_search.query.cursor import Position

ALL = -1  # as SQLite writes that there is no limit
RANK = "h.value"
VALUES = {
    Sort.NEWEST: ("a.sort_ms", "desc"),
    Sort.OLDEST: ("a.sort_ms", "asc"),
    Sort.FIRST_SEEN: ("a.first_seen_ms", "asc"),
}
# `cross join` everywhere: SQLite then joins in the order written, from the few rows to the many.
HITS = "temp.hits h cross join articles a on a.id = h.id"
RANKED = "temp.ranks h cross join articles a on a.id = h.id"
FOUND = "articles_text cross join articles a on a.id = articles_text.rowid"
WITHOUT = "a.id not in (select rowid from articles_text where articles_text match ?)"
ARTICLES = "articles a"
NO_COPY = "a.duplicate_of is null"
# the copies, the few, have an index of their own
COUNT_OF_ORIGINALS = """
select (select count(*) from articles) - (select count(*) from articles where duplicate_of is not null)
"""
WITH_ENTITY = f"""a.id in (
    select f.article from facet_values v cross join article_facets f on f.value = v.id
    where v.value = ? and v.facet in ({", ".join(f"'{facet}'" for facet in ENTITY_FACETS)})
)"""
# Heads are read for the rows of the page alone, after all the others have been left out.
HEADS = "select h.id, h.head from json_each(?) wanted cross join heads h on h.id = wanted.value"
IDS = "select a.id from json_each(?) wanted cross join articles a on a.article_id = wanted.value"
WITHOUT_HEAD = f"""
select a.id, {WHOLE} from json_each(?) wanted cross join articles a on a.id = wanted.value {JOINED}
"""
PACKED_BODY = "select body_bytes, length(packed) from documents where id = ?"
OLD_BODY = "select substr(body, 1, ?) from texts where id = ?"
GET = f"""
select {WHOLE} from json_each(?) wanted cross join articles a on a.article_id = wanted.value {JOINED}
"""
TAKEN_DOWN = """
select p.name from json_each(?) wanted cross join people p on p.name = wanted.value
where p.kind = 'takedown' and p.record is not null
"""
SURVIVORS = f"""
select p.name, p.record ->> '$.{SURVIVOR}' from json_each(?) wanted cross join people p on p.name = wanted.value
where p.kind = '{MERGED}' and p.record is not null
"""
COPY_COUNTS = """
select a.duplicate_of, count(*) from json_each(?) wanted cross join articles a on a.duplicate_of = wanted.value
group by a.duplicate_of
"""
NAMES = f"""
select v.value, v.label, v.facet from json_each(?) wanted cross join facet_values v on v.value = wanted.value
where v.facet in ({", ".join(f"'{facet}'" for facet in ENTITY_FACETS)})
"""
COUNTS_OF_ALL = "select value, count(*) as n from article_facets group by value"
# counting the copies, the few, and taking them off is several times faster than counting the rest
COUNTS_OF_ORIGINALS = """
select value, sum(n) as n from (
    select value, count(*) as n from article_facets group by value
    union all
    select f.value, -count(*) from articles a cross join article_facets f on f.article = a.id
    where a.duplicate_of is not null group by f.value
) group by value having sum(n) > 0
"""
COUNTS_OF_SOME = """
select f.value, count(*) as n from hits cross join article_facets f on f.article = hits.id group by f.value
"""

# Rows follow one another, and so do the articles of a source: a multiplication spreads them over 32 bits, so that those
# below a bound are a sample.
SPREAD = "id * 2654435761 & 4294967295 < ?"


@dataclass(frozen=True, slots=True)
class ResultSet:
    """The articles that match, and their order: what the page, the total and the facets share.

    Where `in_part` is true, they are not all ordered by what `value` is of.
    """

    source: str
    where: Sql
    value: str
    direction: str
    row: str = "a.id"
    in_part: bool = False

    @property
    def ordered(self) -> ResultSet:
        """Those that pages are cut from: by relevance what has a rank."""
        return replace(self, source=RANKED) if self.value == RANK else self

    @property
    def ids(self) -> Sql:
        """The rows of the articles that match."""
        if self.source == HITS and self.where.sql == "true":
            return Sql("select id from temp.hits")  # each is there: both were read from one view
        return Sql(f"select {self.row} as id from {self.source} where {self.where.sql}", self.where.parameters)

    @property
    def counts(self) -> str:
        """The query that counts each facet value; `hits` is the table of what matches."""
        if self.source == HITS:
            return COUNTS_OF_SOME
        return {"true": COUNTS_OF_ALL, NO_COPY: COUNTS_OF_ORIGINALS}.get(self.where.sql, COUNTS_OF_SOME)


def order(sort: Sort) -> tuple[str, str]:
    """The value that an order goes by, and its direction; by relevance it is the rank, the least of which is best."""
    return VALUES.get(sort, (RANK, "asc"))


def filtered(filters: Filters, sort: Sort, excluded: str | None) -> ResultSet:
    """The articles that match filters alone, without those that hold what is excluded."""
    conditions = [*_conditions(filters, candidates_given=False)]
    if excluded:
        conditions.append(Sql(WITHOUT, (excluded,)))
    return ResultSet(ARTICLES, _all(conditions), *order(sort))


def found(sort: Sort, *, in_part: bool) -> ResultSet:
    """The articles that `full_text.fill` put into `temp.hits`, and by relevance with their ranks into `temp.ranks`."""
    return ResultSet(HITS, Sql("true"), *order(sort), in_part=in_part)


def unordered(match: str, filters: Filters) -> ResultSet:
    """The articles that an expression of the full text finds, in no order: nothing is kept of them to count them."""
    among = among_words(filters)
    matching = Sql(f"articles_text match ? and {among.sql}", (match, *among.parameters))
    source = "articles_text" if among.sql == "true" else FOUND
    return ResultSet(source, matching, "0", "asc", "articles_text.rowid")


def among_words(filters: Filters) -> Sql:
    """The filters as a condition on articles that words have found."""
    return _all([*_conditions(filters, candidates_given=True)])


def _all(conditions: Sequence[Sql]) -> Sql:
    sql = " and ".join(condition.sql for condition in conditions) or "true"
    return Sql(sql, tuple(p for condition in conditions for p in condition.parameters))


def _conditions(filters: Filters, *, candidates_given: bool) -> Iterator[Sql]:
    yield from _bounds(filters)
    if not filters.copies:
        yield Sql(NO_COPY)
    if filters.only_copies:
        yield Sql("a.duplicate_of is not null")
    yield from _alternatives(filters)
    # the plus keeps a facet from leading where the text does
    lead = "+" if candidates_given else ""
    for entity in filters.entities:
        yield Sql(f"{lead}{WITH_ENTITY}", (entity,))
    yield from (Sql(f"{lead}{each.sql}", each.parameters) for each in of_conditions(filters.conditions))


def _bounds(filters: Filters) -> Iterator[Sql]:
    limits = {
        "a.sort_ms >= ?": filters.since, "a.sort_ms < ?": filters.until,
        "a.first_seen_ms >= ?": filters.seen_after, "a.first_seen_ms < ?": filters.seen_before,
    }  # fmt: skip
    return (Sql(sql, (milliseconds(at),)) for sql, at in limits.items() if at is not None)


def _alternatives(filters: Filters) -> Iterator[Sql]:
    columns = {
        "source": filters.sources, "language": filters.languages, "kind": filters.kinds,
        "story_id": filters.stories, "duplicate_of": filters.originals,
    }  # fmt: skip
    for column, values in columns.items():
        if values:
            yield Sql(f"a.{column} in (select value from json_each(?))", (listed(values),))
    if filters.articles is not None:
        yield Sql("a.article_id in (select value from json_each(?))", (listed(filters.articles),))


def page(selection: ResultSet, position: Position | None, size: int) -> Sql:
    """The ids, sort values and article ids of `size` hits after a position, in order."""
    inner = f"select a.id, {selection.value} as value, a.article_id from {selection.source} where {selection.where.sql}"
    behind = after(selection.direction, raw_value(position), position.id) if position else Sql("true")
    order = f"order by value {selection.direction}, article_id limit ?"
    return Sql(
        f"select id, value, article_id from ({inner}) where {behind.sql} {order}",
        (*selection.where.parameters, *behind.parameters, size),
    )


def every(selection: ResultSet, position: Position | None) -> Sql:
    """All hits after a position, in order, each with what it is marked by."""
    hits = page(selection, position, ALL)
    return Sql(f"select id, value, article_id, article_id from ({hits.sql})", hits.parameters)


def after(direction: str, value: float, name: str, column: str = "article_id") -> Sql:
    """The condition that a hit comes later in an order than another; a column of ids breaks ties."""
    later = "<" if direction == "desc" else ">"
    return Sql(f"(value {later} ? or (value = ? and {column} > ?))", (value, value, name))


def raw_value(position: Position) -> float:
    """The value by which a position is sorted: the rank of bm25 is negative, its best the least, a score positive."""
    return -position.value if position.sort is Sort.RELEVANCE else position.value


def total(selection: ResultSet) -> Sql:
    """The number of articles that match."""
    if selection.source == ARTICLES and selection.where.sql == NO_COPY:
        return Sql(COUNT_OF_ORIGINALS)
    return Sql(f"select count(*) from ({selection.ids.sql})", selection.ids.parameters)


def facets(selection: ResultSet, names: Sequence[str], size: int, bound: int | None = None) -> Sql:
    """For each facet its most frequent values: facet, value, label, count; with a bound, those of a sample."""
    ids = selection.ids if bound is None else sampled(selection.ids, bound)
    counts = selection.counts if bound is None else COUNTS_OF_SOME
    ranked = f"""
        with hits (id) as materialized ({ids.sql}), counts as materialized ({counts})
        select v.facet, v.value, v.label, c.n,
            row_number() over (partition by v.facet order by c.n desc, v.value) as place
        from counts c cross join facet_values v on v.id = c.value
        where v.facet in (select value from json_each(?))
    """
    return Sql(
        f"select facet, value, label, n from ({ranked}) where place <= ? order by facet, place",
        (*ids.parameters, listed(names), size),
    )


def sampled(ids: Sql, bound: int) -> Sql:
    """Those of some rows that make a sample: a share of `bound` to 2**32."""
    return Sql(f"select id from ({ids.sql}) where {SPREAD}", (*ids.parameters, bound))


def values_among(selection: ResultSet, values: Sequence[int], size: int) -> Sql:
    """The most frequent ones of some values of a facet: value, label, count."""
    everywhere = selection.source != HITS and selection.where.sql == "true"
    among = Sql("") if everywhere else Sql(f"and f.article in ({selection.ids.sql})", selection.ids.parameters)
    return Sql(
        f"""select v.value, v.label, count(*) as n from json_each(?) wanted
        cross join facet_values v on v.id = wanted.value cross join article_facets f on f.value = v.id {among.sql}
        group by v.id order by n desc, v.value limit ?""",
        (listed(values), *among.parameters, size),
    )
