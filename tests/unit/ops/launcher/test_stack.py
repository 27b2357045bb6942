"""One stack a data folder, and workers started as the topology says."""

from __future__ import annotations

import stat
from itertools import pairwise
from pathlib import Path

import pytest
from newswire_ops.launcher.stack import sole_stack
from newswire_ops.launcher.workers import host_node, worker_argv
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.topology import GROUPS, WorkerGroup
from newswire_shared.running.embedded.process_marks import own_mark
from newswire_shared.running.embedded.stack_address import StackAddress, write_stack


def test_a_data_folder_is_held_by_one_stack_at_a_time(tmp_path: Path) -> None:
    run_dir = tmp_path / "data" / "run"
    with sole_stack(run_dir):
        with pytest.raises(UsageError, match=f"a stack runs in {tmp_path}/data already"), sole_stack(run_dir):
            raise AssertionError("two stacks hold one folder")
        with sole_stack(tmp_path / "other"):
            pass
    with sole_stack(run_dir):
        pass


def test_who_is_refused_is_told_where_the_running_stack_is(tmp_path: Path) -> None:
    own = own_mark()
    write_stack(tmp_path, StackAddress(own.pid, "redis://127.0.0.1:6390/0", "http://127.0.0.1:8080", own.started))
    with sole_stack(tmp_path), pytest.raises(UsageError) as refused, sole_stack(tmp_path):
        pass
    assert f"(process {own.pid}, http://127.0.0.1:8080): use it, or stop it" in str(refused.value)


def test_a_password_is_not_told_and_its_file_is_the_owner_s_alone(tmp_path: Path) -> None:
    own = own_mark()
    write_stack(tmp_path, StackAddress(own.pid, "redis://:secret@127.0.0.1:6390/0", "", own.started))
    with sole_stack(tmp_path), pytest.raises(UsageError) as refused, sole_stack(tmp_path):
        pass
    assert "redis://:********@127.0.0.1:6390/0" in str(refused.value)
    assert stat.S_IMODE((tmp_path / "stack.json").stat().st_mode) == 0o600


def test_the_folder_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), sole_stack(tmp_path):
        raise KeyError("x")
    with sole_stack(tmp_path):
        pass


def test_workers_of_one_group_on_one_machine_are_told_apart_by_their_names() -> None:
    assert host_node("enrich", "") == "enrich@%h"
    assert host_node("enrich", "second") == "enrich@%h-second"
    for name in ("a b", "a@b", "%n", "x" * 41):
        with pytest.raises(UsageError, match="is no name of a worker"):
            host_node("enrich", name)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_worker_drains_its_group_s_queues_in_the_order_of_the_table(group: WorkerGroup) -> None:
    argv = worker_argv(group, "node", 3, "INFO")
    options = dict(pairwise(argv))
    assert (options["-A"], options["-P"], options["-c"]) == (group.app, group.pool, "3")
    assert options["-Q"] == ",".join(group.queues)
    assert ("--time-limit" in argv) is (group.pool == "prefork")
