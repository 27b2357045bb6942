"""The sources that discovery proposes for made-up sites, against those that are right.

    .venv/bin/python -m benchmarks.discovery [--half develop|judge] [--each 4] [--seed 1]

The sites are served on loopback under names of their own.  Half of them were used while the ranking was written, the
other half, chosen by a hash of their names, judges it.
"""

from __future__ import annotations

import argparse
import hashlib
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from newswire_ingest.composition import Scouting
from newswire_ingest.discovery.discover import Found
from newswire_ingest.settings import IngestSettings
from newswire_ingest.web.urllib3_fetcher import FetchLimits, Urllib3Fetcher
from newswire_shared.contracts.settings import load
from newswire_shared.web.address_guard import AddressGuard
from web_server import WebServer

from benchmarks.made_sites.plots import MadeSite
from benchmarks.made_sites.sites import sites

HALVES = ("develop", "judge")


@dataclass(frozen=True)
class Verdict:
    """What was found for a site."""

    site: MadeSite
    found: Found

    @property
    def first(self) -> str:
        return self.found.proposals[0].address if self.found.proposals else ""

    @property
    def is_right(self) -> bool:
        """The right source first; where there is none, none and a reason."""
        return self.first in self.site.right if self.site.right else not self.first and bool(self.found.reason)


def half_of(site: MadeSite) -> str:
    return HALVES[hashlib.sha256(site.name.encode()).digest()[0] % 2]


def to_loopback(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
    """Every name is this machine's."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def judged(half: str | None, each: int, seed: int) -> Iterator[Verdict]:
    """The verdict on each site of a half, or of both."""
    fetcher = Urllib3Fetcher(
        AddressGuard((ip_network("127.0.0.0/8"),), to_loopback), FetchLimits(5_000_000, 10), "newswire/0.1"
    )
    settings = load(IngestSettings, {"NEWSWIRE_INGEST_HOST_DELAY_S": "0"})  # the server is made for this
    with WebServer({}) as web:
        for site in sites(int(web.address.rpartition(":")[2]), each, seed):
            if half in (None, half_of(site)):
                web.replies = dict(site.replies)
                yield Verdict(site, Scouting.alone(settings, fetcher).discover(site.asked))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quiet", action="store_true")
    chosen = parser.parse_args(arguments)
    verdicts = list(judged(chosen.half, chosen.each, chosen.seed))
    for verdict in verdicts:
        if not verdict.is_right and not chosen.quiet:
            print(f"{verdict.site.name}: {verdict.first or verdict.found.reason} instead of {verdict.site.right}")
    for half in HALVES:
        own = [verdict for verdict in verdicts if half_of(verdict.site) == half]
        if own:
            right, asked = sum(verdict.is_right for verdict in own), sum(v.found.requests for v in own)
            print(f"{half}: {right} of {len(own)} right, {asked / len(own):.1f} addresses asked a site")


if __name__ == "__main__":
    main()
