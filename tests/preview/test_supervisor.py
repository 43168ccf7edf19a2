"""A worker that dies, hangs or is out of date is replaced, and the checks come after the pages."""

from __future__ import annotations

import os
import re
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from plugins.preview import supervisor
from tests.preview.fake_site import FINDS_A_PROBLEM, PROBLEM, SOON, Call, Preview

TELLS_ITS_PROCESS = "import os; print('process', os.getpid())"
DIES = "import os; print('half'); os.kill(os.getpid(), 9)"
HANGS = "import signal; print('half', flush=True); signal.pause()"


def test_a_worker_that_dies_is_replaced_and_its_page_tells_why(preview: Preview) -> None:
    preview.write("site/boom.html.run", DIES)
    preview.start()
    given = preview.get("/boom.html")
    text = "The preview's worker ended with status -9 before it had answered.\nhalf"
    assert (given.status, text.replace("'", "&#x27;") in given.body) == (500, True)
    assert preview.get("/").status == 200
    said = preview.hear("^Read again")
    address = f"http://{preview.address}/boom.html"
    assert said.startswith(f"{text}\nNot shown: {address}. Waiting for a change …\n")


def test_a_page_that_kills_its_worker_is_not_made_again_before_an_edit(preview: Preview) -> None:
    died = preview.folder / ".died"
    preview.write("site/boom.html", "mended")
    preview.write("site/boom.html.run", f"open({str(died)!r}, 'a').write('x'); {DIES}")
    preview.start()
    assert [preview.get("/boom.html").status for _ in range(3)] == [500] * 3
    preview.hear("^Not shown: ")
    assert died.read_text("utf-8") == "x"
    preview.edit("site/boom.html.run", "")
    assert preview.get("/boom.html").body == "mended"


def test_a_page_that_raises_is_told_of_and_the_others_are_shown(preview: Preview) -> None:
    preview.write("site/boom.html.run", "raise KeyError('theme')")
    preview.start()
    given = preview.get("/boom.html")
    assert (given.status, "KeyError: &#x27;theme&#x27;" in given.body) == (500, True)
    assert preview.get("/").status == 200


