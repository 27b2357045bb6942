"""How languages without capital letters, and Turkish by its cases, credit a source: the first group of a pattern.

The phrases of other languages stand in `reporting_phrases.py`.
"""

from __future__ import annotations

import re

from newswire_enrich.languages.reporting_phrases import AttributionRelation

_JAPANESE_MEDIUM = r"[^、。「」\n]{0,12}(?:通信|新聞|テレビ|放送|ニュース|紙|誌|社)|[ァ-ヶー・]{3,}|[A-Za-z]{2,}"
_JAPANESE_REPORTED = r"(?:報じ|伝え|報道し)(?:た|て)"
_KOREAN_MEDIUM = r"[^\s,.]*(?:통신|신문|일보|방송|뉴스|타임스|저널|포스트)"
_ARABIC_MEDIUM = r"(?:وكالة|صحيفة|قناة|شبكة|موقع|إذاعة|مجلة) [^\s،.]+"
_ARABIC_REPORTED = "ذكرت|أفادت|نقلت|أوردت|كشفت|قالت"
_ARABIC_TOLD = "قال|قالت|صرح|صرحت|حديث|مقابلة|تصريحات?|تصريح"
_HEBREW_QUOTED = r"""["״]([^"״\n]{2,20})["״]"""
_HEBREW_MEDIUM = rf"ynet|N12|BBC|CNN|הארץ|מעריב|רויטרס|כאן|וואלה|חדשות \d+|סוכנות [^\s,.]+|{_HEBREW_QUOTED}"
_TURKISH_NAME = r"[A-ZÇĞİÖŞÜ]\w*(?: [A-ZÇĞİÖŞÜ]\w*){0,3}"
_TURKISH_REPORT = "haberine|haberlerine|aktardığına|verilerine|raporuna"


def _patterns(*each: tuple[AttributionRelation, str]) -> tuple[tuple[AttributionRelation, re.Pattern[str]], ...]:
    return tuple((relation, re.compile(pattern, re.MULTILINE)) for relation, pattern in each)


PATTERNS: dict[str, tuple[tuple[AttributionRelation, re.Pattern[str]], ...]] = {
    "ja": _patterns(
        ("according to", r"(?:^|[、。「])([^、。「」\n]{1,20}?)」?に(?:よると|よれば)"),
        ("reports", rf"(?:^|[、。「（])({_JAPANESE_MEDIUM})」?(?:は|が)[^。\n]{{0,30}}?{_JAPANESE_REPORTED}"),
        ("told", r"(?:^|[、。はが])([^、。「」\nはが]{2,15}?)の(?:取材|インタビュー)に"),
    ),
    "zh": _patterns(
        ("according to", r"据([^，。\n]{2,14}?)(?:报道|消息|电|報導|報道)"),
        ("told", r"(?:告诉|接受|告訴)([^，。\n]{2,10}?)(?:记者|采访|記者|採訪|专访|專訪)"),
    ),
    "ko": _patterns(
        ("according to", r"(?:^|[\s“‘'])([^\s,.“”‘’']{2,20})(?: (?:등|보도|발표))?에 따르면"),
        ("reports", rf"(?:^|\s)({_KOREAN_MEDIUM})(?:은|는|이|가) [^\n]{{0,80}}?(?:보도|전)했다"),
        ("told", rf"(?:^|\s)({_KOREAN_MEDIUM})(?:과|와)의?(?: 한)? (?:통화|인터뷰)에서"),
    ),
    "hi": _patterns(("according to", r"(?:^|[\s,।])([^\s,।“”]+)(?: की रिपोर्ट)? के (?:मुताबिक|अनुसार)")),
    "ar": _patterns(
        ("according to", rf"(?:وفق(?:ا|ًا)? ل|بحسب |حسب )(?:ما (?:ذكرت|أفادت|نقلت) )?({_ARABIC_MEDIUM})"),
        ("reports", rf"(?:{_ARABIC_REPORTED}) ({_ARABIC_MEDIUM})"),
        ("told", rf"(?:{_ARABIC_TOLD}) (?:مع |ل)?({_ARABIC_MEDIUM})"),
    ),
    "he": _patterns(
        ("according to", rf"(?:לפי|על פי) (?:דיווח ב|הדיווח ב|עיתון )?-?({_HEBREW_MEDIUM})"),
        ("reports", rf"(?:דווח|פורסם|נחשף) ב-?({_HEBREW_MEDIUM})"),
        ("told", rf"(?:בריאיון|ריאיון|בראיון|בשיחה|אמרה?) (?:ל|עם )-?({_HEBREW_MEDIUM})"),
    ),
    "de": _patterns(
        ("reports", r"\b[Dd](?:er|ie|as) „([A-ZÄÖÜ][^„“”\n]{2,30})“ (?:hatte|hat) (?:[^.:;„\n]{0,60} )?berichtet\b"),
        ("according to", r"[Nn]ach [„»«“\"]?([A-ZÄÖÜ]\w{3,})[“”»«\"]?-(?:Informationen|Recherchen)\b"),
    ),
    "tr": _patterns(
        ("according to", rf"\b({_TURKISH_NAME})['’]\w{{1,4}} (?:{_TURKISH_REPORT}) göre"),
        ("told", rf"\b({_TURKISH_NAME})(?:['’]\w{{1,4}})? (?:muhabirine|muhabirlerine|mikrofonlarına)\b"),
    ),
}
# What such a pattern finds that is no name: figures, "people", "this", "the information".
NO_SOURCE = re.compile(
    r"\d{2}|が|人$|報道$|^これ|^それ|^(?:이|그|이들|보도|조사|발표|자료|통계|법)$|^(?:जानकारी|सूत्रों|रिपोर्ट|नियमों?|इस|उन)$"
)
