"""What a discovery found, as a person and as a machine reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newswire_ingest.discovery.discover import Found, Proposal
from newswire_ingest.sources.declarations import BY_HABIT, every_of

HEADLINES = 3  # of a proposal: enough to know whether it is the one that is meant
OTHERS = 4  # proposals that are named after the first


def proposal_lines(proposal: Proposal, every_s: float, now: datetime) -> Iterator[str]:
    """One proposal: what it is, what it would bring, and at what pace."""
    candidate, appraisal = proposal.appraisal.candidate, proposal.appraisal
    listing = candidate.listing
    title = f", “{listing.title}”" if listing.title else ""
    yield f"{candidate.address}: {listing.kind}, {len(listing.items)} items{title}"
    yield f"  found       {candidate.how.value}" + (f", as “{candidate.title}”" if candidate.title else "")
    yield f"  newest      {_age(appraisal.newest, now)}"
    yield from (f"              {item.title or item.url}" for item in listing.items[:HEADLINES])
    delay = f"; it asks for {proposal.delay_s:g} s between requests" if proposal.delay_s else ""
    yield f"  robots.txt  allows it{delay}"
    yield f"  looked at   {'by its habits' if every_of(every_s) == BY_HABIT else f'every {every_of(every_s)}'}"
    yield from (f"  but         {fault}" for fault in appraisal.faults)


def other_lines(found: Found) -> Iterator[str]:
    """What else is to be said, and the proposals after the first."""
    if found.note:
        yield f"  note        {found.note}"
    others = found.proposals[1 : 1 + OTHERS]
    if others:
        yield "Others:"
    yield from (f"  {each.address}: {each.appraisal.candidate.listing.kind}, "
                f"{len(each.appraisal.candidate.listing.items)} items" for each in others)  # fmt: skip


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """For machines."""
    candidate, appraisal = proposal.appraisal.candidate, proposal.appraisal
    listing = candidate.listing
    return {
        "address": proposal.address,
        "kind": proposal.kind,
        "format": listing.kind,
        "title": listing.title,
        "found": candidate.how.value,
        "items": len(listing.items),
        "newest": appraisal.newest.isoformat() if appraisal.newest else None,
        "headlines": [item.title for item in listing.items[:HEADLINES] if item.title],
        "crawl_delay_s": proposal.delay_s,
        "worth": round(appraisal.worth, 1),
        "faults": appraisal.faults,
    }


def found_json(found: Found) -> dict[str, Any]:
    """All of a discovery, for machines."""
    return {
        "asked": found.asked,
        "proposals": [proposal_json(each) for each in found.proposals],
        "reason": found.reason,
        "note": found.note,
        "requests": found.requests,
    }


def _age(newest: datetime | None, now: datetime) -> str:
    if newest is None:
        return "its items have no dates"
    hours = (now - newest).total_seconds() / 3600
    since = (
        f"{hours * 60:.0f} minutes" if hours < 2 else f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
    )
    return f"{newest:%Y-%m-%d %H:%M} UTC, {since} ago"
