"""Search's own settings."""

from __future__ import annotations

from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal

from newswire_shared.contracts.checked_settings import CheckedSettings
from pydantic import AfterValidator, Field, Json, SecretStr
from pydantic_settings import SettingsConfigDict

LONGEST_S = 5.0  # more than twice what the most costly search over 50,000 articles takes (decision 20)


def _sender(text: str) -> str:
    """One that a header and a server for mail take."""
    if not text.isprintable() or not all(parseaddr(text)[1].partition("@")):
        raise ValueError("write an address, such as news@example.org, or News <news@example.org>")
    return text


Sender = Annotated[str, AfterValidator(_sender)]


class AlertSettings(CheckedSettings):
    """`NEWSWIRE_SEARCH_ALERT*`: a part of search's settings."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_SEARCH_")

    # each costs some 2 ms of a processor for a hundred articles: what this many take is far below what they arrive in
    alerts_most: int = Field(500, ge=0, description="Alerts that there may be at a time.")
    alert_networks: Json[tuple[IPv4Network | IPv6Network, ...]] = Field(
        (),
        validate_default=False,
        description="Private networks that webhooks of alerts may lie in, as a JSON list of networks; none by default.",
    )
    alert_deadline_s: float = Field(
        10.0, gt=0, le=30, description="How long a receiver of a webhook, or the server for mail, may take to answer."
    )
    alert_smtp_host: str = Field("", description="The server that sends mails of alerts; unset: none are sent.")
    alert_smtp_port: int = Field(587, ge=1, le=65535, description="Its port.")
    alert_smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="`starttls` and `tls` check its certificate; `none` is for a server on this machine."
    )
    alert_smtp_user: str = Field("", description="Whom to log in as; unset: without a login.")
    alert_smtp_password: SecretStr | None = Field(None, description="The password for it.")
    alert_daily_hour: int = Field(
        6, ge=0, le=23, description="The hour, in UTC, at which mails are sent that an alert wants once a day."
    )
    alert_mail_from: Sender = Field("newswire@localhost", description="The sender of mails of alerts.")


class PictureSettings(CheckedSettings):
    """`NEWSWIRE_SEARCH_PICTURE*`: a part of search's settings."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_SEARCH_")

    pictures: bool = Field(
        True, description="Whether pages show the pictures of articles, which the server of the pages fetches for them."
    )
    # a picture takes 40 kB in all its sizes: this holds those of 7,500 articles, and more are looked at by few
    pictures_mb: int = Field(
        300, ge=1, description="Megabytes of pictures that are kept, in `pictures` of the data folder."
    )
    pictures_key: SecretStr | None = Field(
        None,
        description="What addresses of pictures are signed with, the same for all servers of one site; unset: made "
        "once, and kept beside the pictures.",
    )
    picture_networks: Json[tuple[IPv4Network | IPv6Network, ...]] = Field(
        (),
        validate_default=False,
        description="Private networks that pictures may lie in, as a JSON list of networks; none by default.",
    )


class SearchSettings(AlertSettings, PictureSettings):
    """`NEWSWIRE_SEARCH_*`."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_SEARCH_")

    host: str = Field("127.0.0.1", description="Address that the HTTP application listens on.")
    port: int = Field(8080, ge=0, le=65535, description="Port of the HTTP application.")
    hosts: str = Field(
        "",
        description="Names with a dot that the application is asked by, parted by commas, such as that of a proxy; "
        "`*`: any. Addresses and names without a dot are always answered.",
    )
    origins: str = Field(
        "",
        description="Origins whose scripts may ask from a browser (CORS), parted by commas, such as "
        "`https://news.example`; `*`: any, which opens nothing that a key closes. Empty: none but the pages' own.",
    )
    frames: str = Field(
        "",
        description="Origins whose pages may show a story or a search (`/embed/…`) in a frame, parted by commas, such "
        "as `https://news.example`; `*`: any. Empty: none.",
    )
    read_needs_key: bool = Field(
        False,
        description="Whether reading asks for a key with the scope `read` (`newswire keys add NAME --scope read`), "
        "over the API and on the pages, where it is the password that a browser asks for.",
    )
    # A browser and a frontend ask as they are used, and a proxy may stand for all readers: whoever opens this to
    # strangers knows how much is theirs.
    rate_limit: int = Field(
        0, ge=0, le=60_000, description="Requests a minute that one address may make without a key; 0: any number."
    )
    key_rate_limit: int = Field(
        0, ge=0, le=60_000, description="Requests a minute that one key may make; 0: any number."
    )
    longest_s: float = Field(
        LONGEST_S,
        gt=0,
        description="Longest time for one search, then 503; the most costly one over 50,000 articles in the embedded "
        "index takes 2 s of a processor.",
    )
    # SQLite computes in our threads: more at once than processors only makes all of them late together.
    at_a_time: int = Field(
        4,
        ge=1,
        description="Requests that are worked on at a time; more than twice the processors and costly searches all run "
        "into their limit together. With Elasticsearch on other machines more are fine.",
    )
    wait_s: float = Field(
        2, ge=0, description="How long a request waits for its turn, then 503; about as long as a person does."
    )
    title: str = Field("newswire", description="Name shown on the pages.")
