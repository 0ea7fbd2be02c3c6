"""What a web page says of itself in JSON-LD and in ``article:`` properties: dates with their time of day, publisher."""

from __future__ import annotations

import json
from typing import Any

from kg.articles.fields import Fields

_ARTICLE_TYPES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)


def page_fields(page: Any) -> Fields:
    """What the page says of itself in JSON-LD and in ``article:`` properties."""

    def meta(name: str) -> str | None:
        values = page.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name)
        return next((" ".join(v.split()) for v in values if v.strip()), None)

    node = _article_node(page)
    publisher = node.get("publisher")
    return Fields(
        title=_string(node.get("headline")),
        published=_string(node.get("datePublished")),
        modified=_string(node.get("dateModified")),
        publisher=_string(publisher.get("name")) if isinstance(publisher, dict) else None,
    ).over(
        Fields(
            title=meta("og:title"),
            published=meta("article:published_time") or meta("datePublished"),
            modified=meta("article:modified_time") or meta("dateModified"),
            publisher=meta("og:site_name"),
        )
    )


def _string(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _article_node(page: Any) -> dict[str, Any]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            loaded = json.loads(script)
        except (ValueError, RecursionError):
            continue
        nodes = loaded if isinstance(loaded, list) else [loaded]
        nodes += [n for node in nodes if isinstance(node, dict) for n in _graph(node)]
        for node in nodes:
            if isinstance(node, dict) and _is_article(node.get("@type")):
                return node
    return {}


def _graph(node: dict[str, Any]) -> list[Any]:
    graph = node.get("@graph")
    return graph if isinstance(graph, list) else []


def _is_article(types: object) -> bool:
    names = types if isinstance(types, list) else [types]
    return any(name in _ARTICLE_TYPES for name in names)
