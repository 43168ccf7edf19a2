"""Documents to download: what a file truly is, whatever its name says, and a copy to publish.

``publish`` looks at the bytes, compares with the name, refuses what could harm readers or tells
more than was meant, and makes a copy without its author's name. A picture among the documents is
named as one (``jpg``, ``png``) and may be published only through ``plugins.photos``. The package
is handed bytes and opens no file.
"""
