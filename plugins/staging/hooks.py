"""Where Pelican calls in.

A stage begins with each run rather than in ``initialized``, which comes once: Pelican's
autoreload runs the same object again and again, and its ``--listen`` reads the output path from
the settings after ``initialized``. Pelican calls the receivers of ``finalized`` in no fixed order,
so a file that another plugin writes there may come after the site is in place.
"""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.staging import Publication, pelican_run


def register() -> None:
    """Connect the functions below; named ones, because Pelican holds them weakly.

    Raises ``SystemExit`` where that fails, which Pelican would only log.
    """
    try:
        signals.initialized.connect(refuse_deletion)
        signals.get_generators.connect(begin)
        signals.finalized.connect(end)
    except Exception as error:
        raise SystemExit(f"The staging plugin cannot be registered: {error}") from error


def refuse_deletion(pelican: Pelican) -> None:
    """The settings are read; nothing has run."""
    pelican_run.refuse_deletion(pelican)


def begin(pelican: Pelican) -> None:
    """A run begins; its generators, made next, take the output path that they find now."""
    pelican_run.begin(pelican)


def end(pelican: Pelican) -> None:
    """Everything is written."""
    pelican_run.end(pelican)


def give_up(pelican: Pelican) -> None:
    """The last run of ``pelican`` has failed. For whoever keeps the object: without this, other
    builds of the same output wait until its next run, or its process, ends."""
    pelican_run.give_up(pelican)


def published(pelican: Pelican) -> Publication:
    """What the last run of ``pelican`` that succeeded has put in place, for a line at its end."""
    return pelican_run.published(pelican)
