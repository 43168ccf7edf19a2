"""One run of Pelican, led into a stage and back. Knows Pelican's objects, imports nothing of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Protocol
from weakref import WeakKeyDictionary

from plugins.staging import Publication, Refused, Stage, discard, publish, stage


class Site(Protocol):
    """What is used here of a ``pelican.Pelican``."""

    settings: dict[str, Any]
    path: str
    theme: str
    output_path: str
    delete_outputdir: bool


@dataclass(frozen=True)
class Detour:
    """A stage, and the output path that the site's settings named before it."""

    stage: Stage
    named: str


# A run that fails tells nobody, so what it left open is found by the site that it was a run of.
_open: WeakKeyDictionary[Site, Detour] = WeakKeyDictionary()
_published: WeakKeyDictionary[Site, Publication] = WeakKeyDictionary()


def refuse_deletion(site: Site) -> None:
    """Stop where Pelican would empty the output folder before the new site is whole."""
    if site.delete_outputdir:
        _stop(
            "DELETE_OUTPUT_DIRECTORY (or --delete-output-directory) would empty the output folder\n"
            "before the new site is whole. Leave it out: files that no longer belong are removed\n"
            "in any case."
        )


def begin(site: Site) -> None:
    """Lead what the run writes into a stage; a run of the same site that failed is ended first."""
    give_up(site)
    named = site.output_path
    try:
        current = stage(Path(named), keep=(Path(site.path), Path(site.theme), Path.cwd()))
    except Refused as refusal:
        _stop(str(refusal))
    _open[site] = Detour(current, named)
    _lead(site, str(current.folder))


def give_up(site: Site) -> None:
    """End a run that failed; where none did, does nothing."""
    failed = _open.pop(site, None)
    if failed:
        _lead(site, failed.named)
        discard(failed.stage)


def end(site: Site) -> None:
    """Put in place what the run has written, and lead back."""
    detour = _open.pop(site)
    _lead(site, detour.named)
    try:
        _published[site] = publish(detour.stage)
    except BaseException as failure:
        discard(detour.stage)
        if isinstance(failure, Refused):
            _stop(str(failure))
        raise


def published(site: Site) -> Publication:
    """What came of the last run of ``site`` that succeeded; ``KeyError`` where none did."""
    return _published[site]


def _lead(site: Site, output: str) -> None:
    # Content asks the settings where a file goes, and generators and writers ask the site.
    site.output_path = output
    site.settings["OUTPUT_PATH"] = output


def _stop(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    raise SystemExit(1)
