"""Made-up news sites of many shapes, each with what a person types and the source that is the right one.

The right source follows from how a site is built, not from what discovery makes of it: what brings the site's own new
articles, of the section that was asked for, completely and with their dates.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from web_server import Reply

WORDS = [
    "council",
    "harbour",
    "bridge",
    "minister",
    "vote",
    "river",
    "school",
    "strike",
    "fire",
    "court",
    "budget",
    "train",
    "island",
    "museum",
    "storm",
    "festival",
    "hospital",
    "farm",
    "border",
    "election",
    "plant",
    "team",
    "coach",
    "market",
    "road",
    "union",
    "mayor",
    "village",
    "library",
    "forest",
]
PLACES = ["Thornbeck", "Lindhaven", "Orsova", "Kalmere", "Dunwick", "Averton", "Pellworm", "Quarnby"]
VERBS = ["opens", "closes", "wins", "loses", "plans", "delays", "rejects", "approves", "repairs", "remembers"]


@dataclass(frozen=True)
class MadeSite:
    """What a person asks for, the replies of the site's servers, and the addresses of which any is right."""

    name: str
    asked: str
    replies: Mapping[str, Reply]
    right: tuple[str, ...]


@dataclass
class Plot:
    """A host under construction."""

    name: str
    port: int
    random: random.Random
    tld: str = "example"
    replies: dict[str, Reply] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return f"{self.name}.{self.tld}:{self.port}"

    @property
    def root(self) -> str:
        return f"http://{self.host}"

    def put(self, path: str, body: str, content_type: str = "text/html; charset=utf-8", status: int = 200,
            host: str = "", **headers: str) -> str:  # fmt: skip
        """Serve a body at a path; answers its address."""
        at = host or self.host
        self.replies[f"//{at}{path}"] = Reply(body.encode(), status, content_type, headers)
        return f"http://{at}{path}"

    def move(self, path: str, to: str, host: str = "", status: int = 301) -> str:
        return self.put(path, "", host=host, status=status, Location=to)

    def headline(self) -> str:
        one, two = self.random.sample(WORDS, 2)
        place, verb = self.random.choice(PLACES), self.random.choice(VERBS)
        return f"{place} {one} {verb} new {two} after {self.random.randint(2, 90)} days"

    def stories(self, number: int = 12, path: str = "/news", age_h: float = 1, host: str = "") -> list[Story]:
        """Articles of the site, the newest first, an hour or two apart."""
        now, made, root = datetime.now(UTC), list[Story](), f"http://{host or self.host}"
        for n in range(number):
            when = now - timedelta(hours=age_h + n * self.random.uniform(0.5, 2))
            title = self.headline()
            slug = title.lower().replace(" ", "-")
            made.append(Story(f"{root}{path}/{when:%Y/%m}/{slug}-{self.random.randint(10_000, 99_999)}", title, when))
        return made

    def site(self, asked: str, *right: str) -> MadeSite:
        return MadeSite(self.name, asked, self.replies, right)


@dataclass(frozen=True)
class Story:
    """One article."""

    url: str
    title: str
    when: datetime


