"""The site theme: its templates, and its styles and fonts as one fingerprinted bundle.

The one module of this room that opens files of the theme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined

from plugins.digest import digest_of
from plugins.impact.model import addresses
from plugins.outputs.template_dependencies import TemplateDependencies

FIRST = ("tokens.css", "fonts.css", "base.css", "layout.css")
LAST = ("print.css",)
FONT_URL = re.compile(r'url\("([\w.-]+\.woff2)"\)')
ID = re.compile(r'(?<![\w-])id="([a-z0-9-]+)"')
MACRO = re.compile(r"\{%-? macro (\w+)\(.*?\) -?%\}(.*?)\{%-? endmacro", re.DOTALL)
ID_WITH_ENDING = re.compile(r'(?<![\w-])id="\{\{ id \}\}([a-z0-9-]*)"')
WORD = re.compile(r'"([a-z0-9-]+)"')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FINGERPRINT = 10
TOP = "top"
"""Where every browser leads to the top of a page, without an element of that id."""
ICON = "icon.svg"


@dataclass(frozen=True)
class OutputFile:
    """A file of the site: its path below the output folder, with ``/``, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Bundle:
    """All styles as one file, the fonts beside it, and the icon, each named by its content."""

    stylesheet: OutputFile
    fonts: tuple[OutputFile, ...]
    icon: OutputFile


@dataclass(frozen=True)
class SiteTheme:
    """What a theme's folder holds: its templates' sources by their names, and its bundle."""

    templates: Mapping[str, str]
    bundle: Bundle

    @classmethod
    def read(cls, folder: Path) -> SiteTheme:
        """The theme in ``folder`` as it is now."""
        templates = folder / "templates"
        sources = {
            path.relative_to(templates).as_posix(): path.read_text("utf-8")
            for path in sorted(templates.rglob("*.html"))
        }
        return cls(sources, bundle(folder))

    @cached_property
    def key(self) -> str:
        """What stands for all templates."""
        return digest_of(*(part for item in sorted(self.templates.items()) for part in item))

    @cached_property
    def dependencies(self) -> TemplateDependencies:
        """Which templates stand behind which."""
        return TemplateDependencies(self.templates)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids that templates give to what is on a page, so that no heading takes one."""
        return template_ids(self.templates.values()) | {TOP}


def template_ids(sources: Iterable[str]) -> frozenset[str]:
    """The ids of elements that templates themselves write, so that no text should take them.

    Those that a page's values give, such as a theme's, are not among them. A word that is handed
    to a macro with an ``id`` counts as one, because which it is cannot be told without running it.
    """
    text = "\n".join(sources)
    found = set(ID.findall(text))
    for macro, body in MACRO.findall(text):
        if endings := ID_WITH_ENDING.findall(body):
            calls = (rest.partition("}")[0] for rest in text.split(f"{macro}(")[1:])
            words = {word for call in calls for word in WORD.findall(call)}
            found |= {word + ending for word in words for ending in endings}
    return frozenset(found)


def environment(theme: SiteTheme, say: Callable[..., str], base: str) -> Environment:
    """Templates of ``theme``: escaping by default, failing on an undefined name.

    ``base`` is what stands before every address, empty for a site at the root of its host.
    """
    env = Environment(
        loader=DictLoader(dict(theme.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # as many as there are
    )
    env.globals["say"] = say
    env.globals["once"] = once()
    env.globals["link"] = lambda address: base + address if address.startswith("/") else address
    return env


def once() -> Callable[[Callable[[object], str], object], str]:
    """``once(macro, thing)``: what ``macro`` makes of ``thing``, kept until it is another thing."""
    last: dict[Callable[[object], str], tuple[object, str]] = {}

    def said(macro: Callable[[object], str], thing: object) -> str:
        if macro not in last or last[macro][0] is not thing:
            last[macro] = thing, macro(thing)
        return last[macro][1]

    return said


def bundle(folder: Path) -> Bundle:
    """The styles, fonts and icon of ``folder``, as they are published below ``/assets/``."""
    fonts = {font.name: _fingerprinted(font.name, font.read_bytes()) for font in _fonts(folder)}
    text = "\n".join(style.read_text("utf-8") for style in _styles(folder))
    text = FONT_URL.sub(lambda m: f'url("{_name(fonts[m[1]])}")', COMMENT.sub("", text))
    lines = (line.rstrip() for line in text.splitlines())
    data = "\n".join(line for line in lines if line).encode()
    icon = _fingerprinted(ICON, (folder / ICON).read_bytes())
    return Bundle(_fingerprinted("site.css", data), tuple(fonts.values()), icon)


def _styles(folder: Path) -> Iterator[Path]:
    styles = folder / "styles"
    own = sorted(path.name for path in styles.glob("*.css") if path.name not in FIRST + LAST)
    for name in (*FIRST, *own):
        yield styles / name
    yield from sorted((styles / "components").glob("*.css"))
    for name in LAST:
        yield styles / name


def _fonts(folder: Path) -> list[Path]:
    return sorted((folder / "fonts").glob("*.woff2"))


def _fingerprinted(name: str, data: bytes) -> OutputFile:
    stem, _, ending = name.rpartition(".")
    print_ = sha256(data).hexdigest()[:FINGERPRINT]
    return OutputFile(addresses.asset_path(f"{stem}-{print_}.{ending}"), data)


def _name(file: OutputFile) -> str:
    return file.path.rpartition("/")[2]
