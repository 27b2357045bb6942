"""Samples as Prometheus reads them: its text format, 0.0.4.

The library writes it, too, and looks at each name of each sample anew: that is half of what a scrape costs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newswire_ops.exporter.metrics import METRICS, PREFIX, Metric
from newswire_ops.observation.histograms import Histogram

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
REMEMBERED = 4096  # label sets, which are the same at each scrape; about ten times as many as there are
Sample = tuple[str, tuple[str, ...], "float | Histogram"]


def as_text(samples: Iterable[Sample]) -> bytes:
    """All samples, in the table's order; one that is not in the table is a defect."""
    grouped: dict[Metric, list[Sample]] = defaultdict(list)
    for sample in samples:
        grouped[METRICS[PREFIX + sample[0]]].append(sample)
    lines = (line for metric in METRICS.values() if metric in grouped for line in _lines(metric, grouped[metric]))
    return "".join(lines).encode()


def _lines(metric: Metric, samples: Sequence[Sample]) -> Iterator[str]:
    name = metric.name
    yield f"# HELP {name} {metric.help}\n# TYPE {name} {metric.kind}\n"
    for _, labels, value in samples:
        if isinstance(value, Histogram):
            yield from _of_histogram(metric, labels, value)
        else:
            yield f"{name}{_shown(metric.labels, labels)} {float(value)!r}\n"


def _of_histogram(metric: Metric, labels: tuple[str, ...], value: Histogram) -> Iterator[str]:
    for bound, number in value.cumulative():
        yield f"{metric.name}_bucket{_shown((*metric.labels, 'le'), (*labels, bound))} {float(number)!r}\n"
    shown = _shown(metric.labels, labels)
    yield f"{metric.name}_count{shown} {float(value.number)!r}\n{metric.name}_sum{shown} {value.sum_s!r}\n"


@lru_cache(REMEMBERED)
def _shown(names: tuple[str, ...], values: tuple[str, ...]) -> str:
    pairs = ",".join(f'{name}="{_escaped(value)}"' for name, value in zip(names, values, strict=True))
    return f"{{{pairs}}}" if pairs else ""


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
