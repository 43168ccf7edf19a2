"""The preview as a whole, with builds of the tests' own."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

import pytest

from plugins.preview import BuildResult, serve
from plugins.preview.build import Changes

SOON = 20.0  # seconds; only ever waited for in full by a test that fails
SCRIPT = re.compile(r"<script.*</script>\n")
PROBLEM = "content/x.md:3: 'helth' is not a theme of this plan. [unknown-theme]"


@dataclass(frozen=True)
class Answer:
    """What a browser is given."""

    status: int
    content_type: str
    location: str | None
    body: str


class Preview:
    """A preview under way: the content is one file, and the site says what that file says.

    A content of ``mistake`` fails; one of ``crash`` raises.
    """

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        self.content = folder / "content"
        self.content.mkdir()
        self.said: Queue[str] = Queue()
        self.stop = threading.Event()
        self.hold = threading.Event()
        self.hold.set()
        self.started = threading.Event()
        self.address = ""
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        serve(self.build, self.output, [self.content], 0, say=self.said.put, stop=self.stop)

    def build(self, changes: Changes) -> BuildResult:
        text = (self.content / "x.md").read_text(encoding="utf-8")
        self.started.set()
        assert self.hold.wait(SOON)
        if text == "mistake":
            return BuildResult(False, PROBLEM)
        if text == "crash":
            raise RuntimeError("a programmer's mistake")
        self.output.mkdir(exist_ok=True)
        for name in ("index.html", "404.html", "site.css"):
            (self.output / name).write_text(f"{name}: {text}", encoding="utf-8")
        return BuildResult(True)

    def write(self, text: str) -> None:
        new = self.content / ".x.md"
        new.write_text(text, encoding="utf-8")
        new.replace(self.content / "x.md")

    def hear(self, pattern: str) -> str:
        """Wait until the preview says ``pattern``; what it said."""
        while True:
            text = self.said.get(timeout=SOON)
            if re.search(pattern, text):
                return text

    def edit(self, text: str) -> None:
        """Write ``text`` and wait until the preview has built it, or failed to."""
        self.write(text)
        self.hear("^(Built again|Not built)")

    def start(self, text: str) -> None:
        """Begin with ``text`` as the content, and wait for the first build."""
        self.write(text)
        self.thread.start()
        said = self.hear("http://")
        self.address = said.split("http://")[1].split("/")[0]

    def get(self, target: str, method: str = "GET", host: str = "") -> Answer:
        """What is answered, without the script that pages are given."""
        connection = http.client.HTTPConnection(self.address, timeout=SOON)
        connection.request(method, target, headers={"Host": host or self.address})
        given = connection.getresponse()
        body = given.read().decode()
        connection.close()
        text = SCRIPT.sub("", body)
        return Answer(given.status, given.headers["Content-Type"], given.headers["Location"], text)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview that the test starts, and that ends with it."""
    running = Preview(tmp_path)
    yield running
    running.hold.set()
    running.stop.set()
    if running.thread.ident:
        running.thread.join(SOON)


def test_it_serves_what_was_built(preview: Preview) -> None:
    preview.start("one")
    assert preview.get("/") == Answer(200, "text/html; charset=utf-8", None, "index.html: one")


def test_it_answers_on_this_computer_only(preview: Preview) -> None:
    preview.start("one")
    assert preview.address.startswith("127.0.0.1:")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost"])
def test_it_answers_to_its_own_names(preview: Preview, name: str) -> None:
    preview.start("one")
    port = preview.address.split(":")[1]
    assert preview.get("/", host=f"{name}:{port}").status == 200


@pytest.mark.parametrize("target", ["/", "/site.css", "/nothing/", "/.preview/events"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "localhost", "[::1]"])
def test_a_name_that_leads_here_is_refused(preview: Preview, target: str, host: str) -> None:
    preview.start("one")
    port = preview.address.split(":")[1]
    refusal = f"This preview is only for this computer, at http://127.0.0.1:{port}/\n"
    assert preview.get(target, host=host.format(port=port)) == Answer(
        421, "text/plain; charset=utf-8", None, refusal
    )


def test_a_change_is_built_and_served(preview: Preview) -> None:
    preview.start("one")
    preview.edit("two")
    assert preview.get("/").body == "index.html: two"


