"""How large a file is, and what it can be recognised by."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Weight:
    """The size of a file in bytes, and the SHA-256 of what it holds."""

    size: int
    digest: str

    @classmethod
    def of(cls, data: bytes) -> Weight:
        """The weight of a file that holds ``data``."""
        return cls(len(data), sha256(data).hexdigest())
