"""The commands of `newswire sources`, by what a person wants: to find, to look, to change, to keep in a file."""

from __future__ import annotations

from newswire_ingest.commands.sources import changing, filing, finding, looking
from newswire_ingest.commands.sources.root import app

__all__ = ["app", "changing", "filing", "finding", "looking"]
