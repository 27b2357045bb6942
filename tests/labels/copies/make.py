"""Make near-copies and look-alikes from the texts beside this file; the same every time.

    python tests/labels/copies/make.py FOLDER

writes `articles.jsonl`, what `newswire link` reads, in order of arrival, and `gold.json`.  See the README.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
DAYS = 12
WORDS_AFTER_CUT = 100
KINDS_PER_BASE = 5
TEMPLATED_PER_COPY = 8
ORIGINAL, CORRECTED, CREDIT = "original", "corrected", "credit"
SOURCES = (
    "sound-press",
    "fenwick-echo",
    "harbour-times",
    "lune-valley-post",
    "eastholm-daily",
    "holm-observer",
    "arden",
)
SURNAMES = (
    "Abelsen",
    "Corrigan",
    "Dufresne",
    "Haldane",
    "Iversen",
    "Kowalik",
    "Maddox",
    "Pellegrin",
    "Varga",
    "Yardley",
)
NUMBER = re.compile(r"(?<![\w,.-])\d{1,3}\b(?![,.-]\d)")
NOT_FIRST = "The|On|In|Two|Town|Uncle|Hurricane|Storm"
NOT_LAST = (
    "Arden|Athletic|Bears|Brava|Bulk|Calma|City|Company|Gap|League|Lines?|Marine|Marrow|Mill|Open|Paper|Quay|Reach|Rovers"
    "|Savings|Street|Town|University|Valley"
)
SURNAME = re.compile(rf"\b(?!(?:{NOT_FIRST}) )[A-Z][a-z]+ (?!(?:{NOT_LAST})\b)([A-Z][a-z]+)\b")
SENTENCE_END = re.compile(r"(?<=[.?!])(?<=.{3}) (?=[A-Z\"])")


@dataclass(frozen=True, slots=True)
class Base:
    """An article with another headline and another lead that would suit it."""

    topic: str
    key: str
    title: str
    other_title: str
    other_lead: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has an id; `copy_of` is the key of its original."""

    key: str
    kind: str
    at: datetime
    source: str
    title: str
    paragraphs: tuple[str, ...]
    copy_of: str | None = None


Alteration = Callable[[Draft, Base, random.Random], Draft]


