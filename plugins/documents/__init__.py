"""Documents to download: what a file truly is, whatever its name says.

``identify`` looks at the bytes, compares with the name, and refuses programs and macros. A
picture among the documents is named as one (``jpg``, ``png``) and may be published only
through ``plugins.photos``. The package is handed bytes and opens no file.
"""
