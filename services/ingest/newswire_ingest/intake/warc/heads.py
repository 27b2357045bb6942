"""Where the head of a record begins in a file, told in one pass however many places look like one."""

from __future__ import annotations

import re

from newswire_shared.archive.packings import Readable
from newswire_shared.archive.records import MOST_HEAD

_VERSION = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n")
_TYPE = re.compile(rb"\nWARC-Type[ \t]*:[ \t]*[^\s]", re.IGNORECASE)
_BLANK = re.compile(rb"\n\r?\n")
_LINE = 256  # bytes of a first line, with whatever spaces end it
_PIECE = 4096  # read at a time: more than the headers of most records
_OVERLAP = 64  # longer than what is looked for, so that it is found at the edge of two pieces


class Heads:
    """Asked for places in order: headers that end at the same blank line are looked through once for all of them."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._read = (0, 0)  # from where to where the file is known
        self._type: int | None = None  # the last line in there that states a type
        self._is_ended = False  # by a blank line

    def begin_at(self, at: int) -> bool:
        """Whether a record's head begins there: a version, a type, and a blank line that is not too far."""
        version = _VERSION.match(self._file[at : at + _LINE])
        if version is None:
            return False
        self._look_from(at + version.end() - 1)
        return self._is_ended and self._read[1] <= at + MOST_HEAD and self._type is not None and self._type > at

    def _look_from(self, place: int) -> None:
        """Know the file from a place to the next blank line, or as far as headers may go."""
        start, stop = self._read
        if not start <= place < stop:
            self._read, self._type, self._is_ended = (place, place), None, False
        while not self._is_ended and self._read[1] < place + MOST_HEAD and self._read_on():
            pass

    def _read_on(self) -> bool:
        """Whether there was more to read."""
        start, stop = self._read
        begin = max(start, stop - _OVERLAP)
        piece = self._file[begin : stop + _PIECE]
        blank = _BLANK.search(piece)
        end = blank.end() if blank else len(piece)
        self._type = max((begin + found.start() for found in _TYPE.finditer(piece, 0, end)), default=self._type)
        self._read, self._is_ended = (start, begin + end), blank is not None
        return begin + end > stop
