"""Every form that listings are seen in gives the same items: address, title and date."""

from __future__ import annotations

import gzip
import json

import pytest
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.values import Item, Listing

ADDRESS = "https://www.example.org/feeds/all.xml"
ONE = "https://www.example.org/2026/03/01/café-reopens"
URL = "https://www.example.org/2026/03/01/cafe-reopens?a=1&b=2"
WHEN = "2026-03-01T09:30:00+00:00"
WRITTEN = "Sun, 01 Mar 2026 10:30:00 +0100"
TITLE = "Café “Möwe” & Söhne reopens"


def read(text: str | bytes, content_type: str = "application/xml", address: str = ADDRESS) -> Listing:
    return read_listing(text.encode() if isinstance(text, str) else text, content_type, address)


def of_one(listing: Listing) -> tuple[str, str | None, str | None]:
    assert len(listing.items) == 1, listing
    item = listing.items[0]
    return item.url, item.title, item.published


WELL = {
    "rss 2.0": (
        '<rss version="2.0"><channel><title>G</title><item><title>{title}</title><link>{link}</link>'
        "<pubDate>{written}</pubDate></item></channel></rss>", "rss"),
    "rss 0.91 with its document type": (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/'
        'publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>{title}</title><link>{link}</link>'
        "<pubDate>{written}</pubDate></item></channel></rss>", "rss"),
    "rss 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><items><rdf:Seq><rdf:li resource="y"/>'
        '</rdf:Seq></items></channel><item rdf:about="{link}"><title>{title}</title><link>{link}</link>'
        "<dc:date>{iso}</dc:date></item></rdf:RDF>", "rss"),
    "rss 0.90": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
        "<item><title>{title}</title><link>{link}</link><pubDate>{written}</pubDate></item></rdf:RDF>", "rss"),
    "rss without a channel": (
        "<rss><item><title>{title}</title><link>{link}</link><pubDate>{written}</pubDate></item></rss>", "rss"),
    "rss in a strange vocabulary": (
        '<rss xmlns="http://feeds.example.org/ns"><channel><item><title>{title}</title><link>{link}</link>'
        "<pubDate>{written}</pubDate></item></channel></rss>", "rss"),
    "rss in capitals": (
        "<RSS><CHANNEL><ITEM><TITLE>{title}</TITLE><LINK>{link}</LINK><PUBDATE>{written}</PUBDATE></ITEM></CHANNEL></RSS>",
        "rss"),
    "rss with atom in it": (
        '<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"><channel>'
        '<atom:link rel="self" href="/feed"/><item><atom:link rel="replies" href="/c"/><title>{title}</title>'
        "<link>{link}</link><dcterms:issued>{iso}</dcterms:issued></item></channel></rss>", "rss"),
    "rss by permalink": (
        "<rss><channel><item><title>{title}</title><guid isPermaLink='true'>{link}</guid><pubDate>{written}</pubDate>"
        "</item></channel></rss>", "rss"),
    "rss of a service": (
        '<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><title>{title}</title>'
        "<link>https://proxy.example.net/~r/1</link><feedburner:origLink>{link}</feedburner:origLink>"
        "<pubDate>{written}</pubDate></item></channel></rss>", "rss"),
    "atom 1.0": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{title}</title><link rel="self" href="/api/1"/>'
        '<link rel="edit" href="/edit/1"/><link rel="enclosure" type="audio/mpeg" href="/a.mp3"/>'
        '<link rel="alternate" type="application/json" href="/1.json"/><link rel="alternate" type="text/html" href="{link}"/>'
        "<updated>2026-03-02T00:00:00Z</updated><published>{iso}</published></entry></feed>", "atom"),
    "atom 0.3": (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped">{title}</title>'
        '<link rel="alternate" type="text/html" href="{link}"/><issued>{iso}</issued></entry></feed>', "atom"),
    "atom with a prefix": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>{title}</a:title><a:link href="{link}"/>'
        "<a:updated>{iso}</a:updated></a:entry></a:feed>", "atom"),
    "atom without a vocabulary": (
        '<feed><entry><title>{title}</title><link href="{link}"/><updated>{iso}</updated></entry></feed>', "atom"),
    "atom with https in its vocabulary": (
        '<feed xmlns="https://www.w3.org/2005/Atom"><entry><title>{title}</title><link href="{link}"/>'
        "<updated>{iso}</updated></entry></feed>", "atom"),
    "one entry": (
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><link href="{link}"/><updated>{iso}</updated></entry>',
        "atom"),
    "xhtml title": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{title}'
        '</div></title><link href="{link}"/><updated>{iso}</updated></entry></feed>', "atom"),
    "cdf": (
        '<CHANNEL HREF="https://www.example.org/"><TITLE>G</TITLE><ITEM HREF="{link}" LASTMOD="{iso}"><TITLE>{title}</TITLE>'
        "</ITEM></CHANNEL>", "rss"),
    "news sitemap": (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        "<url><loc>{link}</loc><news:news><news:publication><news:name>G</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>{iso}</news:publication_date><news:title>{title}</news:title></news:news>"
        "</url></urlset>", "sitemap"),
    "news sitemap of other prefixes": (
        '<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        "<s:url><s:loc>{link}</s:loc><n:news><n:publication_date>{iso}</n:publication_date><n:title>{title}</n:title></n:news>"
        "</s:url></s:urlset>", "sitemap"),
    "news sitemap without vocabularies": (
        "<urlset><url><loc>{link}</loc><news:news><news:publication_date>{iso}</news:publication_date>"
        "<news:title>{title}</news:title></news:news></url></urlset>", "sitemap"),
}  # fmt: skip


