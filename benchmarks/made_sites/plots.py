"""Plots of made-up sites: hosts under construction, with their stories."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from web_server import Reply

WORDS = [
    "council",
    "harbour",
    "bridge",
    "minister",
    "vote",
    "river",
    "school",
    "strike",
    "fire",
    "court",
    "budget",
    "train",
    "island",
    "museum",
    "storm",
    "festival",
    "hospital",
    "farm",
    "border",
    "election",
    "plant",
    "team",
    "coach",
    "market",
    "road",
    "union",
    "mayor",
    "village",
    "library",
    "forest",
]
PLACES = ["Thornbeck", "Lindhaven", "Orsova", "Kalmere", "Dunwick", "Averton", "Pellworm", "Quarnby"]
VERBS = ["opens", "closes", "wins", "loses", "plans", "delays", "rejects", "approves", "repairs", "remembers"]


@dataclass(frozen=True)
class MadeSite:
    """What a person asks for, the replies of the site's servers, and the addresses of which any is right."""

    name: str
    asked: str
    replies: Mapping[str, Reply]
    right: tuple[str, ...]


@dataclass
class Plot:
    """A host under construction."""

    name: str
    port: int
    random: random.Random
    tld: str = "example"
    replies: dict[str, Reply] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return f"{self.name}.{self.tld}:{self.port}"

    @property
    def root(self) -> str:
        return f"http://{self.host}"

    def put(self, path: str, body: str, content_type: str = "text/html; charset=utf-8", status: int = 200,
            host: str = "", **headers: str) -> str:  # fmt: skip
        """Serve a body at a path; answers its address."""
        at = host or self.host
        self.replies[f"//{at}{path}"] = Reply(body.encode(), status, content_type, headers)
        return f"http://{at}{path}"

    def move(self, path: str, to: str, host: str = "", status: int = 301) -> str:
        return self.put(path, "", host=host, status=status, Location=to)

    def headline(self) -> str:
        one, two = self.random.sample(WORDS, 2)
        place, verb = self.random.choice(PLACES), self.random.choice(VERBS)
        return f"{place} {one} {verb} new {two} after {self.random.randint(2, 90)} days"

    def stories(self, number: int = 12, path: str = "/news", age_h: float = 1, host: str = "") -> list[Story]:
        """Articles of the site, the newest first, an hour or two apart."""
        now, made, root = datetime.now(UTC), list[Story](), f"http://{host or self.host}"
        for n in range(number):
            when = now - timedelta(hours=age_h + n * self.random.uniform(0.5, 2))
            title = self.headline()
            slug = title.lower().replace(" ", "-")
            made.append(Story(f"{root}{path}/{when:%Y/%m}/{slug}-{self.random.randint(10_000, 99_999)}", title, when))
        return made

    def site(self, asked: str, *right: str) -> MadeSite:
        return MadeSite(self.name, asked, self.replies, right)


@dataclass(frozen=True)
class Story:
    """One article."""

    url: str
    title: str
    when: datetime
