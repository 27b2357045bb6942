"""Use case: say whether addresses may be fetched, and by which line of which robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, host_key

from newswire_ingest.bounded_files import opened
from newswire_ingest.robots.robots import Robots, origin_of
from newswire_ingest.robots.rules import ROBOTS_BYTES, RobotsRule, RobotsRules, read_rules, text_of
from newswire_ingest.web.ports import SiteFails

SHOWN = 5  # sitemaps that a person sees; large sites name hundreds


@dataclass(frozen=True, slots=True)
class RobotsFinding:
    """Whether an address may be fetched, and what says so.

    `allowed` is None while nobody knows.  `robots` is the address or file of the text, `status` what was answered with
    it and `fetched_at` when, each None where there is nothing of the kind; `problem` is why it could not be had now.
    """

    address: str
    robots: str
    token: str
    allowed: bool | None
    rules: RobotsRules
    status: int | None = None
    fetched_at: datetime | None = None
    problem: str = ""

    @property
    def deciding(self) -> RobotsRule | None:
        """The line that decides, if one does."""
        return self.rules.deciding(full(self.address)) if self.allowed is not None else None


def full(address: str) -> str:
    """An address, also where only its path was given."""
    return f"https://any.example{address}" if address.startswith("/") else address


@dataclass(frozen=True, slots=True)
class RobotsCheck:
    """Decides as a fetch would, by what is remembered; what is unknown or stale is asked for."""

    robots: Robots
    clock: Clock

    def __call__(self, address: str) -> RobotsFinding:
        """What holds for an address.  Raises UsageError for what is none."""
        refuse_unless_web_address(address)
        problem = self._look(address)
        origin = origin_of(address)
        copy = self.robots.cache.get(origin)
        is_known = copy.text is not None
        return RobotsFinding(
            address=address,
            robots=f"{origin}/robots.txt",
            token=self.robots.token,
            allowed=self.robots.verdict(address),
            rules=self.robots.rules(copy.text or ""),
            status=copy.status or None,
            fetched_at=self.clock.now() - timedelta(seconds=copy.age_s) if is_known else None,
            problem=problem or copy.why,
        )

    def _look(self, address: str) -> str:
        """Have the robots.txt if it is due, and answer why that failed."""
        try:
            if self.robots.verdict(address) is None:
                self.robots.learn(address)
        except SiteFails as error:
            return str(error)
        return ""


def refuse_unless_web_address(address: str) -> None:
    """Raise UsageError for what no server can be asked for."""
    try:
        host_key(address)
    except InvalidAddress as error:
        raise UsageError(str(error)) from error


def judged_by_file(file: Path, token: str, address: str) -> RobotsFinding:
    """What a file says of an address, or of a path.  Raises UsageError where either is none."""
    if not address.startswith("/"):
        refuse_unless_web_address(address)
    try:
        with opened(file) as stream:
            rules = read_rules(text_of(stream.read(ROBOTS_BYTES + 1)), token)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}") from error
    return RobotsFinding(address, str(file), token, rules.allows(full(address)), rules)


def finding_json(found: RobotsFinding) -> dict[str, Any]:
    """The line that `newswire robots --json` prints."""
    rule = found.deciding
    return {
        "address": found.address,
        "allowed": found.allowed,
        "line": rule.line if rule else None,
        "rule": rule.written if rule else None,
        "group": found.rules.group or None,
        "token": found.token,
        "crawl_delay": found.rules.delay_s or None,
        "sitemaps": list(found.rules.sitemaps),
        "robots": found.robots,
        "status": found.status,
        "fetched": found.fetched_at.isoformat(timespec="seconds") if found.fetched_at else None,
        "problems": [found.problem] if found.problem else [],
    }


def finding_lines(found: RobotsFinding) -> Iterator[str]:
    """What `newswire robots` prints for a person."""
    verdict = {True: "allowed", False: "disallowed", None: "not known yet, so it is not fetched"}[found.allowed]
    yield f"{found.address}: {verdict}"
    if found.allowed is not None:
        yield f"  {_why(found)}"
    yield f"  known there as {found.token}"
    if found.rules.delay_s:
        yield f"  crawl-delay: {found.rules.delay_s:g} s"
    if found.fetched_at:
        yield f"  had {found.fetched_at:%Y-%m-%d %H:%M:%S} UTC from {found.robots}"
    yield from (f"  sitemap: {sitemap}" for sitemap in found.rules.sitemaps[:SHOWN])
    if len(found.rules.sitemaps) > SHOWN:
        yield f"  … and {len(found.rules.sitemaps) - SHOWN} more"
    if found.problem:
        yield f"  problem: {found.problem}"


def _why(found: RobotsFinding) -> str:
    rule, group = found.deciding, found.rules.group
    if rule:
        return f"line {rule.line} of {found.robots}, in the group for {group}: {rule.written}"
    if found.status is not None and found.status != 200:
        return f"{found.robots} answers {found.status}: there are no rules"
    if group:
        return f"no line of the group for {group} in {found.robots} is about it"
    return f"no group of {found.robots} is for {found.token} or for *"
