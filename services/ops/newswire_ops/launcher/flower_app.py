"""The application that Flower looks at: `celery -A newswire_ops.launcher.flower_app flower`."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.running.embedded.stack_address import broker_url_of

_settings = load(SharedSettings)
app = create_app("flower", _settings, broker_url_of(_settings))
