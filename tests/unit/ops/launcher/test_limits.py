"""A stack that would not live within the limits of its process is refused before anything starts."""

from __future__ import annotations

import resource

import pytest
from newswire_ops.launcher.limits import LEAST_BYTES, LEAST_FILES, check_limits
from newswire_shared.contracts.errors import UsageError

ENOUGH = {resource.RLIMIT_NOFILE: LEAST_FILES, resource.RLIMIT_FSIZE: LEAST_BYTES}


def limit_to(monkeypatch: pytest.MonkeyPatch, limits: dict[int, int]) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda which: (limits[which], resource.RLIM_INFINITY))


@pytest.mark.parametrize("limits", [ENOUGH, dict.fromkeys(ENOUGH, resource.RLIM_INFINITY)])
def test_as_much_as_is_needed_is_enough(monkeypatch: pytest.MonkeyPatch, limits: dict[int, int]) -> None:
    limit_to(monkeypatch, limits)
    check_limits()


@pytest.mark.parametrize(
    ("which", "most", "words"),
    [
        (resource.RLIMIT_NOFILE, 64, f"64 files open here.*`ulimit -n {LEAST_FILES}`"),
        (resource.RLIMIT_FSIZE, 409_600, "a file may have 409,600 bytes here.*`ulimit -f unlimited`"),
    ],
)
def test_too_little_is_told_with_the_command_that_raises_it(
    monkeypatch: pytest.MonkeyPatch, which: int, most: int, words: str
) -> None:
    limit_to(monkeypatch, ENOUGH | {which: most})
    with pytest.raises(UsageError, match=words):
        check_limits()
