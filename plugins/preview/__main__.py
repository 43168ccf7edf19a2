"""``python -m plugins.preview pelicanconf.py`` shows a Pelican site and follows every change."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from plugins.preview.builder import Builder
from plugins.preview.loop import serve
from plugins.preview.orders import Make, build_to_order


def _show(words: argparse.Namespace) -> int:
    from plugins.preview.pelican_site import places

    found = places(words.settings, _overrides(words))
    command = [sys.executable, "-m", "plugins.preview", *sys.argv[1:], "--builds"]
    with Builder(command, code=found.code) as build:
        return serve(build, found.output, [*found.sources, *found.code], words.port)


def _build(words: argparse.Namespace) -> int:
    def prepare() -> Make:
        from plugins.preview.pelican_site import pelican_builds

        return pelican_builds(words.settings, _overrides(words))

    return build_to_order(prepare)


def _overrides(words: argparse.Namespace) -> dict[str, object]:
    # Links lead to where the site is shown.
    named = {"PATH": words.content, "OUTPUT_PATH": words.output}
    paths = {name: os.path.abspath(path) for name, path in named.items() if path}  # noqa: PTH100
    return {"SITEURL": "", **paths}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.preview", description=__doc__)
    parser.add_argument("settings", type=Path, help="the site's settings, such as pelicanconf.py")
    parser.add_argument("--content", help="a folder to use instead of the settings' PATH")
    parser.add_argument("--output", help="a folder to use instead of the settings' OUTPUT_PATH")
    parser.add_argument("--port", type=int, default=8000, help="on 127.0.0.1; usually 8000")
    parser.add_argument("--builds", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    arguments = _parser().parse_args()
    sys.exit(_build(arguments) if arguments.builds else _show(arguments))
