"""Use case: show what would be collected from an address or a file, and keep nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.outcomes import Ended

from newswire_ingest.bounded_files import read_bounded
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.values import Listing
from newswire_ingest.polling.looks import CHILDREN, LISTINGS, newest
from newswire_ingest.web.ports import HOPS, Fetcher, is_sound

PRINTED = ("url", "title", "published", "guid")  # fields of an item in JSON
POLLED = (*LISTINGS, "listing")  # kinds that can be a source
NO_LISTING = {
    "article": "this is one article: `newswire ingest` takes it in, `newswire sources add` finds its site's source",
    "unknown": "this is no feed and no sitemap, and too few of its links look like headlines for a page that lists "
    "articles; `newswire sources add` looks for the source of its site",
}
SHOWN = 10  # items that a person sees: enough to know a feed by, and the problems below them stay on the screen


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """Reads a listing as a poll would, without validators: a person asks once.

    `fetcher` keeps the pace, and `allows` is what robots.txt says of an address.
    """

    fetcher: Fetcher
    most_bytes: int
    allows: Callable[[str], bool] = lambda url: True

    def __call__(self, what: str) -> Listing:
        """What an address or a file offers; what cannot be had is a problem in words.

        Raises UsageError for what is neither.
        """
        path = Path(what)
        if path.is_file():
            body = read_bounded(path, self.most_bytes)
            if body is None:
                return Listing("unknown", None, (), (f"the file is larger than {self.most_bytes} bytes",))
            return _explained(_of_a_file(read_listing(body, "", what)))
        if not what.startswith(("http://", "https://")):
            raise UsageError(f"{what} is neither a file nor an http address")
        return _explained(check_address(self.fetcher, what, self.allows))


def is_wanting(listing: Listing) -> bool:
    """Whether something is wrong with a listing, or it is none."""
    return bool(listing.problems) or listing.kind not in POLLED


def _explained(listing: Listing) -> Listing:
    """A listing, with a problem that says why where it is none."""
    if listing.kind in POLLED or listing.problems:
        return listing
    return replace(listing, problems=(NO_LISTING.get(listing.kind, NO_LISTING["unknown"]),))


def _of_a_file(listing: Listing) -> Listing:
    if not listing.children:
        return listing
    note = f"this is an index of {len(listing.children)} sitemaps; of an address, the newest {CHILDREN} are read"
    return replace(listing, problems=(*listing.problems, note))


def check_address(fetcher: Fetcher, address: str, allows: Callable[[str], bool] = lambda url: True) -> Listing:
    """What an address offers, with the newest sitemaps of an index; what cannot be had is a problem in words."""
    found = _listing_at(fetcher, address, allows)
    parts = [found, *(_listing_at(fetcher, child.url, allows) for child in newest(found.children))]
    items = {item.url: item for part in parts for item in part.items}
    problems = tuple(problem for part in parts for problem in part.problems)
    return replace(found, items=tuple(items.values()), problems=problems)


def _listing_at(fetcher: Fetcher, address: str, allows: Callable[[str], bool]) -> Listing:
    at = address
    try:
        for _ in range(HOPS + 1):
            if not allows(at):
                return Listing("unknown", None, (), (f"robots.txt disallows {at}",))
            answer = fetcher.fetch(at)
            if isinstance(answer, Ended) or not answer.redirects_to or not is_sound(answer.redirects_to):
                break
            at = answer.redirects_to
    except TransientError as error:
        return Listing("unknown", None, (), (str(error),))
    if isinstance(answer, Ended):
        return Listing("unknown", None, (), (f"{answer.reason}: {answer.detail}",))
    if answer.status != 200:
        return Listing("unknown", None, (), (f"it answers {answer.status}",))
    return read_listing(answer.body, answer.headers.get("content-type", ""), answer.url)


def listing_json(what: str, listing: Listing) -> dict[str, Any]:
    """The line that `sources check --json` prints."""
    name = "address" if what.startswith(("http://", "https://")) else "file"
    return {
        name: what,
        "kind": listing.kind,
        "title": listing.title,
        "items": [{name: getattr(item, name) for name in PRINTED} for item in listing.items],
        "problems": list(listing.problems),
    }


def listing_lines(what: str, listing: Listing) -> Iterator[str]:
    """What `sources check` prints for a person."""
    yield f"{what}: {listing.kind}, {len(listing.items)} items" + (f", “{listing.title}”" if listing.title else "")
    for item in listing.items[:SHOWN]:
        yield f"  {item.published or 'undated':<25}  {item.title or ''}\n{'':29}{item.url}"
    if len(listing.items) > SHOWN:
        yield f"  … and {len(listing.items) - SHOWN} more"
    yield from (f"  problem: {problem}" for problem in listing.problems)
