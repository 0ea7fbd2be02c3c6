"""``/questions``: the canned questions, to be asked by filling in a form."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import UserError
from kg.server import answer_page, pages, protocol
from kg.server.context import context_of
from kg.server.endpoint import ask_as_page
from kg.store.library import Question, bind, find_question, questions

_NOT_FOUND, _BAD_REQUEST = 404, 400


def question_list(_: Request) -> Response:
    """All questions with their parameters."""
    return pages.html("questions", questions=questions(), query="")


async def question(request: Request) -> Response:
    """One question: its form, and its answer."""
    try:
        asked = _canned(request)
    except UserError as error:
        return pages.message_page("No such question", str(error), _NOT_FOUND)
    values = _values(request, asked)
    try:
        sparql = bind(asked, values)
    except UserError as error:
        shown = answer_page.Asked(asked.sparql, asked, values)
        return answer_page.failed(context_of(request), shown, str(error), _BAD_REQUEST)
    return await ask_as_page(request, protocol.Question(sparql, "", None), answer_page.Asked(sparql, asked, values))


def question_sparql(request: Request) -> Response:
    """The SPARQL of a question with its parameters in place, for the query page."""
    try:
        asked = _canned(request)
        return PlainTextResponse(bind(asked, _values(request, asked)), media_type="application/sparql-query")
    except UserError as error:
        return PlainTextResponse(f"{error}\n", status_code=_NOT_FOUND)


def _canned(request: Request) -> Question:
    """Only what has a name: a path of the server's files or SPARQL itself is not looked up."""
    name = request.path_params["name"]
    if not any(q.name == name for q in questions()):
        raise UserError(f"there is no question {name!r}")
    return find_question(name)


def _values(request: Request, asked: Question) -> dict[str, str]:
    given = request.query_params
    return {p.name: given[p.name].strip() for p in asked.parameters if given.get(p.name, "").strip()}