def filled(name: str, title: str = TITLE, link: str = URL) -> str:
    values = {"title": title.replace("&", "&amp;"), "link": link.replace("&", "&amp;"), "iso": WHEN, "written": WRITTEN}
    return WELL[name][0].format(**values)


@pytest.mark.parametrize("name", WELL)
def test_every_kind_is_read(name: str) -> None:
    listing = read(filled(name))
    assert (listing.kind, listing.problems) == (WELL[name][1], ())
    assert of_one(listing) == (URL, TITLE, WHEN)


CHARSETS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "windows-1252", "utf-8-sig", "cp037"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_every_charset_is_read(charset: str) -> None:
    title = TITLE if charset != "cp037" else "Café Möwe & Söhne reopens"
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(charset, charset)
    text = f'<?xml version="1.0" encoding="{declared}"?>{filled("rss 2.0", title)}'
    assert of_one(read(text.encode(charset))) == (URL, title, WHEN)


RUSSIAN = "Городской совет проголосовал за защиту от паводка"


@pytest.mark.parametrize(("header", "declared", "actual"), [
    ("windows-1251", None, "windows-1251"),  # only the server says it
    (None, "windows-1251", "windows-1251"),  # only the document says it
    ("iso-8859-1", "windows-1251", "windows-1251"),  # the server's default
    ("windows-1251", "iso-8859-1", "windows-1251"),
    ("utf-8", "windows-1251", "windows-1251"),  # what is declared cannot be
    ("windows-1251", "utf-8", "windows-1251"),
    ("windows-1251", "windows-1251", "utf-8"),  # both are wrong
    ("iso-8859-1", None, "utf-8"),
    ("no-such-charset", "neither", "utf-8"),
    ("koi8-r", None, "koi8-r"),
    ("utf-16", "utf-16", "utf-8"),  # copied from somewhere
])  # fmt: skip
def test_charsets_that_contradict_each_other(header: str | None, declared: str | None, actual: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    content_type = "text/xml" + (f"; charset={header}" if header else "")
    listing = read((declaration + filled("rss 2.0", RUSSIAN)).encode(actual), content_type)
    assert of_one(listing) == (URL, RUSSIAN, WHEN)


@pytest.mark.parametrize(("charset", "title"), [
    ("shift_jis", "茨木町議会が防潮堤の建設案を可決"), ("euc-jp", "茨木町議会が防潮堤の建設案を可決"),
    ("iso-2022-jp", "茨木町議会が防潮堤の建設案を可決"), ("gb2312", "荆溪市议会通过新防洪堤坝建设方案"),
    ("big5", "荊溪市議會通過新防洪堤壩"), ("euc-kr", "시의회가 홍수 방벽 건설안을 통과"), ("windows-1250", "Městská rada schválila hráz"),
    ("iso-8859-2", "Městská rada schválila hráz"), ("windows-1254", "Belediye taşkın duvarını oyladı"),
    ("windows-1256", "مجلس المدينة يصوت"), ("windows-1253", "Το συμβούλιο ψήφισε"),
])  # fmt: skip
def test_charsets_of_many_languages(charset: str, title: str) -> None:
    text = f'<?xml version="1.0" encoding="{charset}"?>{filled("rss 2.0", title)}'
    assert of_one(read(text.encode(charset))) == (URL, title, WHEN)


def test_bytes_of_windows_within_utf_8_are_read_as_what_they_were() -> None:
    body = filled("rss 2.0", "Café X reopens").encode().replace(b"X", b"\x93Mo\x94 \x96")
    assert of_one(read(body)) == (URL, "Café “Mo” – reopens", WHEN)


PLAIN = filled("rss 2.0")
MESSY = {
    "blank lines first": f"\n\n  <?xml version='1.0'?>{PLAIN}",
    "a mark within": f"\ufeff\ufeff{PLAIN}",
    "comments and style sheets": f'<?xml version="1.0"?><!-- a --><?xml-stylesheet href="/s.xsl"?><!-- <html> -->\n{PLAIN}<!-- cached -->',
    "a warning of the server": f"<br />\n<b>Notice</b>: Undefined index in <b>/a.php</b><br />\n<?xml version='1.0'?>{PLAIN}",
    "words first": f"OK\n{PLAIN}",
    "two declarations": f"<?xml version='1.0'?><?xml version='1.0' encoding='utf-8'?>{PLAIN}",
    "a bare ampersand in the link": PLAIN.replace("&amp;b", "&b"),
    "a bare ampersand in the title": PLAIN.replace("&amp; S", "& S"),
    "references of html": PLAIN.replace("é", "&eacute;").replace("“", "&ldquo;").replace(" reopens", "&nbsp;reopens"),
    "references of its own": '<!DOCTYPE rss [<!ENTITY house "Möwe">]>' + PLAIN.replace("Möwe", "&house;"),
    "numbers for characters": PLAIN.replace("é", "&#233;").replace("ö", "&#xF6;"),
    "undeclared prefixes": PLAIN.replace("<title>Caf", "<media:title>Photo</media:title><dc:creator>A</dc:creator><title>Caf"),
    "control characters": PLAIN.replace("Café", "\x0bCa\x00f\x1fé"),
    "cdata": PLAIN.replace("<title>Café “Möwe” &amp; Söhne reopens", "<title><![CDATA[Café “Möwe” & Söhne reopens]]>"),
    "cdata with references": PLAIN.replace("<title>Café “Möwe” &amp;", "<title><![CDATA[Caf&eacute; &#8220;M&ouml;we&rdquo; &amp;").replace(
        "reopens</title>", "<em>reopens</em>]]></title>"),
    "markup in disguise": PLAIN.replace("Café", "&lt;b&gt;Caf&amp;eacute;&lt;/b&gt;"),
    "html that is not well-formed": PLAIN.replace("<link>", "<description><p>A <br> line<img src=x.jpg alt=one selected> 1 < 2 </i></description><link>"),
    "attributes without quotes": PLAIN.replace("<guid", "<guid").replace("<link>", "<source url=https://x.example/f name=a>x</source><link>"),
    "an open section": PLAIN.replace("<title>Caf", "<title><![CDATA[Caf").replace("&amp; S", "& S"),
    "two roots": f"{PLAIN}<script>track()</script>",
    "bytes after the end": f"{PLAIN}\0\0",
    "a picture's title": PLAIN.replace("<title>Caf", "<image><title>Photo</title><link>https://x.example/</link></image><title>Caf"),
    "a comment in the title": PLAIN.replace("Café", "Ca<!-- x -->fé"),
    "blanks around": PLAIN.replace("<link>", "<link>\n   ").replace("</link>", "\n </link>").replace("<title>Caf", "<title>\n  Caf"),
    "a link in pieces": PLAIN.replace("/03/", "/03/\n      "),
    "the whole article": PLAIN.replace("<link>", '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
                                       "<![CDATA[<title>No</title><link>/no</link>]]></content:encoded><link>"),
    "an empty link first": PLAIN.replace("<link>", "<link/><link>"),
    "no end of the item": PLAIN.replace("</item>", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MESSY)
@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/html; charset=utf-8", "text/plain", ""])
def test_what_is_messy_is_read(name: str, content_type: str) -> None:
    assert of_one(read(MESSY[name], content_type)) == (URL, TITLE, WHEN)


def test_what_is_broken_in_one_item_ends_with_it() -> None:
    broken = "<item><title><![CDATA[Odd</title><link>/odd</link><description><p <b></i></description></item>"
    whole = "".join(f"<item><title>Story {n}</title><link>/news/{n}</link></item>" for n in range(3))
    listing = read(f"<rss><channel><title>G</title>{whole}{broken}{whole.replace('/news', '/more')}</channel></rss>")
    titles = [f"Story {n}" for n in range(3)]
    assert [item.title for item in listing.items] == [*titles, "Odd", *titles]
    assert (listing.items[3].url, listing.title) == ("https://www.example.org/odd", "G")


@pytest.mark.parametrize("name", WELL)
def test_packed_listings_are_read_however_often_they_are_packed(name: str) -> None:
    body = filled(name).encode()
    for _ in range(2):
        body = gzip.compress(body)
        assert of_one(read(body, "application/x-gzip")) == (URL, TITLE, WHEN)


@pytest.mark.parametrize("name", WELL)
def test_of_a_listing_that_is_cut_off_no_item_has_half_an_address_or_title(name: str) -> None:
    text = filled(name)
    for cut in range(0, len(text), 3):
        for item in read(text[:cut]).items:
            assert item.url in (URL, "https://proxy.example.net/~r/1", "https://www.example.org/1.json"), cut
            assert item.title in (TITLE, None)


ITEM = {"id": "1", "url": URL, "title": TITLE, "date_published": WHEN}
JSON_FEEDS = {
    "1.0": {"version": "https://jsonfeed.org/version/1", "items": [ITEM]},
    "1.1": {"version": "https://jsonfeed.org/version/1.1", "items": [ITEM]},
    "no version": {"title": "G", "items": [ITEM]},
    "an odd version": {"version": 1.1, "items": [ITEM]},
    "an external address": {"items": [{"id": "1", "external_url": URL, "title": TITLE, "date_published": WHEN}]},
    "an id that is an address": {"items": [{"id": URL, "content_text": "x", "title": TITLE, "date_published": WHEN}]},
    "a date in words": {"items": [ITEM | {"date_published": WRITTEN}]},
    "seconds": {"items": [ITEM | {"date_published": 1772357400}]},
    "only a change": {"items": [{"url": URL, "title": TITLE, "date_modified": WHEN}]},
}  # fmt: skip


@pytest.mark.parametrize("name", JSON_FEEDS)
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_json_feed_is_read(name: str, charset: str) -> None:
    listing = read(json.dumps(JSON_FEEDS[name], ensure_ascii=False).encode(charset), "application/json")
    assert (listing.kind, listing.problems, of_one(listing)) == ("jsonfeed", (), (URL, TITLE, WHEN))


@pytest.mark.parametrize("tail", ["", ', {"id": "2", "url": "https://www.exa', "]"])
def test_of_a_json_feed_that_is_cut_off_the_whole_items_are_read(tail: str) -> None:
    text = '{"version": "https://jsonfeed.org/version/1", "title": "G", "items": [' + json.dumps(ITEM) + tail
    listing = read(text, "application/json")
    assert of_one(listing) == (URL, TITLE, WHEN) and listing.title == "G" and len(listing.problems) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sitemap_of_bare_text(end: str, charset: str) -> None:
    urls = [f"https://www.example.org/news/{n}" for n in range(3)]
    listing = read((end.join(urls) + end).encode(charset), "text/plain")
    assert (listing.kind, [item.url for item in listing.items], listing.problems) == ("sitemap", urls, ())


def test_an_index_of_sitemaps_in_several_forms() -> None:
    for space in (
        ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
        ' xmlns="https://www.sitemaps.org/schemas/sitemap/0.9/"',
        "",
    ):
        text = f"<sitemapindex{space}><sitemap><loc> <![CDATA[/s.xml?a=1&b=2]]>\n</loc><lastmod>2026-03-01T10:30:00+01:00</lastmod>"
        listing = read(f"{text}</sitemap></sitemapindex>")
        child = Item("https://www.example.org/s.xml?a=1&b=2", published=WHEN, updated=WHEN)
        assert (listing.kind, listing.items, listing.children, listing.problems) == ("sitemap", (), (child,), ())


@pytest.mark.parametrize(("base", "link"), [
    (' xml:base="https://cdn.example.net/a/"', "https://cdn.example.net/a/b/1"), (' xml:base="/x/"', "https://www.example.org/x/b/1"),
    ("", "https://www.example.org/feeds/b/1"),
])  # fmt: skip
def test_links_stand_upon_the_base_that_the_feed_names(base: str, link: str) -> None:
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"{base}><entry><link href="b/1"/></entry></feed>'
    rss = f"<rss{base}><channel><item><link>b/1</link></item></channel></rss>"
    assert [read(text).items[0].url for text in (atom, rss)] == [link, link]


@pytest.mark.parametrize(("link", "url"), [
    ("http://http://www.example.org/1", "http://www.example.org/1"), ("http:/www.example.org/1", "http://www.example.org/1"),
    ("https//www.example.org/1", "https://www.example.org/1"), ("www.example.org/1", "https://www.example.org/1"),
    ("HTTPS://www.example.org/1", "HTTPS://www.example.org/1"), ("https://www.example.org/a b", "https://www.example.org/a%20b"),
    ("https://www.example.org/?a=1&amp;amp;b=2", "https://www.example.org/?a=1&b=2"),
    ("https://web.example.org/2026/https://www.example.org/1", "https://web.example.org/2026/https://www.example.org/1"),
])  # fmt: skip
def test_links_that_are_written_wrongly_in_a_way_that_leaves_no_doubt(link: str, url: str) -> None:
    assert read(f"<rss><channel><item><link>{link}</link></item></channel></rss>").items[0].url == url


FULL = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:dcterms="http://purl.org/dc/terms/"><channel>
<title>Gazette</title><link>https://www.example.org/</link><language>en-gb</language><ttl>15</ttl>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency><image><title>Logo</title>
<link>https://logo.example/</link></image><skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>x</hour></skipHours>
<skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>
<item><title>One</title><link>https://www.example.org/news/one</link><guid isPermaLink="false">g-1</guid>
<description>&lt;p&gt;A &lt;b&gt;teaser&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;More&lt;/p&gt;</description><author>desk@example.org (Anna Berg)</author>
<dc:creator>Boris Novak</dc:creator><category>Local</category><category>Harbour</category><category>Local</category>
<dc:language>en</dc:language><dcterms:modified>2026-03-02T10:00:00Z</dcterms:modified><pubDate>Sun, 01 Mar 2026 09:30:00 GMT</pubDate>
<media:group><media:content url="https://i.example.org/1.mp4" type="video/mp4"/>
<media:content url="https://i.example.org/1.jpg" medium="image"><media:title>A picture</media:title></media:content></media:group>
<enclosure url="https://i.example.org/1.mp3" type="audio/mpeg" length="1"/></item></channel></rss>"""


def test_all_fields_of_a_feed_are_read() -> None:
    listing = read(FULL)
    assert listing == Listing(
        kind="rss", title="Gazette", language="en-gb", rest_s=1800, skip_hours=(0, 3), skip_days=(0, 6),
        site="https://www.example.org/",
        items=(Item(
            url="https://www.example.org/news/one", title="One", published=WHEN, guid="g-1",
            updated="2026-03-02T10:00:00+00:00", summary="A teaser. More", authors=("Anna Berg", "Boris Novak"),
            categories=("Local", "Harbour"), language="en", image="https://i.example.org/1.jpg"),),
    )  # fmt: skip


def test_all_fields_of_an_atom_feed_are_read() -> None:
    listing = read("""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title type="text">La Revue</title>
<link rel="self" href="/feed"/><link href="https://larevue.example/"/><author><name>Rédaction</name></author>
<entry xml:lang="oc"><id>urn:1</id><title type="html">&amp;lt;Le sel&amp;gt;</title><link href="https://larevue.example/sel"/>
<published>2026-03-01T09:30:00Z</published><updated>2026-03-02T10:00:00Z</updated><summary type="xhtml"><div
xmlns="http://www.w3.org/1999/xhtml"><p>Une <i>nuit</i></p></div></summary><category term="eco" label="Économie"/>
<link rel="enclosure" type="image/jpeg" href="/sel.jpg"/></entry></feed>""")
    assert (listing.title, listing.language, listing.site) == ("La Revue", "fr", "https://larevue.example/")
    assert listing.items == (Item(
        url="https://larevue.example/sel", title="<Le sel>", published=WHEN, guid="urn:1",
        updated="2026-03-02T10:00:00+00:00", summary="Une nuit", authors=("Rédaction",), categories=("Économie",),
        language="oc", image="https://www.example.org/sel.jpg"),)  # fmt: skip


def test_a_large_feed_is_read_whole() -> None:
    text = "".join(f"<item><title>Story {n}</title><link>/news/{n}</link></item>" for n in range(10_000))
    listing = read(f"<rss><channel>{text}</channel></rss>")
    assert (len(listing.items), listing.problems) == (10_000, ())
