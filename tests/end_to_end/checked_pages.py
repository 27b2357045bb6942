"""The pages that are checked for access and for sound HTML: who makes a page adds its address here.

They are asked of the contract's newsroom (`tests/contract/newsroom.py`), whose articles and stories can be named.
"""

from __future__ import annotations

from typing import Final

CHECKED: Final = (
    "/",
    "/search?q=ferry",
    "/search?q=ferry+-tug+lang:en&group=story",
    "/search?q=xylophone",
    "/search?q=ferry+%22xylophone+strike%22&language=fr",
    "/search/values?q=ferry&facet=source",
    "/search?q=ferry&since=nonsense",
    "/stories",
    "/stories?q=xylophone",
    "/stories/ferry",
    "/stories/ferry?since=2020-01-01",
    "/articles/ferry-1",
    "/articles/ferry-1/revisions/1?against=1",
    "/entities",
    "/entities?q=anna",
    "/entities/p-anna",
    "/entities/nobody-knows",
    "/quotes",
    "/quotes?q=ferry",
    "/sources",
    "/sources/example.org",
    "/follow",
    "/follow?q=ferry",
    "/articles/ferry-1/revisions/1",
    "/embed/search?q=ferry",
    "/embed/story/ferry",
    "/embed/story/nobody-wrote-this",
    "/quotes?who=a",
    "/help",
    "/docs",
    "/nowhere",
    "/articles/nobody-wrote-this",
)
# Of three thousand elements, at which axe looks for ten seconds a view: one has to do.
LONG: Final = ("/docs",)
# What is asked again in French, since words are longer there.
IN_FRENCH: Final = ("/search?q=ferry", "/stories/ferry", "/entities/p-anna", "/follow?q=ferry")
