"""Settings: one class a service, read from the environment, checked before anything starts.

Shared settings are `NEWSWIRE_*`; a service's own carry its name (`NEWSWIRE_INGEST_*`).  A service checks the
shared ones and its own and leaves the others' alone.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from urllib.parse import SplitResult, urlsplit, urlunsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from newswire_shared.contracts.checked_settings import CheckedSettings
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.redis_address import redis_address

PREFIX = "NEWSWIRE_"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
SERVICES = ("INGEST", "ENRICH", "INDEX", "SEARCH", "OPS")
MASK = "********"
PASSWORD = re.compile(r"((?:^|&)[^=&]*password=)[^&]*")  # as clients of Redis take it in the query of an address
# Names of earlier releases, and what holds in their place; whoever sets one is told so and not led to another.
RETIRED = {
    "NEWSWIRE_STARTS_ALLOWED": "three starts are always allowed",
    "NEWSWIRE_INGEST_FETCH_TRIES": "NEWSWIRE_INGEST_FETCH_AGAIN_AFTER_S has a wait for each try",
    "NEWSWIRE_INGEST_ROBOTS_KEPT_S": "a robots.txt is believed for an hour",
    "NEWSWIRE_INGEST_HOST_DELAY_LONGEST_S": "a robots.txt's Crawl-delay is kept whole, up to a day",
    "NEWSWIRE_INDEX_BATCH_BYTES": "a batch goes at 5 MB",
    "NEWSWIRE_INDEX_BATCH_WAIT_S": "a batch goes 0.2 s after its first document",
    "NEWSWIRE_INDEX_MERGE_TRIES": "there are five tries of read, merge, write",
    "NEWSWIRE_ENRICH_EXTRACT_TIME_S": "NEWSWIRE_ENRICH_ARTICLE_PROCESSOR_S limits all stages together",
    "NEWSWIRE_ENRICH_TAGGED_CHARACTERS": "all stages look into the first 100,000 characters",
    "NEWSWIRE_ENRICH_SITE_REMEMBERED_S": "a site without new pages is remembered for 30 days",
    "NEWSWIRE_OPS_STOP_WAIT_S": "a process has 25 s to stop",
}
# What Elasticsearch takes in a name, and no pattern: with `*` a command that deletes would reach others' indices.
INDEX_NAME = r"^[a-z0-9][a-z0-9_.-]{0,99}$"
WITHOUT_SCHEME = re.compile(r"[^\s/@]*:[^\s@]*@")

S = TypeVar("S", bound=CheckedSettings)


class ServerAddress(str):
    """An address that may hold a password: used as it was given, printed without it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(masked(self))


Address = Annotated[str, AfterValidator(ServerAddress)]


