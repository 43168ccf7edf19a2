"""What holds for all tests."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Let Ctrl-C end what tests start, also where a script runs them in the background.

    There a shell has SIGINT ignored, and every process started from there inherits that.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
