"""Texts of strangers in tables, lines, errors and logs: they steer no terminal and forge no line."""

from __future__ import annotations

import contextlib
import io

import structlog
from attacks.attack import Attack, Trial, attacks
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running import logs
from newswire_shared.running.console.output import say, table

STEERING = ("\x1b", "\x9b", "\x07", "\x08", "\r", "\u202e", "\u2066", "\u2028", "\x85")
TEXTS = tuple(Attack(name, text) for name, text in {
    "clearing the screen": "a\x1b[2J\x1b[H",
    "a title for the window": "a\x1b]0;owned\x07",
    "a link that is another": "\x1b]8;;http://evil.example\x1b\\safe\x1b]8;;\x1b\\",
    "control characters of eight bits": "a\x9b2J\x85b",
    "writing over the beginning of a line": "bad\rgood",
    "taking letters back": "bad\x08\x08\x08good",
    "turning the order of letters": "gpj.\u202eexe",
    "a line end that few know": "a\u2028ok 0 problems",
    "a line of a log": "a\n2026-01-01T00:00:00Z [info] all is well",
    "markup of tables": "[red]a[/red][link=http://evil.example]b[/link]",
    "half of a surrogate pair": "a\ud83d",
    "a megabyte of escapes": "\x1b[0m" * 250_000,
}.items())  # fmt: skip


@attacks(TEXTS)
def test_it_is_shown_as_escapes(attack: Attack, trial: Trial) -> None:
    assert trial(lambda: _steering(attack.sent)) == []


def _steering(text: str) -> list[str]:
    """What is left of it in a table, a line and a log for people and for programs."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        table(("name",), [(text[:1000],)])
        say(text)
        for form in ("console", "json"):
            logs.configure(SharedSettings.model_validate({"log_format": form}), "attacks")
            structlog.get_logger("attacks").warning("source.failed", title=text, why=text)
    found = shown.getvalue()
    assert found.encode().count(b"source.failed") == 2
    forged = [line for line in found.splitlines() if line.startswith("2026-01-01T00:00:00Z [info]")]
    return [sign for sign in STEERING if sign in found] + forged[1:]  # `say` prints lines, and this is one of it
