"""An area built whole, without a disk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from plugins.impact.publish.build import Build, language
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.entry_account import entry_account
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.publish.site_theme import SiteTheme
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.reading import ReadOptions, read_content
from tests.reading.small_site import AS_OF, SITE, THEME


@cache
def _theme() -> SiteTheme:
    return SiteTheme.read(THEME)


def build_all(files: Mapping[str, str | bytes]) -> Build:
    """The small site with ``files``: read, checked, all outputs made, all entries accounted for."""
    cache = SiteCache()
    found = _found({**SITE, **files})  # type: ignore[dict-item]
    reading = read_content(found, language(), ReadOptions(cache.reading, "", _theme().ids))
    built = Build(BuildOptions(THEME, THEME, as_of=AS_OF), cache, _theme(), reading)
    assert built.account.states
    if not built.failed:
        made = {file.path: file.data for file in built.files()}
        assert not entry_account(built.facts, made, made.__getitem__, "").missing
    return built


def _found(files: Mapping[str, str | bytes]) -> Found:
    data = {
        path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()
    }
    return Found(
        tuple(SourceFile(path, data[path]) for path in sorted(data)), (), (), (), "content"
    )
