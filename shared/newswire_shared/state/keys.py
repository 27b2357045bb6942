"""The one table of keys in Redis: what each holds, and how long it lives.

Every key begins with `{nw}:`, a hash tag, so that all of them lie in one slot of a cluster and a script may touch any.
Lua derives its keys from the same prefix; a test holds them against this table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PREFIX = "{nw}:"  # what stands in braces decides the slot
FOR_GOOD = "for good"
IN_FLIGHT = "while in flight"
UNTIL_DECIDED = "until replayed or dropped"
LINKED = "14 days"  # NEWSWIRE_ENRICH_ARTICLE_REMEMBERED_S
PACKING = {  # settings of the server that keep small values packed: without them the state takes twice the memory
    "hash-max-listpack-value": 2048,  # what is packed of an address, as `packing_library.lua` bounds it
    "zset-max-listpack-entries": 512,  # addresses that wait at one host: some hundreds in most newsrooms
}
_PLACE = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Key:
    """Keys of one pattern, in which words in capitals stand for what is filled in."""

    pattern: str
    type: str
    holds: str
    lives: str

    def __call__(self, *words: str) -> str:
        """The key with its places filled in, in order."""
        fixed = _PLACE.split(self.pattern)
        return PREFIX + "".join(f"{text}{word}" for text, word in zip(fixed, (*words, ""), strict=True))


SCHEMA = Key("schema", "string", "version of the state; a start refuses a newer one", FOR_GOOD)
EPOCH = Key(
    "epoch", "hash",
    "since when the state counts, and whether what was lost before was brought back; without `since` intake waits",
    FOR_GOOD,
)  # fmt: skip
RESTORATION = Key(
    "restoration", "hash", "how far each part of a restoration is that has not ended", "30 days after its last step"
)

ARTICLE = Key(
    "article:ID", "hash",
    "address, source, first seen, first capture, `etag`, `last-modified`, `digest`, `digest_of`, `body` and `body_of`: "
    "the digest of the bytes that were fetched last, and by which capture; `home`: the year or month that the index "
    "keeps it in, where that is parted; `failed_ms` while its last look is an http error, `agains`: how often it was "
    "accepted again, `again_for`: for which other sources at once; `was`: other articles that "
    "turned out to be it; `taken_down`",
    "from its first claim until it is shelved",
)  # fmt: skip
ALIAS = Key("alias:KEY", "string", "the article that another key belongs to", "until filed")
REGISTRY = Key(
    "registry", "hash",
    "the scheme of identity whose keys lead to every article; while they are brought up to a new one, how far that is",
    FOR_GOOD,
)  # fmt: skip
TIES = Key("ties", "set", "the other addresses that no file of the registry has yet", "until filed")
REGISTRY_FILES = Key(
    "registry-files", "hash",
    "of the registry's files the number of the last run; when filing last came around, and the shard where it goes on",
    FOR_GOOD,
)  # fmt: skip
REGISTRY_FILES_LEASE = Key("registry-files:lease", "string", "that a process files just now", "2 minutes")
TAKEN_DOWN = Key(
    "taken-down", "hash", "what was taken down, and what of that was undone, by the ids of articles, as JSON", FOR_GOOD
)
RETENTION = Key("retention", "string", "before when articles were first seen that are retired, as JSON", FOR_GOOD)
REMOVALS_LOOKED = Key("removals:looked", "string", "that somebody looked after what was removed lately", "5 seconds")
CAPTURES = Key(
    "captures:ID", "list", "the last 50 captures of an article that has more than its first", "30 days after the last"
)
CAPTURE = Key(
    "capture:ID", "hash", "state, times of each stage (`at:`), references (`ref:`), starts, tries, reason",
    "7 days after its end; dead ones until replayed or dropped, then 7 days",
)  # fmt: skip
FRESH = Key("fresh", "string", "how many captures are fresh: accepted, and never claimed", FOR_GOOD)
FRESH_SHARD = Key(
    "fresh:SHARD", "hash", "a part of the fresh captures, packed: each stands for its article, too", "until claimed"
)
FRESH_BUCKETS = Key(
    "fresh-buckets", "sorted set", "buckets with fresh captures, by when the first of each entered", "until claimed"
)
BUCKET_FRESH = Key(
    "bucket:NAME:fresh", "sorted set",
    "fresh captures of that bucket, in 16 bytes each, by when they entered or were nudged",
    "until claimed",
)  # fmt: skip
SHELF = Key("shelf", "string", "how many articles are shelved: all looks at them have ended", FOR_GOOD)
SHELF_SHARD = Key("shelf:SHARD", "hash", "a part of the shelved articles, packed", "until filed, or a look begins")
IN_STAGE = Key(
    "inflight:STAGE",
    "sorted set",
    "captures in a stage that are not fresh, by when they entered or were nudged",
    IN_FLIGHT,
)
BUCKET = Key(
    "bucket:NAME", "hash", "counts and reasons of `SOURCE/HOUR`, or of `run/RUN`", "30 days after the last change"
)
BUCKET_OPEN = Key("bucket:NAME:open", "set", "captures in flight of that bucket that are not fresh", IN_FLIGHT)
BUCKETS = Key("buckets", "sorted set", "names of the buckets of sources", "each 30 days")
TOTALS = Key("totals", "hash", "sums since the state began, for metrics", FOR_GOOD)
HISTOGRAMS = Key(
    "histograms", "hash",
    "how often a stage (`stage:STAGE`), or an article until it was indexed (`fresh:LANE`), took up to so many ms; sums",
    FOR_GOOD,
)  # fmt: skip
OUTCOMES = Key("outcomes", "sorted set", "sources by how many of their captures ended", FOR_GOOD)
OUTCOMES_OF = Key("outcomes:SOURCE", "hash", "how many captures of a source ended how, for metrics", FOR_GOOD)
RATE = Key("rate:STAGE:MINUTE", "hash", "how many passed and died in a minute", "3 minutes")
PAUSED = Key("paused", "hash", "stage and why", "until resumed")
PAUSE_ENDS = Key(
    "pause-ends", "hash", "paused stages that go on by themselves, and when: whoever paused them may have died",
    "until resumed",
)  # fmt: skip
MIGRATION = Key("migration", "string", "who migrates the index just now", "10 seconds after the last step")
TICKS = Key("ticks", "hash", "when each worker group last took a tick", FOR_GOOD)
HEARTBEATS = Key(
    "heartbeats", "sorted set", "processes of all machines (`NODE MACHINE`), by when each last told of itself",
    "each an hour after its last, or until it ends in order",
)  # fmt: skip
PULSES = Key(
    "heartbeats:told", "hash",
    "what each of them told, as JSON: node, machine, release, recipe, clock, disk, last message",
    "as long as its entry",
)  # fmt: skip
DOUBLED = Key(
    "heartbeats:doubled", "hash", "when two processes last took turns under the name of one of them",
    "as long as its entry",
)  # fmt: skip
ENGINE = Key(
    "engine", "hash", "what keeps the engine of the index from serving, as its workers see it: `why`, `at`", FOR_GOOD
)
ENGINE_WRITES = Key("engine:writes", "hash", "what writes of articles came to, for metrics", FOR_GOOD)
SWEEP = Key("sweep:STAGE", "string", "that the sweeper looked lately", "5 seconds")

REJECTED = Key(
    "rejected", "sorted set", "captures that were rejected, by when: the last 50,000", "each as long as its record"
)
DEAD = Key("dead", "sorted set", "ids of dead letters, by time of death", UNTIL_DECIDED)
DEAD_LETTER = Key("dead:ID", "hash", "one dead letter", UNTIL_DECIDED)

DUE = Key("due:NAME", "sorted set", "due members of a due queue", "until claimed")
DUE_LEASED = Key("due:NAME:leased", "sorted set", "claimed members by when their leases end", "until done or expired")
DUE_TOKENS = Key("due:NAME:tokens", "hash", "tokens of the leases", "until done or expired")
DUE_PAYLOAD = Key("due:NAME:payload", "hash", "what was put with a member", "until completed")
DUE_TOKEN = Key("due:NAME:token", "string", "the last token", FOR_GOOD)

ARRIVALS = Key(
    "arrivals",
    "list",
    "that something came in line which is due at once, for loops that wait: four at most",
    "until a loop waits",
)
HOST = Key(
    "host:HOST",
    "sorted set",
    "captures to fetch from a host and port, by due time; fresh ones by ids of 16 bytes",
    "until fetched",
)
WAITING = Key("waiting", "hash", "source and how many of its addresses are to be fetched", "until they are")
POLLS = Key("polls:HOST", "sorted set", "sources in line to be polled at a host, by since when", "until polled")
SUSPECT = Key(
    "suspect", "string", "the host of the address that is asked for alone, as it may kill its worker", FOR_GOOD
)
POLLING = Key(
    "polling",
    "hash",
    "a source whose poll is under way, and how often one began without an orderly end",
    "until one ends",
)
POLLED = Key("polled", "set", "hosts whose last request was a poll: an address goes next", "until then")
SLOW = Key("slow", "set", "hosts whose last answer began late", "until one comes quickly, or its pace is forgotten")
PACE = Key(
    "pace", "hash", "host and its next allowed time",
    "until a day after the last request, while nothing waits there and its `robots.txt` is forgotten",
)  # fmt: skip
FAILING = Key(
    "failing",
    "hash",
    "host and how often it failed in a row; `at HOST` and `since HOST`, when last and first",
    "until it answers, or its pace is forgotten",
)
DELAY = Key("delay", "hash", "host and the delay that its `robots.txt` asks for", "as long as its pace")
ROBOTS_COPY = Key(
    "robots-copy:ORIGIN", "hash",
    "a `robots.txt` as it was had last: `text`, `status`, when it was `had` and when it is `stale`; where a look under "
    "way was sent (`ahead`, `hops`, `sent`), and how looks failed since (`failing`, `failed`, `why`)",
    "30 days after the last look, or until there is no room",
)  # fmt: skip
UNTIL_NO_ROOM = "until there is no room for that text"
ROBOTS_SIZES = Key(
    "robots-sizes", "hash", "origin and the bytes of its `robots.txt`; `all`, what they are together", UNTIL_NO_ROOM
)
ROBOTS_ORDER = Key("robots-order", "sorted set", "origin, by when its `robots.txt` was had", UNTIL_NO_ROOM)
ROBOTS_ASKED = Key("robots-asked:ORIGIN", "string", "that a worker asks for a `robots.txt` just now", "60 seconds")
SOURCES = Key("sources", "hash", "sources", "until removed")
FEEDS = Key(
    "feeds", "hash", "what the last look at each source left, and the look that is under way", "until it is removed"
)
SEEN = Key("seen:SOURCE", "string", "what a source listed lately: digests of items", "30 days after it was last read")
UNTIL_MISSED = "5 minutes after the next count was due"
SOURCES_HEALTH = Key("sources:health", "hash", "how many sources are in each state, for metrics", UNTIL_MISSED)
SOURCES_ILL = Key(
    "sources:ill", "hash", "up to 50 sources that somebody should look at, and their states", UNTIL_MISSED
)
SOURCES_COUNTED = Key(
    "sources:counted", "string", "that the sources were counted lately", "15 seconds, or ten times what it took"
)

EDITS = Key(
    "edits:SOURCE", "string", "a source's habit of editing: 22 numbers as JSON, from what later looks found",
    "90 days after the last look that taught something",
)  # fmt: skip

SITE_LINES = Key(
    "site:SITE", "hash",
    "lines of a site by their digests, with the beginnings of the ids of a few articles that had each; at most 2,000 "
    "lines, about 280 kB with the next one",
    "30 days after its last page",
)  # fmt: skip
SITE_LAST = Key(
    "site:SITE:last", "sorted set", "the same lines by when they were last seen", "30 days after its last page"
)
ENTITY_EDITS = Key("entity-edits", "hash", "every change of entities by operators, by its number", FOR_GOOD)
ENTITY_EDITS_VERSION = Key("entity-edits:version", "string", "the version of the edits in force", FOR_GOOD)
STORY_EDITS = Key("story-edits", "list", "what editors decided of stories, in order", FOR_GOOD)
ACCESS_KEYS = Key(
    "access-keys", "hash", "keys of programs by their ids: name, source, rights, the digest of the secret", FOR_GOOD
)
ACCESS_KEY_USES = Key("access-keys:used", "hash", "when each of them was last used", FOR_GOOD)
REQUESTS = Key(
    "requests:WHO", "string",
    "when all that a key (`key-ID`) or an address asked of search counts no longer, where a limit is set",
    "until then, at most a minute",
)  # fmt: skip
OPS_SESSION = Key(
    "ops:session:DIGEST", "string",
    "with which key a person entered the operator's page; of the cookie only its digest",
    "12 hours, or until they leave",
)  # fmt: skip
OPS_ATTEMPTS = Key("ops:attempts:ADDRESS", "string", "how often an address tried to enter it", "1 minute")
OPS_ACTIONS = Key(
    "ops:actions", "stream", "who did what there, and when: the last 1,000 or a few more", "bounded by number"
)
ALERTS = Key("alerts", "hash", "alerts by their ids, as JSON, with the secrets that sign", FOR_GOOD)
ALERTS_FOLLOWED = Key(
    "alerts:followed", "hash", "the change up to which alerts were matched, and when changes were passed over", FOR_GOOD
)
ALERTS_TURN = Key("alerts:turn", "string", "who matches changes just now", "10 seconds after the last page")
ALERT_TOLD = Key(
    "alert:ID:told", "sorted set", "articles and stories that an alert told of, by when they were last found; at most "
    "5,000, about 0.5 MB",
    "30 days after the last one",
)  # fmt: skip
ALERT_FOUND = Key("alert:ID:found", "list", "the last 100 articles that an alert told of", "until it is removed")
ALERT_LOG = Key("alert:ID:log", "list", "the last 100 attempts to deliver of an alert", "until it is removed")
ALERT_HEALTH = Key("alert:ID:health", "hash", "how often an alert was delivered, and failed", "until it is removed")
ALERT_WAITING = Key("alert:ID:waiting", "set", "what is to be delivered of an alert", "until delivered or given up")
ALERT_DIGEST = Key(
    "alert:ID:digest:NUMBER", "list", "the articles that one mail of an alert tells of", "until delivered or given up"
)
REPORTS = Key(
    "reports", "hash", "what readers reported as wrong with entities, as JSON, at most 500", "until it is settled"
)
RECIPE = Key("recipe", "string", "by what recipe the enrich workers that started last make articles", FOR_GOOD)
IMPORT = Key(
    "import:ID", "hash", "the run of an import of WARC files that has not ended, and how far each file was taken in",
    "30 days after its last step",
)  # fmt: skip
REBUILD = Key(
    "rebuild:CHOICE",
    "hash",
    "how far a rebuild is that was not finished, or the making of links",
    "30 days after its last step",
)

LINK = Key("link:NAME", "any", "all that linking remembers", "as below")
LINK_KEYS = (
    Key("link:n", "string", "the last number given to an article or a story", FOR_GOOD),
    Key("link:i:ID", "string", "an article's number", LINKED),
    Key("link:a:N", "string", "an article's record: times, digest, source, entities, signature", LINKED),
    Key("link:t:VERSION:T", "string", "the last 24 articles that hold a term", "14 days after the last"),
    Key("link:st:N", "string", "the story of an article", LINKED),
    Key("link:alias:N", "string", "the story that took in another", LINKED),
    Key("link:m:N", "sorted set", "a story's members", "14 days after the last change"),
    Key("link:s:N", "hash", "a story's facts and flags", "14 days after the last change"),
    Key("link:apart:N", "set", "what is held apart from a story", "14 days after the last change"),
    Key("link:c:N", "string", "what a copy copies", LINKED),
    Key("link:f:N", "set", "an original's copies", LINKED),
    Key("link:moved", "hash", "articles that an editor placed", "until freed"),
    Key("link:again", "sorted set", "articles whose second look is due", "until then"),
    Key("link:outbox:lease", "string", "who publishes the changes just now", "10 seconds"),
    Key("link:outbox:token", "string", "the last token of such a lease", FOR_GOOD),
    Key("link:outbox:swept", "string", "when what never rests was last published", FOR_GOOD),
)
LINK_OUTBOX = Key(
    "link:outbox", "sorted set", "stories and articles whose change was not published yet, by when", "until published"
)
CHANGES = Key("changes", "stream", "what was indexed, about the last 100,000 entries", "bounded by number")
CHANGES_NEWEST = Key(
    "changes:newest",
    "hash",
    "the newest entry of each article and story, and what tells it from others",
    "as long as the entry",
)
CHANGES_BOUNDS = Key("changes:bounds", "hash", "the number after which no entry is missing", FOR_GOOD)


def table() -> tuple[Key, ...]:
    """Every kind of key; `LINK` is only the pattern by which those of linking are found."""
    return (*(key for key in globals().values() if isinstance(key, Key) and key is not LINK), *LINK_KEYS)
