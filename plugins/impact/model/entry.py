"""The ground all entries stand on: frozen, strict, and aware of where they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from plugins.impact.model.validators import Made


@dataclass(frozen=True)
class Origin:
    """The file an entry was written in, and the line (1-based) of each of its values.

    ``body_line`` is the line on which the text below its fields begins; ``at`` is the entry's
    place in its file, () or (index,) in a list.
    """

    path: str
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict, repr=False)
    body_line: int = 1
    at: tuple[str | int, ...] = ()

    def line(self, *where: str | int) -> int:
        """The line of the value at ``where``, or of the nearest thing around it."""
        where = (*self.at, *where)
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def has(self, *where: str | int) -> bool:
        """Whether something was written at ``where``."""
        return (*self.at, *where) in self.lines


class FieldGroup(BaseModel):
    """A group of fields within an entry; each says in its ``description`` what it is.

    Modules with such classes do without ``from __future__ import annotations``, as pydantic would
    compile each annotation again, which takes a fifth of the time in which the model is loaded.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=False,
    )


class Entry(FieldGroup):
    """Something an area wrote that has an id of its own.

    ``noun`` is what a volunteer calls it, with its article, for messages.
    """

    # What is only built upon, and a kind that an area has none of, is never validated.
    model_config = ConfigDict(defer_build=True)

    noun: ClassVar[str]
    given: ClassVar[frozenset[str]] = frozenset({"origin"})

    origin: Annotated[Origin, Made()] = Field(default=Origin(""), repr=False)
