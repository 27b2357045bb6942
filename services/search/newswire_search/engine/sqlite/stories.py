"""Searches the stories of the embedded index file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newswire_shared.analysis.stems import ALGORITHMS
from newswire_shared.contracts.documents import StoryDocument
from newswire_shared.contracts.index_schema import milliseconds

from newswire_search.articles.ports import NamedStory
from newswire_search.engine.sqlite.sql import Sql, listed, union
from newswire_search.engine.sqlite.statements import after
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.engine.sqlite.wording import Wording, excluding
from newswire_search.query import cursor
from newswire_search.query.cursor import Position
from newswire_search.query.plan import QueryPlan, plan_stories
from newswire_search.query.story_query import GROWTH_UNIT, StoryFilters, StoryQuery, StorySort
from newswire_search.stories.ports import FoundStories
from newswire_search.stories.survivors import resolved

TITLES = "select rowid from stories_text where stories_text match ?"
WITH_FACET = "s.id in (select story from story_facets where facet = ? and value in (select value from json_each(?)))"
PRESENT = """
select s.story_id, s.document from json_each(?) wanted cross join stories s on s.story_id = wanted.value
where s.document is not null
"""
NAMED = """
select s.story_id, s.document ->> '$.title', s.size from json_each(?) wanted
cross join stories s on s.story_id = wanted.value where s.document is not null
"""
SURVIVORS = """
select s.story_id, s.survivor from json_each(?) wanted cross join stories s on s.story_id = wanted.value
where s.document is null and s.survivor is not null
"""
BEGINNING = "select story_id from stories where story_id >= ? and story_id < ? order by story_id limit ?"
# From the recent articles, which are few, to their stories or to what they link to.
GROWN = """
select a.story_id as story, count(*) as n from articles a where a.sort_ms >= ? and a.story_id is not null
group by a.story_id
"""
LINKED = """
select a.story_id as story, count(*) as n from (
    select l.target as id from articles f cross join links l on l.source = f.article_id where f.sort_ms >= ?1
    union all select l.article from articles f cross join links l on l.source = f.article_id
    where f.sort_ms >= ?1 and l.article is not null
) e cross join articles a on a.article_id = e.id where a.story_id is not null
group by a.story_id
"""
LATELY = {StorySort.MOST_LINKED: LINKED, StorySort.FASTEST_GROWING: GROWN}
VALUES = {
    StorySort.LAST_PUBLISHED: "s.last_published_ms",
    StorySort.BIGGEST: "s.size",
    StorySort.MOST_LINKED: "r.n",
    StorySort.FASTEST_GROWING: f"r.n * r.n * {GROWTH_UNIT} / max(s.size, 1)",
}
ANY_LANGUAGE = Wording(frozenset(ALGORITHMS))  # titles are short and few: nothing is spared by asking which there are
HIGHEST = "\U0010ffff"  # no id has it; a range uses the index over ids, where `like` and `glob` need not


class SqliteStories:
    """StoryEngine on the file that the index service writes."""

    def __init__(self, file: LimitedFile) -> None:
        self._file = file

    def find(self, query: StoryQuery) -> FoundStories:
        """Answer a search for stories from one consistent view of the file."""
        plan = plan_stories(query)
        selected = _selected(plan, query)
        position = cursor.decode(query.after, query.sort, query.fingerprint)
        page = _page(selected, query.sort, position, query.size + 1)
        with self._file.reading() as connection:
            [(number,)] = connection.execute(f"select count(*) {selected.sql}", selected.parameters).fetchall()
            rows = connection.execute(page.sql, page.parameters).fetchall()
        stories = tuple(StoryDocument.model_validate_json(document) for document, *_ in rows[: query.size])
        last = Position(query.sort, *rows[query.size - 1][1:]) if len(rows) > query.size > 0 else None
        after = cursor.encode(last, query.fingerprint) if last else None
        return FoundStories(number, True, stories, after, plan.left_out)

    def get_many(self, story_ids: Sequence[str]) -> dict[str, StoryDocument]:
        """Stories by their present ids."""
        found = self._rows(PRESENT, story_ids)
        return {story: StoryDocument.model_validate_json(document) for story, document in found}

    def named(self, story_ids: Sequence[str]) -> dict[str, NamedStory]:
        """Stories by their present ids, without what a list does not show."""
        return {story: NamedStory(story, title, size) for story, title, size in self._rows(NAMED, story_ids)}

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Ids that begin so, in their order, by the index over ids."""
        with self._file.reading() as connection:
            rows = connection.execute(BEGINNING, (prefix, prefix + HIGHEST, most)).fetchall()
        return [story for (story,) in rows]

    def resolve(self, story_ids: Sequence[str]) -> dict[str, str]:
        """The story that took each one in, or itself."""
        return resolved(story_ids, lambda asked: dict(self._rows(SURVIVORS, asked)))

    def _rows(self, sql: str, values: Sequence[str]) -> list[Any]:
        with self._file.reading() as connection:
            return connection.execute(sql, (listed(values),)).fetchall()


