"""Templates and what they may call; every value is escaped by the template engine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from newswire_search.articles import describe
from newswire_search.articles.asking import Asked, address, parameters
from newswire_search.stories.asking import AskedStories, stories_address
from newswire_search.web import moments, wording
from newswire_search.web.web_addresses import web_address

STATIC = Path(__file__).parent / "static"


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """A page from a template, with the application's name and the time of the request."""
    shared = {"name": request.app.state.settings.title, "now": datetime.now(UTC)}
    page = _templates().get_template(template).render(**shared, **values)
    return HTMLResponse(page, status, headers=dict(headers or {}))


@cache
def static_version() -> str:
    """Changes when a static file does, so that browsers may keep the files for good."""
    digest = hashlib.sha256()
    for file in sorted(STATIC.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("newswire_search.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    templates.filters |= {
        "relative": moments.relative,
        "absolute": moments.absolute,
        "day": "{0:%A}, {0.day} {0:%B %Y}".format,
        "web_address": web_address,
        "language": wording.language_name,
        "direction": wording.direction,
        "thousands": "{:,}".format,
    }
    templates.globals |= {
        "wording": wording,
        "address": address,
        "stories_address": stories_address,
        "stories_with_entity": lambda i: stories_address(AskedStories(entity=(i,))),
        "search_in_story": lambda story, *sources: address(Asked(story=(story,), source=sources)),
        "parameters": parameters,
        "search_for_entity": lambda entity_id: address(Asked(entity=(entity_id,))),
        "search_for_source": lambda source: address(Asked(source=(source,))),
        "matched_title": describe.matched_title,
        "static_version": static_version(),
    }
    return templates
