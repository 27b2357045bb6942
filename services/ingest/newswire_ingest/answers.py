"""What a web server's answer says beyond its page: that it cannot be meant, and how long to wait."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_ingest.ports import Answer, SiteFails

CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})


def meant(answer: Answer, asked: Mapping[str, str]) -> Answer:
    """An answer that fits what was asked.  Raises SiteFails for one that cannot be meant.

    A 304 says "as you know it", which is nothing to somebody who named no copy.  A 206 is a part, and newswire never
    asks for parts.
    """
    if answer.status == 304 and not CONDITIONS & set(asked):
        raise SiteFails(f"{answer.url} answers 304 although no earlier copy was named")
    if answer.status == 206:
        raise SiteFails(f"{answer.url} answers 206, a part of what was asked for")
    return answer
