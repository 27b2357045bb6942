"""What strangers write cannot steer a terminal: in tables, in lines, in logs."""

from __future__ import annotations

import io
import logging
from collections.abc import MutableMapping
from contextlib import redirect_stderr
from typing import Any

import pytest
import structlog
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running import logs
from newswire_shared.running.console.output import say, table
from newswire_shared.running.console.visible import Escaping, visible, visible_in_line

HOSTILE = "\x1b[2J\x1b[8mgone\u202egnp\x9b1m\r"
SHOWN = "\\x1b[2J\\x1b[8mgone\\u202egnp\\x9b1m\\r"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (HOSTILE, SHOWN), ("two\nlines\tand a tab", "two\nlines\tand a tab"), ("Ärger, متن, 漢字, 👩\u200d🚀", None),
        ("half \ud83d", "half \\ud83d"), ("\u2066x\u2069", "\\u2066x\\u2069"), ("", ""),
    ],
)  # fmt: skip
def test_what_would_be_obeyed_is_shown(text: str, shown: str | None) -> None:
    assert visible(text) == (text if shown is None else shown)


def test_what_stays_within_a_line_cannot_end_it() -> None:
    assert visible_in_line("a\nb\tc") == "a\\nb\\tc"


def test_tables_and_lines_show_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    table(("title", "source"), [(HOSTILE, "a\nforged  row")])
    say(f"title {HOSTILE}")
    printed = capsys.readouterr().out
    assert printed.count(SHOWN) == 2 and "a\\nforged  row" in printed
    assert not {"\x1b", "\u202e", "\x9b", "\r"} & set(printed)


def test_log_lines_show_escapes_in_texts_values_and_tracebacks() -> None:
    stream = io.StringIO()
    before = logging.getLogger().handlers, logging.getLogger().level
    try:
        with redirect_stderr(stream):  # a handler keeps the stream that it was made with
            logs.configure(SharedSettings(), "test")
        logger = logging.getLogger("newswire.test")
        logger.warning("title %s", HOSTILE)
        try:
            raise ValueError(HOSTILE)
        except ValueError:
            logger.exception("failed")
        structlog.stdlib.get_logger("newswire.test").warning("event", title=HOSTILE)
    finally:
        logging.getLogger().handlers, level = before[0], before[1]
        logging.getLogger().setLevel(level)
        structlog.reset_defaults()
        structlog.contextvars.clear_contextvars()
    written = stream.getvalue()
    assert SHOWN in written and "ValueError" in written
    assert not {"\x1b", "\u202e", "\x9b", "\r"} & set(written)


def test_the_colours_of_a_console_stay_and_those_of_strangers_do_not() -> None:
    def render(_: object, __: str, event: MutableMapping[str, Any]) -> str:
        return f"\x1b[31m{event['event']}\x1b[0m"

    hidden = {"event": "\x1b[8mhidden"}
    assert Escaping(render, colours=True)(None, "info", hidden) == "\x1b[31m\\x1b[8mhidden\x1b[0m"
    assert Escaping(render, colours=False)(None, "info", hidden) == "\\x1b[8mhidden", "in a file"
