"""Keeps between builds what Pelican's readers make of a site's texts. For any Pelican site.

``from plugins.cache import hooks as cache`` and ``PLUGINS = [cache, ...]``. It replaces Pelican's
own ``CACHE_CONTENT``, and turns that off: that one takes pickles out of ``CACHE_PATH``, whoever
put them there, and finds a text again where its file is as it was, though settings, plugins or
libraries have changed. Here a text is read again wherever any of these differs, or any other file
that was opened while it was read; where reading it did more than read, or warned of something; and
where it says of itself what is no text, number, date, category, tag or author, or a list of these.

What is not seen: what plugins read before the first text, unless it lies in a package of theirs;
and what a reader leaves in memory besides what it gives back. A plugin whose readers do that
cannot be used together with this one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import BaseReader

from plugins.cache.circumstances import circumstances
from plugins.cache.readings import Readings, beside, loaded_code
from plugins.cache.store import Cache
from plugins.cache.told import Untold, told

READINGS = "CACHED_READINGS"
SHAPING_NOTHING = {READINGS, "CACHE_PATH", "OUTPUT_PATH"}


def register() -> None:
    """Connect the functions below; named ones, because Pelican holds them weakly.

    Raises ``SystemExit`` where that fails, which Pelican would only log.
    """
    try:
        signals.initialized.connect(replace_pelicans)
        signals.get_generators.connect(begin)
        signals.generator_init.connect(remember)
        signals.all_generators_finalized.connect(keep)
    except Exception as error:
        raise SystemExit(f"The cache plugin cannot be registered: {error}") from error


def replace_pelicans(pelican: Pelican) -> None:
    """Turn off the cache that Pelican has of its own."""
    pelican.settings.update(CACHE_CONTENT=False, LOAD_CONTENT_CACHE=False)


def begin(pelican: Pelican) -> None:
    """A run begins; its generators find what is kept where they find all else, in the settings."""
    settings, today = pelican.settings, date.today()
    last = settings.get(READINGS)
    settings[READINGS] = last.next(today) if last else _readings(settings, today)


def remember(generator: Generator) -> None:
    """A generator has its readers now: let each look first at what is kept."""
    readings = generator.settings[READINGS]
    try:
        # Not before, since readers add to the settings when they are made.
        readings.settings = readings.settings or _settings(generator.settings)
    except Untold as untold:
        print(f"What is read is not kept: {untold}", file=sys.stderr)
        return
    for reader in generator.readers.readers.values():
        if type(reader).read is not BaseReader.read:
            reader.read = partial(readings.read, reader=reader, read=reader.read)


def keep(generators: Iterable[Generator]) -> None:
    """Everything is read."""
    for generator in generators:
        generator.settings[READINGS].keep()


def _readings(settings: dict[str, Any], today: date) -> Readings:
    code = loaded_code()
    folder = Path(str(settings["CACHE_PATH"]))
    return Readings(Cache(folder, circumstances(beside(code))), code, today)


def _settings(settings: dict[str, Any]) -> str:
    """A text for all settings; raises ``Untold`` with the name of one that cannot be told."""
    texts = []
    for name, value in sorted(settings.items()):
        if name not in SHAPING_NOTHING:
            try:
                texts.append(f"{name} = {told(value)}")
            except Untold as untold:
                raise Untold(
                    f"of the setting {name}, which holds a {untold}, nobody can tell whether it "
                    "is as it was."
                ) from untold
    return "\n".join(texts)
