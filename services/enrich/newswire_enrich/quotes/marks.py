"""Quotation marks, paired: straight, curly, low, angled and corner ones, nested, and over several paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

# Every mark that may open or close, two single ones typed for a double one, and breaks of lines.  This and the next
# begin with the signs that are looked for, and look behind them afterwards: else they were tried at every letter.
MARK = re.compile(r"[\"“”„‟«»‹›「」『』〝〞〟＂″\n'’](?:(?<=\n)\n*|(?<=')'|(?<=’)’|(?<![\n'’]))")
# A run that nothing closes is a match without a closing mark: no later opening in it is closed either.
SINGLE = re.compile(r"[‘'‚](?<![\w\"“„«].)(?=\S)((?:[^‘’'\n]|[’'](?=\w))++)([’'‘](?!\w))?")
ALWAYS_OPEN = "„‟「『〝‹"  # these never close, whatever stands around them
STRAIGHT = {'"', "''", "＂", "″"}  # these open and close alike, and are distinguished by the spaces around them
# The opening marks that each closing mark may answer, in the customs of all languages.
CLOSES = {
    "“": "„‟", "”": "“„”‟\"″", "’’": "“„",
    "»": "«»", "«": "»", "」": "「", "』": "『", "›": "‹", "〟": "〝", "〞": "〝",
}  # fmt: skip
BEFORE_OPENING = frozenset(" \t\xa0\u202f\u2009([{—–-/:¿¡…‘'’‚")
PARAGRAPHS_AHEAD = 6  # in which a quotation over several paragraphs opens again or closes; else its mark is a slip
SPACES = 9  # before a mark, to be looked over on the way to what stands before it
DEEPEST = 6  # marks within marks; more are a text that never closes any


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks: one span a paragraph, without the marks, and where the marks begin and end."""

    spans: tuple[tuple[int, int], ...]
    start: int
    end: int
    single: bool = False

    def text(self, of: str) -> str:
        """The words, paragraphs joined by a line break."""
        return "\n".join(of[start:end] for start, end in self.spans)


@dataclass(slots=True)
class _Open:
    """The outermost quotation while it is read."""

    start: int
    inner: int
    marks: list[str]
    closed: re.Match[str] | None = None  # the last mark that closed a quotation within
    spans: list[tuple[int, int]] = field(default_factory=list)


def stretches(text: str) -> tuple[Stretch, ...]:
    """The outermost quotations of a text, in order; what is quoted within them belongs to them."""
    found = list(_double(text))
    ends = [one.end for one in found]
    singles = []
    for match in SINGLE.finditer(text):
        behind = bisect_right(ends, match.start())
        if match[2] and (behind == len(found) or found[behind].start >= match.end()):
            singles.append(Stretch((trimmed_span(text, *match.span(1)),), match.start(), match.end(), single=True))
    return tuple(sorted([*found, *singles], key=lambda one: one.start))


def _double(text: str) -> Iterator[Stretch]:
    marks = [*MARK.finditer(text)]
    now: _Open | None = None
    skipped = -1
    for index, mark in enumerate(marks):
        sign = mark.group()
        if index == skipped or _is_within_a_word(text, mark):
            continue
        if sign[0] == "\n":
            if now is not None:
                goes_on, again = _goes_on(text, marks, index, now)
                if goes_on:
                    _break(text, now, mark, again)
                    skipped = index + 1 if again else -1
                else:
                    yield from _left_open(text, now, mark.start())
                    now = None
        elif now is None:
            if _may_open(text, mark):
                now = _Open(mark.start(), mark.end(), [sign])
        elif not _close(text, now, mark):
            if len(now.marks) < DEEPEST:
                now.marks.append(sign)
        elif not now.marks:
            yield from _ended(text, now, mark.start(), mark.end(), by_mark=True)
            now = None
    if now is not None:
        yield from _left_open(text, now, len(text))


