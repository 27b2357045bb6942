"""What a process tells all machines of itself, by the settings."""

from __future__ import annotations

from newswire_shared.accounting.heartbeats import PulseTeller
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.embedded.stack_address import state_url_of
from newswire_shared.state.heartbeats import RedisHeartbeats


def pulse_teller(settings: SharedSettings) -> PulseTeller:
    """What tells all machines of this process.  Raises MissingStack where there is no state to tell."""
    folders = (settings.data_dir, settings.archive_folder, settings.registry_folder)
    return PulseTeller(RedisHeartbeats.quick(state_url_of(settings)), folders)
