"""The articles that a search chooses in the embedded index."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from newswire_search.engine.sqlite import full_text, statements
from newswire_search.engine.sqlite.statements import ResultSet
from newswire_search.engine.sqlite.wording import excluding
from newswire_search.query.article_query import Filters, Sort
from newswire_search.query.plan import QueryPlan


def selected(
    connection: sqlite3.Connection, plan: QueryPlan[Filters], most: int = full_text.MOST_RANKED, *, whole: bool = True
) -> ResultSet:
    """What matches, in the order of the plan; where words are sought it lies in `temp.hits` until the next search.

    By relevance some `most` are preferred where there are more; these alone have an order if the `whole` needs none.
    """
    terms = plan.terms
    if not terms.sought:
        excluded = excluding(terms) if terms.excluded else None
        return statements.filtered(plan.filters, plan.sort, excluded)
    in_part = full_text.fill(connection, plan, most, whole=whole)
    return statements.found(plan.sort, in_part=in_part)


def counted(connection: sqlite3.Connection, plan: QueryPlan[Filters]) -> ResultSet:
    """What matches, to be counted alone: nothing is ranked, and nothing kept where that can be."""
    exact = full_text.exactly(connection, plan) if plan.terms.sought else None
    # which articles match does not depend on their rank, and ranking costs more than all else
    return statements.unordered(exact, plan.filters) if exact else selected(connection, replace(plan, sort=Sort.NEWEST))
