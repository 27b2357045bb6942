"""The rendering of pages: templates and the functions that they call; every value is escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from newswire_shared.contracts.article_facets import site_of

from newswire_search.articles.feed import feed_address
from newswire_search.articles.presentation import matched_title
from newswire_search.articles.request import SearchRequest, address
from newswire_search.formats import dates, labels
from newswire_search.formats.web_addresses import web_address
from newswire_search.query.parameters import parameters
from newswire_search.stories.request import StoriesRequest, stories_address
from newswire_search.web.dependencies import use_cases_of

STATIC = Path(__file__).parent / "static"


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """A page from a template, with the application's name and the time of the request."""
    shared = {"name": use_cases_of(request).settings.title, "now": datetime.now(UTC)}
    page = _templates().get_template(template).render(**shared, **values)
    return HTMLResponse(page, status, headers=dict(headers or {}))


def rendered(template: str, **values: object) -> str:
    """What a template that is no page makes of values."""
    return _templates().get_template(template).render(**values)


@cache
def static_version() -> str:
    """A digest of the static files, a part of their addresses, so that browsers may keep them for good."""
    digest = hashlib.sha256()
    for file in sorted(STATIC.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _templates() -> Environment:
    # StrictUndefined: a name that is missing is an error of the template, not an empty place on the page.
    templates = Environment(
        loader=PackageLoader("newswire_search.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    templates.filters |= {
        "relative": dates.relative,
        "absolute": dates.absolute,
        "day": "{0:%A}, {0.day} {0:%B %Y}".format,
        "web_address": web_address,
        "site": site_of,
        "rfc3339": datetime.isoformat,
        "rfc822": format_datetime,
        "language": labels.language_name,
        "direction": labels.direction,
        "thousands": "{:,}".format,
    }
    templates.globals |= {
        "labels": labels,
        "address": address,
        "stories_address": stories_address,
        "stories_with_entity": lambda i: stories_address(StoriesRequest(entity=(i,))),
        "search_in_story": lambda story, *sources: address(SearchRequest(story=(story,), source=sources)),
        "parameters": parameters,
        "feed_address": feed_address,
        "search_for_entity": lambda entity_id: address(SearchRequest(entity=(entity_id,))),
        "search_for_site": lambda site: address(SearchRequest(site=(site,))),
        "search_for_source": lambda source: address(SearchRequest(source=(source,))),
        "matched_title": matched_title,
        "static_version": static_version(),
    }
    return templates
