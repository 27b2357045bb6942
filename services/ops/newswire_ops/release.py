"""The release of what runs here, read once: it lies in files, which an upgrade changes under a process that goes on."""

from __future__ import annotations

from importlib.metadata import version

RELEASE = version("newswire-ops")
