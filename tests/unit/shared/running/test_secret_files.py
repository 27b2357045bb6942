"""A secret is made once and never empty, whatever a full disk or a kill left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.secret_files import kept_secret, write_private


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    made, is_new = kept_secret(tmp_path / "new" / "key")
    assert is_new and len(made) == 24
    assert kept_secret(tmp_path / "new" / "key") == (made, False)
    assert (tmp_path / "new" / "key").stat().st_mode & 0o777 == 0o600


def test_an_empty_file_holds_no_secret(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("\n")
    made, is_new = kept_secret(tmp_path / "key")
    assert is_new and len(made) == 24
    assert kept_secret(tmp_path / "key") == (made, False)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_private_file_that_cannot_be_written_leaves_the_one_before_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_private(tmp_path / "stack.json", "before")

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr("newswire_shared.running.secret_files.os.fdopen", full)
        write_private(tmp_path / "stack.json", "after")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("stack.json", "before")]


@pytest.mark.parametrize("kept", [b'with a blank "x', b"p\xc3\xa4ss", b"\xff\xfe", b"a@b/c#d:e%41"])
def test_a_secret_that_no_address_could_hold_is_refused(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "key").write_bytes(kept + b"\n")
    with pytest.raises(UsageError, match=r"/key holds more than letters, .* delete it"):
        kept_secret(tmp_path / "key")
