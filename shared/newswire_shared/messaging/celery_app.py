"""The Celery application that every worker, the clock and every sender share."""

from __future__ import annotations

from typing import Any

from celery import Celery
from kombu import Queue

from newswire_shared.contracts import topology
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.messaging.broker_address import broker_settings, sentinel_transport
from newswire_shared.messaging.frames import use_checked_frames
from newswire_shared.state.redis_client import MOST_CONNECTIONS

TASK_BASE = "newswire_shared.messaging.tasks:NewswireTask"
EVENTS = "newswire_shared.messaging.task_events:TaskEvents"
TICK_S = 1.0  # retries and sweeps are timed in seconds


def create_app(name: str, settings: SharedSettings, broker_url: str) -> Celery:
    """Build the application.  Nothing connects until the first message."""
    use_checked_frames()
    app = Celery(name, task_cls=TASK_BASE, events=EVENTS, set_as_current=False)
    app.conf.update(_configuration(settings, broker_url))
    return app


def queues() -> tuple[Queue, ...]:
    """Every queue as kombu declares it, in the order of the table."""
    return tuple(Queue(name, routing_key=name) for name in topology.QUEUE_NAMES)


def _configuration(settings: SharedSettings, broker_url: str) -> dict[str, Any]:
    return {
        **broker_settings(broker_url),
        "broker_connection_retry_on_startup": True,
        "broker_channel_error_retry": True,  # a Redis that is full refuses commands; by default that ends the worker
        "broker_connection_max_retries": None,  # an outage of hours ends without a person; by default workers give up
        "broker_transport_options": {
            "visibility_timeout": settings.visibility_timeout_s,
            "unacked_restore_interval": 2,  # a killed worker's messages come back in seconds, not after 100
            "unacked_restore_throttle": 1,
            "queue_order_strategy": "priority",  # queues are drained in the order given
            "socket_timeout": 10,  # a broker that is gone without a word is noticed within it; by default never
            "socket_connect_timeout": 5,
            "health_check_interval": 10,  # a connection that died while idle is found out before it is used
            "max_connections": MOST_CONNECTIONS,  # each thread acknowledges by itself: by default there are ten
            **sentinel_transport(broker_url),
        },
        "task_queues": queues(),
        "task_create_missing_queues": False,  # a misspelt queue is an error, not one that nobody drains
        "task_default_exchange": "newswire",
        "task_default_queue": topology.QUEUE_NAMES[0],
        "task_acks_late": True,  # what a killed worker had is delivered again
        "task_reject_on_worker_lost": True,  # and so is what a killed child of a worker had
        "task_acks_on_failure_or_timeout": False,  # else a hard time limit would acknowledge: a lost capture
        "task_ignore_result": True,  # the ledger has what became of everything
        "task_store_errors_even_if_ignored": False,
        "result_backend_thread_safe": True,  # it keeps nothing; else each thread looks through all packages for one
        "task_serializer": "json",
        "accept_content": ["json"],  # nothing that a stranger puts into a queue can be run, as pickle could
        "worker_prefetch_multiplier": 1,  # what one worker reserves no idle one can take
        "worker_send_task_events": settings.task_events,
        "task_annotations": {  # ticks are no news and would push everything else out of Flower's list
            group.control.task: {"send_events": False} for group in topology.GROUPS if group.control
        },
        "worker_hijack_root_logger": False,  # the form of logs is that of the settings
        "worker_redirect_stdouts": False,
        "worker_soft_shutdown_timeout": 0,  # it sleeps that long whatever is left to do; see `stopping`
        "worker_cancel_long_running_tasks_on_connection_loss": False,  # effects can be repeated: work may end
        "beat_schedule": {
            group.control.task: {
                "task": group.control.task,
                "schedule": TICK_S,
                "args": ({"version": 1},),
                "options": {
                    "queue": group.control.queue(),
                    "expires": group.control.expires_s,
                    "argsrepr": "",
                },
            }
            for group in topology.GROUPS
            if group.control
        },
        "beat_max_loop_interval": TICK_S,  # by default beat sleeps for minutes, and stops as late
        "timezone": "UTC",
        "enable_utc": True,
    }
