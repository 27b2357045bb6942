"""The broker's address as kombu takes it apart again."""

from __future__ import annotations

from typing import Any

import pytest
from kombu import Connection
from newswire_shared.messaging.broker_address import broker_settings, sentinel_transport
from newswire_shared.messaging.frames import use_checked_frames

use_checked_frames()


def connection(url: str) -> Any:
    found = broker_settings(url)
    return Connection(found["broker_url"], ssl=found["broker_use_ssl"], transport_options=sentinel_transport(url))


@pytest.mark.parametrize("host", ["redis.example", "[::1]"])
def test_kombu_reads_what_was_meant(host: str) -> None:
    made = connection(f"redis://desk:p%40ss%2F%3A@{host}:6380/3")
    assert (made.hostname, made.port, made.virtual_host) == (host.strip("[]"), 6380, "3")
    assert (made.userid, made.password) == ("desk", "p@ss/:")
    assert not made.ssl


def test_kombu_checks_certificates_though_it_would_not_by_itself() -> None:
    assert Connection("rediss://host/0").ssl == {"ssl_cert_reqs": 0}
    assert connection("rediss://host/0").ssl == {"ssl_cert_reqs": "required", "ssl_check_hostname": True}
    assert connection("rediss://host/0?ssl_ca_certs=/ca").ssl["ssl_ca_certs"] == "/ca"


def test_kombu_asks_all_sentinels_for_the_master() -> None:
    made = connection("sentinels://u:p@a:1,b:2/4?master=news&sentinel_password=watch")
    assert made.alt == ["sentinel://u:p@a:1/4", "sentinel://u:p@b:2/4"] and made.ssl["ssl_cert_reqs"] == "required"
    options = made.transport_options
    assert options["master_name"] == "news" and options["sentinel_kwargs"]["password"] == "watch"
    assert options["sentinel_kwargs"]["ssl"] is True
