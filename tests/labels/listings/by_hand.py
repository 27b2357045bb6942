"""Pages of headlines written by hand: what no generator thinks of."""

from __future__ import annotations

Page = tuple[str, str, dict[str, str]]  # its address, its text, and the articles that it lists


def _page(url: str, text: str, *headlines: tuple[str, str]) -> Page:
    return (
        url,
        f"<!DOCTYPE html>\n{text}",
        {url.rstrip("/") + path if path[0] == "/" else path: title for path, title in headlines},
    )


MINISTRY = _page(
    "https://www.ministry.example.org",
    """<html lang="en"><head><title>Ministry of Waterways - Press releases</title></head><body>
<div class="skip"><a href="#main">Skip to the main content of this page</a></div>
<header role="banner"><a href="/">Ministry of Waterways home page</a></header>
<div class="menu-block"><ul><li><a href="/about/the-minister-and-her-team">The minister and her team</a></li>
<li><a href="/services/apply-for-a-mooring-licence">Apply for a mooring licence online</a></li></ul></div>
<div id="main"><h1>Press releases</h1>
<table class="views-table"><tbody>
<tr><td class="date">4 March 2026</td><td><a href="/press/2026/lock-at-aldermere-reopens-after-repairs">Lock at Aldermere reopens after repairs</a></td></tr>
<tr><td class="date">3 March 2026</td><td><a href="/press/2026/grants-for-small-harbours-doubled">Grants for small harbours doubled</a></td></tr>
<tr><td class="date">2 March 2026</td><td><a href="/press/2026/minister-meets-bargemen-at-stoke">Minister meets bargemen at Stoke</a></td></tr>
<tr><td class="date">27 February 2026</td><td><a href="/press/2026/flood-warnings-by-text-message">Flood warnings by text message from April</a></td></tr>
<tr><td class="date">26 February 2026</td><td><a href="/press/2026/winter-report-on-canal-ice">Winter report on canal ice published</a></td></tr>
<tr><td class="date">25 February 2026</td><td><a href="/press/2026/new-rules-for-houseboats">New rules for houseboats take effect</a></td></tr>
<tr><td class="date">24 February 2026</td><td><a href="/sites/default/files/2026-02/annual-accounts-of-the-ministry.pdf">Annual accounts of the ministry (PDF)</a></td></tr>
</tbody></table>
<ul class="pager"><li><a href="?page=1">Go to the next page of results</a></li></ul></div>
<footer><a href="/legal/accessibility-statement-of-the-site">Accessibility statement of the site</a></footer></body></html>""",
    ("/press/2026/lock-at-aldermere-reopens-after-repairs", "Lock at Aldermere reopens after repairs"),
    ("/press/2026/grants-for-small-harbours-doubled", "Grants for small harbours doubled"),
    ("/press/2026/minister-meets-bargemen-at-stoke", "Minister meets bargemen at Stoke"),
    ("/press/2026/flood-warnings-by-text-message", "Flood warnings by text message from April"),
    ("/press/2026/winter-report-on-canal-ice", "Winter report on canal ice published"),
    ("/press/2026/new-rules-for-houseboats", "New rules for houseboats take effect"),
)

