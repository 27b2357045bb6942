"""The file `.env` that Docker Compose reads: what may be set in it, and the secrets that are made for it.

`.env.example` is made from the same table: `python -m newswire_ops.configuration.environment_file > .env.example`.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newswire_shared.contracts.errors import UsageError

INTRODUCTION = """\
# What `docker compose` reads for docker-compose.yml.  `newswire config init` writes it with secrets of its own;
# by hand: copy .env.example to .env, fill in every secret (letters, digits, - and _), chmod 600 .env.
# A line that begins with # is an example; what is usual holds without it.
"""


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of the file; a secret has no usual value."""

    name: str
    meaning: str
    usual: str = ""

    @property
    def is_secret(self) -> bool:
        return not self.usual


VARIABLES = (
    Variable("REDIS_PASSWORD", "Password of Redis, which carries the queues and the state."),
    Variable("ELASTIC_PASSWORD", "Password of Elasticsearch's user `elastic`; it counts at the first start only."),
    Variable("FLOWER_PASSWORD", "Password of Flower's user `newswire`; 12 characters at least."),
    Variable(
        "NEWSWIRE_INGEST_USER_AGENT",
        "How newswire names itself to web servers; put an address for complaints in it.",
        "newswire/0.1 (mailto:you@example.org)",
    ),
    Variable("NEWSWIRE_LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR.", "INFO"),
    Variable(
        "NEWSWIRE_INDEX_PARTITION", "Articles apart by first sight: none, year or month; see decision 41.", "none"
    ),
    Variable("SEARCH_PORT", "Port on this machine of the pages and the API.", "8080"),
    Variable("FLOWER_PORT", "Port on this machine of Flower.", "5555"),
    Variable("EXPORTER_PORT", "Port on this machine of the metrics.", "9108"),
    Variable("PROMETHEUS_PORT", "Port on this machine of Prometheus, of the profile `monitoring`.", "9090"),
    Variable("GRAFANA_PORT", "Port on this machine of Grafana, of the same.", "3000"),
    Variable("PROMETHEUS_KEEPS", "For how long it keeps what it measured.", "30d"),
    Variable(
        "RUNBOOK_URL", "Folder of the pages that alerts lead to, as your people reach it, with a / at its end.", "docs/"
    ),
    Variable("REDIS_MAXMEMORY", "Memory for Redis' data; the container may take twice as much.", "1gb"),
    Variable("REDIS_CONTAINER_MEMORY", "Twice that.", "2g"),
    Variable("ELASTICSEARCH_CONTAINER_MEMORY", "Elasticsearch takes half of it as heap.", "2g"),
    Variable("ENRICH_CONTAINER_MEMORY", "Memory of one enrich worker: two processes that share the model.", "3g"),
)


def as_text(secret: Callable[[], str]) -> str:
    """The file's text, each secret asked for anew."""
    return INTRODUCTION + "".join(f"\n# {v.meaning}\n{_assignment(v, secret)}\n" for v in VARIABLES)


def _assignment(variable: Variable, secret: Callable[[], str]) -> str:
    return f"{variable.name}={secret()}" if variable.is_secret else f"# {variable.name}={variable.usual}"


def new_secret() -> str:
    """A secret that may stand in an address as it is."""
    return secrets.token_urlsafe(24)  # bytes, as 32 letters, digits, - and _, which need no quoting in an address


def write(file: Path) -> None:
    """Write the file with new secrets, readable by its owner alone.

    Raises UsageError if it is there already: other secrets would lock the running Redis and Elasticsearch out.
    """
    try:
        # one step: nobody reads it before its mode is set, and of two that write it one is refused
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(
            f"{file} is there already and is left as it is: its secrets may be in use; "
            "move it away if it really shall be replaced"
        ) from None
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(as_text(new_secret))


if __name__ == "__main__":
    print(as_text(str), end="")
