"""``new-area``: what it writes can be published as it is, whatever was answered."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.kit.__main__ import main
from plugins.kit.questions import QUESTIONS
from tests.fictional_area import ROOT, THEME

ANSWERS = {
    "name": "Hill Street",
    "place": "Hilltown",
    "programme": "Big Local",
    "vision": "A street where people know their neighbours",
    "started": "2023-04",
    "goals": "Neighbours know each other",
    "themes": "Getting together; Green places",
    "email": "hello@hill-street.example",
}
HOSTILE = {
    "quotes": "Hill \"Street\" and 'Lane'",
    "a colon": "Hill Street: the lower end",
    "a comment": "Hill #1 # not a comment",
    "a list": "[Hill, Street]",
    "a group": "{hill: street}",
    "an anchor": "&hill *street !tag",
    "fences": "--- Hill --- Street ---",
    "a percentage": "100% Hill",
    "no": "no",
    "nothing": "null",
    "a number": "012",
    "a time": "10:30",
    "backslashes": "C:\\hill\\new\\u0041",
    "a template": "{{ hill }} {% street %} {name}",
    "markup": "<script>alert(1)</script> & </title>",
    "other letters": "Вулиця на горі · 山坡街 · شارع",
    "accents": "Rue de l’Été – côté jardin",
    "signs": "🏡 Hill 🌳",
    "dots and slashes": "../../Hill/./Street",
    "the longest there is": "H" * 150,
    "what cannot be seen": "Hill\x07 \u202eStreet\u2028 \x00",
}


def words(folder: Path, **changes: str | None) -> list[str]:
    """The command with all answers, some of them changed or left out."""
    answers = ANSWERS | changes
    given = [f"--{key}={answer}" for key, answer in answers.items() if answer is not None]
    return ["new-area", str(folder), *given]


def built(folder: Path) -> Build:
    """The build of an area."""
    return Build.read(BuildOptions(folder, THEME))


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "hill-street"


def test_an_area_is_written_that_has_no_problems(area: Path) -> None:
    assert main(words(area)) == 0
    assert [str(problem) for problem in built(area).problems] == []


def test_a_new_area_has_a_page_for_each_theme_and_goal(area: Path) -> None:
    main(words(area))
    paths = {file.path for file in built(area).files()}
    pages = ("themes/getting-together", "themes/green-places", "goals/neighbours-know-each-other")
    assert {f"{page}/index.html" for page in pages} <= paths


def test_a_new_area_says_what_was_answered(area: Path) -> None:
    main(words(area))
    home = next(file.data.decode() for file in built(area).files() if file.path == "index.html")
    said = (ANSWERS["name"], ANSWERS["place"], ANSWERS["programme"], ANSWERS["email"])
    assert [text for text in said if text not in home] == []


def test_the_first_post_waits(area: Path) -> None:
    main(words(area))
    states = built(area).account.states
    assert [path for path, state in states.items() if state == "draft"] == [
        next(iter(path for path in states if path.startswith("posts/")))
    ]


@pytest.fixture
def workflow(area: Path) -> Any:
    """The workflow of a new area, as GitHub reads it."""
    main(words(area))
    return yaml.safe_load((area / ".github/workflows/publish.yml").read_text("utf-8"))


def steps_of(workflow: Any) -> list[dict[str, Any]]:
    """The steps of all jobs."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_a_workflow_that_builds_the_area_is_there(workflow: Any) -> None:
    runs = [step["run"] for step in steps_of(workflow) if "run" in step]
    assert runs[1:] == ['make -C kit publish CONTENT=../area SITEURL="$SITEURL"']


def test_every_action_of_the_workflow_is_named_by_a_commit_and_its_version(area: Path) -> None:
    main(words(area))
    text = (area / ".github/workflows/publish.yml").read_text("utf-8")
    used = [line.partition("uses: ")[2] for line in text.splitlines() if "uses: " in line]
    pinned = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert len(used) == 5
    assert [action for action in used if not pinned.fullmatch(action)] == []


def test_only_the_job_that_publishes_may_do_so(workflow: Any) -> None:
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    (only,) = workflow["jobs"]["deploy"]["steps"]
    assert only.keys() == {"uses"}
    assert only["uses"].startswith("actions/deploy-pages@")
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_the_workflow_takes_the_kit_that_the_area_names_and_keeps_no_token(workflow: Any) -> None:
    checkouts = [step["with"] for step in steps_of(workflow) if "checkout" in step.get("uses", "")]
    assert checkouts == [
        {"path": "area", "persist-credentials": False},
        {
            "repository": "${{ vars.KIT_REPOSITORY }}",
            "ref": "${{ vars.KIT_VERSION }}",
            "path": "kit",
            "persist-credentials": False,
        },
    ]


def test_hidden_files_are_not_published(workflow: Any) -> None:
    (given,) = [step["with"] for step in steps_of(workflow) if "upload" in step.get("uses", "")]
    assert given == {"path": "kit/output", "include-hidden-files": False}


VARIABLES = {"KIT_REPOSITORY": "hill/kit", "KIT_VERSION": "v1", "SITEURL": "https://hill.example"}


