"""``/explore``: the page of ``kg view``, fed from the store instead of a file."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from kg.server.context import context_of
from kg.views.page import explorer_page

_DEPTHS = range(1, 7)
_BAD_REQUEST = 400


def page(_: Request) -> Response:
    """The page, which then fetches its data."""
    return HTMLResponse(explorer_page("/explore.json"))


def data(request: Request) -> Response:
    """``/explore.json``: the whole graph, or with ``?around=IRI&depth=N`` a neighbourhood."""
    depth = request.query_params.get("depth", "2")
    if not depth.isdecimal() or int(depth) not in _DEPTHS:
        return PlainTextResponse(f"depth is a number from 1 to {_DEPTHS[-1]}\n", status_code=_BAD_REQUEST)
    content = context_of(request).explorer.data(request.query_params.get("around") or None, int(depth))
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            content, media_type="application/json", headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        )
    return Response(gzip.decompress(content), media_type="application/json", headers={"Vary": "Accept-Encoding"})
