"""The walls: what a page may load, who may read from elsewhere, under which names the server answers.

The server is for the person at this machine. A web page that happens to be open in the same browser must not read the
graph, so other origins than this machine's own have to be let in by name; and a name that somebody points at 127.0.0.1
(DNS rebinding) gets no answer.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.settings import Settings

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'{styles}",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
# The editor of the query page and the page of the ontology style their elements themselves.
_OWN_STYLES = ("/sparql", "/ontology")
# The explorer is a page that also works as a file: it brings its own, narrower policy.
_OWN_POLICY = "/explore"
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1", "[::1]")
_LOCAL_ORIGINS = r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?"
_ANY_ADDRESS = ("0.0.0.0", "::")


def middleware(settings: Settings) -> list[Middleware]:
    """The layers around the rooms, outermost first."""
    hosts = ["*"] if settings.host in _ANY_ADDRESS else [*_LOCAL_HOSTS, settings.host]
    return [
        Middleware(_Headers),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(
            CORSMiddleware,
            allow_origins=list(settings.origins),
            allow_origin_regex=_LOCAL_ORIGINS,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Accept", "Content-Type"],
            expose_headers=["X-Result-Truncated", "X-Result-Limit"],
        ),
    ]


class _Headers:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers.setdefault("Cache-Control", "no-cache")
                if scope["path"] != _OWN_POLICY:
                    styles = " 'unsafe-inline'" if scope["path"] in _OWN_STYLES else ""
                    headers["Content-Security-Policy"] = _POLICY.format(styles=styles)
            await send(message)

        await self._app(scope, receive, send_with_headers)
