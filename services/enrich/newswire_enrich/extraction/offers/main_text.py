"""The main text of a page, and the names that the markup gives to elements around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.markup_names import says

PROSE_CHARACTERS = 60  # of a paragraph; shorter ones are captions and entries
MAIN_SHARE = 0.55  # of its parent's prose: below it the text is spread over several children
PROSE_SHARE = 0.2  # of the main text's prose, by which an element is a part of the article and no item
LONG_CHARACTERS = 1000  # an element of more is no label, and its spaces are not squeezed for nothing
SKIPPED = frozenset({"script", "style", "noscript", "template", "svg"})  # what no reader sees
_SAYS_MENU = says(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|mega-?menu|subnav\w*|breadcrumbs?|topbar|masthead|toolbar|"
    r"pagination|pager|comments?)(?:$|[\s_-])|(?:^|\s)(?:prev|next)-?post"
)
_COMMENTS = re.compile(r"comment|respond|disqus", re.IGNORECASE)


def main_text(tree: Any) -> tuple[Any, frozenset[Any]]:
    """The smallest element that holds most paragraphs, and all elements that hold much of them; None without any."""
    weights: dict[Any, int] = {}
    for paragraph in tree.iter("p"):
        length = len(full_text(paragraph))
        if length > PROSE_CHARACTERS:
            for element in paragraph.iterancestors():
                weights[element] = weights.get(element, 0) + length
    main = tree if tree in weights else None
    while main is not None and (inner := _fullest_child(main, weights)) is not None:
        main = inner
    if main is None:
        return None, frozenset()
    much = [element for element, weight in weights.items() if weight > PROSE_SHARE * weights[main]]
    within = (element for element in much if any(each is main for each in element.iterancestors()))
    return main, frozenset((main, *main.iterancestors(), *within))


def _fullest_child(element: Any, weights: dict[Any, int]) -> Any:
    children = [child for child in element if child in weights]
    talk = {child for child in children if _COMMENTS.search(attributes(child))}
    texts = [child for child in children if child not in talk]
    best = max(texts, key=weights.__getitem__, default=None)
    enough = MAIN_SHARE * (weights[element] - sum(weights[child] for child in talk))
    return best if best is not None and weights[best] >= enough else None


def attributes(element: Any) -> str:
    """What the markup calls an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def text_of(element: Any) -> str:
    """The visible text of an element, spaces squeezed."""
    return " ".join(" ".join(pieces_of(element)).split())


def pieces_of(element: Any) -> Iterator[str]:
    """The visible texts in an element, one by one."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    if len(element) and next(element.iter(*SKIPPED), None) is None:
        yield from element.itertext()
        return
    if element.text:
        yield element.text
    for child in element:
        yield from pieces_of(child)
        if child.tail:
            yield child.tail


def short_text(element: Any) -> str:
    """The text of an element; that of a long one as it is, since it is no label."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return ""
    raw = full_text(element)
    return text_of(element) if len(raw) < LONG_CHARACTERS else raw


def in_menu(element: Any, known: dict[Any, bool]) -> bool:
    """Whether an element belongs to a menu, to comments or to what is not shown; `known` saves asking twice."""
    if element is None or element.tag in ("body", "main", "html"):
        return False
    if element not in known:
        known[element] = is_menu(element) or in_menu(element.getparent(), known)
    return known[element]


def is_menu(element: Any) -> bool:
    """Whether the markup calls an element a menu, or hides it."""
    hidden = "display:none" in (element.get("style") or "").replace(" ", "").lower()
    return hidden or element.tag in ("nav", "template", "noscript") or _SAYS_MENU(attributes(element))