def _is_within_a_word(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands between two letters of one word, as in Hebrew acronyms."""
    before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark.group() == '"' and "\u05d0" <= before <= "\u05ea" and "\u05d0" <= behind <= "\u05ea"


def _left_open(text: str, now: _Open, end: int) -> Iterator[Stretch]:
    """A quotation whose paragraph is over: of two closing marks that would meet, Russian prints one."""
    if now.closed and len(now.marks) == 1 and now.closed.group() in CLOSES:
        yield from _ended(text, now, now.closed.start(), now.closed.end(), by_mark=True)
    else:
        yield from _ended(text, now, end, end, by_mark=False)


def _ended(text: str, now: _Open, inner_end: int, end: int, *, by_mark: bool) -> Iterator[Stretch]:
    """The quotation that is complete; one that nothing closes counts where it began its paragraph."""
    if not by_mark and text[max(0, now.start - SPACES) : now.start].rstrip(" \xa0")[-1:] not in ("", "\n", ":"):
        return
    spans = [*now.spans, (now.inner, inner_end)]
    trimmed = tuple(span for span in (trimmed_span(text, *one) for one in spans) if span[0] < span[1])
    if trimmed:
        yield Stretch(trimmed, now.start, end)


def trimmed_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _may_open(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark outside a quotation opens one: by its shape, then by the spaces around it."""
    sign, before, behind = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign in ALWAYS_OPEN or sign in "«":
        return True
    if sign in "」』〟〞›" or sign == "’’":
        return False
    starts = not before or before in BEFORE_OPENING or before == "\n" or _is_wide(before)
    if sign == '"' and before == "," and behind.isupper():  # the space before it left out
        return True
    if sign == "“":
        return starts or bool(behind.strip())
    return starts and (bool(behind.strip()) or (sign in STRAIGHT and before in "\xa0 \n"))


def _is_wide(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def _close(text: str, now: _Open, mark: re.Match[str]) -> bool:
    """Take a closing mark's opener, and what was left open within it, from the open ones; False if it opens another."""
    sign, before, behind = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    opener = _opener(sign, now.marks)
    if opener is None:
        return False
    opens_again = before in BEFORE_OPENING and (behind.isalnum() or behind == "[") and before not in "-…’'"
    if sign in STRAIGHT | {"“", "«"} and opens_again:
        return False
    del now.marks[len(now.marks) - 1 - now.marks[::-1].index(opener) :]
    now.closed = mark
    return True


def _opener(sign: str, marks: list[str]) -> str | None:
    """The open mark that a mark would close, None if it can close none."""
    if sign in STRAIGHT:
        return next((m for m in reversed(marks) if m in STRAIGHT), marks[-1] if marks[-1] in "“„" else None)
    return next((m for m in reversed(marks) if m in CLOSES.get(sign, "")), None)


def _goes_on(text: str, marks: list[re.Match[str]], index: int, now: _Open) -> tuple[bool, bool]:
    """Whether a quotation goes on behind a line break, and whether its next paragraph opens it again."""
    breaks = 0
    for mark in marks[index + 1 : index + 3 + PARAGRAPHS_AHEAD]:
        if mark.group()[0] == "\n":
            breaks += 1
            if breaks > PARAGRAPHS_AHEAD:
                return False, False
            continue
        at_start = not text[marks[index].end() : mark.start()].strip()
        if at_start and breaks == 0:
            return mark.group() in {*now.marks[:1], "”" if now.marks[0] == "“" else now.marks[0]}, True
        closes = _opener(mark.group(), now.marks) is not None and text[mark.start() - 1].strip() != ""
        return closes and text[mark.start() - 1] not in BEFORE_OPENING - {"…", "-", "’", "'"}, False
    return False, False


def _break(text: str, now: _Open, mark: re.Match[str], again: bool) -> None:
    now.spans.append((now.inner, mark.start()))
    del now.marks[1:]
    opened = re.compile(r"\s*\S").match(text, mark.end()) if again else None
    now.inner = opened.end() if opened else mark.end()
