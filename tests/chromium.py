"""A headless Chromium for the tests that look at pages, and the marks that such tests carry."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="needs Chromium and ChromeDriver (apt: chromium, chromium-driver)"
    ),
]


@contextmanager
def driven(profile: Path) -> Iterator[Any]:
    """A driver whose console and network logs are kept; ``profile`` is an empty folder of its own."""
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    quiet = ["gpu", "quic", "background-networking", "component-update", "sync"]
    for flag in ("headless", "no-sandbox", "no-first-run", "window-size=1400,900", *(f"disable-{q}" for q in quiet)):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()
