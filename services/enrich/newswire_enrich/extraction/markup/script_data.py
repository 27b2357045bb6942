"""The data of a page's scripts: JSON as a whole script, assigned to a name, or quoted in a call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

MOST_STATES = 20  # of one script; a page has one or a few, and each try costs a look at what follows
_DECODER = json.JSONDecoder(strict=False)
# `window.__STATE__ = {…}`, `NAME.data=[…]` and `JSON.parse("…")`, which is how frameworks hand a page its state.
_STATE = re.compile(r"[\w\])]\s*=\s*(?=[{\[])|JSON\.parse\(\s*(?=[\"'])")
_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})|\\(.)|\"", re.DOTALL)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)


def data_of(script: Any) -> Iterator[Any]:
    """The values that a script holds as data, none for one that only acts."""
    kind, text = (script.get("type") or "").lower(), script.text or ""
    if "json" in kind:
        yield from () if "ld+json" in kind else _parsed(text)
    elif not script.get("src"):
        yield from _states(text)


def _parsed(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text or "null", strict=False)
    except (ValueError, RecursionError):
        return


def _states(text: str) -> Iterator[Any]:
    """The values of assignments and calls in their order; those inside of another are part of it."""
    at = 0
    for _ in range(MOST_STATES):
        if not (found := _STATE.search(text, at)):
            return
        value, at = _quoted(text, found.end()) if text[found.end()] in "\"'" else _plain(text, found.end())
        yield value


def _plain(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at + 1


def _quoted(text: str, at: int) -> tuple[Any, int]:
    """The value of a JSON text that stands as a string of JavaScript, and where that ends."""
    if not (found := _QUOTED.match(text, at)):
        return None, at + 1
    try:
        inner = json.loads(f'"{_ESCAPE.sub(_as_json, found[1] or found[2] or "")}"', strict=False)
    except ValueError:
        return None, found.end()
    return next(_parsed(inner), None), found.end()


def _as_json(escape: re.Match[str]) -> str:
    """An escape of JavaScript as JSON has it."""
    if escape[1]:
        return rf"\u00{escape[1]}"
    if escape[2] is None:
        return r"\""
    return escape[2] if escape[2] in "'`$" else escape[0]
