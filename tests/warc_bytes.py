"""Records of WARC files as five crawlers write them, byte by byte; texts and addresses are made up."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import struct
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import zstandard

HTML = "text/html; charset=utf-8"
Pair = tuple[str, str]


def words(number: int) -> bytes:
    """A page about nothing, each number its own, long enough to be an article."""
    sentence = (
        f"The council of Eastmere voted on plan {number} after hours of debate about the harbour and its cranes. "
    )
    body = "".join(f"<p>{sentence * 3}Speaker {line} of {number} agreed.</p>" for line in range(4))
    title = f"Council votes on plan {number}"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()


def address(number: int) -> str:
    """The address of such a page."""
    return f"https://news.example/2024/{number}/council-votes-on-plan-{number}"


def http(
    body: bytes, headers: Sequence[Pair] = (("Content-Type", HTML),), status: str = "HTTP/1.1 200 OK", eol: str = "\r\n"
) -> bytes:
    """An answer as it came over the wire; no status line where that is empty."""
    lines = [*([status] if status else []), *(f"{name}: {value}" for name, value in headers), "", ""]
    return eol.join(lines).encode() + body


def chunked(body: bytes, size: int = 700) -> bytes:
    """A body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def record(
    kind: str,
    block: bytes,
    headers: Sequence[Pair] = (),
    *,
    version: str = "WARC/1.0",
    eol: str = "\r\n",
    length: int | None = None,
) -> bytes:
    """A record, with a wrong length where one is given."""
    stated = len(block) if length is None else length
    named = [("WARC-Type", kind), *headers, ("Content-Length", str(stated))]
    lines = [version, *(f"{name}: {value}" for name, value in named), "", ""]
    return eol.join(lines).encode() + block + (eol * 2).encode()


def record_id(number: int, kind: str = "response") -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {number}')}>"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def day(number: int) -> str:
    """When page `number` was fetched."""
    return f"2024-01-{1 + number % 28:02}T10:{number // 28 % 60:02}:00Z"


def response(number: int, block: bytes | None = None, headers: Sequence[Pair] = (), **form: object) -> bytes:
    """The record of a page."""
    named = [
        ("WARC-Record-ID", record_id(number)), ("WARC-Date", day(number)), ("WARC-Target-URI", address(number)),
        ("Content-Type", "application/http; msgtype=response"), *headers,
    ]  # fmt: skip
    return record("response", http(words(number)) if block is None else block, named, **form)  # type: ignore[arg-type]


def wget(numbers: Iterable[int]) -> list[bytes]:
    """wget: addresses between < and >, chunked answers, a log as a resource."""
    found = [record("warcinfo", b"software: Wget/1.21.3\r\nformat: WARC File Format 1.0\r\n",
                    [("WARC-Date", day(0)), ("WARC-Record-ID", record_id(0, "warcinfo"))])]  # fmt: skip
    for number in numbers:
        target = ("WARC-Target-URI", f"<{address(number)}>")
        asked = http(b"", (("User-Agent", "Wget/1.21.3"), ("Accept-Encoding", "identity")), f"GET /{number} HTTP/1.1")
        found.append(
            record("request", asked, [target, ("Content-Type", "application/http;msgtype=request"),
                   ("WARC-Date", day(number)), ("WARC-Record-ID", record_id(number, "request"))])
        )  # fmt: skip
        block = http(chunked(words(number)), (("Content-Type", HTML), ("Transfer-Encoding", "chunked")))
        named = [("WARC-Record-ID", record_id(number)), ("WARC-Concurrent-To", record_id(number, "request")), target,
                 ("WARC-Date", day(number)), ("WARC-IP-Address", "192.0.2.7"), ("WARC-Block-Digest", sha1(block)),
                 ("Content-Type", "application/http;msgtype=response")]  # fmt: skip
        found.append(record("response", block, named))
    found.append(record("resource", b"Saving to: index.html", [("WARC-Target-URI", "<metadata://gnu.org/wget.log>"),
                        ("WARC-Date", day(0)), ("Content-Type", "text/plain")]))  # fmt: skip
    return found


