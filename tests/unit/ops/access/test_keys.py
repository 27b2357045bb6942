"""Keys are made once, shown once, and revoked by name or id."""

from __future__ import annotations

import json

import pytest
from newswire_ops.access.keys import KeyEditor, read_records
from newswire_ops.commands.keys import app
from newswire_shared.accounting.access_keys import AccessKey, Denial, KeyCheck, Right
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.testing import FakeAccessKeys, Memory, RecordingPublisher
from typer.testing import CliRunner
from unit.ops.samples import operator_of, stack_of


def editor(memory: Memory) -> KeyEditor:
    return KeyEditor(FakeAccessKeys(memory), RecordingPublisher())


def test_a_key_opens_what_it_may_and_its_record_holds_no_secret() -> None:
    memory = Memory()
    keys = editor(memory)
    key, text = keys.add("cms", "desk", (Right.PUSH,))
    assert KeyCheck(keys.keys)(text, Right.PUSH) == key
    keys.revoke("cms")
    assert isinstance(keys.publisher, RecordingPublisher)
    first, second = keys.publisher.messages
    assert isinstance(first, RecordChanged) and isinstance(second, RecordChanged)
    assert (first.kind, first.name, first.revision, second.revision) == ("key", key.id, 1, 2)
    assert text.rpartition("_")[2] not in first.model_dump_json() + second.model_dump_json()
    assert second.record and second.record["revoked_ms"] > 0


def test_a_name_is_one_key_in_force() -> None:
    keys = editor(Memory())
    first, _ = keys.add("cms", "desk", (Right.PUSH,))
    with pytest.raises(UsageError, match="already"):
        keys.add("cms", "desk", (Right.PUSH,))
    keys.revoke(first.id)
    keys.add("cms", "desk", (Right.PUSH,))
    with pytest.raises(UsageError, match="no key nobody in force; there are: cms"):
        keys.revoke("nobody")


@pytest.mark.parametrize("name", ["", "Big", "a/b", "a b", "x" * 64, "-a", "a\n"])
def test_a_name_is_one_that_buckets_and_addresses_can_hold(name: str) -> None:
    with pytest.raises(UsageError, match="no name for a source"):
        editor(Memory()).add("cms", name, (Right.PUSH,))


def test_the_command_shows_a_key_once_and_lists_it_without() -> None:
    memory = Memory()
    operator, run = operator_of(stack_of(memory)), CliRunner()
    shown = run.invoke(app, ["add", "cms", "--source", "desk", "--json"], obj=operator)
    text = json.loads(shown.stdout)["key"]
    assert isinstance(KeyCheck(FakeAccessKeys(memory))(text, Right.PUSH), AccessKey)
    listed = run.invoke(app, ["list"], obj=operator).stdout
    assert "cms" in listed and "in force" in listed and text not in listed
    (row,) = map(json.loads, run.invoke(app, ["list", "--json"], obj=operator).stdout.splitlines())
    assert row["rights"] == ["push"] and "digest" not in row and row["used_ms"] > 0
    assert run.invoke(app, ["revoke", "cms"], obj=operator).exit_code == 0
    assert "revoked" in run.invoke(app, ["list"], obj=operator).stdout


def test_a_key_has_the_scopes_that_it_was_made_with_and_no_other() -> None:
    memory = Memory()
    operator, run = operator_of(stack_of(memory)), CliRunner()
    made = run.invoke(app, ["add", "desk", "--scope", "read", "--right", "operate"], obj=operator)
    check, text = KeyCheck(FakeAccessKeys(memory)), made.stdout.splitlines()[0]
    assert "It may read, operate." in made.stderr and "counted under" not in made.stderr
    assert [isinstance(check(text, right), AccessKey) for right in (Right.READ, Right.OPERATE)] == [True, True]
    assert check(text, Right.PUSH) is Denial.LACKS_RIGHT
    assert "read, operate" in run.invoke(app, ["list"], obj=operator).stdout
    assert run.invoke(app, ["add", "other", "--scope", "write"], obj=operator).exit_code == 2


def test_lost_keys_come_back_from_their_records_and_none_that_was_revoked() -> None:
    keys = editor(Memory())
    _, text = keys.add("cms", "desk", (Right.PUSH,))
    keys.add("old", "desk", (Right.PUSH,))
    keys.revoke("old")
    assert isinstance(keys.publisher, RecordingPublisher)
    last = {m.name: m for m in keys.publisher.messages if isinstance(m, RecordChanged)}  # as the index keeps them
    lines = "".join(
        json.dumps({n: getattr(m, n) for n in ("kind", "name", "revision", "record")}) + "\n" for m in last.values()
    )
    memory = Memory()
    operator, run = operator_of(stack_of(memory)), CliRunner()
    assert "2 keys are back" in run.invoke(app, ["restore", "-"], obj=operator, input=lines).stdout
    assert isinstance(KeyCheck(FakeAccessKeys(memory))(text, Right.PUSH), AccessKey)
    assert FakeAccessKeys(memory).all() == keys.keys.all()
    assert "0 keys are back" in run.invoke(app, ["restore", "-"], obj=operator, input=lines).stdout


@pytest.mark.parametrize("line", ["{", '{"kind": "source", "name": "a", "revision": 1, "record": {}}', "7",
                                  '{"kind": "key", "name": "a", "revision": 1, "record": {"id": "a"}}'])  # fmt: skip
def test_what_is_no_record_of_a_key_is_told(line: str) -> None:
    with pytest.raises(UsageError, match="line 1 is no record of a key"):
        list(read_records([line]))
