"""`newswire rejected`: what was rejected is listed by choice, and taken in again where that may come to something."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from newswire_ops.commands.rejected import app
from newswire_ops.ports import RunningStack
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import Memory, RecordingPublisher
from typer.testing import CliRunner
from unit.ops.samples import accept, operator_of, stack_of

ALWAYS = ("--since", "36500d")  # the clock of the memory stands in the past


class Shelf:
    """An operator over rejected captures in memory."""

    def __init__(self) -> None:
        self.memory, self.publisher = Memory(), RecordingPublisher()

    @property
    def stack(self) -> RunningStack:
        return replace(stack_of(self.memory), publisher=self.publisher)

    def reject(self, name: str, reason: Reason = Reason.TOO_SHORT, source: str = "saltmere") -> str:
        self.memory.clock.sleep(1)
        at = Stage.ENRICH if reason in (Reason.TOO_SHORT, Reason.NOT_AN_ARTICLE) else Stage.FETCH
        return accept(
            self.memory, name, source, End.REJECTED, reason=reason, stage=at, ref="raw" * (at is Stage.ENRICH)
        )

    def says(self, *words: str) -> str:
        done = CliRunner().invoke(app, words, obj=operator_of(self.stack))
        if isinstance(done.exception, UsageError):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    def state(self, capture: str) -> str:
        return str(self.memory.captures[capture]["state"])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_what_was_rejected_is_listed_in_rows_in_groups_and_for_machines(shelf: Shelf) -> None:
    assert shelf.says() == "nothing was rejected\n"
    captures = [shelf.reject(name) for name in "ab"] + [shelf.reject("c", Reason.ROBOTS, "linn")]
    listed = shelf.says(*ALWAYS)
    assert all(capture[:12] in listed for capture in captures)
    assert listed.index(captures[2][:12]) < listed.index(captures[0][:12]), "the newest first"
    groups = [line.split() for line in shelf.says(*ALWAYS, "--group").splitlines()]
    assert ["2", "saltmere", "too", "short", "https://saltmere.example/b"] in groups
    (told,) = map(json.loads, shelf.says(*ALWAYS, "--json", "--reason", "robots").splitlines())
    assert (told["capture_id"], told["reason"], told["source"]) == (captures[2], "robots", "linn")
    assert len(shelf.says(*ALWAYS, "--json", "--limit", "2").splitlines()) == 2


def test_the_chosen_ones_alone_are_taken_in_again(shelf: Shelf) -> None:
    short, other, gone = shelf.reject("a"), shelf.reject("b", source="linn"), shelf.reject("c", Reason.GONE)
    choice = (*ALWAYS, "--source", "saltmere", "--reason", "too short", "--though")
    assert shelf.says("replay", *choice, "--dry-run") == "1 would be taken in again\n"
    assert shelf.publisher.published == []
    assert "1 taken in again" in shelf.says("replay", *choice)
    assert [shelf.state(each) for each in (short, other, gone)] == ["enrich", "rejected", "rejected"]
    assert shelf.memory.captures[short]["though"] == "too short"
    assert len(shelf.publisher.published) == 1


def test_an_address_goes_back_to_be_fetched_without_a_message(shelf: Shelf) -> None:
    capture = shelf.reject("a", Reason.ROBOTS)
    assert "1 taken in again" in shelf.says("replay", capture[:10])
    assert (shelf.state(capture), shelf.publisher.published) == ("fetch", [])
    assert "though" not in shelf.memory.captures[capture]


def test_only_what_is_a_judgement_of_ours_can_be_overruled(shelf: Shelf) -> None:
    capture = shelf.reject("a", Reason.ROBOTS)
    with pytest.raises(UsageError, match="--though is for not an article and too short, and not for robots"):
        shelf.says("replay", capture, "--though")
    assert shelf.state(capture) == "rejected"


def test_what_was_taken_down_stays_out(shelf: Shelf) -> None:
    capture = shelf.reject("a", Reason.TAKEN_DOWN)
    assert "1 were taken down or retired, and stay out" in shelf.says("replay", capture)
    assert shelf.state(capture) == "rejected"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("replay",), "name a capture, or choose by --reason or --source"),
        (("replay", "ffff"), "no rejected capture begins with ffff"),
        (("--reason", "to short"), "'to short' is no reason; did you mean 'too short'?"),
        (("--since", "yesterday"), "'yesterday' is no span of time: write 30m, 24h or 7d"),
        (("--source", "nope"), "nothing is known of the source nope"),
    ],
)
def test_what_is_asked_wrongly_is_said(shelf: Shelf, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        shelf.says(*words)
    assert said in str(caught.value)


def test_the_beginning_of_an_id_has_to_be_of_one(shelf: Shelf) -> None:
    captures = [shelf.reject(f"k{n}") for n in range(17)]  # of which two begin alike
    first = next(each[0] for each in captures if sum(other[0] == each[0] for other in captures) > 1)
    with pytest.raises(UsageError, match="give more of the id"):
        shelf.says("replay", first)
