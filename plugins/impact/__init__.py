"""The golden thread: vision → goals → themes → activities → evidence → impacts.

A Pelican plugin: ``from plugins.impact import hooks as impact`` and ``PLUGINS = [impact]``. It
reads the whole of ``PATH`` as an area's content and makes every page of its site. Pelican is
handed the hooks themselves, so that it has nothing left to import: what it fails to import it
only logs, and the site would be built unchecked.
"""
