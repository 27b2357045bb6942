"""Turns at a host that are spent on robots.txt: each request for it is made in the line of the host that it goes to."""

from __future__ import annotations

from newswire_shared.contracts.identity import host_key

from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier
from newswire_ingest.robots.robots import Robots
from newswire_ingest.web.ports import SiteFails

OTHERS_ASK_S = 2.0  # to wait while another worker asks: as long as most answers take, and it costs no request


def learned(robots: Robots, frontier: Frontier, claimed: Claimed, url: str) -> ClaimEnd:
    """Use a turn for the robots.txt of an address, where that is to be asked for; what was claimed is in line again.

    Raises SiteFails while its server fails and nothing is known of its rules.
    """
    host, asks_at = host_key(url), host_key(robots.errand(url))
    if asks_at != claimed.host:
        return ClaimEnd(claimed, wait_s=0, line=asks_at, asked=False)
    if not robots.may_ask(url):
        return ClaimEnd(claimed, wait_s=OTHERS_ASK_S, line=host, asked=False)
    try:
        robots.ask(url)
    except SiteFails as error:
        if robots.verdict(url) is None:
            raise
        # What was known stays in force: no try of the address is spent, and its host rests.
        frontier.rest(error.host or claimed.host, busy=error.busy, asked_s=error.retry_after_s or 0)
        return ClaimEnd(claimed, wait_s=0, line=host)
    return ClaimEnd(claimed, wait_s=0, line=host, answered=True)
