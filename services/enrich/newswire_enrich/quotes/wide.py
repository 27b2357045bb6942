"""Speakers of quotations in Chinese and Japanese: verbs beside the marks, and the name before them."""

from __future__ import annotations

import re

from newswire_enrich.languages.speech_verbs import CHINESE_SAYING, JAPANESE_SAYING
from newswire_enrich.languages.titles import CHINESE_OFFICE_ENDS, JAPANESE_TITLES, WIDE_UNNAMED
from newswire_enrich.quotes.cast import Cast, Speaker
from newswire_enrich.quotes.marks import Stretch

WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")  # kana and the common signs; Korean writes with spaces
# The phrase that the particle of the topic or the subject marks, near its verb.
TOPIC = re.compile(r"(?:^|[、。，「」\n])([^、。，「」\n]{1,30}?)(?:は|が)[、，]?[^、。「」]{0,20}$")
ALSO = re.compile(r"(?:^|[、。，「」\n])([^、。，「」\n]{1,30}?)も$")  # "Marrow too said"
FAR_TOPIC = re.compile(r"(?:^|[、。，「」\n])([^、。，「」\n]{1,20}?)は[^。「」]{1,40}、$")  # with a clause between
CLAUSE = re.compile(r"[^。！？\n「“『]{0,70}")  # what stands behind a quotation in its sentence
TO_ASKERS = re.compile(r"[^，。]{0,10}(?:记者|記者)$")  # behind a verb: whom it was told
CHINESE_PRONOUN = re.compile(r"[他她](?![^\s们們笑又还還也])")
# Japanese writes names in kanji or katakana, and what goes before them ends in hiragana: "店を営む森下和子".
NAME_AT_END = re.compile(r"(?<=[\u3041-\u309f])[々・ー\u30a1-\u30fa\u4e00-\u9fff]{2,12}$")
# Chinese: when and how, between a name and its verb.
CIRCUMSTANCE_BEHIND = re.compile(
    r"(?:在|对|向).*$|(?:赛后|会后|随后|日前|昨[天日晚]|今[天日早]|当[天日晚]|同时|此前|最后|还|也|则|..地)+$"
)
CIRCUMSTANCE = re.compile(r"を|(?:て|に|で)$")  # a topic that is nobody: "…を巡っては"
LONGEST_NAME = 12  # signs; a foreign name in kana has so many


def is_wide(text: str, one: Stretch) -> bool:
    """Whether a quotation is in a script without spaces."""
    start, end = one.spans[0]
    return len(WIDE.findall(text, start, end)) * 2 > end - start


def wide_tag(
    text: str, one: Stretch, start: int, cast: Cast, previous: Speaker | None
) -> tuple[Speaker | None, int] | None:
    """Who says a quotation whose sentence begins at `start`, and where its tag ends; None if no verb governs it."""
    after = CLAUSE.match(text, one.end)
    behind = after.group() if after else ""
    japanese = JAPANESE_SAYING.match(behind)
    if japanese:
        lead = text[start : one.start]
        topic = ALSO.search(lead) or TOPIC.search(lead) or FAR_TOPIC.search(lead)
        where = (start + topic.start(1), start + topic.end(1)) if topic else None
        goes_on = previous if japanese.group() == "とも" else None  # "also said": who said the one before
        return _named(text, *where, cast, JAPANESE_TITLES) if where else goes_on, one.end + japanese.end()
    chinese = CHINESE_SAYING.search(behind)
    if chinese and "，" not in behind[: chinese.start()].strip("，"):
        named = _chinese(text, one.end, one.end + chinese.start(), cast, previous)
        return named, one.end + chinese.end()
    left = text[start : one.start].rstrip("：:，, ")
    verb = [
        match
        for match in CHINESE_SAYING.finditer(left)
        if match.end() == len(left) or TO_ASKERS.match(left, match.end())
    ]
    return (_chinese(text, start, start + verb[0].start(), cast, previous), one.end) if verb else None


def _chinese(text: str, start: int, end: int, cast: Cast, previous: Speaker | None) -> Speaker | None:
    """Who is named behind the last quotation of a clause; who spoke last where that is a pronoun."""
    start += text[start:end].rfind("”") + 1
    return previous if CHINESE_PRONOUN.match(text, start, end) else _named(text, start, end, cast, None)


def _named(text: str, start: int, end: int, cast: Cast, titles: re.Pattern[str] | None) -> Speaker | None:
    """The entity in a phrase, else the name that its last characters write."""
    known = cast.subject(start, end, nearest_last=True)
    phrase = text[start:end].strip("，,、 ")
    # A country at the head of an office is not who speaks: "中国国家航天局局长张某".
    is_all = bool(known) and any(n.is_person or n.end - n.start >= len(phrase) for n in cast.named_in(start, end))
    if is_all or not phrase:
        return known
    if WIDE_UNNAMED.search(phrase):
        return None
    if titles is None:
        phrase = CIRCUMSTANCE_BEHIND.sub("", re.split(r"[，、的]", phrase)[-1])
        ranks = [*CHINESE_OFFICE_ENDS.finditer(phrase)]
        name = phrase[ranks[-1].end() :] if ranks else phrase
    else:
        bare = titles.sub("", re.sub(r"（[^）]*）", "", re.split(r"の", phrase)[-1]))
        name = written[0] if (written := NAME_AT_END.search(bare)) else bare
        if WIDE_UNNAMED.search(bare) or CIRCUMSTANCE.search(name):
            return None
    return Speaker(name, None) if 1 < len(name) <= LONGEST_NAME else None
