"""News agencies, and the words that names of media are made of.

`is_agency` answers for a whole name, in a byline as in a text; `is_medium` also for papers, stations and sites.
"""

from __future__ import annotations

import re

AGENCIES = frozenset(
    name.strip()
    for name in """
    reuters, afp, agence france-presse, ap, associated press, tass, itar-tass, тасс, dpa,
    deutsche presse-agentur, deutschen presse-agentur, upi, xinhua, xinhua news agency, 新华社, 中新社, ria novosti,
    ria, риа новости, interfax, интерфакс, efe, agencia efe, ansa, adnkronos, agi, lusa, agência lusa, kyodo,
    kyodo news, jiji, jiji press, 共同通信, 時事通信, 共同社, yonhap, anadolu, anadolu agency, anadolu ajansı, dha, iha,
    bloomberg, bloomberg news, belga, anp, tt, ntb, ritzau, stt, apa, sda, keystone-sda, pap, čtk, ctk, tasr,
    mti, agerpres, mediafax, bta, tanjug, hina, sta, fena, ukrinform, unian, interfax-ukraine, belta, kazinform,
    armenpress, azertac, aap, canadian press, press association, pa media, pti, press trust of india, ani, ians,
    antara, bernama, irna, isna, fars, tasnim, mehr, wafa, sana, spa, wam, mena, kuna, qna, aps, nan,
    ghana news agency, kcna, cna, prensa latina, notimex, télam, telam, agência brasil, agencia brasil,
    estadão conteúdo, europa press, colpisa, epd, kna, ddp, dapd, swissinfo, anba, ats, baltic news service,
    bns, leta, elta, rfe/rl, rferl, rfi, dow jones, zuma, agencia estado,
    inter press service, tanyug, sputnik, ria news, agence france presse, ana-mpa, dpa-afx, sapa, thomson reuters,
    时事, 연합뉴스
""".split(",")
)
# Agencies only where a byline names them: in a text "(Pa.)" is Pennsylvania, and "Sid" a given name.
BYLINE_AGENCIES = frozenset({"pa", "sid"})
# People bear these names: a byline that is one of them alone is a person's, and loses its author otherwise.
PERSONAL_NAMES = frozenset(
    "ats fars fena hina irna isna kuna leta mehr mena nan ria sana spa sta tasnim wafa wam zuma".split()
)
# Agencies that are one word, in a text of any kind.
AGENCY_WORDS = frozenset(name for name in AGENCIES - PERSONAL_NAMES if name.isalpha())
# Nouns for a medium beside its name: "the newspaper", "der Sender"; some in the cases
# that follow "according to".
MEDIUM_NOUNS = frozenset(
    """publication newspaper newspapers agency broadcaster magazine website outlet channel daily weekly tabloid portal
        blog station sender zeitung agentur nachrichtenagentur radiosender fernsehsender magazin
        nachrichtenmagazin blatt nachrichtenportal tageszeitung newsseite quotidien journal chaîne agence
        hebdomadaire diario periódico agencia cadena emisora giornale quotidiano agenzia emittente jornal
        agência canal агентство агентству газета газете телеканал телеканалу издание изданию портал порталу
        krant dagblad persbureau zender gazeta dziennik agencja agencji portal tidningen nyhetsbyrån avisen
        nyhetsbyrået gazetesi ajansı""".split()
)
# Words of which names of papers, stations and sites are made; each is looked for as a whole word.
PARTS = re.compile(
    r"(?:^|[\s-])(?:News|Newswires?|Times|Post|Press|Agency|"
    r"Agentur|Nachrichtenagentur|Journal|Tribune|Herald|Gazette|Guardian|"
    r"Telegraph|Mirror|Chronicle|Observer|Inquirer|Globe|Daily|"
    r"Weekly|Radi(?:o|em|u)|Rádio|Omroep|Courrier|Telewizja|TV|Television|Broadcasting|Channel|Network|"
    r"Media|Magazine|Magazin|Zeitung|Anzeiger|Rundschau|"
    r"Nachrichten|Spiegel|Presse|Rundfunk|Allgemeine|Tagblatt|Tageblatt|"
    r"Monde|Figaro|Libération|Parisien|País|Mundo|Repubblica|"
    r"Corriere|Gazzetta|Folha|Expresso|Público|Diario|Diário|Jornal|"
    r"Beacon|Ledger|Leader|Examiner|Dispatch|Sentinel|"
    r"Courier|Argus|Echo|Advertiser|Review|Business Insider|Wire|Reporter|Report|"
    r"Post-Gazette|Vedomosti|Kommersant|Izvestia|Pravda|Gazeta|Wyborcza|Sabah|Hürriyet|Aftonbladet|Nyheter|Politiken|"
    r"Bladet|Gang|Politico|Axios|Newsweek|Economist|Forbes|Fortune|"
    r"Variety|Wired|Insider|Vox|Vice|Slate|Bild|Stern|Focus|"
    r"BBC|CNN|NBC|CBS|ABC|MSNBC|NPR|CNBC|PBS|ARD|ZDF|NDR|WDR|MDR|"
    r"BR|SWR|RBB|RTL|ITV|RTÉ|CBC|NHK|RAI|RTVE|RTP|SVT|NRK|DR|"
    r"YLE|TF1|BFM|BFMTV|LCI|RMC|TVP|Jazeera|Arabiya|WSJ|NYT|FT|USA Today|ESPN|DW|NOS|VRT|ORF|SRF|"
    r"Haaretz|Ynet|Sky|Sports?|Berlingske|"
    # words for a paper at the end of a longer one
    r"\w*(?i:bladet|posten|avisen|tidende|tidningen|zeitung|nachrichten|blad|krant))(?:$|[\s-])"
)
# Ends of hosts that texts print as the names of sites; others, such as "is" and "so", are words too.
TOP_LEVELS = "com?|net|org|info|am|az|ge|ru|ua|by|kz|de|at|ch|fr|it|es|pt|pl|cz|nl|be|se|no|dk|fi|uk|eu|tv|news"
DOMAIN = re.compile(rf"^[\w-]+\.(?:{TOP_LEVELS})\b", re.I)


def is_agency(name: str, *, in_byline: bool = False) -> bool:
    """Whether a name is an agency's, with or without its article."""
    bare = name.casefold().removeprefix("the ")
    if in_byline:
        return bare in BYLINE_AGENCIES or (bare in AGENCIES and bare not in PERSONAL_NAMES)
    return bare in AGENCIES


def is_medium(name: str) -> bool:
    """Whether a name is that of an agency, a paper, a station or a site."""
    bare = name.strip(" .,")
    return is_agency(bare) or bool(PARTS.search(bare) or DOMAIN.match(bare))
