"""The clock runs Celery's beat with our scheduler, which must exist under the name that the command line gives."""

from __future__ import annotations

import importlib
from itertools import pairwise

from celery.beat import Scheduler
from newswire_ops.launcher.clock import clock_argv, clock_node


def test_the_scheduler_of_the_command_line_is_one_of_celery_s() -> None:
    options = dict(pairwise(clock_argv("INFO")))
    module, _, name = options["-S"].partition(":")
    assert issubclass(getattr(importlib.import_module(module), name), Scheduler)


def test_the_clock_beats_as_the_doctor_and_the_exporter_look_for_it() -> None:
    assert clock_node().startswith("beat@")