REGIONAL = _page(
    "https://www.talbote.example.de",
    """<html lang="de"><head><title>Talbote</title></head><body class="home">
<div class="c-header"><a class="c-logo" href="/">Talbote – Nachrichten aus dem Tal</a>
<div class="c-subnav"><a href="/thema/landtagswahl-2026/">Landtagswahl 2026: alle Berichte</a> <a href="/abo/">Abo</a></div></div>
<div class="c-stage">
<a href="/lokales/brand-in-der-alten-spinnerei-1.5521001" class="c-teaser c-teaser--xl"><span class="c-teaser__kicker">Feuerwehr</span>
<span class="c-teaser__headline">Brand in der alten Spinnerei</span><span class="c-teaser__text">Die Feuerwehr war die ganze Nacht im Einsatz.</span></a>
<a href="/lokales/stadtfest-faellt-aus-1.5521002" class="c-teaser"><span class="c-teaser__kicker">Plus</span><span class="c-teaser__headline">Stadtfest fällt aus</span></a>
<a href="/sport/tsv-verliert-derby-1.5521003" class="c-teaser"><span class="c-teaser__headline">TSV verliert Derby</span></a>
<a href="/lokales/schulbus-linie-7-bleibt-1.5521004" class="c-teaser"><span class="c-teaser__headline">Schulbus: Linie 7 bleibt</span></a>
<a href="/kultur/orgel-wird-saniert-1.5521005" class="c-teaser"><span class="c-teaser__headline">Orgel wird saniert</span></a>
<a href="/wirtschaft/molkerei-stellt-40-leute-ein-1.5521006" class="c-teaser"><span class="c-teaser__headline">Molkerei stellt 40 Leute ein</span></a>
<a href="/lokales/bilder/karnevalszug-in-bildern-1.5521007" class="c-teaser"><span class="c-teaser__headline">Der Karnevalszug in Bildern</span></a>
<a href="https://trauer.talbote.example.de/anzeigen/2026" class="c-teaser"><span class="c-teaser__headline">Traueranzeigen aus der Region</span></a>
<a href="/spiele/kreuzwortraetsel-taeglich-neu" class="c-teaser c-teaser--game"><span class="c-teaser__headline">Das tägliche Kreuzworträtsel lösen</span></a>
</div>
<div class="c-newsletter"><h3><a href="/newsletter/der-morgen-im-tal">Newsletter: Der Morgen im Tal kostenlos</a></h3></div>
<div class="c-footer"><a href="/impressum/angaben-zum-verlag-und-kontakt">Impressum und Kontakt zum Verlag</a></div></body></html>""",
    ("/lokales/brand-in-der-alten-spinnerei-1.5521001", "Brand in der alten Spinnerei"),
    ("/lokales/stadtfest-faellt-aus-1.5521002", "Stadtfest fällt aus"),
    ("/sport/tsv-verliert-derby-1.5521003", "TSV verliert Derby"),
    ("/lokales/schulbus-linie-7-bleibt-1.5521004", "Schulbus: Linie 7 bleibt"),
    ("/kultur/orgel-wird-saniert-1.5521005", "Orgel wird saniert"),
    ("/wirtschaft/molkerei-stellt-40-leute-ein-1.5521006", "Molkerei stellt 40 Leute ein"),
    ("/lokales/bilder/karnevalszug-in-bildern-1.5521007", "Der Karnevalszug in Bildern"),
)

BROADCASTER = _page(
    "https://www.radiovale.example.com",
    """<html lang="en-GB"><head><title>Radio Vale</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"ItemList","itemListElement":[
{"@type":"ListItem","position":1,"item":{"@type":"NewsArticle","url":"https://www.radiovale.example.com/news/articles/c8xk2p","headline":"x"}}]}</script></head><body>
<nav aria-label="main"><a href="/news">News</a><a href="/sounds/listen-live">Listen live to Radio Vale now</a></nav>
<main><h2 class="visually-hidden">Top stories</h2>
<div data-testid="promo"><a href="/news/articles/c8xk2pq4z1wo"><h2 data-testid="card-headline">Storm closes both Vale bridges</h2><p>Lorries wait</p></a></div>
<div data-testid="promo"><a href="/news/articles/c93m0dk5l7yo"><h2 data-testid="card-headline">Mayor ‘did not know’</h2></a></div>
<div data-testid="promo"><a href="/news/live/cx7trw20gq9t"><h2 data-testid="card-headline">Live: count begins in by-election</h2></a></div>
<div data-testid="promo"><a href="/sport/rugby-union/articles/cp1n8v6s2ejo"><h2 data-testid="card-headline">Vale sign teenage fly-half</h2></a></div>
<div data-testid="promo"><a href="/news/videos/ck5y3h7b9rdo"><h2 data-testid="card-headline">Watch: seal rescued from lock</h2></a></div>
<div data-testid="promo"><a href="/news/articles/c2d4f6h8j0lo"><h2 data-testid="card-headline">Rents up a tenth in a year</h2></a></div>
<div data-testid="promo"><a href="/weather/2636841"><h2 data-testid="card-headline">The weather in Vale this week</h2></a></div>
<div data-testid="promo"><a href="/news/articles/c6q8s0u2w4yo"><h2 data-testid="card-headline">Choir to sing for first time since fire</h2></a></div>
<div data-testid="promo"><a href="/sounds/play/p0h1jk2l"><h2 data-testid="card-headline">Podcast: what the river took</h2></a></div>
</main><footer><a href="/usingthesite/terms-of-use-of-our-services">Terms of use of our services</a></footer></body></html>""",
    ("/news/articles/c8xk2pq4z1wo", "Storm closes both Vale bridges"),
    ("/news/articles/c93m0dk5l7yo", "Mayor ‘did not know’"),
    ("/news/live/cx7trw20gq9t", "Live: count begins in by-election"),
    ("/sport/rugby-union/articles/cp1n8v6s2ejo", "Vale sign teenage fly-half"),
    ("/news/videos/ck5y3h7b9rdo", "Watch: seal rescued from lock"),
    ("/news/articles/c2d4f6h8j0lo", "Rents up a tenth in a year"),
    ("/news/articles/c6q8s0u2w4yo", "Choir to sing for first time since fire"),
)

