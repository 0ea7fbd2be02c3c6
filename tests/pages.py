"""A page written, opened and used in a browser: what the tests of the page share."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox

from kg import views

GRAPH = Path(__file__).parent / "data" / "views" / "graph.trig"
PREFIXES = "".join(x for x in GRAPH.read_text(encoding="utf-8").splitlines(True) if x.startswith("@prefix"))


def plain_graph(*extra: str) -> SimpleNamespace:
    """The handmade graph of two articles, with further TriG (without prefixes) if there is some."""
    return graph_of(GRAPH.read_text(encoding="utf-8"), *(PREFIXES + text for text in extra))


def graph_of(*trig: str) -> SimpleNamespace:
    store = ox.Store()
    for text in trig:
        store.load(text.encode(), format=ox.RdfFormat.TRIG)
    return SimpleNamespace(store=store)


def opened(browser: Any, graph: SimpleNamespace, folder: Path, where: str = "network") -> Any:
    """Opens the graph's page, ready to be used, at a place such as "board" or "map/IRI?lang=nb"."""
    path = views.write_html(graph, folder / "view.html")
    # From one fragment of the same file to another there would be no loading.
    browser.get("about:blank")
    browser.get(f"{path.as_uri()}#{where}")
    until(browser, "document.body.dataset.ready === 'true' || document.querySelector('main.empty') !== null")
    return browser


def until(browser: Any, script: str, seconds: float = 60) -> Any:
    """Waits until a script's value is true and gives it."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, seconds, poll_frequency=0.1).until(lambda b: b.execute_script(f"return {script}"))


def click(browser: Any, selector: str, number: int = 0) -> None:
    press = (
        "document.querySelectorAll(arguments[0])[arguments[1]].dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    browser.execute_script(press, selector, number)


def keys(browser: Any, *pressed: str) -> None:
    """Presses keys where the focus is."""
    browser.switch_to.active_element.send_keys(*pressed)


def texts(browser: Any, selector: str) -> list[str]:
    """The text of everything that a selector finds and that is shown."""
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length)"
        ".map((e) => e.textContent.trim())",
        selector,
    )
