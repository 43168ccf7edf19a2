"""What a test of the preview starts, and what ends with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.preview.fake_site import SOON, Call, Preview


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """One with a home page; the test starts it."""
    running = Preview(tmp_path)
    running.write("site/index.html", "<title>one</title>")
    yield running
    running.stop()


@pytest.fixture
def call() -> Iterator[Call]:
    """What tells whether processes have ended."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(SOON)
        with closing(Call(listening)) as made:
            yield made
