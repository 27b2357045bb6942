"""A worker waits for an engine that is still starting, and not for ever."""

from __future__ import annotations

import pytest
from newswire_index.engine.installation import PAUSE_S, install_patiently
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.testing import FakeClock


class Starting(InMemoryIndex):
    """An index that comes up after some tries."""

    def __init__(self, failures: int, error: Exception | None = None) -> None:
        super().__init__()
        self.failures, self.tries = failures, 0
        self.error = error or TransientError("it is starting")

    def install(self) -> None:
        self.tries += 1
        if self.tries <= self.failures:
            raise self.error


@pytest.mark.parametrize("failures", [0, 1, 7])
def test_the_index_is_installed_as_soon_as_the_engine_is_there(failures: int) -> None:
    index, clock = Starting(failures), FakeClock()
    install_patiently(index, clock)
    assert index.tries == failures + 1
    assert clock.monotonic_s() == failures * PAUSE_S


def test_an_engine_that_never_comes_up_ends_the_wait_with_its_error() -> None:
    index, clock = Starting(1000), FakeClock()
    with pytest.raises(TransientError, match="it is starting"):
        install_patiently(index, clock, patience_s=10)
    assert 10 <= clock.monotonic_s() <= 12


def test_what_no_wait_can_mend_is_raised_at_once() -> None:
    index, clock = Starting(1000, UsageError("a newer schema")), FakeClock()
    with pytest.raises(UsageError):
        install_patiently(index, clock)
    assert (index.tries, clock.monotonic_s()) == (1, 0)
