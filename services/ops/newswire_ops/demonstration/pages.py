"""The contents of the sample newsroom's sites, and the pages and feeds rendered from them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from string import Template

_LINK = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+/[a-z0-9-]+)\)")  # [words](site/slug)
_MOST_READ = 5
_Stamp = Callable[[datetime], str]


@dataclass(frozen=True, kw_only=True)
class SamplePage:
    """Something that a site's feed lists."""

    source: Path
    path: str
    title: str
    published: datetime
    modified: datetime | None = None
    authors: tuple[str, ...] = ()

    @property
    def changed(self) -> datetime:
        """When the entry was last touched."""
        return self.modified or self.published

    @property
    def teaser(self) -> str:
        """The line that stands under the title in a list."""
        return self.title


@dataclass(frozen=True, kw_only=True)
class SampleArticle(SamplePage):
    """One story as one site runs it; `edited` is the version that all but the first reader get."""

    site: str
    slug: str
    section: str
    tags: tuple[str, ...]
    related: tuple[str, ...]
    language: str
    paragraphs: tuple[str, ...]
    edited: SampleArticle | None = None

    @property
    def reference(self) -> str:
        """The name by which other articles point to this one: site/slug."""
        return f"{self.site}/{self.slug}"

    @property
    def links(self) -> tuple[str, ...]:
        """The references that stand in the text as [words](site/slug)."""
        return tuple(found[2] for found in _LINK.finditer("\n".join(self.paragraphs)))

    @property
    def teaser(self) -> str:
        """The first paragraph, without the marks of its links."""
        return _LINK.sub(r"\1", self.paragraphs[0])


@dataclass(frozen=True, kw_only=True)
class Extra(SamplePage):
    """An address in a feed that is not an article page of the usual kind."""

    answer: str
    content: bytes = b""
    content_type: str = ""
    target: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    """The markup of a site."""

    head: Template
    article: Template
    listing: Template
    feed: Template
    entry: Template


@dataclass(frozen=True, kw_only=True)
class SampleSite:
    """One publisher of the sample newsroom."""

    source: Path
    name: str
    slug: str
    language: str
    feed: str
    tagline: str
    date_format: str
    theme: Theme
    sections: Mapping[str, str]
    disallow: tuple[str, ...]
    articles: tuple[SampleArticle, ...]
    extras: tuple[Extra, ...]


