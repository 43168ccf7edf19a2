"""The preview's web server: on this computer only, and for this computer only."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plugins.preview.livereload import EVENTS, KNOWN, SCRIPT, SOURCE, digest, events, with_script
from plugins.preview.media_types import type_of
from plugins.preview.responses import HTML, PLAIN, respond, response
from plugins.preview.supervisor import Say, Supervisor
from plugins.preview.watcher import Watch, changes

HOST = "127.0.0.1"
LAST_PORT = 65_535
USUAL_PORT = 80  # the one that browsers leave out
STREAM = "text/event-stream"
GUARDS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every response says to the browser: to show it in no other page, to take it for nothing
but what it is, and to tell no other site where a reader came from."""
SECONDS_TO_END = 3  # for what is being answered when the server ends


def _print(text: str) -> None:
    print(text, flush=True)


def serve(
    command: Sequence[str],
    watch: Watch,
    port: int,
    *,
    folder: Path | None = None,
    say: Say = _print,
) -> int:
    """Show a site on 127.0.0.1:``port`` until Ctrl-C; gives the exit status.

    ``command``, run in ``folder``, is the worker, which calls ``worker.serve_requests``. It
    reads again what has changed in ``watch``, and is replaced where that is code. Port 0 is any
    free one. The status is 1 where the port cannot be had.
    """
    try:
        listening = _listen(port)
    except OSError as error:
        say(_no_port(port, error))
        return 1
    with listening:
        try:
            asyncio.run(show(command, watch, listening, folder=folder, say=say))
        except KeyboardInterrupt:
            say("\nThe preview has ended.")
    return 0


async def show(
    command: Sequence[str],
    watch: Watch,
    listening: socket.socket,
    *,
    folder: Path | None = None,
    say: Say = _print,
) -> None:
    """The same on a socket that is ``listening``, until it is cancelled."""
    port = int(listening.getsockname()[1])
    address = f"http://{HOST}:{port}/"
    supervisor = Supervisor(command, folder, address, say)
    server = Server(_config(ForThisComputer(application(supervisor), address, port)))
    serving = asyncio.create_task(server.serve([listening]))
    following = [
        asyncio.create_task(supervisor.run()),
        asyncio.create_task(_note_changes(watch, supervisor)),
    ]
    try:
        ended, _ = await asyncio.wait([serving, *following], return_when=asyncio.FIRST_COMPLETED)
        for task in ended:  # which none does unless something is wrong
            task.result()
    finally:
        for task in following:
            task.cancel()
        await supervisor.close()
        server.should_exit = True
        await asyncio.gather(serving, *following, return_exceptions=True)


async def _note_changes(watch: Watch, supervisor: Supervisor) -> None:
    async for changed in changes(watch):
        await supervisor.note_edit(of_code=watch.has_code(changed))


class Server(uvicorn.Server):
    """A server that leaves Ctrl-C to its caller."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_END,
    )


def application(supervisor: Supervisor) -> Starlette:
    """What answers: the preview's own addresses, and all others by the site."""

    async def script(_: Request) -> Response:
        return response(SOURCE.read_bytes(), type_of(SOURCE))

    async def known(request: Request) -> Response:
        page = request.query_params.get("page", "/")
        given = await respond(unquote(page), "", supervisor)
        return response(digest(given.status_code, bytes(given.body)).encode(), PLAIN)

    async def stream(request: Request) -> Response:
        if request.method == "HEAD":
            return response(b"", STREAM)
        headers = {"Content-Type": STREAM, "Cache-Control": "no-store"}
        return StreamingResponse(events(supervisor.revisions), headers=headers)

    async def site(request: Request) -> Response:
        query = request.scope["query_string"].decode("latin-1")
        given = await respond(request.scope["path"], query, supervisor)
        if given.headers["Content-Type"] != HTML:
            return given
        shown = digest(given.status_code, bytes(given.body))
        return response(with_script(bytes(given.body), shown), HTML, given.status_code)

    return Starlette(
        routes=[
            Route(SCRIPT, script),
            Route(KNOWN, known),
            Route(EVENTS, stream),
            Route("/{path:path}", site),
        ]
    )


class ForThisComputer:
    """Refuses requests made under any other host name, or by the page of another site.

    A stranger's page could have its own name point here, and then read everything; or it could
    show this one in a frame, and have its reader click in it.
    """

    def __init__(self, app: ASGIApp, address: str, port: int) -> None:
        """``app`` answers all others."""
        self._app = app
        elsewhere = f"This preview is only for this computer, at {address}\n"
        self._misdirected = response(elsewhere.encode(), PLAIN, 421)
        linked = f"No other site may lead to this preview. Type its address: {address}\n"
        self._forbidden = response(linked.encode(), PLAIN, 403)
        names = {HOST, "localhost"}
        with_port = {f"{name}:{port}" for name in names}
        self._names = with_port | names if port == USUAL_PORT else with_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(GUARDS)
            await send(message)

        await self._answer_to(Headers(scope=scope))(scope, receive, send_guarded)

    def _answer_to(self, asked: Headers) -> ASGIApp:
        hosts = [host.lower() for host in asked.getlist("host")]
        if len(hosts) != 1 or hosts[0] not in self._names:
            return self._misdirected
        if asked.getlist("sec-fetch-site").count("cross-site"):
            return self._forbidden
        return self._app


def _listen(port: int) -> socket.socket:
    if not 0 <= port <= LAST_PORT:
        raise OSError(f"there are ports from 0 to {LAST_PORT}")
    return socket.create_server((HOST, port))


def _no_port(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use already, perhaps by another preview.\n"
            f"End that one, or choose another port, for example {port + 1}."
        )
    return f"Port {port} cannot be used here ({error}). Choose another, for example 8000."
