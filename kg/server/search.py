"""``/search?q=…``: names and sentences, as a page or as JSON."""

from __future__ import annotations

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.rdf import iri
from kg.rdf.terms import SCHEMA
from kg.server import pages
from kg.server.addresses import page_of
from kg.server.context import Context, context_of
from kg.server.folding import marks, words
from kg.server.negotiation import HTML, NotAcceptableError, choose
from kg.server.search_index import NameFound, SentenceFound
from kg.server.vocabulary import kg_label
from kg.store.explanation import Passage

NAMES_SHOWN, SENTENCES_SHOWN = 20, 30
_JSON = "application/json"
_NOT_ACCEPTABLE = 406


def search(request: Request) -> Response:
    """Names and sentences that have all the words, letter case and diacritics apart."""
    try:
        media_type = choose(_accepted(request), [HTML, _JSON])
    except NotAcceptableError as error:
        return PlainTextResponse(str(error) + "\n", status_code=_NOT_ACCEPTABLE)
    context = context_of(request)
    query, page = request.query_params.get("q", ""), _page_number(request)
    names = context.index.names(query, NAMES_SHOWN + 1, page * NAMES_SHOWN)
    sentences = context.index.sentences(query, SENTENCES_SHOWN + 1, page * SENTENCES_SHOWN)
    more = len(names) > NAMES_SHOWN or len(sentences) > SENTENCES_SHOWN
    names, sentences = names[:NAMES_SHOWN], sentences[:SENTENCES_SHOWN]
    if media_type == _JSON:
        return JSONResponse(_as_json(context, query, page, names, sentences, more), headers={"Vary": "Accept"})
    wanted = words(query)
    return pages.html(
        "search",
        query=query,
        number=page,
        more=more,
        names=[(_name(context, n), page_of(n.iri), _kind(context, n), n.mentions) for n in names],
        sentences=[(_passage(context, s, wanted), page_of(s.iri), page_of(_article(s).value)) for s in sentences],
    )


def _article(found: SentenceFound) -> NamedNode:
    return NamedNode(iri.article(found.article).value)


def _passage(context: Context, found: SentenceFound, wanted: list[str]) -> Passage:
    headline = context.browser.text(_article(found), SCHEMA.headline)
    return Passage(found.article, "", "", found.text, marks(found.text, wanted), (), headline)


def _accepted(request: Request) -> str:
    by_name = {"json": _JSON, "html": HTML}
    asked = request.query_params.get("format", "")
    return by_name.get(asked, asked) if asked else request.headers.get("accept", "")


def _page_number(request: Request) -> int:
    given = request.query_params.get("page", "0")
    return int(given) if given.isdecimal() and len(given) < 6 else 0


def _kind(context: Context, found: NameFound) -> str:
    return kg_label(next(iter(context.browser.types(NamedNode(found.iri))), ""))


def _name(context: Context, found: NameFound) -> str:
    """Its preferred name, and the one that was found if that is another."""
    preferred = context.browser.label(NamedNode(found.iri))
    return preferred if preferred == found.name else f"{preferred} ({found.name})"


def _as_json(
    context: Context, query: str, page: int, names: list[NameFound], sentences: list[SentenceFound], more: bool
) -> dict[str, object]:
    return {
        "query": query,
        "page": page,
        "more": more,
        "names": [
            {
                "iri": n.iri,
                "name": context.browser.label(NamedNode(n.iri)),
                "found": n.name,
                "kind": _kind(context, n),
                "mentions": n.mentions,
                "page": page_of(n.iri),
            }
            for n in names
        ],
        "sentences": [
            {
                "iri": s.iri,
                "text": s.text,
                "marks": marks(s.text, words(query)),
                "article": s.article,
                "page": page_of(s.iri),
            }
            for s in sentences
        ],
    }