@pytest.mark.parametrize("missing", ["", *VARIABLES])
def test_the_workflow_says_which_variable_is_missing(workflow: Any, missing: str) -> None:
    script = steps_of(workflow)[0]["run"]
    given = {**VARIABLES, missing: ""} if missing else VARIABLES
    said = subprocess.run(
        ["bash", "-e", "-c", script], env=given, capture_output=True, text=True, check=False
    )
    line = f"::error::Please set the variable {missing}. The first lines of publish.yml say how.\n"
    assert (said.returncode, said.stdout) == ((1, line) if missing else (0, ""))


TEXTS = ("name", "place", "programme", "vision", "goals", "themes")


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE)
def test_any_answer_gives_an_area_without_problems(answer: str, area: Path) -> None:
    assert main(words(area, **dict.fromkeys(TEXTS, answer))) == 0
    assert [str(problem) for problem in built(area).problems] == []


@pytest.mark.parametrize("answer", [a for a in HOSTILE.values() if a.isprintable()])
def test_an_answer_is_kept_as_it_was_given(answer: str, area: Path) -> None:
    main(words(area, **dict.fromkeys(TEXTS, answer)))
    content = built(area).content
    assert content is not None
    told = content.area
    titles = {entry.title for entry in (*content.goals.values(), *content.themes.values())}
    assert {told.name, told.place, told.programme, told.vision.text, *titles} == {answer}


@pytest.mark.parametrize("started", ["2023", "2023-04", "2023-Q2", "2023-04-30"])
def test_an_area_may_have_started_on_any_date(started: str, area: Path) -> None:
    assert main(words(area, started=started)) == 0
    assert built(area).problems == ()


@pytest.mark.parametrize("themes", ["Art; art; ART", "Красота; Здоровье", "; Art ;; Green ;"])
def test_themes_have_ids_of_their_own(themes: str, area: Path) -> None:
    assert main(words(area, themes=themes)) == 0
    count = sum(1 for part in themes.split(";") if part.strip())
    assert len(list((area / "plan/themes").iterdir())) == count
    assert built(area).problems == ()


@pytest.mark.parametrize("key", ["goals", "email"])
def test_some_answers_may_be_left_out(key: str, area: Path) -> None:
    assert main(words(area, **{key: None})) == 0
    assert built(area).problems == ()


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("place", None),
        ("vision", " "),
        ("started", None),
        ("themes", ""),
        ("themes", " ; "),
        ("started", "last spring"),
        ("started", "2023-02-30"),
        ("email", "nobody"),
        ("name", "H" * 151),
        ("place", "H" * 151),
        ("goals", f"Short; {'H' * 151}"),
        ("themes", f"Short; {'H' * 151}"),
        ("programme", "H" * 301),
        ("vision", "H" * 601),
    ],
)
def test_an_answer_that_will_not_do_is_said_and_nothing_is_written(
    key: str, answer: str | None, area: Path
) -> None:
    with pytest.raises(SystemExit, match=f"--{key}"):
        main(words(area, **{key: answer}))
    assert not area.exists()


def test_all_eight_questions_are_answered_here() -> None:
    assert ANSWERS.keys() == QUESTIONS.keys()
    assert len(QUESTIONS) == 8


@pytest.mark.parametrize("inside", ["notes.txt", ".hidden", "folder/notes.txt"])
def test_a_folder_that_is_not_empty_is_refused(
    inside: str, area: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (area / inside).parent.mkdir(parents=True)
    (area / inside).write_text("mine")
    assert main(words(area)) == 1
    assert capsys.readouterr().err == (
        f"{area} is there already, and not empty. Nothing was written.\n"
    )
    assert [path for path in area.rglob("*") if path.is_file()] == [area / inside]


def test_a_file_in_its_place_is_refused(area: Path) -> None:
    area.write_text("mine")
    assert main(words(area)) == 1
    assert area.read_text() == "mine"


def test_an_empty_folder_will_do(area: Path) -> None:
    area.mkdir()
    assert main(words(area)) == 0
    assert (area / "area.yaml").is_file()


def test_a_folder_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-area"]) == 1
    assert capsys.readouterr().err == "Say where to write it: make new-area DIR=../our-area\n"


def test_questions_are_asked_on_a_terminal(
    area: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["", "Hilltown", "", "A good street", "spring", "2023", "", "Together", "me", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    assert main(["new-area", str(area)]) == 0
    content = built(area).content
    assert content is not None
    assert (content.area.name, content.area.programme, str(content.area.started)) == (
        "Our Area",
        "Big Local",
        "2023",
    )
    assert "'spring' is not a date" in capsys.readouterr().out


def test_the_commands_take_a_new_area(area: Path, tmp_path: Path) -> None:
    main(words(area))
    output = tmp_path / "output"
    for command in (["check-content"], ["html", "--output", str(output)]):
        run = [sys.executable, "-m", "plugins.kit", *command, "--content", str(area)]
        done = subprocess.run(
            run,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert (output / "index.html").is_file()
