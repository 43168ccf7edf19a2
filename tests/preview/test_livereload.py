"""How an open page learns of what has changed: the script that it is given, and the stream."""

from __future__ import annotations

import asyncio
import http.client
import re
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from http import HTTPStatus

import pytest

from plugins.preview import livereload
from plugins.preview.livereload import Revisions, with_script
from tests.preview.fake_site import FINDS_A_PROBLEM, SOON, Preview

MANY = 50
SHOWN = re.compile(r'<script async src="/\.preview/reload\.js" data-shown="([^"]+)"></script>\n')
FILES = {
    "index.html": "<title>Home</title><body>Home</body>",
    "news/index.html": "<title>News</title><body>News</body>",
    "café.html": "<title>Café</title>",
    "404.html": "<title>Nothing here</title>",
    "site.css": "body {}",
    "feed.atom": "<feed></feed>",
    "words.txt": "</body>",
}


class Stream:
    """What one browser is told."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(address, timeout=SOON)
        self.connection.request("GET", "/.preview/events")
        self.given = self.connection.getresponse()

    def line(self) -> str:
        """The next line that says something; empty at the end."""
        while (line := self.given.readline().decode()) == "\n":
            continue
        return line.strip()

    def told(self) -> int:
        """The number of a change, as soon as one is told."""
        while not (line := self.line()).startswith("data: "):
            assert line, "the stream has ended"
        return int(line.removeprefix("data: "))

    def close(self) -> None:
        self.given.close()
        self.connection.close()


class Browser:
    """Whoever looks at a preview."""

    def __init__(self, preview: Preview, stack: ExitStack) -> None:
        self.preview, self.stack = preview, stack

    def get(self, target: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.preview.address, timeout=SOON)
        connection.request("GET", target)
        given = connection.getresponse()
        body = given.read().decode()
        connection.close()
        return given.status, body

    def shown(self, target: str) -> str:
        """The digest that the page was given."""
        found = SHOWN.search(self.get(target)[1])
        assert found, "the page has no script"
        return found[1]

    def known(self, page: str) -> str:
        """The digest that a page has now, as the preview says."""
        return self.get(f"/.preview/known?page={page}")[1]

    def listen(self) -> Stream:
        stream = Stream(self.preview.address)
        self.stack.callback(stream.close)
        return stream


@pytest.fixture
def browser(preview: Preview) -> Iterator[Browser]:
    """One that looks at a site with all kinds of files."""
    for name, text in FILES.items():
        preview.write(f"site/{name}", text)
    preview.start()
    with ExitStack() as stack:
        yield Browser(preview, stack)


def test_a_page_is_given_the_script(browser: Browser) -> None:
    targets = ("/", "/index.html", "/news/", "/nothing/")
    assert [len(SHOWN.findall(browser.get(target)[1])) for target in targets] == [1, 1, 1, 1]


def test_a_page_of_problems_is_given_the_script(browser: Browser) -> None:
    browser.preview.edit("refresh.run", FINDS_A_PROBLEM)
    assert len(SHOWN.findall(browser.get("/")[1])) == 1


def test_what_is_no_page_is_given_none(browser: Browser) -> None:
    for name in ("site.css", "feed.atom", "words.txt"):
        assert browser.get(f"/{name}") == (200, FILES[name])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            b"<body>x</body></html>",
            b'<body>x<script async src="S" data-shown="1"></script>\n</body></html>',
        ),
        (
            b"a </body> b</body>",
            b'a </body> b<script async src="S" data-shown="1"></script>\n</body>',
        ),
        (b"<p>x", b'<p>x<script async src="S" data-shown="1"></script>\n'),
    ],
)
def test_the_script_is_the_last_thing_in_a_page(page: bytes, expected: bytes) -> None:
    assert with_script(page, "1").replace(livereload.SCRIPT.encode(), b"S") == expected


def test_the_script_itself_is_served(browser: Browser) -> None:
    status, text = browser.get("/.preview/reload.js")
    assert (status, "new EventSource(" in text) == (HTTPStatus.OK, True)


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("/", "%2F"),
        ("/news/", "%2Fnews%2F"),
        ("/nothing/", "%2Fnothing%2F"),
        ("/caf%C3%A9.html", "%2Fcaf%25C3%25A9.html"),
    ],
)
def test_a_page_knows_its_digest(browser: Browser, page: str, asked: str) -> None:
    assert browser.known(asked) == browser.shown(page)


def test_only_a_page_that_changed_has_another_digest(browser: Browser) -> None:
    home, news = browser.known("/"), browser.known("/news/")
    browser.preview.edit("site/index.html", "<body>Home, changed</body>")
    assert (browser.known("/") != home, browser.known("/news/")) == (True, news)


def test_problems_make_every_page_another_until_they_are_mended(browser: Browser) -> None:
    whole = browser.known("/")
    browser.preview.edit("refresh.run", FINDS_A_PROBLEM)
    problems = browser.known("/")
    browser.preview.edit("refresh.run", "")
    assert (problems != whole, browser.known("/")) == (True, whole)


def test_a_page_that_comes_to_be_has_another_digest(browser: Browser) -> None:
    before = browser.known("/late/")
    browser.preview.edit("site/late/index.html", FILES["404.html"])
    assert browser.known("/late/") != before


def test_a_stream_is_a_stream(browser: Browser) -> None:
    assert browser.listen().given.headers["Content-Type"] == "text/event-stream"


def test_whoever_asks_for_the_head_of_a_stream_does_not_wait(browser: Browser) -> None:
    assert browser.preview.get("/.preview/events", "HEAD").body == ""


def test_a_stream_tells_of_each_change(browser: Browser) -> None:
    stream = browser.listen()
    first = stream.told()
    browser.preview.write("site/index.html", "<body>Home, changed</body>")
    assert stream.told() == first + 1


def test_before_the_site_is_read_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(livereload, "BEAT", 0.01)

    async def three() -> list[bytes]:
        events = livereload.events(Revisions())
        return [await anext(events) for _ in range(3)]

    assert asyncio.run(three()) == [b"retry: 300\n\n", b":\n\n", b":\n\n"]


def test_a_stream_ends_with_the_preview(browser: Browser) -> None:
    stream = browser.listen()
    stream.told()
    browser.preview.stop()
    assert stream.line() == ""


def test_a_browser_that_has_gone_is_noticed(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = threading.Event()

    async def watched(revisions: Revisions) -> AsyncIterator[bytes]:
        try:
            async for event in livereload.events(revisions):
                yield event
        finally:
            gone.set()

    monkeypatch.setattr("plugins.preview.server.events", watched)
    stream = browser.listen()
    stream.told()
    stream.close()
    assert gone.wait(SOON)


def test_many_streams_are_all_told_and_stall_nobody(browser: Browser) -> None:
    threads = threading.active_count()
    streams = [browser.listen() for _ in range(MANY)]
    (first,) = {stream.told() for stream in streams}
    assert browser.get("/news/")[0] == HTTPStatus.OK
    browser.preview.write("site/index.html", "<body>Home, changed</body>")
    assert {stream.told() for stream in streams} == {first + 1}
    assert threading.active_count() <= threads + 1
