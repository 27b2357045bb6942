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
        ("citing", r"citing|quoting"),
        ("told", r"told|tells|telling"), ("told", r"(?:interview|conversation|comments?|remarks) (?:with|to|on|for)"),
        ("told", r"(?:speaking|spoke|speaks|talking) (?:to|with|on)"),
        ("told", r"(?:emailed|e-mailed|sent|given|statement) to"),
        ("credit", r"via"), ("credit", r"(?:originally |first )?(?:published|appeared) (?:by|in|on)"),
        ("credit", r"(?:obtained|seen|reviewed) by"), ("credit", r"courtesy of"), ("credit", r"reporting by"),
    ),
    "de": (
        ("according to", r"laut"),
        ("according to", r"nach (?:Angaben|Informationen|Darstellung|Berichten) (?:von|der|des)"),
        ("citing", r"unter Berufung auf"), ("citing", r"beruft sich auf"), ("told", r"gegenüber"),
        ("told", r"(?:Gespräch|Interview) mit"), ("told", r"(?:der|dem|den)(?= )"),
    ),
    "fr": (
        ("according to", r"selon"), ("according to", r"d['’]après"), ("citing", r"citant|citée? par"),
        ("told", r"(?:à|au|aux)(?= | l['’])"), ("told", r"(?:interview|entretien) (?:à|au|avec)"),
        ("told", r"micro d[eu]"),
    ),
    "es": (
        ("according to", r"según"), ("according to", r"de acuerdo (?:con|a)"), ("citing", r"citando a?|citado por"),
        ("told", r"(?:a|al)(?= )"), ("told", r"(?:entrevista|declaraciones) (?:con|a|al)"),
    ),
    "it": (
        ("according to", r"secondo"), ("according to", r"stando a"), ("citing", r"citando|citato da"),
        ("told", r"(?:a|al|alla|all['’])"),
        ("told", r"intervista (?:a|al|alla|con)"),
    ),
    "pt": (
        ("according to", r"segundo"), ("according to", r"de acordo com"), ("citing", r"citando|citado pel[oa]"),
        ("told", r"(?:à|ao|a)(?= )"), ("told", r"entrevista (?:à|ao|a)"),
    ),
    "nl": (("according to", r"volgens"), ("told", r"tegen(?:over)?"), ("told", r"aan(?= )"), ("citing", r"citeert")),
    "pl": (("according to", r"według"), ("told", r"rozmowie z"), ("citing", r"powołując się na|cytowany przez")),
    "sv": (("according to", r"enligt"), ("told", r"till(?= )"), ("told", r"intervju med"), ("citing", r"citerar")),
    "no": (("according to", r"ifølge"), ("told", r"(?:til|overfor)(?= )"), ("told", r"intervju med")),
    "da": (("according to", r"ifølge"), ("told", r"(?:til|over for)(?= )"), ("told", r"interview med")),
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
PHRASES["tr"] = ()

# First words of "according to", behind which a quotation's speaker stands.
ACCORDING = frozenset(
    "according per laut selon según secondo segundo volgens enligt ifølge według nach d'après".split()
)
REPORTS: dict[str, frozenset[str]] = {
    "en": frozenset("reports reported writes wrote".split()),
    "de": frozenset("berichtet berichtete berichteten meldet meldete meldeten schreibt schrieb".split()),
    "fr": frozenset("rapporte rapporté rapportait écrit annonce".split()),
    "es": frozenset("informa informó reporta reportó publica publicó".split()),
    "it": frozenset("riporta riferisce scrive".split()),
        "pt": frozenset("noticia noticiou avança avançou escreve".split()),
    "nl": frozenset("meldt meldde schrijft bericht".split()),
        "pl": frozenset("podaje podał podała pisze informuje donosi".split()),
    "sv": frozenset("rapporterar skriver uppger".split()), "no": frozenset("melder skriver meldte rapporterer".split()),
    "da": frozenset("skriver melder rapporterer".split()), "tr": frozenset("bildirdi duyurdu yazdı".split()),
    "ru": frozenset("сообщает сообщило сообщил передаёт передает пишет сообщила".split()),
}  # fmt: skip
MEDIA_ONLY = frozenset({"told", "credit"})
POSTPOSITIONS = {"de": "zufolge", "tr": "göre", "fi": "mukaan"}  # these follow their source
JAPANESE_SOURCE = re.compile(r"(?:^|[、。\n])([^、。「」\n]{1,20}?)に(?:よると|よれば)")
CHINESE_SOURCE = re.compile(r"据([^，。\n]{2,14}?)(?:报道|消息|电)")
FOOTER = re.compile(
    r"(?:^|\n)\s*(?:Source|Sources|Quelle|Fuente|Fonte|Источник|Kaynak|Bron|Źródło|Kilde|Källa)\s*:\s*([^\n]{2,40})\s*$"
)
DATELINE = re.compile(r"\A[^\n]{0,80}?(?:\(([^()\n]{2,30})\)|/([^/\n]{2,20})/)")
CHINESE_DATELINE = re.compile(r"\A\s*(新华社|中新社|共同社|法新社|路透社)")
BRACKET_AT_END = re.compile(r"[(\[]\s*([^\n()\[\]]{2,30}?)\s*[)\]]\s*\Z")
LAST_LINE = re.compile(r"\n\s*[(\[/©–—-]*\s*([^\n()\[\]/]{2,40}?)\s*[)\]/]?\s*\Z")