class Pages:
    """Renders pages and feeds with the base addresses at which the sites are being served."""

    def __init__(self, sites: Iterable[SampleSite], addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._articles = {article.reference: article for site in sites for article in site.articles}

    def url(self, reference: str) -> str:
        """The address of an article; one under .example when its site is not being served."""
        article = self._articles.get(reference)
        if article is None:
            site, slug = reference.split("/")
            return f"https://{site}.example/articles/{slug}"
        return self._addresses[article.site] + article.path

    def article(self, site: SampleSite, article: SampleArticle) -> str:
        """The page of one article in its site's theme."""
        url = self._addresses[site.slug] + article.path
        first, *others = (self._paragraph(text) for text in article.paragraphs)
        plain = self._frame(site) | self._byline(site, article) | {"lang": article.language}
        raw = {
            "head": _head(site, plain, url=url, kind="article") + _json_ld(article, plain, url),
            "lead": first,
            "rest": "\n".join(others),
            "tags": "".join(f"<li>{html.escape(tag)}</li>" for tag in article.tags),
            "related": self._items(self._known(article.related)),
        }
        return site.theme.article.substitute(_escaped(plain) | self._menus(site) | raw)

    def listing(self, site: SampleSite, path: str, title: str, articles: Iterable[SampleArticle]) -> str:
        """A page that only points to articles: front page, section or topic."""
        plain = self._frame(site) | {"title": title, "teaser": site.tagline}
        head = _head(site, plain, url=self._addresses[site.slug] + path, kind="website")
        raw = {"head": head, "items": self._items(articles, teasers=True)}
        return site.theme.listing.substitute(_escaped(plain) | self._menus(site) | raw)

    def links(self, site: SampleSite, extra: Extra) -> str:
        """The page of an extra address that only lists articles."""
        return self.listing(site, extra.path, extra.title, self._known(extra.links))

    def feed(self, site: SampleSite, entries: Iterable[SamplePage]) -> str:
        """The site's feed, newest entry first."""
        newest = sorted(entries, key=lambda entry: entry.published, reverse=True)
        stamp: _Stamp = datetime.isoformat if site.feed == "atom" else format_datetime
        changed = stamp(max(entry.changed for entry in newest))
        items = "".join(self._feed_entry(site, entry, stamp) for entry in newest)
        return site.theme.feed.substitute(_escaped(self._frame(site)), changed=changed, items=items)

    def _feed_entry(self, site: SampleSite, entry: SamplePage, stamp: _Stamp) -> str:
        values = {
            "title": entry.title,
            "url": self._addresses[site.slug] + entry.path,
            "teaser": entry.teaser,
            "author": ", ".join(entry.authors) or site.name,
            "published": stamp(entry.published),
            "changed": stamp(entry.changed),
        }
        return site.theme.entry.substitute(_escaped(values))

    def _known(self, references: Iterable[str]) -> list[SampleArticle]:
        return [self._articles[reference] for reference in references if reference in self._articles]

    def _paragraph(self, text: str) -> str:
        escaped = html.escape(text, quote=False)
        return f"<p>{_LINK.sub(lambda found: _anchor(self.url(found[2]), found[1]), escaped)}</p>"

    def _items(self, articles: Iterable[SampleArticle], teasers: bool = False) -> str:
        return "\n".join(self._item(article, teasers) for article in articles)

    def _item(self, article: SampleArticle, teaser: bool) -> str:
        anchor = _anchor(self.url(article.reference), html.escape(article.title))
        return f"<li>{anchor}{f'<p>{html.escape(article.teaser)}</p>' if teaser else ''}</li>"

    def _frame(self, site: SampleSite) -> dict[str, str]:
        base = self._addresses[site.slug]
        names = {"site_name": site.name, "tagline": site.tagline, "lang": site.language}
        return names | {"home": f"{base}/", "feed_url": f"{base}/feed.xml"}

    def _menus(self, site: SampleSite) -> dict[str, str]:
        base = self._addresses[site.slug]
        nav = (_anchor(f"{base}/section/{key}", html.escape(name)) for key, name in site.sections.items())
        # Nobody reads the sample, so the longest texts stand in for the most read ones.
        longest = sorted(site.articles, key=lambda article: -sum(map(len, article.paragraphs)))
        most_read = self._items(longest[:_MOST_READ])
        return {"nav": "".join(f"<li>{link}</li>" for link in nav), "most_read": most_read}

    def _byline(self, site: SampleSite, article: SampleArticle) -> dict[str, str]:
        return {
            "title": article.title,
            "teaser": article.teaser,
            "section": site.sections[article.section],
            "section_url": f"{self._addresses[site.slug]}/section/{article.section}",
            "byline": ", ".join(article.authors),
            "published": article.published.strftime(site.date_format),
            "published_iso": article.published.isoformat(),
            "updated": article.changed.strftime(site.date_format),
        }


def _anchor(url: str, words: str) -> str:
    return f'<a href="{html.escape(url)}">{words}</a>'


def _escaped(values: Mapping[str, str]) -> dict[str, str]:
    return {key: html.escape(value) for key, value in values.items()}


def _head(site: SampleSite, values: Mapping[str, str], url: str, kind: str) -> str:
    feed_type = f"application/{site.feed}+xml"
    return site.theme.head.substitute(_escaped({**values, "url": url, "kind": kind, "feed_type": feed_type}))


def _json_ld(article: SampleArticle, frame: Mapping[str, str], url: str) -> str:
    publisher = {"@type": "NewsMediaOrganization", "name": frame["site_name"], "url": frame["home"]}
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.teaser,
        "inLanguage": article.language,
        "datePublished": article.published.isoformat(),
        "dateModified": article.changed.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": publisher,
        "mainEntityOfPage": url,
        "articleSection": frame["section"],
        "keywords": list(article.tags),
    }
    # A script element ends at the first "</", even one inside a JSON string.
    text = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
