"""The clock: one tick a second to each worker group.  `celery -A newswire_shared.beat beat` starts it."""

from __future__ import annotations

from newswire_shared import logs
from newswire_shared.celery_app import create_app
from newswire_shared.embedded import broker_url_of
from newswire_shared.folders import make_folder
from newswire_shared.settings import SharedSettings, load

_settings = load(SharedSettings)
make_folder(_settings.run_dir)
logs.configure(_settings, "beat")
app = create_app("beat", _settings, broker_url_of(_settings))