PORTAL = _page(
    "https://news.jingxi.example.cn",
    """<html><head><meta charset="utf-8"><title>荆溪新闻网</title></head><body>
<div class="top"><a href="https://www.jingxi.example.cn/">网站首页</a><a href="https://sports.jingxi.example.cn/">体育频道</a></div>
<div class="main"><div class="focus"><h2><a href="/2026/0304/c1002-40312201.html">荆溪大桥今日正式恢复通车</a></h2></div>
<ul class="list14">
<li><a href="/2026/0304/c1002-40312202.html">市气象台发布大风蓝色预警</a></li>
<li><a href="/2026/0304/c1002-40312203.html">老城区改造进入第二阶段</a></li>
<li><a href="https://edu.jingxi.example.cn/2026/0304/c2204-40312204.html">三所小学九月迎来新校舍</a></li>
<li><a href="/2026/0303/c1002-40312205.html">春茶开采 茶农忙到深夜</a></li>
<li><a href="/2026/0303/c1002-40312206.html">图书馆延长周末开放时间</a></li>
<li><a href="/2026/0303/c1002-40312207.html">渔港清淤工程下周开工</a></li></ul>
<div class="more"><a href="/GB/index2.html">更多荆溪本地新闻请点击这里查看</a></div></div>
<div class="copyright"><a href="/about/contact.html">关于我们以及联系方式</a><a href="http://www.beian.example.cn/">备案号一二三四五六七八九</a></div></body></html>""",
    ("/2026/0304/c1002-40312201.html", "荆溪大桥今日正式恢复通车"),
    ("/2026/0304/c1002-40312202.html", "市气象台发布大风蓝色预警"),
    ("/2026/0304/c1002-40312203.html", "老城区改造进入第二阶段"),
    ("https://edu.jingxi.example.cn/2026/0304/c2204-40312204.html", "三所小学九月迎来新校舍"),
    ("/2026/0303/c1002-40312205.html", "春茶开采 茶农忙到深夜"),
    ("/2026/0303/c1002-40312206.html", "图书馆延长周末开放时间"),
    ("/2026/0303/c1002-40312207.html", "渔港清淤工程下周开工"),
)

