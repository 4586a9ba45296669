"""The desk on a port of this machine: the address is printed, and opened in a browser where that is wanted."""

import ipaddress
import os
import secrets
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dragoman.case import Case
from dragoman.desk.adding import progress
from dragoman.desk.samples import dossier_path
from dragoman.errors import UsageError

DEMO = "demo.db"
FEWEST = 16  # characters of a token that somebody chooses


def serve(path: Path, host: str, port: int, token: str | None, *, browser: bool) -> None:
    """Serves until it is stopped. UsageError where the port is taken, or a host beyond this machine has no token."""
    _make_ready(path)
    token = checked_token(host, token)
    bound = _bind(host, port)
    address = address_of(host, bound.getsockname()[1], token)
    print(f"{path} is open at {address}\nCtrl-C ends it.", flush=True)
    if browser:
        threading.Thread(target=_show, args=(address,), daemon=True).start()
    _run(path, host, token, bound)


def _make_ready(path: Path) -> None:
    """Brings the file up to this version and settles it, where it may be written; says now what is wrong with it."""
    if not path.exists() or not os.access(path, os.W_OK):
        Case.open(path).close()
        return
    with Case.open(path, write=True) as case:
        case.settle()


def demo(folder: Path | None, host: str, port: int, *, browser: bool) -> None:
    """A case of the bundled dossier, in a folder of the caller's or one that goes away with the desk."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        serve(demo_case(folder), host, port, None, browser=browser)
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-demo-") as made:
        serve(demo_case(Path(made)), host, port, None, browser=browser)


def demo_case(folder: Path) -> Path:
    """The case of the dossier in this folder; it is read where it is not there yet."""
    path = folder / DEMO
    with Case.open(path, create=True) as case, progress(quiet=False) as tell:
        if not case.counts():
            print("Reading the bundled dossier …", file=sys.stderr, flush=True)
        case.add([dossier_path()], tell=tell)
    return path


def checked_token(host: str, token: str | None) -> str | None:
    """None for this machine alone where none is given; beyond it a long one is asked for."""
    if token is not None and (len(token) < FEWEST or not token.isascii() or not token.isprintable()):
        raise UsageError(f"--token must have at least {FEWEST} plain letters or digits; without a value make one up.")
    if token is None and not is_loopback(host):
        raise UsageError(
            f"--host {host} lets others on the network read and change the case: give --token too, for example"
            f" --token {secrets.token_urlsafe(18)}."
        )
    return token


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def address_of(host: str, port: int, token: str | None) -> str:
    """What to open: a name for this machine where it listens on all of its addresses."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")


def names_of(host: str) -> tuple[str, ...]:
    """Names that a request may be for: of this machine, and what it was told to listen on."""
    own = ("localhost", "127.0.0.1", "[::1]", host)
    return own if is_loopback(host) else (*own, socket.gethostname(), socket.getfqdn())


def _bind(host: str, port: int) -> socket.socket:
    """The listening socket; where no port is asked for and the usual one is taken, any."""
    try:
        return _bound(host, port or 8181)
    except OSError as error:
        if not port:
            with suppress(OSError):
                return _bound(host, 0)
        raise UsageError(f"Nothing can listen on {host}, port {port or 8181}: {error.strerror or error}.") from error


def _bound(host: str, port: int) -> socket.socket:
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(128)
    except OSError:
        found.close()
        raise
    return found


def _show(address: str) -> None:
    with suppress(webbrowser.Error):
        webbrowser.open(address)


def _run(path: Path, host: str, token: str | None, bound: socket.socket) -> None:
    server = _server(path, host, token)
    with bound:
        server([bound])


def _server(path: Path, host: str, token: str | None) -> Callable[[list[socket.socket]], None]:
    """The web server; UsageError where the extra is not installed."""
    try:
        import uvicorn

        from dragoman.desk.web.app import Options, make_app
    except ModuleNotFoundError as error:
        raise UsageError(f"The desk needs {error.name}: install `dragoman[desk]`.") from error
    options = Options(hosts=names_of(host), numbers=not is_loopback(host), token=token)
    config = uvicorn.Config(
        make_app(path, options), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
    )  # fmt: skip

    def run(sockets: list[socket.socket]) -> None:
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=sockets)

    return run
