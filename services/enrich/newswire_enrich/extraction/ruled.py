"""Pages of a site that has a rule: what the rule finds stands, the rest is found the general way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import html
from lxml.etree import strip_elements
from newswire_shared.contracts.documents import Kind

from newswire_enrich.extraction.facts.authors import split_authors
from newswire_enrich.extraction.facts.dates import iso
from newswire_enrich.extraction.facts.kinds import BRIEF_CHARACTERS
from newswire_enrich.extraction.facts.metadata import absolute
from newswire_enrich.extraction.markup.page import page_of_markup, parse
from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.page import Page
from newswire_enrich.sites.rules import ElementSelection, SiteRule
from newswire_enrich.sites.selectors import compiled

BREAK = "\u2029"  # the separator of paragraphs, which no page needs
KEPT_KINDS: tuple[Kind, ...] = ("live", "gallery", "video")


def page_by_rule(text: str, url: str, given: Mapping[str, str], rule: SiteRule) -> Page:
    """Take a page apart by a site's rule.

    The version names the rule, the parts it says and did not find, and the general way.
    """
    tree = parse(text)
    if tree is None:
        return page_of_markup(text, url, given)
    removed = _drop(tree, rule.remove)
    page = page_of_markup(html.tostring(tree, encoding="unicode") if removed else text, url, given)
    found = _found(tree, url, page, rule)
    missing = [part for part in rule.choices if part not in found and not (part == "remove" and removed)]
    said = f"({', '.join(f'no {part}' for part in missing)})" if missing else ""
    return replace(page, **found, version=f"rule:{rule.version}{said}+{page.version}")


def _found(tree: Any, url: str, page: Page, rule: SiteRule) -> dict[str, Any]:
    """The fields of a page that the rule gives; those for which it finds nothing are absent."""
    title = next(iter(_texts(tree, rule.title)), None)
    authors = _texts(tree, rule.authors)
    published = next((day for text in _texts(tree, rule.published) if (day := iso(text))), None)
    found = {"title": title, "authors": split_authors(authors) or tuple(authors), "byline": ", ".join(authors)}
    dated = {"published": published, "published_from": "text"} if published else {}
    return {name: value for name, value in found.items() if value} | dated | _body(tree, url, page, rule.body)


def _body(tree: Any, url: str, page: Page, choice: ElementSelection | None) -> dict[str, Any]:
    """The text of the chosen paragraphs, with the kind that its length makes it and the links in it."""
    elements = _elements(tree, choice)
    body = "\n\n".join(text for element in elements if (text := _paragraphs(element)))
    if not body:
        return {}
    made: Kind = "brief" if len(body) < BRIEF_CHARACTERS else "article"
    linked = [absolute(url, a.get("href")) for element in elements for a in element.iter("a") if a.get("href")]
    links = tuple(dict.fromkeys(address for address in linked if address))
    return {"body": body, "kind": page.kind if page.kind in KEPT_KINDS else made, "links": links}


def _elements(tree: Any, choice: ElementSelection | None) -> list[Any]:
    """The chosen elements in order, without those inside another of them."""
    found: Sequence[Any] = compiled(choice.select)(tree) if choice else ()
    chosen = set(found)
    return [element for element in found if not chosen & {*element.iterancestors()}]


def _texts(tree: Any, choice: ElementSelection | None) -> list[str]:
    """What is chosen of each element, without the empty ones."""
    attribute = choice.attribute if choice else ""
    said = (element.get(attribute) or "" if attribute else full_text(element) for element in _elements(tree, choice))
    return [text for each in said if (text := " ".join(each.split()))]


def _paragraphs(element: Any) -> str:
    """An element's text; its line breaks part paragraphs, and an item of a list is marked as one."""
    strip_elements(element, "script", "style", with_tail=False)
    for line_break in element.iter("br"):
        line_break.text = BREAK
    lines = (" ".join(line.split()) for line in full_text(element).split(BREAK))
    text = "\n\n".join(line for line in lines if line)
    return f"- {text}" if text and element.tag == "li" else text


def _drop(tree: Any, choice: ElementSelection | None) -> int:
    """Take the chosen elements out of the tree, and answer how many they were."""
    elements = [element for element in _elements(tree, choice) if element.getparent() is not None]
    for element in elements:
        element.drop_tree()
    return len(elements)
