"""The site of the invented area in a real browser, served from memory on this computer."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import launched
from tests.fictional_area import Built, built, path_of

TYPES = {".woff2": "font/woff2", ".atom": "application/atom+xml"}


@dataclass
class Visit:
    """A page that is open in a browser, and what went wrong on the way."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def go(self, address: str) -> Visit:
        """Open the page at ``address``, an address below the site's root."""
        self.page.goto(f"{self.address}{address}")
        return self


@contextmanager
def served(site: Built) -> Iterator[str]:
    """The address of ``site``, as any host would serve it."""

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = path_of(unquote(urlsplit(self.path).path))
            found = path in site.files
            data = site.files[path if found else "404.html"]
            ending = f".{path.rpartition('.')[2]}" if found else ".html"
            kind = TYPES.get(ending) or mimetypes.types_map.get(ending, "text/plain")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            if path.startswith("assets/"):
                self.send_header("Cache-Control", "max-age=3600")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """What is asked for is seen by the browser."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def visit_in(context: BrowserContext, address: str) -> Visit:
    """A new page of ``context``, for the site at ``address``."""
    visit = Visit(context.new_page(), address)
    page = visit.page
    page.on("console", lambda message: visit.said.append(message.text))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on("requestfailed", lambda request: visit.failed.append(request.url))
    page.on("response", lambda got: None if got.ok else visit.failed.append(got.url))
    return visit


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the site of the invented area; no thread outlives the tests of a module."""
    with served(built()) as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module; two at once are more than the library allows."""
    with launched() as running:
        yield running


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A phone's window in a context of its own."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield visit_in(context, address)
    context.close()
