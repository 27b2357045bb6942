"""JSON-LD: the objects that a page's scripts state, whatever their nesting."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting)$")
DEEPEST = 5  # levels of graphs and main entities: an object may name itself as its own
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_COMMA_TOO_MANY = re.compile(r",(?=\s*[}\]])")  # the commonest fault of JSON written by templates
_PLAIN_PROPERTY = re.compile(r'"(@type|headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,400})"')


def objects_of(tree: Any) -> list[dict[str, Any]]:
    """The objects of a page in their order; a script that is no JSON gives what its plain properties say."""
    scripts = (s for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower())
    return [found for script in scripts for found in _objects(_parsed(script.text or ""))]


def article_of(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the article, else an empty one."""
    return next((item for item in objects if any(map(ARTICLE_TYPES.search, types_of(item)))), {})


def posts_of(objects: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Heading and text of each post of a live report, in the order stated; the text may be HTML."""
    reports = (item.get("liveBlogUpdate") for item in objects if "LiveBlogPosting" in types_of(item))
    posts = (post for stated in reports for post in (stated if isinstance(stated, list) else [stated]))
    return tuple(
        (text_of(post.get("headline")) or "", html.unescape(text))
        for post in posts
        if isinstance(post, dict) and isinstance(text := post.get("articleBody"), str) and text.strip()
    )


def types_of(item: dict[str, Any]) -> list[str]:
    """The types of an object, without the vocabulary's address."""
    stated = item.get("@type")
    return [t.rpartition("/")[2] for t in (stated if isinstance(stated, list) else [stated]) if isinstance(t, str)]


def text_of(value: Any) -> str | None:
    """A text with its entities resolved and its spaces squeezed, None for anything else."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def first_of(value: Any) -> Any:
    """The first of a list, else the value itself."""
    return (value[0] if value else None) if isinstance(value, list) else value


def name_of(value: Any) -> str | None:
    """The name of a thing that is given as an object or as its name."""
    value = first_of(value)
    return text_of(value.get("name") if isinstance(value, dict) else value)


def _parsed(text: str) -> Any:
    for attempt in (text, _COMMA_TOO_MANY.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _salvaged(text: str) -> dict[str, str]:
    """What broken JSON says of an article in properties that are plain strings, the first of a name winning."""
    found = dict(reversed(_PLAIN_PROPERTY.findall(text)))
    return found if "datePublished" in found and ARTICLE_TYPES.search(found.get("@type", "")) else {}


def _objects(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict):
        yield found
        for name in _NESTED:
            yield from _objects(found.get(name), depth + 1)
