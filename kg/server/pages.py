"""Renders the HTML pages. Every text goes through the template's escaping; no page holds a script of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg.server.addresses import page_of
from kg.server.vocabulary import kg_label, status_meaning


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"page_of": page_of, "kg_label": kg_label, "status_meaning": status_meaning}
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def html(template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """The page made by ``templates/TEMPLATE.html.jinja``."""
    text = _environment().get_template(f"{template}.html.jinja").render(values)
    return HTMLResponse(text, status_code=status, headers={"Vary": "Accept"})


def message_page(title: str, message: str, status: int) -> HTMLResponse:
    """A page that says why there is nothing to show."""
    return html("message", status=status, title=title, message=message, query="")
