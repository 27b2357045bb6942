"""The hits of a search one by a story, in the embedded index."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newswire_search.articles.ports import StoryGroup
from newswire_search.engine.sqlite.pages import PageRow
from newswire_search.engine.sqlite.sql import Sql, listed
from newswire_search.engine.sqlite.statements import HITS, RANKED, ResultSet, after, raw_value
from newswire_search.engine.story_groups import GroupedHit, heads_of_stories
from newswire_search.query.cursor import Position

OF_STORY = """
select a.article_id, a.story_id from json_each(?) wanted cross join articles a on a.id = wanted.value
where a.story_id is not null
"""
STORIES_FIRST = {  # from the articles of some stories to the hits
    HITS: "articles a cross join temp.hits h on h.id = a.id",
    RANKED: "articles a cross join temp.ranks h on h.id = a.id",
}


def page(
    connection: sqlite3.Connection, found: ResultSet, position: Position | None, size: int
) -> tuple[list[PageRow], dict[str, StoryGroup]]:
    """The hits of a page, `size` of them at most, and by article the story that each stands for."""

    def following(place: GroupedHit | None, known: Collection[str], most: int) -> list[GroupedHit]:
        rows = _rows(connection, _following(found, position, place, [*known], most))
        return [GroupedHit(article, story, value, row) for row, value, article, story in rows]

    def best(stories: Collection[str]) -> dict[str, str]:
        return {story: article for story, article, *_ in _rows(connection, _groups(found, [*stories]))}

    heads = heads_of_stories(following, best, size)
    stories = {hit.article_id: hit.story for hit in heads if hit.story is not None}
    return [(hit.row, hit.value, hit.article_id) for hit in heads], _described(connection, found, stories)


def every(found: ResultSet, position: Position | None) -> Sql:
    """All that stand for a story, or for themselves, after a position, each with what it is marked by."""
    inner = f"""select a.id, {found.value} as value, a.article_id, coalesce(a.story_id, a.article_id) as marked,
        a.story_id is null as alone from {found.source} where {found.where.sql}"""
    heads = f"""select *, row_number() over (partition by marked, alone
        order by value {found.direction}, article_id) as place from ({inner})"""
    behind = after(found.direction, raw_value(position), position.id) if position else Sql("true")
    return Sql(
        f"""select id, value, article_id, marked from ({heads}) where place = 1 and {behind.sql}
        order by value {found.direction}, article_id""",
        (*found.where.parameters, *behind.parameters),
    )


def groups_of(connection: sqlite3.Connection, found: ResultSet, rows: Sequence[PageRow]) -> dict[str, StoryGroup]:
    """By article the story that each stands for."""
    return _described(connection, found, dict(_rows(connection, Sql(OF_STORY, (listed([row for row, *_ in rows]),)))))


def total(found: ResultSet) -> Sql:
    """The number of stories, with the articles that have none."""
    grouped = f"select 1 from {found.source} where {found.where.sql} and a.story_id is not null group by a.story_id"
    alone = f"select count(*) from {found.source} where {found.where.sql} and a.story_id is null"
    return Sql(f"select (select count(*) from ({grouped})) + ({alone})", found.where.parameters * 2)


def _following(
    found: ResultSet, position: Position | None, place: GroupedHit | None, known: Sequence[str], most: int
) -> Sql:
    inner = f"""select a.id, {found.value} as value, a.article_id, a.story_id from {found.source}
        where {found.where.sql} and (a.story_id is null or a.story_id not in (select value from json_each(?)))"""
    behind = Sql("true")
    if place:
        behind = after(found.direction, place.value, place.article_id)
    elif position:
        behind = after(found.direction, raw_value(position), position.id)
    return Sql(
        f"""select id, value, article_id, story_id from ({inner}) where {behind.sql}
        order by value {found.direction}, article_id limit ?""",
        (*found.where.parameters, listed(known), *behind.parameters, most),
    )


def _members(found: ResultSet, stories: Sequence[str]) -> Sql:
    """What matches of some stories."""
    source = STORIES_FIRST.get(found.source, found.source)
    return Sql(
        f"""select a.story_id as story, {found.value} as value, a.article_id, a.source, a.duplicate_of
        from {source} where {found.where.sql} and a.story_id in (select value from json_each(?))""",
        (*found.where.parameters, listed(stories)),
    )


def _groups(found: ResultSet, stories: Sequence[str]) -> Sql:
    members = _members(found, stories)
    return Sql(
        f"""select story, article_id, matching, copies from (
            select story, article_id, count(*) over by_story as matching, count(duplicate_of) over by_story as copies,
                row_number() over (partition by story order by value {found.direction}, article_id) as place
            from ({members.sql}) window by_story as (partition by story)
        ) where place = 1""",
        members.parameters,
    )


def _described(connection: sqlite3.Connection, found: ResultSet, stories: Mapping[str, str]) -> dict[str, StoryGroup]:
    """What was found of the stories of some articles, by these."""
    wanted = [*dict.fromkeys(stories.values())]
    members = _members(found, wanted)
    counted = f"select story, source from ({members.sql}) group by story, source order by count(*) desc, source"
    sources: dict[str, list[str]] = {}
    for story, source in _rows(connection, Sql(counted, members.parameters)):
        sources.setdefault(story, []).append(source)
    groups = {
        story: StoryGroup(story, matching, copies, tuple(sources[story]))
        for story, _, matching, copies in _rows(connection, _groups(found, wanted))
    }
    return {article: groups[story] for article, story in stories.items() if story in groups}


def _rows(connection: sqlite3.Connection, statement: Sql) -> list[Any]:
    return connection.execute(statement.sql, statement.parameters).fetchall()
