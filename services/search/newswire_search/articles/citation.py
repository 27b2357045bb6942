"""An article as a line of references names it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from newswire_search.articles.responses import ArticleAnswer
from newswire_search.formats.sites import named_site
from newswire_search.formats.web_addresses import web_address

MOST_AUTHORS = 3  # named before "and others", as styles of citation do


def citation(article: ArticleAnswer, day: Callable[[datetime], str], others: str) -> str:
    """Authors, title, site, day and address; what is not known is left out.  `others` is said for more authors."""
    authors = ", ".join(article.authors[:MOST_AUTHORS]) + (f" {others}" if len(article.authors) > MOST_AUTHORS else "")
    dated = day(article.published_at) if article.published_at else ""
    parts = (authors, f"“{article.title}”", named_site(article.url) or article.source, dated)
    return ", ".join(filter(None, (*parts, web_address(article.url)))) + "."
