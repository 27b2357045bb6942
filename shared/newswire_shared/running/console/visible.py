"""Text of strangers on a terminal: what would steer it, or turn the order of its letters, is shown as escapes."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

# control characters but tab and line feed, marks that override the direction of writing, ends of lines that few know,
# and halves of pairs, which cannot be written at all
_STEERING = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_UNSEEN, _UNSEEN_IN_LINE = re.compile(f"[{_STEERING}]"), re.compile(rf"[\t\n{_STEERING}]")
_COLOURS = re.compile(r"(\x1b\[[\d;]*m)")

Renderer = Callable[[Any, str, MutableMapping[str, Any]], str]


def visible(text: str) -> str:
    """A text of lines with escapes for what a terminal would obey."""
    return _UNSEEN.sub(_escape, text)


def visible_in_line(text: str) -> str:
    """The same for what has to stay within a line: it cannot end it either."""
    return _UNSEEN_IN_LINE.sub(_escape, text)


@dataclass(frozen=True, slots=True)
class Escaping:
    """A renderer of log lines for a console, with its own colours or, as in a file, without any."""

    render: Renderer
    colours: bool

    def __call__(self, logger: Any, name: str, event: MutableMapping[str, Any]) -> str:
        shown = {key: visible(value) if isinstance(value, str) else value for key, value in event.items()}
        pieces = _COLOURS.split(self.render(logger, name, shown))  # every second one is a colour
        pieces[::2] = map(visible, pieces[::2])
        return "".join(pieces if self.colours else pieces[::2])


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
