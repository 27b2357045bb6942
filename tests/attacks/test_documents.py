"""Feeds, sitemaps, pages, robots.txt, files of sources and addresses as strangers write them."""

from __future__ import annotations

from attacks.attack import Attack, Trial, attacks
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.robots.rules import read_rules, text_of
from newswire_ingest.sources.source_files import sources_of
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key

M = 1_000_000
TEN = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a "lol">{TEN}]>'
SECRET = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ITEM = "<item><title>{}</title><link>http://example.org/{}</link>{}</item>"
JSON_FEED = (
    '{{"version": "https://jsonfeed.org/version/1.1", "items": [{}, {{"url": "http://example.org/2", "title": "b"}}]}}'
)


def rss(inner: str, before: str = "") -> bytes:
    return f'{before}<rss version="2.0"><channel><title>t</title>{inner}</channel></rss>'.encode(
        "utf-8", "surrogatepass"
    )


def json_feed(item: str) -> bytes:
    return JSON_FEED.format(item).encode()


LISTINGS = (
    Attack("ten billion laughs (XML)", rss(ITEM.format("&j;", 1, ""), LAUGHS)),
    Attack("an external entity", rss(ITEM.format("&a;", 1, ""), SECRET)),
    Attack("a parameter entity of another host", rss(ITEM.format("a", 1, ""), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">')),
    Attack("one entity a million times (quadratic blowup)", rss(ITEM.format("&a;" * M, 1, ""), f'<!DOCTYPE x [<!ENTITY a "{"x" * 99}">]>'),
           cpu_s=15, memory_mb=400),
    Attack("a million entities that are nowhere defined", rss(ITEM.format("&nope;" * M, 1, "")), cpu_s=15, memory_mb=400),
    Attack("a million ampersands", rss(ITEM.format("&" * M, 1, "")), cpu_s=10, memory_mb=200),
    Attack("an element with 100,000 attributes", rss("<item " + " ".join(f'a{n}="x"' for n in range(100_000)) + "/>"), cpu_s=5, memory_mb=200),
    Attack("an element with 100,000 vocabularies", rss("<item " + " ".join(f'xmlns:a{n}="x{n}"' for n in range(100_000)) + "/>"), cpu_s=5, memory_mb=200),
    Attack("a million elements within each other", rss("<a>" * M), cpu_s=5, memory_mb=100),
    Attack("a million items that never end", rss("<item>" * M), cpu_s=10, memory_mb=200),
    Attack("150,000 items", rss("".join(ITEM.format("a", n, "") for n in range(150_000))), cpu_s=30, memory_mb=700, is_long=True),
    Attack("100,000 sections of text that never end", rss("<item><![CDATA[" * 100_000), cpu_s=10, memory_mb=100),
    Attack("a million comments before the root", b"<!---->" * M + rss(""), cpu_s=10, memory_mb=100),
    Attack("a title of 5 MB", rss(ITEM.format("x" * 5 * M, 1, "")), cpu_s=5, memory_mb=100),
    Attack("100,000 authors", rss(ITEM.format("a", 1, "<author>A B</author>" * 100_000)), cpu_s=10, memory_mb=200),
    Attack("a link of 100 kB", rss(ITEM.format("a", "x" * 100_000, ""))),
    Attack("a date of 1 MB", rss(ITEM.format("a", 1, f"<pubDate>{'Mon, 1 ' * 150_000}</pubDate>")), cpu_s=5),
    Attack("a million letters of another charset than is said", b'<?xml version="1.0" encoding="utf-7"?><rss>' + b"\xff\xfe+AD" * M, cpu_s=10, memory_mb=100),
    Attack("JSON of depth 100,000", json_feed('{"x": ' + "[" * 100_000 + "]" * 100_000 + "}"), cpu_s=5),
    Attack("numbers of 100,000 digits", json_feed('{"id": ' + "9" * 100_000 + "}"), cpu_s=5),
    Attack("1e999, NUL and halves of surrogate pairs", json_feed('{"id": 1e999, "url": "http://example.org/\\u0000", "title": "\\ud800"}')),
    Attack("a million lines of addresses", b"http://example.org/1\n" * M, cpu_s=20, memory_mb=400, is_long=True),
    Attack("a page with 100,000 links", b"<html><body>" + b'<a href="/a/b-c-d">A headline of some words</a>' * 100_000, cpu_s=10, memory_mb=200),
)  # fmt: skip


@attacks(LISTINGS)
def test_a_listing_is_read_within_bounds(attack: Attack, trial: Trial) -> None:
    kind, items, longest = trial(lambda: _listing(attack.sent))
    assert items <= 10_000 and longest <= 10_000
    assert kind in ("rss", "jsonfeed", "sitemap", "listing", "unknown")


def _listing(body: bytes) -> tuple[str, int, int]:
    found = read_listing(body, "", "http://example.org/feed")
    texts = [text for item in found.items for text in (item.url, item.title or "", item.guid or "", *item.authors)]
    assert not any("root:" in text or "\0" in text for text in texts)
    assert all(len(item.authors) <= 50 for item in found.items)
    return found.kind, len(found.items), max(map(len, texts), default=0)


ROBOTS = tuple(Attack(name, text, cpu_s=5, memory_mb=150) for name, text in {
    "robots.txt of 50 MB": "disallow: /\n" * 4_000_000,
    "20,000 agents before 20,000 rules": "user-agent: *\n" * 20_000 + "disallow: /a\n" * 20_000,
    "20,000 agents before 20,000 delays": "user-agent: *\n" * 20_000 + "crawl-delay: 9\n" * 20_000,
    "a rule with 250,000 stars": "user-agent: *\ndisallow: /" + "*a" * 250_000,
    "26,000 rules with stars": "user-agent: *\n" + "disallow: /*a*b*c$\n" * 26_000,
    "a delay of 400,000 digits": "user-agent: *\ncrawl-delay: " + "9" * 400_000,
    "an agent of 500 kB": "user-agent: " + "a" * 500_000 + "\ndisallow: /",
}.items())  # fmt: skip


@attacks(ROBOTS)
def test_a_robots_txt_costs_what_its_length_costs(attack: Attack, trial: Trial) -> None:
    body = attack.sent.encode()
    assert trial(lambda: _robots(body)) <= 100_000


def _robots(body: bytes) -> int:
    rules = read_rules(text_of(body), "newswire")
    rules.allows("http://example.org/" + "a" * 8000)
    return len(rules.rules)


def aliased(first: str, one: str) -> str:
    """YAML in which each of nine lists names the one before ten times."""
    lists = (f"  - &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
    return f"- address: http://example.org/\n  {one}:\n  - &a0 {first}\n" + "".join(lists)


MERGED = "".join(f"- &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 9))
FILES = (
    Attack("a hundred million laughs (YAML aliases)", aliased("[x,x,x,x,x,x,x,x,x,x]", "tags")),
    Attack("YAML aliases as another field", aliased("[x,x]", "group")),
    Attack("YAML that merges itself ten times over, eight times", "- &a0 {x0: 1}\n" + MERGED),
    Attack("YAML within itself", "- &a\n  address: http://example.org/\n  tags: *a\n"),
    Attack("YAML of depth 20,000", "- " + "[" * 20_000),
    Attack("YAML that runs a program", "- !!python/object/apply:os.system ['id']\n"),
    Attack("a YAML number of 10,000 digits", "- address: http://example.org/\n  every: " + "9" * 10_000),
    Attack("a YAML date that is none", "- address: 2026-99-99\n"),
    Attack("20,000 fields of one source", "- {" + ",".join(f"a{n}: 1" for n in range(20_000)) + "}", cpu_s=20),
    Attack("YAML with a list for a name", "- {[a]: 1}\n"),
    Attack("JSON of depth 100,000 for a source", '{"address": ' + "[" * 100_000),
    Attack("a JSON number of 10,000 digits", '{"address": "http://example.org/", "every": ' + "9" * 10_000 + "}"),
    Attack("a JSON number without end", '{"address": "http://example.org/", "every": 1e999}'),
    Attack("ten billion laughs (OPML)", LAUGHS + '<opml><body><outline xmlUrl="http://example.org/&j;"/></body></opml>'),
    Attack("an external entity (OPML)", SECRET + '<opml><body><outline text="&a;" xmlUrl="&a;"/></body></opml>'),
    Attack("OPML of depth 100,000", "<opml>" + '<outline text="a">' * 100_000),
    Attack("a rule of twenty stars", '- address: http://example.org/\n  include: ["/' + "*a" * 20 + 'b"]'),
    Attack("a name that leads out of a folder", "- {name: ../../etc, address: 'http://example.org/'}"),
)  # fmt: skip


@attacks(FILES)
def test_a_file_of_sources_is_read_or_refused_in_words(attack: Attack, trial: Trial) -> None:
    said = trial(lambda: _declared(attack.sent))
    assert len(said) < 5000 and "root:" not in said, said[:300]


def _declared(text: str) -> str:
    try:
        return str([found.source.address for found in sources_of(text, "sources.yaml").whole()])
    except UsageError as error:
        return str(error)


ADDRESSES = tuple(Attack(name, url) for name, url in {
    "100,000 steps upwards": "http://example.org" + "/.." * 100_000,
    "a host of 50,000 parts": "http://" + "a." * 50_000 + "org/",
    "100,000 parameters": "http://example.org/?" + "&".join(f"a{n}=1" for n in range(100_000)),
    "50,000 escapes of escapes": "http://example.org/" + "%25" * 50_000,
    "punycode of 5,000 letters": "http://xn--" + "a" * 5000 + ".org/",
    "a host of 5,000 umlauts": "http://" + "ü" * 5000 + ".org/",
    "a port of 10,000 digits": "http://example.org:" + "9" * 10_000,
    "100,000 semicolons": "http://example.org/" + ";a" * 100_000,
    "halves of surrogate pairs and NUL": "http://example.org/\ud800\0",
    "a bracket that never closes": "http://[::1",
}.items())  # fmt: skip


@attacks(ADDRESSES)
def test_an_address_is_canonical_or_refused(attack: Attack, trial: Trial) -> None:
    assert trial(lambda: _canonical(attack.sent)) <= 8192


def _canonical(url: str) -> int:
    try:
        host_key(url)
        return len(canonicalize(url).canonical)
    except InvalidAddress:
        return 0
