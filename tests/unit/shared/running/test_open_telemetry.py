"""Traces of captures through the queues, as the SDK's own exporter in memory has them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from newswire_shared.accounting.fates import Fates, RetryRule
from newswire_shared.accounting.ledger import CaptureRecord, Offer
from newswire_shared.accounting.unhandled import Unhandled
from newswire_shared.contracts.errors import SettingsError, TransientError
from newswire_shared.contracts.events import ArticleEnriched, ArticleFetched, CaptureRef
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome, rejected
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import ENRICH, INDEX, Due
from newswire_shared.running.open_telemetry import OpenTelemetryTracer
from newswire_shared.running.tracing import stage_tracer
from newswire_shared.testing import (
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakeParking,
    FakeQueueLengths,
    Memory,
    RecordingPublisher,
)
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

ONWARD = Onward(Stage.INDEX, "f:0:9", "a", {})


@dataclass
class Process:
    """A worker of its own over one memory, and what it sent."""

    memory: Memory
    service: str
    share: float = 1.0
    sent: InMemorySpanExporter = field(default_factory=InMemorySpanExporter)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)

    def __post_init__(self) -> None:
        ledger, letters, parking = FakeLedger(self.memory), FakeDeadLetters(self.memory), FakeParking(self.memory)
        unhandled = Unhandled(FakeDueQueue(self.memory, Due.UNHANDLED), FakeQueueLengths(), 300)
        self.tracer = OpenTelemetryTracer.over(self.sent, self.service, self.share)
        self.fates = Fates(ledger, parking, letters, self.publisher, unhandled, RetryRule(), self.tracer)

    def spans(self) -> Sequence[ReadableSpan]:
        self.tracer.provider.force_flush()
        return self.sent.get_finished_spans()


def taken_in(memory: Memory) -> CaptureRef:
    offer = Offer("a", "https://paper.example/1", "paper", stage=Stage.ENRICH, ref="f:0:1")
    capture = FakeLedger(memory).accept(offer).capture_id
    return CaptureRef(capture_id=capture, article_id="a", source="paper", ref="f:0:1")


def enrich(process: Process, capture: CaptureRef, outcome: Outcome | Exception) -> None:
    def handler(_: CaptureRef, __: CaptureRecord) -> Outcome:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    process.fates.decide_captures(ENRICH, ArticleFetched(lane=Lane.LIVE, captures=(capture,)), handler)


def test_a_capture_is_one_trace_through_the_queues_of_two_processes() -> None:
    memory = Memory()
    enriching, indexing = Process(memory, "enrich"), Process(memory, "index")
    capture = taken_in(memory)
    enrich(enriching, capture, ONWARD)
    (message,) = enriching.publisher.messages
    assert isinstance(message, ArticleEnriched)
    indexing.fates.decide_together(INDEX, message, lambda captures: [Ended(End.INDEXED) for _ in captures])
    (enriched,), (whole, indexed) = enriching.spans(), indexing.spans()
    assert {span.context.trace_id for span in (enriched, whole, indexed) if span.context} == {
        int(capture.capture_id, 16)
    }
    assert [span.name for span in (whole, enriched, indexed)] == ["capture", "enrich", "index"]
    assert whole.parent is None and whole.context
    assert {span.parent.span_id for span in (enriched, indexed) if span.parent} == {whole.context.span_id}
    assert (
        whole.start_time and whole.end_time and whole.start_time <= memory.clock.now_ms() * 1_000_000 <= whole.end_time
    )
    assert indexed.attributes and indexed.attributes["newswire.to"] == "indexed"
    assert indexed.resource.attributes["service.name"] == "newswire-index"


def test_a_try_that_came_to_nothing_is_an_error_and_a_page_that_is_rejected_is_none() -> None:
    memory = Memory()
    process, capture = Process(memory, "enrich"), taken_in(memory)
    enrich(process, capture, TransientError("the archive is away"))
    enrich(process, capture, rejected(Reason.TOO_SHORT))
    failed, _whole, ended = process.spans()
    assert (failed.status.is_ok, failed.status.description) == (False, "the archive is away")
    assert ended.status.is_ok and ended.attributes and ended.attributes["newswire.why"] == "too short"


def test_a_dead_capture_is_an_error_with_its_reason() -> None:
    memory = Memory()
    process, capture = Process(memory, "enrich"), taken_in(memory)
    enrich(process, capture, ValueError("no such encoding"))
    whole, died = process.spans()
    assert (whole.name, died.status.description) == ("capture", "no such encoding")


def test_a_capture_that_is_given_up_is_dead_and_not_tried_again() -> None:
    memory = Memory()
    process, capture = Process(memory, "enrich"), taken_in(memory)
    for _ in range(RetryRule().tries):
        enrich(process, capture, TransientError("the archive is away"))
    *tries, whole, last = process.spans()
    assert [span.name for span in (tries[-1], whole, last)] == ["enrich", "capture", "enrich"]
    assert last.attributes and (len(tries), last.attributes["newswire.to"]) == (RetryRule().tries - 1, "dead")


def test_a_capture_that_is_not_of_the_share_is_not_traced_at_all() -> None:
    memory = Memory()
    process, capture = Process(memory, "enrich", share=0.0), taken_in(memory)
    enrich(process, capture, rejected(Reason.TOO_SHORT))
    assert not process.spans()


def test_without_an_endpoint_nothing_is_loaded_and_without_the_packages_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    stage_tracer(SharedSettings(), "index")
    with pytest.raises(SettingsError, match=r"pip install 'newswire-shared\[tracing\]'"):
        stage_tracer(SharedSettings(traces_endpoint="http://127.0.0.1:1/v1/traces"), "index")
