"""Pages that are damaged on purpose: none may crash extraction or break its limits, and memory must stay flat.

    python -m benchmarks.fuzz_extraction PAGES [--pages 20000] [--seed 1]

PAGES is a folder of recorded pages (`.html`, `.html.gz`, `.txt`).  Each round takes one and flips bits, cuts it, nests
it, repeats pieces of it, or says it in another charset.  The limits are those of the workers.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from newswire_enrich.extraction import Unreadable, extract
from newswire_enrich.files.recorded_pages import pages_of, read_page
from newswire_enrich.limits import OverLimit, memory_limit, time_limit
from newswire_enrich.settings import EnrichSettings
from newswire_shared.running.console.output import progress

CHARSETS = ("utf-16", "utf-16-be", "utf-32", "cp1251", "cp1252", "shift_jis", "euc-kr", "gb18030", "koi8-r", "cp437")
MOST_FLIPS = 200
MOST_NESTED = 20_000  # elements within each other, beyond any recursion
EVERY = 1000  # pages between two looks at the memory

Mutation = Callable[[bytes, random.Random], bytes]


def flipped(source: bytes, chance: random.Random) -> bytes:
    found = bytearray(source or b"x")
    for _ in range(chance.randint(1, MOST_FLIPS)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(source: bytes, chance: random.Random) -> bytes:
    ends = sorted((chance.randint(0, len(source)), chance.randint(0, len(source))))
    return source[: ends[1]] if chance.random() < 0.5 else source[ends[0] : ends[1]]


def nested(source: bytes, chance: random.Random) -> bytes:
    tag = chance.choice([b"<div>", b"<table><tr><td>", b"<span>", b"<ul><li>", b"<b><i>", b"<p>", b"<svg>"])
    at = chance.randint(0, len(source))
    return source[:at] + tag * chance.randint(1, MOST_NESTED) + source[at:]


def repeated(source: bytes, chance: random.Random) -> bytes:
    begin, end = sorted((chance.randint(0, len(source)), chance.randint(0, len(source))))
    piece = source[begin : min(end, begin + 5000)]
    return source[:end] + piece * chance.randint(1, 100) + source[end:]


def recoded(source: bytes, chance: random.Random) -> bytes:
    return source.decode("utf-8", "replace").encode(chance.choice(CHARSETS), "replace")


def shuffled(source: bytes, chance: random.Random) -> bytes:
    """The page's tags in another order."""
    pieces = source.split(b"<")
    begin = chance.randrange(len(pieces))
    middle = pieces[begin : begin + 200]
    chance.shuffle(middle)
    return b"<".join([*pieces[:begin], *middle, *pieces[begin + 200 :]])


MUTATIONS: tuple[Mutation, ...] = (flipped, cut, nested, repeated, recoded, shuffled)


def outcome(source: bytes, settings: EnrichSettings) -> str:
    """What becomes of a page, in one word or two; a crash is named by its error."""
    try:
        with (
            time_limit(settings.article_processor_s, settings.article_wall_s),
            memory_limit(settings.extract_memory_bytes),
        ):
            return extract(source, "text/html", "https://example.org/news/1").kind
    except OverLimit:
        return "too costly"
    except Unreadable:
        return "unreadable"
    except Exception as error:
        traceback.print_exc()
        return f"CRASH {type(error).__name__}"


def resident_mb() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, settings = random.Random(given.seed), EnrichSettings()
    sources = [read_page(path) for path in pages_of(given.folder)]
    outcomes: Counter[str] = Counter()
    slowest, memory = 0.0, []
    for number in progress(range(given.pages), given.pages, "damaging"):
        page = chance.choice(MUTATIONS)(chance.choice(sources), chance)
        began = time.process_time()
        outcomes[outcome(page, settings)] += 1
        slowest = max(slowest, time.process_time() - began)
        if number % EVERY == EVERY - 1:
            memory.append(resident_mb())
    print(dict(outcomes))
    print(f"slowest {slowest:.2f} s of {settings.article_processor_s:g} s; most memory by thousand pages, in MB:")
    print(" ".join(f"{mb:.0f}" for mb in memory))
    sys.exit(any(name.startswith("CRASH") for name in outcomes))


if __name__ == "__main__":
    main()
