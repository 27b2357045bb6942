"""Words that names are made of: particles of persons' names in many languages, and what English names end in."""

from __future__ import annotations

# Small words within a person's name, in a byline, behind a verb of saying, and in what a model finds.
PARTICLES = frozenset(
    """
    abu af al av ben bin bint da das de del della den der des di do dos du e el ibn la le lo ten ter ul van vom von y
    zu
    """.split()
)
SAINTS = frozenset("St St. Saint Ste Ste. Sainte".split())  # they begin the surname: "St. Clair"
# Words behind which a name owns what stands before it: "the office of Ilse Marrow said" is no word of hers.
OWNERS = frozenset("of de du des d' d’ di del della von vom za od".split())
# Languages in which a person's last word is the given name.  Vietnamese also writes it last, but calls people by it.
FAMILY_NAME_FIRST = frozenset("hu ja ko zh".split())

# What follows is English, as are the rules that ask it.
LEGAL_FORMS = frozenset(
    """
    Inc Inc. Corp Corp. Co Co. Cos Ltd Ltd. LLC LLP Plc PLC plc GmbH AG SA S.A. NV N.V. AB ASA Oyj SpA S.p.A.
    Tbk Bhd Pte Pty SE PBC
    """.split()
)
# A first word before one of these is a company's short name: "Otter" of "Otter Holdings".
COMPANY_ENDS = LEGAL_FORMS | frozenset(
    """
    Company Corporation Group Holdings Holding Industries Motors Technologies Pharmaceuticals Minerals Airlines
    Airways
    """.split()
)
ORGANISATION_ENDS = COMPANY_ENDS | frozenset(
    """
    Academy Administration Agency Alliance Army Assembly Associates Association Athletic Authority Bancorp Bank
    Board Brigade Bureau CF Cabinet Capital Center Centre Chamber Church Club Coalition Coastguard College Command
    Commission Committee Congress Consulate Corps Council Court Department Embassy Energy Exchange F.C. FC
    Federation Force Forces Foundation Front Fund Gas Gazette Guard Herald Hospital Initiative Institute
    Institution Insurance Journal Laboratories League Media Ministries Ministry Movement Museum Navy Network
    News Office Oil Organisation Organization Parliament Partners Party Petroleum Police Post Press Programme
    Radio Records Research Rovers School Newsroom Secretariat Securities Senate Service Services Society Steel Studios
    Systems TV Taskforce Team Television Times Treasury Tribune Trust Union United University Ventures Wanderers
    Watch Water
    """.split()
)
PLACE_ENDS = frozenset(
    """
    Airport Arena Avenue Bay Beach Boulevard Bridge Canal Cathedral Causeway City Coast County Creek Dam Desert
    District Dock Docks Forest Glacier Gulf Harbor Harbour Heights Highway Hills Island Islands Lake Marina Mosque
    Mountain Mountains Oblast Ocean Palace Park Peninsula Pier Plaza Prison Province Quay Region Reservoir River Road
    Sea Square Stadium Station Strait Street Tower Town Township Tunnel Valley Viaduct Village Wharf
    """.split()
)
KINDS_OF_ORGANISATIONS = frozenset(
    """
    company firm group retailer brand chain bank club startup start-up carrier airline insurer lender automaker carmaker
    drugmaker chipmaker conglomerate subsidiary militia newspaper magazine broadcaster agency unit brewer brewery
    brokerage bookmaker consultancy charity utility supermarket studio label manufacturer supplier union nonprofit
    think-tank watchdog regulator plane-maker planemaker shipbuilder homebuilder steelmaker
    """.split()
)
# Of these the words that stand before a company alone; the others also stand before places and persons.
KINDS_OF_COMPANIES = KINDS_OF_ORGANISATIONS - frozenset("group unit club agency chain bank union carrier label".split())
# Ends of nouns for a body that speaks, behind a definite article, for the one named before; compounds end in them too.
KINDS_OF_SPEAKING_BODIES = (
    "company", "firm", "group", "retailer", "bank", "club", "startup", "start-up", "airline", "carrier", "insurer",
    "lender", "carmaker", "automaker", "drugmaker", "chipmaker", "union", "charity", "watchdog", "regulator",
    "manufacturer", "operator", "broadcaster", "newspaper", "unternehmen", "konzern", "firma", "verein", "verband",
    "gewerkschaft", "hersteller", "betreiber", "bedrijf", "företaget", "selskapet", "selskabet", "entreprise",
    "empresa", "compañía", "azienda", "società", "компания", "şirket",
)  # fmt: skip
# Bodies that speak without a name, and are no epithet of a person: "the police said".
BODIES_IN_GENERAL = frozenset(
    """police polizei policía polícia polizia politie polisen politiet policja government regierung gobierno governo
    gouvernement regering regeringen regjeringen ministry ministerium ministerio ministério ministero ministère council
    stadtverwaltung ayuntamiento prefeitura câmara comune mairie préfecture gemeente kommunen hospital ospedale court
    gericht tribunal tribunale fiscalía prokuratura прокуратура полиция правительство министерство больница суд
    university universität universidad universidade università université fédération federación federazione federação
    partido partito parti partei party sindicato sindacato syndicat board committee commission panel jury parliament
    senate authority department agency vorstand ausschuss kommission behörde comité comisión junta consejo
    commissione consiglio commissie bestuur""".split()
)
KINDS_OF_SHIPS = frozenset(
    """
    ship ships freighter steamer ferry tanker trawler tug tugboat yacht schooner vessel warship frigate destroyer
    submarine battleship cruiser icebreaker dredger barge catamaran lightship
    """.split()
)
# Legal forms before a name; the last word behind one is its short name: "Otter" of "PT Tambang Otter".
LEADING_FORMS = frozenset("PT AO OAO OOO PAO OJSC PJSC JSC CJSC RAO".split())
SMALL_WORDS = frozenset("of the and for in on de la du des et".split())  # which acronyms leave out
EVENT_STARTS = frozenset("Hurricane Typhoon Cyclone Storm Tropical".split())
EVENT_ENDS = frozenset(
    """
    War Olympics Games Cup Championship Championships Festival Summit Conference Revolution Election Elections Uprising
    Pandemic Massacre Genocide Marathon Prix Trophy Shield Bowl Open Masters Tour Series
    """.split()
)
LAW_ENDS = frozenset("Act Bill Treaty Protocol Accord Accords Agreement Constitution Amendment Convention".split())
NO_NAMES = frozenset("State The Mr Mrs Ms Dr Sir I".split())  # what a model takes for a name alone
# Words with which a name may begin or end, too common to be looked for elsewhere in the article.
NOT_REPEATED = frozenset("the and for but his her its this that with from new big old one two all not our who".split())
