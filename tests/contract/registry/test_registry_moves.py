"""Whatever happens in whatever order, Redis and the registry's files together say what a dictionary says."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from examples import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_filing import RegistryFiling

from contract.filed_articles import (
    Killed,
    MortalState,
    beside,
    filed,
    key,
    offered,
    state_url,
)
from contract.states import Stores, in_memory, in_redis

pytest_plugins = ["redis_server", "contract.filed_articles"]


class Moves(RuleBasedStateMachine):
    """Two processes, one that files and may be killed, and a model in dictionaries."""

    state: State
    folder: Path

    @initialize()
    def begin(self) -> None:
        self.state.client.flushall()
        self.state.check_version()
        for path in self.folder.glob("*") if self.folder.is_dir() else ():
            path.unlink()
        self.state.files = RunFolder(self.folder)
        self.model = in_memory()
        self.processes = [in_redis(self.state), beside(self.state, self.folder)]
        self.mortal = MortalState(state_url(self.state), files=RunFolder(self.folder))
        self.model.upgrade.step()
        self.seen, self.open = 0, list[str]()

    def both(self, process: int) -> tuple[Stores, Stores]:
        return self.model, self.processes[process]

    @rule(number=st.integers(0, 5), slot=st.sampled_from(["first", "first", "push", "recheck-1", "recheck-2"]),
          run=st.sampled_from(["", "", "r"]), process=st.integers(0, 1))  # fmt: skip
    def offer(self, number: int, slot: str, run: str, process: int) -> None:
        model, real = (offered(stores, number, slot, run) for stores in self.both(process))
        assert model == real
        if real.is_new:
            self.open.append(real.capture_id)
            self.seen += 1
            record = self.processes[process].ledger.record(real.capture_id)
            assert record and record.article_id == real.article_id
            if len(self.model.ledger.captures_of(real.article_id)) == 1:
                self.note_seen(real.article_id)

    def note_seen(self, article_id: str) -> None:
        """When it was seen first, so that no two were at once."""
        for stores in (self.model, self.processes[0]):
            stores.registry.note_all({article_id: {"first_seen_ms": str(self.seen)}})

    @rule(place=st.integers(0, 99), process=st.integers(0, 1),
          end=st.sampled_from([(End.INDEXED, None), (End.UNCHANGED, None), (End.REJECTED, Reason.HTTP_ERROR),
                               (Stage.ENRICH, None), (Stage.INDEX, None)]))  # fmt: skip
    def advance(self, place: int, process: int, end: tuple[End | Stage, Reason | None]) -> None:
        if self.open:
            capture = self.open[place % len(self.open)]
            to, reason = end
            states = {stores.ledger.advance(capture, to, reason=reason) for stores in self.both(process)}
            assert len(states) == 1
            if states & set(End):
                self.open.remove(capture)

    @rule(number=st.integers(0, 5), digest=st.sampled_from(["1", "2"]), process=st.integers(0, 1))
    def note(self, number: int, digest: str, process: int) -> None:
        if known := self.model.registry.find(key(number)):
            for stores in self.both(process):
                stores.registry.note_all({known.article_id: {"digest": digest}})

    @rule(one=st.integers(0, 5), other=st.integers(0, 5), process=st.integers(0, 1))
    def tie(self, one: int, other: int, process: int) -> None:
        if self.model.registry.find(key(other)):
            survivors = {stores.registry.tie(key(one), key(other)) for stores in self.both(process)}
            assert len(survivors) == 1

    @rule()
    def file(self) -> None:
        filed(self.state)

    @rule(steps=st.integers(0, 12))
    def file_and_die(self, steps: int) -> None:
        self.mortal.steps = steps
        with suppress(Killed):
            RegistryFiling(self.mortal, a_run=2).step()
        self.mortal.steps = None

    @invariant()
    def they_know_the_same(self) -> None:
        for number in range(6) if hasattr(self, "model") else ():
            found = [stores.registry.find(key(number)) for stores in (self.model, *self.processes)]
            shown = [known and replace(known, kept=_comparable(known)) for known in found]
            assert shown[0] == shown[1] == shown[2], f"of {number}"


def _comparable(known: KnownArticle) -> dict[str, str]:
    """Its facts without when it failed, which clocks decide."""
    return {**known.kept, **({"failed_ms": "then"} if "failed_ms" in known.kept else {})}


def test_whatever_happens_files_and_redis_say_what_a_dictionary_says(filed_state: State, run_folder: Path) -> None:
    machine = type("OfThisState", (Moves,), {"state": filed_state, "folder": run_folder})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples(24),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
