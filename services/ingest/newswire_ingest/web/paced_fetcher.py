"""Requests of a command, each in its host's slot: beside the running stack, or one after another within the command."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import InvalidAddress, host_key
from newswire_shared.contracts.outcomes import Ended

from newswire_ingest.frontier.ports import HostPace
from newswire_ingest.web.ports import Answer, Fetcher

LONGEST_WAIT_S = 60.0  # a person waits: a host that rests for longer after failures is better asked later


@dataclass(frozen=True, slots=True)
class PacedFetcher:
    """A Fetcher that takes the host's slot before each request."""

    fetcher: Fetcher
    pace: HostPace
    clock: Clock

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        """Ask for an address once its host may be asked.

        Raises TransientError where that would take longer than a minute, and SiteFails.
        """
        try:
            host = host_key(url)
        except InvalidAddress:  # it is refused without a request
            return self.fetcher.fetch(url, headers, first_byte_s, enough_bytes)
        self._take_slot(host)
        try:
            return self.fetcher.fetch(url, headers, first_byte_s, enough_bytes)
        finally:
            self.pace.end_slot(host)

    def _take_slot(self, host: str) -> None:
        until_s = self.clock.monotonic_s() + LONGEST_WAIT_S
        while wait_s := self.pace.slot(host):
            if self.clock.monotonic_s() + wait_s > until_s:
                raise TransientError(f"{host} is busy or rests after failures: try again in {wait_s:.0f} s")
            self.clock.sleep(wait_s)


@dataclass(frozen=True, slots=True)
class OwnPace:
    """A HostPace of one command, where no stack runs that keeps the hosts' clocks."""

    delay_s: float
    clock: Clock
    delays: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    allowed_s: dict[str, float] = field(default_factory=dict)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Set a host's own delay."""
        self.delays[host] = delay_s

    def slot(self, host: str) -> float:
        """Take a slot, or name the wait."""
        now_s = self.clock.monotonic_s()
        wait_s = self.allowed_s.get(host, now_s) - now_s
        if wait_s > 0:
            return wait_s
        self.end_slot(host)
        return 0.0

    def end_slot(self, host: str) -> None:
        """Let the host rest from now on."""
        self.allowed_s[host] = self.clock.monotonic_s() + max(self.delay_s, self.delays[host])
