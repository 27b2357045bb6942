"""Stage: lines that a site prints under many of its articles are taken out of the body.

It comes after the text's digest was made: what is learned of a site later makes no revision of an article that
did not change.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newswire_enrich.draft import Draft
from newswire_enrich.page import Page
from newswire_enrich.sites.memory import SiteMemory
from newswire_enrich.stages.identity import registrable

VERSION = "1"
_MARKS = re.compile(r"[\W_]+")  # all that is neither letter nor digit
FEWEST_BYTES = 20  # of letters and digits: datelines and headings such as "Background" are many articles' own
LONGEST_CHARACTERS = 400  # a longer line is a paragraph that a desk repeats in a running story
LEAD_CHARACTERS = 100  # the first line as long as this is the lead; shorter ones before it are datelines
MOST_LINES = 500  # of one page in one call of Redis, 16 bytes each
MOST_REPEATED = 1 / 3  # of the text: more is a copy of an article on its own site; all measured in decision 17


@dataclass(frozen=True, slots=True)
class SiteLines:
    """Takes out whole lines that other articles of the site have had; the same page without a history stays whole."""

    memory: SiteMemory
    version: str = VERSION

    def __call__(self, draft: Draft) -> Draft:
        page = self.cleaned(draft.page, draft.canonical or draft.url, draft.article_id)
        return draft if page is draft.page else replace(draft, page=page).with_version("site", self.version)

    def cleaned(self, page: Page, address: str, article_id: str) -> Page:
        """The page with the site's lines among its junk; the page itself where there are none."""
        site = urlsplit(address).netloc
        lines = page.body.split("\n\n")
        digests = {line: digest for line in lines[:MOST_LINES] if (digest := digest_of(line))}
        if not site or not digests:
            return page
        repeated = self.memory.repeated(registrable(site), article_id, [*dict.fromkeys(digests.values())])
        removed = removable(lines, frozenset(line for line, digest in digests.items() if digest in repeated))
        if not removed:
            return page
        kept = [line for line in lines if line not in removed]
        junk = [line for line in lines if line in removed]
        return replace(page, body="\n\n".join(kept), junk=(*page.junk, *junk))


def digest_of(line: str) -> str:
    """Eight bytes in hexadecimal of a line's letters and digits; "" for a line with too few of them."""
    kept = _MARKS.sub("", line.casefold()).encode()
    return hashlib.sha256(kept).hexdigest()[:16] if len(kept) >= FEWEST_BYTES else ""


def removable(lines: list[str], repeated: frozenset[str]) -> frozenset[str]:
    """The repeated lines that may go: none of a text that stands on the site several times, and never the lead.

    A copy of an article on its own site repeats most of its lines, a page with the site's lines only some.
    """
    share = sum(len(line) for line in lines if line in repeated) / max(1, sum(map(len, lines)))
    if share > MOST_REPEATED:
        return frozenset()
    lead = next((line for line in lines if len(line) >= LEAD_CHARACTERS), lines[0])
    return frozenset(line for line in repeated if line != lead and len(line) <= LONGEST_CHARACTERS)
