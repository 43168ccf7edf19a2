"""What is not to be seen is nowhere: drafts, what waits for its day, what was withdrawn."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from tests.fictional_area import AREA, AS_OF, THEME, Built, built, path_of, with_files

DRAFT = "2031/loft-stairs"
SCHEDULED = "2031/soup-day"
WITHDRAWN = "2030/lullaby-on-the-pier"
NOTICE = f"/news/{WITHDRAWN}/"
WORD = re.compile(r"\w{4,}")
ID = "org_id: ZZ-A-PERSON"
FRONT_MATTER = re.compile(r"---\n(?P<fields>.*?)---\n(?P<body>.*)", re.DOTALL)


def written(id_: str) -> str:
    """A post as it was written."""
    return (AREA / f"posts/{id_}.md").read_text("utf-8")


def title(id_: str) -> str:
    """The title of a post."""
    found = re.search(r"^title: (.+)$", written(id_), re.MULTILINE)
    assert found is not None
    return found[1].strip('"')


def body(id_: str) -> str:
    """The text of a post."""
    found = FRONT_MATTER.fullmatch(written(id_))
    assert found is not None
    return found["body"].strip()


def slug(id_: str) -> str:
    """The name of a post."""
    return id_.partition("/")[2]


def where(site: Built, text: str) -> set[str]:
    """The files of ``site`` in which ``text`` stands."""
    return {path for path, found in site.texts.items() if text in found}


@pytest.mark.parametrize("id_", [DRAFT, SCHEDULED, "2031/lantern-walk"])
def test_what_waits_is_nowhere_in_public(id_: str) -> None:
    site = built()
    assert where(site, slug(id_)) | where(site, body(id_)) == set()
    assert [path for path in site.files if slug(id_) in path] == []


def test_the_title_of_what_waits_is_nowhere_in_public() -> None:
    assert where(built(), title(SCHEDULED)) == set()


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        (DRAFT, "This is a draft."),
        (SCHEDULED, "This is waiting for its day."),
    ],
)
def test_a_preview_shows_what_waits_under_a_banner(id_: str, said: str) -> None:
    page = built(preview=True).tree(f"/news/{id_}/")
    (banner,) = page.xpath("/html/body/*[contains(@class, 'preview-banner')]")
    assert said in banner.text_content()
    assert body(id_) in page.text_content()


@pytest.mark.parametrize("id_", [DRAFT, SCHEDULED])
def test_a_preview_asks_not_to_be_found(id_: str) -> None:
    page = built(preview=True).tree(f"/news/{id_}/")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert slug(id_) not in built(preview=True).texts["sitemap.xml"]


def test_nothing_in_public_has_a_banner() -> None:
    assert where(built(), "preview-banner") == set()


def test_what_is_published_has_no_banner_in_a_preview() -> None:
    shown = where(built(preview=True), 'class="preview-banner')
    assert shown == {path_of(f"/news/{id_}/") for id_ in (DRAFT, SCHEDULED)}


@pytest.mark.parametrize("preview", [False, True])
def test_a_notice_stands_where_something_was_withdrawn(preview: bool) -> None:
    page = built(preview=preview).tree(NOTICE)
    assert page.findtext(".//h1") == "This has been taken down"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_notice_repeats_no_word_of_the_title_or_the_address() -> None:
    site = built()
    own = set(WORD.findall(f"{title(WITHDRAWN)} {slug(WITHDRAWN)}".lower()))
    usual = set(WORD.findall(site.texts["404.html"].lower()))
    said = set(WORD.findall(site.texts[path_of(NOTICE)].lower()))
    assert (own - usual) & said == set()


@pytest.mark.parametrize("preview", [False, True])
def test_what_was_withdrawn_is_nowhere(preview: bool) -> None:
    site = built(preview=preview)
    for text in (slug(WITHDRAWN), title(WITHDRAWN), body(WITHDRAWN), "lamps came on"):
        assert where(site, text) == set()


def test_what_was_withdrawn_was_there_before() -> None:
    before = built(as_of=date(2031, 4, 1))
    assert title(WITHDRAWN) in before.texts[path_of(NOTICE)]
    assert "index.html" in {Path(path).name for path in where(before, slug(WITHDRAWN))}


def test_the_evidence_of_what_was_withdrawn_no_longer_counts() -> None:
    def reports(site: Built) -> int:
        return len(site.build.facts.evidence.by_activity["supper-club"])

    assert reports(built()) == reports(built(as_of=date(2031, 4, 1))) - 1


def test_a_photo_goes_when_its_consent_ends_and_its_post_stays() -> None:
    days = (date(2031, 1, 31), date(2031, 2, 1))
    pages = [built(as_of=day).tree("/news/2030/ferry-mechanic/") for day in days]
    assert [len(page.xpath("//main//img")) for page in pages] == [1, 0]
    assert pages[1].findtext(".//h1") == "From passenger to ferry mechanic"


def test_a_photo_whose_consent_ended_has_no_file() -> None:
    pictures = [
        {path for path in built(as_of=day).files if path.startswith("photos/")}
        for day in (date(2031, 1, 31), date(2031, 2, 1))
    ]
    assert len(pictures[0] - pictures[1]) == 1
    assert pictures[1] - pictures[0] == set()


def test_who_received_a_grant_as_a_person_is_not_said() -> None:
    page = built().tree("/news/2031/course-grant/")
    assert "To: a resident" in " ".join(page.text_content().split())


def test_a_person_who_received_a_grant_cannot_be_told_by_a_number(tmp_path: Path) -> None:
    name = "posts/2031/course-grant.md"
    text = (AREA / name).read_text("utf-8").replace("individual: yes", f"individual: yes\n  {ID}")
    build = Build.read(
        BuildOptions(with_files(tmp_path / "area", {name: text}), THEME, as_of=AS_OF)
    )
    assert [problem.code for problem in build.problems if not problem.advice] == ["recipient"]


def test_what_so_few_were_asked_is_nowhere() -> None:
    site = built()
    assert where(site, "98.7654") | where(site, "98.77") | where(site, "one wet evening") == set()
