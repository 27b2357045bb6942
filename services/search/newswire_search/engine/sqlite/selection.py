"""The articles that a search selects in the embedded index."""

from __future__ import annotations

import sqlite3

from newswire_search.engine.sqlite import full_text, statements
from newswire_search.engine.sqlite.statements import ResultSet
from newswire_search.engine.sqlite.wording import excluding
from newswire_search.query.article_query import Filters
from newswire_search.query.plan import QueryPlan


def selected(connection: sqlite3.Connection, plan: QueryPlan[Filters], filters: Filters) -> ResultSet:
    """What the page, the total and the counts of a search share; its words are looked for here."""
    terms = plan.terms
    if not terms.sought:
        excluded = excluding(terms) if terms.excluded else None
        return statements.filtered(filters, plan.sort, excluded)
    full_text.fill(connection, plan, filters, statements.order(plan.sort)[0])
    return statements.found(plan.sort)
