"""This project, with the whole plan that the other generators know nothing of."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.generators.front_matter import document, yaml
from benchmarks.generators.generator import ROOT, Generator
from benchmarks.invention.plan import ACTIVITIES, AS_OF, GOALS, IMPACTS, PARTNERS, THEMES
from benchmarks.invention.posts import Post

AREA = """\
schema: 1
id: invented-area
name: Invented Area
place: Anywhere
programme: Imagined Places
vision:
  text: an area where everyone has company, a chance and a green place to sit
started: 2015-01
timezone: Europe/London
currency: GBP
notice: This area is invented, to measure how long a build takes.
plan_periods:
  - {id: first-plan, name: First plan, starts: 2015-01, ends: 2019-12, planned: £500,000}
  - {id: second-plan, name: Second plan, starts: 2020-01, planned: £450,000}
rep: {reports_from: 2015-Q1}
papers_due: {minutes: monthly, management-report: quarterly}
"""


class ThisProject(Generator):
    """``python -m plugins.kit`` on an area with the same posts."""

    name = "this project"
    note = "python -m plugins.kit html: pages, feeds and data of the whole area"
    post_link = r"(../\1/\2.md)"
    theme_link = r"(/themes/\1/)"

    @property
    def build(self) -> list[str]:
        """``html``, for the day that the posts end."""
        return self.command("plugins.kit", "html", "--output", str(self.output))

    @property
    def build_by_steps(self) -> list[str]:
        """The same build, which says how long each of its steps took."""
        return self.command("benchmarks.one_build", "--output", str(self.output))

    @property
    def preview(self) -> list[list[str]]:
        """``serve``."""
        return [self.command("plugins.kit", "serve", "--port", "{port}")]

    @property
    def home(self) -> Path:
        """The kit is run where it lies."""
        return ROOT

    @property
    def leavings(self) -> Sequence[Path]:
        """All that lies beside the output: the kit keeps what it remembers there."""
        return [*self.folder.glob(".*"), self.folder / "cache"]

    def command(self, module: str, *words: str) -> list[str]:
        """Run ``module`` with ``words`` and the options that each of its commands here takes."""
        folders = ["--content", str(self.folder / "content"), "--cache", str(self.folder / "cache")]
        day = ["--as-of", AS_OF.isoformat()]
        return [sys.executable, "-m", module, *words, *folders, *day]

    def write(self, posts: Sequence[Post]) -> None:
        """An area: its plan, and the posts with all their fields."""
        for name, text in plan_files().items():
            self.put(f"content/{name}", text)
        for post in posts:
            self.put(self.file_of(post), self._document(post))

    def file_of(self, post: Post) -> Path:
        """Posts lie in folders of years."""
        return self.folder / "content" / "posts" / f"{post.slug}.md"

    def address_of(self, post: Post) -> str:
        """A rep's report has the address of its quarter."""
        if post.kind == "rep-report":
            return f"/rep-reports/{post.fields['quarter']}/"
        return super().address_of(post)

    def _document(self, post: Post) -> str:
        fields: dict[str, Any] = {
            "title": post.title,
            "date": post.when,
            "kind": post.kind,
            "published": post.day,
            "summary": post.summary,
            **post.fields,
            "evidence": post.evidence,
        }
        return document(fields, self.linked(post.body))


class EarlierCheckout(ThisProject):
    """The same commands of an older ``checkout`` of this project, by the same Python."""

    name = "this project, before"
    note = "python -m plugins.kit html of an older checkout, with the same area"

    def __init__(self, folder: Path, checkout: Path) -> None:
        super().__init__(folder)
        self.checkout = checkout.resolve()
        if not (self.checkout / "plugins" / "kit").is_dir():
            raise SystemExit(f"{checkout} is no checkout of this project.")

    @property
    def preview(self) -> list[list[str]]:
        """``serve``, which used to write what it shows into a folder."""
        more = ["--output", str(self.output)] if self._preview_has_a_folder() else []
        return [self.command("plugins.kit", "serve", "--port", "{port}", *more)]

    @property
    def home(self) -> Path:
        """It too is run where it lies."""
        return self.checkout

    def _preview_has_a_folder(self) -> bool:
        asking = [sys.executable, "-m", "plugins.kit", "serve", "--help"]
        said = subprocess.run(asking, cwd=self.home, capture_output=True, text=True, check=True)
        return "--output" in said.stdout


def plan_files() -> dict[str, str]:
    """The files of an area except its posts, by path, as text."""
    files = {"area.yaml": AREA, "consents.yaml": "[]\n", "plan/partners.yaml": _partners()}
    files["plan/goals.yaml"] = "".join(f"- id: {id_}\n  title: {t}\n" for id_, t in GOALS.items())
    files["plan/impacts.yaml"] = "".join(
        f"- id: {id_}\n  title: {title}\n  plain: {title}\n  scope: {scope}\n"
        for id_, (title, scope) in IMPACTS.items()
    )
    for order, theme in enumerate(THEMES, 1):
        fields = {"title": theme.title, "summary": theme.title, "goals": [theme.goal]}
        files[f"plan/themes/{theme.id}.md"] = document(
            fields | {"order": order, "colour": order}, f"What belongs to {theme.title}.\n"
        )
        files[f"plan/indicators/{theme.id}.yaml"] = _indicator(theme.id)
    for number in range(len(ACTIVITIES)):
        files[f"plan/activities/{ACTIVITIES[number].id}.md"] = _activity(number)
    return files


def _partners() -> str:
    return "".join(f"- id: {id_}\n  name: {name}\n" for id_, name in PARTNERS.items())


def _indicator(theme: str) -> str:
    readings = [{"date": year, "value": 20 + year % 9} for year in range(2016, 2025)]
    return yaml(
        {
            "title": f"Who say that they gain from {theme}",
            "themes": [theme],
            "unit": "people of a hundred",
            "better": "higher",
            "source": "An invented survey",
            "baseline": {"date": 2015, "value": 19},
            "readings": readings,
            "target": {"date": 2030, "value": 60},
        }
    )


def _activity(number: int) -> str:
    activity = ACTIVITIES[number]
    begun = 2015 + number % 5
    spans = [str(year) for year in range(begun, 2025, 2)]
    fields: dict[str, Any] = {
        "title": activity.title,
        "summary": f"What {activity.title} does for the area.",
        "themes": list(activity.themes),
        "partners": [tuple(PARTNERS)[number % len(PARTNERS)]],
        "starts": f"{begun}-03",
        "status": "active",
        "status_on": "2024-12",
        "expects": list(activity.expects),
        "funding": [{"span": s, "budget": "£4,000", "spent": f"£3,{number:03}"} for s in spans],
        "added_value": [
            {"span": s, "kind": "match-funding", "amount": f"£{number + 1},000"} for s in spans
        ],
    }
    return document(fields, f"How {activity.title} came about, and who looks after it.\n")
