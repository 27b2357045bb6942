"""Whether a listing has changed: its validators, its bytes, and how far its server is believed.

A 304 is believed until a look without validators, once a day, brings new items although 304s were answered before it.
That may be chance, so the validators from before are sent once more: a 304 to them is wrong, for the listing changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from newswire_ingest.sources.ports import FeedState, Look
from newswire_ingest.web.ports import Answer

WHOLE_MS = 86_400_000  # a day: a server that is wrong costs a day's news at most, and a right one a body a day
READ_MS = 3_600_000  # what was refused or failed is offered again within the hour, as long as it is listed
UNBELIEVED = "it answers 304 although its listing has changed: its ETag and Last-Modified are not used"


def asked(state: FeedState, address: str, now_ms: int) -> dict[str, str]:
    """The headers that ask an address only for what is new.

    None where the copy is that of another address, where its validators are not believed, and once a day.
    """
    if address != (state.of or address) or state.is_disbelieved:
        return {}
    if state.doubted:
        return _headers(*state.doubted)
    return {} if now_ms - state.whole_ms >= WHOLE_MS else _headers(state.etag, state.last_modified)


def _headers(etag: str, last_modified: str) -> dict[str, str]:
    wanted = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in wanted.items() if value}


def digest_of(body: bytes) -> str:
    """What tells one body from another."""
    return hashlib.blake2b(body, digest_size=12).hexdigest()


def is_same(state: FeedState, answer: Answer, digest: str, now_ms: int) -> bool:
    """Whether an answer holds the bytes that were read last, and lately; what an index names may have changed."""
    is_known = state.of == answer.url and bool(digest) and state.digest == digest and not state.children
    return is_known and now_ms - state.read_ms < READ_MS


def after_304(state: FeedState, answer: Answer) -> FeedState:
    """The state after a 304, which may bring new validators; one to doubted validators is a wrong one."""
    if state.doubted:
        return replace(state, doubted=(), etag="", last_modified="", is_disbelieved=True)
    etag, last_modified = validators_of(answer)
    return replace(state, etag=etag or state.etag, last_modified=last_modified or state.last_modified,
                   not_modified=state.not_modified + 1)  # fmt: skip


def after_same(state: FeedState, answer: Answer, *, is_whole: bool, now_ms: int) -> FeedState:
    """The state after the same bytes once more, asked for with validators or without."""
    etag, last_modified = validators_of(answer)
    return replace(state, etag=etag, last_modified=last_modified, not_modified=0, doubted=(),
                   whole_ms=now_ms if is_whole else state.whole_ms)  # fmt: skip


def validators_of(answer: Answer) -> tuple[str, str]:
    """The ETag and Last-Modified of an answer, "" for what it does not have."""
    return answer.validator("etag"), answer.validator("last-modified")


def judged(state: FeedState, look: Look) -> tuple[tuple[str, ...], bool]:
    """The validators to doubt after a look that read a listing, and whether its server is disbelieved."""
    if look.of != state.of:
        return (), False
    known = (state.etag, state.last_modified)
    if not (look.is_whole and look.fresh and state.not_modified and any(known)):
        return (), state.is_disbelieved
    is_stuck = known == (look.etag, look.last_modified)  # one name for two different listings
    return (() if is_stuck else known), state.is_disbelieved or is_stuck