class SharedSettings(CheckedSettings):
    """What every service reads.  Times are in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    data_dir: Path = Field(Path(".newswire"), description="Folder of everything that is kept on disk.")
    archive_dir: Path | None = Field(None, description="Folder of the archive; `archive` in the data folder.")
    registry_dir: Path | None = Field(
        None, description="Folder of the registry's files, the same for all workers; `registry` in the data folder."
    )
    archive_url: Address | None = Field(
        None, description="Object store of the archive, s3://BUCKET/PREFIX; its keys are AWS_ACCESS_KEY_ID and "
        "AWS_SECRET_ACCESS_KEY, or the machine's role. Unset: the folder is the archive.",
    )  # fmt: skip
    archive_endpoint: Address | None = Field(
        None, description="Address of the object store, http:// or https://; unset: Amazon's, in AWS_REGION."
    )
    broker_url: Address | None = Field(
        None,
        description="Redis that carries the queues: `redis://`, `rediss://` (TLS), `sentinel://`; "
        "unset: the embedded stack of the data folder.",
    )
    state_url: Address | None = Field(None, description="Redis that holds the state; unset: the broker's.")
    elasticsearch_url: Address | None = Field(
        None, description="Elasticsearch as the index, with user and password if it wants them; "
        "unset: the embedded index file in the data folder.",
    )  # fmt: skip
    elasticsearch_ca: Path | None = Field(
        None,
        description="File (PEM) of the authority that signed Elasticsearch's certificate; unset: the well-known ones.",
    )
    elasticsearch_fingerprint: str | None = Field(
        None,
        description="SHA-256 of Elasticsearch's certificate or its authority's, in hexadecimal, in place of a file.",
    )
    elasticsearch_user: str | None = Field(None, description="User of Elasticsearch, where the address names none.")
    elasticsearch_password: SecretStr | None = Field(None, description="That user's password.")
    elasticsearch_api_key: SecretStr | None = Field(None, description="API key of Elasticsearch, in place of a user.")
    alias_prefix: str = Field("newswire", pattern=INDEX_NAME, description="First word of every index and alias name.")
    # kombu restores what is unacknowledged for so long: twice the 60 s after which a task is killed
    visibility_timeout_s: int = Field(
        120, ge=2, description="When an unacknowledged message is delivered again; above the longest task."
    )
    # a week in which `newswire trace` shows the whole way of an article
    record_days: float = Field(7, gt=0, description="How long a capture's record lives after its end.")
    # far above what an article takes, so that little is published twice
    overdue_live_s: float = Field(300, gt=0, description="In flight longer than this in the live lane is late.")
    overdue_backfill_s: float = Field(
        3600, gt=0, description="The same for the lane backfill, while anything waits for the stage."
    )
    # doubled with each try, up to five minutes: after an outage everything is tried within them
    retry_first_s: float = Field(1, gt=0, description="First wait before a parked message is tried again.")
    retry_longest_s: float = Field(300, gt=0, description="Longest wait between two tries.")
    # two to four hours, by chance: longer than a mishap, and then a person should look
    retry_tries: int = Field(50, ge=1, description="Tries after which a parked message becomes a dead letter.")
    # a message is under 2 kB: 10 MB of Redis, and minutes of work for one machine
    high_water_messages: int = Field(5000, ge=1, description="Waiting messages past which intake stops.")
    # the rest is for what is in flight already, and for the state
    memory_stop_percent: float = Field(70, gt=0, le=100, description="Redis memory past which intake stops.")
    # single bad pages are one in hundreds: a fifth is a fault of ours, and ten are no chance
    pause_dead_share: float = Field(0.2, gt=0, le=1, description="Share of dying messages that pauses a stage.")
    pause_dead_least: int = Field(10, ge=1, description="Fewest deaths within a minute that can pause a stage.")
    # off: who does not look at Flower need not pay for it
    task_events: bool = Field(
        False, description="Whether workers send Flower an event of each task; about 0.8 ms of a processor a task."
    )
    traces_endpoint: Address | None = Field(
        None, description="Where spans of captures are sent, by OTLP over HTTP, as to http://collector:4318/v1/traces; "
        "unset: nothing is traced.",
    )  # fmt: skip
    traces_share: float = Field(1.0, ge=0, le=1, description="Share of captures that are traced.")
    log_format: Literal["console", "json"] = Field("console", description="`console` or `json`.")
    log_level: str = Field("INFO", description="Least level logged: DEBUG, INFO, WARNING or ERROR.")

    own_prefix: ClassVar[str] = PREFIX

    @field_validator("broker_url", "state_url")
    @classmethod
    def _is_redis(cls, address: str | None, info: ValidationInfo) -> str | None:
        """Celery reads the broker's address too, and knows no `unix`."""
        if address and redis_address(address).socket and info.field_name == "broker_url":
            raise ValueError("write redis://HOST:PORT/0: the queues know no unix://")
        return address

    @field_validator("archive_url")
    @classmethod
    def _is_bucket(cls, address: str | None) -> str | None:
        parts = urlsplit(address or "s3://unset")
        if parts.scheme != "s3" or not parts.netloc or "@" in parts.netloc or parts.query or parts.fragment:
            raise ValueError("write s3://BUCKET/PREFIX; keys go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
        return address

    @field_validator("elasticsearch_url", "traces_endpoint")
    @classmethod
    def _is_server(cls, address: str | None) -> str | None:
        """User and password may stand in it, and a path where a proxy has it below one."""
        parts = urlsplit(address or "https://unset")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("write https://HOST:PORT, or http://HOST:PORT where no TLS is spoken")
        return address

    @field_validator("log_level")
    @classmethod
    def _is_level(cls, name: str) -> str:
        if name not in LEVELS:
            raise ValueError(f"write {', '.join(LEVELS)}")
        return name

    @field_validator("archive_endpoint")
    @classmethod
    def _is_http(cls, address: str | None) -> str | None:
        parts = urlsplit(address or "https://unset")
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise ValueError("write https://HOST:PORT")
        return address

    @property
    def archive_folder(self) -> Path:
        return self.archive_dir or self.data_dir / "archive"

    @property
    def index_file(self) -> Path:
        """The embedded index."""
        return self.data_dir / "index.sqlite"

    @property
    def registry_folder(self) -> Path:
        """What is known of articles lies here, but for the last hour."""
        return self.registry_dir or self.data_dir / "registry"

    @property
    def run_dir(self) -> Path:
        """What lives only while processes run: addresses, heartbeats, logs."""
        return self.data_dir / "run"


def load(kind: type[S], environment: Mapping[str, str] | None = None) -> S:
    """Read and check a service's settings and the shared ones.

    Raises SettingsError that names the setting, what is wrong and the nearest right name or value.
    """
    found = os.environ if environment is None else environment
    _refuse_unknown(kind, found)
    try:
        return kind() if environment is None else kind.model_validate(_given(kind, environment))
    except ValidationError as error:
        raise SettingsError(_explain(kind, error)) from None


def _given(kind: type[BaseSettings], environment: Mapping[str, str]) -> dict[str, str]:
    return {
        field: environment[name]
        for field, name in zip(kind.model_fields, names_of(kind), strict=True)
        if name in environment
    }


def names_of(kind: type[BaseSettings]) -> tuple[str, ...]:
    """The environment names of a class of settings."""
    prefix = kind.model_config.get("env_prefix", "")
    return tuple(prefix + name.upper() for name in kind.model_fields)


def _refuse_unknown(kind: type[BaseSettings], environment: Mapping[str, str]) -> None:
    own = kind.model_config.get("env_prefix", "")
    known = {*names_of(SharedSettings), *names_of(kind)}
    others = tuple(f"{PREFIX}{s}_" for s in SERVICES if f"{PREFIX}{s}_" != own)
    for name in environment:
        if not name.startswith(PREFIX) or name in known or name.startswith(others):
            continue
        if name in RETIRED:
            raise SettingsError(f"{name} is no setting any more: {RETIRED[name]}; leave it out")
        near = _nearest(name, known)
        hint = f"did you mean {near}?" if near else "see `newswire config show` for those there are"
        raise SettingsError(f"{name} is not a setting of newswire: {hint}")


def _nearest(name: str, known: Iterable[str]) -> str:
    """What may have been meant; "" where nothing is like it.  Of another service only the first word is known here."""
    word, _, rest = name.removeprefix(PREFIX).partition("_")
    services = difflib.get_close_matches(word, SERVICES, n=1, cutoff=0.8)  # a letter less, more or elsewhere
    if services and word not in SERVICES:
        return f"{PREFIX}{services[0]}_{rest}"
    # half alike: a slip of the finger, or a name of an older release
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.5)), "")


