"""Where Pelican calls the golden thread: the one file of hooks.

Pelican brings the settings, the command line and the order of events; everything else is done
by ``publish.build``. Problems stop the run before anything is written, whatever the log level.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.impact.pelican_content import (
    AREA,
    AreaArticles,
    AreaContent,
    AreaPages,
    WrittenPage,
    send_written,
)
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.rendering import path_of
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.publish.writing import EntriesMissing, write
from plugins.outputs.manifest import Manifest
from plugins.staging import Stage
from plugins.staging.pelican_class import STAGE

CACHE = "IMPACT_CACHE"
PLUGIN = "plugins.impact"
# Settings as they were called until now.
RENAMED = ("AS_OF", "CONTENT_SHOWN_AS", "JOBS", "PREVIEW", "REUSE")
CODE = Path(__file__).resolve().parents[1]


class ImpactGenerator(Generator):  # type: ignore[misc]
    """Reads an area where Pelican reads articles, and writes its site where Pelican writes."""

    build: Build

    def generate_context(self) -> None:
        """Read and check the area's content.

        Pelican makes a new generator for each run of a site, so what they keep lies in its
        settings.
        """
        settings = self.settings
        if CACHE not in settings:
            settings[CACHE] = cache(settings)
        current = stage(settings)
        last = Manifest.read(current.notes) if current is not None else None
        self.build = Build.read(options(settings), settings[CACHE], last)
        if has_other_plugin(settings) and not self.build.failed:
            self.context[AREA] = area_content(self.build)

    def generate_output(self, _writer: Writer) -> None:
        """Write every file of the site that has to be written."""
        try:
            write(self.build, Path(self.output_path), stage(self.settings))
        except EntriesMissing as lost:
            print(lost, file=sys.stderr)
            raise SystemExit(1) from None
        if (staged := self.settings.get(STAGE)) is not None:
            staged.when_in_place(self.settings[CACHE].forget_unasked)
        if signals.content_written.receivers:
            send_written(self, written_pages(self.build))


def options(settings: dict[str, object]) -> BuildOptions:
    """What Pelican's settings ask for.

    ``PATH``, ``THEME`` and ``SITEURL`` are Pelican's; those that begin with ``IMPACT_`` are ours.
    """
    as_of = settings.get("IMPACT_AS_OF")
    return BuildOptions(
        content=Path(str(settings["PATH"])),
        theme=Path(str(settings["THEME"])),
        shown_as=str(settings.get("IMPACT_CONTENT_SHOWN_AS") or Path(str(settings["PATH"])).name),
        site_address=str(settings["SITEURL"] or "").rstrip("/"),
        as_of=date.fromisoformat(str(as_of)) if as_of else None,
        preview=bool(settings.get("IMPACT_PREVIEW")),
        jobs=int(str(settings.get("IMPACT_JOBS") or 1)),
    )


def has_other_plugin(settings: dict[str, object]) -> bool:
    """Whether a plugin that is not known here reads the site, or changes it once it is made."""
    plugins: object = settings.get("PLUGINS") or ()
    assert isinstance(plugins, Iterable)
    return any(getattr(plugin, "__name__", plugin) != PLUGIN for plugin in plugins)


def stage(settings: dict[str, object]) -> Stage | None:
    """The stage on which files of the last build may be kept; none where all are made anew."""
    if has_other_plugin(settings) or not settings.get("IMPACT_REUSE", True):
        return None
    current = settings.get(STAGE)
    assert current is None or isinstance(current, Stage)
    return current


def area_content(build: Build) -> AreaContent:
    """What the other plugins are shown of the area."""
    facts, texts = build.facts, build.reading.texts
    return AreaContent(
        facts.content,
        build.options.shown_as,
        is_public=lambda post: facts.state(post) == "published",
        themes_of=facts.thread.themes_of,
        html_of=lambda entry: texts[entry.origin.path].html,
    )


def written_pages(build: Build) -> Iterable[WrittenPage]:
    """Every page of the site."""
    for page in build.pages:
        yield WrittenPage(path_of(page.address), page.view().head.title, page.in_index)


def generators(pelican: Pelican) -> tuple[type[Generator], ...]:
    """The generators to add to Pelican's own, of which the first reads what the others show."""
    others = (AreaArticles, AreaPages) if has_other_plugin(pelican.settings) else ()
    return (ImpactGenerator, *others)


def cache(settings: dict[str, object]) -> SiteCache:
    """What building a site may keep: on disk too, unless ``IMPACT_REUSE`` is false."""
    folder = Path(str(settings["CACHE_PATH"])) if settings.get("IMPACT_REUSE", True) else None
    return SiteCache(folder, CODE, content=Path(str(settings["PATH"])).absolute())


def refuse_old_settings(pelican: Pelican) -> None:
    """Stop where a setting has a name that nothing asks for any more."""
    old = [name for name in RENAMED if name in pelican.settings]
    for name in old:
        print(f"The setting {name} is called IMPACT_{name} now. Rename it.", file=sys.stderr)
    if old:
        raise SystemExit(1)


def stop_on_problems(generators: Iterable[object]) -> None:
    """Say every problem on stderr, and stop before anything is written."""
    for found in generators:
        if isinstance(found, ImpactGenerator):
            for problem in found.build.problems:
                print(problem.said, file=sys.stderr)
            if found.build.failed:
                raise SystemExit(1)


def connect() -> None:
    """Connect the functions above, which have names because Pelican holds them weakly."""
    signals.initialized.connect(refuse_old_settings)
    signals.get_generators.connect(generators)
    signals.all_generators_finalized.connect(stop_on_problems)
