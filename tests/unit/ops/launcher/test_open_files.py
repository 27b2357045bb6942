"""A stack whose broker could not take all of its workers is refused before anything starts."""

from __future__ import annotations

import resource

import pytest
from newswire_ops.launcher.open_files import LEAST, check_open_files
from newswire_shared.contracts.errors import UsageError


@pytest.mark.parametrize("most", [LEAST, resource.RLIM_INFINITY])
def test_as_many_files_as_are_needed_are_enough(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (most, resource.RLIM_INFINITY))
    check_open_files()


def test_too_few_are_told_with_the_command_that_raises_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (64, 64))
    with pytest.raises(UsageError, match=f"64 files open here.*`ulimit -n {LEAST}`"):
        check_open_files()
