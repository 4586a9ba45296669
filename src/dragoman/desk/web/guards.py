"""What stands before every page: Host, Origin, token, CSRF; and the headers that every answer carries."""

import hashlib
import hmac
import ipaddress
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from dragoman.desk.web.app import Options

SAFE = ("GET", "HEAD", "OPTIONS")
MOST_BYTES = 1_000_000  # of what a form may send
SESSION, ENTRY = "desk_session", "desk_entry"  # cookies: whose form it is; that the token was given
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # under no-referrer browsers send `Origin: null` with our own forms too, and nothing tells them from a stranger's
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware: lets through what may pass, and puts `scope["state"]["csrf"]` there for the pages."""

    def __init__(self, app: ASGIApp, options: "Options") -> None:
        self.app = app
        self.options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        session = request.cookies.get(SESSION) or ""
        fresh = not _is_session(session)
        session = secrets.token_urlsafe(24) if fresh else session
        scope.setdefault("state", {})["csrf"] = csrf_of(session, self.options.secret)
        cookies = [cookie(SESSION, session)] if fresh else []
        refusal, body = self.refusal(request), b""
        if refusal is None and request.method not in SAFE:
            body, refusal = await self.checked_body(request, scope["state"]["csrf"])
        answer = _headed(send, scope["path"], cookies)
        await (refusal or self.app)(scope, receive if request.method in SAFE else _replayed(body, receive), answer)

    def refusal(self, request: Request) -> Response | None:
        """The answer to a request that may not pass, by its head."""
        host = request.headers.get("host", "")
        if not self.known_host(host):
            return _refused(421, "This desk does not answer under that name; open the address that it printed.")
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        if request.method not in SAFE:
            if origin is not None and origin.lower() != f"{request.url.scheme}://{host}".lower():
                return _refused(403, "This came from another site, so nothing was changed.")
            if site is not None and site != "same-origin":
                return _refused(403, "This came from another site, so nothing was changed.")
        return self.without_token(request)

    def known_host(self, host: str) -> bool:
        """Whether the Host header names this desk; the port is free, since a tunnel may have another."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in {h.strip("[]").lower() for h in self.options.hosts}:
            return True
        return self.options.numbers and _is_address(name)

    def without_token(self, request: Request) -> Response | None:
        """None where the token is not asked for or was given; what leads on where it is in the address."""
        token = self.options.token
        if token is None:
            return None
        entry = entry_of(token)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if _same(request.cookies.get(ENTRY, ""), entry) or _same(bearer, token):
            return None
        if request.method == "GET" and _same(request.query_params.get("token", ""), token):
            left = request.url.remove_query_params("token")
            path = "/" + left.path.lstrip("/\\")  # two strokes would lead to another site
            answer = RedirectResponse(path + (f"?{left.query}" if left.query else ""), 303)
            answer.headers.append("set-cookie", cookie(ENTRY, entry))
            return answer
        return _refused(401, "This desk asks for its token: open the whole address that it printed.")

    async def checked_body(self, request: Request, csrf: str) -> tuple[bytes, Response | None]:
        """The body of a request that would change something, and the refusal where it has not our token."""
        body = bytearray()
        try:
            async for part in request.stream():
                body += part
                if len(body) > MOST_BYTES:
                    return b"", _refused(413, "That is more than a form may send.")
        except ClientDisconnect:
            return b"", _refused(400, "The request broke off.")
        given = request.headers.get("x-csrf") or await _form_field(request, bytes(body), "csrf")
        if not _same(given, csrf):
            return b"", _refused(403, "This page is older than the desk; load it again, then repeat what you did.")
        return bytes(body), None


def csrf_of(session: str, secret: str) -> str:
    """The token that forms of a session carry."""
    return hmac.new(secret.encode(), session.encode(), hashlib.sha256).hexdigest()


def entry_of(token: str) -> str:
    """What the cookie keeps of a token that was given."""
    return hashlib.sha256(f"dragoman desk {token}".encode()).hexdigest()


def cookie(name: str, value: str) -> str:
    """A cookie that no script reads and no other site sends."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"


async def _form_field(request: Request, body: bytes, name: str) -> str:
    async def once() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        async with Request(dict(request.scope), once).form() as form:
            value = form.get(name)
    except (MultiPartException, ValueError):
        return ""
    return value if isinstance(value, str) else ""


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once more, then what really comes."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def _headed(send: Send, path: str, cookies: list[str]) -> Send:
    """Adds the headers of every answer."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if path.startswith("/static/"):
                headers["Cache-Control"] = "no-cache"
            else:
                headers["Cache-Control"] = "no-store"
                for one in cookies:
                    headers.append("set-cookie", one)
        await send(message)

    return with_headers


def _refused(status: int, said: str) -> Response:
    return PlainTextResponse(said + "\n", status)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _is_session(value: str) -> bool:
    return len(value) == 32 and value.isascii() and value.replace("-", "").replace("_", "").isalnum()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