def test_a_change_while_a_build_runs_is_built_next(preview: Preview) -> None:
    preview.start("one")
    preview.hold.clear()
    preview.started.clear()
    preview.write("two")
    assert preview.started.wait(SOON)
    preview.write("three")
    preview.hold.set()
    preview.hear("^Built again")
    preview.hear("^Built again")
    assert preview.get("/").body == "index.html: three"


def test_an_unknown_address_is_answered_by_the_sites_own_page(preview: Preview) -> None:
    preview.start("one")
    assert preview.get("/nothing/") == Answer(
        404, "text/html; charset=utf-8", None, "404.html: one"
    )


def test_an_unknown_address_without_such_a_page_is_answered_in_words(preview: Preview) -> None:
    preview.start("one")
    (preview.output / "404.html").unlink()
    assert preview.get("/nothing/") == Answer(
        404, "text/plain; charset=utf-8", None, "There is no such page on this site.\n"
    )


def test_a_folder_is_not_listed(preview: Preview) -> None:
    preview.start("one")
    (preview.output / "photos").mkdir()
    assert preview.get("/photos/").status == 404


def test_a_folder_without_its_slash_is_led_to_it(preview: Preview) -> None:
    preview.start("one")
    (preview.output / "news").mkdir()
    (preview.output / "news/index.html").write_text("news", encoding="utf-8")
    assert (preview.get("/news").status, preview.get("/news").location) == (301, "/news/")


def test_an_address_that_leads_out_is_unknown(preview: Preview) -> None:
    preview.start("one")
    assert preview.get("/../content/x.md").status == 404


def test_asking_for_the_head_gives_no_body(preview: Preview) -> None:
    preview.start("one")
    assert preview.get("/", "HEAD") == Answer(200, "text/html; charset=utf-8", None, "")


def test_problems_are_shown_in_the_browser(preview: Preview) -> None:
    preview.start("one")
    preview.edit("mistake")
    given = preview.get("/")
    assert (given.status, "<code>content/x.md:3</code>" in given.body) == (500, True)


def test_problems_are_said_in_the_terminal(preview: Preview) -> None:
    preview.start("one")
    preview.write("mistake")
    assert preview.hear("helth") == PROBLEM


def test_problems_of_the_first_build_are_shown(preview: Preview) -> None:
    preview.start("mistake")
    assert preview.get("/").status == 500


def test_while_problems_stand_an_unknown_page_shows_them_too(preview: Preview) -> None:
    preview.start("mistake")
    assert preview.get("/nothing/").status == 500


def test_while_problems_stand_the_last_site_keeps_its_files(preview: Preview) -> None:
    preview.start("one")
    preview.edit("mistake")
    assert preview.get("/site.css").body == "site.css: one"


def test_problems_go_away_when_mended(preview: Preview) -> None:
    preview.start("one")
    preview.edit("mistake")
    preview.edit("two")
    assert preview.get("/").body == "index.html: two"


def test_a_crash_is_survived(preview: Preview) -> None:
    preview.start("one")
    preview.edit("crash")
    preview.edit("two")
    assert preview.get("/").body == "index.html: two"


def test_a_port_in_use_is_said_kindly(tmp_path: Path) -> None:
    said: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status = serve(_no_build, tmp_path / "output", [tmp_path], port, say=said.append)
    expected = (
        f"Port {port} is in use already, perhaps by another preview.\n"
        f"End that one, or choose another port, for example {port + 1}."
    )
    assert (status, said) == (1, [expected])


def test_a_port_that_cannot_be_is_said_kindly(tmp_path: Path) -> None:
    said: list[str] = []
    status = serve(_no_build, tmp_path / "output", [tmp_path], 70_000, say=said.append)
    assert (status, said[0].partition(" (")[0]) == (1, "Port 70000 cannot be used here")


def _no_build(_: Changes) -> BuildResult:
    raise AssertionError("nothing is to be built")


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    words = (
        "import pathlib, sys\n"
        "from plugins.preview import BuildResult, serve\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "sys.exit(serve(lambda _: BuildResult(True), folder / 'output', [folder], 0))\n"
    )
    command = [sys.executable, "-c", words, str(tmp_path)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said, complaints = process.communicate(timeout=SOON)
    assert (process.returncode, said, complaints) == (0, "\nThe preview has ended.\n", "")
