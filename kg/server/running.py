"""Starts the server on an address of this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from kg.errors import UserError
from kg.server.app import create_app
from kg.server.settings import Settings


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serves until it is stopped; calls ``ready`` with the address once it answers there.

    Raises UserError if there is no graph, or if the address cannot be had.
    """
    listener = _listener(settings.host, settings.port)
    port = listener.getsockname()[1]
    app = create_app(replace(settings, port=port))
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    server = _Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.ready = lambda: ready(f"http://{host}:{port}/")
    with listener:
        server.run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Told that it is TCP, asyncio turns Nagle off; with it every answer waits 40 ms for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # Another server that is starting on the same port is only found out here.
        listener.listen()
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise UserError(f"port {port} is in use; choose another with --port (0 takes any that is free)") from None
        raise UserError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from None
    return listener


class _Server(uvicorn.Server):
    ready: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()
