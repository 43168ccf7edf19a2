"""The preview as a whole, with a site of the tests' own."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.preview.server import serve
from plugins.preview.watcher import Watch
from tests.house.sources import ROOT
from tests.preview.fake_site import FINDS_A_PROBLEM, PROBLEM, SOON, Answer, Call, Preview

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
NOTHING = "There is no such page on this site.\n"


def test_it_serves_what_the_site_says(preview: Preview) -> None:
    preview.start()
    assert preview.get("/") == Answer(200, HTML, None, "<title>one</title>")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost"])
def test_it_answers_to_its_own_names(preview: Preview, name: str) -> None:
    preview.start()
    assert preview.get("/", host=f"{name}:{preview.port}").status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "localhost", "[::1]"])
def test_a_name_that_leads_here_is_refused(preview: Preview, host: str) -> None:
    preview.start()
    refusal = f"This preview is only for this computer, at http://{preview.address}/\n"
    for target in ("/", "/site.css", "/nothing/", "/.preview/events"):
        given = preview.get(target, host=host.format(port=preview.port))
        assert given == Answer(421, PLAIN, None, refusal)


def asked(preview: Preview, target: str, *headers: tuple[str, str]) -> http.client.HTTPResponse:
    """The response to a request with these headers and no others; it has been read."""
    connection = http.client.HTTPConnection(preview.address, timeout=SOON)
    connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders()
    given = connection.getresponse()
    if target != "/.preview/events":
        given.read()
    connection.close()
    return given


@pytest.mark.parametrize("others", ["evil.example", "{}"])
def test_a_request_under_two_names_is_refused(preview: Preview, others: str) -> None:
    preview.start()
    hosts = [preview.address, others.format(preview.address)]
    for order in (hosts, hosts[::-1]):
        assert asked(preview, "/", *(("Host", host) for host in order)).status in {400, 421}


@pytest.mark.parametrize("target", ["/", "/.preview/known", "/.preview/events"])
def test_what_another_site_leads_to_is_refused(preview: Preview, target: str) -> None:
    preview.start()
    own = ("Host", preview.address)
    assert asked(preview, target, own, ("Sec-Fetch-Site", "cross-site")).status == 403
    for allowed in ("none", "same-origin"):
        assert asked(preview, target, own, ("Sec-Fetch-Site", allowed)).status == 200


@pytest.mark.parametrize(
    ("target", "host"),
    [("/", ""), ("/nothing/", ""), ("/.preview/events", ""), ("/", "evil.example")],
)
def test_every_response_tells_a_browser_to_be_careful(
    preview: Preview, target: str, host: str
) -> None:
    preview.start()
    given = asked(preview, target, ("Host", host or preview.address))
    names = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
    assert [given.headers.get_all(name) for name in names] == [
        ["DENY"],
        ["nosniff"],
        ["no-referrer"],
    ]
    assert given.headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]


def test_the_marker_of_builds_is_not_served(preview: Preview) -> None:
    preview.write(".made-by-staging", "{}")
    preview.start()
    assert preview.get("/.made-by-staging").status == 404


def test_it_says_where_the_site_is(preview: Preview) -> None:
    said = preview.start().heard
    assert re.fullmatch(
        rf"Read in \d+\.\d\d s\. The site is at http://{preview.address}/ "
        r"\(Ctrl-C ends this preview\)\.",
        said,
    )


def test_an_address_is_decoded_once(preview: Preview) -> None:
    preview.write("site/café & 50%25.txt", "found")
    preview.start()
    assert preview.get("/caf%C3%A9%20&%2050%2525.txt?x=1") == Answer(200, PLAIN, None, "found")


@pytest.mark.parametrize(
    "target",
    [
        "/../code/site_code.py",
        "/%2e%2e/code/site_code.py",
        "/..%2fcode/site_code.py",
        "/..%5ccode%5csite_code.py",
        "/C:/index.html",
        "/index.html%00",
        "/%ff",
        "/" + "x" * 300,
        "/" + "x/" * 3000,
    ],
)
def test_an_address_that_leads_nowhere_is_unknown(preview: Preview, target: str) -> None:
    preview.start()
    assert preview.get(target) == Answer(404, PLAIN, None, NOTHING)


def test_an_unknown_address_is_answered_by_the_sites_own_page(preview: Preview) -> None:
    preview.write("site/404.html", "not here")
    preview.start()
    assert preview.get("/nothing/") == Answer(404, HTML, None, "not here")


def test_a_folder_without_its_slash_is_led_to_it(preview: Preview) -> None:
    preview.write("site/old & new/index.html", "news")
    preview.start()
    given = preview.get("/old%20&%20new?page=2")
    assert (given.status, given.location) == (301, "/old%20%26%20new/?page=2")


def test_asking_for_the_head_gives_no_body(preview: Preview) -> None:
    preview.start()
    assert preview.get("/", "HEAD") == Answer(200, HTML, None, "")


def test_an_edit_is_shown(preview: Preview) -> None:
    preview.start()
    said = preview.edit("site/index.html", "two")
    assert (preview.get("/").body, said[:13]) == ("two", "Read again in")


def test_problems_are_shown_until_they_are_mended(preview: Preview) -> None:
    preview.start()
    said = preview.edit("refresh.run", FINDS_A_PROBLEM)
    given = preview.get("/")
    preview.edit("refresh.run", "")
    assert said == f"{PROBLEM}\n{preview.not_shown}"
    assert (given.status, "<code>content/x.md:3</code>" in given.body) == (500, True)
    assert preview.get("/").status == 200


def test_problems_that_are_there_from_the_start_are_shown(preview: Preview) -> None:
    preview.write("refresh.run", FINDS_A_PROBLEM)
    preview.start()
    assert (preview.get("/").status, preview.get("/nothing/").status) == (500, 500)
    assert "The site is at" in preview.edit_until("refresh.run", "", "^Read in")


def test_while_problems_stand_the_site_keeps_its_files(preview: Preview) -> None:
    preview.write("site/site.css", "body {}")
    preview.start()
    preview.edit("refresh.run", FINDS_A_PROBLEM)
    assert preview.get("/site.css").body == "body {}"


def test_advice_is_said_and_hides_nothing(preview: Preview) -> None:
    preview.write("refresh.run", "print('x.md:3: better with a photo')")
    said = preview.start().heard
    assert said.startswith("x.md:3: better with a photo\nRead in ")
    assert preview.get("/").status == 200


def test_what_raises_is_shown_until_it_is_mended(preview: Preview) -> None:
    preview.start()
    preview.edit("refresh.run", "raise ValueError('no such theme')")
    given = preview.get("/")
    preview.edit("refresh.run", "")
    assert (given.status, "ValueError: no such theme" in given.body) == (500, True)
    assert preview.get("/").status == 200


def test_nothing_is_written_to_disk(preview: Preview) -> None:
    before = files_in(preview.folder)
    preview.start()
    preview.edit("site/index.html", "another")
    preview.get("/")
    assert files_in(preview.folder) == before


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


def test_a_port_in_use_is_said_kindly() -> None:
    said: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status = serve([], Watch(()), port, say=said.append)
    expected = (
        f"Port {port} is in use already, perhaps by another preview.\n"
        f"End that one, or choose another port, for example {port + 1}."
    )
    assert (status, said) == (1, [expected])


def test_a_port_that_cannot_be_is_said_kindly() -> None:
    said: list[str] = []
    status = serve([], Watch(()), 70_000, say=said.append)
    assert (status, said[0].partition(" (")[0]) == (1, "Port 70000 cannot be used here")


SERVER = """\
import sys
from pathlib import Path
from plugins.preview.server import serve
from plugins.preview.watcher import Watch
folder = Path(sys.argv[1])
command = [sys.executable, "-m", "tests.preview.fake_site", str(folder)]
sys.exit(serve(command, Watch.of([folder]), 0))
"""


@contextmanager
def in_a_terminal(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The preview of the site in ``folder`` as a command, which has said where it is."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SERVER, str(folder)],
        cwd=ROOT,
        text=True,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    """The address that it says."""
    assert process.stdout
    found = re.search(r"http://([\d.:]+)", process.stdout.readline())
    assert found
    return found[1]


@pytest.mark.parametrize("state", ["idle", "checking", "making a page"])
def test_ctrl_c_ends_all_in_a_line(preview: Preview, call: Call, state: str) -> None:
    busy = f"{call.line}\nimport signal; signal.pause()"
    preview.write("refresh.run", call.line)
    if state != "idle":
        preview.write("check.run" if state == "checking" else "site/slow.html.run", busy)
    with in_a_terminal(preview.folder) as process:
        address = heard(process)
        call.comes()
        stream = http.client.HTTPConnection(address, timeout=SOON)
        stream.request("GET", "/.preview/events")
        answered = stream.getresponse()
        assert answered.readline() == b"retry: 300\n"
        request = http.client.HTTPConnection(address, timeout=SOON)
        if state == "making a page":
            request.request("GET", "/slow.html")
        if state != "idle":
            call.comes()
        # A terminal tells every process that runs in it.
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=SOON)[0]
        answered.close()
        stream.close()
        request.close()
    assert (process.returncode, said) == (0, "\nThe preview has ended.\n")
    assert call.are_over()


@pytest.mark.parametrize("state", ["idle", "checking"])
def test_nothing_outlives_a_server_that_is_killed(preview: Preview, call: Call, state: str) -> None:
    preview.write("refresh.run", call.line)
    if state == "checking":
        preview.write("check.run", f"{call.line}\nimport signal; signal.pause()")
    with in_a_terminal(preview.folder) as process:
        heard(process)
        call.comes()
        if state == "checking":
            call.comes()
        process.kill()
        assert call.are_over()
