"""Make reports of one template about many events, and other reports of some of these events; the same every time.

    python tests/labels/templates/make.py FOLDER

writes `articles.jsonl`, what `newswire link` reads, in order of arrival, and `gold.json`.  See the README.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
EVENTS = 8  # of each kind in each language, all within one day
SPAN = timedelta(hours=20)
SITES = {"A": "robot-desk", "B": "evening-courier"}
SYLLABLES = ("bra", "del", "fo", "gri", "hul", "jen", "ka", "lor", "mi", "nas", "pel", "qua", "ro", "ste", "tu", "vin")


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of event in a language: what may stand in each slot, and the wording of each site."""

    kind: str
    language: str
    slots: dict[str, list[str]]
    wordings: dict[str, tuple[str, list[str]]]


def forms() -> Iterator[Form]:
    """The forms of the text file beside this one."""
    for block in (HERE / "templates.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        heading, *lines = block.split("\n")
        _, kind, language = heading.split()
        slots = {m[1]: m[2].split(" | ") for line in lines if (m := re.match(r"([a-z]+): (.+)", line))}
        wordings: dict[str, tuple[str, list[str]]] = {}
        for line in lines[len(slots) :]:
            if line[:2] in ("A ", "B "):
                wordings[line[0]] = (line[2:], [])
            else:
                wordings[list(wordings)[-1]][1].append(line)
        yield Form(kind, language, slots, wordings)


def drawn(values: list[str], number: int, chance: random.Random) -> str:
    """What stands in a slot: each value once, `3-6` is any number from 3 to 6, `*` a made-up name."""
    if limits := re.fullmatch(r"(\d+)-(\d+)", values[0]):
        return str(chance.randint(int(limits[1]), int(limits[2])))
    name = "".join(chance.sample(SYLLABLES, 4))
    written = values[number % len(values)].replace("*", name)
    return written[0].upper() + written[1:] if written == name else re.sub(r"\b" + name, name.title(), written)


def events() -> Iterator[dict[str, str]]:
    """The reports of all events: each by the site of templates, every other one also by another site."""
    for form in forms():
        chance = random.Random(f"{form.kind} {form.language}")
        values = {name: chance.sample(some, len(some)) for name, some in form.slots.items()}
        for number in range(EVENTS):
            filled = {name: drawn(some, number, chance) for name, some in values.items()}
            at = START + chance.random() * SPAN
            for site in ("A", "B") if number % 2 else ("A",):
                title, paragraphs = form.wordings[site]
                yield {
                    "event": f"{form.kind} {form.language} {number}",
                    "title": title.format(**filled),
                    "body": "\n\n".join(paragraphs).format(**filled),
                    "published": (at + timedelta(hours=3 if site == "B" else 0)).isoformat(timespec="minutes"),
                    "source": SITES[site],
                    "lang": form.language,
                }


def write(folder: Path) -> None:
    """Write the articles and their gold; ids follow the order of arrival and tell nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = sorted(events(), key=lambda row: (row["published"], row["event"], row["source"]))
    gold = {f"t{number:04}": row.pop("event") for number, row in enumerate(rows, 1)}
    lines = [json.dumps({"id": each, **row}, ensure_ascii=False) for each, row in zip(gold, rows, strict=True)]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(gold, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make reports of one template.")
    parser.add_argument("folder", type=Path, help="where articles.jsonl and gold.json are written")
    write(parser.parse_args().folder)