def _explain(kind: type[CheckedSettings], error: ValidationError) -> str:
    prefix = kind.model_config.get("env_prefix", "")
    lines = []
    for fault in error.errors():
        name = prefix + str(fault["loc"][0]).upper() if fault["loc"] else kind.__name__
        meant = kind.model_fields[str(fault["loc"][0]).lower()].description if fault["loc"] else ""
        lines.append(f"{name}={_given_value(kind, fault)}: {_wrong(fault)}. {meant}")
    return "\n".join(lines)


def _wrong(fault: Mapping[str, Any]) -> str:
    if fault["type"] == "json_invalid":
        return 'write it as a list in JSON, such as ["one", "two"] or [60, 300]'
    return str(fault["msg"]).removeprefix("Value error, ")


def _given_value(kind: type[CheckedSettings], fault: Mapping[str, Any]) -> str:
    """What was given, as it may be shown: never a secret, however wrong it is."""
    is_secret = bool(fault["loc"]) and kind.is_secret(str(fault["loc"][0]).lower())
    return MASK if is_secret else repr(masked(fault.get("input")))


def masked(value: object) -> str:
    """A setting's value as it may be shown: the password of an address is hidden, in its query too."""
    text = str(value)
    try:
        parts = urlsplit(text)
    except ValueError:  # it may hold a password wherever
        return MASK
    if "://" not in text:
        return MASK if WITHOUT_SCHEME.match(text) else text
    shown = parts._replace(netloc=_masked_place(parts), query=PASSWORD.sub(rf"\1{MASK}", parts.query))
    return text if shown == parts else urlunsplit(shown)


def _masked_place(parts: SplitResult) -> str:
    host = parts.netloc.rpartition("@")[2]
    return parts.netloc if parts.password is None else f"{parts.username or ''}:{MASK}@{host}"
