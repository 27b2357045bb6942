"""A worker starts when what it needs is there and is of its release."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.errors import NewswireError, SettingsError, TransientError
from newswire_shared.messaging.starting import PAUSE_S, REFUSED, passed
from structlog.testing import capture_logs


class Check:
    """Raises these one after another, and then holds."""

    def __init__(self, *faults: NewswireError) -> None:
        self.faults = [*faults]

    def __call__(self) -> None:
        if self.faults:
            raise self.faults.pop(0)


def test_what_passes_is_waited_for() -> None:
    waits: list[float] = []
    with capture_logs() as told:
        passed(Check(TransientError("Redis cannot be reached"), TransientError("it loads")), waits.append)
    assert waits == [PAUSE_S] * 2
    assert [line["why"] for line in told] == ["Redis cannot be reached", "it loads"]


def test_what_does_not_pass_ends_the_process_in_a_sentence() -> None:
    with capture_logs() as told, pytest.raises(SystemExit) as ended:
        passed(Check(SettingsError("the state is newer")))
    assert ended.value.code == REFUSED
    assert [(line["event"], line["why"]) for line in told] == [("worker.refused", "the state is newer")]
