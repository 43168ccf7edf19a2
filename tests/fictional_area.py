"""The site of the invented area in ``tests/area``, built once for each way of building it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import lxml.html

from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions

ROOT = Path(__file__).resolve().parents[1]
AREA = ROOT / "tests" / "area"
THEME = ROOT / "theme"
AS_OF = date(2031, 5, 20)
ADDRESS = "https://marrowmere.example"


@dataclass(frozen=True)
class Built:
    """A site: the build it came from, and each of its files by its path."""

    build: Build
    files: Mapping[str, bytes]

    @cached_property
    def trees(self) -> Mapping[str, Any]:
        """Each page as a tree of elements, by the path of its file."""
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return {
            path: lxml.html.document_fromstring(data, parser=parser)
            for path, data in self.files.items()
            if path.endswith(".html")
        }

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What is written in each file that is text, by its path."""
        endings = (".html", ".atom", ".xml", ".txt", ".csv", ".json", ".ics")
        return {p: data.decode() for p, data in self.files.items() if p.endswith(endings)}

    def tree(self, address: str) -> Any:
        """The page at ``address``."""
        return self.trees[path_of(address)]


def path_of(address: str) -> str:
    """The file that answers at ``address``, an address below the site's root."""
    path = address.removeprefix("/").partition("#")[0]
    return f"{path}index.html" if path.endswith("/") or not path else path


@cache
def built(address: str = ADDRESS, as_of: date = AS_OF, preview: bool = False) -> Built:
    """The site of the invented area."""
    return site_of(AREA, address, as_of, preview)


def site_of(
    area: Path, address: str = ADDRESS, as_of: date = AS_OF, preview: bool = False
) -> Built:
    """The site of an area in which nothing that is published may be wrong."""
    order = BuildOptions(area, THEME, site_address=address, as_of=as_of, preview=preview)
    build = Build.read(order)
    assert not build.failed, "\n".join(map(str, build.problems))
    return Built(build, {file.path: file.data for file in build.files()})


def with_files(folder: Path, files: Mapping[str, str]) -> Path:
    """A copy of the area at ``folder``, with ``files`` added to it or in place of its own."""
    shutil.copytree(AREA, folder)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def elements(site: Built, path: str) -> Iterator[tuple[str, Any]]:
    """Every element that the XPath ``path`` finds, with the file of its page."""
    for page, tree in site.trees.items():
        for element in tree.xpath(path):
            yield page, element
