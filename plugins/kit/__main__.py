"""``python -m plugins.kit html`` and the other commands; ``--help`` lists them."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from plugins import command_line
from plugins.command_line import python, setting, typed
from plugins.kit.asking import Request
from plugins.kit.folders import ROOT, Folders
from plugins.kit.options import AREA, BUILD, CACHED, VERIFY, add, usual
from plugins.kit.questions import add_questions
from plugins.staging.ownership import Refused
from plugins.system_errors import line_of

Command = Callable[[argparse.Namespace], int]

INTERRUPTED = 130
"""The exit status of what a person has stopped, as shells have it."""


def _folders(words: argparse.Namespace) -> Folders:
    content = Path(os.path.abspath(words.content))  # noqa: PTH100 - links are not followed
    if not content.is_dir():
        or_so = "" if command_line.on_windows() else " (or --content)"
        raise SystemExit(
            f"There is no folder {words.content}. {setting('CONTENT')}{or_so} names an area's "
            f"folder; '{typed('new-area', DIR='…')}' starts one."
        )
    output = Path(os.path.abspath(words.output or ROOT / "output"))  # noqa: PTH100
    return Folders(content, output, Path(os.path.abspath(words.cache)))  # noqa: PTH100


def _request(words: argparse.Namespace) -> Request:
    return Request(_folders(words), words.site_url, words.as_of, words.preview)


def _html(words: argparse.Namespace) -> int:
    from plugins.kit.building import build

    return build(_request(words))


def _publish(words: argparse.Namespace) -> int:
    from plugins.kit.building import build

    address = words.site_url or os.environ.get("SITEURL", "")
    if not address.startswith(("https://", "http://")):
        command = typed("publish", SITEURL="https://our-area.example")
        print(f"Say which address the site will have: {command}", file=sys.stderr)
        return 1
    return build(Request(_folders(words), address.rstrip("/"), words.as_of))


def _verify(words: argparse.Namespace) -> int:
    from plugins.kit.verifying import verify

    return verify(_request(words))


def _serve(words: argparse.Namespace) -> int:
    from plugins.kit.serving import serve_area

    return serve_area(_folders(words), words.port, words.as_of)


def _preview_worker(words: argparse.Namespace) -> int:
    from plugins.kit.serving import work_for_preview

    return work_for_preview(_folders(words), words.as_of)


def _check(words: argparse.Namespace) -> int:
    from plugins.kit.checking import check_content

    return check_content(_folders(words), words.as_of)


def _check_grants(words: argparse.Namespace) -> int:
    from plugins.kit.checking import check_grants

    return check_grants(_folders(words), Path(words.schema), words.as_of)


def _gaps(words: argparse.Namespace) -> int:
    from plugins.kit.gaps import list_gaps

    return list_gaps(_folders(words), Path(words.rows), words.as_of)


def _clean(words: argparse.Namespace) -> int:
    from plugins.cache.store import forget
    from plugins.staging import clear

    # Older kits wrote what the preview showed to a folder of its own.
    for name in (words.output or "output", "preview"):
        clear(ROOT / name, [Path(words.content)])
    forget(ROOT / ".cache")
    return 0


def _new_area(words: argparse.Namespace) -> int:
    from plugins.kit.new_area import new_area

    return new_area(words)


def _manual(_: argparse.Namespace) -> int:
    from plugins.kit.manual.pages import write

    return write()


def command_line_parser() -> argparse.ArgumentParser:
    """The command line: each command with its own options."""
    parser = argparse.ArgumentParser(
        prog=f"{python()} -m plugins.kit",
        description="Make the site of an area, look at it, and check what is written for it.",
    )
    parser.set_defaults(**usual())
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, options, line in (
        ("serve", _serve, (*CACHED, "--port"), "show the site on this computer, follow changes"),
        ("html", _html, (*BUILD, "--preview"), "build the site"),
        ("publish", _publish, (*BUILD, "--site-url"), "build the site for its own web address"),
        ("verify", _verify, VERIFY, "build the site, and compare it with one built anew"),
        ("check-content", _check, AREA, "list problems, count files and entries; write nothing"),
        ("gaps", _gaps, (*AREA, "--rows"), "list what cannot be shown yet, who can, and where"),
        ("check-360", _check_grants, (*AREA, "--schema"), "check the grants by 360Giving's schema"),
        ("clean", _clean, ("--content", "--output"), "remove what was built"),
        ("new-area", _new_area, (), "start an area of your own"),
        ("manual", _manual, (), "write the pages of docs/ that come from the code"),
    ):
        command = commands.add_parser(name, help=line, description=line)
        command.set_defaults(run=run)
        add(command, options)
    add_questions(commands.choices["new-area"])
    # Without a line of help it is not listed: only serve calls it.
    worker = commands.add_parser("preview-worker")
    worker.set_defaults(run=_preview_worker)
    add(worker, CACHED)
    return parser


def main(words: list[str]) -> int:
    """Run the command that ``words`` name; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter, or a file name that is no text, must not end a check.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = command_line_parser().parse_args(words)
    run: Command = arguments.run
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("\nStopped before it was done.", file=sys.stderr)
        return INTERRUPTED
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        if not line_of(error):
            raise
        print(line_of(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    # Code and values, of which a site has hundreds of thousands, live as long as the command:
    # looking through them for rubbish again and again takes longer than working out the pages.
    gc.set_threshold(1_000_000, 50, 100)
    status = main(sys.argv[1:])
    gc.freeze()  # else they would be looked through once more, when the process ends
    sys.exit(status)
