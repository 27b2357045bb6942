"""The application that Flower looks at: `celery -A newswire_ops.launcher.flower_app flower`."""

from __future__ import annotations

from newswire_shared.celery_app import create_app
from newswire_shared.embedded import broker_url_of
from newswire_shared.settings import SharedSettings, load

_settings = load(SharedSettings)
app = create_app("flower", _settings, broker_url_of(_settings))
