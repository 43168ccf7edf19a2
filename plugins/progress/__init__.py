"""Shows how far a long piece of work has come: a bar on a terminal, plain lines elsewhere.

Work that is done within a second or two shows nothing. No thread is started, so a process may
still be copied while a bar is there.
"""

from __future__ import annotations

from plugins.progress.counting import Advance, Counting, counting

__all__ = ["Advance", "Counting", "counting"]
