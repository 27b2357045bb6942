"""Shapes of sites as most are built: a declared feed, sections, a blog, a list of feeds, a listing page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from benchmarks.made_sites.documents import (
    ATOM,
    JSON,
    MENU,
    RSS,
    XML,
    alternate,
    article,
    atom,
    index_of,
    json_feed,
    links,
    news_sitemap,
    page,
    rss,
    sitemap,
)
from benchmarks.made_sites.plots import WORDS, MadeSite, Plot, Story


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
