"""``/``: what is in the graph and the ways into it."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.resources import top_level
from kg.server import pages
from kg.server.context import context_of
from kg.server.vocabulary import STATUSES, kg_label, status_meaning
from kg.store.library import questions
from kg.store.report import event_counts

_ACTORS = ("Person", "Organization", "State", "Group", "Place")


def front(request: Request) -> Response:
    """The page."""
    context = context_of(request)
    report = context.report
    events = [(name, kg_label(name), count) for name, count in event_counts(report).items() if count]
    return pages.html(
        "front",
        name=_name(context.settings.folder),
        report=report,
        statuses=[(s, kg_label(s), status_meaning(s), report["status"].get(s, 0)) for s in STATUSES],
        events=sorted(events, key=lambda e: (-e[2], e[1])),
        things=[(k, kg_label(k), report["classes"].get(k, 0)) for k in _ACTORS],
        questions=len(questions()),
        endpoint=str(request.url_for("sparql")),
        query="",
    )


def icon(_: Request) -> Response:
    """What browsers ask for on pages that name no icon."""
    return RedirectResponse("/static/icon.svg")


def ontology(_: Request) -> Response:
    """The page of the ontology."""
    return HTMLResponse((top_level("ontologies") / "index.html").read_text(encoding="utf-8"))


def ontology_file(request: Request) -> Response:
    """Its sources, which that page links to."""
    path = top_level("ontologies") / f"{request.path_params['name']}.ttl"
    if not path.is_file():
        return RedirectResponse("/ontology")
    return Response(path.read_bytes(), media_type="text/turtle")


def _name(folder: Path) -> str:
    return folder.resolve().name
