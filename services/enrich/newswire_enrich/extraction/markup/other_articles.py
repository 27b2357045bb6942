"""Other articles of a page: elements of that name whose headline is a link to somewhere else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.shapes import is_sentence

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FEWEST_PARAGRAPHS = 2  # sentences outside of the others: a page without them is a list of articles, and has no other


def remove_other_articles(tree: Any, url: str) -> None:
    """Take the other articles out of a page at `url`, in place, where it has a heading and a text without them."""
    others = [article for article in tree.iter("article") if _leads_elsewhere(article, url)]
    if not others:
        return
    within = {each for article in others for each in article.iter("h1", "p")}
    sentences = (p for p in tree.iter("p") if p not in within and is_sentence(full_text(p).strip()))
    headed = any(heading not in within for heading in tree.iter("h1"))
    if headed and sum(1 for _ in sentences) >= FEWEST_PARAGRAPHS:
        for article in others:
            article.drop_tree()


def _leads_elsewhere(article: Any, url: str) -> bool:
    """Whether an article that holds no other begins with a heading, no first of a page, that links to another page."""
    if next(article.iterdescendants("article"), None) is not None or article.getparent() is None:
        return False
    first = next(article.iter(*HEADINGS, "p"), None)
    if first is None or first.tag in ("h1", "p"):
        return False
    around = [each for each in first.iterancestors("a") if article in each.iterancestors()]
    hrefs = (a.get("href") for a in (*around, *first.iter("a")))
    return any(_is_elsewhere(href, url) for href in hrefs if href)


def _is_elsewhere(href: str, url: str) -> bool:
    try:
        parts, own = urlsplit(urljoin(url, href.strip())), urlsplit(url)
    except ValueError:
        return False
    same = parts.path.rstrip("/") == own.path.rstrip("/") and parts.query == own.query
    return not href.startswith("#") and not same
