"""A command whose channels are full, closed or of few letters ends in a sentence, and never in a traceback."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from newswire_ops import command

FULL = Path("/dev/full")
RUN = "import sys; from newswire_ops.command import main; main(sys.argv[1:])"
CLOSED = "import os, sys; os.closerange(0, 3); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
SIGN = "\u2026"  # one that the descriptions of settings have, and ASCII has not


def run(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", RUN, *words], check=False, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["config", "show"], ["config", "show", "--json"], ["--version"]])
def test_an_output_without_room_is_a_sentence(words: list[str]) -> None:
    with FULL.open("wb") as full:
        ended = run(*words, stdout=full)
    assert (ended.returncode, ended.stderr.decode()) == (1, "newswire: No space left on device; make room\n")


def test_who_closed_its_output_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ended = run("config", "show", stdout=nobody)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_who_has_read_enough_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("The ferry stays in port until the wind has turned. " * 5000)
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "extract", *[str(tmp_path / "page.txt")] * 3], stdout=subprocess.PIPE, stderr=-1
    ) as extracting:
        assert extracting.stdout is not None and extracting.stderr is not None
        extracting.stdout.read(1)
        extracting.stdout.close()
        assert (extracting.stderr.read(), extracting.wait()) == (b"", 0)


def test_channels_that_are_closed_are_none_of_what_is_opened(tmp_path: Path) -> None:
    words = [sys.executable, "-c", CLOSED, "-c", RUN, "config", "init", "--file", str(tmp_path / "made")]
    assert subprocess.run(words, check=False).returncode == 0
    assert "is written" not in (tmp_path / "made").read_text()


def test_signs_that_an_encoding_lacks_are_escapes() -> None:
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
    shown = run("config", "show", stdout=subprocess.PIPE, env=ascii_only)
    assert shown.returncode == 0
    assert SIGN.encode("unicode_escape") in shown.stdout


def test_what_this_user_may_not_touch_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/srv/kept")

    monkeypatch.setattr(command, "app", refused)
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(command, "give_up", lambda channel: None)
    with pytest.raises(SystemExit, match="1"):
        command.main([])
    assert shown.getvalue().startswith("newswire: Permission denied: /srv/kept; let this user in")
