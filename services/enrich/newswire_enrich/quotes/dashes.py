"""Utterances behind a dash at the head of a paragraph, as many languages print speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newswire_enrich.languages.speech_verbs import verbs
from newswire_enrich.quotes.marks import Stretch, trimmed_span

# The dash at the head of a line, with or without a space.
PARAGRAPH = re.compile(r"^[ \xa0]*[–—―-][ \xa0]?(?=\S)(.+)$", re.MULTILINE)
# Nordic agencies: behind a sentence in its line.
BEHIND_A_SENTENCE = re.compile(r"(?<=[.!?] )– (?=[^\Wa-zæøåäö\d])([^\n–]+(?: – [^\n–]+)*)$", re.MULTILINE)
NORDIC = frozenset({"no", "nb", "nn", "sv", "da"})
# A mark or a dash behind which a verb of saying may stand.
TAG = re.compile(r"(?:[,!?….]\s*[–—-]?\s*|\s[–—-]\s*)(?=([^\W\d_]+))")
TAG_WITHIN = re.compile(r"[,!?….]\s*[–—]\s*(?=([^\W\d_]+))")  # the same within marks, where only a dash begins it
AGAIN = re.compile(r"[.,]\s*[–—-]\s*(?=\S)")  # a dash behind a tag's mark, where the speech goes on


def dashed(text: str, language: str | None) -> tuple[Stretch, ...]:
    """The utterances behind dashes: up to their verb of saying, and on behind it; a whole paragraph only behind ":"."""
    if not re.search(r"(?:^[ \xa0]*|[.!?] )[–—―-]", text, re.MULTILINE):
        return ()
    behind = BEHIND_A_SENTENCE.finditer(text) if language in NORDIC else ()
    lines = {text.rfind("\n", 0, p.start(1)): p for p in (*behind, *PARAGRAPH.finditer(text))}
    return tuple(
        stretch
        for paragraph in lines.values()
        for stretch in _utterances(text, *paragraph.span(1), paragraph.start(), verbs(language))
    )


def parted(text: str, one: Stretch, saying: frozenset[str]) -> tuple[Stretch, ...]:
    """A quotation without the tag that stands within its marks, as Russian prints it: « …, said Marrow. … »."""
    (start, end), *others = one.spans
    tag = None if others else _tag(text, start, end, saying, TAG_WITHIN)
    if tag is None:
        return (one,)
    first = Stretch((trimmed_span(text, start, tag.start() + 1),), one.start, tag.start() + 1)
    again = AGAIN.search(text, tag.end(), end)
    if again is None:
        return (first,)
    return first, Stretch((trimmed_span(text, again.end(), end),), again.end() - 1, one.end)


def _utterances(text: str, start: int, end: int, opened: int, saying: frozenset[str]) -> Iterator[Stretch]:
    tag = _tag(text, start, end, saying)
    if tag is None:
        if text[max(0, opened - 9) : opened].rstrip().endswith(":"):
            yield Stretch((trimmed_span(text, start, end),), opened, end)
        return
    yield Stretch((trimmed_span(text, start, tag.start() + 1),), opened, tag.start() + 1)
    again = AGAIN.search(text, tag.end(), end)
    if again and not text[again.end()].islower():
        following = _tag(text, again.end(), end, saying)
        stop = following.start() + 1 if following else end
        yield Stretch((trimmed_span(text, again.end(), stop),), again.end() - 1, stop)


def _tag(
    text: str, start: int, end: int, saying: frozenset[str], pattern: re.Pattern[str] = TAG
) -> re.Match[str] | None:
    """The first break before a verb of saying."""
    for match in pattern.finditer(text, start, end):
        if match.group(1).lower() in saying and match.start() > start:
            return match
    return None