def blocks(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words of the heading and the other lines of each block of a text file beside this one."""
    for block in (HERE / name).read_text(encoding="utf-8").strip().split("\n\n"):
        heading, *lines = block.split("\n")
        yield heading.removeprefix("## ").split(), lines


def section(name: str, heading: str) -> list[str]:
    """The lines below a heading of a text file beside this one."""
    return next(lines for words, lines in blocks(name) if words == [heading])


def new_lead(draft: Draft, base: Base, chance: random.Random) -> Draft:
    """Another first paragraph, in place of the old one or before it."""
    rest = draft.paragraphs[1:] if chance.random() < 0.5 else draft.paragraphs[:-1]
    return replace(draft, title=base.other_title, paragraphs=(base.other_lead, *rest))


def corrected(draft: Draft, _: Base, chance: random.Random) -> Draft:
    """Up to three numbers and one surname are others."""
    text = "\n".join(draft.paragraphs)
    numbers = list(NUMBER.finditer(text))
    for found in sorted(chance.sample(numbers, min(3, len(numbers))), key=lambda m: -m.start()):
        changed = str(int(found[0]) + chance.choice((1, 2, 3, 10)))
        text = text[: found.start()] + changed + text[found.end() :]
    if names := SURNAME.findall(text):
        text = re.sub(rf"\b{chance.choice(names)}\b", chance.choice(SURNAMES), text)
    return replace(draft, paragraphs=tuple(text.split("\n")))


def cut(draft: Draft, _: Base, __: random.Random) -> Draft:
    """The first sentences, 100 words and two thirds of the text at most."""
    kept: list[str] = []
    left = min(WORDS_AFTER_CUT, len(" ".join(draft.paragraphs).split()) * 2 // 3)
    for paragraph in draft.paragraphs:
        sentences = SENTENCE_END.split(paragraph)
        fitting = [s for i, s in enumerate(sentences) if len(" ".join(sentences[: i + 1]).split()) <= left]
        kept += [" ".join(fitting)] if fitting else []
        left -= len(" ".join(fitting).split())
        if len(fitting) < len(sentences):
            break
    return replace(draft, paragraphs=tuple(kept))


def extended(draft: Draft, base: Base, _: random.Random) -> Draft:
    """Two paragraphs of background at the end."""
    return replace(draft, paragraphs=(*draft.paragraphs, *section("backgrounds.txt", base.topic)))


def headline(draft: Draft, base: Base, _: random.Random) -> Draft:
    """Another headline over the same text."""
    return replace(draft, title=base.other_title)


def credit(draft: Draft, _: Base | None, chance: random.Random) -> Draft:
    """An agency before the text, boilerplate after it."""
    first, *rest = draft.paragraphs
    place = chance.choice(("HOLM", "FENWICK", "HARBOUR CITY", "EASTHOLM"))
    added = chance.sample(section("wording.txt", "boilerplate"), chance.choice((1, 2)))
    return replace(draft, paragraphs=(f"{place} (Sound Press) - {first}", *rest, *added))


def reworded(draft: Draft, _: Base, __: random.Random) -> Draft:
    """Other connecting words."""
    text = "\n".join(draft.paragraphs)
    for line in section("wording.txt", "other_words"):
        pattern, words = line.split(" => ")
        text = re.sub(pattern, words, text)
    return replace(draft, paragraphs=tuple(text.split("\n")))


ALTERATIONS: tuple[Alteration, ...] = (new_lead, corrected, cut, extended, headline, credit, reworded)


def originals() -> list[tuple[Base, Draft]]:
    """The base articles, spread over the days in an order that mixes their topics."""
    bases = [Base(h[0], h[1], x[0], x[1][2:], x[2][2:], tuple(x[3:])) for h, x in blocks("bases.txt")]
    chance = random.Random("originals")
    chance.shuffle(bases)
    step = timedelta(days=DAYS) / len(bases)
    return [
        (b, Draft(b.key, ORIGINAL, START + i * step, chance.choice(SOURCES), b.title, b.paragraphs))
        for i, b in enumerate(bases)
    ]


def later(draft: Draft, kind: str, chance: random.Random) -> Draft:
    """A copy of a draft that arrives within a day; a corrected one may be from the same source."""
    others = [s for s in SOURCES if s != draft.source or kind == CORRECTED]
    at = draft.at + timedelta(minutes=chance.randint(5, 1200))
    key = f"{draft.key}/{kind}"
    return replace(draft, key=key, kind=kind, at=at, source=chance.choice(others), copy_of=draft.key)


def copies(number: int, base: Base, draft: Draft) -> Iterator[Draft]:
    """The altered copies of an original; neighbours get different kinds."""
    for k in range(KINDS_PER_BASE):
        alter = ALTERATIONS[(number + k) % len(ALTERATIONS)]
        chance = random.Random(f"{base.key} {alter.__name__}")
        yield alter(later(draft, alter.__name__, chance), base, chance)


def look_alikes(drafts: dict[str, Draft]) -> Iterator[Draft]:
    """Other articles on the event of an original: same event, follow-up on the next day, quoting two sentences."""
    hours = {"same_event": (0.3, 8), "follow_up": (20, 30), "quotes": (24, 96)}
    for (kind, key), (title, *paragraphs) in blocks("look_alikes.txt"):
        original, chance = drafts[key], random.Random(f"{kind} {key}")
        quote = " ".join(SENTENCE_END.split(" ".join(original.paragraphs[1:]))[:2]).replace('"', "'")
        background = original.paragraphs[-1]
        filled = tuple(p.replace("{quote}", quote).replace("{background}", background) for p in paragraphs)
        at = original.at + timedelta(hours=chance.uniform(*hours[kind]))
        yield Draft(f"{kind}/{key}", kind, at, chance.choice(SOURCES), title, filled)


def fill_in(template: list[str], chance: random.Random) -> list[str]:
    """A template's title and paragraphs with a value drawn for each slot; `3-6` is any number from 3 to 6."""

    def drawn(values: str) -> str:
        value = chance.choice(values.split(" | "))
        limits = re.fullmatch(r"(\d+)-(\d+)", value)
        return str(chance.randint(int(limits[1]), int(limits[2]))) if limits else value

    slots = [re.match(r"([a-z]+): (.+)", line) for line in template]
    values = {slot[1]: drawn(slot[2]) for slot in slots if slot}
    lines = [line for line, slot in zip(template, slots, strict=True) if not slot]
    return [re.sub(r"\{([^}]+)\}", lambda m: values.get(m[1]) or drawn(m[1]), line) for line in lines]


def templated() -> Iterator[Draft]:
    """Reports made from one template for other days, towns and matches; some have a copy of their own."""
    for (kind, count), template in blocks("templates.txt"):
        for n in range(int(count)):
            chance = random.Random(f"{kind} {n}")
            title, *paragraphs = fill_in(template, chance)
            at = START + timedelta(minutes=chance.randint(0, DAYS * 24 * 60))
            draft = Draft(f"{kind}/{n}", kind, at, chance.choice(SOURCES[:3]), title, tuple(paragraphs))
            yield draft
            if n % TEMPLATED_PER_COPY == 0:
                yield credit(later(draft, CREDIT, chance), None, chance)


def everything() -> list[Draft]:
    """All articles in order of arrival."""
    pairs = originals()
    drafts = [draft for _, draft in pairs]
    altered = [copy for n, (base, draft) in enumerate(pairs) for copy in copies(n, base, draft)]
    others = look_alikes({draft.key: draft for draft in drafts})
    return sorted([*drafts, *altered, *others, *templated()], key=lambda d: (d.at, d.key))


def write(drafts: list[Draft], folder: Path) -> None:
    """Write the articles and their gold; ids follow the order of arrival and tell nothing else."""
    ids = {draft.key: f"n{number:04}" for number, draft in enumerate(drafts, 1)}
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "id": ids[d.key],
            "url": f"https://{d.source}.example/{ids[d.key]}",
            "title": d.title,
            "body": "\n\n".join(d.paragraphs),
            "published": d.at.replace(second=0, microsecond=0).isoformat(),
            "source": d.source,
            "lang": "en",
            "links": [],
        }
        for d in drafts
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    gold = {ids[d.key]: {"copy_of": ids[d.copy_of] if d.copy_of else None, "kind": d.kind} for d in drafts}
    (folder / "gold.json").write_text(json.dumps(gold, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make near-copies and look-alikes.")
    parser.add_argument("folder", type=Path, help="where articles.jsonl and gold.json are written")
    write(everything(), parser.parse_args().folder)
