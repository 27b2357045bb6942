"""The address of the broker as Celery and kombu take it: their own form of addresses, and options beside it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from newswire_shared.contracts.redis_address import RedisAddress, redis_address
from newswire_shared.state.redis_client import sentinel_options


def broker_settings(url: str) -> dict[str, Any]:
    """The settings `broker_url` and `broker_use_ssl` of Celery; kombu would take a bare rediss:// without a check."""
    address = redis_address(url)
    scheme = "sentinel" if address.master else "redis" if address.tls is None else "rediss"
    return {
        # kombu takes several addresses in one, each with all that belongs to it
        "broker_url": ";".join(
            f"{scheme}://{_login(address)}{_place(place)}/{address.database}" for place in address.places
        ),
        "broker_use_ssl": address.tls and dict(address.tls),
    }


def sentinel_transport(url: str) -> dict[str, Any]:
    """The options of kombu's transport by which it finds the master; none where no sentinels are asked."""
    address = redis_address(url)
    if not address.master:
        return {}
    return {"master_name": address.master, "sentinel_kwargs": sentinel_options(address)}


def _login(address: RedisAddress) -> str:
    user, password = address.login.username, address.login.password
    if password is None and user is None:
        return ""
    return f"{quote(user or '', safe='')}:{quote(password or '', safe='')}@"


def _place(place: tuple[str, int]) -> str:
    host, port = place
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
