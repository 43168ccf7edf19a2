"""The files of a site: what each is made from, and making only those that have to be made.

For any publisher that says of each file what it is made from. An ``Output`` (``outputs.py``) has a
path, a key over its values, and a way to make it. The ``Writer`` (``writer.py``) keeps an output
whose key is that of the last build, as the ``Manifest`` (``manifest.py``) notes it, and whose file
lies there as that build left it; all others are made. Steps after that (``finishing.py``) see the
whole site, and hand back groups of files that one tool makes.
"""
