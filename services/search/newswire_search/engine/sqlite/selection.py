"""The articles that a search chooses in the embedded index."""

from __future__ import annotations

import sqlite3

from newswire_search.engine.sqlite import full_text, statements
from newswire_search.engine.sqlite.statements import ResultSet
from newswire_search.engine.sqlite.wording import excluding
from newswire_search.query.article_query import Filters
from newswire_search.query.plan import QueryPlan


def selected(connection: sqlite3.Connection, plan: QueryPlan[Filters]) -> ResultSet:
    """What matches, in the order of the plan; where words are sought it lies in `temp.hits` until the next search."""
    terms = plan.terms
    if not terms.sought:
        excluded = excluding(terms) if terms.excluded else None
        return statements.filtered(plan.filters, plan.sort, excluded)
    full_text.fill(connection, plan, plan.filters, statements.order(plan.sort)[0])
    return statements.found(plan.sort)
