"""Layouts of home and section pages, made up after the kinds that sites have; each tells which links are articles."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from labels.listings.sentences import WORDS, Words


@dataclass
class Site:
    """A newspaper that does not exist, while one page of it is made; `headlines` and `optional` are its labels.

    Optional are articles that only a box beside the list links to.
    """

    host: str
    language: str
    address: Callable[[int, str], str]
    random: random.Random
    headlines: dict[str, str] = field(default_factory=dict)
    optional: dict[str, str] = field(default_factory=dict)
    stock: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def words(self) -> Words:
        return WORDS[self.language]

    def story(self, *, beside: bool = False) -> tuple[str, str]:
        """The address and title of one more article."""
        self.number += 1
        if not self.stock:
            self.stock = self.words.headlines()
            self.random.shuffle(self.stock)
        title = self.stock.pop() if self.number < 20 else f"{self.stock.pop()} ({self.number})"
        url = self.address(self.number, title)
        (self.optional if beside else self.headlines)[f"https://{self.host}{url}"] = title
        return url, escape(title)

    def section(self, n: int) -> str:
        return f'<a href="/{slug(self.words.sections[n], n)}">{self.words.sections[n]}</a>'


def slug(title: str, number: int = 0) -> str:
    """A title as an address names it; of scripts without Latin letters, a number."""
    bare = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = "-".join("".join(c if c.isalnum() else " " for c in bare).split())
    return words or f"section{number}"


# How sites name their articles.
def dated(n: int, title: str) -> str:
    return f"/2026/03/{n % 28 + 1:02}/{slug(title, n)}-{n}/"


def long_slug(n: int, title: str) -> str:
    return f"/{('news', 'politics', 'sport')[n % 3]}/{slug(title, n) or 'x'}-{4_100_000 + n * 37}"


def numbered_html(n: int, title: str) -> str:
    return f"/a/{202_603_00 + n % 28}/{880_000 + n * 13}.html"


def by_query(n: int, title: str) -> str:
    return f"/index.php?id={51_000 + n}"


def plain_slug(n: int, title: str) -> str:
    return f"/{slug(title, n)}-story-{n}"


def art(n: int, title: str) -> str:
    return f"/artikel/{slug(title, n)},art{7_000 + n}"


def page(site: Site, head: str, body: str) -> str:
    title = f"{site.host.split('.')[-2].title()} – {site.words.sections[0]}"
    return (f'<!DOCTYPE html><html lang="{site.language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
            f"<body>{body}</body></html>")  # fmt: skip


def menu(site: Site) -> str:
    links = "".join(f"<li>{site.section(n)}</li>" for n in range(5))
    return f'<ul>{links}<li><a href="/login?next=%2F">{site.words.small_print[0][:12]}</a></li></ul>'


def small_print(site: Site) -> str:
    return "".join(f'<a href="/info/{n}-{slug(text, n)}">{text}</a> ' for n, text in enumerate(site.words.small_print))


def beside(site: Site, how_many: int = 5) -> str:
    known = list(site.headlines.items())[: how_many - 2]
    new = [site.story(beside=True) for _ in range(2)]
    links = [(url.removeprefix(f"https://{site.host}"), escape(title)) for url, title in known] + new
    return (
        f"<h4>{site.words.most_read}</h4><ol>" + "".join(f'<li><a href="{u}">{t}</a></li>' for u, t in links) + "</ol>"
    )


def cards(site: Site) -> str:
    out = ""
    for n in range(14):
        url, title = site.story()
        out += (f'<article class="card"><a href="{url}" aria-hidden="true" tabindex="-1"><img src="/i/{n}.jpg" alt="A picture of the day"></a>'
                f'<div class="kicker">{site.section(n % 5)}</div><h2 class="title"><a href="{url}">{title}</a></h2>'
                f'<p class="teaser">{title} — {title}.</p><p class="by"><a href="/author/anna-berg-{n % 3}">Anna Berg of the foreign desk</a>'
                f' <a href="{url}#comments">12 comments on this story</a></p></article>')  # fmt: skip
    return page(
        site,
        "",
        f"<header><nav>{menu(site)}</nav></header><main>{out}</main><aside>{beside(site)}</aside><footer>{small_print(site)}</footer>",
    )


def tables(site: Site) -> str:
    rows = ""
    for n in range(18):
        url, title = site.story()
        rows += f'<tr><td><font size="2">{n % 28 + 1}.03.2026</font></td><td><font face="Arial"><a href="{url}">{title}</a></font></td></tr>'
    return page(site, "", f'<table><tr><td width="150" class="leftmenu">{menu(site)}</td><td><table>{rows}</table></td></tr></table>'
                f'<center><font size="1">{small_print(site)}</font></center>')  # fmt: skip


def plain_list(site: Site) -> str:
    days = ""
    for day in range(3):
        items = "".join(
            '<li><span class="time">1{}:30</span> <a href="{}">{}</a></li>'.format(n, *site.story()) for n in range(6)
        )
        days += f"<h3>{day + 1} / 3 / 2026</h3><ul class='news-list'>{items}</ul>"
    pages = (
        "".join(f'<a href="/archive/page/{n}">{n}</a>' for n in range(2, 9))
        + '<a href="/archive/page/2">The next page of this archive</a>'
    )
    return page(site, "", f'<div id="top-menu">{menu(site)}</div><div id="content">{days}<div class="pagination">{pages}</div></div>'
                f'<div id="footer">{small_print(site)}</div>')  # fmt: skip


def soup(site: Site) -> str:
    grid = ""
    for n in range(16):
        url, title = site.story()
        tag = "h3" if n else "h1"
        grid += (f'<div class="x{n % 4}f sc-{n * 7919 % 997}"><a class="css-1k{n}" href="{url}"><div><img src="/{n}.webp" alt=""></div>'
                 f'<div><span class="css-lab">{site.words.sections[n % 5]}</span><{tag}>{title}</{tag}><p>{title}, {title}</p>'
                 f"<time>3 h</time></div></a></div>")  # fmt: skip
    promo = f'<div class="css-pr"><a href="/newsletters/signup"><h3>{site.words.small_print[1]}</h3></a></div>'
    shop = f'<div><a href="https://shop.{site.host.removeprefix("www.")}/wine"><h3>Six bottles of red wine for our readers</h3></a></div>'
    ads = "".join(
        f'<div><a href="https://ads.example.net/c/{n}"><h3>An offer you should not miss today {n}</h3></a></div>'
        for n in range(4)
    )
    return page(site, "", f'<div id="root"><div role="navigation">{menu(site)}</div><div role="main"><div>{grid}{promo}{ads}{shop}</div></div>'
                f'<div role="contentinfo">{small_print(site)}</div></div>')  # fmt: skip


def sections(site: Site) -> str:
    out = ""
    for n in range(4):
        lead, title = site.story()
        items = "".join('<li><h4><a href="{}">{}</a></h4></li>'.format(*site.story()) for _ in range(4))
        out += (f'<section><h2>{site.section(n)}</h2><div class="lead"><h3><a href="{lead}">{title}</a></h3><p>{title}.</p></div><ul>{items}</ul>'
                f'<a class="all" href="/{slug(site.words.sections[n], n)}/">{site.words.more}: {site.words.sections[n]} {site.words.sections[0]} 2026</a></section>')  # fmt: skip
    return page(site, "", f'<header><div class="masthead">{menu(site)}</div></header><div class="wrapper">{out}<div class="sidebar">{beside(site)}</div></div>'
                f'<div class="site-footer">{small_print(site)}</div>')  # fmt: skip


def blog(site: Site) -> str:
    posts = ""
    for _ in range(10):
        url, title = site.story()
        posts += (f'<div class="post hentry"><h2 class="entry-title"><a href="{url}" rel="bookmark">{title}</a></h2><div class="entry-meta">'
                  f'<a href="/author/maria/">Maria Lopez Garcia Fernandez</a> <a href="/category/local-news-of-the-town/">Local news of the town</a></div>'
                  f'<div class="entry-summary"><p>{title}. {title}. <a class="more-link" href="{url}">{site.words.more} <span>{title}</span></a></p></div>'
                  f'<footer class="entry-footer"><a href="/tag/the-old-mill-of-thornbeck/">the old mill of Thornbeck</a></footer></div>')  # fmt: skip
    widgets = f'<div id="secondary" class="widget-area">{beside(site)}<a href="/feed/">All the entries of this blog as RSS</a></div>'
    return page(site, "", f'<div class="main-navigation">{menu(site)}</div><div id="primary"><main>{posts}<nav class="navigation pagination">'
                f'<a href="/page/2/">Older posts of this weblog, page 2</a></nav></main></div>{widgets}<footer id="colophon">{small_print(site)}</footer>')  # fmt: skip


def based(site: Site) -> str:
    items = ""
    for _ in range(12):
        url, title = site.story()
        items += (f'<div class="item" data-id="{site.number}"><div class="pic"><a href="{url[1:]}"><img src="i.jpg"></a></div><div class="txt">'
                  f'<a href="{url[1:]}" class="headline">{title}</a><span>{title}</span></div></div>')  # fmt: skip
    crumbs = '<div class="breadcrumb"><a href="./">The home page of our newspaper</a> › <a href="news">All the news of the day</a></div>'
    return page(
        site,
        f'<base href="https://{site.host}/">',
        f'{menu(site)}{crumbs}<div class="list">{items}</div><div class="bottom">{small_print(site)}</div>',
    )


def ticker(site: Site) -> str:
    rows = "".join('<li class="ticker-row"><time datetime="2026-03-0{0}T10:00">10:0{0}</time><a href="{1}"><b>{2}</b></a></li>'.format(
        n % 9 + 1, *site.story()) for n in range(20))  # fmt: skip
    share = '<div class="share"><a href="/share/facebook?u=home">Share this page with your friends</a></div>'
    return page(
        site,
        "",
        f"<header>{menu(site)}</header><main><h1>{site.words.sections[0]}</h1><ul>{rows}</ul>{share}</main><footer>{small_print(site)}</footer>",
    )


def definitions(site: Site) -> str:
    rows = ""
    for n in range(12):
        url, title = site.story()
        rows += f'<dl><dt><a href="{url}"><img src="{n}.gif"></a></dt><dd class="t"><a href="{url}" target="_blank">{title}</a></dd><dd>{title}</dd></dl>'
    return page(site, "", f'<div class="gnb">{menu(site)}</div><div class="body"><div class="col">{rows}</div><div class="rank">{beside(site)}</div></div>'
                f'<div class="foot">{small_print(site)}</div>')  # fmt: skip


def read_more(site: Site) -> str:
    out = ""
    for _ in range(11):
        url, title = site.story()
        out += f'<div class="teaser-block"><h3>{title}</h3><p>{title}. {title}.</p><a class="btn" href="{url}">{site.words.more}</a></div>'
    return page(
        site, "", f"<nav>{menu(site)}</nav><div class='content'>{out}</div><footer>{small_print(site)}</footer>"
    )


LAYOUTS = (cards, tables, plain_list, soup, sections, blog, based, ticker, definitions, read_more)
ADDRESSES = (dated, long_slug, numbered_html, by_query, plain_slug, art)
