"""Labels, buttons, notices and words before names, as the lines around an article in plain text hold them."""

from __future__ import annotations

import re

from newswire_enrich.languages.page_labels import any_of

_MARKS = r"[\s:：.…»>›→↓▼]*"


def _any_of(table: str) -> str:
    return any_of(table, "text")


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


OFFER = _pattern(rf"^{_any_of('related')}(?!\w)")
OFFER_INLINE = _pattern(rf"^{_any_of('related')}\s*[:：|]\s*(?P<title>\S.*)$")
POPULAR = _pattern(rf"^{_any_of('most_read')}{_MARKS}$")
TICKER = _pattern(rf"^{_any_of('ticker')}{_MARKS}$")
COMMENTS = _pattern(rf"^{_any_of('comments')}(?:\s*[(（]?\d+[)）]?)?{_MARKS}$")
FURNITURE = _pattern(rf"^\W*(?:{_any_of('buttons')}{_MARKS}|{_any_of('notices')})$")
CREDIT = _pattern(rf"(?:^|[.!?…。(（\[—–|]\s*|/\s*){_any_of('credited')}\s*(?:[:：/©—–]|by\b|\bvia\b)|©")
AGO = _pattern(rf"^\W*{_any_of('ago')}\W*$")
BYLINE = _pattern(rf"^{_any_of('written')}(?:\s*[:：]\s*|\s+)(?P<names>\S.*)$")
ALONE_BY = _pattern(rf"^{_any_of('written')}\s*[:：]?$")
BYLINE_AFTER = _pattern(r"^(?P<names>[^\W\d]{2,4})\s*(?:기자|특파원|記者|记者)$")
ROLE = _pattern(rf"^{_any_of('roles')}$")
