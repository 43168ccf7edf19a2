"""Every published entry is on its page, and in the lists, tables and feeds where it belongs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.impact.model.kinds import KINDS
from plugins.impact.publish.entry_account import OF_KINDS, EntryAccount, entry_account
from plugins.kit.checking import check_content
from plugins.kit.folders import Folders
from tests.fictional_area import AREA, AS_OF, ROOT, THEME, built
from tests.reading.small_site import build, site

GRANT = "/news/2030/kiln-grant/"
GRANT_ID = "marrowmere/post/2030/kiln-grant"


def account(files: Mapping[str, bytes]) -> EntryAccount:
    """The account of the invented area, whose site is made of ``files``."""
    return entry_account(built().build.facts, files.keys(), files.__getitem__, "")


def test_nothing_is_missing_from_the_invented_area() -> None:
    found = account(built().files)
    assert (found.posts, found.translations, found.missing) == (25, 1, ())


def without(pattern: str) -> Callable[[bytes], bytes]:
    """A change of a file that takes out what ``pattern`` matches, which has to be there."""

    def change(data: bytes) -> bytes:
        text, count = re.subn(pattern, "", data.decode(), flags=re.DOTALL)
        assert count
        return text.encode()

    return change


LINK = f'href="{GRANT}"'
ENTRY = f"<entry>(?:(?!<entry>).)*{GRANT}(?:(?!<entry>).)*</entry>"
ROW = f"{GRANT_ID},[^\n]*\n"
LOST = {
    "/grants/": ("grants/index.html", without(LINK)),
    "/data/grants.csv": ("data/grants.csv", without(ROW)),
    "/data/posts.csv": ("data/posts.csv", without(ROW)),
    "/feeds/kinds/grant.atom": ("feeds/kinds/grant.atom", without(ENTRY)),
    "/feeds/all.atom": ("feeds/all.atom", without(ENTRY)),
    "/news/2030/": ("news/2030/index.html", without(LINK)),
}


@pytest.mark.parametrize("place", LOST)
def test_what_a_place_lacks_is_named(place: str) -> None:
    path, change = LOST[place]
    files = {**built().files, path: change(built().files[path])}
    (problem,) = account(files).missing
    assert str(problem) == (
        f"content/posts/2030/kiln-grant.md:2: this is published, but {place} does not show it. "
        "That is a mistake of the kit and not yours: please report it. [not-shown]"
    )


def test_a_post_without_a_page_is_named() -> None:
    files = {path: data for path, data in built().files.items() if path != f"{GRANT[1:]}index.html"}
    (problem,) = account(files).missing
    assert problem.message.startswith(f"this is published, but {GRANT} does not show it.")


def test_a_full_feed_lacks_nothing() -> None:
    """A feed has room for the newest thirty, and the others are in none."""
    files = dict(built().files)
    entry = '<entry><link href="https://marrowmere.example/x/{0}/"/></entry>'
    files["feeds/all.atom"] = "".join(map(entry.format, range(30))).encode()
    assert account(files).missing == ()


@pytest.mark.parametrize(
    "address",
    ["https://m\u00fcnchen.example", "https://x.example/o'brien", "https://x.example/a&b"],
)
def test_no_address_of_the_site_makes_an_entry_missing(address: str) -> None:
    assert built(address).build.entry_account.missing == ()


def test_only_kinds_that_there_are_have_places() -> None:
    assert OF_KINDS.keys() <= KINDS.keys()


def test_a_build_that_would_lose_a_post_changes_nothing(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    template = theme / "templates/grants.html"
    template.write_text(template.read_text("utf-8").replace("view.grants", "none"), "utf-8")
    output = tmp_path / "output"
    settings_ = tmp_path / "conf.py"
    settings_.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(theme)!r}\nCACHE_PATH = {str(tmp_path / 'cache')!r}\n"
        f"IMPACT_AS_OF = {AS_OF.isoformat()!r}\n",
        "utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-m", "pelican", str(AREA), "-s", str(settings_), "-o", str(output)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "this is published, but /grants/ does not show it." in run.stderr
    assert not output.exists()


def test_the_check_of_content_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_content(Folders(AREA, Path("output")), AS_OF) == 0
    assert (
        "25 posts (1 of them translations) and 30 other entries are published.\n"
        "Each is on its page, and in the lists, tables and feeds where it belongs.\n"
    ) in capsys.readouterr().out


FIELDS = {
    "story": "did: We mended it.",
    "case-study": "about: group\nactivities: [boats]\nimpacts: [confidence]",
    "theme-review": "theme: bread",
    "event": "state: planned",
    "grant": "recipient: {partner: helpers}\npurpose: Tea.\namount: €450",
    "document": "document_type: minutes",
}


@dataclass(frozen=True)
class Written:
    """A post as somebody wrote it; ``translates`` is the place of a post, perhaps its own."""

    kind: str
    month: int
    themes: tuple[str, ...]
    status: str
    published: str
    language: str
    translates: int | None

    def text(self, place: int) -> str:
        """The post as the file at ``place``."""
        quarter = f"quarter: {2000 + place}-Q1" if self.kind == "rep-report" else ""
        fields = [
            f"title: Post {place}",
            f"date: 2031-{self.month:02}",
            f"kind: {self.kind}",
            FIELDS.get(self.kind, quarter),
            f"themes: [{', '.join(self.themes)}]" if self.kind != "case-study" else "",
            f"status: {self.status}",
            f"published: {self.published}" if self.published else "",
            f"language: {self.language}" if self.language else "",
            f"translation_of: 2031/p{self.translates}" if self.translates is not None else "",
        ]
        return "---\n" + "\n".join(field for field in fields if field) + "\n---\n\nWe met.\n"

    def is_public(self, on: date) -> bool:
        """Whether everybody may see it."""
        waits = self.published and date.fromisoformat(self.published) > on
        return self.status == "published" and not waits


AREAS = st.lists(
    st.builds(
        Written,
        kind=st.sampled_from([*KINDS]),
        month=st.integers(1, 12),
        themes=st.sampled_from(((), ("water",), ("bread",), ("water", "bread"))),
        status=st.sampled_from(("published", "published", "draft")),
        published=st.sampled_from(("", "", "2031-01-05", "2031-11-30")),
        language=st.sampled_from(("", "en", "cy", "pl")),
        translates=st.none() | st.none() | st.integers(0, 4),
    ),
    min_size=5,
    max_size=8,
)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(AREAS)
def test_whatever_an_area_holds_no_entry_is_lost_in_silence(posts: list[Written]) -> None:
    files = {f"posts/2031/p{place}.md": post.text(place) for place, post in enumerate(posts)}
    with TemporaryDirectory() as folder:
        made = build(site(files, Path(folder)))
        if made.failed:
            codes = {p.code.partition("-")[0] for p in made.problems if not p.advice}
            assert codes <= {"translation", "translated"}
            return
        found = made.entry_account
        public = sum(post.is_public(made.as_of) for post in posts)
        assert (found.posts, found.missing) == (public + 1, ())
        told = [
            (post, str(place)) for place, post in enumerate(posts) if post.is_public(made.as_of)
        ]
        for kind, table in (("grant", "grants"), ("event", "events"), ("story", "stories")):
            own = {
                str(post.translates) if post.translates is not None else place
                for post, place in told
                if post.kind == kind
            }
            rows = made.open_data.file(f"/data/{table}.csv").decode().splitlines()[1:]
            assert len(rows) == len(own)
