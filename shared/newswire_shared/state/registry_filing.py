"""The registry's filing: articles whose looks have ended, and other addresses of theirs, move from Redis into files.

A run is written, made to last, and gets its name; then Redis is told of it, and only what has not changed since it was
read leaves.  Every step can be repeated, and a process that is killed between two leaves what it read where it was.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import structlog

from newswire_shared.contracts.errors import TransientError
from newswire_shared.registry_files.rows import KeptRow
from newswire_shared.registry_files.run_folder import path_of
from newswire_shared.registry_files.run_merging import clear, merge
from newswire_shared.registry_files.run_writing import write_run
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS

log = structlog.get_logger(__name__)
A_RUN = 20_000  # rows: 6 MB of Redis that what is known takes beside the files, and a second of work
EVERY_S = 3600  # few rows are filed so often: no more than an hour of them is lost with Redis
LEASE_S = 120  # ten times what a run takes; two that file at once do no harm
FACTS, TIE = "s", "t"
A_CALL = 500  # rows a call, so that no other waits for more than some milliseconds
SHARDS_A_CALL = 4096  # empty ones cost a third of a microsecond


@dataclass(frozen=True, slots=True)
class Held:
    """What Redis holds of a key: facts, all or some, or the article that it was tied to."""

    kind: str
    key: bytes
    value: bytes
    is_whole: bool = False

    @property
    def row(self) -> KeptRow:
        return KeptRow(alias=self.value) if self.kind == TIE else KeptRow((self.value,), self.is_whole)


class RegistryFiling:
    """The filing of what is known, in steps of a run; nothing happens where there is no folder for files."""

    def __init__(self, state: State, a_run: int = A_RUN, every_s: float = EVERY_S) -> None:
        self._state, self._a_run, self._every_ms = state, a_run, int(every_s * 1000)
        self._thread: threading.Thread | None = None

    def __call__(self) -> None:
        """Begin a step beside other work where one is due and none is under way."""
        if self._thread and self._thread.is_alive():
            return
        if self._state.files.folder and self.is_due():
            self._thread = threading.Thread(target=self._step_or_say_why, name="registry-filing", daemon=True)
            self._thread.start()

    def is_due(self) -> bool:
        """Whether a step is due; of all processes one is told so."""
        return bool(self._state.call(SCRIPTS["filing_turn"], self._a_run, self._every_ms, LEASE_S * 1000))

    def step(self) -> int:
        """File up to a run, and answer how many rows were."""
        with translated():
            version, shard = self._state.client.hmget(keys.REGISTRY_FILES(), "version", "shard")
        known = self._state.files.look(int(version or 0))
        number = known.version + 1  # before anything is read: what a later run has was read later
        onward, held = self._held(int(shard or 0))
        if held and not self._filed(number, held):
            return 0
        self._state.call(SCRIPTS["filing_rest"], onward)
        return len(held)

    def _step_or_say_why(self) -> None:
        try:
            log.debug("registry.filed", rows=self.step())
        except (TransientError, OSError) as error:
            log.warning("registry.not_filed", error=str(error))

    def _filed(self, number: int, held: Sequence[Held]) -> bool:
        folder = self._state.files.folder
        assert folder is not None
        rows = sorted((key, row.packed()) for key, row in _rows(held).items())
        if not write_run(path_of(folder, number, number), rows, len(rows)):
            return False  # another process was as far, and files the rest
        for begin in range(0, len(held), A_CALL):
            words = [word for each in held[begin : begin + A_CALL] for word in (each.kind, each.key, each.value)]
            self._state.call_raw(SCRIPTS["filing_done"], number, *words)
        while merge(self._state.files.look(number)):
            self._state.files.look(number)
        clear(folder)
        return True

    def _held(self, shard: int) -> tuple[int, list[Held]]:
        """The shard where the next step begins, -1 for none, and what Redis holds up to there."""
        words = self._state.call_raw(SCRIPTS["filing_ties"], self._a_run)
        held = [Held(TIE, key, article) for key, article in zip(words[::2], words[1::2], strict=True)]
        while shard >= 0 and len(held) < self._a_run:
            shard, *words = self._state.call_raw(SCRIPTS["filing_shelf"], shard, A_CALL, SHARDS_A_CALL)
            found = zip(words[::3], words[1::3], words[2::3], strict=True)
            held += [Held(FACTS, key, packed, bool(whole)) for key, packed, whole in found]
        return shard, held


def _rows(held: Sequence[Held]) -> Mapping[bytes, KeptRow]:
    rows: dict[bytes, KeptRow] = {}
    for each in held:
        rows[each.key] = rows.get(each.key, KeptRow()).below(each.row)
    return rows
