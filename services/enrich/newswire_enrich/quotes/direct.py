"""Direct quotes: which quotations somebody said, and which of them are parts of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newswire_shared.contracts.documents import Quote, Span

from newswire_enrich.languages.uncapitalised import JOINED
from newswire_enrich.quotes.cast import Cast, Speaker
from newswire_enrich.quotes.marks import Stretch
from newswire_enrich.quotes.prose import Prose
from newswire_enrich.quotes.speakers import Speakers, Tag, speakers_of
from newswire_enrich.quotes.wording import JOINING, worded

FRAGMENT_WORDS = 5  # of a fragment: from three up, scare quotes outnumber quotes (decision 15)
UTTERANCE_WORDS = 3  # of what begins and ends like a sentence
NAME_WORDS = 2  # of a quoted title or name, which ends no tag
PARAGRAPH_WORDS = 6  # of a quotation that nothing attributes, and that is a sentence of its own
LONG_PARAGRAPH_WORDS = 14  # ... and of one that is a paragraph without the marks of a sentence
WIDE_CHARACTERS_A_WORD = 2.5  # of Chinese and Japanese, to compare with words
BETWEEN_CHARACTERS = 260  # of the tag within an interrupted quote; more is a sentence of the writer's
WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class DirectQuote:
    """One quote while it is put together."""

    stretches: tuple[Stretch, ...]
    tag: Tag | None
    speaker: Speaker | None

    @property
    def described(self) -> str | None:
        """What the text calls a speaker whom it does not name."""
        return self.tag.described if self.tag and self.speaker is None else None


def direct_quotes(cast: Cast) -> tuple[Quote, ...]:
    """The direct quotes of a body, in order, an interrupted one as one quote with several spans."""
    prose, speakers = cast.prose, speakers_of(cast)
    return tuple(_quote(prose.text, one) for one in _joined(prose, _said(prose, speakers)))


def _quote(text: str, one: DirectQuote) -> Quote:
    spans = [_clean(text, *span) for stretch in one.stretches for span in stretch.spans]
    return Quote(
        speaker=one.speaker.name if one.speaker else None, speaker_id=one.speaker.id if one.speaker else None,
        kind="direct", described=one.described, text=worded(text, spans),
        spans=tuple(Span(field="body", start=start, end=end) for start, end in spans),
    )  # fmt: skip


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the comma that only joined it to the writer's sentence."""
    bare = text[start:end].rstrip(JOINING)
    return start, start + len(bare) if bare else end


def _said(prose: Prose, speakers: Speakers) -> Iterator[DirectQuote]:
    now: DirectQuote | None = None
    for index, one in enumerate(prose.stretches):
        following = prose.stretches[index + 1 : index + 4]
        limit = next((s.start for s in following if size(s.text(prose.text)) > NAME_WORDS), len(prose.text))
        tag = speakers.tag(one, limit, now.speaker if now else None)
        untagged = DirectQuote((one,), None, _speaker_around(speakers, now, one))
        goes_on = now is not None and (_is_part(prose, now, one) or (tag is None and _continues(prose, now, untagged)))
        parts = following[:1] if tag and following and _goes_on(prose, one, tag, following[0]) else ()
        if goes_on or is_quote(prose, one, tag, parts):
            now = DirectQuote((one,), tag, tag.speaker) if tag else untagged
            yield now


def _goes_on(prose: Prose, one: Stretch, tag: Tag, following: Stretch) -> bool:
    """Whether a tag stands within one utterance: "It is," said Marrow, "my harbour"."""
    return tag.end == following.start and prose.text[one.end : tag.end].rstrip()[-1:] in (",", ":", "–", "—")


def _is_part(prose: Prose, now: DirectQuote, one: Stretch) -> bool:
    """Whether a quotation is the other part of an utterance that its tag interrupts; one without a mark is."""
    last = now.stretches[-1]
    if now.tag is None or now.tag.end <= last.end:
        return False
    is_within_the_marks = prose.text[one.start].isspace() and "\n" not in prose.text[last.end : one.start]
    return is_within_the_marks or _goes_on(prose, last, now.tag, one)


def _speaker_around(speakers: Speakers, now: DirectQuote | None, one: Stretch) -> Speaker | None:
    """Who says a quotation without a tag: who is named since the quote before it, else who said that one."""
    prose, near = speakers.prose, now is not None and _is_near(speakers.prose, now, one)
    since = (now.tag.end if now.tag else now.stretches[-1].end) if now and near else prose.paragraph_before(one.start)
    people = [each for each in speakers.cast.named_in(since, one.start) if each.is_person]
    if people:
        return speakers.subjects.antecedents.person(one.start)
    return now.speaker if now and near else speakers.subjects.teller(one.end, prose.sentence(one.end)[1])


