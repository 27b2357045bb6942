"""Texts of any length that are made to cost much: what one could repeat to have a reader go over it again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle, islice

TextShape = Callable[[int], str]

PROSE = (
    "The harbour board of Saltmere met on Monday, 2 March 2026, and said that the pier is shut until the spring. "
    'Ilse Marrow, the deputy minister, told Meridian Wire: "We will open it as soon as the planks are dry." '
    "According to Otto Brandt of the Lowland Times, the U.S. envoy had left Tbilisi on 27 February.\n\n"
)


def repeated(piece: str) -> TextShape:
    """The shape of a piece said over and over."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def counted(piece: str) -> TextShape:
    """The shape of a piece said over and over with another number in the place of each `#`."""
    return lambda size: _cut((piece.replace("#", str(number)) for number in range(size)), size)


def in_turn(pieces: str) -> TextShape:
    """The shape of words in turn, so that none stands beside itself."""
    words = [f"{word} " for word in pieces.split()]
    return lambda size: _cut(islice(cycle(words), size), size)


def _cut(pieces: object, size: int) -> str:
    found, length = [], 0
    for piece in pieces:  # type: ignore[attr-defined]
        found.append(piece)
        length += len(piece)
        if length >= size:
            break
    return "".join(found)[:size]


SHAPES: Mapping[str, TextShape] = {
    "prose": repeated(PROSE),
    "one word": repeated("pier "),
    "one name": repeated("Saltmere "),
    "abbreviations": repeated("U.S. "),
    "initials": in_turn("A. B. C. D. E. F. G."),
    "numbered names": counted("Ilse Marrow# met Otto Brandt#. "),
    "long names": counted("Ilse Anna Maria Luise Therese Marrow# "),
    "organisations": counted("Ministry of Harbours and Piers # of Saltmere, "),
    "acronyms": counted("Harbour Board Number # (HBN#) "),
    "places": repeated("Paris, Texas, "),
    "capitals": repeated("THE PIER OF SALTMERE IS SHUT. "),
    "one capital": repeated("A"),
    "no spaces": repeated("saltmere"),
    "digits": repeated("1234567890"),
    "dates": repeated("2 March 2026 "),
    "numeric dates": repeated("02.03.2026 "),
    "days and ranges": repeated("1-2 3-4 May and 5 "),
    "clocks": repeated("12:30 "),
    "opening quotes": repeated("“a "),
    "closing quotes": repeated("a” "),
    "straight quotes": repeated('" '),
    "alternating quotes": repeated("“a” ‘b’ "),
    "nested quotes": repeated("«„“‘a "),
    "single quotes": repeated("'a "),
    "quoted paragraphs": repeated("“The pier is shut\n\n"),
    "quotes and tags": repeated('"The pier is shut," she said. '),
    "dashes": repeated("– "),
    "dash speech": repeated("– The pier is shut, said Marrow.\n"),
    "dashes and quotes": repeated("– Nei, sa hun.\n“Ja”\n"),
    "ministers": counted("The minister, Ilse Marrow#, said no. The minister said yes. "),
    "compounds": repeated("Verteidigungsminister "),
    "hyphens": repeated("a-"),
    "brackets": repeated("("),
    "closed brackets": repeated("(a) [b] "),
    "angle brackets": repeated("<"),
    "ampersands": repeated("&a"),
    "slashes": repeated("/"),
    "commas": repeated("a, "),
    "full stops": repeated("."),
    "ellipses": repeated("a... "),
    "questions": repeated("Why? "),
    "colons": repeated("a: "),
    "spaces": repeated(" "),
    "odd spaces": repeated("\xa0\u2009a"),
    "newlines": repeated("\n"),
    "short lines": repeated("Pier\n"),
    "paragraphs": repeated("The pier is shut until spring.\n\n"),
    "list": counted("- The pier # is shut\n"),
    "numbered list": counted("#. The pier is shut\n"),
    "ticker": repeated("12:30 The pier of Saltmere is shut\n"),
    "headlines": counted("The pier of Saltmere is shut for week #\n\n"),
    "said": repeated("said "),
    "said that": repeated("said that Marrow said that "),
    "she said": repeated("She said the pier is shut. "),
    "according": repeated("according to "),
    "told": repeated("told TASS, Marrow reports "),
    "agencies": repeated("(AFP) /TASS/ "),
    "bylines": counted("By Ilse Marrow# and Otto Brandt#, "),
    "addresses": counted("https://www.example.org/a/#?b=#&utm_source=c "),
    "one address": repeated("/../a/.%2e"),
    "mails": repeated("a@b.cd "),
    "chinese": repeated("塩海港口委员会说码头关闭"),
    "chinese quotes": repeated("他说：「码头关闭」"),
    "japanese": repeated("港は閉鎖されたと述べた"),
    "armenian": repeated("Նավահանգիստը փակ է։ "),
    "arabic": repeated("قال الوزير إن الرصيف مغلق "),
    "georgian": repeated("ნავსადგური დაკეტილია "),
    "combining": repeated("a\u0301\u0302\u0303"),
    "only combining": repeated("\u0301"),
    "joiners": repeated("\u200b\u200d\ufeff"),
    "emoji": repeated("👩\u200d👩\u200d👧 "),
    "controls": repeated("\t\x0b\x85\u2028a"),
    "wide capitals": repeated("İßŒ "),
}
