"""Utterances behind a dash at the head of a paragraph, as many languages print speech."""

from __future__ import annotations

import re

from newswire_enrich.languages.speech_verbs import is_like_a_verb, verbs
from newswire_enrich.quotes.marks import Stretch, trimmed_span

# The dash at the head of a line, with or without a space.
PARAGRAPH = re.compile(r"^[ \xa0]*[–—―-][ \xa0]?(?=\S)(.+)$", re.MULTILINE)
# Behind a sentence in its line, as agencies print it.
BEHIND_A_SENTENCE = re.compile(r"(?<=[.!?] )[–—] (?=[^\Wa-zæøåäö\d])([^\n–—]+(?: [–—] [^\n–—]+)*)$", re.MULTILINE)
ALONE_WORDS = 12  # of such a paragraph; items of a list are mostly shorter
NORDIC = frozenset({"no", "nb", "nn", "sv", "da"})
# A mark or a dash behind which a verb of saying may stand.
TAG = re.compile(r"(?:[,!?….]\s*[–—-]?\s*|\s[–—-]\s*)(?=([^\W\d_]+))")
TAG_WITHIN = re.compile(r"[,!?….]\s*[–—]\s*(?=([^\W\d_]+))")  # the same within marks, where only a dash begins it
# Around a verb within the marks: Italian puts spaces on both sides of a dash, Spanish on the outer ones.
TAG_BETWEEN = re.compile(r"\s(?:[–—-]\s|[–—])(?:ha\s|hanno\s)?(?=([^\W\d_]+))")
AGAIN_BETWEEN = re.compile(r"(?:\s[–—-][,.]?\s|(?<=\S)[–—][,.]?\s)(?=\S)")
BETWEEN_DASHES = frozenset({"it", "es"})
# French, within the marks and without a dash: ", affirme Ilse Marrow" or ", affirme-t-elle", and where speech goes on.
TAG_BEHIND_COMMA = re.compile(
    r",\s(?:(?:a|ont)\s|s['’])?(?=([^\W\d_]+)(?:-t)?(?:-(?:elles?|ils?)\b|\s(?:l[ae]s?\s|l['’]|une?\s|(?![a-zà-ÿ])[^\W\d_])))"
)
AGAIN_IN_FRENCH = re.compile(
    r"(?<!\bM)[.!?]\s+(?=\S)|"
    r",\s(?=(?:et|mais|car|donc|or|ni|parce|puisque|alors|si|quand|je|tu|il|elle|on|nous|vous|ils|elles|ce|ça|cela|a|ont|est|sont|sera|seront|était|étaient)\b|[jc]['’])"
)
_SMALL = "a-zß-öø-ÿа-яёіїєґąćęłńóśźżčďěňřšťůž"
# A pronoun or a name, before which a role may stand: "śmieje się kierowniczka Ewa Gąsior".
NAME_BEHIND = re.compile(rf" (?:(?:han|hun|hon)\b|(?:[{_SMALL}]+ ){{0,4}}(?![{_SMALL}])[^\W\d_])")
AGAIN = re.compile(r"[.,]\s*[–—-]\s*(?=\S)")  # a dash behind a tag's mark, where the speech goes on

# How a tag within the marks begins, and where the speech goes on, by language.
WITHIN_MARKS = {
    "it": (TAG_BETWEEN, AGAIN_BETWEEN), "es": (TAG_BETWEEN, AGAIN_BETWEEN), "fr": (TAG_BEHIND_COMMA, AGAIN_IN_FRENCH),
}  # fmt: skip


def dashed(text: str, language: str | None) -> tuple[Stretch, ...]:
    """The utterances behind dashes: up to their verb of saying, and on behind it; a whole paragraph only behind ":"."""
    if not re.search(r"(?:^[ \xa0]*|[.!?] )[–—―-]", text, re.MULTILINE):
        return ()
    lines = {text.rfind("\n", 0, p.start(1)): p for p in (*BEHIND_A_SENTENCE.finditer(text), *PARAGRAPH.finditer(text))}
    found = []
    for line in lines.values():
        said = _utterances(text, line.span(1), line.start(), language)
        found += said or _alone(text, line, language)
    return tuple(found)


def _alone(text: str, line: re.Match[str], language: str | None) -> list[Stretch]:
    """A paragraph of speech that nothing attributes: behind a colon, or long and whole as Nordic papers print it."""
    led = text[max(0, line.start() - 9) : line.start()].rstrip().endswith(":")
    whole = language in NORDIC and text[line.end(1) - 1] in ".!?" and len(line[1].split()) >= ALONE_WORDS
    return [Stretch((trimmed_span(text, *line.span(1)),), line.start(), line.end(1))] if led or whole else []


def parted(text: str, one: Stretch, language: str | None) -> tuple[Stretch, ...]:
    """A quotation without the tag that stands within its marks, as Russian prints it: « …, said Marrow. … »."""
    (start, end), *others = one.spans
    between = language in BETWEEN_DASHES
    begins, goes_on = WITHIN_MARKS.get(language or "", (TAG_WITHIN, AGAIN))
    tag = None if others else _tag(text, start, end, language, begins)
    if tag is None:
        return (one,)
    first = Stretch((trimmed_span(text, start, tag.start() + 1),), one.start, tag.start() + 1)
    again = goes_on.search(text, tag.end(), end)
    if again is None:
        return (one,) if between else (first,)
    return first, Stretch((trimmed_span(text, again.end(), end),), again.end() - 1, one.end)


def _utterances(text: str, span: tuple[int, int], opened: int, language: str | None) -> list[Stretch]:
    start, end = span
    tag = _tag(text, start, end, language)
    if tag is None:
        return []
    found = [Stretch((trimmed_span(text, start, tag.start() + 1),), opened, tag.start() + 1)]
    again = AGAIN.search(text, tag.end(), end)
    if again and not text[again.end()].islower():
        following = _tag(text, again.end(), end, language)
        stop = following.start() + 1 if following else end
        found.append(Stretch((trimmed_span(text, again.end(), stop),), again.end() - 1, stop))
    return found


def _tag(text: str, start: int, end: int, language: str | None, pattern: re.Pattern[str] = TAG) -> re.Match[str] | None:
    """The first break before a verb of saying."""
    saying = verbs(language)
    for match in pattern.finditer(text, start, end):
        if match.start() > start and (match.group(1).lower() in saying or _is_verb_by_place(text, match, language)):
            return match
    return None


def _is_verb_by_place(text: str, mark: re.Match[str], language: str | None) -> bool:
    """Whether a word that no table knows has the form of a verb and a name behind it: "…, smiler Nilsen"."""
    dashed_or_nordic = language in NORDIC or any(dash in mark.group() for dash in "–—")
    behind = NAME_BEHIND.match(text, mark.end(1))
    return dashed_or_nordic and behind is not None and is_like_a_verb(mark.group(1), language)
