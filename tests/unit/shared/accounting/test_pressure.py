"""The pressure is asked for once a second, however many ask."""

from __future__ import annotations

from newswire_shared.accounting.pressure import LATELY_S, LatelyAsked
from newswire_shared.testing import FakeClock


class Counted:
    """A Pressure that counts how often it was asked."""

    def __init__(self) -> None:
        self.why, self.asked = "", 0

    def reason(self) -> str:
        self.asked += 1
        return self.why


def test_a_reason_is_asked_for_once_and_again_after_a_second() -> None:
    pressure, clock = Counted(), FakeClock()
    lately = LatelyAsked(pressure, clock)
    assert [lately.reason() for _ in range(9)] == [""] * 9
    pressure.why = "full"
    assert (lately.reason(), pressure.asked) == ("", 1)
    clock.sleep(LATELY_S)
    assert [lately.reason() for _ in range(9)] == ["full"] * 9 and pressure.asked == 2
