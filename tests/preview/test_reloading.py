"""How an open page learns of what has changed: the script that it is given, and the stream."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path

import pytest

from plugins.preview import reloading
from plugins.preview.build import BuildResult
from plugins.preview.reloading import page_of, with_script
from plugins.preview.server import PreviewServer
from plugins.preview.site import Site

SOON = 20.0  # seconds; only ever waited for in full by a test that fails
MANY = 50
SHOWN = re.compile(r'<script async src="/\.preview/reload\.js" data-shown="([^"]+)"></script>\n')
FILES = {
    "index.html": "<title>Home</title><body>Home</body>",
    "news/index.html": "<title>News</title><body>News</body>",
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

    def told(self) -> str:
        """The number of a build, as soon as one is told."""
        while not (line := self.line()).startswith("data: "):
            assert line, "the stream has ended"
        return line.removeprefix("data: ")

    def close(self) -> None:
        self.given.close()
        self.connection.close()


class Shown:
    """A site that is served, and built by the test itself."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.site, self.folder, self.stack = Site(folder), folder, stack
        self.server = PreviewServer(0, self.site)
        self.address = self.server.address.split("/")[2]

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def settle(self, result: BuildResult = BuildResult(True)) -> None:  # noqa: B008 - frozen
        with self.site.building():
            self.site.settle(result)

    def get(self, target: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.address, timeout=SOON)
        connection.request("GET", target)
        given = connection.getresponse()
        body = given.read().decode()
        connection.close()
        return given.status, body

    def known_by(self, target: str) -> str:
        """What the page says that it is known by."""
        found = SHOWN.search(self.get(target)[1])
        assert found, "the page has no script"
        return found[1]

    def known(self, page: str) -> str:
        """What the preview says that a page is known by."""
        return self.get(f"/.preview/known?page={page}")[1]

    def listen(self) -> Stream:
        stream = Stream(self.address)
        self.stack.callback(stream.close)
        return stream


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """A site that was built once."""
    with ExitStack() as stack:
        made = Shown(tmp_path, stack)
        stack.enter_context(made.server)
        for name, text in FILES.items():
            made.write(name, text)
        threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True).start()
        stack.callback(made.server.shutdown)
        stack.callback(made.site.close)
        made.settle()
        yield made


@pytest.mark.parametrize("target", ["/", "/index.html", "/news/", "/nothing/"])
def test_a_page_is_given_the_script(shown: Shown, target: str) -> None:
    assert len(SHOWN.findall(shown.get(target)[1])) == 1


def test_a_page_of_problems_is_given_the_script(shown: Shown) -> None:
    shown.settle(BuildResult(False, "x.md:1: no title"))
    assert len(SHOWN.findall(shown.get("/")[1])) == 1


@pytest.mark.parametrize("name", ["site.css", "feed.atom", "words.txt"])
def test_what_is_no_page_is_given_none(shown: Shown, name: str) -> None:
    assert shown.get(f"/{name}") == (200, FILES[name])


def test_the_file_of_a_page_stays_as_it_is(shown: Shown) -> None:
    shown.get("/")
    assert (shown.folder / "index.html").read_text(encoding="utf-8") == FILES["index.html"]


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
    assert with_script(page, "1").replace(reloading.SCRIPT.encode(), b"S") == expected


def test_the_script_itself_is_served(shown: Shown) -> None:
    status, text = shown.get("/.preview/reload.js")
    assert (status, "new EventSource(" in text) == (HTTPStatus.OK, True)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("/.preview/known?page=%2Fnews%2F", "/news/"),
        ("/.preview/known?page=%2Fcaf%25C3%25A9.html", "/caf%C3%A9.html"),
        ("/.preview/known", "/"),
    ],
)
def test_which_page_is_asked_about(target: str, page: str) -> None:
    assert page_of(target) == page


@pytest.mark.parametrize("page", ["/", "/news/", "/nothing/"])
def test_a_page_knows_what_it_is_known_by(shown: Shown, page: str) -> None:
    assert shown.known(page) == shown.known_by(page)


def test_a_page_that_changed_is_known_by_something_else(shown: Shown) -> None:
    before = shown.known("/")
    shown.write("index.html", "<body>Home, changed</body>")
    shown.settle()
    assert shown.known("/") != before


def test_a_page_that_did_not_change_is_known_by_the_same(shown: Shown) -> None:
    before = shown.known("/news/")
    shown.write("index.html", "<body>Home, changed</body>")
    shown.settle()
    assert shown.known("/news/") == before


def test_when_a_part_that_was_given_changed_so_did_every_page(shown: Shown) -> None:
    shown.get("/site.css")
    before = shown.known("/")
    shown.write("site.css", "body { color: black }")
    shown.settle()
    assert shown.known("/") != before


def test_problems_make_every_page_another_until_they_are_mended(shown: Shown) -> None:
    whole = shown.known("/")
    shown.settle(BuildResult(False, "x.md:1: no title"))
    problems = shown.known("/")
    shown.settle()
    assert (problems != whole, shown.known("/")) == (True, whole)


def test_a_page_that_comes_to_be_is_known_by_something_else(shown: Shown) -> None:
    before = shown.known("/late/")
    shown.write("late/index.html", FILES["404.html"])
    shown.settle()
    assert shown.known("/late/") != before


def test_a_stream_is_a_stream(shown: Shown) -> None:
    assert shown.listen().given.headers["Content-Type"] == "text/event-stream"


def test_a_stream_tells_of_each_build(shown: Shown) -> None:
    stream = shown.listen()
    first = stream.told()
    shown.settle()
    assert (first, stream.told()) == ("1", "2")


def test_before_the_first_build_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reloading, "BEAT", 0.01)
    events = reloading.events(Site(tmp_path))
    assert [next(events) for _ in range(3)] == [b"retry: 300\n\n", b":\n\n", b":\n\n"]


def test_a_stream_ends_with_its_site(shown: Shown) -> None:
    stream = shown.listen()
    stream.told()
    shown.site.close()
    assert stream.line() == ""


def test_a_browser_that_has_gone_is_noticed(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reloading, "BEAT", 0.01)
    before = set(threading.enumerate())
    stream = shown.listen()
    stream.told()
    (thread,) = set(threading.enumerate()) - before
    stream.close()
    thread.join(SOON)
    assert not thread.is_alive()


def test_many_streams_are_all_told_and_stall_nobody(shown: Shown) -> None:
    before = set(threading.enumerate())
    streams = [shown.listen() for _ in range(MANY)]
    first = {stream.told() for stream in streams}
    assert shown.get("/news/")[0] == HTTPStatus.OK
    shown.settle()
    second = {stream.told() for stream in streams}
    shown.site.close()
    for thread in set(threading.enumerate()) - before:
        thread.join(SOON)
    assert (first, second) == ({"1"}, {"2"})
    assert set(threading.enumerate()) <= before
