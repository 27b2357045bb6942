"""Which addresses are one article: labelled pairs, canonical forms, and what is refused."""

from __future__ import annotations

import json

import pytest
from newswire_shared.contracts.identity import SCHEME_VERSION, InvalidAddress, article_key, canonicalize, host_key
from tree import BESIDE

LABELLED = BESIDE / "identity" / "pairs.jsonl"
# Only the web knows that these are one: the same number under two slugs, one article on two hosts.
FOR_THE_REGISTRY = {"slug-same-id", "edition-host"}

HOST = "https://daily.example"
SAME = {
    "scheme": ("http://daily.example/a-1", "https://daily.example/a-1"),
    "scheme in capitals": ("HTTPS://daily.example/a-1", "https://daily.example/a-1"),
    "www": ("https://www.daily.example/a-1", "https://daily.example/a-1"),
    "host case": ("https://Daily.Example/a-1", "https://daily.example/a-1"),
    "host dot": ("https://daily.example./a-1", "https://daily.example/a-1"),
    "user": ("https://me:secret@daily.example/a-1", "https://daily.example/a-1"),
    "user with an at sign": ("https://me@home:pw@daily.example/a-1", "https://daily.example/a-1"),
    "port of http": ("http://daily.example:80/a-1", "https://daily.example/a-1"),
    "port of https": ("https://daily.example:443/a-1", "https://daily.example/a-1"),
    "empty port": ("https://daily.example:/a-1", "https://daily.example/a-1"),
    "port with zeros": ("https://daily.example:08080/a-1", "https://daily.example:8080/a-1"),
    "no path": ("https://daily.example", "https://daily.example/"),
    "query without path": ("https://daily.example?id=4", "https://daily.example/?id=4"),
    "backslashes": ("https:\\\\daily.example\\news\\a-1", "https://daily.example/news/a-1"),
    "mobile host": ("https://m.daily.example/a-1", "https://www.daily.example/a-1"),
    "mobile host spelled out": ("https://mobile.daily.example/a-1", "https://daily.example/a-1"),
    "mobile label inside": ("https://en.m.daily.example/wiki/Rain", "https://en.daily.example/wiki/Rain"),
    "www and mobile": ("https://www.m.daily.example/a-1", "https://daily.example/a-1"),
    "touch host": ("https://touch.daily.com.ar/a-1", "https://www.daily.com.ar/a-1"),
    "wap host": ("http://wap.daily.co.uk/a-1", "https://daily.co.uk/a-1"),
    "amp host": ("https://amp.daily.co.uk/a-1", "https://daily.co.uk/a-1"),
    "IDNA": ("https://zürich-news.example/a-1", "https://xn--zrich-news-9db.example/a-1"),
    "IDNA in capitals": ("https://ZÜRICH-NEWS.example/a-1", "https://zürich-news.example/a-1"),
    "full-width host": (
        "https://\uff44\uff41\uff49\uff4c\uff59\u3002example/a-1",
        "https://daily.example/a-1",
    ),
    "soft hyphen in a host": ("https://zürich\u00ad-news.example/a-1", "https://zürich-news.example/a-1"),
    "escaped host": ("https://z%C3%BCrich-news.example/a-1", "https://zürich-news.example/a-1"),
    "IPv6": ("http://[2001:DB8:0::1]/a-1", "http://[2001:db8::1]/a-1"),
    "trailing slash": (f"{HOST}/world/rain/", f"{HOST}/world/rain"),
    "dot segments": (f"{HOST}/x/../world/./rain", f"{HOST}/world/rain"),
    "escaped dot segments": (f"{HOST}/x/%2e%2E/world/rain", f"{HOST}/world/rain"),
    "dots above the root": (f"{HOST}/../../world", f"{HOST}/world"),
    "double slash": (f"{HOST}//world///rain", f"{HOST}/world/rain"),
    "index.html": (f"{HOST}/world/rain/index.html", f"{HOST}/world/rain/"),
    "index.php with a query": (f"{HOST}/index.php?id=4", f"{HOST}/?id=4"),
    "Default.aspx": (f"{HOST}/news/Default.aspx?ID=4", f"{HOST}/news/?ID=4"),
    "case of escapes": (f"{HOST}/%c3%a9t%c3%a9-2", f"{HOST}/%C3%A9t%C3%A9-2"),
    "raw letters": (f"{HOST}/été-2", f"{HOST}/%C3%A9t%C3%A9-2"),
    "decomposed letters": (f"{HOST}/e\u0301te\u0301-2", f"{HOST}/été-2"),
    "decomposed and escaped": (f"{HOST}/e%CC%81te%CC%81-2", f"{HOST}/été-2"),
    "needless escapes": (f"{HOST}/%72ain%2D2%7Ex", f"{HOST}/rain-2~x"),
    "escaped marks": (f"{HOST}/wiki/Rain_%28film%29", f"{HOST}/wiki/Rain_(film)"),
    "space": (f"{HOST}/big rain-2", f"{HOST}/big%20rain-2"),
    "raw letters in the query": (f"{HOST}/?q=été", f"{HOST}/?q=%c3%a9t%c3%a9"),
    "brackets in the query": (f"{HOST}/?a[]=1", f"{HOST}/?a%5B%5D=1"),
    "zero-width joiner stays": (
        f"{HOST}/\u0645\u06cc\u200c\u062e-2",
        f"{HOST}/%D9%85%DB%8C%E2%80%8C%D8%AE-2",
    ),
    "order": (f"{HOST}/n.php?b=2&a=1", f"{HOST}/n.php?a=1&b=2"),
    "empty query": (f"{HOST}/world/rain?", f"{HOST}/world/rain"),
    "only ampersands": (f"{HOST}/world/rain?&&", f"{HOST}/world/rain"),
    "empty value": (f"{HOST}/world/rain?edition=", f"{HOST}/world/rain"),
    "empty value beside": (f"{HOST}/n.php?id=4&cat=", f"{HOST}/n.php?id=4"),
    "the same twice": (f"{HOST}/n.php?id=4&id=4", f"{HOST}/n.php?id=4"),
    "escaped ampersand": (f"{HOST}/n.php?id=4&amp;cat=2", f"{HOST}/n.php?id=4&cat=2"),
    "escaped twice": (f"{HOST}/n.php?id=4&amp;amp;cat=2", f"{HOST}/n.php?id=4&cat=2"),
    "numeric entity": (f"{HOST}/n.php?id=4&#038;cat=2", f"{HOST}/n.php?id=4&cat=2"),
    "escaped before a tracker": (f"{HOST}/n.php?id=4&amp;utm_source=x", f"{HOST}/n.php?id=4"),
    "second question mark": (f"{HOST}/n.php?id=4?utm_source=x", f"{HOST}/n.php?id=4"),
    "no question mark": (f"{HOST}/world/rain&utm_source=x&utm_medium=y", f"{HOST}/world/rain"),
    "white space": (f" \n{HOST}/world/rain\t ", f"{HOST}/world/rain"),
    "line break inside": (f"{HOST}/world/\r\n   rain", f"{HOST}/world/rain"),
    "no-break space": (f"\xa0{HOST}/world/rain\u200b", f"{HOST}/world/rain"),
    "escaped space at the end": (f"{HOST}/world/rain%20", f"{HOST}/world/rain"),
    "angle brackets": (f"<{HOST}/world/rain>", f"{HOST}/world/rain"),
    "fragment": (f"{HOST}/world/rain#comments", f"{HOST}/world/rain"),
    "text fragment": (f"{HOST}/world/rain#:~:text=so%20wet", f"{HOST}/world/rain"),
    "slash after a route": (f"{HOST}/#/article/4/", f"{HOST}/#/article/4"),
    "tracker in a route": (f"{HOST}/#!/article/4?utm_source=x", f"{HOST}/#!/article/4"),
    "empty route": (f"{HOST}/world/rain#!", f"{HOST}/world/rain"),
    "campaign": (f"{HOST}/?p=4&utm_source=rss&UTM_Medium=feed", f"{HOST}/?p=4"),
    "clicks": (f"{HOST}/n.php?id=4&fbclid=A&gclid=B&yclid=1&msclkid=c&ttclid=d", f"{HOST}/n.php?id=4"),
    "mail campaign": (f"{HOST}/world/rain?mc_cid=1a2b&mc_eid=3c4d", f"{HOST}/world/rain"),
    "analytics": (f"{HOST}/world/rain?_ga=2.1.3&_gl=1*x&_hsenc=p2&__hstc=1", f"{HOST}/world/rain"),
    "social flow": (f"{HOST}/world/rain?sf123456789=1", f"{HOST}/world/rain"),
    "at internet": (f"{HOST}/world/rain?xtor=CS1-5083&at_medium=x&at_custom1=y", f"{HOST}/world/rain"),
    "publisher's referral": (f"{HOST}/world/heavy-rain?ocid=socialflow_twitter", f"{HOST}/world/heavy-rain"),
    "referral in capitals": (f"{HOST}/story.php?id=4&CMPID=fb_page", f"{HOST}/story.php?id=4"),
    "bare referral": (f"{HOST}/2024/05/02/rain.html?hp", f"{HOST}/2024/05/02/rain.html"),
    "numeric referral": (f"{HOST}/world/rain-40512345?linkId=778899", f"{HOST}/world/rain-40512345"),
    "ref beside a number": (f"{HOST}/story.php?id=4&ref=rss", f"{HOST}/story.php?id=4"),
    "ref with a host": (f"{HOST}/what-rain-means/?ref=letters.example", f"{HOST}/what-rain-means/"),
    "ref with a number": (f"{HOST}/heavy-rain-40512345.html?ref=901", f"{HOST}/heavy-rain-40512345.html"),
    "source of readers": (f"{HOST}/2024/05/02/rain?source=twitter_share", f"{HOST}/2024/05/02/rain"),
    "from": (f"{HOST}/articleshow/40512345.cms?from=mdr", f"{HOST}/articleshow/40512345.cms"),
    "module of a front page": (
        f"{HOST}/2024/05/02/rain.html?action=click&module=Top%20Stories&pgtype=Homepage",
        f"{HOST}/2024/05/02/rain.html",
    ),
    "comment to answer": (f"{HOST}/2024/05/rain/?replytocom=17#respond", f"{HOST}/2024/05/rain/"),
    "jsessionid": (f"{HOST}/n.do;jsessionid=0A1B.node2?id=4", f"{HOST}/n.do?id=4"),
    "session in the query": (f"{HOST}/n.php?id=4&PHPSESSID=abc", f"{HOST}/n.php?id=4"),
    "session in the path": (f"{HOST}/(S(lit3py55t21z5v55vlm25s55))/n.aspx?id=4", f"{HOST}/n.aspx?id=4"),
    "two tickets": (f"{HOST}/(X(1)S(abc123))/news/rain", f"{HOST}/news/rain"),
    "ColdFusion": (f"{HOST}/n.cfm?id=4&CFID=1234&CFTOKEN=987", f"{HOST}/n.cfm?id=4"),
    "random sid": (f"{HOST}/n.php?id=4&sid=d016405ecf9cf478baff5287653f171e", f"{HOST}/n.php?id=4"),
    "amp segment": (f"{HOST}/world/heavy-rain/amp/", f"{HOST}/world/heavy-rain/"),
    "amp segment after a date": (f"{HOST}/2024/05/02/rain/amp", f"{HOST}/2024/05/02/rain"),
    "amp first": (f"{HOST}/amp/world/rain-40512345", f"{HOST}/world/rain-40512345"),
    "amp inside": (f"{HOST}/news/amp/world-40512345", f"{HOST}/news/world-40512345"),
    "amp ending": (f"{HOST}/world/rain.amp", f"{HOST}/world/rain"),
    "amp before html": (f"{HOST}/world/rain.amp.html", f"{HOST}/world/rain.html"),
    "amp after a number": (f"{HOST}/rain-40512345-amp.html", f"{HOST}/rain-40512345.html"),
    "amp flag": (f"{HOST}/world/rain?amp", f"{HOST}/world/rain"),
    "amp flags": (f"{HOST}/world/rain?_amp=true&amp=1&outputType=amp", f"{HOST}/world/rain"),
    "amp leftovers": (
        f"{HOST}/world/rain?usqp=mq331A&amp_js_v=0.1&__twitter_impression=true",
        f"{HOST}/world/rain",
    ),
    "google viewer": ("https://www.google.com/amp/s/www.daily.example/world/rain.amp", f"{HOST}/world/rain"),
    "google viewer elsewhere": (
        "https://www.google.co.uk/amp/daily.example/world/rain",
        f"{HOST}/world/rain",
    ),
    "amp cache": (
        "https://www-daily-example.cdn.ampproject.org/c/s/www.daily.example/rain-4?usqp=x",
        f"{HOST}/rain-4",
    ),
    "amp cache of a viewer": (
        "https://cdn.ampproject.org/v/s/amp.daily.example/rain-4?amp_gsa=1",
        f"{HOST}/rain-4",
    ),
    "bing cache": ("https://www.bing-amp.com/c/s/daily.example/rain-4", f"{HOST}/rain-4"),
    "turbo": ("https://yandex.ru/turbo/daily.example/s/world/rain", f"{HOST}/world/rain"),
    "turbo pages": ("https://daily-example.turbopages.org/daily.example/s/world/rain", f"{HOST}/world/rain"),
    "google redirect": (
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fdaily.example%2Frain-4%3Fid%3D5&usg=x",
        f"{HOST}/rain-4?id=5",
    ),
    "google redirect with q": (f"https://www.google.com/url?q={HOST}/rain-4&sa=D", f"{HOST}/rain-4"),
    "facebook": (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fdaily.example%2Frain-4&h=AT0",
        f"{HOST}/rain-4",
    ),
    "instagram": ("https://l.instagram.com/?u=https%3A%2F%2Fdaily.example%2Frain-4&e=x", f"{HOST}/rain-4"),
    "mail filter": (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdaily.example%2Frain-4&data=x",
        f"{HOST}/rain-4",
    ),
    "mail filter with underscores": (f"https://urldefense.com/v3/__{HOST}/rain-4__;!!abc$", f"{HOST}/rain-4"),
    "any site's exit": (
        "https://other.example/out.php?url=http%3A%2F%2Fdaily.example%2Frain-4",
        f"{HOST}/rain-4",
    ),
    "star": (f"http://us.rd.portal.example/news/rss/*{HOST}/rain-4?id=5", f"{HOST}/rain-4?id=5"),
    "escaped star": ("http://rd.portal.example/*https%3A//daily.example/rain-4", f"{HOST}/rain-4"),
    "search result": (
        "https://r.search.yahoo.com/x/RU=https%3a%2f%2fdaily.example%2frain-4/RK=2/RS=y",
        f"{HOST}/rain-4",
    ),
    "redirectors in a row": (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fdaily.example%252Frain-4",
        f"{HOST}/rain-4",
    ),
    "path of a redirector": (f"https://other.example/redirect/{HOST}/rain-4", f"{HOST}/rain-4"),
    "host of a redirector": (
        "https://click.other.example/?u=https%3A%2F%2Fdaily.example%2Frain-4",
        f"{HOST}/rain-4",
    ),
    "print flag": (f"{HOST}/world/rain?print=true", f"{HOST}/world/rain"),
    "print value": (f"{HOST}/story.php?id=4&view=print", f"{HOST}/story.php?id=4"),
    "print segment": (f"{HOST}/world/heavy-rain/print/", f"{HOST}/world/heavy-rain"),
    "print ending": (f"{HOST}/rain-a-40512345-druck.html", f"{HOST}/rain-a-40512345.html"),
    "one page": (f"{HOST}/world/heavy-rain?page=all", f"{HOST}/world/heavy-rain"),
    "one-page flag": (f"{HOST}/world/rain?singlePage=true", f"{HOST}/world/rain"),
    "one-page segment": (f"{HOST}/2024/05/rain/komplettansicht", f"{HOST}/2024/05/rain"),
    "first page": (f"{HOST}/world/heavy-rain?page=1", f"{HOST}/world/heavy-rain"),
    "first page of a numbered story": (f"{HOST}/story.php?id=4&page=1", f"{HOST}/story.php?id=4"),
    "first page in the path": (f"{HOST}/world/heavy-rain/page/1/", f"{HOST}/world/heavy-rain/"),
    "later page of an article": (f"{HOST}/article/rain/2/", f"{HOST}/article/rain/"),
    "page of comments": (f"{HOST}/2024/05/rain/comment-page-2/#comment-9", f"{HOST}/2024/05/rain/"),
    "print first": (f"{HOST}/print/world/rain-40512345", f"{HOST}/world/rain-40512345"),
    "mobile form of a blog": (f"{HOST}/2024/05/rain.html?m=1", f"{HOST}/2024/05/rain.html"),
    "mobile flag": (f"{HOST}/world/rain?mobile=1", f"{HOST}/world/rain"),
    "post of a live page": (
        f"{HOST}/live/rain-40512345?page=with:block-65e1#block-65e1",
        f"{HOST}/live/rain-40512345",
    ),
    "short session": (f"{HOST}/n.php?id=4&sessionid=9f8e7d6c5b4a", f"{HOST}/n.php?id=4"),
    "amp with a number": (f"{HOST}/world/rain-40512345/amp/1", f"{HOST}/world/rain-40512345"),
    "amp before a section": (f"{HOST}/amp/news/heavy-rain", f"{HOST}/news/heavy-rain"),
    "amp before a long title": (
        f"{HOST}/world/amp/heavy-rain-floods-five-old-towns",
        f"{HOST}/world/heavy-rain-floods-five-old-towns",
    ),
    "amp beside an id": (f"{HOST}/?amp=1&id=77", f"{HOST}/?id=77"),
    "amp with a dot": (f"{HOST}/.amp/2024/05/rain", f"{HOST}/2024/05/rain"),
    "half an escaped ampersand": (f"{HOST}/world/rain?amp;utm_source=x", f"{HOST}/world/rain"),
    "address of the referrer": (
        f"{HOST}/world/heavy-rain?referrer=https%3A%2F%2Fwww.search.example%2F",
        f"{HOST}/world/heavy-rain",
    ),
    "all at once": (
        " HTTP://user@WWW.M.Daily.Example.:80//world/./heavy-rain/amp/?utm_source=x&amp;print=1#top ",
        f"{HOST}/world/heavy-rain",
    ),
}
DIFFERENT = {
    "port": ("https://daily.example:8080/a-1", "https://daily.example/a-1"),
    "port of the other scheme": ("https://daily.example:80/a-1", "https://daily.example/a-1"),
    "www as the name": ("https://www.museum/a-1", "https://museum/a-1"),
    "numbered www": ("https://www2.daily.example/a-1", "https://www.daily.example/a-1"),
    "subdomain": ("https://blogs.daily.example/a-1", "https://daily.example/a-1"),
    "language host": ("https://fr.daily.example/a-1", "https://daily.example/a-1"),
    "mobile brand": ("https://m.example/a-1", "https://mobile.example/a-1"),
    "mobile brand under a country": ("https://m.co.uk/a-1", "https://www.co.uk/a-1"),
    "amp brand": ("https://amp.com.br/a-1", "https://wap.com.br/a-1"),
    "label that begins alike": ("https://media.daily.example/a-1", "https://daily.example/a-1"),
    "look-alike letter": ("https://d\u0430ily.example/a-1", "https://daily.example/a-1"),
    "path case": (f"{HOST}/wiki/US", f"{HOST}/wiki/us"),
    "value case": (f"{HOST}/?v=aB", f"{HOST}/?v=Ab"),
    "name case": (f"{HOST}/?id=4", f"{HOST}/?ID=5"),
    "extension": (f"{HOST}/rain.pdf", f"{HOST}/rain.html"),
    "escaped slash": (f"{HOST}/a%2Fb", f"{HOST}/a/b"),
    "escaped question mark": (f"{HOST}/a%3Fid=4", f"{HOST}/a?id=4"),
    "escaped ampersand in a value": (f"{HOST}/?q=a%26b=1", f"{HOST}/?q=a&b=1"),
    "escaped plus": (f"{HOST}/?q=c%2B", f"{HOST}/?q=c+"),
    "escaped hash": (f"{HOST}/?q=c%23", f"{HOST}/?q=c#"),
    "escaped percent": (f"{HOST}/?q=%2541", f"{HOST}/?q=A"),
    "latin-1 bytes": (f"{HOST}/%E9", f"{HOST}/%E8"),
    "matrix number": (f"{HOST}/0,7340,L-5771,00.html", f"{HOST}/0,7340,L-5772,00.html"),
    "matrix parameter": (f"{HOST}/news;id=4", f"{HOST}/news;id=5"),
    "semicolons": (f"{HOST}/n.php?id=4;p=1", f"{HOST}/n.php?id=4;p=2"),
    "id": (f"{HOST}/print.php?id=4", f"{HOST}/print.php?id=5"),
    "sid": (f"{HOST}/story?sid=101", f"{HOST}/story?sid=202"),
    "sid alone": (f"{HOST}/?sid={'a1' * 16}", f"{HOST}/?sid={'b2' * 16}"),
    "session of a parliament": (f"{HOST}/minutes.php?session=12", f"{HOST}/minutes.php?session=13"),
    "half of a ticket": (f"{HOST}/n.cfm?CFID=12", f"{HOST}/n.cfm?CFID=13"),
    "short names": (f"{HOST}/?a=4", f"{HOST}/?a=5"),
    "page_id": (f"{HOST}/?page_id=7", f"{HOST}/?page_id=8"),
    "p": (f"{HOST}/?p=1", f"{HOST}/"),
    "bare number": (f"{HOST}/story?40512345", f"{HOST}/story?40512346"),
    "bare path in the query": (f"{HOST}/index.php?/news/4/", f"{HOST}/index.php?/news/5/"),
    "slug in an empty value": (f"{HOST}/?heavy-rain=", f"{HOST}/?light-rain="),
    "only empty value": (f"{HOST}/?about=", f"{HOST}/?contact="),
    "ref alone": (f"{HOST}/?ref=91234", f"{HOST}/?ref=91235"),
    "ref of a program": (f"{HOST}/story.php?ref=91234", f"{HOST}/story.php?ref=91235"),
    "ref as a slug": (f"{HOST}/?ref=heavy-rain-2024", f"{HOST}/?ref=light-rain-2024"),
    "source alone": (f"{HOST}/article?source=ap-4", f"{HOST}/article?source=ap-5"),
    "theme of an article": (f"{HOST}/what-rain-means?theme=floods", f"{HOST}/what-rain-means?theme=storms"),
    "theme of a year": (f"{HOST}/world/2024?theme=dark", f"{HOST}/world/2024"),
    "source of a list": (f"{HOST}/latest-world-news?source=reuters", f"{HOST}/latest-world-news?source=afp"),
    "from as an offset": (f"{HOST}/topic-40512345?from=20", f"{HOST}/topic-40512345?from=40"),
    "from as a date": (f"{HOST}/archive?from=2024-05-01", f"{HOST}/archive?from=2024-05-02"),
    "cid": (f"{HOST}/view.aspx?cid=101", f"{HOST}/view.aspx?cid=102"),
    "cmp alone": (f"{HOST}/?cmp=91234", f"{HOST}/?cmp=91235"),
    "linkid of a service page": (
        f"{HOST}/city-alerts-page?linkid=501",
        f"{HOST}/city-alerts-page?linkid=502",
    ),
    "mod beside an id": (f"{HOST}/index.php?mod=news&id=4", f"{HOST}/index.php?mod=events&id=4"),
    "tag": (f"{HOST}/news?tag=floods", f"{HOST}/news?tag=droughts"),
    "search words": (f"{HOST}/search?q=rain", f"{HOST}/search?q=sun"),
    "search of a blog": (f"{HOST}/?s=rain", f"{HOST}/?s=sun"),
    "feed": (f"{HOST}/world/rain?feed=rss2", f"{HOST}/world/rain"),
    "feed in the path": (f"{HOST}/world/rain/feed/", f"{HOST}/world/rain/"),
    "format": (f"{HOST}/world/rain?format=json", f"{HOST}/world/rain"),
    "language": (f"{HOST}/world/rain?lang=fi", f"{HOST}/world/rain?lang=en"),
    "edition": (f"{HOST}/?date=20240501&edition=4", f"{HOST}/?date=20240501&edition=5"),
    "version": (f"{HOST}/watch?v=9bZkp7q19f0", f"{HOST}/watch?v=9bZkp7q19f1"),
    "page of a list": (f"{HOST}/news?page=2", f"{HOST}/news?page=3"),
    "first page of a list": (f"{HOST}/news?page=1", f"{HOST}/news"),
    "page as an identifier": (f"{HOST}/index.php?page=1", f"{HOST}/index.php"),
    "page of a list in the path": (f"{HOST}/politics/page/2", f"{HOST}/politics/page/3"),
    "short number in the path": (f"{HOST}/news/2/", f"{HOST}/news/3/"),
    "item of a section": (f"{HOST}/news/politics/2", f"{HOST}/news/politics/3"),
    "first of a series": (f"{HOST}/article/letters/1", f"{HOST}/article/letters/2"),
    "two digits": (f"{HOST}/article/letters/23", f"{HOST}/article/letters/34"),
    "letter of a month": (f"{HOST}/notes.html?m=1", f"{HOST}/notes.html"),
    "session without a name": (f"{HOST}/?sessionid=9f8e7d6c5b4a", f"{HOST}/?sessionid=9f8e7d6c5b4b"),
    "ref on a page of frames": (
        f"{HOST}/embed?ref=https://x.example/1",
        f"{HOST}/embed?ref=https://x.example/2",
    ),
    "days": (f"{HOST}/2024/05/2", f"{HOST}/2024/05/3"),
    "number after a number": (f"{HOST}/article/40512345/2", f"{HOST}/article/40512345/3"),
    "month in the query": (f"{HOST}/notes.php?y=2019&m=1", f"{HOST}/notes.php?y=2019&m=11"),
    "print section": (f"{HOST}/print", f"{HOST}/"),
    "print edition of a day": (f"{HOST}/2024/05/02/print", f"{HOST}/2024/05/02"),
    "print number": (f"{HOST}/print.php?print=1", f"{HOST}/print.php"),
    "printing as a topic": (f"{HOST}/technology/print", f"{HOST}/technology"),
    "print as a word": (f"{HOST}/technology/3d-print", f"{HOST}/technology/3d"),
    "amp as a word": (f"{HOST}/gear/fender-tone-master-amp", f"{HOST}/gear/fender-tone-master"),
    "amp as a word before html": (f"{HOST}/best-tube-amp.html", f"{HOST}/best-tube.html"),
    "amp of a year": (f"{HOST}/gear/marshall-1959-amp", f"{HOST}/gear/marshall-1959"),
    "amp as a section": (f"{HOST}/gear/amp", f"{HOST}/gear"),
    "amp as the front page": (f"{HOST}/amp/", f"{HOST}/"),
    "amp as a section before": (f"{HOST}/amp/fender-tone-master", f"{HOST}/fender-tone-master"),
    "amp as a tag": (f"{HOST}/tag/amp/", f"{HOST}/tag/"),
    "amp before a shorter title": (
        f"{HOST}/world/amp/heavy-rain-floods-old-towns",
        f"{HOST}/world/heavy-rain-floods-old-towns",
    ),
    "amp beside a tracker alone": (f"{HOST}/?amp=1&utm_id=77", f"{HOST}/"),
    "amp beside a tracker of any name": (f"{HOST}/?amp=1&utm_new7=77", f"{HOST}/"),
    "amp beside a referrer": (f"{HOST}/?amp=1&ref=77", f"{HOST}/?ref=77"),
    "amp as a kind": (f"{HOST}/reviews?type=amp", f"{HOST}/reviews"),
    "amp in the wiki": (f"{HOST}/wiki/AMP", f"{HOST}/wiki"),
    "amp in a longer word": (f"{HOST}/world/camp", f"{HOST}/world/c"),
    "index of a year": (f"{HOST}/index2.html", f"{HOST}/index.html"),
    "index of feeds": (f"{HOST}/world/index.xml", f"{HOST}/world/"),
    "route": (f"{HOST}/#!/article/4", f"{HOST}/#!/article/5"),
    "route with a query": (f"{HOST}/#/?id=4", f"{HOST}/#/?id=5"),
    "route with tracking": (f"{HOST}/?utm_source=x#/a/4", f"{HOST}/?utm_source=x#/a/5"),
    "search for an address": (f"https://www.google.com/search?q={HOST}/a-1", f"{HOST}/a-1"),
    "login with a target": (f"https://other.example/login?url={HOST}/a-1", f"{HOST}/a-1"),
    "redirector of another kind": ("https://other.example/go?to=4", "https://other.example/go?to=5"),
    "copies in an archive": ("https://web.archive.org/web/2024/https://x.example/a", "https://x.example/a"),
    "amp in the name of a host": ("https://google.com.evil.example/amp/s/daily.example/a-1", f"{HOST}/a-1"),
    "parameters with two values": (f"{HOST}/?a=1&a=2", f"{HOST}/?a=2&a=1"),
    "words without a break": (f"{HOST}/big rain", f"{HOST}/bigrain"),
    "files": ("file:files/a.html", "file:files/b.html"),
    "case of files": ("file:files/A.html", "file:files/a.html"),
    "escapes of files": ("file:files/a%20b.html", "file:files/a b.html"),
}