def _is_near(prose: Prose, now: DirectQuote, one: Stretch) -> bool:
    """Whether a quote stands in the paragraph of the one before it, or in the next."""
    return prose.text.count("\n", now.stretches[-1].end, one.start) <= 2


def size(text: str) -> float:
    """How many words a text has; for scripts without spaces, by their characters."""
    wide = len(WIDE.findall(text))
    return wide / WIDE_CHARACTERS_A_WORD if wide else len(text.split())


def is_quote(prose: Prose, one: Stretch, tag: Tag | None, parts: Sequence[Stretch] = ()) -> bool:
    """Whether a quotation is somebody's words, and no title, name or scare quote; `parts` go on behind its tag."""
    words = one.text(prose.text)
    count = size(words) + sum(size(part.text(prose.text)) for part in parts)
    colon = prose.sign_before(one.start, over_lines=True) in (":", "：")
    if tag is not None and _is_told(prose, one, tag):
        return True
    if (is_title(words) and not (tag and colon)) or (one.single and tag is None):
        return False
    if tag is None:
        return _stands_alone(prose, one) and count >= PARAGRAPH_WORDS
    whole = tag.beside and (colon or is_utterance(words) or not words[0].islower())
    return count >= (UTTERANCE_WORDS if whole else FRAGMENT_WORDS)


def _is_told(prose: Prose, one: Stretch, tag: Tag) -> bool:
    """Whether a tag follows a quotation, however short, that begins its sentence: "Never," said Marrow."""
    words = one.text(prose.text)
    if not tag.beside or tag.end <= one.end or not words[0].isupper():
        return False
    outside = prose.text[one.end : one.end + 1] == "," and prose.sentence(one.start)[0] == one.start
    return outside or (words[-1] in ",?!" and not is_title(words))


def is_utterance(words: str) -> bool:
    """Whether words begin and end like a sentence."""
    return not words[0].islower() and words[-1] in ".,!?…。，！？"


def is_title(words: str) -> bool:
    """Whether most words have a capital letter and none of the marks of a sentence, as titles of works do."""
    parts = [part for part in words.split() if part[0].isalpha()]
    long = [part for part in parts if len(part) > 3]
    if not long or len(parts) < 2 or words[-1] in ".,!?…":
        return False
    return all(part[0].isupper() for part in (parts[0], *long))


def _stands_alone(prose: Prose, one: Stretch) -> bool:
    """Whether a quotation is a paragraph, or a sentence, of its own."""
    before, after = prose.sign_before(one.start), prose.text[one.end : one.end + 9].lstrip(" \xa0.,")[:1]
    paragraph = before in ("", "\n") and after in ("", "\n")
    if paragraph and size(one.text(prose.text)) >= LONG_PARAGRAPH_WORDS:
        return True
    whole = before in ("", "\n", ".", ":", "!", "?") and (after in ("", "\n") or after.isupper())
    return whole and is_utterance(one.text(prose.text))


def _joined(prose: Prose, said: Iterator[DirectQuote]) -> Iterator[DirectQuote]:
    """Quotes with the parts of interrupted ones put together."""
    now: DirectQuote | None = None
    for one in said:
        if now is not None and _continues(prose, now, one):
            speaker, tag = now.speaker or one.speaker, one.tag or now.tag
            now = DirectQuote(now.stretches + one.stretches, tag, speaker)
            continue
        if now is not None:
            yield now
        now = one
    if now is not None:
        yield now


def _who(one: DirectQuote) -> Speaker | str | None:
    """Who says a quote, by name or by description."""
    return one.speaker or one.described


def _continues(prose: Prose, now: DirectQuote, one: DirectQuote) -> bool:
    """Whether a quote goes on behind its own tag: "…," said Marrow. "…"."""
    end, start = now.stretches[-1].end, one.stretches[0].start
    between = prose.text[end:start]
    if prose.language == "ko" and JOINED.fullmatch(between):
        return True
    if "\n" in between or len(between) > BETWEEN_CHARACTERS or now.tag is None or now.tag.end <= end:
        return False
    if between.rstrip().endswith(":") and prose.text[now.stretches[-1].spans[-1][1] - 1] in ".!?…":
        return False
    if one.tag is not None and (one.tag.described or one.tag.speaker) and _who(one) != _who(now):
        return False
    bare = between.strip()
    inner = re.finditer(r"[.!?](?=\s+[^\W\d_a-z])", bare[:-1])
    sentences = [m for m in inner if prose.sentence(end + between.find(bare) + m.start())[1] < start]
    return bool(bare) and bare[-1] in ".,;:–—" and not sentences
