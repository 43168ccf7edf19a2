"""Making the outputs of a site that have to be made, and keeping the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from plugins.outputs.finishing import FinishedSite, Step, guarded
from plugins.outputs.manifest import Advice, MadeFile, MadeGroup, Manifest, State, state_of
from plugins.outputs.outputs import ALWAYS, Output, OutputGroup

Share = Callable[[Callable[[Any], Any], Sequence[Any], Callable[[Any], str]], list[Any]]
"""``share(work, things, name)`` does ``work`` on each of ``things``, perhaps several at once."""


class Stage(Protocol):
    """A site in the making, which will take the place of the one at ``output``.

    What it keeps stays there as it is; ``notes`` is a folder for whoever builds the next one.
    """

    @property
    def output(self) -> Path:
        """The folder of the site."""

    @property
    def notes(self) -> Path:
        """The folder of notes."""

    def keep(self, path: str) -> None:
        """Let the file that an earlier build made at ``path`` be part of this site."""

    def when_in_place(self, act: Callable[[], None]) -> None:
        """Call ``act`` once the site is in place."""


class Keys(NamedTuple):
    """The keys of an output, over its values and over all, and whether its file is kept."""

    values: str
    key: str
    is_kept: bool


@dataclass
class Writer:
    """Writes one site into ``folder``.

    With a ``stage``, on which that folder stands, what ``last`` tells of the build before is kept
    where it can be. ``facts_key`` stands for the facts that outputs' values depend on;
    ``checked_key`` and ``advice`` are noted for the next build.
    """

    folder: Path
    stage: Stage | None = None
    last: Manifest = field(default_factory=Manifest)
    facts_key: str = ""
    checked_key: str = ""
    advice: Advice | None = None
    _files: dict[str, Keys] = field(default_factory=dict)
    _groups: dict[str, tuple[str, tuple[str, ...], bool]] = field(default_factory=dict)

    def write(self, outputs: Sequence[Output], share: Share) -> list[str]:
        """Make those of ``outputs`` that cannot be kept; gives their paths.

        Where facts are as they were, this process tells which those are, without any values.
        Otherwise their keys are worked out where they are made, perhaps in other processes.
        """
        known = {output.path: self._known_keys(output) for output in outputs}
        self._files |= {path: keys for path, keys in known.items() if keys and keys.is_kept}
        waiting = [output for output in outputs if output.path not in self._files]
        made = share(self._made, waiting, lambda output: str(output.path))
        self._files |= {output.path: keys for output, keys in zip(waiting, made, strict=True)}
        if self.stage is not None:
            for path in self._kept_files():
                self.stage.keep(path)
        return [output.path for output in waiting if not self._files[output.path].is_kept]

    def finish(self, steps: Iterable[Step]) -> FinishedSite:
        """Let each of ``steps`` see the whole site, and add what it makes; gives the site.

        Raises ``ValueError`` where a step changes a file of the site, and whatever a step raises.
        """
        for step in steps:
            site = self._site()
            for group in guarded(step, site):
                self._add(group)
        if self.stage is not None:
            self.stage.when_in_place(self._note)
        return self._site()

    def _known_keys(self, output: Output) -> Keys | None:
        """The keys of an output whose values are known to be those of the last build."""
        made = self.last.files.get(output.path)
        if made is None or not self.facts_key or self.facts_key != self.last.facts_key:
            return None
        return self._keys(output, made.values)

    def _keys(self, output: Output, values: str) -> Keys:
        key = output.key(values)
        is_kept = key != ALWAYS and self._holds(output.path, key)
        return Keys(values, key, is_kept)

    def _holds(self, path: str, key: str) -> bool:
        return self.stage is not None and self.last.holds(path, key, str(self.stage.output))

    def _made(self, output: Output) -> Keys:
        """Make an output, unless it turns out that it can be kept."""
        keys = self._known_keys(output) or self._keys(output, output.made_from())
        if not keys.is_kept:
            self._put(output.path, output.make())
        return keys

    def _put(self, path: str, data: bytes) -> None:
        place = self.folder / path
        if ".." in path.split("/") or not place.is_relative_to(self.folder):
            raise ValueError(f"{path} lies outside the site")
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            place.write_bytes(data)
        except OSError as error:
            error.filename = str(place)  # which the system leaves out where a disk is full
            raise

    def _add(self, group: OutputGroup) -> None:
        output = str(self.stage.output) if self.stage is not None else ""
        if self.stage is not None and self.last.holds_group(group.name, group.key, output):
            paths, is_kept = tuple(self.last.groups[group.name].files), True
            for path in paths:
                self.stage.keep(path)
        else:
            made, is_kept = group.make(), False
            for path, data in made.items():
                if path in self._files:
                    raise ValueError(f"{group.name} would replace {path}, which is not its own")
                self._put(path, data)
            paths = tuple(made)
        self._groups[group.name] = group.key, paths, is_kept

    def _kept_files(self) -> list[str]:
        return [path for path, keys in self._files.items() if keys.is_kept]

    def _site(self) -> FinishedSite:
        """The site as far as it has come."""
        places = {
            path: (self.stage.output if keys.is_kept and self.stage else self.folder) / path
            for path, keys in self._files.items()
        }
        for _, paths, is_kept in self._groups.values():
            top = self.stage.output if is_kept and self.stage else self.folder
            places |= {path: top / path for path in paths}
        return FinishedSite(places, {path: keys.key for path, keys in self._files.items()})

    def _note(self) -> None:
        """Note down for the next build what is in place now."""
        assert self.stage is not None
        output = str(self.stage.output)

        def states(paths: Iterable[str]) -> dict[str, State]:
            return {path: state for path in paths if (state := state_of(path, output))}

        found = states(path for path, keys in self._files.items() if keys.key != ALWAYS)
        files = {
            path: MadeFile(self._files[path].values, self._files[path].key, state)
            for path, state in found.items()
        }
        groups = {
            name: MadeGroup(key, states(paths))
            for name, (key, paths, _) in self._groups.items()
            if key != ALWAYS
        }
        checked = (self.checked_key, self.advice) if self.advice is not None else ("", ())
        manifest = Manifest(self.facts_key, *checked, files, groups)
        if manifest != self.last:
            manifest.write(self.stage.notes)
