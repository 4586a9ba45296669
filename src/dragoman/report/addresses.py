"""Which network addresses a page may be fetched from: global ones only."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence

from dragoman.errors import FetchRefused

Resolver = Callable[[str, int], Sequence[str]]
AddressCheck = Callable[[str], bool]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SPECIAL = (ipaddress.IPv4Network("192.0.0.0/24"), ipaddress.IPv4Network("192.88.99.0/24"))  # protocols, old relays


def system_resolver(host: str, port: int) -> list[str]:
    """All addresses of a host, each once, in the system's order; OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_global(address: str) -> bool:
    """Whether this is a unicast address of the public network, also where it wraps an IPv4 address."""
    try:
        parsed: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(_is_public(one) for one in _wrapped(parsed) or [parsed])


def _wrapped(address: Address) -> list[Address]:
    """IPv4 addresses that an IPv6 one stands for: mapped, NAT64, 6to4."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    inner: list[Address] = [a for a in (address.ipv4_mapped, address.sixtofour) if a is not None]
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return inner


def _is_public(address: Address) -> bool:
    if any(address in network for network in _SPECIAL):
        return False
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not odd and not address.is_link_local and not site_local


def resolve(host: str, port: int, resolver: Resolver, allowed: AddressCheck, seconds: float) -> list[str]:
    """The host's addresses, all of them allowed; FetchRefused where one is not, or there is none in time."""
    answer: list[Sequence[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answer.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    # In a thread, because the system's resolver takes no time limit.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(seconds, 0.0))
    if not answer:
        raise FetchRefused(f"The address of {host} was not found in time.")
    addresses = answer[0]
    if isinstance(addresses, (OSError, UnicodeError)) or not addresses:
        raise FetchRefused(f"The host {host} is not known: check the address.")
    for address in addresses:
        if not allowed(address):
            where = address if host == address else f"The host {host} is at {address}, which"
            raise FetchRefused(f"{where} is no public address, so it is not fetched.")
    return list(addresses)
