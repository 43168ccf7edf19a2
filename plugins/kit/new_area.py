"""``new-area``: an empty area that is valid and can be published as it is."""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path

from plugins.command_line import typed
from plugins.kit.answers import Answers, ask
from plugins.kit.folders import shown

File = tuple[str, str]


def new_area(given: argparse.Namespace) -> int:
    """Write a new area to the folder named in ``given``; gives the exit status."""
    if not given.folder:
        command = typed("new-area", DIR="../our-area")
        print(f"Say where to write it: {command}", file=sys.stderr)
        return 1
    folder = Path(given.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(
            f"{given.folder} is there already, and not empty. Nothing was written.", file=sys.stderr
        )
        return 1
    answers = ask(given)
    for name, text in files(answers, date.today()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = typed("serve", CONTENT=given.folder)
    print(f"A new area is in {shown(folder)}/. To see it: {command}")
    return 0


def files(answers: Answers, today: date) -> Iterator[File]:
    """Every file of a new area: its path below the area's folder, and its text."""
    goals = ids(answers.goals)
    yield "area.yaml", _area(answers)
    yield (
        "consents.yaml",
        "# Who agreed to what. An entry: - id: ..., basis: ..., obtained: ..., covers: [...]\n",
    )
    yield "plan/goals.yaml", _goals(goals)
    yield "plan/partners.yaml", "# An entry: - id: ..., name: ..., what_they_do: ...\n"
    yield "plan/impacts.yaml", starter("impacts.yaml")
    for order, (id_, title) in enumerate(ids(answers.themes).items(), 1):
        yield f"plan/themes/{id_}.md", _theme(title, order, tuple(goals))
    yield f"posts/{today.year}/our-first-post.md", _post(today)
    yield "README.md", starter("README.md").replace("{name}", answers.name)
    yield ".github/workflows/publish.yml", starter("publish.yml")


def starter(name: str) -> str:
    """The text of a file that every new area starts with."""
    return resources.files(__package__).joinpath("starter", name).read_text("utf-8")


def ids(titles: tuple[str, ...]) -> dict[str, str]:
    """An id for each title, made of its letters and digits, each once."""
    found: dict[str, str] = {}
    for title in titles:
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        id_ = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "part"
        number = 2
        while id_ in found:
            id_, number = f"{id_.rstrip('0123456789').rstrip('-')}-{number}", number + 1
        found[id_] = title
    return found


def quoted(text: str) -> str:
    """``text`` as YAML that means exactly it."""
    return json.dumps(text, ensure_ascii=False)


def _area(answers: Answers) -> str:
    lines = [
        "schema: 1",
        f"id: {next(iter(ids((answers.name,))))}",
        f"name: {quoted(answers.name)}",
        f"place: {quoted(answers.place)}",
        f"programme: {quoted(answers.programme)}",
        "vision:",
        f"  text: {quoted(answers.vision)}",
        f"started: {answers.started}",
        "language: en",
        "timezone: Europe/London",
        "currency: GBP",
    ]
    if answers.email:
        lines += ["contact:", f"  email: {quoted(answers.email)}"]
    lines += ["take_part: |", "  Come along, have a say, or lend a hand: please ask us how.", ""]
    return "\n".join(lines)


def _goals(goals: dict[str, str]) -> str:
    if not goals:
        return "# An entry: - id: ..., title: ...\n"
    return "".join(f"- id: {id_}\n  title: {quoted(title)}\n" for id_, title in goals.items())


def _theme(title: str, order: int, goals: tuple[str, ...]) -> str:
    """With a single goal every theme works towards it; with several, only the area knows."""
    own = f"[{goals[0]}]" if len(goals) == 1 else "[]"
    return (
        f"---\ntitle: {quoted(title)}\nsummary: We will say more about this soon.\n"
        f"goals: {own}\norder: {order}\n---\n"
    )


def _post(today: date) -> str:
    return (
        "---\ntitle: Our first post\n"
        f"date: {today.isoformat()}\npublished: {today.isoformat()}\nkind: news\nstatus: draft\n"
        "---\n\nWrite what happened. When it is ready, take out the line `status: draft`.\n"
    )
