"""When an event starts or ends: a day, and a local time where one was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from plugins.impact.model import faults

SHAPE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d?)[:.](\d\d))?", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """A day in the area's time zone; ``clock`` is none where only the day is known."""

    day: date
    clock: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """``2016-12-20`` or ``2016-12-20 18:00``. Raises ``Fault`` for anything else."""
        match = SHAPE.fullmatch(text.strip())
        if match is None:
            raise faults.NOT_A_MOMENT.fault(value=text)
        try:
            day = date.fromisoformat(match[1])
            clock = time(int(match[2]), int(match[3])) if match[2] else None
        except ValueError:
            raise faults.NO_SUCH_DAY.fault(value=text) from None
        return cls(day, clock)

    @property
    def order(self) -> tuple[date, time]:
        """Where it stands among others; a day without a time comes first."""
        return self.day, self.clock or time.min