MAGAZINE = _page(
    "https://larevue.example.fr",
    """<html lang="fr"><head><title>La Revue</title></head><body><div id="page">
<div class="menu-principal"><a href="/rubriques/idees-et-debats">Idées et débats</a><a href="/auteurs/jeanne-morel-et-paul-petit">Jeanne Morel et Paul Petit</a></div>
<div class="une"><figure><a href="/dossiers/le-prix-du-sel/"><img src="sel.jpg" alt="Des marais salants au petit matin"></a>
<figcaption><a href="/dossiers/le-prix-du-sel/">Le prix du sel</a></figcaption></figure></div>
<div class="grille">
<div class="bloc"><a class="titre" href="/enquete/qui-possede-nos-forets/">Qui possède nos forêts ?</a><a class="auteur" href="/auteurs/jeanne-morel/">Par Jeanne Morel, envoyée spéciale</a></div>
<div class="bloc"><a class="titre" href="/entretien/la-lenteur-est-un-metier/">« La lenteur est un métier »</a><a class="auteur" href="/auteurs/paul-petit/">Propos recueillis par Paul Petit</a></div>
<div class="bloc"><a class="titre" href="/reportage/une-nuit-avec-les-eclusiers/">Une nuit avec les éclusiers</a></div>
<div class="bloc"><a class="titre" href="/critique/le-theatre-des-ombres-revient/">Le théâtre des ombres revient</a></div>
<div class="bloc"><a class="titre" href="/enquete/les-comptes-du-port-de-bellefont/">Les comptes du port de Bellefont</a></div>
<div class="bloc"><a class="titre" href="/idees/faut-il-encore-des-barrages/">Faut-il encore des barrages ?</a></div>
<div class="bloc pub"><a class="titre" href="/boutique/hors-serie-le-fleuve-en-cartes/">Notre hors-série : le fleuve en cartes</a></div></div>
<div class="pied"><a href="/qui-sommes-nous-et-comment-nous-ecrire/">Qui sommes-nous et comment nous écrire</a></div></div></body></html>""",
    ("/dossiers/le-prix-du-sel/", "Le prix du sel"),
    ("/enquete/qui-possede-nos-forets/", "Qui possède nos forêts ?"),
    ("/entretien/la-lenteur-est-un-metier/", "« La lenteur est un métier »"),
    ("/reportage/une-nuit-avec-les-eclusiers/", "Une nuit avec les éclusiers"),
    ("/critique/le-theatre-des-ombres-revient/", "Le théâtre des ombres revient"),
    ("/enquete/les-comptes-du-port-de-bellefont/", "Les comptes du port de Bellefont"),
    ("/idees/faut-il-encore-des-barrages/", "Faut-il encore des barrages ?"),
)

UNIVERSITY = _page(
    "https://www.aldermere.example.edu",
    """<html lang="en"><head><title>News | Aldermere College</title></head><body>
<div class="global-nav"><a href="/apply/undergraduate-degrees-and-courses">Undergraduate degrees and courses</a>
<a href="/give/support-our-students-today">Support our students today</a></div>
<section class="news-index"><h1>News and events</h1>
<div class="story"><h3><a href="/news/42-peat-bogs">Peat bogs remember every drought since 1400</a></h3><p>A team has read the layers.</p></div>
<div class="story"><h3><a href="/news/43-chapel">Chapel roof: the scaffolding comes down</a></h3></div>
<div class="story"><h3><a href="/news/44-prize">Two lecturers share geometry prize</a></h3></div>
<div class="story"><h3><a href="/news/45-boats">Boat crews train at dawn</a></h3></div>
<div class="story"><h3><a href="/news/46-bees">Bees on the library roof produce first honey</a></h3></div>
<div class="story"><h3><a href="/news/47-rector">New rector will take office in June</a></h3></div>
<div class="story"><h3><a href="/events/2026/open-day">Open day for schools on 12 May</a></h3></div></section>
<div class="quick-links"><h4><a href="/map">Find your way around the campus</a></h4></div>
<footer><a href="/policies/privacy-and-cookies-on-this-site">Privacy and cookies on this site</a></footer></body></html>""",
    ("/news/42-peat-bogs", "Peat bogs remember every drought since 1400"),
    ("/news/43-chapel", "Chapel roof: the scaffolding comes down"),
    ("/news/44-prize", "Two lecturers share geometry prize"),
    ("/news/45-boats", "Boat crews train at dawn"),
    ("/news/46-bees", "Bees on the library roof produce first honey"),
    ("/news/47-rector", "New rector will take office in June"),
)

PAGES = {
    "by-hand-ministry": MINISTRY, "by-hand-regional": REGIONAL, "by-hand-broadcaster": BROADCASTER,
    "by-hand-portal": PORTAL, "by-hand-magazine": MAGAZINE, "by-hand-university": UNIVERSITY,
}  # fmt: skip
