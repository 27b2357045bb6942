"""`newswire archive list` says in words that there is nothing to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ops.commands.archive import app
from typer.testing import CliRunner

WORDS = (
    (["list"], "the archive has no segments yet: the first article that is taken in begins one\n"),
    (["list", "--json"], ""),
)


@pytest.mark.parametrize(("words", "said"), WORDS)
def test_an_archive_without_segments_is_said_to_have_none(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))
    done = CliRunner().invoke(app, words)
    assert (done.exit_code, done.stdout) == (0, said)
