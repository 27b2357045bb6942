"""Phrases by which texts state who reported something: data by language; the source follows each phrase.

A phrase is known by its first word.  `MEDIA_ONLY` relations hold where the source is a medium: one may tell a
committee something, but that says nothing about who reported it.
"""

from __future__ import annotations

import re
from typing import Literal

AttributionRelation = Literal["told", "reports", "according to", "credit", "citing"]

PHRASES: dict[str, tuple[tuple[AttributionRelation, str], ...]] = {
    "en": (
        ("according to", r"according to"), ("according to", r"per(?= (?:the )?(?-i:[A-Z]))"),
        ("citing", r"citing|quoting|cited by"),
        ("told", r"told|tells|telling"), ("told", r"(?:interview|conversation|comments?|remarks) (?:with|to|on|for)"),
        ("told", r"(?:speaking|spoke|speaks|talking) (?:to|with|on)"),
        ("told", r"(?:emailed|e-mailed|sent|given|statement) to"),
        ("told", r"confirmed to|revealed to|told to"),
        ("reports", r"(?:first |previously |originally )?reported (?:by|in|on)"),
        ("reports", r"(?:report|reports|story|article|investigation) (?:carried |published )?(?:by|in|from)"),
        ("according to", r"(?:data|figures|statistics|survey|poll|analysis) (?:compiled |released )?(?:by|from)"),
        ("credit", r"via"), ("credit", r"(?:originally |first )?(?:published|appeared) (?:by|in|on)"),
        ("credit", r"(?:obtained|seen|reviewed|viewed) by"), ("credit", r"courtesy of"), ("credit", r"reporting by"),
    ),
    "de": (
        ("according to", r"laut"),
        ("according to", r"nach (?:Angaben|Informationen|Darstellung|Berichten) (?:von|der|des)"),
        ("citing", r"unter Berufung auf"), ("citing", r"beruft sich auf"), ("told", r"gegenüber"),
        ("told", r"(?:Gespräch|Interview) mit"), ("told", r"(?:der|dem|den)(?= )"),
        ("told", r"Anfrage (?:von|der|des)"),
        ("according to", r"nach (?:einem )?(?:Bericht|Recherchen|Meldungen) (?:von|der|des)"), ("citing", r"zitiert"),
    ),
    "fr": (
        ("according to", r"selon"), ("according to", r"d['’]après"), ("citing", r"citant|citée? par"),
        ("told", r"(?:à|au|aux)(?= | l['’])"), ("told", r"(?:interview|entretien) (?:à|au|avec)"),
        ("told", r"micro d[eu]|antenne d[eu]|colonnes d[eu]|auprès d[eu]"), ("told", r"(?:interrogée?s? par|sur)(?= )"),
    ),
    "es": (
        ("according to", r"según"), ("according to", r"de acuerdo (?:con|a)"), ("citing", r"citando a?|citado por"),
        ("told", r"(?:a|al)(?= )"), ("told", r"(?:entrevista|declaraciones) (?:con|a|al|en)"),
        ("citing", r"recogid[oa]s? por|cita a"), ("credit", r"publicado (?:por|en)"),
    ),
    "it": (
        ("according to", r"secondo"), ("according to", r"stando a"), ("citing", r"citando|citato da"),
        ("told", r"(?:a|al|alla|all['’])"),
        ("told", r"(?:intervista|intervistato|microfoni|colloquio) (?:a|al|alla|con|da|dal|di|del)"),
        ("citing", r"riportat[oa] da|ripres[oa] da"),
    ),
    "pt": (
        ("according to", r"segundo"), ("according to", r"de acordo com"), ("citing", r"citando|citado pel[oa]"),
        ("told", r"(?:à|ao|a)(?= )"), ("told", r"(?:entrevista|declarações) (?:à|ao|a|com)"),
        ("told", r"ouvid[oa]s? pel[oa]"),
        ("according to", r"conforme"), ("citing", r"citad[oa]s? pel[oa]s?"),
    ),
    "nl": (("according to", r"volgens"), ("told", r"tegen(?:over)?"), ("told", r"aan(?= )"),
        ("told", r"(?:gesprek|interview) met"), ("told", r"bij(?= )"), ("citing", r"citeert|op gezag van")),
    "pl": (("according to", r"według"), ("told", r"(?:rozmowie|wywiadzie) (?:z|ze|dla)"), ("told", r"dla(?= )"),
        ("citing", r"powołując się na|cytowan[ya] przez|za agencją|za portalem")),
    "sv": (("according to", r"enligt"), ("told", r"(?:till|för)(?= )"), ("told", r"intervju (?:med|i)"),
        ("citing", r"citerar|hänvisar till")),
    "no": (("according to", r"ifølge"), ("told", r"(?:til|overfor)(?= )"), ("told", r"intervju (?:med|i)"),
        ("citing", r"siterer|viser til")),
    "da": (("according to", r"ifølge"), ("told", r"(?:til|over for)(?= )"), ("told", r"interview (?:med|i)"),
        ("citing", r"citerer|henviser til")),
    "fi": (("according to", r"mukaan"),),
    "ru": (
        ("according to", r"по (?:данным|словам|информации|сведениям|сообщению)"), ("according to", r"согласно"),
        ("citing", r"(?:со|с) ссылкой на"), ("citing", r"ссылаясь на"), ("citing", r"цитирует"), ("told", r"интервью"),
        ("reports", r"сообщает|сообщило|передаёт|передает|пишет|информирует"),
    ),
    "uk": (("according to", r"за (?:даними|словами|інформацією)"), ("citing", r"з посиланням на"),
        ("reports", r"повідомляє|пише|передає")),
}  # fmt: skip
PHRASES["cs"] = (("according to", r"podle"), ("told", r"agentuře|serveru|deníku"))
PHRASES["ro"] = (("according to", r"potrivit|conform"), ("told", r"pentru"))
PHRASES["tr"] = (("citing", r"kaynak gösterdiği"),)

