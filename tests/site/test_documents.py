"""Documents as they are published name nobody who wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from plugins.documents import publication
from plugins.impact.publish import site_outputs
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.read import assets
from tests.fictional_area import AREA, AS_OF, THEME, Built, built, site_of, with_files
from tests.made_documents import AUTHOR, office, open_document, pdf, word

WRITTEN = {
    "minutes.pdf": pdf(),
    "letter.docx": word("<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>"),
    "budget.xlsx": office("xlsx"),
    "slides.pptx": office("pptx"),
    "guide.odt": open_document(),
    "dates.ods": open_document("ods"),
}
POST = (
    "---\ntitle: Papers of the year\ndate: 2031-05-01\nkind: news\ndocuments:\n{}---\n\nPapers.\n"
)


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The area, with a document of each kind that a program has put its writer's name into."""
    offered = "".join(f"  - file: {name}\n    title: A paper\n" for name in WRITTEN)
    folder = tmp_path_factory.mktemp("written") / "content"
    with_files(folder, {"posts/2031/papers.md": POST.format(offered)})
    for name, data in WRITTEN.items():
        (folder / "documents" / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def site(area: Path) -> Built:
    """The site of that area."""
    return site_of(area)


def unpacked(data: bytes) -> Iterator[bytes]:
    """``data``, and each part of it if it is an archive."""
    yield data
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as file:
            yield from map(file.read, file.namelist())


def names_the_author(data: bytes) -> bool:
    return any(AUTHOR.encode() in part for part in unpacked(data))


def test_no_file_of_the_site_names_who_wrote_a_document(site):
    assert {f"files/{name}" for name in WRITTEN} <= set(site.files)
    assert [path for path, data in site.files.items() if names_the_author(data)] == []


def test_the_files_of_the_area_stay_as_they_are(area, site):
    lying = {name: (area / "documents" / name).read_bytes() for name in WRITTEN}
    assert lying == WRITTEN
    assert all(map(names_the_author, lying.values()))


def test_what_is_published_can_be_opened(site):
    files = site.files
    assert len(PdfReader(BytesIO(files["files/minutes.pdf"]), strict=True).pages) == 1
    for name in set(WRITTEN) - {"minutes.pdf"}:
        with ZipFile(BytesIO(files[f"files/{name}"])) as file:
            assert file.testzip() is None


def test_the_size_that_is_shown_is_that_of_the_copy(site):
    shown = {name: asset.size for name, asset in site.build.facts.content.documents.items()}
    for name, written in WRITTEN.items():
        assert shown[name] == len(site.files[f"files/{name}"]) != len(written)


def test_plain_text_and_what_names_nobody_are_published_as_they_are():
    for name in ("heron-counts.csv", "film-transcript.txt"):
        assert built().files[f"files/{name}"] == (AREA / "documents" / name).read_bytes()


def test_a_document_is_not_taken_apart_again_by_the_next_build(area, tmp_path, monkeypatch):
    taken: list[str] = []

    def publish(data: bytes, name: str) -> object:
        taken.append(name)
        return publication.publish(data, name)

    monkeypatch.setattr(assets, "publish", publish)
    monkeypatch.setattr(site_outputs, "publish", publish)
    options = BuildOptions(area, THEME, as_of=AS_OF)
    keys = []
    for _ in range(2):
        build = Build.read(options, SiteCache(tmp_path / "cache"))
        outputs = {output.path: output.key("values") for output in build.outputs}
        keys.append({name: outputs[f"files/{name}"] for name in WRITTEN})
    assert sorted(taken) == sorted({*WRITTEN, *(path.name for path in AREA.glob("documents/*"))})
    assert keys[0] == keys[1]
    assert all(keys[0].values())
