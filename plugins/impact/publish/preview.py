"""The site of an area as the preview holds it: in memory, each page made when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from plugins.impact.publish.build import Build
from plugins.impact.publish.options import BuildOptions
from plugins.impact.publish.session_cache import SessionCache
from plugins.outputs.outputs import Output
from plugins.problems import Problem


class PreviewSite:
    """One area, read again when it has changed; nothing of it is written but the cache."""

    def __init__(self, options: BuildOptions, session: SessionCache) -> None:
        self._options, self._session = options, session
        self._build: Build | None = None
        self._outputs: Mapping[str, Output] = {}

    def refresh(self) -> Sequence[str]:
        """Read again what has changed on disk.

        Gives a line for each problem that reading found, if any of them stops a publication;
        advice alone is printed, and stops nothing.
        """
        build = Build.read(self._options, self._session)
        self._build, self._outputs = build, {}
        return _told(build.reading.problems)

    def get(self, path: str) -> bytes | None:
        """The file at ``path`` below the output, made now; none where the site has none."""
        if self._build is None:
            return None
        if not self._outputs:
            self._outputs = {output.path: output for output in self._build.outputs}
        output = self._outputs.get(path)
        return output.make() if output is not None else None

    def check(self) -> Sequence[str]:
        """A line for each problem of the whole site, as a build would tell them."""
        return _told(self._build.problems) if self._build is not None else ()


def _told(problems: Sequence[Problem]) -> Sequence[str]:
    if any(not problem.advice for problem in problems):
        return [problem.said for problem in problems]
    for problem in problems:
        print(problem.said, file=sys.stderr)
    return ()
