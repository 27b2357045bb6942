"""Where on a page a link stands: in its list, or in what frames it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

FRAMES = frozenset(("nav", "footer", "aside", "form", "dialog", "noscript", "template"))
ROLES = frozenset(("navigation", "contentinfo", "complementary", "search", "banner", "dialog", "menu", "menubar"))
WHOLE = frozenset(("html", "body", "main", "article"))  # their classes tell of the page, not of a part of it
# Words of which classes and ids of frames are made.
FRAME_WORDS = frozenset(
    """
    nav navbar navi navigation menu submenu subnav topnav topmenu leftmenu mainmenu gnb lnb snb topbar toolbar masthead
    footer foot bottom colophon copyright legal imprint breadcrumb breadcrumbs crumb crumbs sidebar sidebars
    aside secondary widget widgets pagination paginator pager share sharing social follow cookie cookies consent gdpr
    newsletter newsletters subscribe subscription paywall login signin account ad ads advert adverts advertisement
    advertising sponsor sponsored sponsoring anzeige werbung pub publicite publicidad reklama related recommended
    popular trending mostread meistgelesen rank ranking top10 tagcloud tags byline author authors comments skip sitemap
    shop boutique tienda quicklinks pied pie rodape podcast podcasts apps weather wetter games
    """.split()
)
PAIRS = re.compile(
    r"most[-_]?(?:read|viewed|popular)|site[-_]?foot|quick[-_]links|tag[-_]cloud|meist[-_]?gelesen|skip[-_]?link", re.I
)
SPLIT = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
LARGE = 0.5  # share of a page's headlines: what holds more is no frame, whatever it is called


def framed(links: Iterable[Any]) -> set[Any]:
    """Those of some links that stand in a frame of the page, such as its menu, or in a box beside the list."""
    known: dict[Any, bool] = {}  # by box: most links of a page stand in the same few
    chains = {link: [box for box in link.iterancestors() if _known(box, known)] for link in links}
    named = Counter(box for chain in chains.values() for box in chain)
    most = max(1, len(chains)) * LARGE
    return {link for link, chain in chains.items() if any(_is_certain(box) or named[box] <= most for box in chain)}


def _known(box: Any, known: dict[Any, bool]) -> bool:
    if box not in known:
        known[box] = _is_frame(box)
    return known[box]


def _is_certain(box: Any) -> bool:
    return box.tag in ("nav", "footer") and not _within_article(box)


def _is_frame(box: Any) -> bool:
    tag = box.tag if isinstance(box.tag, str) else ""
    if tag in WHOLE:
        return False
    if tag in FRAMES or box.get("role", "").lower() in ROLES or (tag == "header" and not _within_article(box)):
        return True
    names = f"{box.get('class') or ''} {box.get('id') or ''}"
    if not names.strip():
        return False
    return bool(FRAME_WORDS & {word.lower() for word in SPLIT.split(names[:500])}) or bool(PAIRS.search(names[:500]))


def _within_article(box: Any) -> bool:
    return any(outer.tag in ("article", "li", "section", "main") for outer in box.iterancestors())
