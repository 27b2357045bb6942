"""Ingest's own settings."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network

from newswire_shared.contracts.checked_settings import CheckedSettings
from pydantic import Field, Json, NonNegativeFloat, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

_PRODUCT = re.compile(r"(?:mozilla/\S+ \(compatible; *)?([a-z_-]+)", re.IGNORECASE)
_UNSENT = re.compile(r"[^\x20-\x7e\xa0-\xff]")  # what HTTP takes in the value of a header
_TOKEN = re.compile(r"[A-Za-z_-]+")  # of these, by RFC 9309


class IngestSettings(CheckedSettings):
    """`NEWSWIRE_INGEST_*`.  Times in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_INGEST_")

    user_agent: str = Field(
        "newswire/0.1 (news indexing; set NEWSWIRE_INGEST_USER_AGENT to name a contact)",
        description="How newswire names itself to web servers; put an address for complaints in it.",
    )
    robots_token: str = Field(
        "",
        description="The name in the user agent by which robots.txt knows newswire; unset: its first one, or that "
        "after `compatible;`.",
    )
    # 1,800 requests an hour of one host at most; a source may have half a day of them waiting.
    host_delay_s: float = Field(2.0, ge=0, description="Least time between two requests to one host and port.")
    # A loop may begin its last request at its tenth second, and ends long before its message is delivered again.
    fetch_deadline_s: float = Field(30.0, gt=0, le=40, description="One request must end within this, all of it.")
    fetch_again_after_s: Json[tuple[NonNegativeFloat, ...]] = Field(
        # A blip costs a minute, and the last try comes a day later.
        (60.0, 300.0, 1800.0, 7200.0, 21600.0, 43200.0),
        validate_default=False,
        description="Waits before an address whose server fails is asked for again, as a JSON list, each varied by a "
        "quarter; after the last try it is rejected as an http error.",
    )
    # One probe a minute of a host that is down.  Doubled from the first, the longest is reached at the fifth failure.
    host_rest_s: float = Field(
        60.0, gt=0, description="First rest of a host that is busy (429, 503) or fails; doubled each time in a row."
    )
    host_rest_longest_s: float = Field(
        900.0, gt=0, description="Longest of these rests: a host that comes back is found within it."
    )
    # Some 20 MB of pages on their way at a time, and a quarter of the descriptors that a process usually may have.
    fetch_slots: int = Field(
        256,
        ge=1,
        le=1000,
        description="Requests that one worker makes at a time; a quarter of them may be at slow hosts.",
    )
    page_bytes: int = Field(10_000_000, ge=1000, description="A page or file larger than this is rejected.")
    # Twice a request's deadline.  What outlasts it, at the end of slow redirects, is asked for twice and counted once.
    lease_s: float = Field(60.0, gt=1, description="A claimed address comes back after this if its worker was killed.")
    recheck_after_s: Json[tuple[NonNegativeFloat, ...] | None] = Field(
        None,
        validate_default=False,
        description="Fixed waits before an article of a feed is looked at again, as a JSON list; [] for never; null, "
        "the default, for looks by the habits of its source.",
    )
    # A live blog has use for them; articles of most sources are looked at once or not at all.
    rechecks_most: int = Field(
        4, ge=0, description="Planned looks by habit at one article, at most; announced edits are looked at besides."
    )
    poll_interval_s: float = Field(
        900.0,
        ge=1,
        description="How soon an article of a listing is late: sources without an interval of their own are polled so "
        "that few articles are, and one of which nothing is known yet about this often.",
    )
    # A thousand articles of news take some 5 MB; it is for batches of pages.
    push_request_bytes: int = Field(
        100_000_000,
        ge=1000,
        description="A request that pushes articles may have so many bytes; it is read as it comes.",
    )
    # A batch takes some seconds then, and what a lost connection leaves unsaid is little.
    push_lines: int = Field(1000, ge=1, description="Articles that may be pushed in one request.")
    # Each holds an article and a thread: more would be slower together, and keep searches from the processor.
    push_at_a_time: int = Field(
        4, ge=1, description="Requests that push articles at a time to one process; others are answered 503."
    )
    allow_networks: Json[tuple[IPv4Network | IPv6Network, ...]] = Field(
        (),
        validate_default=False,
        description="Private networks that may be fetched from, as a JSON list of networks; none by default.",
    )

    @field_validator("user_agent")
    @classmethod
    def _has_a_name(cls, agent: str) -> str:
        if not _PRODUCT.match(agent):
            raise ValueError("it must begin with a name of letters, hyphens and underscores, like newswire/0.1")
        if _UNSENT.search(agent):  # every request would fail
            raise ValueError("a header cannot hold all of it: write it in one line, in Latin letters")
        return agent

    @field_validator("robots_token")
    @classmethod
    def _is_in_the_agent(cls, token: str, info: ValidationInfo) -> str:
        """Whoever reads the logs of a server finds there what to write into its robots.txt."""
        agent = str(info.data.get("user_agent", ""))
        if token and not _TOKEN.fullmatch(token):
            raise ValueError("it must be of letters, hyphens and underscores alone, without a version")
        if agent and token.lower() not in agent.lower():
            raise ValueError(f"it must occur in NEWSWIRE_INGEST_USER_AGENT, which is {agent!r}")
        return token

    @property
    def product_token(self) -> str:
        """The name that robots.txt knows newswire by."""
        found = _PRODUCT.match(self.user_agent)
        return self.robots_token or (found[1] if found else "")
