"""Loads the sample newsroom, a made-up one, from the files of `sample/`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from string import Template
from types import UnionType
from typing import Any

from newswire_ops.demonstration.pages import Extra, Pages, SampleArticle, SamplePage, SampleSite, Theme

__all__ = ["Extra", "SampleArticle", "SampleError", "SampleSite", "load_newsroom"]

_Kinds = Mapping[str, tuple[type | UnionType, Any]]
_REQUIRED = object()
_NEEDED = (str, _REQUIRED)
_HTML = "text/html; charset=utf-8"
_SITE: _Kinds = {
    **dict.fromkeys(("name", "slug", "language", "feed", "tagline", "theme", "date_format"), _NEEDED),
    "sections": (dict, _REQUIRED),
    "disallow": (list, []),
}
_ENTRY: _Kinds = {"title": _NEEDED, "published": (datetime, _REQUIRED), "path": _NEEDED}
_ARTICLE: _Kinds = {
    **_ENTRY,
    **dict.fromkeys(("authors", "tags", "related"), (list, [])),
    "section": _NEEDED,
    "modified": (datetime | None, None),
}
_EXTRA: _Kinds = {
    **_ENTRY,
    "answer": _NEEDED,
    "file": (str, ""),
    "type": (str, _HTML),
    "to": (str, ""),
    "links": (list, []),
}
_EXTRA_NEEDS = {"missing": "answer", "gone": "answer", "redirect": "to", "file": "file", "links": "links"}


class SampleError(ValueError):
    """A file of the sample newsroom is not as it should be; the message names the file."""


def load_newsroom(folder: Path) -> tuple[SampleSite, ...]:
    """The sites under a folder, in the order of their folders' names."""
    sites = tuple(_load_site(source, folder / "themes") for source in sorted(folder.glob("*/site.toml")))
    if not sites:
        raise SampleError(f"{folder}: holds no site (no */site.toml)")
    known = {article.reference for site in sites for article in site.articles}
    for site in sites:
        _check_references(site, known)
        _check_paths(site)
        _check_theme(site, Pages(sites, dict.fromkeys((other.slug for other in sites), "")))
    return sites


def _check_references(site: SampleSite, known: set[str]) -> None:
    wanted = [(a.source, reference) for a in site.articles for reference in (*a.related, *a.links)]
    wanted += [(e.source, reference) for e in site.extras for reference in (*e.links, e.target) if reference]
    for source, reference in wanted:
        if reference not in known:  # a misspelt one would quietly be left out of the page
            raise SampleError(f"{source}: points to {reference}, which no site has")


def _check_paths(site: SampleSite) -> None:
    entries: tuple[SamplePage, ...] = (*site.articles, *site.extras)
    for path, count in Counter(entry.path for entry in entries).items():
        if count > 1:
            raise SampleError(f"{site.source}: {count} entries share the path {path}")


def _check_theme(site: SampleSite, pages: Pages) -> None:
    if not site.articles:
        raise SampleError(f"{site.source}: has no articles (articles/NN-slug.md)")
    try:  # once, before anything is served: a placeholder without a value would fail request after request
        pages.article(site, site.articles[0])
        pages.listing(site, "/", site.name, site.articles)
        pages.feed(site, site.articles)
    except (KeyError, ValueError) as error:
        raise SampleError(f"{site.source}: a template of its theme or feed cannot be filled: {error}") from error


def _load_site(source: Path, themes: Path) -> SampleSite:
    table = _toml(source, _text(source))
    extras = tuple(_load_extra(source, extra) for extra in table.pop("extra", []))
    values = _fields(source, table, _SITE)
    if values["slug"] != source.parent.name:
        raise SampleError(f"{source}: slug must be the folder's name, but is {values['slug']!r}")
    if values["feed"] not in ("rss", "atom"):
        raise SampleError(f"{source}: feed must be rss or atom, but is {values['feed']!r}")
    values["theme"] = _load_theme(themes, values["theme"], values["feed"])
    files = sorted(source.parent.glob("articles/*.md"))  # NN-slug.md, and NN-slug.edited.md beside some of them
    articles = tuple(_load_article(file, values) for file in files if ".edited" not in file.suffixes)
    return SampleSite(source=source, articles=articles, extras=extras, **values)


def _load_theme(folder: Path, name: str, feed: str) -> Theme:
    files = ("head.html", f"{name}/article.html", f"{name}/list.html", f"{feed}.xml", f"{feed}-entry.xml")
    return Theme(*(Template(_text(folder / file)) for file in files))


def _load_article(source: Path, site: Mapping[str, Any]) -> SampleArticle:
    before, *parts = _text(source).split("+++\n", 2)
    if before or len(parts) != 2:
        raise SampleError(f"{source}: must begin with front matter between two lines of +++")
    slug, edited = source.name.split(".")[0].partition("-")[2], source.with_suffix(".edited.md")
    defaults: _Kinds = {"path": (str, f"/articles/{slug}"), "language": (str, site["language"])}
    values = _fields(source, _toml(source, parts[0]), {**_ARTICLE, **defaults})
    values["paragraphs"] = tuple(" ".join(text.split()) for text in parts[1].split("\n\n") if text.strip())
    if not values["paragraphs"]:
        raise SampleError(f"{source}: has no text after its front matter")
    if values["section"] not in site["sections"]:
        raise SampleError(f"{source}: section {values['section']!r} is not in the site's [sections]")
    values["edited"] = _load_article(edited, site) if edited.exists() else None
    return SampleArticle(source=source, site=site["slug"], slug=slug, **values)


def _load_extra(source: Path, table: Mapping[str, Any]) -> Extra:
    values = _fields(source, table, _EXTRA)
    answer = values["answer"]
    if answer not in _EXTRA_NEEDS:
        raise SampleError(f"{source}: {values['path']}: answer must be one of {', '.join(_EXTRA_NEEDS)}")
    if not values[_EXTRA_NEEDS[answer]]:
        raise SampleError(f"{source}: {values['path']}: answer {answer!r} lacks {_EXTRA_NEEDS[answer]!r}")
    file, values["content_type"], values["target"] = (values.pop(key) for key in ("file", "type", "to"))
    return Extra(source=source, content=_bytes(source.parent / file) if file else b"", **values)


def _fields(source: Path, table: Mapping[str, Any], kinds: _Kinds) -> dict[str, Any]:
    unknown = sorted(set(table) - set(kinds))
    if unknown:
        raise SampleError(f"{source}: unknown keys: {', '.join(unknown)}")
    return {key: _field(source, key, table.get(key, default), kind) for key, (kind, default) in kinds.items()}


def _field(source: Path, key: str, value: Any, kind: type | UnionType) -> Any:
    if value is _REQUIRED:
        raise SampleError(f"{source}: {key} is missing")
    if not isinstance(value, kind):
        raise SampleError(f"{source}: {key} must be of type {getattr(kind, '__name__', kind)}: {value!r}")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise SampleError(f"{source}: {key} has no offset from UTC: {value}")
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        raise SampleError(f"{source}: {key} must hold strings only: {value!r}")
    return tuple(value) if isinstance(value, list) else value


def _toml(source: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SampleError(f"{source}: {error}") from error


def _text(source: Path) -> str:
    try:
        return _bytes(source).decode()
    except UnicodeDecodeError as error:
        raise SampleError(f"{source}: is not UTF-8: {error}") from error


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise SampleError(f"{source}: cannot be read: {error.strerror}") from error