def heritrix(numbers: Iterable[int]) -> list[bytes]:
    """Heritrix: dns first, then response, request and metadata of each page; gzip as the server sent it."""
    named = [("WARC-Target-URI", "dns:news.example"), ("WARC-Date", day(0)), ("Content-Type", "text/dns")]
    dns = record("response", b"20240101\r\nnews.example. 300 IN A 192.0.2.7\r\n", named)
    found = [record("warcinfo", b"software: Heritrix/3.4\r\n", [("WARC-Filename", "WEB-0001.warc.gz")]), dns]
    for number in numbers:
        coded = (("Content-Type", HTML), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
        block = http(chunked(gzip.compress(words(number))), coded)
        more = (("WARC-IP-Address", "192.0.2.7"), ("WARC-Payload-Digest", sha1(words(number))))
        named = [("WARC-Target-URI", address(number)), ("WARC-Date", day(number))]
        found += [
            response(number, block, more),
            record("request", http(b"", (("Host", "news.example"),), "GET / HTTP/1.0"), named),
            record("metadata", b"via: https://news.example/\r\nhopsFromSeed: L\r\nfetchTimeMs: 412\r\n", named),
        ]
    return found


def warcio(numbers: Iterable[int]) -> list[bytes]:
    """warcio's recorder: WARC/1.1, dates with fractions, digests of all, brotli kept as it came."""
    import brotli

    found = [record("warcinfo", b"software: warcio\r\n", version="WARC/1.1")]
    for number in numbers:
        block = http(brotli.compress(words(number)), (("content-type", HTML), ("content-encoding", "br")))
        named = [
            ("WARC-Record-ID", record_id(number)), ("WARC-Target-URI", address(number)),
            ("WARC-Date", day(number).replace("Z", ".123456Z")), ("WARC-Payload-Digest", sha1(words(number))),
            ("Content-Type", "application/http; msgtype=response"),
        ]  # fmt: skip
        found.append(record("response", block, named, version="WARC/1.1"))
    return found


def browsertrix(numbers: Iterable[int]) -> list[bytes]:
    """Browsertrix: pictures among the pages, page information as a resource, a status line of HTTP/2, a redirect."""
    found = [
        record("warcinfo", b"software: Browsertrix-Crawler 1.5\r\nformat: WARC File Format 1.1\r\n", version="WARC/1.1")
    ]
    for number in numbers:
        moved = http(b"", (("location", address(number)),), "HTTP/1.1 301 Moved Permanently")
        picture = http(b"\x89PNG\r\n\x1a\n" + bytes(200), (("content-type", "image/png"),))
        at = ("WARC-Date", day(number))
        information = json.dumps({"pageid": str(number), "urls": {}}).encode()
        found += [
            record("response", moved, [("WARC-Target-URI", f"http://news.example/{number}"), at]),
            response(number, http(words(number), (("content-type", HTML),), "HTTP/2 200"), version="WARC/1.1"),
            record("response", picture, [("WARC-Target-URI", f"{address(number)}.png"), at]),
            record("resource", information, [("WARC-Target-URI", f"urn:pageinfo:{address(number)}"), at]),
        ]  # fmt: skip
    return found


def news_crawl(numbers: Iterable[int]) -> list[bytes]:
    """Common Crawl's news-crawl: decoded bodies, the headers of their transfer renamed."""
    found = [record("warcinfo", b"isPartOf: CC-NEWS\r\nsoftware: StormCrawler\r\n")]
    for number in numbers:
        body = words(number)
        headers = (
            ("Content-Type", HTML), ("X-Crawler-Content-Encoding", "gzip"), ("X-Crawler-Transfer-Encoding", "chunked"),
            ("X-Crawler-Content-Length", "431"), ("Content-Length", str(len(body))),
        )  # fmt: skip
        more = (("WARC-Payload-Digest", sha1(body)), ("WARC-Protocol", "h2"), ("WARC-Protocol", "tls/1.3"))
        found.append(response(number, http(body, headers, "HTTP/1.1 200"), more))
    return found


WRITERS = (wget, heritrix, warcio, browsertrix, news_crawl)


def gz(records: Iterable[bytes]) -> bytes:
    """Each record in a gzip member of its own."""
    return b"".join(gzip.compress(each, 6, mtime=0) for each in records)


def zst(records: Sequence[bytes], dictionary: bytes = b"") -> bytes:
    """Each record in a zstd frame of its own, behind the dictionary that they need where one is given."""
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    packer = zstandard.ZstdCompressor(dict_data=known)
    kept = zstandard.compress(dictionary)
    head = struct.pack("<II", 0x184D2A5D, len(kept)) + kept if dictionary else b""
    return head + b"".join(packer.compress(each) for each in records)


def dictionary_for(records: Sequence[bytes]) -> bytes:
    """A dictionary as tools train it."""
    return zstandard.train_dictionary(4096, [*records] * 20).as_bytes()


def wacz(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A WACZ with WARC files by name, as Browsertrix lays it out."""
    with zipfile.ZipFile(path, "w", compression) as members:
        for name, data in files.items():
            members.writestr(f"archive/{name}", data)
        members.writestr("indexes/index.cdx.gz", gzip.compress(b"example,news)/ 2024 {}\n"))
        members.writestr("pages/pages.jsonl", b'{"format": "json-pages-1.0"}\n{"url": "https://news.example/"}\n')
        members.writestr("datapackage.json", b'{"profile": "data-package", "wacz_version": "1.1.1"}')
    return path
