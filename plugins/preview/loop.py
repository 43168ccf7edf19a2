"""The loop: build, serve, watch, build again."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from plugins.preview.build import Build, Changes, attempt
from plugins.preview.server import PreviewServer
from plugins.preview.site import Site
from plugins.preview.watching import occasions

Say = Callable[[str], None]

PROMPTLY = 0.05  # seconds between the server's looks at whether to end


def _print(text: str) -> None:
    print(text, flush=True)


def serve(
    build: Build,
    output: Path,
    watch: Iterable[Path],
    port: int,
    *,
    say: Say = _print,
    stop: threading.Event | None = None,
) -> int:
    """Show what ``build`` puts at ``output`` on 127.0.0.1:``port`` until Ctrl-C (or ``stop``).

    ``watch`` are the folders and files that a change in leads to another build; what lies in
    ``output`` or is hidden does not count. A build that fails, or raises, leaves the last whole
    site there, and its report is shown in the browser and through ``say``. Port 0 is any free
    one. Returns the exit status: 0, or 1 where the port cannot be had.
    """
    site = Site(output)
    try:
        server = PreviewServer(port, site)
    except (OSError, OverflowError) as error:
        say(_no_port(port, error))
        return 1
    with server:
        threading.Thread(target=server.serve_forever, args=(PROMPTLY,), daemon=True).start()
        try:
            for changes in occasions(watch, output, stop):
                _rebuild(build, changes, site, server.address, say)
        except KeyboardInterrupt:
            say("\nThe preview has ended.")
        finally:
            site.close()
            server.shutdown()
    return 0


def _rebuild(build: Build, changes: Changes, site: Site, address: str, say: Say) -> None:
    """Build once, and say what came of it: the one place that does."""
    began = time.perf_counter()
    with site.building():
        result = attempt(build, changes)
        site.settle(result)
    if result.report:
        say(result.report)
    seconds = time.perf_counter() - began
    if not result.succeeded:
        say(f"Not built; {address} lists what to mend. Waiting for a change …")
    elif site.number == 1:
        say(f"Built in {seconds:.2f} s. The site is at {address} (Ctrl-C ends this preview).")
    else:
        say(f"Built again in {seconds:.2f} s.")


def _no_port(port: int, error: OSError | OverflowError) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use already, perhaps by another preview.\n"
            f"End that one, or choose another port, for example {port + 1}."
        )
    return f"Port {port} cannot be used here ({error}). Choose another, for example 8000."
