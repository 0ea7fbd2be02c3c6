"""One HTML page with network, claims board, timeline, map and table; it runs no text of an article.

Two walls stand between an article and the reader's browser: article text reaches the page only as JSON (inside a
block without ``<``, ``>`` and ``&``, or fetched) and is shown only as text nodes; and the page's
Content-Security-Policy forbids every request and every script but the two written here (by their hashes). Only the
page that ``kg serve`` gives out may ask for data, and only its own server.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.views.drawing import OPTIONS, vis_script
from kg.views.edges import acting_roles
from kg.views.labels import LANGUAGES, page_labels
from kg.views.payload import MOST_NODES, page_data
from kg.views.read import HasStore
from kg.views.records import Snapshot

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_LONGEST_PLAIN = 4_000_000  # characters of JSON; beyond, the page holds it deflated, at about a quarter of the size
_UNSAFE_IN_HTML = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def html_page(graph: HasStore | Snapshot, *, title: str = "Nyhetsgraf", most_nodes: int = MOST_NODES) -> str:
    """The page as a string, its data inside. ``most_nodes`` limits how many are drawn together in the network."""
    return page_with(page_data(graph, most_nodes=most_nodes), title=title)


def page_with(data: dict[str, Any], *, title: str = "Nyhetsgraf") -> str:
    """The same page for whoever has its ``page_data`` at hand."""
    return _page(title, data, "")


def explorer_page(data_url: str, *, title: str = "Nyhetsgraf") -> str:
    """The same page for a server: it fetches what ``page_data`` gives as JSON from ``data_url`` (same origin).

    A node that the page has not got yet is asked for at ``data_url?around=IRI&depth=N`` (both percent-encoded).
    """
    return _page(title, None, data_url)


def write_html(graph: HasStore, path: str | Path, *, title: str = "Nyhetsgraf", most_nodes: int = MOST_NODES) -> Path:
    """Writes the page (UTF-8 on every system) and returns its path."""
    out = Path(path)
    out.write_text(html_page(graph, title=title, most_nodes=most_nodes), encoding="utf-8", newline="\n")
    return out


def iframe(
    graph: HasStore | Snapshot, *, around: str | None = None, depth: int = 2, start: str = "", height: int = 640
) -> str:
    """The page in a sandboxed frame for a notebook; it has no access to the notebook around it.

    It opens at the view ``start`` ("network" unless told; "board", "timeline", "map" or "table"), with the whole
    graph or with what lies within ``depth`` events of the IRI ``around``.
    """
    chosen = f"{start or 'network'}/{quote(around, safe='')}" if around else start
    page = html.escape(_page("Nyhetsgraf", page_data(graph, around, depth), "", chosen), quote=True)
    return (
        f'<div class="nyhetsgraf"><iframe sandbox="allow-scripts allow-popups allow-downloads" srcdoc="{page}" '
        f'title="Nyhetsgraf" '
        f'style="width:100%;height:{height}px;border:1px solid #8886;border-radius:8px"></iframe></div>'
    )


def inert_json(value: Any) -> str:
    """JSON that can stand inside a script element whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_UNSAFE_IN_HTML)


def _page(title: str, data: dict[str, Any] | None, data_url: str, start: str = "") -> str:
    labels = page_labels()
    vis, script = vis_script(), _script()
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("view.html.jinja").render(
        title=title,
        t=labels["en"],
        languages=LANGUAGES,
        empty=data is not None and not data["events"],
        labels=labels,
        csp=_policy(vis, script, asks="'self'" if data_url else ""),
        data_url=data_url,
        # Files of this package, not of an article: they go in as they are.
        css=Markup((_TEMPLATES / "view.css").read_text(encoding="utf-8")),
        world=Markup((_HERE / "assets" / "world.svg").read_text(encoding="utf-8")),
        vis=Markup(vis),
        script=Markup(script),
        settings=Markup(inert_json({"labels": labels, "options": OPTIONS, "acting": acting_roles(), "start": start})),
        **_inside(data),
    )


def _inside(data: dict[str, Any] | None) -> dict[str, str]:
    """The data as it stands in the page, and its form: JSON, or JSON deflated (zlib) and in base64."""
    if data is None:
        return {"data": "", "form": ""}
    text = inert_json(data)
    if len(text) <= _LONGEST_PLAIN:
        return {"data": Markup(text), "form": "application/json"}
    return {"data": base64.b64encode(zlib.compress(text.encode(), 9)).decode(), "form": "text/x-deflated-json"}


def _script() -> str:
    parts = [p.read_text(encoding="utf-8") for p in sorted((_TEMPLATES / "js").glob("*.js"))]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _policy(*scripts: str, asks: str) -> str:
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    rules = ["default-src 'none'", f"script-src {hashes}", "style-src 'unsafe-inline'", "img-src data:"]
    rules += ["base-uri 'none'", "form-action 'none'"]
    return "; ".join([*rules, f"connect-src {asks}"] if asks else rules)
