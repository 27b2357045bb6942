"""Addresses of Redis, as operators write them."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.redis_address import RedisAddress, RedisLogin, redis_address


def test_a_server_with_user_password_and_database() -> None:
    assert redis_address("redis://desk:p%40ss%2F@redis.example:6380/3") == RedisAddress(
        (("redis.example", 6380),), RedisLogin("desk", "p@ss/"), 3
    )
    assert redis_address("redis://:secret@[::1]") == RedisAddress((("::1", 6379),), RedisLogin(None, "secret"), 0)
    assert redis_address("redis://host/0?db=2&username=a&password=b%26") == RedisAddress(
        (("host", 6379),), RedisLogin("a", "b&"), 2
    )


def test_a_socket() -> None:
    assert redis_address("unix://:secret@/run/redis.sock?db=1") == RedisAddress(
        (), RedisLogin(None, "secret"), 1, socket="/run/redis.sock"
    )


def test_sentinels_with_logins_of_both() -> None:
    found = redis_address(
        "sentinel://u:p@a.example,b.example:1/2?master=news&sentinel_username=w&sentinel_password=x%40"
    )
    assert found.places == (("a.example", 26379), ("b.example", 1)) and found.master == "news"
    assert (found.login, found.sentinel_login) == (RedisLogin("u", "p"), RedisLogin("w", "x@"))
    assert (found.database, found.tls) == (2, None)


@pytest.mark.parametrize(
    ("query", "tls"),
    [
        ("", {"ssl_cert_reqs": "required", "ssl_check_hostname": True}),
        ("?ssl_ca_certs=/ca.crt", {"ssl_ca_certs": "/ca.crt", "ssl_cert_reqs": "required", "ssl_check_hostname": True}),
        ("?ssl_cert_reqs=none", {"ssl_cert_reqs": "none", "ssl_check_hostname": False}),
        ("?ssl_cert_reqs=CERT_REQUIRED", {"ssl_cert_reqs": "required", "ssl_check_hostname": True}),
        ("?ssl_check_hostname=false", {"ssl_cert_reqs": "required", "ssl_check_hostname": False}),
    ],
)
def test_certificates_are_checked_unless_the_address_says_otherwise(query: str, tls: dict[str, object]) -> None:
    assert redis_address(f"rediss://host:1/0{query}").tls == tls


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("host:6379", "write redis://HOST"),
        ("http://host", "write redis://HOST"),
        ("redis://host:port/0", "write redis://HOST"),
        ("redis://host:0/0", "write redis://HOST"),
        ("redis://[bad/0", "write redis://HOST"),
        ("redis://a,b/0", "write redis://HOST"),
        ("redis://host/first", "the database is a number"),
        ("redis://host/0?ssl_ca_certs=/ca", "options of TLS need rediss://"),
        ("redis://host/0?sokcet_timeout=3", "'sokcet_timeout' is no option of a redis:// address"),
        ("rediss://host/0?ssl_cert_reqs=maybe", "required, optional or none"),
        ("rediss://host/0?ssl_check_hostname=maybe", "true or false"),
        ("sentinel://host:26379/0", "name the master"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(address: str, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("?", r"\?")):
        redis_address(address)


def test_no_password_is_printed() -> None:
    printed = repr(redis_address("sentinel://u:secret@a/0?master=m&sentinel_password=hidden"))
    assert "secret" not in printed and "hidden" not in printed
