"""The settings of every index of Elasticsearch, each said although the server has a default for most."""

from __future__ import annotations

from typing import Any

# An index that is there keeps the settings that it was made with: a new version of it gets these.
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,  # one holds millions of articles (Elasticsearch advises up to 50 GB), and ranks by all
    "auto_expand_replicas": "0-1",  # a single node stays green, and a second one gets a copy by itself
    # DEFLATE over blocks of 48 kB: a head beside its document costs nearly nothing in it
    "codec": "best_compression",
    # Said, so that it also holds for an index that nobody searched for 30 s: its first search would wait for a refresh.
    # An article is found 1 s after it was written on average; every 1 s would make twice the segments to merge.
    "refresh_interval": "2s",
    "max_result_window": 10_000,  # pages go on by `search_after`, so nobody needs more; the most of one answer is 1,000
    "mapping.total_fields.limit": 500,  # of title, body and stems in each language; a mistake of a release stops here
    "highlight.max_analyzed_offset": 1_000_000,  # characters, as long as a body can be; a page asks for 16,000
}
