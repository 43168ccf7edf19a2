"""``python3 -m plugins.setup site`` (or tests, bench): exit status 0 when all is there, else 1."""

from __future__ import annotations

import sys

from plugins.setup.halt import Halt
from plugins.setup.interpreter import check_interpreter


def main(words: list[str]) -> int:
    """Set up what ``words`` names; a reason to stop is printed for whoever must act on it."""
    try:
        check_interpreter()
        # Only now: the other modules are written for the Python that was just asked for.
        from plugins.setup.purpose import set_up

        set_up(words)
    except Halt as halt:
        print(f"\n{halt}\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped before the set-up was complete; the next one goes on from here.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
