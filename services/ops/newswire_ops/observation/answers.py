"""Findings as machines read them: the doctor prints them, and the page and the API answer them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from newswire_shared.running.checks import Finding
from pydantic import BaseModel, ConfigDict, Field

RUNBOOK = "docs/runbook.md"
# The section of the runbook for each check; another name leads to what healthy looks like.
SECTIONS: Mapping[str, str] = MappingProxyType({
    "alerts": "alerts-do-not-come",
    "archive": "the-object-store-is-away",
    "broker": "redis-is-away",
    "clock": "what-healthy-looks-like",
    "dead letters": "dead-letters",
    "disk": "the-disk-fills",
    "engine": "elasticsearch-is-away",
    "launcher": "start-and-stop",
    "machines": "the-disk-fills",
    "queues": "a-queue-grows",
    "redis": "redis-is-away",
    "registry": "the-registrys-files-are-missing-or-broken",
    "releases": "upgrading",
    "sources": "a-source-fails-or-is-silent",
    "stack": "start-and-stop",
    "stages": "a-stage-is-paused",
    "state": "redis-is-gone",
    "workers": "adding-workers",
})  # fmt: skip
ELSEWHERE = "what-healthy-looks-like"


class Answer(BaseModel):
    """What the API answers, or a part of it: it never changes."""

    model_config = ConfigDict(frozen=True)


class FindingAnswer(Answer):
    """What one check found."""

    check: str = Field(description="What was looked at; the names stay.", examples=["clock"])
    level: Literal["fine", "odd", "wrong"] = Field(
        description="`odd` works, but a person should look; `wrong` does not work.", examples=["wrong"]
    )
    found: str = Field(description="What was found, for a person.", examples=["no worker group took a tick for 90 s"])
    advice: str = Field(description="What to do about it; empty for nothing.", examples=["start beat: `newswire beat`"])
    runbook: str = Field(
        description="Where the runbook tells more.", examples=["docs/runbook.md#what-healthy-looks-like"]
    )


def finding_answer(finding: Finding) -> FindingAnswer:
    """A finding with its section of the runbook."""
    runbook = f"{RUNBOOK}#{SECTIONS.get(finding.name, ELSEWHERE)}"
    return FindingAnswer(
        check=finding.name, level=finding.verdict.value, found=finding.found, advice=finding.advice, runbook=runbook
    )  # fmt: skip
