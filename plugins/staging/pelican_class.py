"""Pelican, writing onto a stage: for the setting ``PELICAN_CLASS`` of any Pelican site.

Set the class itself: Pelican cannot find one by name that lies deeper than its top package.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

from pelican import Pelican

from plugins.staging import Publication, Refused, Stage, discard, publish, stage
from plugins.staging.ownership import check_outside
from plugins.system_errors import line_of

STAGE = "IMPACT_STAGE"
NO_DELETION = (
    "DELETE_OUTPUT_DIRECTORY (or --delete-output-directory) would empty the output folder\n"
    "before the new site is whole. Leave it out: files that no longer belong are removed\n"
    "in any case."
)


class StagedPelican(Pelican):  # type: ignore[misc]
    """A Pelican whose site takes the place of the last one only when the run has succeeded.

    Whatever a plugin writes below the output path, in ``finalized`` too, is part of the site. For
    as long as a run lasts, the setting ``STAGE`` holds its ``Stage``.
    """

    publication: Publication | None = None
    """What the last run that succeeded has put in place."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Read the settings; raises ``SystemExit`` where they would delete the output first."""
        super().__init__(settings)
        if self.delete_outputdir:
            _stop(NO_DELETION)

    def run(self) -> None:
        """Run on a stage, and put in place what was written there; again as often as wished.

        Whatever is raised leaves the output as it was. Raises ``SystemExit`` where the output
        folder is not a build's to replace, or the system refuses a file or a folder.
        """
        output = self.output_path
        try:
            self._run_on(self._begin())
        except Refused as refusal:
            _stop(str(refusal))
        except OSError as error:
            if not line_of(error):
                raise
            _stop(line_of(error))
        finally:
            self._write_to(output, None)

    def _begin(self) -> Stage:
        cache, content = Path(self.settings["CACHE_PATH"]), Path(self.path)
        check_outside(cache, content, "cache")
        return stage(Path(self.output_path), (Path.cwd(), cache), (content, Path(self.theme)))

    def _run_on(self, current: Stage) -> None:
        try:
            self._write_to(str(current.folder), current)
            super().run()
            self.publication = publish(current)
        except BaseException:
            discard(current)
            raise

    def _write_to(self, folder: str, current: Stage | None) -> None:
        # Content asks the settings where a file goes, and generators and writers ask the object.
        self.output_path = folder
        self.settings["OUTPUT_PATH"] = folder
        self.settings[STAGE] = current


def _stop(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    raise SystemExit(1)