def rss(title: str, stories: Iterable[Story], more: str = "", enclosure: str = "") -> str:
    items = "".join(
        f"<item><title>{s.title}</title><link>{s.url}</link><guid>{s.url}</guid>"
        f"<pubDate>{format_datetime(s.when)}</pubDate>{enclosure}</item>"
        for s in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{more}{items}</channel></rss>'


def atom(title: str, stories: Iterable[Story]) -> str:
    entries = "".join(
        f'<entry><title>{s.title}</title><link href="{s.url}"/><id>{s.url}</id><updated>{s.when:%Y-%m-%dT%H:%M:%SZ}'
        "</updated></entry>"
        for s in stories
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>{entries}</feed>'


def json_feed(title: str, stories: Iterable[Story]) -> str:
    items = ",".join(
        f'{{"id":"{s.url}","url":"{s.url}","title":"{s.title}","date_published":"{s.when:%Y-%m-%dT%H:%M:%SZ}"}}'
        for s in stories
    )
    return f'{{"version":"https://jsonfeed.org/version/1.1","title":"{title}","items":[{items}]}}'


def news_sitemap(stories: Iterable[Story]) -> str:
    urls = "".join(
        f"<url><loc>{s.url}</loc><news:news><news:publication><news:name>Paper</news:name><news:language>en"
        f"</news:language></news:publication><news:publication_date>{s.when.isoformat()}</news:publication_date>"
        f"<news:title>{s.title}</news:title></news:news></url>"
        for s in stories
    )
    schemas = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.google.com/schemas/sitemap-news/0.9"
    spaces = f'xmlns="{schemas[0]}" xmlns:news="{schemas[1]}"'
    return f'<?xml version="1.0"?><urlset {spaces}>{urls}</urlset>'


def sitemap(addresses: Iterable[str], when: datetime) -> str:
    urls = "".join(f"<url><loc>{url}</loc><lastmod>{when:%Y-%m-%d}</lastmod></url>" for url in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index_of(addresses: Iterable[str], when: datetime) -> str:
    maps = "".join(f"<sitemap><loc>{url}</loc><lastmod>{when:%Y-%m-%d}</lastmod></sitemap>" for url in addresses)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'


def alternate(href: str, title: str = "", kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


def page(title: str, head: str = "", body: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def links(stories: Iterable[Story]) -> str:
    return "".join(f'<article><h3><a href="{s.url}">{s.title}</a></h3></article>' for s in stories)


def article(story: Story, head: str = "") -> str:
    data = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{story.title}"}}'
    text = "<p>" + " ".join([story.title + "."] * 12) + "</p>"
    return page(
        story.title,
        f'<meta property="og:type" content="article"><script type="application/ld+json">{data}</script>{head}',
        f"<article><h1>{story.title}</h1>{text * 4}</article>",
    )


MENU = '<nav><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a></nav>'
RSS, ATOM, JSON = "application/rss+xml", "application/atom+xml", "application/feed+json"
XML = ("application/rss+xml", "text/xml", "application/xml; charset=utf-8", "text/html")
Shape = Callable[[Plot], MadeSite]


def declared(plot: Plot) -> MadeSite:
    """One feed, declared in the head."""
    path = plot.random.choice(("/rss.xml", "/feeds/all.rss", "/export/rss2/index.xml", "/rss?type=all", "/syndication"))
    stories = plot.stories()
    feed = plot.put(path, rss("Paper", stories), plot.random.choice(XML))
    plot.put("/", page("Paper", alternate(path.replace("&", "&amp;"), "RSS"), MENU + links(stories)))
    return plot.site(plot.random.choice((plot.root, plot.root + "/", plot.host)), feed)


def declared_twice(plot: Plot) -> MadeSite:
    """The same items as RSS and as Atom."""
    stories = plot.stories()
    one, two = plot.put("/rss", rss("Paper", stories), RSS), plot.put("/atom", atom("Paper", stories), ATOM)
    plot.put("/", page("Paper", alternate("/atom", "Atom", ATOM) + alternate("/rss", "RSS"), links(stories)))
    return plot.site(plot.root, one, two)


def _comments(plot: Plot, path: str, title: str) -> str:
    stories = [Story(f"{s.url}#comment-{n}", f"By Reader {n} on {s.title}", s.when)
               for n, s in enumerate(plot.stories(age_h=0.1))]  # fmt: skip
    return plot.put(path, rss(title, stories), RSS)


def with_comments(plot: Plot) -> MadeSite:
    """A blog engine's pair of feeds; the comments are fresher, and may come first."""
    stories = plot.stories(age_h=8)
    feed = plot.put("/feed/", rss("Paper", stories), RSS)
    _comments(plot, "/comments/feed/", "Comments for Paper")
    pair = [alternate(feed, "Paper » Feed"), alternate("/comments/feed/", "Paper » Comments Feed")]
    plot.random.shuffle(pair)
    plot.put("/", page("Paper", "".join(pair), links(stories)))
    return plot.site(plot.root, feed)


def article_of_blog(plot: Plot) -> MadeSite:
    """An article's page, which declares the comments on it beside the site's feeds."""
    stories = plot.stories()
    feed = plot.put("/feed/", rss("Paper", stories), RSS)
    _comments(plot, "/comments/feed/", "Comments for Paper")
    path = stories[0].url.removeprefix(plot.root)
    _comments(plot, f"{path}/feed/", f"Comments on: {stories[0].title}")
    heads = [alternate(f"{path}/feed/", f"Paper » {stories[0].title} Comments Feed"),
             alternate("/feed/", "Paper » Feed"), alternate("/comments/feed/", "Paper » Comments Feed")]  # fmt: skip
    plot.put(path, article(stories[0], "".join(heads)))
    plot.put("/", page("Paper", "".join(heads[1:]), links(stories)))
    return plot.site(stories[0].url, feed)


def article_without_head(plot: Plot) -> MadeSite:
    """An article's page that declares nothing; the front page does."""
    stories = plot.stories()
    feed = plot.put("/feeds/latest.xml", rss("Paper", stories), "text/xml")
    plot.put(stories[2].url.removeprefix(plot.root), article(stories[2]))
    plot.put("/", page("Paper", alternate("/feeds/latest.xml"), links(stories)))
    return plot.site(stories[2].url, feed)


def section_of_blog(plot: Plot) -> MadeSite:
    """A category's page, with the category's feed among the declared ones."""
    stories, own = plot.stories(), plot.stories(path="/world")
    plot.put("/feed/", rss("Paper", stories), RSS)
    _comments(plot, "/comments/feed/", "Comments for Paper")
    feed = plot.put("/category/world/feed/", rss("World - Paper", own), RSS)
    heads = alternate("/feed/", "Paper » Feed") + alternate("/comments/feed/", "Paper » Comments Feed")
    plot.put(
        "/category/world/",
        page("World - Paper", heads + alternate("/category/world/feed/", "Paper » World Category Feed"), links(own)),
    )
    plot.put("/", page("Paper", heads, links(stories)))
    return plot.site(f"{plot.root}/category/world/", feed)


def section_by_place(plot: Plot) -> MadeSite:
    """A section's page that declares the site's feed only; the section's lies beside it."""
    stories, own = plot.stories(), plot.stories(path="/sport")
    plot.put("/rss.xml", rss("Paper", stories), RSS)
    place = plot.random.choice(("/sport/rss.xml", "/sport/feed", "/sport/index.xml", "/sport/rss"))
    feed = plot.put(place, rss("Paper: Sport", own), "text/xml")
    plot.put("/sport", page("Sport", alternate("/rss.xml"), links(own)))
    plot.put("/sport/", page("Sport", alternate("/rss.xml"), links(own)))
    plot.put("/", page("Paper", alternate("/rss.xml"), links(stories)))
    return plot.site(f"{plot.root}/sport{plot.random.choice(('', '/'))}", feed)


def section_by_link(plot: Plot) -> MadeSite:
    """A section's page that links its feed among its words."""
    stories, own = plot.stories(), plot.stories(path="/economy")
    plot.put("/rss/all.xml", rss("Paper", stories), RSS)
    feed = plot.put("/rss/economy.xml", rss("Paper - Economy", own), RSS)
    foot = '<footer><a href="/rss/all.xml">All news</a> <a href="/rss/economy.xml">Economy as RSS</a></footer>'
    plot.put("/economy/", page("Economy", "", links(own) + foot))
    plot.put("/", page("Paper", "", links(stories) + foot))
    return plot.site(f"{plot.root}/economy/", feed)


def linked(plot: Plot) -> MadeSite:
    """No declaration; a link in the page's foot, by word or by picture."""
    stories, path = plot.stories(), plot.random.choice(("/news.rss", "/feed.xml", "/xml/news.xml", "/rss/"))
    feed = plot.put(path, rss("Paper", stories), "text/xml")
    word = plot.random.choice(("RSS", '<img src="/i.png" alt="RSS feed">', "Subscribe"))
    plot.put("/", page("Paper", "", links(stories) + f'<footer><a href="{path}">{word}</a></footer>'))
    return plot.site(plot.host, feed)


def list_of_feeds(plot: Plot) -> MadeSite:
    """A page for people that lists the feeds."""
    stories = plot.stories()
    feed = plot.put("/feeds/top.xml", rss("Paper: all news", stories), "text/xml")
    names = ("politics", "sport", "culture", "business")
    for name in names:
        plot.put(f"/feeds/{name}.xml", rss(f"Paper: {name}", plot.stories(path=f"/{name}")), "text/xml")
    rows = [f'<li><a href="/feeds/{name}.xml">{name}</a></li>' for name in names]
    plot.put("/rss", page("Our feeds", "", f'<ul><li><a href="/feeds/top.xml">All news</a></li>{"".join(rows)}</ul>'))
    plot.put("/", page("Paper", "", links(stories) + '<a href="/rss">RSS feeds</a>'))
    return plot.site(plot.root, feed)


def usual_place(plot: Plot) -> MadeSite:
    """Nothing says so, but the feed is where feeds are."""
    stories = plot.stories()
    path = plot.random.choice(
        ("/feed", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.xml", "/feed/", "/?feed=rss2")
    )
    made = atom if path == "/atom.xml" else rss
    feed = plot.put(path, made("Paper", stories), "application/xml")
    plot.put("/", page("Paper", "", MENU + links(stories)))
    return plot.site(plot.root, feed)


def blogger(plot: Plot) -> MadeSite:
    """A hosted blog: posts as Atom and RSS, and comments."""
    stories = plot.stories()
    one = plot.put("/feeds/posts/default", atom("Paper", stories), ATOM)
    two = plot.put("/feeds/posts/default?alt=rss", rss("Paper", stories), RSS)
    _comments(plot, "/feeds/comments/default", "Paper comments")
    heads = alternate("/feeds/posts/default", "Paper - Atom", ATOM) + alternate(
        "/feeds/posts/default?alt=rss", "Paper - RSS"
    )
    plot.put("/", page("Paper", heads if plot.random.random() < 0.5 else "", links(stories)))
    return plot.site(plot.root, one, two)


def as_json(plot: Plot) -> MadeSite:
    """A JSON Feed alone."""
    stories = plot.stories()
    feed = plot.put("/feed.json", json_feed("Paper", stories), plot.random.choice((JSON, "application/json")))
    plot.put("/", page("Paper", alternate("/feed.json", "JSON Feed", JSON), links(stories)))
    return plot.site(plot.root, feed)


def named_in_robots(plot: Plot) -> MadeSite:
    """No feed; robots.txt names a news sitemap beside the plain one."""
    stories = plot.stories(30)
    news = plot.put("/sitemaps/news-latest.xml", news_sitemap(stories), "application/xml")
    pages = [f"{plot.root}/{word}" for word in WORDS]
    plain = plot.put("/sitemaps/pages.xml", sitemap(pages, datetime.now(UTC)), "application/xml")
    plot.put("/robots.txt", f"User-agent: *\nDisallow: /admin\nSitemap: {plain}\nSitemap: {news}\n", "text/plain")
    plot.put("/", page("Paper", "", links(stories[:12])))
    return plot.site(plot.random.choice((plot.root, f"{plot.root}/robots.txt")), news)


def news_in_index(plot: Plot) -> MadeSite:
    """No feed; an index of sitemaps in the usual place, one of which is of news."""
    stories, now = plot.stories(30), datetime.now(UTC)
    news = plot.put("/sitemap-news.xml", news_sitemap(stories), "text/xml")
    old = plot.put(
        "/sitemap-2019.xml",
        sitemap([s.url for s in plot.stories(20, age_h=60_000)], now - timedelta(days=2000)),
        "text/xml",
    )
    tags = plot.put("/sitemap-tags.xml", sitemap([f"{plot.root}/tag/{w}" for w in WORDS], now), "text/xml")
    index = plot.put(
        plot.random.choice(("/sitemap.xml", "/sitemap_index.xml")), index_of([tags, old, news], now), "text/xml"
    )
    plot.put("/", page("Paper", "", links(stories[:12])))
    return plot.site(plot.random.choice((plot.root, plot.root, index)), news)


def listing_only(plot: Plot) -> MadeSite:
    """No feed and no sitemap: the page itself."""
    path = plot.random.choice(("/", "/news/", "/latest"))
    where = plot.put(path, page("Latest", "", MENU + links(plot.stories(20))))
    plot.put("/", page("Latest", "", MENU + links(plot.stories(20))))
    return plot.site(f"{plot.root}{path}", where)


def stale_feed(plot: Plot) -> MadeSite:
    """The declared feed ended years ago; the news sitemap goes on."""
    stories = plot.stories(20)
    plot.put("/rss.xml", rss("Paper", plot.stories(age_h=24 * 800)), RSS)
    news = plot.put("/news-sitemap.xml", news_sitemap(stories), "text/xml")
    if plot.random.random() < 0.5:
        plot.put("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {news}\n", "text/plain")
    plot.put("/", page("Paper", alternate("/rss.xml"), links(stories)))
    return plot.site(plot.root, news)


def broken_declaration(plot: Plot) -> MadeSite:
    """The declared feed is gone, or its address a mistake; another works."""
    stories = plot.stories()
    feed = plot.put("/feed", rss("Paper", stories), RSS)
    wrong = plot.random.choice(("/old/rss.xml", "http://[bad", "javascript:void(0)", "", "/oops"))
    plot.put("/oops", page("Oops", "", "<p>Not here.</p>"))
    plot.put("/", page("Paper", alternate(wrong), links(stories)))
    return plot.site(plot.root, feed)


def moved_site(plot: Plot) -> MadeSite:
    """The bare domain redirects to www and on to the edition."""
    www = f"www.{plot.host}"
    stories = plot.stories(host=www)
    plot.move("/", f"http://{www}/", status=plot.random.choice((301, 302, 308)))
    plot.move("/", "/en/", host=www, status=302)
    feed = plot.put("/en/feed.rss", rss("Paper", stories), RSS, host=www)
    plot.put("/en/", page("Paper", alternate("feed.rss"), links(stories)), host=www)
    return plot.site(plot.host, feed)


def feed_elsewhere(plot: Plot) -> MadeSite:
    """The feed lies at a service's host."""
    other, stories = f"feeds-{plot.name}.invalid-host.example:{plot.port}", plot.stories()
    feed = plot.put("/paper/news", rss("Paper", stories), "text/xml", host=other)
    plot.put("/", page("Paper", alternate(feed), links(stories)))
    return plot.site(plot.root, feed)


def with_podcast(plot: Plot) -> MadeSite:
    """A podcast is declared before the news, and is as fresh."""
    stories = plot.stories(age_h=3)
    sound = f'<enclosure url="{plot.root}/a.mp3" type="audio/mpeg" length="99"/>'
    itunes = '<itunes:author xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">Paper</itunes:author>'
    plot.put("/podcast.xml", rss("Paper Podcast", plot.stories(40, "/listen", 1), itunes, sound), RSS)
    feed = plot.put("/news.xml", rss("Paper News", stories), RSS)
    plot.put(
        "/", page("Paper", alternate("/podcast.xml", "Our podcast") + alternate("/news.xml", "News"), links(stories))
    )
    return plot.site(plot.root, feed)


def many_sections(plot: Plot) -> MadeSite:
    """A front page that declares every section's feed, and the one of all somewhere among them."""
    stories, names = plot.stories(25), ("sport", "culture", "science", "money", "local", "opinion")
    heads = [alternate(f"/rss/{name}.xml", f"Paper - {name.title()}") for name in names]
    for name in names:
        plot.put(f"/rss/{name}.xml", rss(f"Paper - {name.title()}", plot.stories(10, f"/{name}")), RSS)
    feed = plot.put("/rss/news.xml", rss("Paper", stories), RSS)
    heads.insert(plot.random.choice((0, 0, len(heads))), alternate("/rss/news.xml", "Paper - Latest news"))
    plot.put("/", page("Paper", "".join(heads), links(stories)))
    return plot.site(plot.root, feed)


def many_sections_asked(plot: Plot) -> MadeSite:
    """The same heads on a section's page."""
    own, names = plot.stories(12, "/science"), ("sport", "culture", "science", "money")
    heads = [alternate("/rss/news.xml", "Paper - Latest news")]
    heads += [alternate(f"/rss/{name}.xml", f"Paper - {name.title()}") for name in names]
    for name in names:
        plot.put(
            f"/rss/{name}.xml",
            rss(f"Paper - {name.title()}", own if name == "science" else plot.stories(10, f"/{name}")),
            RSS,
        )
    plot.put("/rss/news.xml", rss("Paper", plot.stories(25)), RSS)
    plot.put("/science/", page("Science", "".join(heads), links(own)))
    return plot.site(f"{plot.root}/science/", f"{plot.root}/rss/science.xml")


def two_languages(plot: Plot) -> MadeSite:
    """An edition's page declares the feeds of all editions."""
    heads, made, now = list[str](), dict[str, str](), plot.stories(6, "/fr/actualites")
    for code in ("en", "fr", "de"):
        stories = now if code == "fr" else plot.stories(10, f"/{code}/news")
        made[code] = plot.put(f"/{code}/rss.xml", rss(f"Paper {code}", stories, f"<language>{code}</language>"), RSS)
        heads.append(alternate(f"/{code}/rss.xml", f"RSS {code.upper()}"))
    plot.put("/fr/", page("Journal", "".join(heads), links(now), "fr"))
    plot.put("/", page("Paper", "".join(heads), links(plot.stories(10, "/en/news")), "en"))
    wanted = plot.random.choice(("fr", "en"))
    return plot.site(f"{plot.root}/fr/" if wanted == "fr" else plot.root, made[wanted])


def feed_itself(plot: Plot) -> MadeSite:
    """The feed's own address."""
    feed = plot.put("/x/feed.php?id=7", rss("Paper", plot.stories()), plot.random.choice(XML))
    return plot.site(plot.random.choice((feed, feed.replace("http://", "feed://"))), feed)


def feed_moved(plot: Plot) -> MadeSite:
    """A feed's address that redirects for good."""
    feed = plot.put("/new/feed.xml", rss("Paper", plot.stories()), RSS)
    return plot.site(plot.move("/feed.xml", "/new/feed.xml"), feed)


def sitemap_itself(plot: Plot) -> MadeSite:
    """A news sitemap's own address."""
    news = plot.put("/google-news.xml", news_sitemap(plot.stories(20)), "text/xml")
    return plot.site(news, news)


def only_comments(plot: Plot) -> MadeSite:
    """The only feed is that of comments: the page is the source."""
    _comments(plot, "/comments/feed/", "Comments for Paper")
    where = plot.put("/", page("Paper", alternate("/comments/feed/", "Comments"), MENU + links(plot.stories(20))))
    return plot.site(where, where)


def of_others(plot: Plot) -> MadeSite:
    """A feed of headlines of other papers is declared first."""
    stories = plot.stories(age_h=5)
    others = [Story(s.url.replace(plot.name, f"other{n}"), s.title, s.when) for n, s in enumerate(plot.stories(30))]
    plot.put("/partners.xml", rss("From around the web", others), RSS)
    feed = plot.put("/own.xml", rss("Paper", stories), RSS)
    plot.put(
        "/", page("Paper", alternate("/partners.xml", "Partners") + alternate("/own.xml", "Paper"), links(stories))
    )
    return plot.site(plot.root, feed)


def by_base(plot: Plot) -> MadeSite:
    """Relative addresses under a base; the type is not quite right."""
    stories = plot.stories()
    feed = plot.put("/portal/syndicate/all", rss("Paper", stories), "text/xml")
    kind, rel = plot.random.choice(
        ((RSS, "ALTERNATE"), ("text/xml", "alternate"), ("", "feed"), ("application/xml", "alternate"))
    )
    head = '<base href="/portal/index.html">' + alternate("syndicate/all", "RSS", kind, rel)
    plot.put("/", page("Paper", head, links(stories)))
    return plot.site(plot.root, feed)


def refreshed(plot: Plot) -> MadeSite:
    """The front page sends browsers on by a tag."""
    stories = plot.stories()
    feed = plot.put("/home/rss.xml", rss("Paper", stories), RSS)
    plot.put("/", page("Paper", '<meta http-equiv="refresh" content="0; url=/home/">'))
    plot.put("/home/", page("Paper", alternate("/home/rss.xml"), links(stories)))
    return plot.site(plot.root, feed)


def taxonomies(plot: Plot) -> MadeSite:
    """Feeds of tags and of authors beside the one that is wanted."""
    stories = plot.stories(15)
    heads = [alternate(f"/{part}/feed/", part) for part in ("tag/elections", "author/anna", "tag/harbour")]
    for part in ("tag/elections", "author/anna", "tag/harbour"):
        plot.put(f"/{part}/feed/", rss(f"Paper: {part}", plot.stories(10, age_h=0.5)), RSS)
    feed = plot.put("/feed/", rss("Paper", stories), RSS)
    heads.insert(plot.random.randint(0, 3), alternate("/feed/", "Paper"))
    plot.put("/", page("Paper", "".join(heads), links(stories)))
    return plot.site(plot.root, feed)


def empty_feed(plot: Plot) -> MadeSite:
    """The declared feed has nothing in it; another has."""
    stories = plot.stories()
    plot.put("/rss.xml", rss("Paper", ()), RSS)
    feed = plot.put("/news/rss", rss("Paper", stories), RSS)
    plot.put("/", page("Paper", alternate("/rss.xml") + alternate("/news/rss", "News"), links(stories)))
    return plot.site(plot.root, feed)


def disallowed_feed(plot: Plot) -> MadeSite:
    """robots.txt keeps robots from the feed and names a news sitemap."""
    stories = plot.stories(20)
    plot.put("/rss/all.xml", rss("Paper", stories), RSS)
    news = plot.put("/news.xml", news_sitemap(stories), "text/xml")
    plot.put("/robots.txt", f"User-agent: *\nDisallow: /rss/\nSitemap: {news}\n", "text/plain")
    plot.put("/", page("Paper", alternate("/rss/all.xml"), links(stories)))
    return plot.site(plot.root, news)


def same_page_everywhere(plot: Plot) -> MadeSite:
    """A server that answers every address with its front page, which is all there is."""
    front = page("Paper", "", MENU + links(plot.stories(20)))
    for path in ("/", "/feed", "/feed/", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.xml", "/sitemap.xml",
                 "/feeds/posts/default", "/?feed=rss2", "/news-sitemap.xml", "/robots.txt", "/rss/"):  # fmt: skip
        plot.put(path, front)
    return plot.site(plot.root, f"{plot.root}/")


def idn(plot: Plot) -> MadeSite:
    """A name with letters of its own."""
    plain = plot.host.replace(plot.name, f"xn--{plot.name}-zeitung".encode().decode())
    ascii_name = f"müller-{plot.name}".encode("idna").decode()
    host = f"{ascii_name}.example:{plot.port}"
    assert plain != host
    stories = plot.stories(host=host)
    feed = plot.put("/rss", rss("Zeitung", stories), RSS, host=host)
    plot.put("/", page("Zeitung", alternate("/rss"), links(stories), "de"), host=host)
    return plot.site(f"müller-{plot.name}.example:{plot.port}", feed)


def plain_page(plot: Plot) -> MadeSite:
    """A company's page: there is nothing to collect."""
    plot.put("/", page("Smith & Sons", "", MENU + "<p>We repair roofs.</p>"))
    return plot.site(plot.root)


def scripts_only(plot: Plot) -> MadeSite:
    """A page that scripts build in the browser."""
    plot.put("/", page("App", '<script src="/app.js"></script>', '<div id="root"></div>'))
    return plot.site(plot.root)


def nobody_home(plot: Plot) -> MadeSite:
    """A site that is gone, forbids, or fails."""
    plot.put("/", "no", status=plot.random.choice((404, 410, 403, 500, 503)))
    return plot.site(plot.root)


def all_disallowed(plot: Plot) -> MadeSite:
    """robots.txt allows nothing."""
    stories = plot.stories()
    plot.put("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain")
    plot.put("/rss", rss("Paper", stories), RSS)
    plot.put("/", page("Paper", alternate("/rss"), links(stories)))
    return plot.site(plot.root)


def sister_domain(plot: Plot) -> MadeSite:
    """The feed's items lie at the site's other domain, as the page's own links do."""
    other = f"{plot.name}-online.example:{plot.port}"
    stories = plot.stories(host=other)
    feed = plot.put("/rss/all", rss("Paper", stories), RSS)
    plot.put("/", page("Paper", alternate("/rss/all"), MENU + links(stories)))
    return plot.site(plot.root, feed)


def counted_clicks(plot: Plot) -> MadeSite:
    """The feed's items go through a service that counts clicks, and are named differently on the page."""
    stories = plot.stories(20)
    through = [Story(f"http://clicks.example:{plot.port}/~r/{plot.name}/{n}", s.title, s.when)
               for n, s in enumerate(stories)]  # fmt: skip
    feed = plot.put("/rss", rss("Paper", through), RSS)
    plot.put("/", page("Paper", alternate("/rss"), MENU + links(stories)))
    return plot.site(plot.root, feed)


def forbidden_front(plot: Plot) -> MadeSite:
    """The front page is kept from strangers; the feed is not."""
    feed = plot.put(plot.random.choice(("/feed", "/rss.xml", "/rss")), rss("Paper", plot.stories()), RSS)
    plot.put("/", "no", status=plot.random.choice((403, 404, 401)))
    return plot.site(plot.root, feed)


def much_in_the_head(plot: Plot) -> MadeSite:
    """Alternates of every other kind before the feed."""
    stories = plot.stories()
    feed = plot.put("/~api/feed?format=rss&lang=en", rss("Paper", stories), RSS)
    head = (
        alternate("/de/", "", "text/html")
        + alternate("/wp-json/wp/v2/pages/2", "", "application/json")
        + alternate("/wp-json/oembed/1.0/embed?url=x&format=xml", "", "text/xml+oembed")
        + alternate("android-app://paper/http/", "", "")
        + alternate("/feedback", "", "text/html")
        + alternate("/~api/feed?format=rss&amp;lang=en", "Feed")
    )
    plot.put("/", page("Paper", head, links(stories) + '<a href="/feedback">Feedback</a>'))
    return plot.site(plot.root, feed)


def old_letters(plot: Plot) -> MadeSite:
    """A feed in Latin-1 with a style sheet and a line before its declaration."""
    stories = plot.stories()
    text = rss("Zeitung für alle", stories).replace("?>", ' encoding="ISO-8859-1"?><?xml-stylesheet href="/s.xsl"?>', 1)
    where = plot.put("/rss", "")
    plot.replies[where.removeprefix("http:")] = Reply(text.encode("latin-1"), 200, "text/xml")
    plot.put("/", page("Zeitung", alternate("/rss"), links(stories), "de"))
    return plot.site(plot.root, where)


def author_asked(plot: Plot) -> MadeSite:
    """An author's or a tag's page: its own feed is meant."""
    part = plot.random.choice(("author/anna-lindqvist", "tag/harbour"))
    own = plot.stories(8, age_h=30)
    plot.put("/feed/", rss("Paper", plot.stories()), RSS)
    feed = plot.put(f"/{part}/feed/", rss("Paper", own), RSS)
    plot.put(
        f"/{part}/", page("Paper", alternate("/feed/", "Paper") + alternate(f"/{part}/feed/", "Posts"), links(own))
    )
    return plot.site(f"{plot.root}/{part}/", feed)


def company_with_sitemap(plot: Plot) -> MadeSite:
    """A company's pages, all in a sitemap that was made today: there is no news."""
    steps = ("about", "services", "services/roofs", "services/walls", "team", "contact", "imprint", "prices", "jobs")
    plot.put("/sitemap.xml", sitemap([f"{plot.root}/{step}" for step in steps], datetime.now(UTC)), "text/xml")
    plot.put("/", page("Smith & Sons", "", MENU + "<p>We repair roofs in all of the county.</p>"))
    return plot.site(plot.root)


def articles_in_sitemap(plot: Plot) -> MadeSite:
    """Scripts build the pages; the plain sitemap has the articles."""
    where = plot.put("/sitemap.xml", sitemap([s.url for s in plot.stories(40)], datetime.now(UTC)), "text/xml")
    plot.put("/", page("Paper", '<script src="/app.js"></script>', '<div id="app"></div>'))
    return plot.site(plot.root, where)


def section_by_content(plot: Plot) -> MadeSite:
    """Feeds with numbers for names, on a section's page: only what is in them tells."""
    own, heads = plot.stories(12, "/kultur"), list[str]()
    numbers = plot.random.sample(range(100, 999), 4)
    for at, number in enumerate(numbers):
        stories = own if at == 2 else plot.stories(12, f"/r{at}")
        heads.append(alternate(plot.put(f"/rss/{number}.xml", rss("Paper", stories), RSS), "RSS"))
    plot.put("/kultur/", page("Kultur", "".join(heads), links(own)))
    plot.put("/", page("Paper", "".join(heads[:1]), links(plot.stories())))
    return plot.site(f"{plot.root}/kultur/", f"{plot.root}/rss/{numbers[2]}.xml")


def dated_sitemaps(plot: Plot) -> MadeSite:
    """An index of news sitemaps, one a month: the index stays, its parts do not."""
    stories, now = plot.stories(25), datetime.now(UTC)
    part = plot.put(f"/sitemaps/news-{now:%Y-%m}.xml", news_sitemap(stories), "text/xml")
    old = plot.put("/sitemaps/news-2019-01.xml", news_sitemap(plot.stories(5, age_h=50_000)), "text/xml")
    index = plot.put("/sitemaps/index.xml", index_of([part, old], now), "text/xml")
    plot.put("/robots.txt", f"Sitemap: {index}\nUser-agent: *\nAllow: /\n", "text/plain")
    plot.put("/", page("Paper", "", "<p>Welcome to the paper.</p>"))
    return plot.site(plot.root, index)


def feeds_gone(plot: Plot) -> MadeSite:
    """Everything that is declared answers 404: the page itself is left."""
    heads = alternate("/rss.xml") + alternate("/atom.xml", "", ATOM)
    where = plot.put("/", page("Paper", heads, MENU + links(plot.stories(20))))
    return plot.site(plot.root, where)


def feed_of_pages(plot: Plot) -> MadeSite:
    """A feed of products or events that are not dated beside that of the news."""
    old = datetime.now(UTC) - timedelta(days=400)
    things = [Story(f"{plot.root}/shop/{n}", f"Mug number {n} with the paper's name", old) for n in range(30)]
    stories = plot.stories()
    plot.put("/shop.rss", rss("Shop", things), RSS)
    feed = plot.put("/blog.rss", rss("Paper", stories), RSS)
    plot.put("/", page("Paper", alternate("/shop.rss", "Shop") + alternate("/blog.rss", "Blog"), links(stories)))
    return plot.site(plot.root, feed)


SHAPES: tuple[Shape, ...] = (
    declared, declared_twice, with_comments, article_of_blog, article_without_head, section_of_blog, section_by_place,
    section_by_link, linked, list_of_feeds, usual_place, blogger, as_json, named_in_robots, news_in_index, listing_only,
    stale_feed, broken_declaration, moved_site, feed_elsewhere, with_podcast, many_sections, many_sections_asked,
    two_languages, feed_itself, feed_moved, sitemap_itself, only_comments, of_others, by_base, refreshed, taxonomies,
    empty_feed, disallowed_feed, same_page_everywhere, idn, plain_page, scripts_only, nobody_home, all_disallowed,
    sister_domain, counted_clicks, forbidden_front, much_in_the_head, old_letters, author_asked, company_with_sitemap,
    articles_in_sitemap, section_by_content, dated_sitemaps, feeds_gone, feed_of_pages,
)  # fmt: skip


def sites(port: int, each: int = 4, seed: int = 1) -> list[MadeSite]:
    """`each` sites of every shape, served at a port."""
    made = list[MadeSite]()
    for shape in SHAPES:
        for number in range(each):
            name = f"{shape.__name__.replace('_', '-')}-{number}"
            made.append(shape(Plot(name, port, random.Random(f"{seed} {name}"))))
    return made
