"""Logs: one line an event, for people on a console or as JSON for machines."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

from newswire_shared.settings import SharedSettings
from newswire_shared.visible import Escaping

TALKATIVE = ("celery.worker.strategy", "celery.app.trace", "celery.beat", "elastic_transport")  # one line a message


def configure(settings: SharedSettings, service: str) -> None:
    """Send structlog's and the standard library's records the same way, to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: Any = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), sort_keys=False)
    if settings.log_format == "json":
        renderer = structlog.processors.JSONRenderer()
        shared.append(structlog.processors.format_exc_info)
    else:
        renderer = Escaping(renderer, sys.stderr.isatty())
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, settings.log_level)),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel("WARNING" if settings.log_level == "INFO" else settings.log_level)
    structlog.contextvars.bind_contextvars(service=service)


def configure_command() -> None:
    """Send the records of a command to standard error: its standard output is its answer."""
    *processors, renderer = structlog.get_config()["processors"]
    if not isinstance(renderer, Escaping):
        renderer = Escaping(renderer, sys.stderr.isatty())
    structlog.configure(
        processors=[*processors, renderer], logger_factory=structlog.PrintLoggerFactory(file=sys.stderr)
    )