def _selected(plan: QueryPlan[StoryFilters], query: StoryQuery) -> Sql:
    """The part that the page and the total share."""
    conditions = [*_conditions(plan.filters), *_told(plan)]
    where = " and ".join(["s.document is not null", *(condition.sql for condition in conditions)])
    if lately := LATELY.get(query.sort):
        source, since = f"from ({lately}) r cross join stories s on s.story_id = r.story", [milliseconds(query.lately)]
    else:
        source, since = "from stories s", []
    return Sql(f"{source} where {where}", (*since, *(p for c in conditions for p in c.parameters)))


def _told(plan: QueryPlan[StoryFilters]) -> Iterator[Sql]:
    """The conditions that a title says what is sought, or that the story is one of an entity that this names."""
    for words in _words(plan):
        named = Sql(WITH_FACET, ("entity", listed(plan.named)))
        yield Sql(f"({words.sql} or {named.sql})", (*words.parameters, *named.parameters)) if plan.named else words


def _words(plan: QueryPlan[StoryFilters]) -> Iterator[Sql]:
    """The conditions that a title holds enough of the words, all that is required, and nothing that is excluded."""
    terms = plan.terms
    if not terms.sought:
        if terms.excluded:
            yield Sql(f"s.id not in ({TITLES})", (excluding(terms),))
    elif plan.least == len(terms.words):
        yield Sql(f"s.id in ({TITLES})", (ANY_LANGUAGE.matching(terms.words, plan.least, terms),))
    else:
        each = union([Sql(TITLES, (ANY_LANGUAGE.matching([word], 1, terms),)) for word in terms.words])
        enough = f"s.id in (select rowid from ({each.sql}) group by rowid having count(*) >= ?)"
        yield Sql(enough, (*each.parameters, plan.least))


def _conditions(filters: StoryFilters) -> Iterator[Sql]:
    yield Sql("s.size >= ?", (filters.least_size,))
    if filters.least_size > 1:
        yield Sql("s.size > 1")  # which SQLite needs to see that the index of such stories has them all
    if filters.since is not None:
        yield Sql("s.last_published_ms >= ?", (milliseconds(filters.since),))
    if filters.until is not None:
        yield Sql("s.first_published_ms < ?", (milliseconds(filters.until),))
    if filters.follows is not None:
        yield Sql("s.follows = ?", (filters.follows,))
    if filters.languages:
        yield Sql("s.language in (select value from json_each(?))", (listed(filters.languages),))
    if filters.sources:
        yield Sql(WITH_FACET, ("source", listed(filters.sources)))
    for entity in filters.entities:
        yield Sql(WITH_FACET, ("entity", listed([entity])))


def _page(selected: Sql, sort: StorySort, position: Position | None, size: int) -> Sql:
    inner = f"select s.document, {VALUES[sort]} as value, s.story_id {selected.sql}"
    behind = after("desc", position.value, position.id, "story_id") if position else Sql("true")
    return Sql(
        f"select * from ({inner}) where {behind.sql} order by value desc, story_id limit ?",
        (*selected.parameters, *behind.parameters, size),
    )
