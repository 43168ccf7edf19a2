"""Every option that commands share; ``__main__`` says which command takes which.

Every command line knows them, so this asks for nothing that takes long to import.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from plugins.kit.folders import ROOT


def day(text: str) -> date:
    """The day that is written in ``text``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a day; write one like 2023-03-31"
        ) from None


# Each with what argparse is told of it.
OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "--content": {
        "metavar": "FOLDER",
        "default": str(ROOT / "content"),
        "help": "the area's folder (usually content)",
    },
    "--as-of": {
        "metavar": "DAY",
        "type": day,
        "help": "the day to build for, such as 2023-03-31 (usually today)",
    },
    "--cache": {
        "metavar": "FOLDER",
        "default": str(ROOT / ".cache"),
        "help": "the folder of what is kept between builds (usually .cache)",
    },
    "--output": {
        "metavar": "FOLDER",
        "default": "",
        "help": "where the site goes: a new or empty folder, or one that a build made "
        "(usually output)",
    },
    "--preview": {
        "action": "store_true",
        "help": "show drafts and posts that wait for their day, as the preview does",
    },
    "--site-url": {
        "metavar": "ADDRESS",
        "default": "",
        "help": "the address that the site will have, such as https://our-area.example",
    },
    "--port": {
        "metavar": "NUMBER",
        "type": int,
        "default": 8000,
        "help": "the port of the preview (usually 8000)",
    },
    "--schema": {
        "metavar": "FOLDER",
        "default": "360giving",
        "help": "the folder with the two schema files of 360Giving (usually 360giving)",
    },
    "--rows": {
        "metavar": "FILE",
        "default": "known-gaps-to-fill-in.yaml",
        "help": "the file to write the entries to (usually known-gaps-to-fill-in.yaml)",
    },
}
AREA = ("--content", "--as-of")
CACHED = (*AREA, "--cache")
BUILD = (*CACHED, "--output")
VERIFY = (*BUILD, "--site-url", "--preview")


def add(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Let ``parser`` take the options ``names``."""
    for name in names:
        parser.add_argument(name, **OPTIONS[name])


def usual() -> dict[str, Any]:
    """The value of each option where a command does not take it."""
    parser = argparse.ArgumentParser()
    add(parser, OPTIONS)
    return vars(parser.parse_args([]))
