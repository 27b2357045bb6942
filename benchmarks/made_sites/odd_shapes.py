"""Shapes of sites that mislead: moved, forbidden, of others, in old letters, with nothing to poll."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from web_server import Reply

from benchmarks.made_sites.documents import (
    ATOM,
    MENU,
    RSS,
    XML,
    alternate,
    index_of,
    links,
    news_sitemap,
    page,
    rss,
    sitemap,
)
from benchmarks.made_sites.plots import MadeSite, Plot, Story
from benchmarks.made_sites.usual_shapes import _comments


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
