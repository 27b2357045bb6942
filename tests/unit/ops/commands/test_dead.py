"""`newswire dead`: letters are listed, shown, sent back, given up and exported, those that were meant alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from newswire_ops.accounting.letters import every
from newswire_ops.commands.dead import app
from newswire_ops.ports import RunningStack
from newswire_shared.accounting.dead_letters import DeadLetter, unreadable_letter
from newswire_shared.contracts.errors import PermanentError, UsageError
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.contracts.topology import ENRICH
from newswire_shared.testing import FakeDeadLetters, Memory, RecordingPublisher
from typer.testing import CliRunner, Result
from unit.ops.accounting.test_letters import bury
from unit.ops.samples import operator_of, stack_of


class Office:
    """An operator over letters in memory."""

    def __init__(self) -> None:
        self.memory, self.publisher = Memory(), RecordingPublisher()

    @property
    def stack(self) -> RunningStack:
        return replace(stack_of(self.memory), publisher=self.publisher)

    def runs(self, *words: str, answer: str | None = None) -> Result:
        return CliRunner().invoke(app, words, obj=operator_of(self.stack), input=answer)

    def says(self, *words: str, answer: str | None = None) -> str:
        done = self.runs(*words, answer=answer)
        assert done.exit_code == 0, done.output
        return done.output

    def state(self, letter: DeadLetter) -> str:
        return str(self.memory.captures[letter.capture_id]["state"])

    def bury_unreadable(self) -> DeadLetter:
        letter = unreadable_letter(ENRICH, "no message", PermanentError("it is none"))
        FakeDeadLetters(self.memory).bury(letter)
        return letter


@pytest.fixture
def office() -> Office:
    return Office()


def test_letters_are_listed_in_rows_in_groups_and_for_machines(office: Office) -> None:
    assert office.says("list") == "there are no dead letters\n"
    letters = [bury(office.memory, name) for name in "ab"] + [bury(office.memory, "c", source="linn")]
    listed = office.says("list")
    assert all(letter.id[:8] in listed for letter in letters)
    assert office.says("list", "--group").count("ValueError") == 1
    found = [json.loads(line)["id"] for line in office.says("list", "--json", "--source", "saltmere").splitlines()]
    assert found == [letters[1].id, letters[0].id]
    assert office.says("list", "--stage", "index") == "there are no dead letters\n"


def test_one_letter_is_shown_to_people_and_to_machines(office: Office) -> None:
    letter = bury(office.memory, "a")
    assert letter.error in office.says("show", letter.id[:10])
    assert json.loads(office.says("show", letter.id, "--json"))["message"] == letter.message


def test_a_dry_run_replays_nothing(office: Office) -> None:
    letter = bury(office.memory, "a")
    assert office.says("replay", "--dry-run") == "1 would be replayed\n"
    assert (office.state(letter), office.publisher.messages) == (End.DEAD, [])


def test_what_was_chosen_is_replayed_and_nothing_else(office: Office) -> None:
    chosen, other = bury(office.memory, "a"), bury(office.memory, "b", source="linn")
    assert office.says("replay", "--source", "saltmere", "--rate", "1000") == "1 replayed\n"
    assert (office.state(chosen), office.state(other)) == (Stage.ENRICH, End.DEAD)
    assert office.says("replay", other.id, "--rate", "1000") == "1 replayed\n"
    assert len(office.publisher.messages) == 2


def test_what_holds_no_message_is_not_replayed_and_said_to_be_left(office: Office) -> None:
    unreadable = office.bury_unreadable()
    bury(office.memory, "a")
    said = office.says("replay", "--rate", "1000")
    assert "1 hold no message to be sent again: `newswire dead drop` ends them" in said and "1 replayed" in said
    assert [*office.memory.letters] == [unreadable.id]
    assert "0 would be replayed" in office.says("replay", unreadable.id, "--dry-run")


def test_a_replay_without_unreadable_letters_says_nothing_of_them(office: Office) -> None:
    bury(office.memory, "a")
    assert "hold no message" not in office.says("replay", "--rate", "1000")


def test_letters_are_dropped_after_a_yes_and_not_before(office: Office) -> None:
    letter = bury(office.memory, "a")
    assert office.runs("drop", answer="n\n").exit_code == 1
    assert [*office.memory.letters] == [letter.id]
    assert "1 dropped" in office.says("drop", answer="y\n")
    assert office.memory.letters == {} and office.state(letter) == End.DEAD
    assert office.says("drop") == "0 dropped\n", "there is nothing to ask about"


def test_only_the_chosen_are_dropped(office: Office) -> None:
    bury(office.memory, "a")
    other = bury(office.memory, "b", source="linn")
    assert office.says("drop", "--yes", "--source", "saltmere") == "1 dropped\n"
    assert [*office.memory.letters] == [other.id]


def test_all_letters_are_written_to_a_file(office: Office, tmp_path: Path) -> None:
    letters = [bury(office.memory, name).id for name in "ab"]
    file = tmp_path / "dead.jsonl"
    assert office.says("export", str(file)) == f"2 written to {file}\n"
    assert [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()] == letters[::-1]
    failed = office.runs("export", str(tmp_path / "nowhere" / "dead.jsonl")).exception
    assert isinstance(failed, UsageError) and "cannot be written: No such file" in str(failed)


def test_an_export_has_all_letters_however_many(office: Office, tmp_path: Path) -> None:
    letter = bury(office.memory, "a")
    office.memory.letters.update({f"{n}:enrich": replace(letter, id=f"{n}:enrich") for n in range(10_000)})
    assert office.says("export", str(tmp_path / "dead.jsonl")).startswith("10001 written")


def test_an_export_leaves_out_what_somebody_drops_meanwhile(office: Office, tmp_path: Path) -> None:
    first, last = (bury(office.memory, name) for name in "ab")
    found = every(office.stack.dead_letters)
    assert next(found) == last
    office.stack.dead_letters.drop(first, 1)
    assert [*found] == []


def test_what_somebody_drops_meanwhile_is_neither_chosen_nor_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, kept = (bury(office.memory, name) for name in "ab")
    letters = office.stack.dead_letters
    monkeypatch.setattr(letters, "ids", lambda limit=0: [gone.id, kept.id])  # as they were a moment ago
    letters.drop(gone, 1)
    assert office.says("drop", "--yes") == "1 dropped\n"
    assert office.says("replay") == "0 replayed\n"


def test_letters_for_machines_keep_their_own_letters(office: Office, tmp_path: Path) -> None:
    letter = bury(office.memory, "a", source="züri")
    office.says("export", str(tmp_path / "dead.jsonl"))
    for text in ((tmp_path / "dead.jsonl").read_text("utf-8"), office.says("list", "--json"),
                 office.says("show", letter.id, "--json")):  # fmt: skip
        assert '"züri"' in text


def test_what_is_chosen_by_its_stage_is_not_chosen_by_its_source(office: Office) -> None:
    first = bury(office.memory, "a", source="enrich")
    bury(office.memory, "b", at=Stage.INDEX)
    found = [json.loads(line)["id"] for line in office.says("list", "--json", "--stage", "enrich").splitlines()]
    assert found == [first.id]
    assert "1 would be replayed" in office.says("replay", "--dry-run", "--stage", "index", "--source", "saltmere")


@pytest.mark.parametrize("words", [("--stage", "nowhere"), ("--source", "nobody")])
@pytest.mark.parametrize("command", ["list", "replay", "drop"])
def test_a_stage_or_source_that_nobody_knows_is_refused(office: Office, command: str, words: tuple[str, str]) -> None:
    bury(office.memory, "a")
    refused = office.runs(command, *words).exception
    assert isinstance(refused, UsageError) and words[1] in str(refused)
    assert len(office.memory.letters) == 1
