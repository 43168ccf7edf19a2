"""``python -m plugins.kit html`` and the other commands; ``--help`` lists them."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from plugins.kit.asking import Request
from plugins.kit.folders import ROOT, Folders

Command = Callable[[argparse.Namespace], int]

INTERRUPTED = 130
"""The exit status of what a person has stopped, as shells have it."""


def _folders(words: argparse.Namespace) -> Folders:
    content = Path(os.path.abspath(words.content))  # noqa: PTH100 - links are not followed
    if not content.is_dir():
        raise SystemExit(
            f"There is no folder {words.content}. CONTENT=… (or --content) names an area's folder; "
            "'make new-area DIR=…' starts one."
        )
    output = Path(os.path.abspath(words.output or words.usual_output))  # noqa: PTH100
    return Folders(content, output, Path(words.cache).resolve())


def _request(words: argparse.Namespace) -> Request:
    return Request(_folders(words), words.site_url, words.as_of, words.preview)


def _html(words: argparse.Namespace) -> int:
    from plugins.kit.building import build

    return build(_request(words))


def _publish(words: argparse.Namespace) -> int:
    from plugins.kit.building import build

    address = words.site_url or os.environ.get("SITEURL", "")
    if not address.startswith(("https://", "http://")):
        print(
            "Say which address the site will have: make publish SITEURL=https://our-area.example",
            file=sys.stderr,
        )
        return 1
    return build(Request(_folders(words), address.rstrip("/"), words.as_of))


def _verify(words: argparse.Namespace) -> int:
    from plugins.kit.verifying import verify

    return verify(_request(words))


def _serve(words: argparse.Namespace) -> int:
    from plugins.kit.serving import serve_area

    return serve_area(_folders(words), words.port, words.as_of)


def _builds(words: argparse.Namespace) -> int:
    from plugins.kit.serving import area_builds

    return area_builds(_folders(words), words.as_of)


def _check(words: argparse.Namespace) -> int:
    from plugins.kit.checking import check_content

    return check_content(_folders(words), words.as_of)


def _check_grants(words: argparse.Namespace) -> int:
    from plugins.kit.checking_grants import check_grants

    return check_grants(_folders(words), Path(words.schema), words.as_of)


def _gaps(words: argparse.Namespace) -> int:
    from plugins.kit.gaps import list_gaps

    return list_gaps(_folders(words), Path(words.rows), words.as_of)


def _clean(words: argparse.Namespace) -> int:
    from plugins.cache import forget
    from plugins.staging import Refused, clear

    forget(ROOT / ".cache")
    try:
        for name in [words.output] if words.output else ["output", "preview"]:
            clear(ROOT / name)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


def _new_area(words: argparse.Namespace) -> int:
    from plugins.kit.new_area import new_area

    return new_area(words)


def _manual(_: argparse.Namespace) -> int:
    from plugins.kit.manual.pages import write

    return write()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a day; write one like 2023-03-31"
        ) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.kit", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, usual_output, line in (
        ("html", _html, "output", "build the site"),
        ("publish", _publish, "output", "build the site for its own web address"),
        ("verify", _verify, "output", "build the site, and see that all is as if built anew"),
        ("serve", _serve, "preview", "show the site on this computer and follow changes"),
        ("builds", _builds, "preview", "build for serve, once for each line of the input"),
        ("check-content", _check, "output", "list problems and count files; build nothing"),
        ("gaps", _gaps, "output", "list what is still to be shown, who can, and in which file"),
        ("check-360", _check_grants, "output", "check the grants against 360Giving's own schema"),
    ):
        command = commands.add_parser(name, help=line, description=line)
        command.set_defaults(run=run, usual_output=str(ROOT / usual_output))
        command.add_argument("--content", default=str(ROOT / "content"))
        command.add_argument("--output", default="")
        command.add_argument("--cache", default=str(ROOT / ".cache"))
        command.add_argument("--as-of", type=_day)
        command.add_argument("--site-url", default="")
        command.add_argument("--schema", default="360giving")
        command.add_argument("--preview", action="store_true")
        command.add_argument("--port", type=int, default=8000)
        command.add_argument("--rows", default="known-gaps-to-fill-in.yaml")
    _without_content(commands)
    return parser


def _without_content(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from plugins.kit.questions import add_options

    clean = commands.add_parser("clean", help="remove what was built")
    clean.add_argument("--output", default="")
    clean.set_defaults(run=_clean)
    new = commands.add_parser("new-area", help="start an area of your own")
    add_options(new)
    new.set_defaults(run=_new_area)
    manual = commands.add_parser("manual", help="write the pages of docs/ that come from the code")
    manual.set_defaults(run=_manual)


def main(words: list[str]) -> int:
    """Run the command that ``words`` name; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter, or a file name that is no text, must not end a check.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(words)
    run: Command = arguments.run
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("\nStopped before it was done.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    # Code and values, of which a site has hundreds of thousands, live as long as the command:
    # looking through them for rubbish again and again takes longer than working out the pages.
    gc.set_threshold(1_000_000, 50, 100)
    status = main(sys.argv[1:])
    gc.freeze()  # else they would be looked through once more, when the process ends
    sys.exit(status)
