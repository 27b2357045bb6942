"""The search that is followed, as forms and addresses carry it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from newswire_search.articles.request import ArticleChoice
from newswire_search.query.parameters import checked, parameters
from newswire_search.web.parameters import LISTS

PREFIX = "search."  # of a field of a form, where others stand beside the parameters of the search


def choice_of(fields: Sequence[tuple[str, str]]) -> ArticleChoice:
    """The search that the fields of a form make.  Raises UsageError for what is wrong in it."""
    given = [(name.removeprefix(PREFIX), value) for name, value in fields if name.startswith(PREFIX)]
    return _made(given)


def query_of(choice: ArticleChoice) -> str:
    """The search as an address carries it."""
    return urlencode(parameters(choice))


def choice_from(query: str) -> ArticleChoice:
    """The search that an address carries.  Raises UsageError for what is wrong in it."""
    return _made(parse_qsl(query, keep_blank_values=True, max_num_fields=1_000))


def _made(given: Sequence[tuple[str, str]]) -> ArticleChoice:
    values: dict[str, object] = {name: value for name, value in given if name not in LISTS}
    values |= {name: [each for field, each in given if field == name] for name in LISTS if name in dict(given)}
    return checked(ArticleChoice, values)
