"""The page of figures: docs/quality.md, made of what was measured and of what `page.txt` says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

from benchmarks.quality.figures import Figure, Figures
from benchmarks.quality.tables import NONE, NOT_MEASURED, Cell, Key, Table, grid, one, share, whole

WORDS = Path(__file__).with_name("page.txt")
Names = Mapping[str, str]
FIELD_NAMES = {
    "title_exact": "title", "title_folded": "title, typography aside", "author_f1": "authors, F1", "date_day": "day",
    "date_minute": "minute",
}  # fmt: skip
ENTITY_NAMES = {
    "all": "F1", "precision": "precision", "recall": "recall", "person": "persons, F1",
    "organisation": "organisations, F1", "place": "places, F1", "spans_only": "spans alone, F1", "time": "time",
}  # fmt: skip
TIME_NAMES = {"time": "time", "slowest": "slowest page"}
FAULT_NAMES = {"errors": "exception", "crashed": "dead", "too long": "over 60 s", "empty": "no text"}
ID_NAMES = {"coverage": "answered", "accuracy": "right of those"}
QUOTE_NAMES = {
    "recall": "recall", "precision": "precision", "speaker": "right speaker of those found",
    "with speaker": "found with the right speaker",
}  # fmt: skip
RELATED_NAMES = {"precision": "precision", "recall": "recall", "leaked": "share of bodies"}
IDENTITY_NAMES = {
    "merged": "wrongly one", "split": "wrongly two", "soft merged": "debatable: one", "soft split": "debatable: two",
}  # fmt: skip
CHAIN_NAMES = {"ratio": "of the script", "units": "in units"}
COPY_NAMES = {"precision": "precision", "recall": "recall", "f1": "F1"}
DETECTION_NAMES = {"lead": "", "words": ", eight words"}
SPANNED = ("direct", "indirect", "attribution", "dates")


def page(figures: Figures) -> str:
    """The page as Markdown."""
    counts = {_slug(f"{figure.topic} {figure.set}"): str(figure.count) for figure in figures.all}
    versions = {_slug(f"v {name}"): version for name, version in figures.versions.items()}
    shown = {name: table.markdown() for name, table in tables(figures)}
    known = defaultdict(lambda: NOT_MEASURED, {**counts, **versions, **shown})
    return Template(WORDS.read_text("utf-8")).substitute(known)


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name).lower()


def tables(figures: Figures) -> Iterator[tuple[str, Table]]:
    """Each table by the name that `page.txt` has for it."""
    yield "bodies", grid("", [*figures.of("body"), *figures.of("lead")], _tool, _set_or_lead, _body)
    yield "fields", _measures(figures.of("fields"), _tool, FIELD_NAMES)
    languages = _commonest_first(figures.of("languages of pages"))
    yield "languages", grid("", [f for f in languages if f.measure == "body_f1"], _counted, _tool)
    labelled = _commonest_first(f for f in figures.of("languages of fields") if f.tool == "newswire")
    yield "fields_by_language", _measures(labelled, _counted, FIELD_NAMES)
    yield "speed", _measures(figures.of("speed"), _tool, {**TIME_NAMES, **FAULT_NAMES}, _time_or_pages)
    yield "chain", grid("", figures.of("chain"), _tool, lambda f: f"{f.set}, {CHAIN_NAMES[f.measure]}", _decimals)
    yield "steps", grid("", figures.of("chain by step"), lambda f: f"{f.tool}, {f.set}", lambda f: f.measure)
    yield "entities", _measures(figures.of("entities"), lambda f: f"{f.set}: {f.tool}", ENTITY_NAMES)
    yield "ids", _measures(figures.of("ids"), _counted, ID_NAMES)
    spans = [figure for topic in SPANNED for figure in figures.of(topic)]
    yield "quotes", _measures(spans, lambda f: f"{f.topic}, {f.set} ({f.count})", QUOTE_NAMES)
    yield "related", _measures(figures.of("related"), _tool, RELATED_NAMES)
    detected = _commonest_first(figures.of("detection"))
    yield "detection", grid("", detected, _counted, lambda f: f.tool + DETECTION_NAMES[f.measure])
    yield "identity", _measures(figures.of("identity"), lambda f: f"{f.set}: {f.tool}", IDENTITY_NAMES, whole)
    yield "stories", grid("", figures.of("stories"), _counted, _tool, _story)
    yield "copies", _measures(figures.of("copies"), lambda f: f"{f.set}: {f.tool}", COPY_NAMES)


def _measures(figures: Sequence[Figure], row: Key, names: Names, cell: Cell = one) -> Table:
    """A column for each measure that has a name."""
    return grid("", [f for f in figures if f.measure in names], row, lambda f: names[f.measure], cell)


def _commonest_first(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (figure.set == "others", -figure.count))


def _tool(figure: Figure) -> str:
    return figure.tool


def _counted(figure: Figure) -> str:
    return f"{figure.set} ({figure.count})"


def _set_or_lead(figure: Figure) -> str:
    return "newswire's lead a page" if figure.topic == "lead" else figure.set


def _time_or_pages(met: Mapping[str, Figure]) -> str:
    return _decimals(met) if {*met} & {*TIME_NAMES} else whole(met)


def _decimals(met: Mapping[str, Figure]) -> str:
    return f"{next(iter(met.values())).value:.2f}"


def _body(met: Mapping[str, Figure]) -> str:
    """F1 with precision and recall, or a difference with its interval."""
    values = {name: figure.value for name, figure in met.items()}
    if "mean" in values:
        return f"{_signed(values['mean'])} ({_signed(values['low'])} to {_signed(values['high'])})"
    return f"{share(values['body_f1'])} ({share(values['body_p'])} / {share(values['body_r'])})"


def _signed(value: float | None) -> str:
    return NONE if value is None else f"{value:+.3f}".replace("0.", ".", 1)


def _story(met: Mapping[str, Figure]) -> str:
    f1, precision, recall, pairs = (share(met[name].value) for name in ("b3_f1", "b3_p", "b3_r", "pair_f1"))
    return f"{f1} ({precision} / {recall}), {pairs}"
