"""Any Pelican site as something that the preview can show. Knows Pelican, and no plugin."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import LimitFilter
from pelican.log import init as init_log
from pelican.settings import read_settings

Settings = Mapping[str, Any]


def pelican_builds(settings_file: Path, overrides: Settings) -> Callable[[], None]:
    """What builds the site of ``settings_file`` each time it is called, with one ``Pelican``.

    ``overrides`` hold instead of what the file sets. What Pelican logs as an error fails the
    build: it would otherwise leave out a page and go on.
    """
    init_log(logging.WARNING, fatal="errors", handler=logging.StreamHandler())
    settings = read_settings(str(settings_file), override=dict(overrides))
    site = _kind(settings["PELICAN_CLASS"])(settings)

    def build() -> None:
        # Pelican says each warning once in the life of a process, and remembers it for good.
        LimitFilter._raised_messages.clear()  # noqa: SLF001
        LimitFilter._group_count.clear()  # noqa: SLF001
        site.run()

    return build


@dataclass(frozen=True)
class Places:
    """Where a site goes, the folders that it is made from, and the code that makes it."""

    output: Path
    sources: tuple[Path, ...]
    code: tuple[Path, ...]


def places(settings_file: Path, overrides: Settings) -> Places:
    """What the settings name, and the Python files beside them, which they may use."""
    settings = read_settings(str(settings_file), override=dict(overrides))
    named = [settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]]
    return Places(
        Path(settings["OUTPUT_PATH"]),
        tuple(Path(path) for path in named),
        (*settings_file.parent.glob("*.py"), *(Path(path) for path in settings["PLUGIN_PATHS"])),
    )


def _kind(name: str | type[Pelican]) -> Callable[[Settings], Pelican]:
    """The class that builds, which settings may name by module and class."""
    if not isinstance(name, str):
        return name
    module, _, kind = name.rpartition(".")
    found: type[Pelican] = getattr(import_module(module), kind)
    return found
