"""The private-address guard: it decides at connect time, by the address that is really connected to.

A name that resolves to a private address, at whichever look-up, never gets a byte.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
WEB = ipaddress.ip_network("2000::/3")  # NAT64, site-local and IPv4-compatible addresses lie outside
# What only the inside of a cloud answers, though its addresses are of the public web: metadata and the like of Azure
# and Oracle.  The second is also a block of protocols, which Python before 3.12.4 takes for public.
CLOUDS = (ipaddress.ip_network("168.63.129.16/32"), ipaddress.ip_network("192.0.0.0/24"))
LookUp = Callable[..., list[tuple[Any, ...]]]  # a name and a port as `socket.getaddrinfo` looks them up


class BlockedAddress(Exception):
    """Every address of a host is private, local or otherwise not of the public web.

    No OSError: urllib3 would take it for a broken connection, which may pass.
    """


@dataclass(frozen=True, slots=True)
class AddressGuard:
    """Allows public addresses, and those of the networks that the operator allows.

    A name is looked up once: what was judged is what is connected to, so a name that changes in between gains nothing.
    """

    allowed: tuple[Network, ...] = ()
    look_up: LookUp = socket.getaddrinfo

    @classmethod
    def allowing(cls, networks: tuple[str, ...]) -> AddressGuard:
        """A guard with exceptions.  Raises ValueError for what is no network."""
        return cls(tuple(ipaddress.ip_network(network) for network in networks))

    def permits(self, address: str) -> bool:
        """Whether an IP address may be connected to; one that wraps another never is part of the web."""
        ip = ipaddress.ip_address(address.partition("%")[0])
        inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
        if any(inner in network for network in self.allowed):
            return True
        if any(ip in network for network in CLOUDS):
            return False
        return inner is ip and ip.is_global and not ip.is_multicast and (ip.version == 4 or ip in WEB)

    def check(self, host: str, port: int) -> None:
        """Return if a host has an address that may be connected to.  Raises as `connect`, to which nothing is bound."""
        self._permitted(host, port)

    def connect(self, host: str, port: int, timeout_s: float, opened: Callable[[socket.socket], None]) -> socket.socket:
        """Connect to the first permitted address of a host that answers; `opened` sees each socket, before and after.

        Raises BlockedAddress if none is permitted, OSError if none answers.
        """
        fault = OSError(f"{host} has no address")
        for address, family in self._permitted(host, port).items():
            try:
                link = _connected(family, (address, port), timeout_s, opened)
            except OSError as error:
                fault = error
            else:
                link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as urllib3, whose place this takes, does
                opened(link)
                return link
        raise fault

    def _permitted(self, host: str, port: int) -> dict[str, int]:
        """The addresses of a host that may be connected to, with their families."""
        found = {str(info[4][0]): info[0] for info in self.look_up(host, port, type=socket.SOCK_STREAM)}
        permitted = {address: family for address, family in found.items() if self.permits(address)}
        if not permitted:
            raise BlockedAddress(f"{host} is at {', '.join(found)}, which is not of the public web")
        return permitted


def _connected(
    family: int, place: tuple[str, int], timeout_s: float, opened: Callable[[socket.socket], None]
) -> socket.socket:
    link = socket.socket(family, socket.SOCK_STREAM)
    link.settimeout(timeout_s)
    try:
        opened(link)  # before: connecting is bounded by the deadline too
        link.connect(place)
    except OSError:
        link.close()
        raise
    return link
