"""Who calls, by the address that a request comes from."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

NETWORK: Final = 64  # bits of an IPv6 address that one household or machine has all of


def network_of(address: str) -> str:
    """What counts as one caller: an IPv4 address, or the network of an IPv6 one, which has as many as it likes."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped or ip_network((ip, NETWORK), strict=False).network_address)
    return str(ip)
