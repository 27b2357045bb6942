"""Traces by OpenTelemetry: one a capture, with a span for each stage, whichever process and machine did it.

A capture's id is that of its trace: messages need carry nothing more, what is parked or delivered again stays in its
trace, and who has a line of a log has its trace.  What lies between two spans is the time in a queue.
"""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from dataclasses import dataclass
from importlib.metadata import version

from opentelemetry import trace as api
from opentelemetry.context import Context
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.sdk.trace.sampling import TraceIdRatioBased

from newswire_shared.accounting.stage_traces import StageTrace
from newswire_shared.contracts.reasons import End

FLUSH_MS = 3000  # a worker that stops waits no longer for a collector that is away
MS = 1_000_000  # in nanoseconds
_HEX = frozenset("0123456789abcdef")


class CaptureIds(RandomIdGenerator):
    """Ids of chance, but for the first span of a trace: those of its capture, so that all processes know its parent."""

    def __init__(self) -> None:
        self._wanted = threading.local()

    def take(self, ids: tuple[int, int] | None) -> None:
        """The ids of the next span without a parent that this thread starts."""
        self._wanted.ids = ids

    def generate_trace_id(self) -> int:
        ids: tuple[int, int] | None = getattr(self._wanted, "ids", None)
        return ids[0] if ids else int(super().generate_trace_id())

    def generate_span_id(self) -> int:
        ids: tuple[int, int] | None = getattr(self._wanted, "ids", None)
        return ids[1] if ids else int(super().generate_span_id())


@dataclass(frozen=True, slots=True)
class OpenTelemetryTracer:
    """A StageTracer whose spans a thread of its own sends, in batches."""

    provider: TracerProvider
    ids: CaptureIds

    @classmethod
    def over(cls, exporter: SpanExporter, service: str, share: float = 1.0) -> OpenTelemetryTracer:
        """One that sends this share of all captures: each whole or not at all, for the id decides."""
        ids = CaptureIds()
        about = {"service.name": f"newswire-{service}", "service.version": version("newswire-shared"),
                 "host.name": socket.gethostname()}  # fmt: skip
        provider = TracerProvider(TraceIdRatioBased(share), Resource.create(about), id_generator=ids)
        provider.add_span_processor(BatchSpanProcessor(exporter))
        return cls(provider, ids)

    def __call__(self, trace: StageTrace) -> None:
        now_ns = time.time_ns()
        if isinstance(trace.to, End):
            self._whole(trace, now_ns)
        began_ns = now_ns - round(trace.took_s * 1000) * MS
        span = self._tracer().start_span(
            trace.stage, _within(trace.record.capture_id), start_time=began_ns, attributes=_attributes(trace)
        )
        if trace.has_failed:
            span.set_status(api.StatusCode.ERROR, trace.why)
        span.end(now_ns)

    def _whole(self, trace: StageTrace, now_ns: int) -> None:
        """The span of the whole way of a capture, from when it was accepted."""
        self.ids.take(_ids(trace.record.capture_id))
        span = self._tracer().start_span(
            "capture", api.set_span_in_context(api.INVALID_SPAN), attributes=_attributes(trace),
            start_time=min(now_ns, trace.record.accepted_ms * MS),
        )  # fmt: skip
        self.ids.take(None)
        span.end(now_ns)

    def _tracer(self) -> api.Tracer:
        return self.provider.get_tracer("newswire")

    def close(self) -> None:
        """Send what is left; the process ends."""
        self.provider.force_flush(FLUSH_MS)
        self.provider.shutdown()


def _attributes(trace: StageTrace) -> dict[str, str]:
    told = {"capture": trace.record.capture_id, "article": trace.article, "source": trace.record.source,
            "to": trace.to or "", "why": trace.why}  # fmt: skip
    return {f"newswire.{name}": str(value) for name, value in told.items() if value}


def _within(capture: str) -> Context:
    trace_id, span_id = _ids(capture)
    parent = api.SpanContext(trace_id, span_id, is_remote=True, trace_flags=api.TraceFlags(api.TraceFlags.SAMPLED))
    return api.set_span_in_context(api.NonRecordingSpan(parent))


def _ids(capture: str) -> tuple[int, int]:
    """Of a trace and its first span: a capture's id is 32 digits; of another text its digest stands for it."""
    digits = capture if len(capture) == 32 and _HEX.issuperset(capture) else _digest(capture)
    return int(digits, 16) or 1, int(digits[:16], 16) or 1


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
