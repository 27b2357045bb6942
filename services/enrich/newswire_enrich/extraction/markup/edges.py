"""The edges of a text, which are not it: the heading again, dates, tags, notes on its author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newswire_shared.analysis.sentences import is_ended

from newswire_enrich.extraction.text.shapes import letters

EDGE_LINES = 4  # at each end; further in, a time or a name is the article's own
KICKER_LETTERS = 40  # that may stand before or behind the title in one line with it
FEWEST_TITLE_LETTERS = 12  # a shorter title stands in too many lines by chance
DATE_WORDS = 14  # a line of a date, a time and a place has no more
LABEL_LETTERS = 12  # before a name that signs: "written by"
MOST_PLAIN_WORDS = 6  # that begin with a letter; a line with more of them says something at that time
MOST_TIMES = 2  # published and updated; more are the posts of a day
FEWEST_TAGS = 3  # between commas; two of the tags are named together in many a sentence
_CLOCK = re.compile(r"(?<![$€£¥])\b\d{1,2}[:.h]\d{2}\b")  # and no price
# A time with a unit behind each number, as Chinese, Japanese and Korean write it, and what else a date has there.
_UNIT_CLOCK = re.compile(r"\d{1,2} ?[時时点點시] ?\d{1,2} ?[分분]")
_UNITS = re.compile(r"[\W\d年月日時时点點分년월일시분]+")
MOST_LETTERS = 8  # beside those: "午後", "更新", "기사입력"
_CONTACT = re.compile(r"@\w")
_QUOTED = re.compile(r"[\"“”„«»]")


def without_edges(body: str, title: str, authors: Sequence[str], tags: Sequence[str]) -> str:
    """A body without what only frames it; a body of such lines alone stays as it is."""
    lines, known = body.split("\n\n"), {letters(tag) for tag in tags}
    while len(lines) > 1 and lines[-1].startswith("- ") and letters(lines[-1]) in known:
        lines.pop()
    said, names = letters(title), [letters(name) for name in authors]
    byline = {"".join(names), *names} - {""}
    times = {x for x in lines if _is_date(x)}
    times = times if len(times) <= MOST_TIMES else set()  # posts of a day have their times
    head = [x for x in lines[:EDGE_LINES] if not (x in times or _repeats(x, said) or _signs(x, byline))]
    tail = lines[EDGE_LINES:]
    closing = [x for x in tail[-EDGE_LINES:] if not (x in times or _lists(x, known) or _is_about(x, names))]
    kept = head + tail[:-EDGE_LINES] + closing
    return "\n\n".join(kept) if kept else body


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the title with a kicker, or a kicker that the title has."""
    said = letters(line)
    if len(title) < FEWEST_TITLE_LETTERS:
        return False
    return (title in said and len(said) <= len(title) + KICKER_LETTERS) or (
        line.endswith(":") and title.startswith(said)
    )


def _is_date(line: str) -> bool:
    """Whether a line is a time of day with little else: an entry of a list and a row of a table are no such line."""
    if not line.isascii() and _UNIT_CLOCK.search(line):
        return len(_UNITS.sub("", line)) <= MOST_LETTERS
    words = line.split()
    if len(words) > DATE_WORDS or not _CLOCK.search(line) or is_ended(line) or line[0] in "-|•":
        return False
    return sum(word[:1].isalpha() for word in words) <= MOST_PLAIN_WORDS


def _signs(line: str, names: Iterable[str]) -> bool:
    """Whether a line is who wrote it and, at most, when."""
    said = letters(line)
    if said in names:
        return True
    begins = any(-1 < said.find(name) <= LABEL_LETTERS for name in names)
    if not begins or not _CLOCK.search(line) or _QUOTED.search(line):
        return False
    others = [word for word in line.split() if word[:1].isalpha() and not any(letters(word) in name for name in names)]
    return len(others) <= MOST_PLAIN_WORDS


def _lists(line: str, tags: set[str]) -> bool:
    items = [letters(item) for item in line.split(",")]
    return len(items) >= FEWEST_TAGS and sum(item in tags for item in items) > len(items) / 2


def _is_about(line: str, names: Sequence[str]) -> bool:
    """Whether a line introduces an author: it begins with the name, or gives a way to reach the author."""
    said = letters(line)
    begins = any(said.startswith(name) for name in names) and not _QUOTED.search(line)
    return begins or (bool(_CONTACT.search(line)) and any(name in said for name in names))