def test_a_worker_that_hangs_is_replaced(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    preview.write("site/boom.html.run", HANGS)
    preview.write("check.run", "print('checked')")
    preview.start()
    preview.hear("checked")
    with monkeypatch.context() as impatient:
        impatient.setattr(supervisor, "PATIENCE", 0.2)
        given = preview.get("/boom.html")
    text = "The preview&#x27;s worker did not answer for 0.2 s.\nhalf"
    assert (given.status, text in given.body) == (500, True)
    assert preview.get("/").status == 200


def test_a_worker_that_does_not_want_to_end_is_ended(
    preview: Preview, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "GRACE", 0.05)
    stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    preview.write("refresh.run", f"{call.line}\n{stubborn}")
    preview.write("site/slow.html.run", f"{call.line}\nwhile True: signal.pause()")
    preview.start()
    call.comes()
    preview.edit("code/site_code.py", "TITLE = 'another'")
    assert call.are_over()


def test_a_worker_that_dies_while_nobody_asks_is_replaced(preview: Preview) -> None:
    preview.write("refresh.run", TELLS_ITS_PROCESS)
    first = process_of(preview.start().heard)
    os.kill(first, signal.SIGKILL)
    preview.get("/other.html")  # at which it may not be known yet
    assert preview.get("/").status == 200
    assert process_of(preview.hear("^Read again")) != first


def process_of(said: str) -> int:
    return int(re.findall(r"process (\d+)", said)[-1])


def test_a_worker_that_dies_in_reading_is_not_started_again_before_an_edit(
    preview: Preview,
) -> None:
    preview.write("refresh.run", DIES)
    preview.write("site/site.css", "body {}")
    preview.start()
    assert [preview.get(target).status for target in ("/", "/site.css", "/")] == [500, 404, 500]
    preview.edit_until("refresh.run", "", "^Read in")
    assert preview.get("/").status == 200


def test_code_that_cannot_be_imported_is_told_of_until_it_is_mended(preview: Preview) -> None:
    preview.write("code/site_code.py", "print('half')\nimport no_such_module\n")
    preview.start()
    given = preview.get("/")
    assert given.status == 500
    assert "half\nTraceback" in given.body
    assert "No module named &#x27;no_such_module&#x27;" in given.body
    preview.edit_until("code/site_code.py", "TITLE = 'mended'", "^Read in")
    assert preview.get("/").body == "<title>one</title>"


def test_a_worker_that_cannot_begin_is_told_of(preview: Preview) -> None:
    preview.command = [sys.executable, "-c", "print('Hello')"]
    preview.start()
    given = preview.get("/")
    text = "The preview&#x27;s worker gave an answer that is none: Hello"
    assert (given.status, text in given.body) == (500, True)


def test_a_worker_that_hangs_up_is_told_of(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "GRACE", 0.05)
    preview.command = [sys.executable, "-c", "import os; input(); os.close(1); input()"]
    preview.start()
    given = preview.get("/")
    text = "The preview&#x27;s worker hung up before it had answered.\n"
    assert given.status == 500
    assert text in given.body


def test_a_crash_below_python_tells_where_it_was(preview: Preview) -> None:
    preview.write("site/boom.html.run", "import ctypes; ctypes.string_at(0)")
    preview.start()
    assert " in string_at" in preview.get("/boom.html").body


def test_other_code_is_another_worker(preview: Preview) -> None:
    preview.write("code/site_code.py", "TITLE = 'abc'")
    os.utime(preview.folder / "code/site_code.py", (0, 0))  # saved long ago, as a kit is
    preview.write("site/index.html", "{title}")
    preview.write("refresh.run", TELLS_ITS_PROCESS)
    processes = {process_of(preview.start().heard)}
    assert preview.get("/").body == "abc"
    # Of the same size, and perhaps of the same second: Python may take one for the other.
    for number, title in enumerate(("xyz", "uvw"), 2):
        processes.add(process_of(preview.edit("code/site_code.py", f"TITLE = '{title}'")))
        assert (preview.get("/").body, len(processes)) == (title, number)


def test_other_sources_are_read_by_the_same_worker(preview: Preview) -> None:
    preview.write("refresh.run", TELLS_ITS_PROCESS)
    said = preview.start().heard
    assert process_of(said) == process_of(preview.edit("site/index.html", "another"))


def test_other_code_ends_what_hangs_and_answers_who_waits(preview: Preview, call: Call) -> None:
    hangs = f"{call.line}\nimport site_code, signal\nif site_code.TITLE == 'bad': signal.pause()"
    preview.write("code/site_code.py", "TITLE = 'bad'")
    preview.write("site/index.html", "{title}")
    preview.write("site/index.html.run", hangs)
    preview.start()
    with ThreadPoolExecutor() as pool:
        asked = pool.submit(preview.get, "/")
        call.comes()
        preview.edit("code/site_code.py", "TITLE = 'good'")
        assert asked.result(SOON).body == "good"


def test_what_the_checks_find_is_shown_until_an_edit(preview: Preview) -> None:
    preview.write("check.run", FINDS_A_PROBLEM)
    preview.start()
    said = preview.hear("^Not shown")
    given = preview.get("/")
    preview.edit("check.run", "print('checked')")
    mended = preview.get("/")
    assert said == f"{PROBLEM}\n{preview.not_shown}"
    assert (given.status, "<code>content/x.md:3</code>" in given.body) == (500, True)
    assert mended.status == 200
    preview.hear("^checked")
    assert preview.get("/").status == 200


def test_checks_that_die_are_told_of(preview: Preview) -> None:
    preview.write("check.run", DIES)
    preview.start()
    preview.hear("^Not shown")
    text = "The checks of the site ended with status -9 before they were done.\nhalf"
    assert text in preview.get("/").body


def test_pages_are_shown_while_the_checks_run(preview: Preview, call: Call) -> None:
    preview.write("check.run", f"{call.line}\nimport signal; signal.pause()")
    preview.start()
    call.comes()
    assert preview.get("/").status == 200


def test_an_edit_ends_the_checks_and_begins_new_ones(preview: Preview, call: Call) -> None:
    preview.write("check.run", f"{call.line}\nimport signal; signal.pause()")
    preview.start()
    call.comes()
    preview.edit("check.run", "print('checked')")
    assert call.are_over()
    preview.hear("^checked")


def test_while_problems_stand_nothing_is_checked(preview: Preview) -> None:
    preview.write("refresh.run", FINDS_A_PROBLEM)
    preview.write("check.run", "print('checked')")
    preview.start()
    assert "checked" not in preview.edit("refresh.run", f"{FINDS_A_PROBLEM} # again")
