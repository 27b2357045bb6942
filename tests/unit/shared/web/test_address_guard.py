"""Nothing but the public web is ever connected to, unless the operator allows it."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_shared.web.address_guard import AddressGuard

PRIVATE = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "::/96", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32",
    "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111",
          "2a00:1450:4001:80b::200e"]  # fmt: skip


def inside(network: str) -> st.SearchStrategy[str]:
    return st.ip_addresses(network=network).map(str)


@given(st.sampled_from(PRIVATE).flatmap(inside))
def test_no_address_of_a_private_or_special_network_passes(address: str) -> None:
    assert not AddressGuard().permits(address)


@given(st.ip_addresses(v=4))
def test_no_address_that_is_wrapped_in_another_passes(address: ipaddress.IPv4Address) -> None:
    wrapped = [f"::ffff:{address}", f"::{address}", f"64:ff9b::{address}",
               str(ipaddress.IPv6Address((0x2002 << 112) + (int(address) << 80)))]  # fmt: skip
    assert not any(map(AddressGuard().permits, wrapped))


@given(st.ip_addresses(v=6))
def test_an_address_that_passes_is_one_of_the_global_web(address: ipaddress.IPv6Address) -> None:
    assert not AddressGuard().permits(str(address)) or (int(address) >> 125 == 1 and address.is_global)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_web_pass(address: str) -> None:
    assert AddressGuard().permits(address)


@pytest.mark.parametrize("address", ["fe80::1%eth0", "::1%lo", "169.254.169.254"])
def test_a_zone_or_a_cloud_makes_no_difference(address: str) -> None:
    assert not AddressGuard().permits(address)


def test_an_allowed_network_passes_and_only_that() -> None:
    guard = AddressGuard.allowing(("10.1.0.0/16", "fd00::/8"))
    permitted = {address: guard.permits(address) for address in ("10.1.2.3", "::ffff:10.1.2.3", "fd12::1", "8.8.8.8")}
    assert all(permitted.values()), permitted
    assert not any(map(guard.permits, ("10.2.0.1", "127.0.0.1", "fe80::1", "::ffff:10.2.0.1")))


@pytest.mark.parametrize("network", ["10.1.2.3/16", "x", "10.0.0.0/40", ""])
def test_what_is_no_network_is_refused(network: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        AddressGuard.allowing((network,))
