"""Which addresses are public."""

import time

import pytest

from dragoman.errors import FetchRefused
from dragoman.report.addresses import is_global, resolve


@pytest.mark.parametrize(
    "address",
    ["9.9.9.9", "2606:4700::1111", "::ffff:9.9.9.9", "64:ff9b::909:909", "2002:909:909::1"],
)  # fmt: skip
def test_addresses_accept_public_ones(address: str) -> None:
    assert is_global(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "::", "::1", "fc00::1",
        "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::1", "::7f00:1", "no address", "",
    ],
)  # fmt: skip
def test_addresses_refuse_all_others(address: str) -> None:
    assert not is_global(address)


def test_addresses_resolve_refuses_a_host_with_one_private_address() -> None:
    with pytest.raises(FetchRefused, match=r"news\.example is at 10\.0\.0\.1, which is no public address"):
        resolve("news.example", 80, lambda host, port: ["9.9.9.9", "10.0.0.1"], is_global, 5)


def test_addresses_resolve_names_an_unknown_host() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchRefused, match=r"The host news\.example is not known"):
        resolve("news.example", 80, unknown, is_global, 5)


def test_addresses_resolve_gives_up_in_time() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["9.9.9.9"]

    start = time.monotonic()
    with pytest.raises(FetchRefused, match="not found in time"):
        resolve("news.example", 80, slow, is_global, 0.1)
    assert time.monotonic() - start < 2
