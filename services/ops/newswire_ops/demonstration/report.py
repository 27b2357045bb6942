"""The report of the demonstration: the fate of every sample article, from the ledger's own records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newswire_shared.accounting.ledger import CaptureRecord, Ledger, total
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import End
from newswire_shared.running.console.output import table

from newswire_ops.accounting.accounts import HEADINGS, Account, read_accounts, row_of
from newswire_ops.demonstration.pages import SampleSite
from newswire_ops.demonstration.server import NewsroomServer

TITLE_CHARACTERS = 60  # so that a row with both looks stays on one line


def report(ledger: Ledger, sites: Sequence[SampleSite], newsroom: NewsroomServer, say: Callable[[str], None]) -> bool:
    """Print what became of each article and the ledger; whether all is accounted for and nothing died."""
    say("\nwhat became of every article")
    table(("site", "article", "first look", "second look"), list(_rows(ledger, sites, newsroom)))
    slugs = {site.slug for site in sites}
    # the data folder may hold more than the sample
    accounts = [account for account in read_accounts(ledger, 0) if account.source in slugs]
    summed = total(account.counts for account in accounts)
    say("the ledger")
    table(HEADINGS, [row_of(account) for account in (*accounts, Account("all", "", summed))])
    return summed.is_balanced and summed.in_flight == 0 and summed.dead == 0


def _rows(ledger: Ledger, sites: Sequence[SampleSite], newsroom: NewsroomServer) -> Iterator[tuple[str, ...]]:
    for site in sites:
        for entry in (*site.articles, *site.extras):
            looks = _looks(ledger, newsroom.addresses[site.slug] + entry.path)
            title = entry.title if len(entry.title) <= TITLE_CHARACTERS else entry.title[: TITLE_CHARACTERS - 1] + "…"
            yield site.slug, title, _fate(looks[:1]), _fate(looks[1:2])


def _looks(ledger: Ledger, address: str) -> list[CaptureRecord]:
    """The captures of an address, the first look first; after a redirect they may lie with another article."""
    key = canonicalize(address).key
    records = ledger.captures_of(key)
    return sorted(records, key=lambda record: record.accepted_ms)


def _fate(looks: Sequence[CaptureRecord]) -> str:
    if not looks:
        return ""
    first = looks[0]
    if first.state in (End.REJECTED, End.DEAD):
        return f"{first.state}: {first.reason or 'see newswire dead list'}"
    return first.state