@pytest.mark.parametrize(("a", "b"), SAME.values(), ids=SAME)
def test_one_article(a: str, b: str) -> None:
    assert canonicalize(a).canonical == canonicalize(b).canonical


@pytest.mark.parametrize(("a", "b"), DIFFERENT.values(), ids=DIFFERENT)
def test_two_articles(a: str, b: str) -> None:
    assert canonicalize(a).key != canonicalize(b).key


def labelled(label: str) -> list[object]:
    """The pairs with a label, none on a clone without the labelled data."""
    if not LABELLED.exists():
        return []
    pairs = map(json.loads, LABELLED.read_text(encoding="utf-8").splitlines())
    return [
        pytest.param(pair["a"], pair["b"], id=f"{pair['id']}-{pair['reason_class']}")
        for pair in pairs
        if pair["label"] == label and pair["reason_class"] not in FOR_THE_REGISTRY
    ]


@pytest.mark.parametrize(("a", "b"), labelled("same"))
def test_labelled_same(a: str, b: str) -> None:
    assert canonicalize(a).key == canonicalize(b).key


@pytest.mark.parametrize(("a", "b"), labelled("different"))
def test_labelled_different(a: str, b: str) -> None:
    assert canonicalize(a).key != canonicalize(b).key


@pytest.mark.parametrize(
    ("address", "canonical", "rules"),
    [
        (f"{HOST}/world/rain", f"{HOST}/world/rain", ()),
        (f"{HOST}/", f"{HOST}/", ()),
        (HOST, f"{HOST}/", ()),
        ("http://Daily.Example/x/", f"{HOST}/x", ("scheme", "host-case", "trailing-slash")),
        (f"{HOST}/n?b=2&utm_source=x&a=1", f"{HOST}/n?a=1&b=2", ("tracker", "parameter-order")),
        (f"https://www.google.com/url?q={HOST}/rain-4/", f"{HOST}/rain-4", ("redirector", "trailing-slash")),
        ("file:files/Some Folder/A.html", "file:files/Some Folder/A.html", ()),
        (" FILE:files/a.html\n", "file:files/a.html", ("file",)),
    ],
)
def test_canonical_form_and_rules(address: str, canonical: str, rules: tuple[str, ...]) -> None:
    result = canonicalize(address)
    assert (result.address, result.canonical, result.rules) == (address, canonical, rules)


