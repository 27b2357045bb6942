"""Taking in a WARC file, held against fastwarc's reading of it, in processor time of one process, in the same run.

The file is made up, in the form and size of Common Crawl's news: `python -m benchmarks.warc_import`.
"""

from __future__ import annotations

import gzip
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fastwarc.warc import ArchiveIterator
from newswire_ingest.composition import Ingest
from newswire_ingest.settings import IngestSettings
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import assemble
from newswire_shared.running.embedded.broker import Broker

PAGES, ROUNDS = 3000, 5
SITES = 40
RECORD = """WARC/1.0\r
WARC-Type: response\r
WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r
WARC-Date: 2024-01-02T03:04:05Z\r
WARC-Target-URI: https://www.news{site}.example/2024/01/story-{number}-{word}\r
WARC-IP-Address: 192.0.2.1\r
WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r
Content-Type: application/http; msgtype=response\r
Content-Length: {length}\r
\r
"""
ANSWER = """HTTP/1.1 200 OK\r
Content-Type: text/html; charset=utf-8\r
Server: nginx\r
Date: Tue, 02 Jan 2024 03:04:05 GMT\r
Vary: Accept-Encoding\r
X-Crawler-Content-Encoding: gzip\r
Content-Length: {length}\r
\r
"""


def records(chance: random.Random) -> Iterator[bytes]:
    """Pages of 120 kB: menus and scripts that a site repeats, teasers, and a text."""
    words = ["".join(chance.choices("etaoinshrdlcumwfgypbvk", k=chance.randint(2, 9))) for _ in range(6000)]
    menus = [[menu_item(chance, words) for _ in range(400)] for _ in range(SITES)]
    script = "".join(f'window.cfg_{word}={{"k":"{word}","enabled":true}};' for word in words[:300])
    for number in range(PAGES):
        site = number % SITES
        text = "".join(f"<p>{' '.join(chance.choices(words, k=60))}</p>" for _ in range(chance.choice((8, 15, 30))))
        teasers = "".join(teaser(chance, words) for _ in range(90))
        menu = "".join(chance.sample(menus[site], 300))
        head = f"<html><head><title>{number}</title><script>{script}</script></head>"
        body = f"{head}<body>{menu}{text}{teasers}{menu}</body></html>".encode()
        block = ANSWER.format(length=len(body)).encode() + body
        record = RECORD.format(number=number, site=site, word=words[number], length=len(block))
        yield record.encode() + block + b"\r\n\r\n"


def menu_item(chance: random.Random, words: list[str]) -> str:
    first, second = chance.choices(words, k=2)
    track = f"nav-{chance.randint(0, 400)}"
    link = f'<a href="/section/{first}/{second}" data-track="{track}">{first}</a>'
    return f'<li class="menu-item menu__{second}">{link}</li>'


def teaser(chance: random.Random, words: list[str]) -> str:
    number, title, alt = (
        chance.getrandbits(32),
        " ".join(chance.choices(words, k=9)),
        " ".join(chance.choices(words, k=8)),
    )
    image = f'<img src="https://img.example/{chance.getrandbits(24)}/{number}.jpg?w=320&amp;h=180" alt="{alt}">'
    link = f'<a href="/2024/{number}/{"-".join(chance.choices(words, k=3))}">{image}<h3>{title}</h3></a>'
    return f'<div class="teaser teaser--{number % 6}" data-id="{number}">{link}<span class="time">5 min</span></div>'


def processor_s(work: Callable[[], object]) -> float:
    """The processor time of this process that some work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def read(path: Path) -> int:
    """What fastwarc does to read a file."""
    with path.open("rb") as stream:
        return sum(1 for _ in ArchiveIterator(stream))


def main() -> None:
    """Print both times a page, the least of some rounds, and how they compare."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        with path.open("wb") as stream:
            stream.writelines(gzip.compress(each) for each in records(random.Random(6)))
        with Broker(Path(folder) / "broker") as broker:
            settings = SharedSettings(data_dir=Path(folder), broker_url=broker.url, high_water_messages=10**9)
            parts = assemble("bench", settings)
            parts.epoch.begin()
            ingest = Ingest.over(parts, IngestSettings())
            reading, taking = list[float](), list[float]()
            for number in range(ROUNDS):
                reading.append(processor_s(lambda: read(path)))
                intake = ingest.intake(f"round-{number}", "", {})
                taking.append(processor_s(lambda intake=intake: intake.take([str(path)])))  # type: ignore[misc]
        least_reading, least_taking = min(reading) / PAGES * 1000, min(taking) / PAGES * 1000
        print(f"{PAGES} pages, {path.stat().st_size / PAGES / 1000:.0f} kB each as packed")
        print(f"fastwarc reads a page in {least_reading:.3f} ms, newswire takes it in in {least_taking:.3f} ms")
        print(f"newswire's speed is {least_reading / least_taking:.2f} of fastwarc's")


if __name__ == "__main__":
    main()
