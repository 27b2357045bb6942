"""What stands above or before a list of links, in many languages, and what it makes of the list."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

LABEL_WORDS = 8
LONGEST_LABEL = 100  # characters
CLOSE_WORDS = 3  # how many words may follow a phrase that is a whole label by itself


class Offer(Enum):
    """What a list of links is to the article beside it."""

    RELATED = "chosen for this article"
    MOST_READ = "what others read"
    LISTING = "what would stand beside any article"
    TICKER = "headlines with their times"
    JUNK = "advertisements and requests"
    NAMELESS = "a heading that no list of phrases knows"


_RELATED = r"""
related
related (?:articles?|stories|story|posts?|news|content|coverage|links?|reading|items|topics|reports|video|materials)
also read|read also|read more|read next|read this|see also|see more|further reading|also on this|more like this
more on this|more on this (?:story|topic|subject)|more on|more about this|more in this (?:story|series)|in this series
from the archives?
other materials on (?:this|the) (?:subject|topic)|on this (?:subject|topic|theme)
on (?:this|the) same (?:subject|topic)
you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy)|you'?ll also like|we also recommend
similar (?:articles|stories|news|posts)
recommended (?:for you|reading|articles|stories)|suggested (?:for you|reading|articles|stories)
earlier (?:coverage|reports)
previous (?:coverage|reports|stories)|associated (?:articles|stories)|connected (?:articles|stories)|dive deeper
go deeper
mehr zum thema|mehr zu diesem thema|zum thema|zum weiterlesen|weiterlesen|lesen sie auch
lesen sie (?:hier )?(?:mehr|weiter|dazu)
lest auch|lest mehr|lies auch|lies mehr|auch interessant|das könnte (?:sie|dich|euch) (?:auch )?interessieren
interessant dazu
verwandte (?:artikel|themen|beiträge|inhalte|nachrichten)|ähnliche (?:artikel|themen|beiträge|meldungen)|passend dazu
passend zum (?:thema|artikel)
weitere informationen|weiterführende (?:links|informationen|artikel)|mehr dazu|mehr hierzu|siehe auch|zum artikel
dazu passend
empfohlene (?:artikel|beiträge)|artikel zum thema|themenverwandte artikel|mehr lesen|bereits erschienen
à lire aussi|lire aussi|à lire également|lire également|à lire|à voir aussi|voir aussi|sur le même (?:sujet|thème)
pour aller plus loin
articles? (?:liés?|connexes?|similaires?|associés?|recommandés?)|dans le même dossier|à découvrir aussi
sujets? (?:liés?|associés?)
vous (?:aimerez|pourriez) (?:aussi|aimer|également).*|cela pourrait vous intéresser
ces articles (?:peuvent|pourraient) vous intéresser
lea también|lee también|leer también|te puede interesar|le puede interesar|también te puede interesar
puede interesarte
(?:noticias|artículos|notas|contenidos?|temas?) relacionad[oa]s?|relacionad[oa]s?|más sobre (?:este tema|esta noticia)
más información
ver también|mira también|sobre el mismo tema|te recomendamos|quizás? te interese|ver más
leia também|leia mais|veja também|saiba mais|(?:notícias|artigos|conteúdos?|matérias|posts?) relacionad[oa]s?
você também pode gostar
mais sobre (?:este assunto|o tema|isto)|confira também|veja mais|sobre o mesmo tema|pode (?:também )?interessar
leia ainda
leggi anche|leggi (?:tutto|di più)|vedi anche|articoli correlati|notizie correlate|correlati|contenuti correlati
sullo stesso (?:tema|argomento)
potrebbe interessarti(?: anche)?|ti potrebbe interessare(?: anche)?|approfondisci|per approfondire|leggi pure
articoli simili
lees ook|lees meer|lees verder|lees hier|zie ook|gerelateerd|gerelateerde (?:artikelen|berichten|nieuws)
meer over dit (?:onderwerp|thema)
bekijk ook|aanbevolen artikelen|verwante artikelen|ook interessant
les også|les mer|se også|relaterte (?:saker|artikler)|relatert|mer om (?:saken|dette|denne saken)|flere saker om
læs også|læs mere|se mere om|relaterede (?:artikler|nyheder)|relateret|mere om emnet|om samme emne
läs också|läs även|läs mer|se också|relaterade (?:artiklar|nyheter)|relaterat|mer om (?:ämnet|detta|samma ämne)
lue myös|lue lisää|katso myös|aiheesta lisää|aiheeseen liittyvää|lisää aiheesta|samasta aiheesta
czytaj (?:też|także|więcej|również|dalej)|przeczytaj (?:też|także|również)|zobacz (?:też|także|również)
powiązane(?: artykuły| tematy)?
więcej na ten temat|podobne artykuły|może cię zainteresować|warto przeczytać|polecamy również|zobacz więcej
čtěte (?:také|též|více)|přečtěte si (?:také|též)|související(?: články| témata)?|mohlo by vás zajímat|více k tématu
k tématu
čítajte (?:aj|tiež|viac)|prečítajte si (?:aj|tiež)|súvisiace(?: články)?|mohlo by vás zaujímať|viac k téme
olvassa el ezt is|olvasd el ezt is|kapcsolódó(?: cikkek| cikkeink| hírek)?|ez is érdekelheti|bővebben
további cikkek a témában
citiți și|citește și|citește mai mult|vezi și|articole (?:similare|asemănătoare|înrudite|legate)
știri (?:similare|asemănătoare)|te-ar putea interesa
pročitajte (?:i|još|više)|povezan[eio](?: vijesti| članci| teme| vesti)?|pročitaj (?:još|više)|vezane vijesti
možda će vas zanimati|slične vesti
preberite (?:tudi|še|več)|sorodn[ei] (?:članki|novice|vsebine)|povezane novice|прочитајте (?:и|још|више)
повезан[еи] (?:вести|чланци)
читайте также|читать также|читайте ещё|читайте еще|читать далее|смотрите также|по теме|материалы по теме
другие материалы по теме
статьи по теме|новости по теме|ещё по теме|еще по теме|связанные (?:материалы|статьи|новости)
похожие (?:материалы|статьи|новости)
вам (?:может|будет) (?:быть )?(?:также )?(?:интересно|понравиться)|возможно,? вас заинтересует|подробнее|ранее по теме
в этом сюжете
читайте також|читати також|за темою|по темі|матеріали за темою|схожі (?:новини|матеріали|статті)|вас може зацікавити
дивіться також
чытайце таксама|па тэме|глядзіце таксама|матэрыялы па тэме|прочетете (?:още|също)|още по темата
свързани (?:статии|новини)|вижте също
διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα|σχετικά)|σχετικά(?: άρθρα| θέματα| νέα)?|δείτε (?:επίσης|ακόμα|ακόμη)
μπορεί να σας ενδιαφέρει
ilgili (?:haberler|haber|makaleler|içerikler|yazılar)|bunlar da ilginizi çekebilir|ilginizi çekebilir
ayrıca (?:bakınız|okuyun)|benzer haberler
կարդացեք (?:նաև|նաեւ)|կարդալ նաև|թեմայով|թեմայի շուրջ|առնչվող (?:նյութեր|լուրեր)|նմանատիպ (?:նյութեր|լուրեր)
წაიკითხეთ (?:ასევე|აგრეთვე)|მსგავსი (?:სიახლეები|სტატიები)|ამავე თემაზე|taip pat skaitykite
skaitykite (?:taip pat|daugiau|plačiau)|susiję straipsniai|susijusios naujienos
lasi (?:arī|vēl|vairāk)|saistītie raksti|saistītās ziņas|par šo tēmu|loe (?:ka|lisaks|veel|rohkem)
seotud (?:lood|artiklid|uudised)|samal teemal
اقرأ (?:أيضا|أيضاً|أيضًا|ايضا|المزيد)|إقرأ أيضاً?|مواضيع (?:ذات صلة|متعلقة|مشابهة)|ذات صلة|أخبار (?:ذات صلة|متعلقة)
مقالات (?:ذات صلة|مشابهة)|قد يعجبك(?: أيضا)?|شاهد أيضا
بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|همچنین بخوانید|مرتبط|متعلقہ (?:خبریں|مضامین)|یہ بھی پڑھیں|مزید پڑھیں
קראו (?:גם|עוד)|כתבות (?:קשורות|נוספות בנושא)|עוד בנושא|אולי יעניין אותך
यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|संबंधित (?:खबरें|ख़बरें|समाचार|लेख)|आरও পড়ুন|আরও পড়ুন
সম্পর্কিত (?:খবর|সংবাদ)
baca (?:juga|selengkapnya|lainnya)|berita terkait|artikel terkait|terkait|simak juga|lihat juga|đọc thêm|tin liên quan
bài (?:viết )?liên quan|xem thêm
อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|soma (?:pia|zaidi)|habari zinazohusiana|lees ook hierdie
verwante stories
関連記事|関連ニュース|関連リンク|あわせて読みたい|合わせて読みたい|こちらもおすすめ|関連する記事|関連コンテンツ|おすすめの関連記事|関連
관련 ?기사|관련 ?뉴스|함께 읽으면 좋은 기사|이 기사와 관련된 기사|관련 ?콘텐츠|연관 ?기사
相关(?:阅读|新闻|报道|文章|链接|推荐)|延伸阅读|推荐阅读|相關(?:閱讀|新聞|報導|文章|連結)|延伸閱讀|推薦閱讀
""".strip()
_RELATED_ALONE = r"""
read|background|previously|hintergrund|bakgrunn|bakgrund|сюжет|читайте|meer over|contexte|contexto|контекст|mehr|dazu
""".strip()
_MOST_READ = r"""
most (?:read|popular|viewed|watched|shared|commented|discussed|clicked|recent comments).*|popular.*|trending.*
top \d+.*|what'?s hot|hot topics
(?:our|your) readers (?:also )?(?:read|are reading).*|readers' picks|viral.*|best of the week|on our radar|top hits
meistgelesen.*|meist gelesen.*|meistkommentiert.*|am meisten gelesen.*|beliebt.*|meistgesehen.*|meistgeklickt.*
top-?themen
les plus (?:lus?|lues|partagés|vus|consultés|populaires).*|(?:articles )?les plus lus.*|plus lus.*|tendances.*
(?:lo|las|los) más (?:leído|visto|popular|comentado|compartido)[oas]*.*|más (?:leído|visto|popular)[oas]*.*
tendencias.*
mais (?:lid|vist|popular|acessad|comentad)[a-z]*.*|as mais lidas.*|em alta.*
i più (?:letti|visti|condivisi|popolari).*|più letti.*|più lette.*
meest (?:gelezen|bekeken|populair).*|populair.*|mest (?:les|läs|læs|sett|delt|delad|delte).*|populær.*|populär.*
luetuim.*|suosituim.*
najczęściej (?:czytane|oglądane).*|najpopularniejsze.*|popularne.*|nejčtenější.*|najčítanejšie.*|legolvasottabb.*
cele mai citite.*|najčitanije.*
najpopularnije.*|најчитаније.*|najbolj brano.*|skaitomiausi.*|populiariausi.*|lasītākie.*|loetumad.*|enim loetud.*
популярн.*|самое (?:читаемое|популярное|обсуждаемое|интересное).*|самые (?:читаемые|популярные).*|главное за .*
популярне.*|найпопулярніше.*|най-четени.*|топ[- ]?\d*
δημοφιλ.*|πιο δημοφιλ.*|en çok (?:okunan|izlenen).*|çok okunan.*|ամենաընթերցված.*|ամենադիտված.*
الأكثر (?:قراءة|مشاهدة|تداولا|شيوعا).*|پربازدید.*|הנקראות ביותר.*
सबसे ज़?्?यादा पढ़.*|terpopuler.*|paling (?:populer|banyak dibaca).*|xem nhiều.*|đọc nhiều.*|zilizosomwa zaidi.*
ยอดนิยม.*
アクセスランキング.*|ランキング.*|人気記事.*|よく読まれ.*
많이 본.*|인기 ?(?:뉴스|기사).*|热门.*|熱門.*|点击排行.*|排行榜.*
""".strip()
_LISTING = r"""
don'?t miss.*|no te pierdas.*|latest.*|the latest.*|recent.*|new(?:est)?|newest.*
more (?:news|stories|articles|headlines|from|in|by|posts|videos?|top|world|sport)\\b.*
top (?:stories|news|videos|headlines).*
next up.*|(?:our )?latest.*|breaking.*|headlines.*|in other news|other news.*|today'?s.*|from around.*
around the web.*|from (?:the web|our|the) .*
news|world|politics|opinion.*|comment(?:ary)?|business|sport|sports|editor'?s'? (?:picks?|choice)|featured.*
must (?:watch|read|see).*|watch.*|videos?|photos?|galler(?:y|ies)|in pictures|podcasts?.*
neueste.*|aktuelle (?:news|nachrichten|meldungen|artikel).*
weitere (?:artikel|meldungen|nachrichten|beiträge|themen|news|videos|inhalte|ressorts).*
mehr (?:aus|von|in|news|nachrichten).*
mehr artikel.*|nachrichten aus .*|schlagzeilen.*|top-?news.*|top-?artikel.*|videos? .*|empfehlungen der redaktion
startseite.*|das wichtigste.*
dernières? .*|les dernières .*|à la une.*|l'actualité.*|toute l'actualité.*|en continu.*|nos vidéos.*
plus d'(?:articles|actualités).*|autres (?:articles|actualités).*|à ne pas manquer.*
últim[oa]s? .*|lo último.*|más (?:noticias|en|de) .*|otras noticias.*|en portada.*|destacad[oa]s.*|últimas.*
mais (?:notícias|em|de) .*|outras notícias.*|mais recentes.*|em destaque.*
ultim[eio]ssime.*|ultime (?:notizie|news).*|ultimi articoli.*|altre notizie.*|in evidenza.*|primo piano.*
dalla stessa sezione.*|notizie del giorno.*
laatste nieuws.*|meer (?:nieuws|uit|van|in) .*|het laatste.*|net binnen.*|siste (?:nytt|nyheter|saker).*
flere (?:saker|nyheter) .*|seneste.*|flere nyheder.*|senaste.*|fler (?:nyheter|artiklar).*|uusimmat.*|tuoreimmat.*
najnowsze.*|polecane|ostatnie.*|więcej z .*|pozostałe.*|nejnovější.*|další (?:články|zprávy).*|najnovšie.*
ďalšie (?:články|správy).*|legfrissebb.*|további (?:hírek|cikkek)$|friss hírek.*
cele mai noi.*|ultimele.*|alte știri.*|najnovije.*|najnovejše.*|најновије.*|naujausi.*|naujienų srautas.*|jaunākās.*
viimased.*|värsked.*
последние.*|свежие.*|лента.*|новости(?: дня| часа| партн[её]ров| сми2?)?|главные новости.*|другие новости.*
ещё новости.*|актуальное.*|сейчас в (?:сми|сети).*|останні.*|стрічка.*|інші новини.*|апошнія.*|последни.*|най-нови.*
τελευταί.*|ροή ειδήσεων.*|κύριες ειδήσεις.*|son dakika.*|son haberler.*|diğer haberler.*|öne çıkan.*|վերջին.*|լրահոս.*
ბოლო.*|أحدث.*|آخر (?:الأخبار|أخبار).*|المزيد من .*|آخرین.*|تازه.*|עדכונים אחרונים.*
ताज़?ा.*|अन्य (?:खबरें|समाचार).*|berita (?:terbaru|terkini|lainnya).*|terkini.*|terbaru.*|mới nhất.*|tin mới.*
habari mpya.*|ล่าสุด.*
新着.*|最新.*|.{1,6}の新着.*|おすすめ情報.*|주요 ?뉴스.*|최신 ?(?:뉴스|기사).*|포토.*|今日.*|要闻.*|要聞.*|热点.*
""".strip()
_TICKER = r"""
.*\\bticker\\b.*|.*ticker$|newsfeed.*|news ?feed.*|live ?feed.*|news ?wire.*|lenta.*|лента(?: новостей)?|стрічка новин
лента дня|новости часа|лрахос|լրահոս|ροή ειδήσεων.*|son dakika.*|fil (?:info|d'actualité).*|en continu.*|in breve
minuto a minuto
""".strip()
_JUNK = r"""
sponsored.*|advert.*|promoted.*|paid (?:content|post).*|partner(?:s|ed)? content.*
from our (?:partners?|sponsors?|advertisers?).*|ad|ads|deals?
anzeige.*|werbung.*|gesponsert.*|publicité.*|contenu sponsorisé.*|sponsorisé.*|publicidad.*|patrocinad.*
contenido patrocinado.*|publicidade.*|pubblicità.*|contenuti sponsorizzati.*
advertentie.*|gesponsord.*|annonse.*|annonce.*|annons.*|mainos.*|reklam.*|materiał promocyjny.*|реклама.*
партн[её]рские? .*|новости партн[её]ров|διαφήμιση.*|إعلان.*|विज्ञापन.*|iklan.*|広告.*|광고.*|广告.*|廣告.*
newsletter.*|sign up.*|subscribe.*|follow us.*|share.*|comments?|kommentare?|comentarios|commentaires|комментарии
jobs?|job offers|events?|our network|services?|shop.*|games?|podcast
about the authors?|about me|author|autor(?:en)?|über den autor.*|der autor|à propos de l'auteur.*|sobre el autor.*
об авторе|more by this author|more from the author|tags?|topics?|themen|schlagw.*|keywords|etiquetas|теги|mots-clés
etiketter
""".strip()
_IGNORED = r"""
advertisement|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama|реклама|annonse|annons|loading|embed
share|print|comments?|story continues below|article continues below|[\d\\W]*
""".strip()
_MARKS = re.compile(r"[!-%(-,./:-@\[-`{-~¡§«»¿‐-‒–-―‘“-„…›‹•‣→-⇿■-◿★☆✓➔-➾、。〈-】・：｜！？（），،؛؟।։·]+")


def _pattern(phrases: str, follow: int = 0) -> re.Pattern[str]:
    """Any of the phrases as a whole label, or followed by a few words."""
    more = rf"(?:\s+\S+){{0,{follow}}}" if follow else ""
    return re.compile("(?:" + "|".join(phrases.split("\n")) + f"){more}$")


_KINDS = (
    (Offer.JUNK, _pattern(_JUNK)),
    (Offer.TICKER, _pattern(_TICKER)),
    (Offer.MOST_READ, _pattern(_MOST_READ)),
    (Offer.RELATED, _pattern(_RELATED + "\n" + _RELATED_ALONE)),
    (Offer.LISTING, _pattern(_LISTING)),
    (Offer.RELATED, _pattern(_RELATED, CLOSE_WORDS)),
)
_SAME = str.maketrans({"’": "'", "\u0307": None})  # the dot that a small Turkish i has twice
_ICON = re.compile(r"[a-z]+(?:_[a-z]+)+")  # fonts draw such names as pictures
_NOISE = _pattern(_IGNORED)


def offer_of(label: str) -> Offer | None:
    """What a label makes of the links below it; NAMELESS for a short text of other words, None for what is no label."""
    if len(label) > LONGEST_LABEL or len((words := plain(label)).split()) > LABEL_WORDS:
        return None
    known = next((kind for kind, pattern in _KINDS if pattern.match(words)), None)
    return known or Offer.NAMELESS


def is_noise(text: str) -> bool:
    """Whether a text between a label and its list says nothing of the list."""
    return len(text) <= LONGEST_LABEL and bool(_ICON.fullmatch(text) or _NOISE.match(plain(text)))


def plain(text: str) -> str:
    """A label as it is compared: small letters, words alone."""
    return " ".join(_MARKS.sub(" ", unicodedata.normalize("NFC", text).casefold().translate(_SAME)).split())