def test_key_is_frozen() -> None:
    """A change here means that every stored article gets another key."""
    assert SCHEME_VERSION == 2
    assert canonicalize(f"{HOST}/world/rain").key == article_key(f"{HOST}/world/rain")
    assert article_key(f"{HOST}/world/rain") == "f54cb7b4f0dec4d881ae2e8faa029de2"


@pytest.mark.parametrize(
    "address",
    [
        "", "  ", "daily.example/a", "/world/rain", "//daily.example/a", "ftp://daily.example/a",
        "mailto:a@b.example", "javascript:void(0)", "https://", "https:///", "https://?q=1",
        "https://:443/a", "https://daily..example/a", "https://daily example/a",
        "https://daily.example:99999/a", "https://daily.example:0/a", "https://daily.example:http/a",
        "https://[::1/a", "https://[zz]/a", "https://%FF.example/a", "https://daily%2Fexample/a",
        "file:", "file:files", "file:/a.html", "file:files/", f"{HOST}/{'x' * 9000}",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_named(address: str) -> None:
    with pytest.raises(InvalidAddress) as refused:
        canonicalize(address)
    assert str(refused.value).startswith(repr(address[:50])[:-1])
    assert "; " in str(refused.value)  # what is wrong; what to do


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Daily.Example/a", "www.daily.example:443"),
        ("http://daily.example", "daily.example:80"),
        ("http://me:pw@m.daily.example.:8080/a", "m.daily.example:8080"),
        ("https://zürich-news.example/", "xn--zrich-news-9db.example:443"),
        ("http://[2001:DB8::1]/", "[2001:db8::1]:80"),
        (f"https://www.google.com/url?q={HOST}/a", "www.google.com:443"),
    ],
)
def test_host_key(address: str, host: str) -> None:
    assert host_key(address) == host


def test_host_key_of_a_file_is_refused() -> None:
    with pytest.raises(InvalidAddress, match="names a file"):
        host_key("file:files/a.html")


def test_wrapped_nonsense_leaves_the_wrapper() -> None:
    canonical = canonicalize("https://www.google.com/url?q=http://..a/").canonical
    assert canonical == "https://google.com/url?q=http://..a/"


def test_endless_wrapping_is_refused() -> None:
    assert canonicalize("https://a.example/*" * 18 + HOST).canonical == f"{HOST}/"
    with pytest.raises(InvalidAddress, match="too deeply"):
        canonicalize("https://a.example/*" * 19 + HOST)


def test_an_address_that_its_escapes_make_too_long_is_refused() -> None:
    with pytest.raises(InvalidAddress, match="more than 8192 characters with its escapes"):
        canonicalize(f"https://www.example.org/{'a<' * 4000}")
