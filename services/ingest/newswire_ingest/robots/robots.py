"""When a robots.txt is asked for, what it comes to, and how long it counts, by RFC 9309."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import Reason

from newswire_ingest.frontier.ports import HostPace
from newswire_ingest.robots.ages import FRESH_MOST_S, FRESH_S, GIVEN_UP_S, LOOK_AGAIN_S
from newswire_ingest.robots.ports import RobotsCache, RobotsCopy
from newswire_ingest.robots.rules import ROBOTS_BYTES, RobotsRules, read_rules, text_of
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import HOPS, Answer, Fetcher, SiteFails, first_byte_s, is_sound

_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
DELAY_MOST_S = 86400.0  # once a day is what a host can ask for that is to be read at all
WHY_CHARACTERS = 300  # of a failure, which may quote the server
PARSED = 64  # hosts that a worker is busy with at a time; their texts have a few kB, hardly one the 500 that are read


@dataclass(frozen=True, slots=True)
class Robots:
    """Decides by the remembered text, and says what is to be asked where there is none that counts.

    A caller that fetches keeps the pace itself, one request a turn: where `verdict` is None and it `may_ask`, it asks
    for the `errand` at that address' host, and hands the outcome to `take` or to `unreachable`.  `learn` does all
    of that at once.  `token` is the name by which the group for newswire is found.
    """

    fetcher: Fetcher
    cache: RobotsCache
    frontier: HostPace
    token: str

    def verdict(self, url: str) -> bool | None:
        """Whether the address may be fetched, None where its robots.txt is to be asked for first."""
        text = _in_force(self.cache.get(origin_of(url)))
        return None if text is None else self._allowed(text, url)

    def may_ask(self, url: str) -> bool:
        """Take the right to ask for an origin's robots.txt, until the outcome is handed in or a minute has passed.

        False while another worker has it: the address waits a little, and its verdict may be there then.
        """
        return self.cache.reserve(origin_of(url))

    def errand(self, url: str) -> str:
        """Where the next request for an origin's robots.txt goes: there, or where the one before was sent on to."""
        origin = origin_of(url)
        return self.cache.get(origin).ahead or f"{origin}/robots.txt"

    def take(self, url: str, answer: Answer | Ended) -> None:
        """Take in what the errand of an address was answered.

        A redirect makes the next errand, five of them at most.  A server that has none (4xx) allows everything.
        Raises SiteFails while the server fails or is busy (429), which is noted as `unreachable` notes it.
        """
        if isinstance(answer, Answer) and answer.redirects_to is not None:
            self._go_on(url, answer.redirects_to, answer.status)
            return
        try:
            text = _text(answer)
        except SiteFails as error:
            self.unreachable(url, error)
            raise
        headers, status = (answer.headers, answer.status) if isinstance(answer, Answer) else ({}, 0)
        self._keep(url, text, status, fresh_s(headers))

    def ask(self, url: str) -> None:
        """Run the errand of an address, which is one request at the errand's host, and take in the answer.

        Raises SiteFails as `take` does.
        """
        self.take(url, self._ask(url))

    def unreachable(self, url: str, error: SiteFails) -> None:
        """Note that the errand of an address failed: what was known stays in force, and else the address waits."""
        self.cache.failed(origin_of(url), str(error)[:WHY_CHARACTERS])

    def crawl_delay(self, url: str) -> float:
        """The seconds between two requests that the remembered text asks for, 0 where it asks for none."""
        return self._delay_s(self.cache.get(origin_of(url)).text or "")

    def rules(self, text: str) -> RobotsRules:
        """What a text says to newswire."""
        return _rules(text, self.token)

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched; an unknown robots.txt is learned first."""
        verdict = self.verdict(url)
        return self._allowed(self.learn(url), url) if verdict is None else verdict

    def learn(self, url: str) -> str:
        """Ask for the robots.txt of an address' origin, redirects and all, and answer its text.

        Raises SiteFails as `take` does.
        """
        origin = origin_of(url)
        while True:
            self.ask(url)
            copy = self.cache.get(origin)
            if not copy.ahead:
                return copy.text or ""

    def _ask(self, url: str) -> Answer | Ended:
        failed_before = self.cache.get(origin_of(url)).failed_s is not None
        try:  # as patiently as pages are asked for at later tries: without it none of its host's would ever be
            patience_s = first_byte_s(is_slow=False, tries=int(failed_before))
            return self.fetcher.fetch(self.errand(url), {}, patience_s, ROBOTS_BYTES)
        except SiteFails as error:
            self.unreachable(url, error)
            raise

    def _go_on(self, url: str, target: str, status: int) -> None:
        origin = origin_of(url)
        hops = self.cache.get(origin).hops + 1
        if hops > HOPS or not is_sound(target):  # RFC 9309 has it count as no robots.txt then
            self._keep(url, "", status, FRESH_S)
        else:
            self.cache.go_on(origin, target, hops)

    def _keep(self, url: str, text: str, status: int, fresh_s: float) -> None:
        # The delay is set also where the text asks for none: an earlier wish of the host is forgotten then.
        self.frontier.slow_down(host_key(url), self._delay_s(text))
        self.cache.put(origin_of(url), text, status, fresh_s)

    def _allowed(self, text: str, url: str) -> bool:
        return self.rules(text).allows(url)

    def _delay_s(self, text: str) -> float:
        return min(self.rules(text).delay_s, DELAY_MOST_S)


def _in_force(copy: RobotsCopy) -> str | None:
    """The text that decides just now, None where it is to be asked for first.

    While it cannot be had the last one stays in force.  Where there never was one nothing is allowed, until the server
    has failed for so long that it counts as one without.
    """
    failed_lately = copy.failed_s is not None and copy.failed_s < LOOK_AGAIN_S
    if copy.text is not None and (copy.fresh_s > 0 or failed_lately):
        return copy.text
    return "" if copy.text is None and failed_lately and copy.failing_s >= GIVEN_UP_S else None


def fresh_s(headers: Mapping[str, str]) -> float:
    """For how long a robots.txt is believed unasked: an hour, or up to a day where Cache-Control says longer."""
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    return min(max(float(found[1]) if found else 0, FRESH_S), FRESH_MOST_S)


@lru_cache(maxsize=PARSED)
def _rules(text: str, token: str) -> RobotsRules:
    """The rules of a text; a large one takes a fifth of a second, and a host's is asked for again and again."""
    return read_rules(text, token)


def _text(answer: Answer | Ended) -> str:
    # No text is no rule: RFC 9309 has it so for every 4xx, and a chain of too many redirects ends like one.
    if isinstance(answer, Ended) and answer.reason == Reason.TOO_LARGE:  # it has rules, and cannot be read
        raise SiteFails(answer.detail)
    if isinstance(answer, Ended) or 300 <= meant(answer, {}).status < 500:
        return ""
    return text_of(answer.body)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: who is named before the host, and its capitals, make no other one."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def front_page(url: str) -> str:
    """The front page of an address' site."""
    return f"{origin_of(url)}/"
