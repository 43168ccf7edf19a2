"""The preview's web server: on this computer only, and for this computer only."""

from __future__ import annotations

import os
import socketserver
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from plugins.preview.answer import answer
from plugins.preview.site import Site

HOST = "127.0.0.1"


class PreviewServer(ThreadingHTTPServer):
    """Serves ``site`` at ``port`` (0: any that is free). Raises ``OSError`` where it may not."""

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
        return f"http://{HOST}:{self.server_address[1]}/"

    def server_bind(self) -> None:
        """Take the port, without asking the network for this computer's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away before the answer is no error of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a body."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for what the builds have to say."""

    def _answer(self, *, with_body: bool) -> None:
        given = answer(self.path, self.server.site)
        self.send_response(given.status)
        self.send_header("Content-Type", given.content_type)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Preview-Build", str(self.server.site.number))
        if given.location:
            self.send_header("Location", given.location)
        self.end_headers()
        if with_body:
            self.wfile.write(given.body)
