"""Builds a site beside its output folder, and puts it in place only once it is whole.

For any Pelican site: ``from plugins.staging import hooks as staging`` and ``PLUGINS = [staging]``
(the hooks themselves, so that Pelican has nothing left to import, whose failure it would only
log). For anything else that writes a folder::

    with staged(Path("output")) as folder:
        ...  # write the site into folder; an exception leaves output/ as it was
"""

from __future__ import annotations

from plugins.staging.publication import Publication, clear, publish, staged
from plugins.staging.refusal import Refused
from plugins.staging.stages import Stage, discard, stage, stage_at

__all__ = [
    "Publication",
    "Refused",
    "Stage",
    "clear",
    "discard",
    "publish",
    "stage",
    "stage_at",
    "staged",
]