# First words of "according to", behind which a quotation's speaker stands.
ACCORDING = frozenset(
    """according per laut selon según secondo segundo volgens enligt ifølge według nach d'après zdaniem podle potrivit
        словам словами szerint""".split()
)
# Verbs of saying right behind which Slavic languages name the medium: "powiedział PAP", "рассказал «Листу»".
TOLD_MEDIA: dict[str, frozenset[str]] = {
    "pl": frozenset("powiedział powiedziała mówi mówił mówiła przekazał przekazała poinformował poinformowała".split()),
    "cs": frozenset("řekl řekla uvedl uvedla sdělil sdělila potvrdil potvrdila".split()),
    "ru": frozenset("сказал сказала рассказал рассказала рассказали заявил заявила пояснил пояснила сообщили".split()),
    "uk": frozenset("сказав сказала розповів розповіла розповіли заявив заявила пояснив пояснила повідомили".split()),
}
# Ends of nouns that are sources of a kind, and no source by name: "laut Medienberichten", "secondo gli esperti".
UNNAMED_SOURCES = re.compile(
    r"(?:medien|berichte?n?s?|experten|expertin|fachleuten?|daten|recherchen|auszug|kreisen?|sprecher(?:s|in)?|vertretern?|"
    r"angaben|informationen|politikern?|politikerin|studien?|umfragen?|forschern?|wissenschaftlern?|beobachtern?|zeugen|"
    r"ermittlern?|insidern?|bewohnern?|anwohnern?|veranstaltern?|kritikern?|gesetz|urteil|vertrag|gutachten|statistik|"
    r"prognosen?|analysen?|mitteilung|meldung|quellen?|nachbarn?|behörden|ärzten?|juristen|analysten|ökonomen|"
    r"schätzungen?|protokoll|plan|satzung|auskunft|some|sources?|officials?|reports?|experts?|analysts?)$",
    re.IGNORECASE,
)
# Ends of German nouns that are bodies by name even where they stand alone: "des Gesundheitsministeriums".
BODIES_BY_NOUN = re.compile(
    r"(?:ministeriums?|[a-zäöü]{3}amt(?:e?s)?|agentur|institut(?:e?s)?|verband(?:e?s)?|kommandos?|polizei)$"
)
REPORTS: dict[str, frozenset[str]] = {
    "cs": frozenset("uvádí uvedl napsal napsala píše informoval informovala informuje".split()),
    "uk": frozenset("повідомляє повідомило пише передає".split()),
    "en": frozenset("reports reported writes wrote".split()),
    "de": frozenset("berichtet berichtete berichteten meldet meldete meldeten schreibt schrieb".split()),
    "fr": frozenset("rapporte rapporté rapportait écrit annonce révèle révélé indique relate relaté".split()),
    "es": frozenset(
        """informa informó reporta reportó publica publicó adelanta adelantó avanza avanzó revela reveló recoge
            recogió señala""".split()
    ),
    "it": frozenset("riporta riferisce scrive riferito riportato anticipa rivela".split()),
    "pt": frozenset("noticia noticiou avança avançou escreve revela revelou divulga divulgou reporta".split()),
    "nl": frozenset("meldt meldde schrijft bericht berichtte meldden schreef".split()),
    "pl": frozenset(
        """podaje podał podała podawał podawała twierdzi informowała pisze informuje donosi podają donosiły
            napisał napisała opisuje ujawnił ujawniła relacjonuje""".split()
    ),
    "sv": frozenset("rapporterar skriver uppger rapporterade skrev meddelar berättar avslöjar".split()),
    "no": frozenset("melder skriver meldte rapporterer skrev rapporterte omtaler avslører".split()),
    "da": frozenset("skriver melder rapporterer skrev meldte rapporterede afslører erfarer".split()),
    "tr": frozenset("bildirdi duyurdu yazdı".split()),
    "ru": frozenset(
        """сообщает сообщило сообщил передаёт передает пишет сообщила передал передала написал написала сообщили
            пишут сообщают""".split()
    ),
}  # fmt: skip
MEDIA_ONLY = frozenset({"told", "credit", "reports"})
# What a medium gets hold of: "an email obtained by".
PAPERS = frozenset(
    """email memo letter document copy video footage report statement recording transcript message record draft file
    image photo audio slideshow presentation note filing minute""".split()
)
# First words of phrases behind which a body is the source, and no person: "figures from the Harbour Board".
BODIES_ONLY = frozenset("data figures statistics survey poll analysis".split())
# Beginnings of words for one who tells a medium something without a name: "a person familiar with it told".
UNNAMED_TELLERS = ("source", "person", "people", "insider", "official", "spokes", "representative", "rep", "aide")
POSTPOSITIONS = {"de": "zufolge", "tr": "göre", "fi": "mukaan"}  # these follow their source
FOOTER = re.compile(
    r"(?:^|\n)\s*(?:Source|Sources|Quelle|Fuente|Fonte|Источник|Kaynak|Bron|Źródło|Kilde|Källa)\s*:\s*([^\n]{2,40})\s*$"
)
DATELINE = re.compile(r"\A[^\n]{0,80}?(?:\(([^()\n]{2,30})\)|/([^/\n]{2,20})/)")
CHINESE_DATELINE = re.compile(r"\A\s*(新华社|中新社|共同社|法新社|路透社)")
BRACKET_AT_END = re.compile(r"[(\[]\s*([^\n()\[\]]{2,30}?)\s*[)\]]\s*\Z")
LAST_LINE = re.compile(r"\n\s*[(\[/©–—-]*\s*([^\n()\[\]/]{2,40}?)\s*[)\]/]?\s*\Z")
