"""The golden thread: vision → goals → themes → activities → evidence → impacts.

A Pelican plugin: ``from plugins import impact`` and ``PLUGINS = [impact]``. It reads the whole of
``PATH`` as an area's content and makes every page of its site. Pelican is handed the module
itself, so that it has nothing left to import: what it fails to import it only logs, and the site
would be built unchecked.
"""

from __future__ import annotations


def register() -> None:
    """Connect the plugin to Pelican, which is loaded only for a build by it.

    Raises ``SystemExit`` where that fails, which Pelican would only log.
    """
    try:
        from plugins.impact.hooks import connect

        connect()
    except Exception as error:
        raise SystemExit(f"The impact plugin cannot be registered: {error}") from error
