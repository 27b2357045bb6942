"""Findings, which the doctor's checks answer; services offer theirs by the entry points `newswire.checks`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """`odd` works, but a person should look."""

    FINE = "fine"
    ODD = "odd"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what to do about it."""

    name: str
    verdict: Verdict
    found: str
    advice: str = ""


def fine(name: str, found: str) -> Finding:
    """All is well."""
    return Finding(name, Verdict.FINE, found)


def odd(name: str, found: str, advice: str) -> Finding:
    """It works, but a person should look."""
    return Finding(name, Verdict.ODD, found, advice)


def wrong(name: str, found: str, advice: str = "") -> Finding:
    """It does not work."""
    return Finding(name, Verdict.WRONG, found, advice)
