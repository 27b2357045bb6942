"""Extractors of articles from pages: each opens as a function of a page's file and address.

An answer has `body`, and of `title`, `authors` and `published` what the tool gives.  Pages are text in UTF-8.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

Extracted = dict[str, Any]
Extractor = Callable[[str, str], Extracted]


def _text(page: str) -> str:
    return gzip.decompress(Path(page).read_bytes()).decode("utf-8", "replace")


def trafilatura() -> Extractor:
    """As `by_trafilatura`."""
    import trafilatura as _  # noqa: F401  # so that no page pays for it

    return lambda page, url: by_trafilatura(_text(page), url)


def by_trafilatura(html: str | bytes, url: str) -> Extracted:
    """With `favor_precision`, its best setting for these pages (decision 13)."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(html, url=url, favor_precision=True, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    return {
        "body": found.text, "title": found.title, "published": found.date,
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
    }  # fmt: skip


def newspaper4k() -> Extractor:
    """As its guide reads a page that is at hand."""
    from newspaper import Article  # type: ignore[import-not-found,unused-ignore]

    def extract(page: str, url: str) -> Extracted:
        article = Article(url, fetch_images=False)
        article.download(input_html=_text(page))
        article.parse()
        return {
            "body": article.text, "title": article.title, "authors": list(article.authors),
            "published": _moment(article.publish_date),
        }  # fmt: skip

    return extract


def news_please() -> Extractor:
    """Its extractor alone, without the crawler."""
    from newsplease import NewsPlease  # type: ignore[import-not-found,unused-ignore]

    def extract(page: str, url: str) -> Extracted:
        article = NewsPlease.from_html(_text(page), url=url, fetch_images=False)
        return {
            "body": article.maintext, "title": article.title, "authors": article.authors,
            "published": _moment(article.date_publish),
        }  # fmt: skip

    return extract


def readability() -> Extractor:
    """Gives markup, of which the text blocks are taken."""
    from lxml import html
    from readability import Document  # type: ignore[import-not-found,unused-ignore]

    def extract(page: str, url: str) -> Extracted:
        document = Document(_text(page))
        summary = document.summary()
        blocks = html.fromstring(summary).iter("p", "li", "h2", "h3", "pre") if summary.strip() else ()
        lines = [" ".join(block.text_content().split()) for block in blocks]
        return {"body": "\n".join(lines), "title": document.short_title()}

    return extract


def goose3() -> Extractor:
    """Without pictures."""
    from goose3 import Goose  # type: ignore[import-not-found,unused-ignore]

    goose = Goose({"enable_image_fetching": False})

    def extract(page: str, url: str) -> Extracted:
        article = goose.extract(raw_html=_text(page))
        return {
            "body": article.cleaned_text, "title": article.title, "authors": article.authors,
            "published": _moment(article.publish_datetime_utc) or article.publish_date,
        }  # fmt: skip

    return extract


def mcmetadata() -> Extractor:
    """Its day comes from htmldate, at midnight; authors would take it five times as long, by its own word."""
    import mcmetadata as media_cloud  # type: ignore[import-not-found,unused-ignore]

    def extract(page: str, url: str) -> Extracted:
        found = media_cloud.extract(url, _text(page))
        day = found["publication_date"]
        return {
            "body": found["text_content"], "title": found["article_title"],
            "published": day.date().isoformat() if day else None,
        }  # fmt: skip

    return extract


def _moment(time: Any) -> str | None:
    """An ISO 8601 time of what a tool gives for one."""
    return time.isoformat() if hasattr(time, "isoformat") else time or None
