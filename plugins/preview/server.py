"""The preview's web server: on this computer only, and for this computer only."""

from __future__ import annotations

import os
import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from plugins.preview.answer import PLAIN, Answer, answer
from plugins.preview.reloading import EVENTS, asks_for, events
from plugins.preview.site import Site

HOST = "127.0.0.1"
USUAL_PORT = 80  # the one that browsers leave out


class PreviewServer(ThreadingHTTPServer):
    """Serves ``site`` at ``port`` (0: any that is free). Raises ``OSError`` where it may not.

    Each request has a thread; that of a stream lasts as long as the browser listens.
    """

    # On Windows this would let two previews share a port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, port: int, site: Site) -> None:
        """Take the port; nothing is answered until ``serve_forever``."""
        self.site = site
        super().__init__((HOST, port), PreviewHandler)

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def names(self) -> set[str]:
        """What a browser that was told of this preview calls it."""
        names = {HOST, "localhost"}
        with_port = {f"{name}:{self.server_port}" for name in names}
        return with_port | names if self.server_port == USUAL_PORT else with_port

    def server_bind(self) -> None:
        """Take the port, without asking the network for this computer's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away before the answer is no error of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    # Browsers open connections before they know what to ask, and may never ask anything.
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a body, or with a stream of events."""
        if asks_for(self.path, EVENTS) and self._is_meant():
            self._stream()
        else:
            self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for what the builds have to say."""

    def _is_meant(self) -> bool:
        """Whether the browser knows whom it asks.

        The name of a stranger's page can be made to lead here, and the page could then read all.
        """
        return self.headers.get("Host", "").lower() in self.server.names

    def _answer(self, *, with_body: bool) -> None:
        given = answer(self.path, self.server.site) if self._is_meant() else self._refusal()
        self._begin(given.status, given.content_type)
        self.send_header("Content-Length", str(len(given.body)))
        if given.location:
            self.send_header("Location", given.location)
        self.end_headers()
        if with_body:
            self.wfile.write(given.body)

    def _stream(self) -> None:
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        for event in events(self.server.site):
            self.wfile.write(event)

    def _begin(self, status: HTTPStatus, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Cache-Control", "no-store")

    def _refusal(self) -> Answer:
        text = f"This preview is only for this computer, at {self.server.address}\n"
        return Answer(HTTPStatus.MISDIRECTED_REQUEST, PLAIN, text.encode())
