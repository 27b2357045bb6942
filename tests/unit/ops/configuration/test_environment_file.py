"""`newswire config init`: secrets of its own, for its owner's eyes, and never over what is there."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from newswire_ops.commands.config import app
from newswire_ops.configuration.environment_file import VARIABLES
from newswire_shared.contracts.errors import UsageError
from typer.testing import CliRunner, Result


def init(file: Path | str) -> Result:
    return CliRunner().invoke(app, ["init", "--file", str(file)])


def secrets_of(text: str) -> dict[str, str]:
    found = dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))
    assert set(found) == {variable.name for variable in VARIABLES if variable.is_secret}
    return found


def test_init_writes_different_secrets_that_only_the_owner_can_read(tmp_path: Path) -> None:
    result = init(tmp_path / ".env")
    secrets = secrets_of((tmp_path / ".env").read_text("utf-8"))
    assert result.exit_code == 0 and "docker compose up" in result.output
    assert len(set(secrets.values())) == len(secrets)
    assert all(re.fullmatch(r"[\w-]{32}", secret, re.ASCII) for secret in secrets.values()), "fit for an address"
    assert not any(secret in result.output for secret in secrets.values())
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_init_leaves_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("REDIS_PASSWORD=in-use\n", "utf-8")
    result = init(tmp_path / ".env")
    assert isinstance(result.exception, UsageError) and "left as it is" in str(result.exception)
    assert (tmp_path / ".env").read_text("utf-8") == "REDIS_PASSWORD=in-use\n"


def test_init_says_when_the_folder_is_missing(tmp_path: Path) -> None:
    result = init(tmp_path / "nowhere" / ".env")
    assert isinstance(result.exception, UsageError) and "cannot be written" in str(result.exception)


def test_init_can_print_for_a_pipe() -> None:
    assert len(secrets_of(init("-").output)) == 3
