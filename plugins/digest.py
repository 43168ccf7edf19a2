"""A digest: a short text that is the same for the same data, and another for any other."""

from __future__ import annotations

from hashlib import blake2b


def digest_of(*parts: str | bytes) -> str:
    """The digest of ``parts``, in their order, as 32 hexadecimal digits."""
    seen = blake2b(digest_size=16)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        seen.update(len(data).to_bytes(8, "big"))
        seen.update(data)
    return seen.hexdigest()
