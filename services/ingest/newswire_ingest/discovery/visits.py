"""The requests of one discovery: each address asked once, allowed by robots.txt, redirects followed, and few in all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.outcomes import Ended

from newswire_ingest.robots.rules import RobotsRules, read_rules
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import HOPS, Answer, Fetcher, SiteFails, is_sound


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What robots.txt says: whether an address may be asked for, and the text of its site, "" where there is none.

    Each raises TransientError where it cannot be had and nothing is allowed yet.
    """

    allows: Callable[[str], bool]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for an address: the answer at the end of its redirects, or why there is none."""

    asked: str
    answer: Answer | None = None
    problem: str = ""
    failed: bool = False  # nobody answered there, which another scheme or another day may change
    hops: int = 0

    @property
    def body(self) -> bytes:
        return self.answer.body if self.answer else b""

    @property
    def content_type(self) -> str:
        return self.answer.headers.get("content-type", "") if self.answer else ""

    @property
    def url(self) -> str:
        return self.answer.url if self.answer else self.asked


@dataclass(slots=True)
class Visits:
    """Makes the visits of one discovery, at most `most` of them."""

    fetcher: Fetcher
    robots: RobotsView
    most: int
    token: str
    made: dict[str, Visit] = field(default_factory=dict)

    @property
    def left(self) -> int:
        return self.most - len(self.made)

    def __call__(self, address: str) -> Visit:
        """Ask for an address; what was asked already is answered from memory."""
        if address not in self.made:
            self.made[address] = self._visit(address)
        return self.made[address]

    def _visit(self, address: str) -> Visit:
        at = address
        try:
            for hop in range(HOPS + 1):
                if not self.robots.allows(at):
                    return Visit(address, problem="robots.txt disallows it")
                answer = self.fetcher.fetch(at)
                if isinstance(answer, Ended):
                    return Visit(address, problem=f"{answer.reason}: {answer.detail}")
                target = meant(answer, {}).redirects_to
                if target is None:
                    return _ended(address, answer, hop)
                if not is_sound(target):
                    return Visit(address, problem=f"it redirects to {target}, which is no web address")
                at = target
        except SiteFails as error:
            return Visit(address, problem=str(error), failed=error.host == "" or not error.busy)
        except TransientError as error:
            return Visit(address, problem=str(error), failed=True)
        return Visit(address, problem=f"it redirects more than {HOPS} times")

    def rules(self, address: str) -> RobotsRules | None:
        """The rules of robots.txt at an address' site; None where there is none, or it cannot be had."""
        try:
            self.robots.allows(address)
            text = self.robots.text(address)
        except TransientError:
            return None
        return read_rules(text, self.token) if text else None


def _ended(address: str, answer: Answer, hops: int) -> Visit:
    if answer.status != 200:
        return Visit(address, problem=f"it answers {answer.status}", hops=hops)
    return Visit(address, answer, hops=hops)
