"""The clock: one tick a second to each worker group.  `newswire beat` starts it."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.running import logs
from newswire_shared.running.embedded.stack_address import broker_url_of
from newswire_shared.running.folders import make_folder

_settings = load(SharedSettings)
make_folder(_settings.run_dir)
logs.configure(_settings, "beat")
app = create_app("beat", _settings, broker_url_of(_settings))
