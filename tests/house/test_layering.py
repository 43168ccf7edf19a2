"""One way, no back and forth: who may know whom, who may open files, who may know Pelican."""

from __future__ import annotations

import ast

import pytest

from tests.house.sources import called, imported, modules, room

# What each room may know of the others. Pelican calls in at the hooks; what is read becomes
# the model, of which compute makes facts, of which report makes what pages say, and publish
# is the one room that knows them all.
KNOWS = {
    "command_line": set(),
    "problems": set(),
    "digest": set(),
    "frontmatter": {"problems"},
    "markup": {"problems"},
    "photos": {"problems"},
    "documents": {"problems"},
    "system_errors": set(),
    "staging": {"system_errors"},
    "preview": {"system_errors"},
    "setup": {"command_line"},
    "parallel": set(),
    "progress": set(),
    "cache": set(),
    "outputs": {"cache", "digest"},
    "impact/model": {"digest", "markup", "problems"},
    "impact/words": {"impact/model"},
    "impact/read": {
        "impact/model",
        "cache",
        "command_line",
        "digest",
        "documents",
        "frontmatter",
        "markup",
        "parallel",
        "photos",
        "problems",
    },
    "impact/compute": {"impact/model", "markup", "problems"},
    "impact/report": {"impact/model", "impact/compute", "impact/words"},
    "impact/publish": {
        "impact/model",
        "impact/read",
        "impact/compute",
        "impact/report",
        "impact/words",
        "cache",
        "digest",
        "documents",
        "outputs",
        "markup",
        "parallel",
        "photos",
        "problems",
        "progress",
    },
    "impact/pelican_content": {"impact/model"},
    "impact/hooks": {"impact/pelican_content", "impact/publish", "outputs", "staging"},
    "impact/__init__": {"impact/hooks"},
}
# The commands and the manual, which is made from the code, may look into every room but these.
KIT_KEEPS_OUT_OF = {"impact/report", "impact/hooks", "setup"}
KNOW_PELICAN = {
    "plugins/impact/hooks.py",
    "plugins/impact/pelican_content.py",
    "plugins/kit/building.py",
    "plugins/staging/pelican_class.py",
}
# Those that read what an area wrote or write what is published, and the kit's own files.
OPEN_FILES = {
    "plugins/impact/read/files.py",
    "plugins/impact/publish/site_theme.py",
    "plugins/impact/words/catalogue.py",
}
# These open what is in memory already: an archive's members, a picture's bytes.
OPEN_BYTES = {"plugins/documents/identification.py", "plugins/photos/inspection.py"}
# These rooms are about files and folders.
ABOUT_FILES = {"staging", "preview", "setup", "kit", "cache", "outputs"}
OPENING = {
    "FileSystemLoader",
    "NamedTemporaryFile",
    "TemporaryDirectory",
    "copyfile",
    "copytree",
    "exists",
    "glob",
    "is_dir",
    "is_file",
    "iterdir",
    "listdir",
    "lstat",
    "makedirs",
    "mkdir",
    "mkdtemp",
    "mkstemp",
    "move",
    "open",
    "read_bytes",
    "read_text",
    "rename",
    "rglob",
    "rmdir",
    "rmtree",
    "scandir",
    "stat",
    "touch",
    "unlink",
    "walk",
    "write_bytes",
    "write_text",
}
CLOCKS = {"now", "today", "time", "utcnow"}


def outside(known: str) -> set[str]:
    """The other rooms that ``known`` imports from."""
    names = {
        name
        for path, tree in modules().items()
        if room(path) == known
        for name in imported(tree)
        if name.startswith("plugins.")
    }
    return {room(name) for name in names} - {known}


@pytest.mark.parametrize("known", KNOWS)
def test_a_room_knows_only_what_it_may(known: str) -> None:
    assert outside(known) - KNOWS[known] == set()


def test_what_components_show_depends_on_nothing_else() -> None:
    tree = modules()["plugins/impact/report/components.py"]
    assert [name for name in imported(tree) if name.startswith("plugins.")] == []


def test_a_subject_keeps_its_view_beside_its_page() -> None:
    """A template is named by a view, and a view stands in the folder of what fills it."""
    named = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if room(path) == "impact/report"
        and isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id == "named"
    }
    assert {path for path in named if path.count("/") < 4} <= {"plugins/impact/report/page.py"}


def test_the_commands_know_no_hooks_and_no_pages() -> None:
    assert outside("kit") & KIT_KEEPS_OUT_OF == set()


def test_every_room_is_told_of_here() -> None:
    assert {room(path) for path in modules()} == {*KNOWS, "kit", "__init__"}


def test_only_these_modules_know_pelican() -> None:
    found = {
        path
        for path, tree in modules().items()
        if any(name.split(".")[0] == "pelican" for name in imported(tree))
    }
    assert found == KNOW_PELICAN


def test_only_these_modules_open_files() -> None:
    found = {
        path
        for path, tree in modules().items()
        if room(path) not in ABOUT_FILES and any(name in OPENING for name, _ in called(tree))
    }
    assert found == OPEN_FILES | OPEN_BYTES


@pytest.mark.parametrize("path", sorted(OPEN_BYTES))
def test_what_opens_bytes_has_no_path_to_open(path: str) -> None:
    names = set(imported(modules()[path]))
    assert names & {"pathlib.Path", "os", "shutil", "tempfile"} == set()


def test_only_a_build_and_a_new_area_ask_what_day_it_is() -> None:
    found = {
        path
        for path, tree in modules().items()
        for name, call in called(tree)
        if name in CLOCKS and isinstance(call.func, ast.Attribute) and room(path) not in ABOUT_FILES
    }
    assert found == {"plugins/impact/publish/clock.py"}


def test_nothing_is_left_to_chance() -> None:
    found = {
        path
        for path, tree in modules().items()
        if any(name.split(".")[0] in {"random", "uuid", "secrets"} for name in imported(tree))
    }
    assert found == set()


def test_raw_data_stays_in_the_rooms_that_read() -> None:
    found = {
        path
        for path, tree in modules().items()
        if room(path) in {"impact/model", "impact/compute", "impact/report"}
        and any(name.split(".")[0] in {"yaml", "jinja2", "lxml"} for name in imported(tree))
    }
    assert found == set()
