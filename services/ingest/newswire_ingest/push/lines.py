"""Lines out of the pieces of a stream, of which no more than one line is held."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class LineSplitter:
    """Gives whole lines without their ends; None for one that is longer than `most_bytes`, as soon as that is seen."""

    most_bytes: int
    _begun: bytearray = field(default_factory=bytearray)
    _is_passed_over: bool = False

    def feed(self, piece: bytes) -> list[bytes | None]:
        """The lines that end in this piece."""
        *ended, rest = piece.split(b"\n")
        lines = [line for text in ended for line in self._end(text)]
        self._hold(rest)
        return [*lines, *self._too_long()]

    def end(self) -> list[bytes | None]:
        """The last line, where no line end follows it."""
        return self._end(b"") if self._begun else []

    def _hold(self, text: bytes) -> None:
        if not self._is_passed_over:
            self._begun += text

    def _end(self, text: bytes) -> list[bytes | None]:
        self._hold(text)
        line, passed_over = bytes(self._begun).removesuffix(b"\r"), self._is_passed_over
        self._begun.clear()
        self._is_passed_over = False
        if passed_over:
            return []
        return [line if len(line) <= self.most_bytes else None]

    def _too_long(self) -> list[None]:
        """A line that has begun and is too long already: it is answered now, and its rest is passed over."""
        if len(self._begun) <= self.most_bytes + 1:  # one more may be the first half of a line end
            return []
        self._begun.clear()
        self._is_passed_over = True
        return [None]
