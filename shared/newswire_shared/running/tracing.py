"""Whether captures are traced, as the settings say; the packages of OpenTelemetry are an extra."""

from __future__ import annotations

from celery import signals

from newswire_shared.accounting.stage_traces import StageTracer, untraced
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import SharedSettings

MISSING = (
    "NEWSWIRE_TRACES_ENDPOINT is set, and the packages of OpenTelemetry are not installed here: "
    "pip install 'newswire-shared[tracing]', or unset it"
)


def stage_tracer(settings: SharedSettings, service: str) -> StageTracer:
    """Who traces the stages of a worker.  Raises SettingsError without the packages.

    What it holds is sent as a worker, or a child of it, stops.
    """
    if settings.traces_endpoint is None:
        return untraced
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        from newswire_shared.running.open_telemetry import OpenTelemetryTracer
    except ModuleNotFoundError as error:
        raise SettingsError(MISSING) from error
    tracer = OpenTelemetryTracer.over(
        OTLPSpanExporter(endpoint=settings.traces_endpoint), service, settings.traces_share
    )
    for stops in (signals.worker_process_shutdown, signals.worker_shutdown):
        stops.connect(lambda **_: tracer.close(), weak=False)
    return tracer
