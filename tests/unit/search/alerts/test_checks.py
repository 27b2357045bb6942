"""What the doctor says of alerts."""

from __future__ import annotations

from newswire_search.alerts.delivery import Answered
from newswire_search.alerts.ports import Followed
from newswire_search.checks import finding
from newswire_shared.running.checks import Verdict
from unit.search.alerts.world import AlertWorld


def test_it_names_those_that_reach_nobody() -> None:
    world = AlertWorld()
    show = world.desk.show
    assert finding(show.all(), show.followed()).found == "there are none"
    alert = world.add()
    assert finding(show.all(), show.followed()).verdict is Verdict.FINE
    assert finding(show.all(), Followed(None)).verdict is Verdict.ODD
    world.webhook.answers = [Answered(False, 500)]
    world.index("a")
    for _ in range(5):
        world.delivered()
        world.memory.clock.sleep(1000)
    failing = finding(show.all(), show.followed())
    assert failing.verdict is Verdict.ODD and alert.id in failing.found and alert.id in failing.advice
    world.edit.disable(alert.id, "by hand")
    assert finding(show.all(), show.followed()).verdict is Verdict.FINE
